namespace DocReview.Ingest;

/// <summary>A straight stroke along an axis of the page: at <paramref name="At"/>, reaching from <paramref name="From"/> to <paramref name="To"/>.</summary>
internal readonly record struct Rule(double At, double From, double To);

/// <summary>A cell of a ruled table: its frame on the page and its place in the grid, both counted from 0.</summary>
internal sealed record RuledCell(int Row, int Column, int RowSpan, int ColumnSpan, double Left, double Top, double Right, double Bottom);

/// <summary>A grid drawn with lines, as office programs draw tables. Cells between which no line stands are one cell.</summary>
internal sealed record RuledTable(double Left, double Top, double Right, double Bottom, int Rows, IReadOnlyList<RuledCell> Cells)
{
    private const double Touch = 3;
    private const int MostRules = 4000;

    public bool Holds(double x, double y) => x >= Left - 1 && x <= Right + 1 && y >= Top - 1 && y <= Bottom + 1;

    public static List<RuledTable> Find(IEnumerable<Rule> horizontal, IEnumerable<Rule> vertical)
    {
        var rows = Merged(horizontal);
        var columns = Merged(vertical);
        if (rows.Count + columns.Count > MostRules)
            return [];
        return [.. Connected(rows, columns).Select(part => Grid(part.Rows, part.Columns)).OfType<RuledTable>().OrderBy(table => table.Top)];
    }

    /// <summary>Strokes on one line that touch are one: tables are often drawn cell by cell.</summary>
    private static List<Rule> Merged(IEnumerable<Rule> rules)
    {
        var merged = new List<Rule>();
        foreach (var rule in rules.OrderBy(rule => Math.Round(rule.At / 2)).ThenBy(rule => rule.From))
        {
            if (merged.Count > 0 && Math.Abs(merged[^1].At - rule.At) <= 2 && rule.From <= merged[^1].To + Touch)
                merged[^1] = merged[^1] with { To = Math.Max(merged[^1].To, rule.To) };
            else
                merged.Add(rule);
        }
        return merged;
    }

    private static IEnumerable<(List<Rule> Rows, List<Rule> Columns)> Connected(List<Rule> rows, List<Rule> columns)
    {
        var freeRows = new HashSet<int>(Enumerable.Range(0, rows.Count));
        var freeColumns = new HashSet<int>(Enumerable.Range(0, columns.Count));
        while (freeRows.Count > 0)
        {
            var (first, partRows, partColumns) = (freeRows.First(), new List<Rule>(), new List<Rule>());
            var queue = new Queue<(bool IsRow, int Index)>([(true, first)]);
            freeRows.Remove(first);
            while (queue.TryDequeue(out var next))
            {
                (next.IsRow ? partRows : partColumns).Add(next.IsRow ? rows[next.Index] : columns[next.Index]);
                var (free, others) = next.IsRow ? (freeColumns, columns) : (freeRows, rows);
                var own = next.IsRow ? rows[next.Index] : columns[next.Index];
                foreach (var other in free.Where(other => Cross(own, others[other])).ToList())
                {
                    free.Remove(other);
                    queue.Enqueue((!next.IsRow, other));
                }
            }
            yield return (partRows, partColumns);
        }
    }

    private static bool Cross(Rule one, Rule other) =>
        other.At >= one.From - Touch && other.At <= one.To + Touch && one.At >= other.From - Touch && one.At <= other.To + Touch;

    private static RuledTable? Grid(List<Rule> rows, List<Rule> columns)
    {
        var ys = Positions(rows);
        var xs = Positions(columns);
        int height = ys.Count - 1, width = xs.Count - 1;
        // A frame around a page or a picture is no table.
        if (height < 1 || width < 1 || height * width < 2 || height * width > 100_000)
            return null;
        var owner = Enumerable.Range(0, height * width).ToArray();
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                if (column + 1 < width && !Stands(columns, xs[column + 1], ys[row], ys[row + 1]))
                    Unite(owner, (row * width) + column, (row * width) + column + 1);
                if (row + 1 < height && !Stands(rows, ys[row + 1], xs[column], xs[column + 1]))
                    Unite(owner, (row * width) + column, ((row + 1) * width) + column);
            }
        }
        var cells = Enumerable.Range(0, owner.Length).GroupBy(index => Root(owner, index)).Select(group =>
        {
            int top = group.Min(index => index / width), bottom = group.Max(index => index / width), left = group.Min(index => index % width), right = group.Max(index => index % width);
            return new RuledCell(top, left, bottom - top + 1, right - left + 1, xs[left], ys[top], xs[right + 1], ys[bottom + 1]);
        }).OrderBy(cell => cell.Row).ThenBy(cell => cell.Column).ToList();
        return cells.Count < 2 ? null : new RuledTable(xs[0], ys[0], xs[^1], ys[^1], height, cells);
    }

    private static List<double> Positions(List<Rule> rules)
    {
        var positions = new List<double>();
        foreach (var at in rules.Select(rule => rule.At).Order())
        {
            if (positions.Count == 0 || at - positions[^1] > Touch)
                positions.Add(at);
        }
        return positions;
    }

    /// <summary>Whether a stroke stands at this place along most of the stretch.</summary>
    private static bool Stands(List<Rule> rules, double at, double from, double to) =>
        rules.Where(rule => Math.Abs(rule.At - at) <= Touch).Sum(rule => Math.Max(0, Math.Min(rule.To, to) - Math.Max(rule.From, from))) >= (to - from) * 0.6;

    private static void Unite(int[] owner, int one, int other) => owner[Root(owner, other)] = Root(owner, one);

    private static int Root(int[] owner, int index)
    {
        while (owner[index] != index)
            index = owner[index] = owner[owner[index]];
        return index;
    }
}
