using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Xml;

namespace DocReview.Web;

/// <summary>
/// A worksheet for people: a heading, then rows of text and numbers. Written row by row, so that a hundred thousand rows need no memory, and read back before it counts as done.
/// No cell is ever a formula: all text is text, and what begins like a formula is marked so that it stays text when somebody edits it.
/// </summary>
public sealed class ExportedSheet
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Excel's own limit for a cell.</summary>
    private const int LongestCell = 32_767;

    /// <summary>Styles: 1 the heading, 2 text that begins like a formula.</summary>
    private const string Heading = "1", Quoted = "2";

    private readonly string _name;
    private readonly IReadOnlyList<(string Title, int Width)> _columns;

    /// <param name="name">Of the worksheet; at most 31 characters, none of []:*?/\.</param>
    /// <param name="columns">Titles with their widths in characters.</param>
    public ExportedSheet(string name, IReadOnlyList<(string Title, int Width)> columns) => (_name, _columns) = (name, columns);

    /// <summary>Writes the file beside its place, reads it back, and puts it there. Returns the number of rows below the heading.</summary>
    /// <param name="rows">Cells: null, string, int, long or double.</param>
    /// <exception cref="IOException">It could not be written, or what was read back is not what was written.</exception>
    public int Write(string path, IEnumerable<object?[]> rows)
    {
        var count = 0;
        FileBeside.Write(path, temporary =>
        {
            using var stream = new FileStream(temporary, FileMode.Create, FileAccess.ReadWrite, FileShare.None);
            (var written, count) = Write(stream, rows);
            stream.Flush(flushToDisk: true);
            stream.Position = 0;
            if (ReadBack(stream) != written) throw new IOException($"导出的文件读回时与写入的不一致，未保存：{path}");
        });
        return count;
    }

    private (string Digest, int Rows) Write(Stream stream, IEnumerable<object?[]> rows)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        Part(zip, "[Content_Types].xml", """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>
            """);
        Part(zip, "_rels/.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Part(zip, "xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{Relations}/styles" Target="styles.xml"/></Relationships>""");
        Part(zip, "xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="{_name}" sheetId="1" r:id="r1"/></sheets></workbook>""");
        Part(zip, "xl/styles.xml", $"""
            <styleSheet xmlns="{Main}"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf fontId="0"/><xf fontId="1" applyFont="1"/><xf fontId="0" quotePrefix="1"/></cellXfs></styleSheet>
            """);
        using var sheet = XmlWriter.Create(zip.CreateEntry("xl/worksheets/sheet1.xml").Open(), new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = true });
        return Sheet(sheet, rows);
    }

    private (string Digest, int Rows) Sheet(XmlWriter xml, IEnumerable<object?[]> rows)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var number = 0;
        xml.WriteStartElement("worksheet", Main);
        xml.WriteRaw("""<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>""");
        foreach (var (column, i) in _columns.Select((column, i) => (column, i + 1))) xml.WriteRaw($"""<col min="{i}" max="{i}" width="{column.Width}" customWidth="1"/>""");
        xml.WriteRaw("</cols>");
        xml.WriteStartElement("sheetData", Main);
        foreach (var row in rows.Prepend([.. _columns.Select(column => (object?)column.Title)]))
        {
            xml.WriteStartElement("row", Main);
            xml.WriteAttributeString("r", $"{++number}");
            for (var i = 0; i < row.Length; i++) Cell(xml, digest, $"{Letters(i)}{number}", row[i], number == 1);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteRaw($"""<autoFilter ref="A1:{Letters(_columns.Count - 1)}{number}"/>""");
        xml.WriteEndElement();
        return (Convert.ToHexString(digest.GetHashAndReset()), number - 1);
    }

    private static void Cell(XmlWriter xml, IncrementalHash digest, string place, object? value, bool heading)
    {
        if (value is null or "") return;
        var text = value as string is { } words ? Clean(words) : Convert.ToString(value, CultureInfo.InvariantCulture)!;
        Count(digest, place, text);
        xml.WriteStartElement("c", Main);
        xml.WriteAttributeString("r", place);
        if (heading) xml.WriteAttributeString("s", Heading);
        else if (value is string && LooksLikeFormula(text)) xml.WriteAttributeString("s", Quoted);
        if (value is string)
        {
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is", Main);
            xml.WriteStartElement("t", Main);
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(text);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        else
        {
            xml.WriteElementString("v", Main, text);
        }

        xml.WriteEndElement();
    }

    /// <summary>The digest of places and values as a reader of the file finds them.</summary>
    private static string ReadBack(Stream stream)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        using var xml = XmlReader.Create(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open(), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CloseInput = true });
        var place = "";
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "c" }) place = xml.GetAttribute("r")!;
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "t" or "v" }) Count(digest, place, xml.ReadElementContentAsString());
        }

        return Convert.ToHexString(digest.GetHashAndReset());
    }

    private static void Count(IncrementalHash digest, string place, string text) => digest.AppendData(Encoding.UTF8.GetBytes($"{place}\0{text}\0"));

    private static bool LooksLikeFormula(string text) => text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠';

    /// <summary>Without what XML cannot hold, and no longer than a cell may be.</summary>
    private static string Clean(string text)
    {
        var clean = ExportedText.Clean(text);
        return clean.Length <= LongestCell ? clean : string.Concat(clean.AsSpan(0, LongestCell - 1), "…");
    }

    private static string Letters(int column) => column < 26 ? $"{(char)('A' + column)}" : Letters((column / 26) - 1) + Letters(column % 26);

    private static void Part(ZipArchive zip, string name, string xml)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
        writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + xml);
    }
}
