using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>The header of a table: one row, or several where upper cells stand over groups of columns.</summary>
/// <param name="FirstRow">Index of its first row in the grid; one below the table's first where it was taken over from the page before.</param>
internal sealed record Header<T>(int FirstRow, int LastRow, IReadOnlyDictionary<int, string> Texts, string Title) where T : struct, Enum
{
    private const int MostHeaderRows = 4;

    public static List<Header<T>> AllIn(Grid grid, Vocabulary<T> words)
    {
        var found = new List<Header<T>>();
        for (var at = 0; at < grid.Rows.Count; at++)
        {
            if (!IsHeader(grid.Rows[at], words)) continue;
            var first = at;
            while (first > 0 && (found.Count == 0 || first - 1 > found[^1].LastRow) && at - first < MostHeaderRows && IsGroupRow(grid.Rows[first - 1])) first--;
            var last = at;
            while (last + 1 < grid.Rows.Count && last - first < MostHeaderRows && IsContinued(grid.Rows[last], grid.Rows[last + 1])) last++;
            var header = new Header<T>(first, last, TextsOf(grid.Rows.Skip(first).Take(last - first + 1).ToList()),
                TitleOf(grid, found.Count == 0 ? 0 : found[^1].LastRow + 1, first));
            if (found.Count == 0 || !header.SameAs(found[^1])) found.Add(header);
            at = last;
        }
        return found;
    }

    /// <summary>A table without a header directly after one with as many columns: the next page of the same table.</summary>
    public bool Continues(Grid grid) => Texts.Count >= 3 && grid.Rows[0].Cells.Count == Texts.Count;

    public Header<T> On(Grid grid) => this with { FirstRow = -1, LastRow = -1 };

    public bool IsRepeatedBy(GridRow row) => row.Filled.All(cell => Texts.TryGetValue(cell.Column, out var text) && text.EndsWith(cell.Label, StringComparison.Ordinal));

    private bool SameAs(Header<T> other) => Texts.Count == other.Texts.Count && Texts.All(t => other.Texts.GetValueOrDefault(t.Key) == t.Value);

    private static bool IsHeader(GridRow row, Vocabulary<T> words)
    {
        var cells = row.Filled.ToList();
        if (cells.Count < 2 || cells.Any(c => !Rows.CanBeHeader(c)) || cells.Count(Rows.IsFilledIn) * 2 > cells.Count) return false; // 单位：某乡 | 日期：… stands over a voucher
        var meanings = cells.Select(c => words.Of(c.Text)).OfType<T>().Distinct().Count();
        return meanings >= 2 && meanings * 5 >= cells.Count * 2;
    }

    /// <summary>Over a header: at least two groups, one of them wider than a column.</summary>
    private static bool IsGroupRow(GridRow row)
    {
        var cells = row.Filled.ToList();
        return cells.Count >= 2 && cells.All(c => Rows.CanBeHeader(c) && !Rows.IsFilledIn(c)) && (cells.Any(c => c.ColumnSpan > 1) || cells.Count < row.Cells.Count);
    }

    /// <summary>Under a header: words under a wide or empty cell, nothing that looks like a value.</summary>
    private static bool IsContinued(GridRow upper, GridRow lower)
    {
        var cells = lower.Filled.ToList();
        return cells.Count > 0 && cells.All(c => Rows.CanBeHeader(c) && c.Label.Length <= 8)
            && cells.All(c => upper.At(c.Column) is not { } over || over.Text.Length == 0 || over.ColumnSpan > 1 || upper.At(c.Column + 1) is { Length: 0 })
            && (cells.Count >= 2 || upper.Cells.Any(c => c.ColumnSpan > 1));
    }

    private static Dictionary<int, string> TextsOf(List<GridRow> rows)
    {
        var texts = new Dictionary<int, string>();
        foreach (var column in rows.SelectMany(r => r.Cells).SelectMany(c => Enumerable.Range(c.Column, c.ColumnSpan)).Distinct().Order())
            texts[column] = string.Concat(rows.Select((row, i) => TextAt(row, column, lowest: i == rows.Count - 1, below: i + 1 < rows.Count ? rows[i + 1] : null)));
        return texts;
    }

    /// <summary>A group's name reaches over the empty cells to its right that have words below.</summary>
    private static string TextAt(GridRow row, int column, bool lowest, GridRow? below)
    {
        if (row.At(column) is { Text.Length: > 0 } own) return own.Label;
        if (lowest || below?.At(column) is not { Text.Length: > 0 }) return "";
        for (var left = column - 1; left > 0; left--)
        {
            if (below.At(left) is not { Text.Length: > 0 }) return "";
            if (row.At(left) is { Text.Length: > 0 } group) return group.Label;
        }
        return "";
    }

    private static string TitleOf(Grid grid, int from, int to)
    {
        var inside = grid.Rows.Skip(from).Take(to - from).SelectMany(r => r.Filled).Select(c => c.Text);
        var over = from == 0 ? grid.Above.Select(p => p.Text).Prepend(grid.Page.Label ?? "") : [grid.Page.Label ?? ""];
        return string.Join('\n', over.Concat(inside).Where(t => t.Length > 0));
    }
}
