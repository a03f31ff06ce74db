using AngleSharp.Dom;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>A table of a web page as a grid: which cell stands where, spans counted out.</summary>
internal static class HtmlTable
{
    private const int MostColumns = 1000, MostRows = 65_536, MostCells = 5_000_000, LongestCell = 30;

    /// <summary>The rows of this table, not those of tables in its cells.</summary>
    public static List<IElement> Rows(IElement table) =>
        [.. table.Children.SelectMany(child => child.LocalName is "thead" or "tbody" or "tfoot" ? child.Children : Enumerable.Repeat(child, 1)).Where(child => child.LocalName == "tr")];

    public static IEnumerable<IElement> Cells(IElement row) => row.Children.Where(child => child.LocalName is "td" or "th");

    /// <summary>Pages are laid out with tables, too: those have one column, tables within, or whole articles in their cells.</summary>
    public static bool IsLayout(IElement table, List<IElement> rows) =>
        !rows.Any(row => Cells(row).Skip(1).Any()) || table.QuerySelector("table") is not null
        || rows.Any(row => Cells(row).Any(cell => cell.Children.Length > LongestCell && cell.QuerySelectorAll("p,div,br,li").Length > LongestCell));

    /// <summary>Cells that reach down are listed as empty in the rows below, as in all our tables.</summary>
    /// <param name="text">The text of a cell.</param>
    public static IEnumerable<(IElement Row, List<RowCell> Cells)> Grid(List<IElement> rows, Func<IElement, string> text)
    {
        // Column → rows it still covers, and how wide the cell is that covers it.
        var below = new SortedDictionary<int, (int Rows, int Width)>();
        var budget = MostCells;
        for (var number = 0; number < rows.Count; number++)
        {
            var covered = below.Select(cell => new RowCell(cell.Key, "", cell.Value.Width)).ToList();
            foreach (var column in below.Keys.ToList())
                below[column] = (below[column].Rows - 1, below[column].Width);
            var cells = new List<RowCell>(covered);
            var (at, next) = (1, 0);
            foreach (var cell in Cells(rows[number]))
            {
                for (; next < covered.Count && covered[next].Column <= at; next++)
                    at = Math.Max(at, covered[next].Column + covered[next].ColumnSpan);
                if (at > MostColumns)
                    break;
                var (width, height) = (Span(cell, "colspan", MostColumns), Math.Min(Span(cell, "rowspan", MostRows), rows.Count - number));
                cells.Add(new RowCell(at, text(cell), width, height));
                if (height > 1)
                    below[at] = (height - 1, width);
                at += width;
            }
            if ((budget -= cells.Count) < 0)
                throw new StopReadingException(Trouble.TooLarge, "网页中的表格过大，未予读取。");
            foreach (var column in below.Where(cell => cell.Value.Rows <= 0).Select(cell => cell.Key).ToList())
                below.Remove(column);
            yield return (rows[number], [.. cells.OrderBy(cell => cell.Column)]);
        }
    }

    private static int Span(IElement cell, string attribute, int most) => int.TryParse(cell.GetAttribute(attribute), out var span) ? Math.Clamp(span, 1, most) : 1;
}
