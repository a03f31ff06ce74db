using System.Text.Json;
using DocReview.Bench;
using DocReview.Ingest;
using DocReview.Ledger;
using SkiaSharp;

namespace DocReview.Tests;

public sealed class RecogniserFixture : IDisposable
{
    private readonly Lazy<PageRecogniser> _engine = new(() => new PageRecogniser(Recognition.DefaultModels));

    internal PageRecogniser Engine => _engine.Value;

    public void Dispose()
    {
        if (_engine.IsValueCreated)
            _engine.Value.Dispose();
    }
}

/// <summary>Pages that were printed here and spoiled: bounds, not texts, since another processor may round otherwise.</summary>
[Collection("ingest")]
public sealed class PageRecogniserTests(RecogniserFixture recogniser, IngestFixture ingest) : IClassFixture<RecogniserFixture>
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private static (Raster Image, SetPage Truth) Printed(int kind, int seed, double dpi, bool @sealed = false, Func<SKBitmap, SKBitmap>? spoil = null)
    {
        var paper = InventedPapers.Of(kind, seed);
        var (print, lines) = PaperPrint.Of(paper, Fonts.At(0).Face, dpi, @sealed);
        using (print)
        using (var page = spoil?.Invoke(print) ?? print.Copy())
            return (Pictures.Of(page, dpi), new SetPage("", "", dpi, paper.Kind, "", lines, paper.Facts));
    }

    private (RecognisedPage Page, Score Score) Read((Raster Image, SetPage Truth) printed)
    {
        var page = recogniser.Engine.Recognise(printed.Image, 7, Cancel);
        return (page, Score.Of(printed.Truth, [.. page.Lines.Select(line => line.Text)]));
    }

    [Fact]
    public void What_looks_like_a_line_and_cannot_be_read_is_counted_specks_are_not()
    {
        var faint = new TextBox(100, 50, 200, 20, 0, 0.8);
        Assert.Contains("有 2 处像是文字而未能辨认", Assert.Single(PageWarnings.OfUnread([faint, faint with { Y = 90 }, faint with { Score = 0.5 }, faint with { Width = 20 }], [])));
        Assert.Empty(PageWarnings.OfUnread([], []));
        Assert.DoesNotContain(Read(Printed(0, 11, 150)).Page.Warnings, warning => warning.Contains("未能辨认"));
    }

    [Fact]
    public void A_clean_page_is_read_with_its_facts_and_a_confidence_for_every_character()
    {
        var (page, score) = Read(Printed(0, 11, 150));
        Assert.InRange(score.ErrorRate, 0, 0.8);
        Assert.Equal((score.Amounts, score.Dates), (score.AmountsFound, score.DatesFound));
        Assert.InRange(score.NamesFound, score.Names - 1, score.Names);
        Assert.Equal((7, 0, Recognition.EngineOf(Recognition.DefaultModels).Engine), (page.Number, page.Turned, page.Engine));
        Assert.Empty(page.Warnings);
        Assert.All(page.Lines, line =>
        {
            Assert.Equal(line.Text.Length, line.Characters.Count);
            Assert.InRange(line.Confidence, 0.3, 1);
            Assert.Equal(8, line.Corners.Count);
        });
    }

    [Fact]
    public void A_seal_does_not_spoil_the_text_below_it_and_its_lettering_is_kept_apart()
    {
        var printed = Printed(1, 5, 150, @sealed: true);
        var (page, score) = Read(printed);
        Assert.InRange(score.ErrorRate, 0, 2);
        Assert.Equal(score.Dates, score.DatesFound);
        Assert.Equal(score.Numbers, score.NumbersFound);
        Assert.NotEmpty(page.Seals);
        // The red heading is text.
        Assert.Contains(page.Lines, line => line.Text == printed.Truth.Lines[0]);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void What_is_black_below_much_red_is_not_of_the_seal(bool hasBlack, bool isRed)
    {
        var rgb = Enumerable.Repeat((byte)255, 100 * 40 * 3).ToArray();
        for (var y = 0; y < 40; y++)
            for (var x = 0; x < 100; x++)
                if (hasBlack && x % 20 == 0)
                    rgb.AsSpan(((y * 100) + x) * 3, 3).Fill(20);
                else if (x % 4 < 2)
                    (rgb[((y * 100) + x) * 3], rgb[(((y * 100) + x) * 3) + 1], rgb[(((y * 100) + x) * 3) + 2]) = ((byte)220, (byte)30, (byte)40);
        Assert.Equal(isRed, RedInk.Of(new Raster(100, 40, rgb, 150))!.Wrote(new TextBox(50, 20, 80, 20, 0, 1)));
    }

    [Theory]
    [InlineData(90, 270)]
    [InlineData(180, 180)]
    [InlineData(270, 90)]
    public void A_page_that_lies_on_its_side_or_head_is_turned(int laid, int turned)
    {
        var (page, score) = Read(Printed(3, 21, 150, spoil: print => Damage.Turned(print, laid)));
        Assert.Equal(turned, page.Turned);
        Assert.InRange(score.ErrorRate, 0, 0.8);
        Assert.Equal((1240, 1754), (page.UprightWidth, page.UprightHeight));
        Assert.True(page.Lines[0].Corners[1] < page.Lines[^1].Corners[1]);
    }

    [Fact]
    public void A_leaning_ledger_keeps_its_sums_and_its_ruled_lines()
    {
        var printed = Printed(2, 31, 150, spoil: print => Damage.Rotated(print, 1.4));
        var (page, score) = Read(printed);
        Assert.Equal(score.Amounts, score.AmountsFound);
        Assert.InRange(page.Skew, -1.6, -1.2);
        var (level, upright) = (page.Rules.Count(rule => rule.X2 - rule.X1 > 800), page.Rules.Count(rule => rule.Y2 - rule.Y1 > 500));
        Assert.Equal(printed.Truth.Lines.Count(line => line.StartsWith("20", StringComparison.Ordinal) && line.EndsWith('日')) + 2, level);
        Assert.Equal(7, upright);
        // They lean as the text does, clockwise.
        Assert.All(page.Rules.Where(rule => rule.X2 - rule.X1 > 800), rule => Assert.InRange(Math.Atan2(rule.Y2 - rule.Y1, rule.X2 - rule.X1) * 180 / Math.PI, 1.2, 1.6));
    }

    [Fact]
    public void Print_is_never_taken_for_ruled_lines()
    {
        var (page, _) = Read(Printed(0, 41, 150));
        Assert.Empty(page.Rules);
    }

    [Fact]
    public void A_sum_with_one_digit_to_a_cell_is_read_whole_with_its_point()
    {
        string[][] rows = [["千", "百", "十", "万", "千", "百", "十", "元", "角", "分", "备注"], ["", "", "¥", "1", "2", "8", "6", "0", "0", "0", "现金"], ["", "", "", "", "", "3", "5", "2", "4", "1", "转账"]];
        var paper = new Paper("receipt", [new Block.Line("收款收据", 20, Align.Centre), new Block.Table(rows, [.. Enumerable.Repeat(0.05, 10), 0.5], 12)], new Facts());
        var (print, _) = PaperPrint.Of(paper, Fonts.At(0).Face, 150, @sealed: false);
        using (print)
        {
            var page = recogniser.Engine.Recognise(Pictures.Of(print, 150), 1, Cancel);
            var text = page.Lines.Select(line => line.Text).ToList();
            Assert.Equal(["收款收据", "千百十万千百十元角分", "备注", "¥12860.00", "现金", "352.41", "转账"], text);
            // The rules between the digits part no cells.
            Assert.Equal(3, page.Rules.Count(rule => rule.Y2 - rule.Y1 > rule.X2 - rule.X1));
        }
    }

    [Fact]
    public void Characters_one_below_the_other_are_read_downwards()
    {
        var (page, _) = Read(Printed(3, 91, 150, spoil: print =>
        {
            using var canvas = new SKCanvas(print);
            using var font = new SKFont(Fonts.At(0).Face, 28);
            using var ink = new SKPaint { Color = SKColors.Black, IsAntialias = true };
            for (var i = 0; i < 6; i++)
                canvas.DrawText("会计记账凭单"[i].ToString(), 1150, 600 + (i * 30), SKTextAlign.Left, font, ink);
            return print.Copy();
        }));
        Assert.Contains("会计记账凭单", string.Concat(page.Lines.Where(line => line.Corners[0] > 1130).Select(line => line.Text)), StringComparison.Ordinal);
        Assert.Empty(page.Rules);
    }

    [Fact]
    public void A_sheet_photographed_at_an_angle_is_made_level()
    {
        var printed = Printed(2, 52, 150, spoil: print => Damage.Photograph(print, new Random(4)));
        var (page, score) = Read(printed);
        Assert.Equal(score.Amounts, score.AmountsFound);
        Assert.Equal(8, page.Sheet.Count);
        Assert.All(page.Rules, rule => Assert.InRange(Math.Min(Math.Abs(rule.X2 - rule.X1), Math.Abs(rule.Y2 - rule.Y1)), 0, 12));
        // The first line stands where the photograph shows it: within its sheet, in its upper part.
        var (x, y) = Perspective.Of([.. page.Sheet], page.UprightWidth, page.UprightHeight).Of(page.Lines[0].Corners[0], page.Lines[0].Corners[1]);
        Assert.InRange(x, page.Sheet[0], page.Sheet[2]);
        Assert.InRange(y, page.Sheet[1], printed.Image.Height / 4.0);
    }

    [Fact]
    public void Facing_pages_are_read_one_after_the_other()
    {
        var (left, right) = (Printed(0, 61, 120), Printed(1, 62, 120));
        var (width, height) = (left.Image.Width, left.Image.Height);
        var rgb = new byte[width * height * 6];
        for (var y = 0; y < height; y++)
            foreach (var (image, at) in new[] { (left.Image, 0), (right.Image, 1) })
                image.Rgb.AsSpan(y * width * 3, width * 3).CopyTo(rgb.AsSpan(((y * 2) + at) * width * 3));
        var page = recogniser.Engine.Recognise(new Raster(width * 2, height, rgb, 120), 1, Cancel);
        var text = string.Concat(page.Lines.Select(line => Score.Unified(line.Text)));
        Assert.InRange(Distance.Of(Score.Unified(string.Concat(left.Truth.Lines) + string.Concat(right.Truth.Lines)), text), 0, text.Length / 50);
    }

    [Fact]
    public void The_same_image_gives_the_same_page_to_the_last_digit()
    {
        var (image, _) = Printed(5, 71, 120, @sealed: true);
        using var other = new PageRecogniser(Recognition.DefaultModels);
        Assert.Equal(JsonSerializer.Serialize(recogniser.Engine.Recognise(image, 1, Cancel)), JsonSerializer.Serialize(other.Recognise(image, 1, Cancel)));
    }

    [Fact]
    public void An_empty_page_and_a_tiny_one_have_no_lines()
    {
        foreach (var (width, height) in new[] { (800, 1100), (3, 2), (2000, 1) })
        {
            var page = recogniser.Engine.Recognise(new Raster(width, height, [.. Enumerable.Repeat((byte)255, width * height * 3)], 150), 1, Cancel);
            Assert.Empty(page.Lines);
            Assert.Empty(page.Rules);
        }
    }

    [Fact]
    public void Models_that_are_missing_or_not_the_known_ones_are_refused_and_said()
    {
        var folder = Path.Combine(ingest.Folder, "models");
        Assert.Contains("未安装", Recognition.EngineOf(folder).Reason, StringComparison.Ordinal);
        folder += "-changed";
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(Recognition.DefaultModels))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        File.AppendAllText(Path.Combine(folder, "ppocr_keys_v1.txt"), "字");
        var (engine, reason) = Recognition.EngineOf(folder);
        Assert.Null(engine);
        Assert.Contains("校验值不一致", reason, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => new PageRecogniser(folder));
    }

    [Fact]
    public async Task The_child_that_recognises_leaves_no_trace_of_telemetry_in_its_home()
    {
        var work = Path.Combine(ingest.Folder, "work-telemetry");
        await using var pool = new ExtractionPool(ExtractionPool.ChildBesideThisAssembly, [ingest.Folder, Recognition.DefaultModels], work, size: 1);
        var (image, truth) = Printed(3, 81, 100);
        var file = Path.Combine(ingest.Folder, "telemetry.png");
        using (var bitmap = Pictures.Of(image))
            await File.WriteAllBytesAsync(file, ImageFiles.Encoded(bitmap, SKEncodedImageFormat.Png), Cancel);
        var read = new List<RecognisedText>();
        var outcome = await pool.Recognise(new SourceFile(new FileId("0"), "telemetry.png", new FileInfo(file).Length), file, "image", [1], Recognition.DefaultModels, read.Add, Cancel);
        Assert.Null(outcome.Trouble);
        Assert.InRange(Score.Of(truth, [.. Assert.Single(read).Lines!.Lines.Select(line => line.Text)]).ErrorRate, 0, 2);
        // The child lives on, and its home with it.
        Assert.NotEmpty(Directory.EnumerateDirectories(work));
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(work, "*", SearchOption.AllDirectories), path => path.Contains("Microsoft", StringComparison.OrdinalIgnoreCase) || path.Contains(".cache", StringComparison.Ordinal));
    }
}
