using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>Tables typed as plain text: at least three lines in a row that fall into the same columns at tabs or wide spaces.</summary>
internal static partial class AlignedLines
{
    private const int FewestLines = 3;
    private const int FewestColumns = 3;

    /// <summary>One entry a passage: its row, or null where it belongs to no table.</summary>
    public static IReadOnlyList<GridRow?> RowsOf(IReadOnlyList<Passage> passages)
    {
        var rows = passages.Select(GridRow.Of).ToArray();
        for (var from = 0; from < rows.Length;)
        {
            var (strict, loose) = (End(passages, rows, from, Step()), End(passages, rows, from, Wide()));
            var (to, separator) = loose > strict ? (loose, Wide()) : (strict, Step());
            if (to - from >= FewestLines)
                for (var at = from; at < to; at++) rows[at] = RowOf(passages[at], at - from + 1, separator);
            from = Math.Max(to, from + 1);
        }
        return rows;
    }

    /// <summary>How far lines with as many columns as the first reach.</summary>
    private static int End(IReadOnlyList<Passage> passages, GridRow?[] rows, int from, Regex separator)
    {
        var columns = Split(passages[from], rows[from], separator);
        var to = from;
        while (columns >= FewestColumns && to < rows.Length && Split(passages[to], rows[to], separator) == columns) to++;
        return to;
    }

    private static int Split(Passage passage, GridRow? row, Regex separator) =>
        row is not null || passage.Kind != PassageKind.Paragraph || passage.Text.Length > 300 || passage.Text.Contains('\n') ? 0 : separator.Count(passage.Text) + 1;

    private static GridRow RowOf(Passage passage, int number, Regex separator)
    {
        var cells = new List<GridCell>();
        var start = 0;
        foreach (var gap in separator.EnumerateMatches(passage.Text))
        {
            cells.Add(new GridCell(passage, cells.Count + 1, start, gap.Index - start));
            start = gap.Index + gap.Length;
        }
        cells.Add(new GridCell(passage, cells.Count + 1, start, passage.Text.Length - start));
        return new GridRow(passage, number, cells);
    }

    /// <summary>Not between the two characters of a header's word that a clerk spread out (日  期, 金  额).</summary>
    private const string SpreadWord = @"(?!(?<=(?:^|\s)日)\s+期|(?<=(?:^|\s)时)\s+间|(?<=(?:^|\s)金)\s+额|(?<=(?:^|\s)项)\s+目|(?<=(?:^|\s)科)\s+目|(?<=(?:^|\s)摘)\s+要|(?<=(?:^|\s)用)\s+途|(?<=(?:^|\s)事)\s+由|(?<=(?:^|\s)备)\s+注|(?<=(?:^|\s)单)\s+[位价]|(?<=(?:^|\s)数)\s+量|(?<=(?:^|\s)余)\s+额|(?<=(?:^|\s)序)\s+号|(?<=(?:^|\s)姓)\s+名|(?<=(?:^|\s)人)\s+数|(?<=(?:^|\s)地)\s+点|(?<=(?:^|\s)方)\s+式|(?<=(?:^|\s)品)\s+名)";

    /// <summary>One ideographic space or tab is one step to the next column, so that an empty column stays empty; half-width spaces count as one step however many.</summary>
    [GeneratedRegex(SpreadWord + @"(?:\t|　| {2,})")]
    private static partial Regex Step();

    /// <summary>A header set apart by more spaces than its rows: any run of them is one gap.</summary>
    [GeneratedRegex(SpreadWord + @"(?:[\t　]+| {2,})")]
    private static partial Regex Wide();
}
