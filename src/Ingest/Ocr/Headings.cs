namespace DocReview.Ingest;

/// <summary>Parts what is written in red into text and what stands in seals.</summary>
internal static class Headings
{
    private const double Wide = 2.5;
    private const double Confident = 0.8;
    private const double Level = 3 * Math.PI / 180;

    public static (List<ReadLine> Headings, List<ReadLine> Seals) Apart(List<ReadLine> red, IReadOnlyList<PixelArea> seals, double skew)
    {
        bool IsHeading(ReadLine line) =>
            line.Box.Width > Wide * line.Box.Height && line.Text.Confidence >= Confident && Math.Abs(line.Box.Angle - skew) < Level
            && !seals.Any(seal => seal.Contains(line.Box.X, line.Box.Y) && line.Box.Width < 1.1 * seal.Width && line.Box.Height < 0.5 * seal.Height);
        return ([.. red.Where(IsHeading)], [.. red.Where(line => !IsHeading(line))]);
    }
}
