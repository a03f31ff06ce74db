using System.Xml.Linq;

namespace DocReview.Ingest;

/// <summary>Places the cells of an OpenDocument table, row after row: cells may be repeated, and those that a merged cell covers are listed, too.</summary>
internal sealed class OdfGrid
{
    private const int MostColumns = 16_384, MostRepeats = 256;
    // By their first column: merged cells that reach below the row in hand, and into how many rows.
    private readonly Dictionary<int, (int Columns, int Rows)> _reaching = [];

    /// <summary>Rows may be gathered into groups, headers and sections.</summary>
    public static IEnumerable<XElement> Rows(XElement table) => table.Elements().SelectMany(child =>
        child.Is("table-row") ? [child] : child.Is("table-header-rows") || child.Is("table-rows") || child.Is("table-row-group") || child.Is("soft-page-break") ? Rows(child) : []);

    /// <summary>The cells of the next row. A cell covered from above stands as an empty one, as in other formats.</summary>
    public List<RowCell> Cells(XElement row, Func<XElement, string> text)
    {
        var cells = new List<RowCell>();
        var begun = new Dictionary<int, (int, int)>();
        var column = 1;
        foreach (var cell in row.Elements().Where(cell => cell.Is("table-cell") || cell.Is("covered-table-cell")))
        {
            var repeats = Math.Clamp(cell.Number("number-columns-repeated") ?? 1, 1, MostColumns);
            if (cell.Is("covered-table-cell"))
            {
                for (var i = 0; i < repeats; i++)
                {
                    if (_reaching.TryGetValue(column + i, out var above))
                        cells.Add(new RowCell(column + i, "", above.Columns));
                }
            }
            else
            {
                Add(cell, repeats);
            }
            column += repeats;
            if (column > MostColumns)
                break;
        }
        Advance(begun);
        return cells;

        void Add(XElement cell, int times)
        {
            var (columns, rows) = (Math.Clamp(cell.Number("number-columns-spanned") ?? 1, 1, MostColumns), Math.Clamp(cell.Number("number-rows-spanned") ?? 1, 1, 1_048_576));
            var content = text(cell);
            // Nothing repeated to the edge of the sheet is nothing.
            for (var i = 0; i < (content.Length == 0 ? Math.Min(times, MostRepeats / 4) : Math.Min(times, MostRepeats)); i++)
                cells.Add(new RowCell(column + i, content, columns, rows));
            if (rows > 1)
                begun[column] = (columns, rows);
        }
    }

    /// <summary>Rows that were passed over: empty ones, repeated a million times.</summary>
    public void Skip(int rows)
    {
        foreach (var (column, above) in _reaching.ToList())
            Reach(column, above.Columns, above.Rows - rows);
    }

    private void Advance(Dictionary<int, (int Columns, int Rows)> begun)
    {
        Skip(1);
        foreach (var (column, (columns, rows)) in begun)
            Reach(column, columns, rows - 1);
    }

    private void Reach(int column, int columns, int rows)
    {
        if (rows > 0)
            _reaching[column] = (columns, rows);
        else
            _reaching.Remove(column);
    }
}
