using System.Text;
using DocReview.Ingest;
using DocReview.Ledger;

namespace DocReview.Tests;

/// <summary>meeting.odt and reception.ods were written by LibreOffice from meeting.doc and reception.xls.</summary>
[Collection("ingest")]
public sealed class OpenDocumentTests(IngestFixture ingest)
{
    private const string Names = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
        + "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"";

    private static byte[] Fixture(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Ingest", "Files", name));

    private static byte[] Odf(string kind, string body, string styles = "", params (string Name, byte[] Bytes)[] parts) => OfficeFiles.Zip([
        ("mimetype", Encoding.ASCII.GetBytes("application/vnd.oasis.opendocument." + kind)),
        ("content.xml", Encoding.UTF8.GetBytes($"<office:document-content {Names}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>")), .. parts]);

    private static string Line(Passage passage) => $"{passage.Kind} {passage.Text} {string.Join(' ', passage.Row?.Cells.Select(cell => $"{cell.Column}:{cell.ColumnSpan}x{cell.RowSpan}") ?? [])} {passage.Revision?.Author}";

    private static string[] Texts(Document document) => [.. document.Passages.Select(passage => passage.Text)];

    [Fact]
    public async Task A_text_reads_like_the_Word_document_it_was_written_from()
    {
        var (word, text) = (await ingest.Document("a.doc", Fixture("meeting.doc")), await ingest.Document("a.odt", Fixture("meeting.odt")));
        Assert.Equal("odt", text.Format);
        Assert.Equal(word.Passages.Select(Line).Order(StringComparer.Ordinal), text.Passages.Select(Line).Order(StringComparer.Ordinal));
        Assert.Equal(word.Warnings, text.Warnings);
        Assert.StartsWith("LibreOffice", text.Properties?.Application, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_spreadsheet_reads_like_the_workbook_it_was_written_from()
    {
        var (workbook, sheet) = (await ingest.Document("a.xls", Fixture("reception.xls")), await ingest.Document("a.ods", Fixture("reception.ods")));
        Assert.Equal(workbook.Pages.Select(page => page.Label), sheet.Pages.Select(page => page.Label));
        static IEnumerable<string> Rows(Document document) => document.Passages.Where(passage => passage.Row is not null).Select(passage => passage.Row!.Number + Line(passage));
        Assert.Equal(Rows(workbook), Rows(sheet));
        Assert.True(sheet.Pages[1].Passages.Single().Hidden);
        Assert.Equal(workbook.Warnings.Order(), sheet.Warnings.Order());
    }

    [Fact]
    public async Task Lists_count_level_by_level_and_may_go_on()
    {
        const string styles = "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-format=\"一, 二, 三, ...\" style:num-suffix=\"、\"/><text:list-level-style-number text:level=\"2\" style:num-format=\"1\" style:num-suffix=\".\" text:display-levels=\"1\"/></text:list-style>";
        static string Item(string text, string inner = "") => $"<text:list-item><text:p>{text}</text:p>{inner}</text:list-item>";
        var document = await ingest.Document("a.odt", Odf("text", $"<text:list xml:id=\"a\" text:style-name=\"L\">{Item("甲", $"<text:list>{Item("子")}{Item("丑")}</text:list>")}{Item("乙")}</text:list><text:p>间</text:p><text:list text:continue-list=\"a\" text:style-name=\"L\">{Item("丙")}</text:list><text:list text:style-name=\"L\">{Item("丁")}</text:list>", styles));
        Assert.Equal(["一、甲", "1. 子", "2. 丑", "二、乙", "间", "三、丙", "一、丁"], Texts(document));
    }

    [Fact]
    public async Task Values_are_given_as_the_other_workbooks_give_them()
    {
        static string Cell(string attributes, string shown) => $"<table:table-cell {attributes}><text:p>{shown}</text:p></table:table-cell>";
        var cells = Cell("office:value-type=\"currency\" office:value=\"12800.5\"", "￥12,800.50") + Cell("office:value-type=\"float\" office:value=\"1280.55\"", "1,281") + Cell("office:value-type=\"date\" office:date-value=\"2021-03-01\"", "2021年3月1日")
            + Cell("office:value-type=\"date\" office:date-value=\"2021-03-01\"", "2021年3月") + Cell("office:value-type=\"percentage\" office:value=\"0.125\"", "12.5%") + Cell("office:value-type=\"time\" office:time-value=\"PT09H30M00S\"", "9:30")
            + Cell("office:value-type=\"float\" office:value=\"3.5\"", "3.5万元") + Cell("office:value-type=\"float\" office:value=\"1385\"", "壹叁捌伍") + Cell("office:value-type=\"string\"", "0012") + Cell("office:value-type=\"boolean\" office:boolean-value=\"true\"", "是") + "<table:table-cell table:formula=\"of:=1+1\"/>";
        var document = await ingest.Document("a.ods", Odf("spreadsheet", $"<table:table table:name=\"表\"><table:table-row>{cells}</table:table-row></table:table>"));
        Assert.Equal("12800.50\t1280.55\t2021-03-01\t2021-03\t12.5%\t09:30\t3.5万元\t1385\t0012\tTRUE", Assert.Single(Texts(document)));
        Assert.Contains(document.Warnings, warning => warning.Contains("1 个公式", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rows_repeated_a_million_times_are_no_bomb()
    {
        const string row = "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell table:number-columns-repeated=\"16384\"";
        var document = await ingest.Document("a.ods", Odf("spreadsheet", $"<table:table table:name=\"表\"><table:table-column table:visibility=\"collapse\"/>{row} office:value-type=\"string\"><text:p>一</text:p></table:table-cell></table:table-row>{row}/></table:table-row></table:table>"));
        Assert.Equal(1000, document.Passages.Count());
        Assert.Contains(document.Warnings, warning => warning.Contains("重复 1048576 次", StringComparison.Ordinal));
        Assert.Contains(document.Warnings, warning => warning.Contains("A 列", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pictures_and_documents_within_come_out_and_links_are_named()
    {
        var inner = Encoding.UTF8.GetBytes($"<office:document-content {Names}><office:body><office:spreadsheet><table:table table:name=\"内\"><table:table-row><table:table-cell><text:p>明细</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>");
        var manifest = Encoding.UTF8.GetBytes("<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><m:file-entry m:full-path=\"Object 1/\" m:media-type=\"application/vnd.oasis.opendocument.spreadsheet\"/></m:manifest>");
        var body = "<text:p>见<draw:frame><draw:image xlink:href=\"Pictures/a.png\"/></draw:frame><draw:frame><draw:object xlink:href=\"./Object 1\"/></draw:frame><draw:frame><draw:image xlink:href=\"http://example.com/b.png\"/></draw:frame></text:p>";
        using var outcome = await ingest.Extract("a.odt", Odf("text", body, "", ("Pictures/a.png", RtfTests.Png(900, 900)), ("Object 1/content.xml", inner), ("META-INF/manifest.xml", manifest)));
        var text = Assert.IsType<Extraction.Text>(outcome.Extraction);
        Assert.Equal(["图片1.png", "附件1.ods"], text.Files.Select(file => file.Name));
        Assert.Contains(text.Document.Warnings, warning => warning.Contains("http://example.com/b.png", StringComparison.Ordinal));
        var document = await ingest.Document("附件1.ods", await File.ReadAllBytesAsync(text.Files[1].TemporaryPath, TestContext.Current.CancellationToken));
        Assert.Equal(("ods", "明细"), (document.Format, Assert.Single(Texts(document))));
    }

    [Fact]
    public async Task A_password_is_named()
    {
        var manifest = Encoding.UTF8.GetBytes("<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><m:file-entry m:full-path=\"content.xml\"><m:encryption-data/></m:file-entry></m:manifest>");
        Assert.Equal(Trouble.Encrypted, (await ingest.Unreadable("a.odt", Odf("text", "", "", ("META-INF/manifest.xml", manifest)))).Trouble);
    }
}
