using DocReview.Ledger;
using static DocReview.Tests.OfficeFiles;

namespace DocReview.Tests;

[Collection("ingest")]
public sealed class XlsxTests(IngestFixture ingest)
{
    private const string Shared = "<sst NAMES><si><t>日期</t></si><si><r><t>接待</t></r><r><t>单位</t></r><rPh><t>よみ</t></rPh></si><si><t>金额</t></si></sst>";

    private static string Formats(params string[] codes) =>
        "<styleSheet NAMES><numFmts>" + string.Concat(codes.Select((code, i) => int.TryParse(code, out _) ? "" : $"<numFmt numFmtId=\"{i + 200}\" formatCode=\"{System.Security.SecurityElement.Escape(code)}\"/>"))
        + "</numFmts><cellXfs><xf numFmtId=\"0\"/>" + string.Concat(codes.Select((code, i) => $"<xf numFmtId=\"{(int.TryParse(code, out var id) ? id : i + 200)}\"/>")) + "</cellXfs></styleSheet>";

    private static string[] Cells(Passage row) => [.. row.Row!.Cells.Select(cell => row.Text.Substring(cell.Start, cell.Length))];

    [Fact]
    public async Task Rows_keep_the_number_Excel_shows_and_list_their_empty_cells()
    {
        var document = await ingest.Document("a.xlsx", Xlsx([("三月", """
            <sheetData><row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="D2" t="s"><v>2</v></c></row>
            <row r="5"><c r="B5" t="inlineStr"><is><t>县水利局</t></is></c><c r="D5"><v>1280</v></c></row></sheetData>
            """)], parts: ("sharedStrings", Shared)));
        var page = Assert.Single(document.Pages);
        Assert.Equal("三月", page.Label);
        Assert.Equal(["日期", "接待单位", "", "金额"], Cells(page.Passages[0]));
        Assert.Equal(["", "县水利局", "", "1280"], Cells(page.Passages[1]));
        Assert.Equal([2, 5], page.Passages.Select(row => row.Row!.Number));
    }

    [Theory]
    [InlineData("14", "44256", "2021-03-01")]
    [InlineData("31", "44256", "2021-03-01")]
    [InlineData("58", "44256", "2021-03-01")]
    [InlineData("57", "44256", "2021-03")]
    [InlineData("yyyy\"年\"m\"月\"d\"日\"", "44256", "2021-03-01")]
    [InlineData("[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\";@", "44256", "2021-03-01")]
    [InlineData("yyyy/m/d h:mm", "44256.6041666667", "2021-03-01 14:30")]
    [InlineData("yyyy\"年\"m\"月\"", "44256", "2021-03")]
    [InlineData("0", "38000.000001", "38000")]
    [InlineData("49", "38000", "38000")]
    [InlineData("4", "38000", "38000.00")]
    [InlineData("0.00", "1234.567", "1234.57")]
    [InlineData("General", "0.1", "0.1")]
    [InlineData("General", "1.1000000000000001", "1.1")]
    [InlineData("General", "0.0435", "0.0435")]
    [InlineData("General", "1E+6", "1000000")]
    [InlineData("9", "0.15", "15%")]
    [InlineData("0.00\"万元\"", "3.8", "3.80万元")]
    [InlineData("000000_ ", "123", "000123")]
    [InlineData("#,##0.00;[Red]-#,##0.00", "-45.5", "-45.50")]
    [InlineData("_ \"¥\"* #,##0.00_ ", "600", "600.00")]
    [InlineData("_ ¥* #,##0.00_ ;_ ¥* \\-#,##0.00_ ;_ ¥* \"-\"??_ ;_ @_ ", "1280.5", "1280.50")]
    [InlineData("[DBNum2][$-804]General", "1280", "1280")]
    [InlineData("[$-804]aaaa;@", "44256", "2021-03-01")]
    [InlineData("# ?/?", "0.5", "0.5")]
    [InlineData(";;;", "38000", "38000")]
    public async Task A_number_is_read_as_its_format_means_it(string format, string value, string shown)
    {
        var document = await ingest.Document("a.xlsx", Xlsx([("a", $"<sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"><v>{value}</v></c></row></sheetData>")], parts: ("styles", Formats(format))));
        Assert.Equal(shown, document.Passages.Single().Text);
    }

    [Fact]
    public async Task Dates_of_old_Macintosh_workbooks_count_from_1904()
    {
        var document = await ingest.Document("a.xlsx", Xlsx([("a", "<sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"><v>42794</v></c></row></sheetData>")], "<workbookPr date1904=\"1\"/>", parts: ("styles", Formats("14"))));
        Assert.Equal("2021-03-01", document.Passages.Single().Text);
    }

    [Fact]
    public async Task Merged_cells_reach_over_columns_and_rows()
    {
        var document = await ingest.Document("a.xlsx", Xlsx([("a", """
            <sheetData><row r="1"><c r="A1" t="str"><v>接待登记表</v></c></row><row r="2"><c r="A2" t="str"><v>一季度</v></c><c r="B2"><v>1</v></c></row><row r="3"><c r="B3"><v>2</v></c></row></sheetData>
            <mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A2:A3"/></mergeCells>
            """)]));
        var rows = document.Passages.ToList();
        Assert.Equal((3, 1), (rows[0].Row!.Cells[0].ColumnSpan, rows[0].Row!.Cells[0].RowSpan));
        Assert.Equal(2, rows[1].Row!.Cells[0].RowSpan);
        Assert.Equal(["", "2"], Cells(rows[2]));
    }

    [Fact]
    public async Task Hidden_sheets_are_read_and_named_and_so_are_formulas_without_a_result()
    {
        var document = await ingest.Document("a.xlsx", Xlsx([("备查", "<sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>小金库</v></c><c r=\"B1\"><f>1+1</f></c></row></sheetData>")], sheetAttributes: "state=\"hidden\""));
        Assert.Equal("小金库", document.Passages.Single().Text);
        Assert.Contains(document.Warnings, warning => warning.Contains("备查", StringComparison.Ordinal) && warning.Contains("隐藏", StringComparison.Ordinal));
        Assert.Contains(document.Warnings, warning => warning.Contains("B1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_truncated_workbook_is_damaged()
    {
        var bytes = Xlsx([("a", "<sheetData>" + string.Concat(Enumerable.Range(1, 2000).Select(i => $"<row r=\"{i}\"><c r=\"A{i}\"><v>{i * 7919}</v></c></row>")) + "</sheetData>")]);
        Assert.Equal(Trouble.Damaged, (await ingest.Unreadable("a.xlsx", bytes[..(bytes.Length * 2 / 3)])).Trouble);
    }

    [Fact]
    public async Task What_is_hidden_is_marked_row_by_row_and_columns_are_named()
    {
        var document = await ingest.Document("a.xlsx", Xlsx([("表", """
            <cols><col min="2" max="3" width="9" hidden="1"/><col min="20" max="16384" hidden="1"/></cols>
            <sheetData><row r="1"><c r="A1"><v>1</v></c><c r="D1"><v>4</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row></sheetData>
            """)]));
        Assert.Equal([false, true], document.Passages.Select(passage => passage.Hidden));
        Assert.Contains("工作表“表”的 B–C 列是隐藏的，已一并读取。", document.Warnings);
        var deep = await ingest.Document("b.xlsx", Xlsx([("暗", "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>")], sheetAttributes: "state=\"veryHidden\""));
        Assert.True(deep.Passages.Single().Hidden);
        Assert.Contains(deep.Warnings, warning => warning.Contains("深度隐藏", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Threads_of_comments_are_given_once_with_their_authors_and_times()
    {
        static byte[] Utf8(string text) => System.Text.Encoding.UTF8.GetBytes(text);
        const string names = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
        static byte[] Relations(params (string Type, string Target)[] relations) => Utf8("<Relationships>" + string.Concat(relations.Select((relation, i) => $"<Relationship Id=\"r{i + 1}\" Type=\"x/{relation.Type}\" Target=\"{relation.Target}\"{(relation.Target.Contains(':', StringComparison.Ordinal) ? " TargetMode=\"External\"" : "")}/>")) + "</Relationships>");
        var document = await ingest.Document("a.xlsx", Zip(
            ("[Content_Types].xml", Utf8("<Types/>")), ("_rels/.rels", Relations(("officeDocument", "xl/workbook.xml"), ("core-properties", "docProps/core.xml"), ("extended-properties", "docProps/app.xml"))),
            ("docProps/core.xml", Utf8("<c xmlns:dc=\"d\"><dc:creator>乔麦</dc:creator><lastModifiedBy>蒋文秀</lastModifiedBy><created>2022-03-05T09:01:00Z</created><lastPrinted>2022-03-07T09:00:00Z</lastPrinted></c>")),
            ("docProps/app.xml", Utf8("<p><Application>WPS 表格</Application><AppVersion>12.0</AppVersion><Company>鹤渡镇</Company></p>")),
            ("xl/workbook.xml", Utf8($"<workbook {names}><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>")), ("xl/_rels/workbook.xml.rels", Relations(("worksheet", "sheet.xml"), ("person", "person.xml"), ("externalLinkPath", "file:///C:/other.xlsx"))),
            ("xl/person.xml", Utf8("<personList><person id=\"{1}\" displayName=\"蒋文秀\"/></personList>")),
            ("xl/sheet.xml", Utf8($"<worksheet {names}><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData></worksheet>")), ("xl/_rels/sheet.xml.rels", Relations(("comments", "comments.xml"), ("threadedComment", "thread.xml"))),
            ("xl/comments.xml", Utf8("<comments><authors><author>tc={1}</author><author>柳会计</author></authors><commentList><comment ref=\"A1\" authorId=\"0\"><text><t>[线程批注]</t></text></comment><comment ref=\"A1\" authorId=\"1\"><text><t>已核</t></text></comment></commentList></comments>")),
            ("xl/thread.xml", Utf8("<ThreadedComments><threadedComment ref=\"A1\" dT=\"2022-03-06T08:00:00\" personId=\"{1}\"><text>请附发票</text></threadedComment></ThreadedComments>"))));
        Assert.Equal([("已核", new Revision("柳会计", null)), ("请附发票", new Revision("蒋文秀", "2022-03-06T08:00:00"))], document.Passages.Where(passage => passage.Kind == PassageKind.Comment).Select(passage => (passage.Text, passage.Revision!)));
        Assert.Equal(new DocumentProperties(Author: "乔麦", LastAuthor: "蒋文秀", Created: "2022-03-05T09:01:00Z", Printed: "2022-03-07T09:00:00Z", Application: "WPS 表格 12.0", Company: "鹤渡镇"), document.Properties);
        Assert.Contains(document.Warnings, warning => warning.Contains("other.xlsx", StringComparison.Ordinal));
    }
}
