using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>Two pages on one image: an open book, A3 copied at once.</summary>
internal static class FacingPages
{
    private const double Wide = 1.25;
    private const double Middle = 0.08;
    private const double Share = 0.06;

    /// <returns>Where the left page ends; null where there is only one page.</returns>
    public static double? Gutter(int width, int height, IReadOnlyList<TextBox> boxes, IReadOnlyList<RuledLine> rules)
    {
        if (width < Wide * height || boxes.Count == 0)
            return null;
        // What crosses the middle, or a table that does, makes it one page.
        var spans = boxes.Select(box => (box.Left, box.Right)).Concat(rules.Where(rule => Math.Abs(rule.X2 - rule.X1) > Math.Abs(rule.Y2 - rule.Y1)).Select(rule => (Left: rule.X1, Right: rule.X2))).OrderBy(span => span.Left);
        var (reached, best, gutter) = (0.0, 0.0, 0.0);
        foreach (var (left, right) in spans.Append((width, width)))
        {
            var centre = Math.Clamp(width / 2.0, reached, Math.Max(reached, left));
            if (left - reached > best && Math.Abs(centre - (width / 2.0)) < Middle * width)
                (best, gutter) = (left - reached, centre);
            reached = Math.Max(reached, right);
        }
        var onTheLeft = boxes.Count(box => box.X < gutter);
        return best > 0.02 * width && Math.Min(onTheLeft, boxes.Count - onTheLeft) > Share * boxes.Count ? gutter : null;
    }
}
