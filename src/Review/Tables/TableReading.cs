using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>From a grid to logical tables: finds the headers, gives every column its meaning, leaves out what is not a record.</summary>
public static class TableReading
{
    public static IEnumerable<LogicalTable<T>> Read<T>(Document document, Vocabulary<T> words) where T : struct, Enum
    {
        Header<T>? before = null;
        foreach (var grid in Grid.In(document))
        {
            var headers = Header<T>.AllIn(grid, words);
            if (headers.Count == 0 && before is not null && before.Continues(grid)) headers = [before.On(grid)];
            for (var i = 0; i < headers.Count; i++)
            {
                var end = i + 1 < headers.Count ? headers[i + 1].FirstRow : grid.Rows.Count;
                if (TableOf(grid, headers[i], end, words) is { } table) yield return table;
            }
            if (headers.Count > 0) before = headers[^1];
        }
    }

    private static LogicalTable<T>? TableOf<T>(Grid grid, Header<T> header, int end, Vocabulary<T> words) where T : struct, Enum
    {
        List<GridRow> body = [], totals = [], notes = [];
        foreach (var row in grid.Rows.Skip(header.LastRow + 1).Take(end - header.LastRow - 1))
        {
            if (!row.Filled.Any() || header.IsRepeatedBy(row)) continue;
            (Rows.IsTotal(row) ? totals : Rows.IsNote(row, header.Texts.Count) ? notes : body).Add(row);
        }
        if (body.Count == 0) return null;
        var sides = ColumnGroups.Of(header.Texts).Select(texts => (Texts: texts, Columns: Columns.Assign(texts, body, words))).ToList();
        var records = sides.Count == 1 ? Records(body, sides[0].Columns, words) : SideBySide(body, sides, words);
        return new LogicalTable<T>(grid, header.Title, sides[0].Texts, sides[0].Columns, records, totals, notes);
    }

    /// <summary>A row is one record for each group of columns that it fills.</summary>
    private static List<TableRecord<T>> SideBySide<T>(List<GridRow> body, List<(IReadOnlyDictionary<int, string> Texts, Dictionary<T, int> Columns)> sides, Vocabulary<T> words) where T : struct, Enum
    {
        var shared = sides.Select(s => s.Texts.Keys).Aggregate((a, b) => a.Intersect(b).ToList()).ToHashSet();
        return sides.SelectMany(side =>
        {
            var own = side.Columns.Values.Where(c => !shared.Contains(c)).ToList();
            var rows = body.Where(row => own.Count(c => row.At(c) is { Text.Length: > 0 }) * 2 >= own.Count).ToList();
            return Records(rows, side.Columns, words);
        }).OrderBy(r => r.Row.Passage.Id.Number).ToList();
    }

    private static List<TableRecord<T>> Records<T>(List<GridRow> body, IReadOnlyDictionary<T, int> columns, Vocabulary<T> words) where T : struct, Enum
    {
        var carried = words.Meanings.Where(m => (m.CarriesDown || m.AlwaysCarries) && columns.ContainsKey(m.Kind)).DistinctBy(m => m.Kind)
            .ToDictionary(m => m.Kind, m => m.AlwaysCarries || Rows.LeavesRepeatsEmpty(body, columns[m.Kind]));
        var above = new Dictionary<T, (GridCell Cell, GridRow Row)>();
        var records = new List<TableRecord<T>>(body.Count);
        for (var i = 0; i < body.Count; i++)
        {
            var cells = new Dictionary<T, GridCell>();
            foreach (var (meaning, column) in columns)
            {
                var cell = body[i].At(column);
                if (Rows.IsDitto(cell)) cell = above.GetValueOrDefault(meaning).Cell ?? cell;
                else if (cell is not { Length: > 0 } && carried.TryGetValue(meaning, out var repeats) && above.TryGetValue(meaning, out var last)
                    && (repeats || body[i].Number - last.Row.Number < last.Cell.RowSpan)) cell = last.Cell;
                if (cell is null) continue;
                cells[meaning] = cell;
                if (ReferenceEquals(cell.Passage, body[i].Passage) && cell.Text.Length > 0) above[meaning] = (cell, body[i]);
            }
            records.Add(new TableRecord<T>(body[i], cells));
        }
        return records;
    }
}
