using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>A table as it stands on the paper: rows of cells, with the short lines above and below it.</summary>
/// <param name="Above">Lines directly before the table, nearest last: its title, its unit.</param>
/// <param name="Below">Lines directly after it: notes, signatures.</param>
public sealed record Grid(Page Page, IReadOnlyList<Passage> Above, IReadOnlyList<GridRow> Rows, IReadOnlyList<Passage> Below)
{
    private const int LinesAround = 4;

    /// <summary>All tables of a document. Lines of plain text whose columns stand apart by wide spaces count as tables too.</summary>
    public static IEnumerable<Grid> In(Document document) => document.Pages.SelectMany(In);

    private static IEnumerable<Grid> In(Page page)
    {
        var rows = AlignedLines.RowsOf(page.Passages);
        for (var from = 0; from < rows.Count;)
        {
            if (rows[from] is not { } first) { from++; continue; }
            var to = from + 1;
            while (to < rows.Count && rows[to] is { } next && SameTable(first, next)) to++;
            yield return new Grid(page,
                Lines(page, rows, from, -1).Reverse().ToList(),
                rows.Skip(from).Take(to - from).Select(row => row!).ToList(),
                Lines(page, rows, to - 1, +1).ToList());
            from = to;
        }
    }

    private static bool SameTable(GridRow a, GridRow b) => a.Passage.Row?.Table == b.Passage.Row?.Table;

    private static IEnumerable<Passage> Lines(Page page, IReadOnlyList<GridRow?> rows, int edge, int step)
    {
        for (int at = edge + step, n = 0; at >= 0 && at < rows.Count && n < LinesAround && rows[at] is null; at += step, n++)
            yield return page.Passages[at];
    }
}

/// <param name="Number">The row's number as a person would name it: Excel's in a worksheet.</param>
public sealed record GridRow(Passage Passage, int Number, IReadOnlyList<GridCell> Cells)
{
    public static GridRow? Of(Passage passage) => passage.Row is not { } row ? null : new GridRow(passage, row.Number,
        row.Cells.Select(c => new GridCell(passage, c.Column, c.Start, c.Length, Math.Max(1, c.ColumnSpan), Math.Max(1, c.RowSpan))).ToList());

    /// <summary>The cell that covers the column; null where the row ends before it.</summary>
    public GridCell? At(int column) => Cells.FirstOrDefault(c => c.Column <= column && column < c.Column + c.ColumnSpan);

    public IEnumerable<GridCell> Filled => Cells.Where(c => c.Text.Length > 0);
}

public sealed record GridCell(Passage Passage, int Column, int Start, int Length, int ColumnSpan = 1, int RowSpan = 1)
{
    public string Text { get; } = Passage.Text.Substring(Start, Length).Trim();

    /// <summary>The text without any white space: how labels and headers are compared (时　间 = 时间).</summary>
    public string Label => Labels.Compact(Text);

    public Citation Citation => Citation.Of(Passage, Start, Length);
}
