using System.IO.Compression;
using System.Text;
using DocReview.Ingest;
using DocReview.Ledger;
using static DocReview.Tests.PdfFiles;

namespace DocReview.Tests;

/// <summary>What a PDF holds beside the contents of its pages.</summary>
[Collection("ingest")]
public sealed class PdfPartsTests(IngestFixture ingest)
{
    private static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text);

    /// <summary>A text string as Acrobat writes it.</summary>
    private static string T(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    private static byte[] Stream(byte[] bytes, string entries = "") => [.. Latin($"<< /Length {bytes.Length} {entries} >>\nstream\n"), .. bytes, .. "\nendstream"u8];

    private static byte[] Zlib(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(bytes);
        return packed.ToArray();
    }

    /// <summary>One page with a line of text, whose annotations and further objects (from 9 on) a test gives.</summary>
    private async Task<(Extraction.Text Text, Dictionary<string, string> Files)> Read(string annotations, string catalog, string trailer, params byte[][] further)
    {
        using var outcome = await ingest.Extract("a.pdf", Pdf($"/Annots [{annotations}]", trailer, catalog, further, Latin(Text(70, 100, "审批表"))));
        var text = Assert.IsType<Extraction.Text>(outcome.Extraction);
        return (text, text.Files.ToDictionary(file => file.Name, file => File.ReadAllText(file.TemporaryPath)));
    }

    private static (PassageKind, string)[] Beside(Extraction.Text text) => [.. text.Document.Passages.Skip(1).Select(passage => (passage.Kind, passage.Text))];

    [Fact]
    public async Task Fields_of_a_form_are_read_from_top_to_bottom_and_those_of_no_page_are_hidden()
    {
        var (text, _) = await Read("10 0 R 11 0 R 12 0 R 13 0 R 15 0 R 16 0 R 17 0 R", "/AcroForm << /Fields [9 0 R 12 0 R 13 0 R 14 0 R 17 0 R 18 0 R] >>", "",
            Latin($"<< /T {T("审批")} /FT /Tx /Kids [10 0 R 11 0 R] >>"),
            Latin($"<< /Parent 9 0 R /T {T("意见")} /V {T("同意。\r请财政所办理")} /Subtype /Widget /Rect [100 500 300 520] >>"),
            Latin($"<< /Parent 9 0 R /T {T("经办人")} /TU {T("经办人姓名")} /V {T("李四")} /Subtype /Widget /Rect [100 600 300 620] >>"),
            Latin($"<< /T {T("大额")} /FT /Btn /V /Yes /AS /Yes /Subtype /Widget /Rect [100 400 110 410] >>"),
            Latin($"<< /T {T("类别")} /FT /Ch /Opt [[(1) {T("接待费")}] [(2) {T("会议费")}]] /V (2) /Subtype /Widget /Rect [100 300 110 310] >>"),
            Latin($"<< /T {T("支付")} /FT /Btn /Ff 32768 /V /Cash /Kids [15 0 R 16 0 R] >>"),
            Latin("<< /Parent 14 0 R /Subtype /Widget /AS /Cash /Rect [100 200 110 210] >>"), Latin("<< /Parent 14 0 R /Subtype /Widget /AS /Off /Rect [150 200 160 210] >>"),
            Latin($"<< /T {T("空")} /FT /Tx /Subtype /Widget /Rect [100 100 110 110] >>"),
            Latin($"<< /T {T("暗项")} /FT /Tx /V {T("三万元")} >>"));
        Assert.Equal(["经办人姓名：李四", "审批.意见：同意。\n请财政所办理", "大额：☑", "类别：会议费", "支付：Cash", "暗项：三万元"], Beside(text).Select(passage => passage.Item2));
        Assert.All(Beside(text), passage => Assert.Equal(PassageKind.FormField, passage.Item1));
        Assert.Equal("暗项：三万元", Assert.Single(text.Document.Passages, passage => passage.Hidden).Text);
    }

    [Fact]
    public async Task Comments_keep_who_and_when_and_stamps_and_text_boxes_their_kind()
    {
        var gbk = Convert.ToHexString(CodePagesEncodingProvider.Instance.GetEncoding("gbk")!.GetBytes("请核对金额"));
        var (text, _) = await Read($"<< /Subtype /Highlight /Contents <{gbk}> /T {T("王审计")} /M (D:20210305093000+08'00') /Rect [0 0 9 9] >> << /Subtype /FreeText /Contents {T("补记")} /Rect [0 0 9 9] >>"
            + $"<< /Subtype /Stamp /Name /Approved /Rect [0 0 9 9] >> << /Subtype /Text /F 2 /Contents {T("暗注")} /Rect [0 0 9 9] >> << /Subtype /Link /A << /S /URI /URI (http://127.0.0.1:9/) >> /Rect [0 0 9 9] >>", "", "");
        Assert.Equal([(PassageKind.Comment, "请核对金额"), (PassageKind.TextBox, "补记"), (PassageKind.Seal, "图章：已批准"), (PassageKind.Comment, "暗注")], Beside(text));
        var comment = text.Document.Passages.ElementAt(1);
        Assert.Equal(new Revision("王审计", "2021-03-05T09:30:00+08:00"), comment.Revision);
        Assert.True(text.Document.Passages.Last().Hidden);
    }

    [Fact]
    public async Task Attached_and_pinned_files_become_files_of_their_own_and_a_bomb_is_refused()
    {
        var (text, files) = await Read($"<< /Subtype /FileAttachment /FS 12 0 R /Contents {T("底稿")} /Rect [0 0 9 9] >>", "/Collection << >> /Names << /EmbeddedFiles << /Kids [9 0 R] >> >>", "",
            Latin($"<< /Names [(a) 10 0 R (b) 14 0 R (c) << /Type /Filespec /UF {T("远处.docx")} >> ] >>"),
            Latin($"<< /Type /Filespec /F (x.txt) /UF {T("请示.txt")} /EF << /F 11 0 R >> >>"),
            Stream(Zlib("甲"u8.ToArray()), "/Type /EmbeddedFile /Filter /FlateDecode"),
            Latin("<< /Type /Filespec /F (../../b.txt) /EF << /F 13 0 R >> >>"),
            Stream("乙"u8.ToArray()),
            Latin("<< /Type /Filespec /F (zeros.bin) /EF << /F 15 0 R >> >>"),
            Stream(Zlib(new byte[100 << 20]), "/Filter [/FlateDecode]"));
        Assert.Equal([("b.txt", "乙"), ("请示.txt", "甲")], files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => (file.Key, file.Value)));
        Assert.Equal([("zeros.bin", Trouble.TooLarge), ("远处.docx", Trouble.Inaccessible)], text.PassedOver.Select(entry => (entry.Name, entry.Trouble)));
        Assert.Contains((PassageKind.Comment, "底稿"), Beside(text));
    }

    [Fact]
    public async Task Properties_come_from_the_information_and_from_the_metadata()
    {
        var xmp = "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description xmlns:xmp='http://ns.adobe.com/xap/1.0/' xmp:ModifyDate='2021-06-01T10:00:00+08:00'/></rdf:RDF></x:xmpmeta>";
        var (text, _) = await Read("", "/Metadata 9 0 R", $"/Info << /Author {T("党政办")} /CreationDate (D:20210305093000+08'00') /Producer (WPS) /Creator (WPS Writer) >>", Stream(Encoding.UTF8.GetBytes(xmp), "/Type /Metadata /Subtype /XML"));
        Assert.Equal(new DocumentProperties("党政办", Created: "2021-03-05T09:30:00+08:00", Modified: "2021-06-01T10:00:00+08:00", Application: "WPS Writer；WPS"), text.Document.Properties);
    }

    [Theory]
    [InlineData(true, "电子签名：刘二，时间 2021-03-05T09:30:00+08:00（未核验）；理由：同意")]
    [InlineData(false, "电子签名：刘二，时间 2021-03-05T01:31:00Z（未核验）；理由：同意")]
    public async Task A_signature_says_who_and_when(bool dated, string expected)
    {
        var cms = Convert.ToHexString(Signed.Cms([1], "刘二", new DateTime(2021, 3, 5, 1, 31, 0, DateTimeKind.Utc)));
        var (text, _) = await Read("9 0 R", "/AcroForm << /Fields [9 0 R] >>", "", Latin($"<< /FT /Sig /T (sig1) /V 10 0 R /Subtype /Widget /Rect [0 0 9 9] >>"),
            Latin($"<< /Type /Sig /Filter /Adobe.PPKLite {(dated ? "/M (D:20210305093000+08'00')" : "")} /Reason {T("同意")} /Contents <{cms}{new string('0', 400)}> >>"));
        Assert.Equal([(PassageKind.Seal, expected)], Beside(text));
    }

    [Fact]
    public async Task What_was_filled_into_an_XFA_form_is_read_and_scripts_are_named()
    {
        var (text, _) = await Read("", "/AcroForm << /Fields [] /XFA [(template) 9 0 R (datasets) 10 0 R] >> /OpenAction << /S /JavaScript /JS (app.alert(1)) >>", "",
            Stream("<t/>"u8.ToArray()), Stream(Encoding.UTF8.GetBytes("<xfa:datasets xmlns:xfa='http://www.xfa.org/schema/xfa-data/1.0/'><xfa:data><表><金额>38000</金额><空/></表></xfa:data></xfa:datasets>")));
        Assert.Equal([(PassageKind.FormField, "金额：38000")], Beside(text));
        Assert.Contains(text.Document.Warnings, warning => warning.Contains("XFA", StringComparison.Ordinal));
        Assert.Contains(text.Document.Warnings, warning => warning.Contains("JavaScript", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Annotations_that_hold_one_another_end()
    {
        var (text, _) = await Read("9 0 R", "/AcroForm << /Fields [9 0 R] >> /Names << /EmbeddedFiles 10 0 R >>", "", Latin($"<< /FT /Tx /T (a) /V {T("甲")} /Parent 9 0 R /Kids [9 0 R] /Subtype /Widget /Rect [0 0 9 9] >>"), Latin("<< /Kids [10 0 R 10 0 R] >>"));
        Assert.Contains("甲", Assert.Single(Beside(text)).Item2, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_that_only_forbids_printing_keeps_nobody_from_reading()
    {
        var document = await ingest.Document("a.pdf", File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Ingest", "Files", "owner-password.pdf")));
        Assert.Equal("会议研究决定购车事项", document.Passages.First().Text);
        Assert.Equal("党政办", document.Properties?.Author);
    }

    [Theory]
    [InlineData(90)]
    [InlineData(180)]
    [InlineData(270)]
    public async Task Lines_and_tables_of_a_turned_page_are_in_the_order_they_are_seen(int rotation)
    {
        // The whole page is drawn turned the other way, so that it stands upright once the page is turned.
        var matrix = rotation switch { 90 => "0 1 -1 0 595 0", 180 => "-1 0 0 -1 595 842", _ => "0 -1 1 0 0 842" };
        var page = string.Concat(new[] { "会议时间：2021年3月5日", "会议地点：三楼会议室", "记录：李四" }.Select((line, i) => Text(70, 340 + (i * 25), line)))
            + string.Concat(Enumerable.Range(0, 3).Select(i => Line(70, 440 + (i * 30), 370, 440 + (i * 30)) + Line(70 + (i * 150), 440, 70 + (i * 150), 500)))
            + Text(80, 460, "姓名") + Text(230, 460, "职务") + Text(80, 490, "张三") + Text(230, 490, "书记");
        var document = await ingest.Document("a.pdf", Pdf($"/Rotate {rotation}", "", Latin($"q {matrix} cm\n{page}Q\n")));
        Assert.Equal(["会议时间：2021年3月5日", "会议地点：三楼会议室", "记录：李四", "姓名\t职务", "张三\t书记"], document.Passages.Select(passage => passage.Text));
        Assert.True(document.Passages.SelectMany(passage => passage.Boxes).All(box => box.X >= 0 && box.Y >= 0 && box.X + box.Width <= document.Pages[0].Width && box.Y + box.Height <= document.Pages[0].Height));
    }
}
