using DocReview.Index;
using DocReview.Ingest;
using DocReview.Ledger;
using DocReview.Web;

namespace DocReview.Tests;

/// <summary>The small parts of which the page of a document is put together.</summary>
public sealed class DocumentPartsTests
{
    private static readonly FileId File = new(new string('a', 64));

    private static IReadOnlyList<PageExtent> Extents(params int[] counts)
    {
        var first = 1;
        return [.. counts.Select((count, i) => new PageExtent(new Page(i + 1, TextOrigin.Written, []), (first += count) - count, count))];
    }

    [Fact]
    public void Whole_pages_stand_on_a_screen_and_a_page_that_is_too_long_on_several() => Assert.Equal(
        [new DocumentScreen(0, 1, 1, 500), new DocumentScreen(2, 2, 501, 1000), new DocumentScreen(2, 2, 1001, 1500), new DocumentScreen(2, 2, 1501, 1501), new DocumentScreen(3, 3, 1502, 1510)],
        DocumentScreen.Of(Extents(200, 300, 1001, 9)));

    [Fact]
    public void Pages_without_text_have_a_screen_too() => Assert.Equal(
        [new DocumentScreen(0, 1, 1, 0), new DocumentScreen(2, 3, 1, 2), new DocumentScreen(4, 4, 3, 2)], DocumentScreen.Of(Extents(0, 0, 0, 2, 0), mostPages: 2));

    [Fact]
    public void A_mark_takes_its_share_of_every_line_it_runs_over()
    {
        var passage = new Passage(new PassageId(File, 1), "金额ab12元共计") { Boxes = [new Box(0, 6, 100, 50, 80, 12), new Box(6, 3, 100, 70, 60, 12)] };
        var boxes = Leaf.Boxes(passage, new Match(2, 5)).ToList();
        // Two squares of four are Chinese; the letters share the other two.
        Assert.Equal([new Box(2, 4, 140, 50, 40, 12), new Box(6, 1, 100, 70, 20, 12)], boxes);
        Assert.Equal(80, Leaf.Boxes(passage, new Match(2, 1), wholeLines: true).Single().Width);
        Assert.Empty(Leaf.Boxes(passage with { Text = "短" }, new Match(0, 9)));
    }

    [Fact]
    public void What_was_found_stands_in_reading_order_around_the_place_a_reader_was_sent_to()
    {
        var hits = DocumentHits.Of([new(9, 0, 2), new(3, 5, 2), new(3, 1, 2)], 3, [new Match(5, 2)]);
        Assert.Equal([new DocumentHit(3, 1, 2), new DocumentHit(3, 5, 2), new DocumentHit(9, 0, 2)], hits.All);
        Assert.Equal(1, hits.Current);
        Assert.Equal(2, DocumentHits.Of([new(9, 0, 2), new(3, 5, 2), new(3, 1, 2)], 4, []).Current);
        Assert.Equal(-1, DocumentHits.Of([], 4, []).Current);
    }

    [Fact]
    public void Only_the_lines_the_engine_was_not_sure_of_are_doubtful_and_say_so_in_words()
    {
        var passage = new Passage(new PassageId(File, 1), "第一行清楚第二行模糊") { Boxes = [new Box(0, 5, 100, 50, 80, 12), new Box(5, 5, 100, 70, 80, 12)] };
        SeenLine Line(double y, double confidence) => new("", confidence, [98, y, 182, y, 182, y + 14, 98, y + 14]);
        var doubt = Assert.Single(Doubt.Of(passage, [Line(49, 0.97), Line(69, 0.62)]));
        Assert.Equal(new Doubt(5, 5, 0.62), doubt);
        using var writer = new StringWriter();
        Marking.Of(passage.Text, [new Match(4, 3)], placed: true, doubts: [doubt]).WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        Assert.Equal($"第一行清<mark data-at=\"4\">楚<span class=\"unsure\" title=\"{doubt.Words}\">第二</span></mark><span class=\"unsure\" title=\"{doubt.Words}\">行模糊</span>", writer.ToString());
        Assert.Contains("62%", doubt.Words, StringComparison.Ordinal);
    }
}
