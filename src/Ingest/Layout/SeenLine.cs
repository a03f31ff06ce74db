using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>A line as an engine recognised it, at its place on the page.</summary>
/// <param name="Confidence">0 to 1, mean of the characters.</param>
/// <param name="Corners">x and y of its corners, one after the other around it, in points from the page's top left corner, as the page is seen.</param>
public sealed record SeenLine(string Text, double Confidence, IReadOnlyList<double> Corners)
{
    public static IReadOnlyList<SeenLine> Of(RecognisedPage page)
    {
        var frame = new PageFrame(page);
        return [.. page.Lines.Where(line => line.Corners.Count == 8).Select(line => new SeenLine(line.Text, line.Confidence, frame.Seen(line.Corners)))];
    }
}
