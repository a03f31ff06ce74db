using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>By how much the lines of a page lean, in radians, clockwise as seen: the median of its long lines, each counting by its length.</summary>
internal static class Skew
{
    private const double LongLine = 4;
    private const double LongRule = 0.25;

    public static double Of(IReadOnlyList<TextBox> boxes)
    {
        var lines = boxes.Where(box => box.Width > LongLine * box.Height).OrderBy(box => box.Angle).ToList();
        var half = lines.Sum(box => box.Width) / 2;
        return lines.Count == 0 ? 0 : lines.First(box => (half -= box.Width) <= 0).Angle;
    }

    /// <summary>Long ruled lines tell it better than short words do: the median of theirs, where there are any.</summary>
    public static double Of(IReadOnlyList<RuledLine> rules, int width, double otherwise)
    {
        var angles = rules.Where(rule => rule.X2 - rule.X1 > LongRule * width).Select(rule => Math.Atan2(rule.Y2 - rule.Y1, rule.X2 - rule.X1)).Order().ToList();
        return angles.Count == 0 ? otherwise : angles[angles.Count / 2];
    }
}
