using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>Keeps a line of text within its cell: detection takes what stands close together for one line, whatever is ruled between.</summary>
internal static class CellBorders
{
    private const double Across = 0.55;
    private const double Edge = 0.7;
    private const double Narrowest = 0.3;

    public static IEnumerable<TextBox> Within(this IEnumerable<TextBox> boxes, IReadOnlyList<RuledLine> rules)
    {
        var upright = rules.Where(rule => Math.Abs(rule.Y2 - rule.Y1) > Math.Abs(rule.X2 - rule.X1)).ToList();
        return boxes.SelectMany(box => box.IsTall ? [box] : Split(box, upright));
    }

    private static IEnumerable<TextBox> Split(TextBox box, List<RuledLine> upright)
    {
        var height = box.Height / box.Width;
        var cuts = upright.Select(rule => Crossing(box, rule)).Where(share => share is not null).Select(share => share!.Value).Order().ToList();
        // A grid with a place for each digit of a sum is no row of cells.
        if (cuts.Count > 2 && cuts.Zip(cuts.Skip(1), (a, b) => b - a).Order().ElementAt((cuts.Count - 1) / 2) < 0.9 * height)
            return [box];
        var (from, to) = (0.0, 1.0);
        foreach (var cut in cuts)
            (from, to) = (cut < Edge * height && cut < 0.5 ? Math.Max(from, cut) : from, cut > 1 - (Edge * height) && cut > 0.5 ? Math.Min(to, cut) : to);
        List<double> bounds = [from, .. cuts.Where(cut => cut > from && cut < to), to];
        var border = Math.Min(0.06 * height, 0.02);
        return bounds.Zip(bounds.Skip(1), (a, b) => (From: a > 0 ? a + border : a, To: b < 1 ? b - border : b)).Where(part => part.To - part.From > Narrowest * height)
            .Select(part => part is (0, 1) ? box : box.Part(part.From, part.To));
    }

    /// <returns>Where along the box the rule crosses it, 0 to 1; null where it does not.</returns>
    private static double? Crossing(TextBox box, RuledLine rule)
    {
        var (top, bottom) = (Math.Min(rule.Y1, rule.Y2), Math.Max(rule.Y1, rule.Y2));
        var (cos, sin) = (Math.Cos(box.Angle), Math.Sin(box.Angle));
        var x = rule.X1 + ((rule.X2 - rule.X1) * (box.Y - rule.Y1) / Math.Max(1, rule.Y2 - rule.Y1));
        var y = box.Y + ((x - box.X) * sin);
        var share = 0.5 + ((x - box.X) / cos / box.Width);
        return share is > 0.001 and < 0.999 && Math.Min(bottom, y + (box.Height / 2)) - Math.Max(top, y - (box.Height / 2)) > Across * box.Height ? share : null;
    }
}
