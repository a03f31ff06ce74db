using System.Buffers.Binary;

namespace DocReview.Ingest;

/// <summary>A row on its way: texts of its cells, and its definition once the mark at its end has been read.</summary>
internal sealed record OldWordRow(IReadOnlyList<string> Cells, IReadOnlyList<int> Edges, IReadOnlyList<int> Flags);

/// <summary>The grid of a table: rows tell the places of their cells' edges, from which columns and merged cells follow ([MS-DOC] 2.9.321).</summary>
internal static class OldWordTable
{
    private const int Definition = 0xD608, VerticalMerge = 0xD62B;
    private const int FirstMerged = 1, Merged = 2, Continues = 0x20, Restarts = 0x40;
    private const int CellLength = 20;
    // Twentieths of a point: edges nearer than this are one.
    private const int Touch = 60;

    public static OldWordRow Row(IReadOnlyList<string> cells, IReadOnlyList<OldWordProperty> properties)
    {
        var operand = properties.LastOrDefault(property => property.Code == Definition).Operand.Span;
        var count = operand.Length > 0 ? operand[0] : 0;
        if (count == 0 || count != cells.Count || operand.Length < 1 + ((count + 1) * 2))
            return new OldWordRow(cells, [], []);
        var (edges, flags) = (new int[count + 1], new int[count]);
        for (var i = 0; i <= count; i++)
            edges[i] = BinaryPrimitives.ReadInt16LittleEndian(operand[(1 + (i * 2))..]);
        for (var i = 0; i < count && 1 + ((count + 1) * 2) + (i * CellLength) + 2 <= operand.Length; i++)
            flags[i] = BinaryPrimitives.ReadUInt16LittleEndian(operand[(1 + ((count + 1) * 2) + (i * CellLength))..]);
        foreach (var merge in properties.Where(property => property.Code == VerticalMerge && property.Operand.Length >= 2 && property.Operand.Span[0] < count))
            flags[merge.Operand.Span[0]] = (flags[merge.Operand.Span[0]] & ~(Continues | Restarts)) | (merge.Operand.Span[1] << 5);
        return new OldWordRow(cells, edges, flags);
    }

    /// <summary>The rows with their columns in the grid of the whole table.</summary>
    public static IReadOnlyList<IReadOnlyList<RowCell>> Placed(IReadOnlyList<OldWordRow> rows)
    {
        var grid = new List<int>();
        foreach (var edge in rows.SelectMany(row => row.Edges).Order())
        {
            if (grid.Count == 0 || edge - grid[^1] > Touch)
                grid.Add(edge);
        }
        var placed = rows.Select(row => Cells(row, grid)).ToList();
        return [.. placed.Select((row, index) => row.Select(cell => new RowCell(cell.Column, cell.Text, cell.Span, cell.Restarts ? 1 + Below(placed, index, cell) : 1)).ToList())];
    }

    private sealed record Cell(int Column, int Span, string Text, bool Restarts, bool Continues);

    private static List<Cell> Cells(OldWordRow row, List<int> grid)
    {
        var cells = new List<Cell>();
        for (var i = 0; i < row.Cells.Count; i++)
        {
            if (row.Edges.Count == 0)
            {
                cells.Add(new Cell(i + 1, 1, row.Cells[i], false, false));
                continue;
            }
            var flags = row.Flags[i];
            var column = Nearest(grid, row.Edges[i]);
            var span = Math.Max(1, Nearest(grid, row.Edges[i + 1]) - column);
            if ((flags & Merged) != 0 && (flags & FirstMerged) == 0 && cells.Count > 0)
                cells[^1] = cells[^1] with { Span = cells[^1].Span + span, Text = (cells[^1].Text + "\n" + row.Cells[i]).Trim('\n') };
            else
                cells.Add(new Cell(column + 1, span, row.Cells[i], (flags & Restarts) != 0, (flags & Continues) != 0 && (flags & Restarts) == 0));
        }
        return cells;
    }

    private static int Below(List<List<Cell>> rows, int index, Cell cell) =>
        rows.Skip(index + 1).TakeWhile(row => row.Any(other => other.Column == cell.Column && other.Continues)).Count();

    private static int Nearest(List<int> grid, int edge)
    {
        var found = grid.BinarySearch(edge);
        return found >= 0 ? found : Math.Max(0, ~found - 1);
    }
}
