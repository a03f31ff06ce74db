using System.Buffers.Binary;
using System.Formats.Tar;
using System.Text;
using static DocReview.Tests.Packing;

namespace DocReview.Tests;

/// <summary>Files that are small or ordinary to look at, and would cost time, memory or disk without end to whoever believes them. All made here.</summary>
internal static class Bombs
{
    private const string Laughs = "<!DOCTYPE z [<!ENTITY a \"哈哈哈哈哈哈哈哈哈哈\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">"
        + "<!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\"><!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;\"><!ENTITY g \"&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;\"><!ENTITY h \"&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;\">]>";

    private const string SheetNames = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private const string Odf = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"";

    public static IEnumerable<(string Name, Func<byte[]> Bytes)> All() => Zips().Concat(Words()).Concat(Workbooks()).Concat(OpenDocuments()).Concat(Ofds()).Concat(Pdfs()).Concat(Pictures()).Concat(Texts()).Concat(Mails()).Concat(Archives()).Concat(Compounds());

    private static IEnumerable<(string, Func<byte[]>)> Zips()
    {
        yield return ("ratio.zip", () => Zip([new("a.txt", Zeros(1000), Says: 1 << 30)]));
        yield return ("ratio-that-lies.zip", () => Zip([new("a.txt", Zeros(1000), Says: 10)]));
        yield return ("many-ratios.zip", () => Zip(Enumerable.Range(0, 40).Select(i => new Entry($"{i}.txt", Zeros(400), Says: 400 << 20))));
        yield return ("below-the-floor-often.zip", () => Zip(Enumerable.Range(0, 2000).Select(i => new Entry($"{i}.txt", i == 0 ? Zeros(31) : [], Says: 31 << 20, SaysPacked: 32_000, At: i == 0 ? null : 0))));
        yield return ("overlapping.zip", () => Zip(Enumerable.Range(0, 5000).Select(i => new Entry("same.txt", i == 0 ? Zeros(20) : [], Says: 20 << 20, SaysPacked: 21_000, At: i == 0 ? null : 0))));
        yield return ("quoting.zip", Quoting);
        yield return ("entries.zip", () => Zip(Enumerable.Range(0, 60_000).Select(i => new Entry($"{i}", [], 0))));
        yield return ("million-entries.zip", () => Zip(Enumerable.Range(0, 1_000_000).Select(i => new Entry($"{i}", [], 0))));
        yield return ("deep.zip", () => Deep(3000));
        yield return ("claims-4-GB.zip", () => Zip([new("a.txt", Utf8("甲"), 0, Says: uint.MaxValue, SaysPacked: uint.MaxValue)]));
        yield return ("more-entries-than-there-are.zip", () => Zip([new("a.txt", Utf8("甲"), 0)], 65535));
        yield return ("unknown-method.zip", () => Zip(Enumerable.Range(1, 99).Select(i => new Entry($"{i}.txt", new byte[100], i))));
        yield return ("long-names.zip", () => Zip(Enumerable.Range(0, 300).Select(i => new Entry("名".Times(20_000) + i, [], 0))));
        yield return ("same-name.zip", () => Zip(Enumerable.Range(0, 20_000).Select(i => new Entry("纪要.txt", [], 0))));
        yield return ("ends-everywhere.zip", () => [.. Stored(("a.txt", Utf8("甲"))), .. Enumerable.Repeat("PK\x05\x06"u8.ToArray(), 16_000).SelectMany(part => part)]);
        yield return ("heads-everywhere.zip", () => [.. Enumerable.Repeat("PK\x03\x04"u8.ToArray(), 2_000_000).SelectMany(part => part)]);
        yield return ("folders-only.zip", () => Zip(Enumerable.Range(0, 50_000).Select(i => new Entry($"夹{i}/", [], 0))));
        yield return ("rest-of-itself.zip", () => RestOfItself(2000));
        yield return ("deep-folders.zip", () => Zip([new("夹/".Times(15_000) + "a.txt", Utf8("甲"), 0)]));
    }

    /// <summary>Every entry's data quotes the next entry's head and goes on with its data: each holds nearly all that the last one does.</summary>
    private static byte[] Quoting()
    {
        var (heads, kernel) = (new List<byte[]>(), Zeros(30));
        for (var i = 99; i >= 0; i--)
        {
            byte[] head = [.. "PK\x03\x04"u8, 20, 0, 0, 8, 8, 0, .. new byte[8], .. BitConverter.GetBytes(kernel.Length), .. BitConverter.GetBytes(30 << 20), 4, 0, 0, 0, .. Utf8($"{i:D4}")];
            var quoted = (ushort)head.Length;
            heads.Insert(0, i == 0 ? head : [0, .. BitConverter.GetBytes(quoted), .. BitConverter.GetBytes((ushort)~quoted), .. head]);
        }
        var whole = heads.SelectMany(head => head).Concat(kernel).ToArray();
        var at = 0u;
        var entries = new List<Entry>();
        foreach (var (head, i) in heads.Select((head, i) => (head, i)))
        {
            entries.Add(new Entry($"{i:D4}", [], 8, 30 << 20, (uint)(whole.Length - at - head.Length), at + (i == 0 ? 0u : 5u), 0));
            at += (uint)head.Length;
        }
        var directory = Zip(entries);
        BinaryPrimitives.WriteUInt32LittleEndian(directory.AsSpan(directory.Length - 6), (uint)whole.Length);
        return [.. whole, .. directory];
    }

    /// <summary>No directory, and every entry's bytes are all that follows: as an archive again it holds every entry but the first.</summary>
    private static byte[] RestOfItself(int entries)
    {
        var rest = new byte[100_000];
        for (var i = entries; i > 0; i--)
            rest = [.. Zip([new($"{i}.zip", rest, 0)])[..(30 + $"{i}.zip".Length + rest.Length)]];
        return rest;
    }

    private static byte[] Deep(int levels)
    {
        var inner = Utf8("底");
        for (var i = 0; i < levels; i++)
            inner = Stored(("a.zip", inner));
        return inner;
    }

    private static byte[] Word(byte[] deflated) => Zip([new("[Content_Types].xml", Utf8("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"), 0),
        new("_rels/.rels", Utf8("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"m\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"), 0),
        new("word/document.xml", deflated, Says: 600 << 20)]);

    private static IEnumerable<(string, Func<byte[]>)> Words()
    {
        const string open = $"<w:document {OfficeFiles.WordNames}><w:body>", close = "</w:body></w:document>";
        yield return ("empty-paragraphs.docx", () => Word(Deflated(open, "<w:p/>", 600, close)));
        yield return ("text-without-end.docx", () => Word(Deflated(open + "<w:p><w:r><w:t>", "支出工程款", 600, "</w:t></w:r></w:p>" + close)));
        yield return ("laughs.docx", () => Word(Deflated(Laughs + open + "<w:p><w:r><w:t>&h;", " ", 1, "</w:t></w:r></w:p>" + close)));
        yield return ("external-entity.docx", () => Word(Deflated("<!DOCTYPE z [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + open + "<w:p><w:r><w:t>&a;", " ", 1, "</w:t></w:r></w:p>" + close)));
        yield return ("deep-tables.docx", () => OfficeFiles.Docx("<w:tbl><w:tr><w:tc>".Times(20_000) + OfficeFiles.P("底") + "</w:tc></w:tr></w:tbl>".Times(20_000)));
        yield return ("deep-elements.docx", () => OfficeFiles.Docx("<w:p>" + "<w:smartTag>".Times(300_000) + "</w:smartTag>".Times(300_000) + "</w:p>"));
        yield return ("span.docx", () => OfficeFiles.Docx("<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2000000000\"/></w:tcPr>" + OfficeFiles.P("甲") + "</w:tc></w:tr></w:tbl>"));
        yield return ("numbering-of-itself.docx", () => OfficeFiles.Docx(OfficeFiles.P("甲", "<w:pStyle w:val=\"a\"/>"), ("styles", $"<w:styles {OfficeFiles.WordNames}><w:style w:type=\"paragraph\" w:styleId=\"a\"><w:basedOn w:val=\"a\"/></w:style></w:styles>")));
        yield return ("numbers.docx", () => OfficeFiles.Docx(OfficeFiles.P("甲", "<w:numPr><w:ilvl w:val=\"2000000000\"/><w:numId w:val=\"1\"/></w:numPr>").Times(2000), ("numbering", $"<w:numbering {OfficeFiles.WordNames}><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"2147483647\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1%1%1%1\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>")));
        yield return ("spaces.docx", () => OfficeFiles.Docx(OfficeFiles.P(" ".Times(5_000_000))));
        yield return ("attribute.docx", () => Word(Deflated(open + "<w:p w:rsidR=\"", "00", 300, "\"/>" + close)));
    }

    private static byte[] Book(byte[] deflated) => Zip([new("[Content_Types].xml", Utf8("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"), 0),
        new("_rels/.rels", Utf8("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"m\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"), 0),
        new("xl/workbook.xml", Utf8($"<workbook {SheetNames} xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"账\" sheetId=\"1\" r:id=\"s1\"/></sheets></workbook>"), 0),
        new("xl/_rels/workbook.xml.rels", Utf8("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"s1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"sheet.xml\"/><Relationship Id=\"s2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" Target=\"strings.xml\"/></Relationships>"), 0),
        new("xl/sheet.xml", Utf8($"<worksheet {SheetNames}><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row></sheetData></worksheet>"), 0),
        new("xl/strings.xml", deflated, Says: 900 << 20)]);

    private static byte[] Sheet(string xml) => OfficeFiles.Xlsx([("账", xml)]);

    private static IEnumerable<(string, Func<byte[]>)> Workbooks()
    {
        yield return ("shared-strings.xlsx", () => Book(Deflated($"<sst {SheetNames}>", "<si><t>餐</t></si>", 900, "</sst>")));
        yield return ("laughs.xlsx", () => Book(Deflated(Laughs + $"<sst {SheetNames}><si><t>&h;", " ", 1, "</t></si></sst>")));
        yield return ("last-cell.xlsx", () => Sheet("<sheetData><row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>甲</t></is></c></row></sheetData>"));
        yield return ("last-cells.xlsx", () => Sheet("<sheetData>" + string.Concat(Enumerable.Range(1, 3000).Select(i => $"<row r=\"{i}\"><c r=\"XFD{i}\" t=\"inlineStr\"><is><t>甲</t></is></c></row>")) + "</sheetData>"));
        yield return ("impossible-rows.xlsx", () => Sheet("<sheetData><row r=\"2147483647\"><c r=\"ZZZZZZZ2147483647\"><v>1</v></c></row><row r=\"-5\"><c r=\"-1\"><v>1</v></c></row></sheetData>"));
        yield return ("merged.xlsx", () => Sheet("<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>甲</t></is></c></row></sheetData><mergeCells>" + "<mergeCell ref=\"A1:XFD1048576\"/>".Times(2000) + "</mergeCells>"));
        yield return ("empty-rows.xlsx", () => Sheet("<sheetData>" + "<row/>".Times(1_500_000) + "</sheetData>"));
        yield return ("index-beyond.xlsx", () => Sheet("<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>999999999</v></c><c r=\"B1\" s=\"999999999\"><v>1</v></c></row></sheetData>"));
        yield return ("columns.xlsx", () => Sheet("<cols><col min=\"1\" max=\"2147483647\" hidden=\"1\"/></cols><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>"));
        yield return ("number.xlsx", () => Sheet($"<sheetData><row r=\"1\"><c r=\"A1\"><v>{"9".Times(200_000)}</v></c><c r=\"B1\"><v>1e308</v></c><c r=\"C1\"><v>NaN</v></c></row></sheetData>"));
        yield return ("sheets.xlsx", () => OfficeFiles.Xlsx([.. Enumerable.Range(0, 5000).Select(i => ($"表{i}", "<sheetData/>"))]));
    }

    private static byte[] OpenDocument(string kind, string body) => Stored(("mimetype", Utf8($"application/vnd.oasis.opendocument.{kind}")),
        ("content.xml", Utf8($"<office:document-content {Odf}><office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>")));

    private static IEnumerable<(string, Func<byte[]>)> OpenDocuments()
    {
        yield return ("repeated-cells.ods", () => OpenDocument("spreadsheet", "<table:table><table:table-row table:number-rows-repeated=\"2147483647\"><table:table-cell table:number-columns-repeated=\"2147483647\"><text:p>甲</text:p></table:table-cell></table:table-row></table:table>"));
        yield return ("spaces.odt", () => OpenDocument("text", "<text:p>甲<text:s text:c=\"2000000000\"/>乙</text:p>"));
        yield return ("deep-lists.odt", () => OpenDocument("text", "<text:list><text:list-item>".Times(100_000) + "<text:p>底</text:p>" + "</text:list-item></text:list>".Times(100_000)));
        yield return ("laughs.odt", () => Stored(("mimetype", Utf8("application/vnd.oasis.opendocument.text")), ("content.xml", Utf8($"{Laughs}<office:document-content {Odf}><office:body><office:text><text:p>&h;</text:p></office:text></office:body></office:document-content>"))));
    }

    private static IEnumerable<(string, Func<byte[]>)> Ofds()
    {
        const string text = "<ofd:TextObject ID=\"9\" Boundary=\"10 10 100 6\" Font=\"1\" Size=\"5\"><ofd:TextCode X=\"0\" Y=\"4\" DeltaX=\"g 2000000000 1\">甲乙</ofd:TextCode></ofd:TextObject>";
        yield return ("steps.ofd", () => OfdFiles.Ofd(text));
        yield return ("blocks.ofd", () => OfdFiles.Ofd("<ofd:PageBlock ID=\"3\">".Times(100_000) + text + "</ofd:PageBlock>".Times(100_000)));
        yield return ("composite-of-itself.ofd", () => OfdFiles.Ofd("", "", ["<ofd:CompositeObject ID=\"9\" Boundary=\"0 0 9 9\" ResourceID=\"5\"/>"],
            ("Doc_0/Res.xml", $"<ofd:Res {OfdFiles.Names}><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID=\"5\" Width=\"9\" Height=\"9\"><ofd:Content><ofd:CompositeObject ID=\"9\" Boundary=\"0 0 9 9\" ResourceID=\"5\"/></ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>")));
        yield return ("templates.ofd", () => OfdFiles.Ofd("<ofd:TemplatePage ID=\"7\" BaseLoc=\"Pages/Page_0/Content.xml\"/>", "", ["<ofd:Template TemplateID=\"7\"/>" + text]));
        yield return ("pages.ofd", () => OfdFiles.Zip([("OFD.xml", $"<ofd:OFD {OfdFiles.Names}><ofd:DocBody><ofd:DocRoot>D.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"),
            ("D.xml", $"<ofd:Document {OfdFiles.Names}><ofd:CommonData/><ofd:Pages>{"<ofd:Page ID=\"1\" BaseLoc=\"P.xml\"/>".Times(20_000)}</ofd:Pages></ofd:Document>"), ("P.xml", OfdFiles.Page(text))]));
        yield return ("laughs.ofd", () => OfdFiles.Zip([("OFD.xml", $"{Laughs}<ofd:OFD {OfdFiles.Names}><ofd:DocBody><ofd:DocRoot>&h;</ofd:DocRoot></ofd:DocBody></ofd:OFD>")]));
        yield return ("numbers.ofd", () => OfdFiles.Ofd($"<ofd:TextObject ID=\"9\" Boundary=\"1e308 -1e308 1e400 NaN\" CTM=\"0 0 0 0 0 0\" Font=\"1\" Size=\"1e300\"><ofd:TextCode X=\"NaN\" Y=\"∞\">{"甲".Times(2000)}</ofd:TextCode></ofd:TextObject>"));
    }

    private static byte[] PdfOf(params string[] objects) => PdfWith([.. objects.Select(Encoding.Latin1.GetBytes)]);

    public static byte[] Stream(string entries, byte[] bytes) => [.. Encoding.Latin1.GetBytes($"<< {entries} /Length {bytes.Length} >>\nstream\n"), .. bytes, .. "\nendstream"u8];

    private static byte[] PdfWith(IReadOnlyList<byte[]> objects, string trailer = "")
    {
        using var file = new MemoryStream();
        file.Write("%PDF-1.5\n"u8);
        var at = new List<long>();
        for (var i = 0; i < objects.Count; i++)
        {
            at.Add(file.Position);
            file.Write([.. Utf8($"{i + 1} 0 obj\n"), .. objects[i], .. "\nendobj\n"u8]);
        }
        var table = file.Position;
        file.Write(Utf8($"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n{string.Concat(at.Select(offset => $"{offset:D10} 00000 n \n"))}trailer << /Size {objects.Count + 1} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF"));
        return file.ToArray();
    }

    public static byte[] PdfPage(string resources, params byte[][] further) => PdfWith([Utf8("<< /Type /Catalog /Pages 2 0 R >>"), Utf8("<< /Type /Pages /Count 1 /Kids [3 0 R] >>"),
        Utf8($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << {resources} >> /Contents 4 0 R >>"), .. further]);

    private static IEnumerable<(string, Func<byte[]>)> Pdfs()
    {
        yield return ("content.pdf", () => PdfPage("", Stream("/Filter /FlateDecode", Zlib(Zeros(1000)))));
        yield return ("content-in-content.pdf", () => PdfPage("", Stream("/Filter [/FlateDecode /FlateDecode]", Zlib(Deflated("", "\0", 200, "")))));
        yield return ("strokes.pdf", () => PdfPage("", Stream("/Filter /FlateDecode", Zlib(Deflated("", "0 0 m 9 9 l S\n", 200, "")))));
        yield return ("saves.pdf", () => PdfPage("", Stream("/Filter /FlateDecode", Zlib(Deflated("", "q ", 40, "")))));
        yield return ("form-of-itself.pdf", () => PdfPage("/XObject << /X 5 0 R >>", Stream("", Utf8("/X Do")), Stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>", Utf8("/X Do"))));
        yield return ("forms-of-forms.pdf", () => PdfPage("/XObject << /X 5 0 R >>", [Stream("", Utf8("/X Do")),
            .. Enumerable.Range(0, 40).Select(i => Stream($"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {Math.Min(44, 6 + i)} 0 R >> >>", Utf8(i == 39 ? "" : "/X Do /X Do")))]));
        yield return ("forms-in-a-circle.pdf", () => PdfPage("/XObject << /A 5 0 R /B 6 0 R >>", Stream("", Utf8("/A Do")), Stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", Utf8("/B Do /B Do")), Stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", Utf8("/A Do /A Do"))));
        yield return ("form-often.pdf", () => PdfPage("/XObject << /X 5 0 R >>", Stream("/Filter /FlateDecode", Zlib(Deflated("", "/X Do\n", 10, ""))), Stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Filter /FlateDecode", Zlib(Deflated("", "0 0 m\n", 1, "")))));
        yield return ("pages-of-itself.pdf", () => PdfOf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 99 /Kids [2 0 R 2 0 R] >>"));
        yield return ("pages-back-and-forth.pdf", () => PdfOf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 9 /Kids [3 0 R] >>", "<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] /Parent 2 0 R >>"));
        yield return ("many-pages.pdf", () => PdfOf("<< /Type /Catalog /Pages 2 0 R >>", $"<< /Type /Pages /Count 100000 /Kids [{"3 0 R ".Times(100_000)}] >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"));
        yield return ("count.pdf", () => PdfOf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 2147483647 /Kids [] >>"));
        yield return ("image.pdf", () => PdfPage("/XObject << /X 5 0 R >>", Stream("", Utf8("595 0 0 842 0 0 cm /X Do")), Stream("/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /FlateDecode", Zlib(Zeros(100)))));
        yield return ("columns.pdf", () => PdfPage("", Stream("/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 2147483647 /Colors 32 >>", Zlib(Zeros(2)))));
        yield return ("arrays.pdf", () => PdfOf("<< /Type /Catalog /Pages 2 0 R /X " + "[".Times(300_000) + "]".Times(300_000) + " >>", "<< /Type /Pages /Count 0 /Kids [] >>"));
        yield return ("dictionaries.pdf", () => PdfOf("<< /Type /Catalog /Pages 2 0 R /X " + "<< /X ".Times(200_000) + "1" + ">>".Times(200_000) + " >>", "<< /Type /Pages /Count 0 /Kids [] >>"));
        yield return ("reference-to-itself.pdf", () => PdfOf("<< /Type /Catalog /Pages 2 0 R >>", "2 0 R"));
        yield return ("length-of-itself.pdf", () => PdfWith([Utf8("<< /Type /Catalog /Pages 2 0 R >>"), Utf8("<< /Type /Pages /Count 1 /Kids [3 0 R] >>"), Utf8("<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>"), Utf8("<< /Length 4 0 R >>\nstream\nBT ET\nendstream")]));
        yield return ("table-before-itself.pdf", () => PdfWith([Utf8("<< /Type /Catalog /Pages 2 0 R >>"), Utf8("<< /Type /Pages /Count 0 /Kids [] >>")], "/Prev 9"));
        yield return ("map.pdf", () => PdfPage("/Font << /F 5 0 R >>", Stream("", Utf8("BT /F 9 Tf <00010002> Tj ET")), Utf8("<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [7 0 R] /ToUnicode 6 0 R >>"),
            Stream("", Utf8("1 begincodespacerange <00000000> <FFFFFFFF> endcodespacerange 1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange")), Utf8("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>")));
        yield return ("widths.pdf", () => PdfPage("/Font << /F 5 0 R >>", Stream("", Utf8("BT /F 9 Tf (a) Tj ET")), Utf8("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar -2147483648 /LastChar 2147483647 /Widths [1] >>")));
        yield return ("page-size.pdf", () => PdfWith([Utf8("<< /Type /Catalog /Pages 2 0 R >>"), Utf8("<< /Type /Pages /Count 1 /Kids [3 0 R] >>"), Utf8("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1e30 1e30] /Contents 4 0 R >>"), Stream("", Utf8("BT ET"))]));
        yield return ("same-place.pdf", () => PdfFiles.Pdf(string.Concat(Enumerable.Range(0, 30_000).Select(_ => PdfFiles.Text(100, 100, "甲", 9)))));
        yield return ("lines.pdf", () => PdfFiles.Pdf(string.Concat(Enumerable.Range(0, 20_000).Select(i => PdfFiles.Line(10 + (i % 500), 10, 10 + (i % 500), 800) + PdfFiles.Line(10, 10 + (i % 700), 500, 10 + (i % 700))))));
        yield return ("objects.pdf", () => PdfWith([Utf8("<< /Type /Catalog /Pages 2 0 R >>"), Utf8("<< /Type /Pages /Count 0 /Kids [] >>"), Stream("/Type /ObjStm /N 2147483647 /First 0 /Filter /FlateDecode", Zlib(Zeros(500)))], "/XRefStm 15"));
        yield return ("no-table.pdf", () => Utf8("%PDF-1.4\n" + string.Concat(Enumerable.Range(1, 60_000).Select(i => $"{i} 0 obj << /A {i + 1} 0 R >> endobj\n"))));
    }

    private static byte[] Big(uint value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    private static byte[] Chunk(string name, byte[] bytes) => [.. Big((uint)bytes.Length), .. Utf8(name), .. bytes, .. Big(RawZip.Crc([.. Utf8(name), .. bytes]))];

    public static byte[] Png(uint width, uint height, byte[] data) => [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR", [.. Big(width), .. Big(height), 8, 2, 0, 0, 0]), .. Chunk("IDAT", data), .. Chunk("IEND", [])];

    private static byte[] Tiff(int directories, bool loops, uint width = 60_000, uint height = 60_000)
    {
        using var file = new MemoryStream();
        file.Write([.. "II*\0"u8, 8, 0, 0, 0]);
        for (var i = 0; i < directories; i++)
        {
            static byte[] Field(ushort tag, uint value) => [.. BitConverter.GetBytes(tag), 4, 0, 1, 0, 0, 0, .. BitConverter.GetBytes(value)];
            file.Write([6, 0, .. Field(256, width), .. Field(257, height), .. Field(258, 8), .. Field(259, 1), .. Field(273, 8), .. Field(279, uint.MaxValue)]);
            file.Write(BitConverter.GetBytes(i + 1 < directories ? (uint)file.Position + 4 : loops ? 8u : 0u));
        }
        return file.ToArray();
    }

    private static IEnumerable<(string, Func<byte[]>)> Pictures()
    {
        yield return ("claims.png", () => Png(100_000, 100_000, Zlib(Zeros(1))));
        yield return ("claims-most.png", () => Png(int.MaxValue, int.MaxValue, Zlib(Zeros(1))));
        yield return ("unpacks.png", () => Png(100, 100, Zlib(Zeros(1000))));
        yield return ("text.png", () => [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR", [.. Big(9), .. Big(9), 8, 2, 0, 0, 0]), .. Chunk("zTXt", [.. "a\0\0"u8, .. Zlib(Zeros(500))]), .. Chunk("IEND", [])]);
        yield return ("claims.jpg", () => [0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, 0xFF, 0xFF, 0xFF, 0xFF, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 0xFF, 0xDA, 0, 12, 3, 1, 0, 2, 0, 3, 0, 0, 63, 0, .. new byte[100]]);
        yield return ("claims.bmp", () => [.. "BM"u8, .. BitConverter.GetBytes(154), 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0, .. BitConverter.GetBytes(int.MaxValue), .. BitConverter.GetBytes(int.MaxValue), 1, 0, 24, 0, .. new byte[24], .. new byte[100]]);
        yield return ("claims.gif", () => [.. "GIF89a"u8, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0x2C, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 8, 1, 0, 0, 0x3B]);
        yield return ("claims.webp", () => [.. "RIFF"u8, 0xFF, 0xFF, 0xFF, 0x7F, .. "WEBPVP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, .. new byte[50]]);
        yield return ("claims.tiff", () => Tiff(1, false));
        yield return ("loop.tiff", () => Tiff(3, true));
        yield return ("loop-small.tiff", () => Tiff(3, true, 10, 10));
        yield return ("directories.tiff", () => Tiff(50_000, false, 10, 10));
    }

    private static IEnumerable<(string, Func<byte[]>)> Texts()
    {
        yield return ("groups.rtf", () => Utf8("{\\rtf1 " + "{".Times(2_000_000)));
        yield return ("bin.rtf", () => Utf8("{\\rtf1 甲\\bin2147483647 乙}"));
        yield return ("cells.rtf", () => Utf8("{\\rtf1\\ansi \\trowd" + "\\cellx1".Times(300_000) + " a\\cell".Times(300_000) + "\\row}"));
        yield return ("unicode.rtf", () => Utf8("{\\rtf1\\uc2147483647 " + "\\u-2147483648 ".Times(200_000) + "}"));
        yield return ("numbers.rtf", () => Utf8("{\\rtf1\\fs" + "9".Times(1_000_000) + " a}"));
        yield return ("deep.html", () => Utf8("<html><body>" + "<div>".Times(500_000) + "甲"));
        yield return ("unclosed.html", () => Utf8("<html><body>" + "<b><i><p><table><tr><td>".Times(20_000) + "甲"));
        yield return ("span.html", () => Utf8("<html><body><table><tr><td colspan=2000000000 rowspan=2000000000>甲</td></tr>" + "<tr><td>乙</td></tr>".Times(5000) + "</table>"));
        yield return ("attributes.html", () => Utf8("<html><body><p " + "a=\"".Times(1_000_000)));
        yield return ("entities.html", () => Utf8("<html><body>" + "&#x".Times(1_000_000)));
        yield return ("openers.html", () => Utf8("<html><body>" + "<".Times(3_000_000)));
        yield return ("comments.html", () => Utf8("<html><body>" + "<!--".Times(500_000)));
        yield return ("data.html", () => Utf8("<html><body><img src=\"data:image/png;base64," + Convert.ToBase64String(Png(100_000, 100_000, Zlib(Zeros(5)))) + "\">"));
        yield return ("line.txt", () => Utf8("会议研究决定".Times(1_500_000)));
        yield return ("number.txt", () => Utf8("1".Times(3_000_000)));
        yield return ("numbers.txt", () => Utf8("1.".Times(1_500_000)));
        yield return ("dates.txt", () => Utf8("二〇二三年".Times(500_000)));
        yield return ("brackets.txt", () => Utf8("（".Times(1_500_000)));
        yield return ("spaces.txt", () => Utf8("甲" + " ".Times(5_000_000) + "乙"));
        yield return ("lines.txt", () => Utf8("\n".Times(20_000_000)));
        yield return ("columns.csv", () => Utf8(",".Times(3_000_000) + "\n甲,乙\n"));
        yield return ("quotes.csv", () => Utf8("\"".Times(3_000_001)));
    }

    private static IEnumerable<(string, Func<byte[]>)> Mails()
    {
        const string head = "From: a@b.cn\r\nTo: b@b.cn\r\nSubject: =?utf-8?B?5LyaCg==?=\r\nDate: Mon, 6 Mar 2023 08:00:00 +0800\r\nMIME-Version: 1.0\r\n";
        yield return ("mails-in-mails.eml", () => Utf8((head + "Content-Type: message/rfc822\r\n\r\n").Times(5000)));
        yield return ("parts-in-parts.eml", () => Utf8(string.Concat(Enumerable.Range(0, 5000).Select(i => $"{(i == 0 ? head : $"--{i - 1}\r\n")}Content-Type: multipart/mixed; boundary=\"{i}\"\r\n\r\n"))));
        yield return ("parts.eml", () => Utf8(head + "Content-Type: multipart/mixed; boundary=\"x\"\r\n\r\n" + "--x\r\n\r\na\r\n".Times(100_000) + "--x--\r\n"));
        yield return ("header.eml", () => Utf8(head + "X-A: " + "a ".Times(3_000_000) + "\r\n\r\n甲"));
        yield return ("headers.eml", () => Utf8(head + "X-A: a\r\n".Times(300_000) + "\r\n甲"));
        yield return ("words.eml", () => Utf8("Subject: " + "=?utf-8?B?5Lya?= ".Times(100_000) + "\r\n" + head + "\r\n甲"));
        yield return ("pieces.eml", () => Utf8(head + "Content-Type: application/zip;\r\n" + string.Concat(Enumerable.Range(0, 50_000).Select(i => $" name*{i}*=a%E4;\r\n")) + "\r\n甲"));
        yield return ("attachment-bomb.eml", () => Utf8(head + "Content-Type: application/zip; name=a.zip\r\nContent-Transfer-Encoding: base64\r\n\r\n" + Convert.ToBase64String(Zip([new("a.txt", Zeros(500), Says: 500 << 20)]), Base64FormattingOptions.InsertLineBreaks)));
        yield return ("boundary.eml", () => Utf8(head + $"Content-Type: multipart/mixed; boundary=\"{"-".Times(500_000)}\"\r\n\r\n{"-".Times(3_000_000)}"));
        yield return ("addresses.eml", () => Utf8("To: " + "\"(".Times(500_000) + "\r\n" + head + "\r\n甲"));
        yield return ("many.mbox", () => Utf8("From a@b.cn Mon Mar  6 08:00:00 2023\nSubject: a\nFrom: a@b.cn\n\na\n\n".Times(60_000)));
        yield return ("page.mht", () => Utf8(head + "Content-Type: multipart/related; boundary=\"x\"; type=\"text/html\"\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n" + "<div>".Times(300_000) + "\r\n--x--\r\n"));
    }

    // 8 MB and 1 MB of zeros, as bzip2 and xz pack them; both formats are also valid several times in a row.
    private static readonly byte[] Bzip2 = Convert.FromBase64String("QlpoOTFBWSZTWaI9S1gAQEBAgMAAAAQACCAAMMwFKaYBANiAgHi7kinChIUR6lrA");
    private static readonly byte[] Xz = Convert.FromBase64String("/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj7///ANldAABv/f//o7f/Rz5IFXI5YVG4kijmo4YH+e7kHoLTL8U6PAFLsX7JiopNL6MN2X+m44wjEVPgWRjFdYrid/i2lH8MasDedElk4ulcU7IE2PdEDKtfDW1G6eXDdoi3llestk3haR1v+0uIEGxCy4g/XACP0E6vJiiUcR89jyThcJ6nI1/sKMuF0ZWYin4qkfIndfcZwAaYTZj92K/VkA/EJVP49ZE2MQWlsO5vwXBNRwzRkRGqrWAdus6xJxhcWYbpZlJYvul2rFnk5VsFCPnH2q38+1Iq9+SVJQAAAAAAwva6PqJwa2AAAfUBgIBAAHmXf0exxGf7AgAAAAAEWVo=");

    private static byte[] Often(byte[] bytes, int times) => [.. Enumerable.Repeat(bytes, times).SelectMany(part => part)];

    private static byte[] TarHead(string name, string size, char type)
    {
        var head = new byte[512];
        Utf8(name).AsSpan(0, Math.Min(100, Utf8(name).Length)).CopyTo(head);
        Utf8("0000644\0").CopyTo(head, 100);
        Utf8(size).CopyTo(head, 124);
        Utf8("        ").CopyTo(head, 148);
        head[156] = (byte)type;
        Utf8("ustar\000").CopyTo(head, 257);
        Utf8($"{Convert.ToString(head.Sum(value => value), 8).PadLeft(6, '0')}\0 ").CopyTo(head, 148);
        return head;
    }

    private static IEnumerable<(string, Func<byte[]>)> Archives()
    {
        yield return ("zeros.gz", () => Gzip(Zeros(1000)));
        yield return ("zeros-in-pieces.gz", () => Often(Gzip(Zeros(30)), 100));
        yield return ("zeros.tar.gz", () => Gzip(Zeros(900)));
        yield return ("zeros.bz2", () => Often(Bzip2, 200));
        yield return ("zeros.xz", () => Often(Xz, 2000));
        yield return ("gz-in-gz.gz", () => Gzip(Deflated("\u001f", "\0", 100, "")));
        yield return ("claims.tar", () => [.. TarHead("a.txt", "77777777777\0", '0'), .. new byte[1024]]);
        yield return ("claims-most.tar", () => [.. TarHead("a.txt", "\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f", '0'), .. new byte[1024]]);
        yield return ("entries.tar", () => Often(TarHead("a.txt", "00000000000\0", '0'), 60_000));
        yield return ("long-name.tar", () => [.. TarHead("././@LongLink", "00077777777\0", 'L'), .. new byte[16 << 20]]);
        yield return ("long-names.tar", () => Often([.. TarHead("././@LongLink", "00000000200\0", 'L'), .. new byte[512]], 20_000));
        yield return ("sparse.tar", () => TarHead("a.txt", "77777777777\0", 'S'));
        yield return ("attributes.tar", () => [.. TarHead("a", "00077777777\0", 'x'), .. Often(Utf8("11 path=aa\n"), 1_500_000)]);
        yield return ("devices.tar", () => Often([.. TarHead("a", "00000000000\0", '3'), .. TarHead("b", "00000000000\0", '6'), .. TarHead("c", "00000000000\0", '1'), .. TarHead("d", "00000000000\0", '2')], 1000));
        yield return ("head.7z", () => [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 0, 0, 0, 0, .. new byte[100]]);
        yield return ("files.7z", () =>
        {
            byte[] head = [1, 5, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 0, 0];
            byte[] start = [0, 0, 0, 0, 0, 0, 0, 0, (byte)head.Length, 0, 0, 0, 0, 0, 0, 0, .. BitConverter.GetBytes(RawZip.Crc(head))];
            return [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0, 4, .. BitConverter.GetBytes(RawZip.Crc(start)), .. start, .. head];
        });
        yield return ("claims.rar", () => RawRar.Version5(false, new RawRar.Entry(Utf8("a.txt"), Utf8("甲"), Length: long.MaxValue)));
        yield return ("claims-old.rar", () => RawRar.Version4(0, new RawRar.Entry(Utf8("a.txt"), Utf8("甲"), Length: uint.MaxValue)));
        yield return ("entries.rar", () => RawRar.Version4(0, [.. Enumerable.Range(0, 40_000).Select(i => new RawRar.Entry(Utf8($"{i}"), []))]));
        yield return ("numbers.rar", () => [.. "Rar!"u8, 0x1A, 7, 1, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, .. new byte[100]]);
    }

    private static byte[] Compound(Action<byte[]> change)
    {
        var file = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Ingest", "Files", "meeting.doc"));
        change(file);
        return file;
    }

    private static IEnumerable<(string, Func<byte[]>)> Compounds()
    {
        static void Fill(byte[] file, int at, int length, uint value)
        {
            for (var i = at; i + 4 <= Math.Min(file.Length, at + length); i += 4)
                BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(i), value);
        }
        yield return ("table-of-itself.doc", () => Compound(file => Fill(file, 512 * (1 + (int)BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(76))), 512, 0)));
        yield return ("tables.doc", () => Compound(file => Fill(file, 44, 4, uint.MaxValue)));
        yield return ("tables-of-tables.doc", () => Compound(file => { Fill(file, 68, 4, 0); Fill(file, 72, 4, uint.MaxValue); }));
        yield return ("folder-of-itself.doc", () => Compound(file => Fill(file, 512 * (1 + (int)BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(48))) + 68, 12, 0)));
        yield return ("sector-size.doc", () => Compound(file => { file[30] = 0xFF; file[31] = 0xFF; }));
        yield return ("small-sectors.doc", () => Compound(file => { file[32] = 0; file[60] = 0; file[64] = 0xFF; }));
        yield return ("lengths.doc", () => Compound(file => { for (var i = 512 + 0x1A; i < 512 + 0x200; i += 4) Fill(file, i, 4, int.MaxValue); }));
    }
}
