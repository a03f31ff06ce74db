using System.Text;
using DocReview.Ledger;
using static DocReview.Tests.PdfFiles;

namespace DocReview.Tests;

[Collection("ingest")]
public sealed class PdfTests(IngestFixture ingest)
{
    private async Task<Document> Read(params string[] pages) => await ingest.Document("a.pdf", Pdf(pages));

    private static string[] Texts(IEnumerable<Passage> passages) => [.. passages.Select(passage => passage.Text)];

    private static string[] Cells(Passage row) => [.. row.Row!.Cells.Select(cell => row.Text.Substring(cell.Start, cell.Length))];

    [Fact]
    public async Task A_line_that_reaches_the_margin_runs_on_and_a_short_one_ends_its_paragraph()
    {
        var document = await Read(
            Text(213, 100, "党委会议纪要", 28)
            + Text(98, 160, "会议听取了关于购置办公设备的汇报，经过充分讨论，同意从")
            + Text(70, 185, "公用经费中列支三万八千元，由党政办按照政府采购规定的程序办")
            + Text(70, 210, "理，并报财政所备案。")
            + Text(98, 235, "会议还研究了其他事项。"));
        Assert.Equal(["党委会议纪要", "会议听取了关于购置办公设备的汇报，经过充分讨论，同意从公用经费中列支三万八千元，由党政办按照政府采购规定的程序办理，并报财政所备案。", "会议还研究了其他事项。"], Texts(document.Passages));
    }

    [Fact]
    public async Task A_line_left_short_because_the_next_word_did_not_fit_runs_on()
    {
        var document = await Read(
            Text(70, 100, "一、会议决定将原粮站一号仓库出租给县绿野农产品公司，租金为")
            + Text(70, 125, "360,000元，缴入镇财政专户管理，任何人不得截留或者挪用（含乙")
            + Text(70, 150, "方代缴部分）。")
            + Text(70, 175, "列席：王五"));
        Assert.Equal(["一、会议决定将原粮站一号仓库出租给县绿野农产品公司，租金为360,000元，缴入镇财政专户管理，任何人不得截留或者挪用（含乙方代缴部分）。", "列席：王五"], Texts(document.Passages));
    }

    [Fact]
    public async Task Lines_of_labels_are_passages_of_their_own_however_long_they_are()
    {
        var document = await Read(
            Text(70, 100, "接待对象：市水利局调研组一行十人，由副局长赵六带队并陪同检查") + Text(70, 125, "时间地点：二〇二一年十月二十二日中午，机关食堂二楼小会议室旁")
            + Text(70, 150, "陪餐人员：镇长、分管副镇长、水利站站长，共计三人，另司机二人") + Text(70, 175, "费用：816元"));
        Assert.Equal(4, document.Passages.Count());
    }

    [Fact]
    public async Task Two_columns_are_read_one_after_the_other()
    {
        var page = new StringBuilder();
        for (var i = 0; i < 14; i++)
            page.Append(Text(50, 100 + (i * 20), "甲左栏文字左栏文字左栏文字左栏", 14)).Append(Text(315, 100 + (i * 20), "右栏文字右栏文字右栏文字右栏文", 14));
        var document = await Read(page.ToString());
        Assert.Equal(["甲左", "右栏"], document.Passages.Select(passage => passage.Text[..2]));
        Assert.DoesNotContain("右", document.Passages.First().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_broken_by_the_margin_is_whole_again()
    {
        var document = await Read(Text(98, 100, "会议同意将上级下达的冬春救助资金按照各村困难群众人数分配共186,0") + Text(70, 125, "00元，各村张榜公示，镇财政所负责按时打卡发放到户。"));
        Assert.Contains("186,000元", document.Passages.Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Boxes_lie_where_the_lines_are_seen()
    {
        var document = await Read(Text(98, 160, "会议听取了关于购置办公设备的汇报，经过充分讨论，同意从一二三") + Text(70, 185, "公用经费中列支。"));
        var passage = document.Passages.Single();
        Assert.Equal(2, passage.Boxes.Count);
        var second = passage.Boxes[1];
        Assert.Equal("公用经费中列支。", passage.Text.Substring(second.Start, second.Length));
        Assert.Equal(70, second.X, 1.0);
        Assert.Equal(8 * 14, second.Width, 1.0);
        Assert.InRange(second.Y, 170, 176);
        Assert.InRange(second.Y + second.Height, 185, 189);
    }

    [Fact]
    public async Task The_lines_of_a_centred_heading_are_one_passage()
    {
        var document = await Read(Text(143, 100, "中共某某镇委员会关于调整领导", 22) + Text(230, 135, "班子分工的通知", 22) + Text(70, 200, "各村党支部，镇属各单位，各有关部门，现将调整情况通知如下请遵照") + Text(70, 225, "执行。"));
        Assert.Equal("中共某某镇委员会关于调整领导班子分工的通知", document.Passages.First().Text);
    }

    [Fact]
    public async Task A_drawn_table_is_read_cell_by_cell()
    {
        var rules = new StringBuilder();
        foreach (var y in new[] { 100, 130, 190, 220 })
            rules.Append(Line(70, y, 470, y));
        foreach (var x in new[] { 70, 170, 230, 470 })
            rules.Append(Line(x, 100, x, x == 230 ? 190 : 220));
        var document = await Read(Text(70, 80, "公务接待清单", 14) + rules
            + Text(76, 120, "日期", 12) + Text(176, 120, "人数", 12) + Text(236, 120, "事由", 12)
            + Text(76, 165, "3月8日", 12) + Text(176, 165, "12", 12) + Text(236, 150, "县水利局来镇检查防汛工作并开座谈会的", 12) + Text(236, 175, "工作餐", 12)
            + Text(76, 210, "合计", 12) + Text(176, 210, "600元", 12) + Text(70, 250, "经办人：王五"));
        var rows = document.Passages.Where(passage => passage.Row is not null).ToList();
        Assert.Equal(["公务接待清单", "经办人：王五"], Texts(document.Passages.Where(passage => passage.Row is null)));
        Assert.Equal(["日期", "人数", "事由"], Cells(rows[0]));
        Assert.Equal(["3月8日", "12", "县水利局来镇检查防汛工作并开座谈会的工作餐"], Cells(rows[1]));
        Assert.Equal(["合计", "600元"], Cells(rows[2]));
        Assert.Equal(2, rows[2].Row!.Cells[1].ColumnSpan);
        var box = rows[1].Boxes.Single(box => rows[1].Text.Substring(box.Start, box.Length) == "工作餐");
        Assert.Equal(236, box.X, 1.0);
    }

    [Fact]
    public async Task Columns_without_rules_are_cells_where_line_after_line_keeps_them()
    {
        var page = new StringBuilder(Text(70, 100, "支出明细"));
        string[][] lines = [["日期", "摘要", "金额"], ["1月5日", "办公用品", "380.00"], ["1月9日", "", "1200.00"], ["2月3日", "会议用餐", "640.00"]];
        for (var i = 0; i < lines.Length; i++)
            page.Append(Text(70, 130 + (i * 20), lines[i][0])).Append(lines[i][1].Length > 0 ? Text(180, 130 + (i * 20), lines[i][1]) : "").Append(Text(360, 130 + (i * 20), lines[i][2]));
        var document = await Read(page.ToString());
        Assert.Equal(["1月9日", "", "1200.00"], Cells(document.Passages.ElementAt(3)));
        Assert.Equal(PassageKind.Paragraph, document.Passages.First().Kind);
    }

    [Fact]
    public async Task Labels_drawn_apart_are_no_table()
    {
        var document = await Read(string.Concat(new[] { ("时", "间：2021年3月8日"), ("地", "点：三楼会议室"), ("主", "持：张三"), ("记", "录：李四") }.Select((line, i) => Text(70, 100 + (i * 25), line.Item1) + Text(112, 100 + (i * 25), line.Item2))));
        Assert.All(document.Passages, passage => Assert.Null(passage.Row));
    }

    [Theory]
    [InlineData(90)]
    [InlineData(180)]
    [InlineData(270)]
    public async Task A_turned_page_reads_like_a_straight_one(int rotation)
    {
        // The text is written so that it stands upright once the page is turned.
        var matrix = rotation switch { 90 => "0 1 -1 0 120 100", 180 => "-1 0 0 -1 500 700", _ => "0 -1 1 0 400 700" };
        string Upright(string text) => $"BT /F1 14 Tf {matrix} Tm <{Convert.ToHexString(Encoding.GetEncoding("gbk").GetBytes(text))}> Tj ET";
        var document = await ingest.Document("a.pdf", Pdf($"/Rotate {rotation}", "", Encoding.Latin1.GetBytes(Upright("会议研究决定购车事项"))));
        var passage = document.Passages.Single();
        Assert.Equal("会议研究决定购车事项", passage.Text);
        Assert.Equal(PassageKind.Paragraph, passage.Kind);
        var box = passage.Boxes.Single();
        Assert.Equal(140, box.Width, 1.0);
        Assert.True(box.X >= 0 && box.Y >= 0 && box.Height < 20);
    }

    [Fact]
    public async Task Bold_made_by_printing_twice_is_read_once()
    {
        var document = await Read(Text(70, 100, "人事任免") + Text(70.4, 100, "人事任免"));
        Assert.Equal("人事任免", document.Passages.Single().Text);
    }

    [Fact]
    public async Task A_string_that_begins_like_marked_text_loses_nothing()
    {
        var document = await ingest.Document("a.pdf", Pdf("", "", [.. "BT /F2 12 Tf 70 700 Td ("u8, 0xFE, 0xFF, .. "a\\(b\\)c) Tj ET"u8]));
        Assert.Equal("þÿa(b)c", document.Passages.Single().Text);
    }

    [Fact]
    public async Task A_scan_waits_for_recognition_and_a_scanned_page_among_others_is_named()
    {
        var scan = await Read(Image);
        Assert.Equal(Waiting.Scanned, Assert.Single(scan.Pages).Waiting);
        Assert.Empty(scan.Passages);
        var mixed = await Read(Text(70, 100, "第一页有字"), Image);
        Assert.Equal(2, mixed.Pages.Count);
        Assert.Equal([null, Waiting.Scanned], mixed.Pages.Select(page => page.Waiting));
        Assert.Contains(mixed.Warnings, warning => warning.Contains("第 2 页", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_number_on_a_scan_is_kept_and_does_not_pass_for_its_text()
    {
        var page = Assert.Single((await Read(Image + Text(280, 800, "— 3 —"))).Pages);
        Assert.Equal(Waiting.Scanned, page.Waiting);
        Assert.Equal("— 3 —", Assert.Single(page.Passages).Text);
    }

    [Fact]
    public async Task Text_that_somebody_recognised_before_us_is_read_again()
    {
        var page = Assert.Single((await Read(Image + "3 Tr\n" + string.Concat(Enumerable.Range(0, 5).Select(i => Text(70, 100 + (i * 30), "会议研究决定购车事项的有关经费安排"))))).Pages);
        Assert.Equal((Waiting.Scanned, TextOrigin.Recognised), (page.Waiting, page.Origin));
        Assert.NotEmpty(page.Passages);
    }

    [Fact]
    public async Task Letters_drawn_as_curves_wait_too_and_an_empty_page_does_not()
    {
        var curves = string.Concat(Enumerable.Range(0, 80).Select(i => $"{50 + (i * 5)} 700 m {60 + (i * 5)} 720 {55 + (i * 5)} 730 {50 + (i * 5)} 710 c f\n"));
        Assert.Equal(Waiting.Scanned, (await Read(curves)).Pages[0].Waiting);
        var empty = await ingest.Unreadable("a.pdf", Pdf(" "));
        Assert.Equal((Trouble.NoText, "共 1 页，没有文字，也没有图像。"), (empty.Trouble, empty.Detail));
    }

    [Fact]
    public async Task A_picture_beside_the_text_is_named()
    {
        var document = await Read(string.Concat(Enumerable.Range(0, 6).Select(i => Text(70, 60 + (i * 20), "会议研究决定购车事项的有关经费安排"))) + "q 450 0 0 500 70 100 cm BI /W 1 /H 1 /BPC 8 /CS /G ID a EI Q\n");
        Assert.Null(document.Pages[0].Waiting);
        Assert.Contains("第 1 页有大幅图像，图中如有文字，未读取。", document.Warnings);
    }

    [Fact]
    public async Task A_page_whose_characters_have_no_meaning_is_named_and_not_kept()
    {
        var nonsense = string.Concat(Enumerable.Range(0, 80).Select(i => (char)(0x9F00 - (i * 37))));
        var document = await Read(Text(70, 100, "第一页有字"), Text(70, 100, nonsense[..40]) + Text(70, 130, nonsense[40..]));
        Assert.Contains(document.Warnings, warning => warning.Contains("第 2 页", StringComparison.Ordinal));
        Assert.Equal([null, Waiting.Garbled], document.Pages.Select(page => page.Waiting));
        Assert.True(document.Pages[0].Quality > 0.99 && document.Pages[1].Quality < 0.5);
        Assert.Equal("第一页有字", document.Passages.Single().Text);
    }

    [Fact]
    public async Task A_page_number_at_the_foot_is_a_footer()
    {
        var document = await Read(Text(70, 100, "会议纪要内容") + Text(280, 800, "— 3 —"));
        Assert.Equal([PassageKind.Paragraph, PassageKind.Footer], document.Passages.Select(passage => passage.Kind));
    }

    [Fact]
    public async Task A_password_a_cut_and_an_empty_shell_are_told_apart()
    {
        var key = new string('A', 64);
        var locked = Pdf("", $"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -4 >> /ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>]", Encoding.Latin1.GetBytes(Text(70, 100, "密")));
        Assert.Equal(Trouble.Encrypted, (await ingest.Unreadable("a.pdf", locked)).Trouble);
        var whole = Pdf(string.Concat(Enumerable.Range(0, 400).Select(i => Text(70, 100, $"第{i * 7919}行"))));
        Assert.Equal(Trouble.Damaged, (await ingest.Unreadable("a.pdf", whole[..(whole.Length / 2)])).Trouble);
        Assert.Equal(Trouble.Damaged, (await ingest.Unreadable("a.pdf", "%PDF-1.4\n"u8.ToArray())).Trouble);
    }
}
