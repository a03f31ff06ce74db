namespace DocReview.Ingest;

/// <summary>Lines from top to bottom, and from left to right where they stand side by side; of facing pages the left one first.</summary>
internal static class ReadingOrder
{
    /// <param name="gutter">Where two facing pages meet, if there are two.</param>
    public static List<ReadLine> Of(List<ReadLine> lines, double skew, double? gutter) =>
        [.. lines.GroupBy(line => line.Box.X > gutter).OrderBy(page => page.Key).SelectMany(page => Rows(page, skew))];

    private static List<ReadLine> Rows(IEnumerable<ReadLine> lines, double skew)
    {
        var (cos, sin) = (Math.Cos(skew), Math.Sin(skew));
        double Across(ReadLine line) => (line.Box.Y * cos) - (line.Box.X * sin);
        double Along(ReadLine line) => (line.Box.X * cos) + (line.Box.Y * sin);
        var result = new List<ReadLine>();
        var row = new List<ReadLine>();
        foreach (var line in lines.OrderBy(Across).ThenBy(Along))
        {
            // The boxes of neighbouring rows overlap: half the height of the lower of two is what parts rows.
            if (row.Count > 0 && Across(line) - row.Average(Across) > 0.5 * Math.Min(line.Box.Height, row.Min(other => other.Box.Height)))
            {
                result.AddRange(row.OrderBy(Along));
                row.Clear();
            }
            row.Add(line);
        }
        result.AddRange(row.OrderBy(Along));
        return result;
    }
}
