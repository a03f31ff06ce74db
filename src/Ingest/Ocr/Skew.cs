namespace DocReview.Ingest;

/// <summary>By how much the lines of a page lean, in radians, clockwise as seen: the median of its long lines, each counting by its length.</summary>
internal static class Skew
{
    private const double LongLine = 4;

    public static double Of(IReadOnlyList<TextBox> boxes)
    {
        var lines = boxes.Where(box => box.Width > LongLine * box.Height).OrderBy(box => box.Angle).ToList();
        var half = lines.Sum(box => box.Width) / 2;
        return lines.Count == 0 ? 0 : lines.First(box => (half -= box.Width) <= 0).Angle;
    }
}
