using DocReview.Ingest;
using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>A stretch of a passage that the engine was not sure of.</summary>
/// <param name="Confidence">0 to 1, of its line.</param>
public sealed record Doubt(int Start, int Length, double Confidence)
{
    /// <summary>Below this the recognition was wrong often enough to look at the page (measured: it holds most of the wrong lines and a tenth of all).</summary>
    public const double Below = 0.8;

    public string Words => Text.Of("Passage.Doubtful", Percent(Confidence));

    public static int Percent(double confidence) => (int)(confidence * 100);

    /// <summary>The lines of a passage that stand where the engine saw one it was not sure of.</summary>
    public static IReadOnlyList<Doubt> Of(Passage passage, IReadOnlyList<SeenLine> lines) =>
    [
        .. passage.Boxes.Select(box => (Box: box, Least: lines.Where(line => line.Confidence < Below && Overlap(line.Corners, box)).Min(line => (double?)line.Confidence)))
            .Where(at => at.Least is not null).Select(at => new Doubt(at.Box.Start, at.Box.Length, at.Least!.Value)).OrderBy(doubt => doubt.Start),
    ];

    private static bool Overlap(IReadOnlyList<double> corners, Box box)
    {
        var (xs, ys) = (corners.Where((_, i) => i % 2 == 0).ToList(), corners.Where((_, i) => i % 2 == 1).ToList());
        double across = Math.Min(xs.Max(), box.X + box.Width) - Math.Max(xs.Min(), box.X), down = Math.Min(ys.Max(), box.Y + box.Height) - Math.Max(ys.Min(), box.Y);
        return across > 1 && down > Math.Min(ys.Max() - ys.Min(), box.Height) / 2;
    }
}
