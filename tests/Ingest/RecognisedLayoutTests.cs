using DocReview.Ingest;
using DocReview.Ledger;

namespace DocReview.Tests;

/// <summary>Pages as an engine hands them over: A4 at 144 dpi, so that a point is two pixels.</summary>
public sealed class RecognisedLayoutTests
{
    private const int Width = 1190, Height = 1684;
    private static readonly FileId File = new("a");

    private static RecognisedLine Line(double x, double y, string text, double size = 28, double confidence = 0.98)
    {
        var width = text.Sum(character => character > 255 ? 1 : 0.5) * size;
        return new RecognisedLine(text, [x, y, x + width, y, x + width, y + (size * 1.1), x, y + (size * 1.1)], confidence, [.. text.Select(_ => (float)confidence)], 0.9);
    }

    private static RecognisedPage Page(params RecognisedLine[] lines) => new(1, "hand/1", Width, Height, 144, 0, 0, lines, []);

    private static Page Composed(RecognisedPage page) => RecognisedLayout.Compose(page, File, new ExtractionLimits());

    private static string[] Texts(Page page) => [.. page.Passages.Select(passage => passage.Text)];

    private static string[] Cells(Passage row) => [.. row.Row!.Cells.Select(cell => row.Text.Substring(cell.Start, cell.Length))];

    private static RecognisedLine[] Minutes() =>
    [
        Line(420, 160, "党委会议纪要", 56),
        Line(196, 320, "会议听取了关于购置办公设备的汇报，经过充分讨论，同意从一二三四", confidence: 0.97),
        Line(140, 370, "公用经费中列支三万八千元，由党政办按照政府采购规定的程序办理采购", confidence: 0.81),
        Line(140, 420, "，并报财政所备案。"),
        Line(196, 470, "会议还研究了其他事项。"),
        Line(560, 1600, "— 3 —", 24),
    ];

    [Fact]
    public void Lines_become_paragraphs_as_sure_as_their_least_certain_line()
    {
        var page = Composed(Page(Minutes()));
        Assert.Equal(["党委会议纪要", "会议听取了关于购置办公设备的汇报，经过充分讨论，同意从一二三四公用经费中列支三万八千元，由党政办按照政府采购规定的程序办理采购，并报财政所备案。", "会议还研究了其他事项。", "— 3 —"], Texts(page));
        Assert.Equal([PassageKind.Paragraph, PassageKind.Paragraph, PassageKind.Paragraph, PassageKind.Footer], page.Passages.Select(passage => passage.Kind));
        Assert.Equal(0.81, page.Passages[1].Confidence);
        Assert.Equal((TextOrigin.Recognised, 595.0, 842.0), (page.Origin, page.Width, page.Height));
        Assert.InRange(page.Quality!.Value, 0.85, 0.97);
        var box = page.Passages[1].Boxes[1];
        Assert.Equal("公用经费中列支三万八千元，由党政办按照政府采购规定的程序办理采购", page.Passages[1].Text.Substring(box.Start, box.Length));
        Assert.Equal((70.0, 185.0, 448.0), (Math.Round(box.X), Math.Round(box.Y), Math.Round(box.Width)), (one, other) => Math.Abs(one.Item1 - other.Item1) < 2 && Math.Abs(one.Item2 - other.Item2) < 4 && Math.Abs(one.Item3 - other.Item3) < 3);
    }

    [Theory]
    [InlineData(0, 70, 160)]
    [InlineData(90, 160, 525)]
    [InlineData(180, 525, 682)]
    [InlineData(270, 682, 70)]
    public void A_line_is_seen_where_the_page_shows_it_however_it_lies(int turned, double x, double y)
    {
        var page = Page(Line(140, 320, "同意列支")) with { Turned = turned };
        if (turned is 90 or 270)
            page = page with { PixelWidth = Height, PixelHeight = Width, UprightWidth = Width, UprightHeight = Height };
        var seen = Assert.Single(SeenLine.Of(page));
        Assert.Equal(8, seen.Corners.Count);
        Assert.Equal((x, y), (seen.Corners[0], seen.Corners[1]), (one, other) => Math.Abs(one.Item1 - other.Item1) < 1 && Math.Abs(one.Item2 - other.Item2) < 1);
    }

    [Theory]
    [InlineData(2.5)]
    [InlineData(-1.5)]
    public void A_crooked_page_reads_like_a_straight_one_and_its_boxes_lie_on_the_lines(double degrees)
    {
        var straight = Page(Minutes());
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        double[] Risen(IReadOnlyList<double> corners) => [.. Enumerable.Range(0, 4).SelectMany(i => (double[])[
            (Width / 2) + ((corners[i * 2] - (Width / 2)) * cos) + ((corners[(i * 2) + 1] - (Height / 2)) * sin),
            (Height / 2) + ((corners[(i * 2) + 1] - (Height / 2)) * cos) - ((corners[i * 2] - (Width / 2)) * sin)])];
        var crooked = straight with { Skew = degrees, Lines = [.. straight.Lines.Select(line => line with { Corners = Risen(line.Corners) })] };
        var page = Composed(crooked);
        Assert.Equal(Texts(Composed(straight)), Texts(page));
        var corners = crooked.Lines[2].Corners;
        var box = page.Passages[1].Boxes[1];
        Assert.Equal((corners[0] + corners[2] + corners[4] + corners[6]) / 8, box.X + (box.Width / 2), 2.0);
        Assert.Equal((corners[1] + corners[3] + corners[5] + corners[7]) / 8, box.Y + (box.Height / 2), 2.0);
    }

    [Fact]
    public void Boxes_of_a_page_that_lay_on_its_side_lie_where_the_file_shows_it()
    {
        // The file shows the page turned left; the engine turned it right by 90 degrees.
        var page = Composed(Page(Minutes()) with { PixelWidth = Height, PixelHeight = Width, Turned = 90 });
        Assert.Equal((842.0, 595.0), (page.Width, page.Height));
        var box = page.Passages[0].Boxes[0];
        // Upright the heading stands at the top in the middle: as the file shows it, at the left edge in the middle.
        Assert.True(box.Height > box.Width && box.X < 130, $"{box}");
        Assert.Equal(297, box.Y + (box.Height / 2), 8.0);
    }

    [Fact]
    public void Drawn_cells_are_cells_and_a_merged_heading_reaches_over_its_columns()
    {
        double[] rows = [200, 260, 320, 440, 500], columns = [140, 340, 540, 1000];
        var rules = rows.Select(y => new RuledLine(140, y, 1000, y + 3)).Concat(columns.Select((x, i) => new RuledLine(x, i == 2 ? 260 : 200, x + 2, 500))).ToList();
        var page = Composed(Page(
            Line(160, 215, "日期"), Line(600, 215, "接待事由"),
            Line(160, 275, "3月8日"), Line(360, 275, "12人"), Line(560, 275, "县水利局来镇"),
            Line(160, 350, "3月9日"), Line(360, 350, "8人"), Line(560, 335, "防汛检查工作人员及随行"), Line(560, 385, "司机工作餐"),
            Line(160, 455, "合计"), Line(360, 455, "1,200元")) with { Rules = rules });
        var table = page.Passages.Where(passage => passage.Row is not null).ToList();
        Assert.Equal(4, table.Count);
        Assert.Equal((2, "接待事由"), (table[0].Row!.Cells[1].ColumnSpan, Cells(table[0])[1]));
        Assert.Equal(["3月8日", "12人", "县水利局来镇"], Cells(table[1]));
        Assert.Equal("防汛检查工作人员及随行司机工作餐", Cells(table[2])[2].Replace("\n", "", StringComparison.Ordinal));
        Assert.Equal(["合计", "1,200元", ""], Cells(table[3]));
    }

    [Fact]
    public void A_photographed_table_whose_lines_lean_is_still_a_table()
    {
        // Farther down, the paper is nearer: everything widens from the middle.
        double X(double x, double y) => 595 + ((x - 595) * (1 + ((y - 200) / 8000)));
        double Y(double x, double y) => y + ((x - 595) * 0.02);
        double[] rows = [200, 300, 400, 500, 600, 700, 800], columns = [140, 440, 740, 1050];
        var rules = rows.Select(y => new RuledLine(X(140, y), Y(140, y), X(1050, y), Y(1050, y))).Concat(columns.Select(x => new RuledLine(X(x, 200), Y(x, 200), X(x, 800), Y(x, 800)))).ToList();
        var lines = rows.Take(6).SelectMany((y, row) => columns.Take(3).Select((x, column) => Line(X(x + 20, y + 30), Y(x + 20, y + 30), $"第{row}行{column}"))).ToArray();
        var page = Composed(Page(lines) with { Rules = rules });
        Assert.Equal(6, page.Passages.Count);
        Assert.Equal(["第5行0", "第5行1", "第5行2"], Cells(page.Passages[5]));
    }

    [Fact]
    public void Two_pages_copied_side_by_side_are_read_one_after_the_other()
    {
        var lines = Enumerable.Range(0, 8).SelectMany(i => new[]
        {
            Line(150, 200 + (i * 50), i == 7 ? "左页完。" : "左页的正文一直写到右边为止才换到下一行去"), Line(1330, 200 + (i * 50), i == 7 ? "右页完。" : "右页的正文一直写到右边为止才换到下一行去"),
        });
        var page = Composed(Page([.. lines]) with { PixelWidth = 2380, UprightWidth = 2380 });
        var whole = string.Join('\n', Texts(page));
        Assert.True(whole.IndexOf("左页完", StringComparison.Ordinal) < whole.IndexOf("右页的", StringComparison.Ordinal), whole);
        Assert.Contains(page.Passages[^1].Boxes, box => box.X > 660);
    }

    [Fact]
    public void Only_what_can_be_nothing_else_is_put_right()
    {
        var page = Page(Line(140, 200, "青工委【2021】9号"), Line(140, 300, "石桥丶柳堤两村"), Line(140, 400, "共计1，826，340.17元"), Line(140, 500, "收支1.826,340元"), Line(140, 600, "约5方元"));
        Assert.Equal(["青工委〔2021〕9号", "石桥、柳堤两村", "共计1,826,340.17元", "收支1.826,340元", "约5方元"], Texts(Composed(page)));
        Assert.Equal(["金额的逗号与小数点疑似误识（1.826,340），请对照原件。", "金额单位疑似误识“方元”（5方元），请对照原件。"], RecognisedLayout.Doubts(page));
    }

    [Fact]
    public void Names_parted_by_half_a_character_stay_apart_and_numbers_whole()
    {
        const string text = "参加柯文举祝庆山侯敏1826元";
        double[] middles = [0.5, 1.5, 3, 4, 5, 6.5, 7.5, 8.5, 10, 11, 11.9, 12.6, 12.9, 13.6, 14.2];
        var line = Line(140, 300, text) with { Corners = [140, 300, 560, 300, 560, 330, 140, 330], Places = [.. middles.Select(middle => (float)(middle / 15))] };
        Assert.Equal("参加 柯文举 祝庆山 侯敏1826元", Assert.Single(Texts(Composed(Page(line)))));
    }

    [Fact]
    public void Two_numbers_seen_apart_do_not_become_one() =>
        Assert.Equal("文件柜 8 19,400.00", Assert.Single(Texts(Composed(Page(Line(140, 300, "文件柜"), Line(226, 302, "8"), Line(243, 299, "19,400.00"))))));

    [Fact]
    public void A_seal_is_told_from_the_text_and_not_trusted()
    {
        var page = Composed(Page(Minutes()) with { Seals = [Line(800, 1200, "青石街道", confidence: 0.99), Line(860, 1260, "办事处"), Line(200, 1200, "财政所")] });
        var seals = page.Passages.Where(passage => passage.Kind == PassageKind.Seal).ToList();
        Assert.Equal(["青石街道 办事处", "财政所"], seals.Select(seal => seal.Text));
        Assert.Equal((0.5, 5), (seals[0].Confidence, seals[0].Id.Number));
        Assert.Equal(430, seals[0].Boxes[1].X, 2.0);
        Assert.Equal("办事处", seals[0].Text.Substring(seals[0].Boxes[1].Start, seals[0].Boxes[1].Length));
    }
}
