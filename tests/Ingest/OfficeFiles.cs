using System.IO.Compression;
using System.Text;

namespace DocReview.Tests;

/// <summary>Office documents made of the parts a test gives; what it does not give is the least that makes them whole.</summary>
internal static class OfficeFiles
{
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public const string WordNames = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
        + "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"";

    public static string P(string text, string properties = "") => $"<w:p>{(properties.Length > 0 ? $"<w:pPr>{properties}</w:pPr>" : "")}<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>";

    /// <param name="parts">Type of the relation ("numbering") and content of the part's root element.</param>
    public static byte[] Docx(string body, params (string Type, string Xml)[] parts) =>
        Package("word/document.xml", $"<w:document {WordNames}><w:body>{body}</w:body></w:document>", "word", [.. parts.Select(part => (part.Type, part.Xml))]);

    /// <param name="sheets">Name and content of the sheet's root element.</param>
    public static byte[] Xlsx((string Name, string Xml)[] sheets, string workbookProperties = "", string sheetAttributes = "", params (string Type, string Xml)[] parts)
    {
        const string names = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"" + Relations + "\"";
        var list = string.Concat(sheets.Select((sheet, i) => $"<sheet name=\"{sheet.Name}\" sheetId=\"{i + 1}\" r:id=\"s{i + 1}\" {sheetAttributes}/>"));
        return Package("xl/workbook.xml", $"<workbook {names}>{workbookProperties}<sheets>{list}</sheets></workbook>", "xl",
            [.. sheets.Select((sheet, i) => ("worksheet", $"<worksheet {names}>{sheet.Xml}</worksheet>")), .. parts.Select(part => (part.Type, part.Xml.Replace("NAMES", names)))]);
    }

    public static byte[] Zip(params (string Name, byte[] Bytes)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }
        return stream.ToArray();
    }

    private static byte[] Package(string main, string mainXml, string folder, (string Type, string Xml)[] parts)
    {
        var entries = new List<(string, byte[])>
        {
            ("[Content_Types].xml", Utf8("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>")),
            ("_rels/.rels", Utf8($"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"m\" Type=\"{Relations}/officeDocument\" Target=\"{main}\"/></Relationships>")),
            (main, Utf8(mainXml)),
        };
        var rels = new StringBuilder();
        for (var i = 0; i < parts.Length; i++)
        {
            rels.Append($"<Relationship Id=\"s{i + 1}\" Type=\"{Relations}/{parts[i].Type}\" Target=\"part{i + 1}.xml\"/>");
            entries.Add(($"{folder}/part{i + 1}.xml", Utf8(parts[i].Xml)));
        }
        entries.Add(($"{folder}/_rels/{Path.GetFileName(main)}.rels", Utf8($"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{rels}</Relationships>")));
        return Zip([.. entries]);
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
