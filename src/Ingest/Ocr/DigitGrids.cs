using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>
/// Sums written with one digit to a narrow cell, under 千百十万千百十元角分: detection passes over single digits, and a sum of which digits are missing is worse than none.
/// The cells of a row are laid side by side and read as one line, with the point where the heading says.
/// </summary>
internal static class DigitGrids
{
    private const int FewestCells = 5;

    /// <summary>One sum's cells: where they are ruled, and the rules between its digits.</summary>
    public sealed record Found(IReadOnlyList<ReadLine> Lines, IReadOnlyList<RuledLine> Inner, IReadOnlyList<PixelArea> Areas);

    public static Found In(Raster image, IReadOnlyList<RuledLine> rules, IReadOnlyList<TextBox> boxes, LineReader reader)
    {
        var (lines, inner, areas) = (new List<ReadLine>(), new List<RuledLine>(), new List<PixelArea>());
        if (boxes.Count == 0)
            return new Found(lines, inner, areas);
        var em = boxes.Select(box => Math.Min(box.Width, box.Height)).Order().ElementAt(boxes.Count / 2);
        var level = rules.Where(rule => rule.X2 - rule.X1 > Math.Abs(rule.Y2 - rule.Y1)).ToList();
        foreach (var columns in Groups([.. rules.Where(rule => rule.Y2 - rule.Y1 > Math.Abs(rule.X2 - rule.X1))], em))
            foreach (var rows in Bands(columns, level, em))
                Read(image, columns, rows, reader, lines, inner, areas);
        return new Found(lines, inner, areas);
    }

    /// <summary>Upright rules that stand as close as digits do, beside each other.</summary>
    private static IEnumerable<List<RuledLine>> Groups(List<RuledLine> upright, double em)
    {
        var left = upright.OrderBy(rule => rule.X1).ToList();
        while (left.Count > 0)
        {
            var group = new List<RuledLine> { left[0] };
            foreach (var rule in left.Skip(1))
                if (rule.X1 - group[^1].X1 is var gap && gap > 0.4 * em && gap < 2.2 * em && Math.Min(rule.Y2, group[^1].Y2) - Math.Max(rule.Y1, group[^1].Y1) > 0.5 * Math.Min(rule.Y2 - rule.Y1, group[^1].Y2 - group[^1].Y1))
                    group.Add(rule);
            left.RemoveAll(group.Contains);
            if (group.Count > FewestCells)
                yield return group;
        }
    }

    /// <summary>The level rules that bound its rows, from a heading on.</summary>
    private static IEnumerable<List<RuledLine>> Bands(List<RuledLine> columns, List<RuledLine> level, double em)
    {
        var (left, right) = (columns[0].X1, columns[^1].X1);
        var (top, bottom) = (columns.Select(rule => rule.Y1).Order().ElementAt(columns.Count / 2), columns.Select(rule => rule.Y2).Order().ElementAt(columns.Count / 2));
        var bounds = level.Where(rule => Math.Min(rule.X2, right) - Math.Max(rule.X1, left) > 0.8 * (right - left) && At(rule, left) > top - (0.4 * em) && At(rule, left) < bottom + (0.4 * em)).OrderBy(rule => At(rule, left)).ToList();
        if (bounds.Count > 2)
            yield return bounds;
    }

    private static void Read(Raster image, List<RuledLine> columns, List<RuledLine> rows, LineReader reader, List<ReadLine> lines, List<RuledLine> inner, List<PixelArea> areas)
    {
        var heading = Enumerable.Range(0, rows.Count - 1).Select(row => (Row: row, Cells: new DigitRow(image, columns, rows[row], rows[row + 1]))).FirstOrDefault(band => band.Cells.Read(reader, 0, columns.Count - 1).Text.Contains("元角分", StringComparison.Ordinal));
        if (heading.Cells is null)
            return;
        foreach (var (from, to) in Sums(heading.Cells, reader, columns.Count - 1))
        {
            for (var row = heading.Row; row < rows.Count - 1; row++)
            {
                var band = new DigitRow(image, columns, rows[row], rows[row + 1]);
                if (row == heading.Row)
                    lines.Add(new ReadLine(band.Box(from, to), band.Read(reader, from, to)));
                else if (band.Sum(reader, from, to) is { Text.Length: > 0 } sum)
                    lines.Add(new ReadLine(band.Box(from, to), sum));
            }
            inner.AddRange(columns.Skip(from + 1).Take(to - from - 1));
            areas.Add(new PixelArea(columns[from].X1, At(rows[heading.Row], columns[from].X1), columns[to].X1, At(rows[^1], columns[to].X1)));
        }
    }

    /// <summary>Each ends with 分: debit and credit may stand side by side.</summary>
    private static IEnumerable<(int From, int To)> Sums(DigitRow heading, LineReader reader, int cells)
    {
        var from = 0;
        for (var cell = 0; cell < cells; cell++)
        {
            if (heading.Read(reader, cell, cell + 1).Text != "分")
                continue;
            if (cell + 1 - from >= FewestCells)
                yield return (from, cell + 1);
            from = cell + 1;
        }
    }

    public static double At(RuledLine level, double x) => level.Y1 + ((level.Y2 - level.Y1) * (x - level.X1) / Math.Max(1, level.X2 - level.X1));
}
