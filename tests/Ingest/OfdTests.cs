using DocReview.Ingest;
using DocReview.Ledger;
using static DocReview.Tests.OfdFiles;

namespace DocReview.Tests;

[Collection("ingest")]
public sealed class OfdTests(IngestFixture ingest)
{
    private static readonly string[] Letter =
    [
        Line(150, 100, "2021年3月5日"),
        Line(30, 60, "同意列支修缮经费38万元。"),
        Line(80, 30, "云岭乡党委会议纪要"),
    ];

    private static string[] Texts(Document document, PassageKind kind = PassageKind.Paragraph) => [.. document.Passages.Where(passage => passage.Kind == kind).Select(passage => passage.Text)];

    [Fact]
    public async Task Lines_stand_in_the_order_of_the_page_whatever_the_order_of_drawing()
    {
        var document = await ingest.Document("纪要.ofd", Ofd(string.Concat(Letter)));
        Assert.Equal(["云岭乡党委会议纪要", "同意列支修缮经费38万元。", "2021年3月5日"], Texts(document));
        Assert.Equal(("ofd", "云岭乡党委会议纪要"), (document.Format, document.Title));
    }

    [Fact]
    public async Task A_box_tells_where_a_line_stands_in_points()
    {
        var box = (await ingest.Document("纪要.ofd", Ofd(Line(30, 60, "同意列支")))).Passages.Single().Boxes.Single();
        Assert.Equal(30 * 72 / 25.4, box.X, 0.1);
        Assert.Equal(20 * 72 / 25.4, box.Width, 0.1);
        Assert.InRange(box.Y, 59 * 72 / 25.4, 61 * 72 / 25.4);
    }

    [Theory]
    [InlineData("DeltaX=\"g 5 5\"")]
    [InlineData("DeltaX=\"5 g 3 5 5\"")]
    [InlineData("DeltaX=\"5,5,5,5,5\"")]
    [InlineData("")]
    public async Task Distances_may_be_repeated_in_groups_or_left_out(string distances)
    {
        var text = $"<ofd:TextObject Boundary=\"30 40 50 6\" Size=\"5\"><ofd:TextCode X=\"0\" Y=\"4\" {distances}>公务接待清单</ofd:TextCode></ofd:TextObject>";
        var passage = (await ingest.Document("a.ofd", Ofd(text))).Passages.Single();
        Assert.Equal("公务接待清单", passage.Text);
        Assert.Equal(30 * 72 / 25.4, passage.Boxes.Single().Width, 0.1);
    }

    [Fact]
    public async Task Transformed_objects_blocks_in_blocks_and_shared_graphics_are_found_at_their_place()
    {
        var scaled = "<ofd:TextObject Boundary=\"30 50 80 10\" CTM=\"2 0 0 2 0 0\" Size=\"2.5\"><ofd:TextCode X=\"0\" Y=\"2\" DeltaX=\"g 2 2.5\">第二行</ofd:TextCode></ofd:TextObject>";
        var nested = $"<ofd:PageBlock><ofd:PageBlock>{Line(30, 20, "第一行")}</ofd:PageBlock></ofd:PageBlock>";
        var shared = "<ofd:CompositeObject Boundary=\"30 80 50 10\" ResourceID=\"77\"/>";
        var resources = $"<ofd:Res {Names}><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID=\"77\"><ofd:Content>{Line(0, 0, "第三行")}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>";
        var document = await ingest.Document("a.ofd", Ofd("<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>", "", [shared + scaled + nested], ("Doc_0/PublicRes.xml", resources)));
        Assert.Equal(["第一行", "第二行", "第三行"], Texts(document));
        Assert.Equal(15 * 72 / 25.4, document.Passages.ElementAt(1).Boxes.Single().Width, 0.1);
    }

    [Fact]
    public async Task A_template_lies_below_every_page_that_names_it()
    {
        var document = await ingest.Document("a.ofd", Ofd("<ofd:TemplatePage ID=\"5\" BaseLoc=\"Tpls/Tpl_0/Content.xml\"/>", "",
            ["<ofd:Template TemplateID=\"5\"/>" + Line(30, 60, "正文"), Line(30, 60, "另一页")], ("Doc_0/Tpls/Tpl_0/Content.xml", Page(Line(60, 20, "云岭乡人民政府文件")))));
        Assert.Equal(["云岭乡人民政府文件", "正文", "另一页"], Texts(document));
        Assert.Equal(2, document.Pages.Count);
    }

    [Fact]
    public async Task Ruled_cells_become_rows()
    {
        var rules = string.Concat(new[] { 30.0, 40, 50 }.Select(y => Stroke(30, y, 130, y))) + string.Concat(new[] { 30.0, 80, 130 }.Select(x => Stroke(x, 30, x, 50)));
        var document = await ingest.Document("a.ofd", Ofd(rules + Line(82, 42, "1280") + Line(32, 42, "县农技站") + Line(82, 32, "金额") + Line(32, 32, "来访单位")));
        Assert.Equal(["来访单位\t金额", "县农技站\t1280"], Texts(document, PassageKind.TableRow));
    }

    [Fact]
    public async Task Annotations_stand_apart_from_the_lines()
    {
        var annotation = $"<ofd:PageAnnot {Names}><ofd:Annot ID=\"1\" Type=\"Watermark\" Creator=\"丁\"><ofd:Remark>请核对</ofd:Remark><ofd:Appearance Boundary=\"30 60 90 20\">{Line(0, 0, "内部资料")}</ofd:Appearance></ofd:Annot></ofd:PageAnnot>";
        var document = await ingest.Document("a.ofd", Ofd("", "<ofd:Annotations>/Doc_0/Annots/Annotations.xml</ofd:Annotations>", [string.Concat(Letter)],
            ("Doc_0/Annots/Annotations.xml", $"<ofd:Annotations {Names}><ofd:Page PageID=\"10\"><ofd:FileLoc>Page_0/Annotation.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>"),
            ("Doc_0/Annots/Page_0/Annotation.xml", annotation)));
        Assert.Contains("同意列支修缮经费38万元。", Texts(document));
        Assert.Equal(["内部资料"], Texts(document, PassageKind.TextBox));
        Assert.Equal(["请核对"], Texts(document, PassageKind.Comment));
    }

    [Fact]
    public async Task Pages_of_images_alone_wait_for_recognition()
    {
        const string image = "<ofd:ImageObject ID=\"4\" Boundary=\"0 0 210 297\" ResourceID=\"8\"/>";
        var scan = await ingest.Document("a.ofd", Ofd(image));
        Assert.Equal(Waiting.Scanned, Assert.Single(scan.Pages).Waiting);
        Assert.Equal(595.3, scan.Pages[0].Width, 0.1);
        Assert.Contains((await ingest.Document("a.ofd", Ofd(Line(30, 30, "首页"), image))).Warnings, warning => warning.Contains("第 2 页", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_missing_page_is_named_and_the_others_are_read()
    {
        var document = await ingest.Document("a.ofd", Zip(
        [
            ("OFD.xml", "<OFD><DocBody><DocRoot>/Doc_0/Document.xml</DocRoot></DocBody></OFD>"),
            ("Doc_0/Document.xml", "<Document><Pages><Page ID=\"1\" BaseLoc=\"Pages\\Page_0\\Content.xml\"/><Page ID=\"2\" BaseLoc=\"Pages/Page_1/Content.xml\"/></Pages></Document>"),
            ("Doc_0/Pages/Page_0/content.xml", Page(Line(30, 30, "首页"))),
        ]));
        Assert.Equal(["首页"], Texts(document));
        Assert.Contains(document.Warnings, warning => warning.Contains("第 2 页", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_truncated_file_is_damaged_and_document_types_are_refused()
    {
        var bytes = Ofd([.. Enumerable.Range(0, 20).Select(_ => string.Concat(Letter))]);
        Assert.Equal(Trouble.Damaged, (await ingest.Unreadable("a.ofd", bytes[..(bytes.Length / 2)])).Trouble);
        Assert.Equal(Trouble.Damaged, (await ingest.Unreadable("a.ofd", Zip([("OFD.xml", "<!DOCTYPE OFD [<!ENTITY a \"b\">]><OFD/>")]))).Trouble);
        Assert.Equal(Trouble.Damaged, (await ingest.Unreadable("a.ofd", Zip([("OFD.xml", "<OFD/>")]))).Trouble);
    }

    [Fact]
    public async Task Graphics_that_draw_each_other_end()
    {
        const string twice = "<ofd:CompositeObject ResourceID=\"77\"/><ofd:CompositeObject ResourceID=\"77\"/>";
        var resources = $"<ofd:Res {Names}><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID=\"77\"><ofd:Content>{twice}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>";
        Assert.Equal(Trouble.TooLarge, (await ingest.Unreadable("a.ofd", Ofd("<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>", "", [twice], ("Doc_0/PublicRes.xml", resources)))).Trouble);
    }
}
