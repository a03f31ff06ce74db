using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>A table that was understood: which column means what, and its records without headers, totals and notes.</summary>
/// <param name="Title">What stands over the table: the worksheet's name, the lines and title rows above the header.</param>
/// <param name="Headers">The whole header over each column, upper rows first.</param>
public sealed record LogicalTable<T>(
    Grid Grid, string Title, IReadOnlyDictionary<int, string> Headers, IReadOnlyDictionary<T, int> Columns, IReadOnlyList<TableRecord<T>> Records,
    IReadOnlyList<GridRow> Totals, IReadOnlyList<GridRow> Notes) where T : struct, Enum
{
    public bool Has(T meaning) => Columns.ContainsKey(meaning);

    public string HeaderOf(T meaning) => Columns.TryGetValue(meaning, out var column) ? Headers.GetValueOrDefault(column, "") : "";

    /// <summary>The columns whose header says nothing to the vocabulary.</summary>
    public IEnumerable<int> Unmapped => Headers.Keys.Except(Columns.Values).Order();
}

/// <summary>One row of a table, by meaning. A cell may stand in a row above where it is merged or left empty for repetition.</summary>
public sealed record TableRecord<T>(GridRow Row, IReadOnlyDictionary<T, GridCell> Cells) where T : struct, Enum
{
    public Citation Source => Citation.Of(Row.Passage);

    public GridCell? this[T meaning] => Cells.GetValueOrDefault(meaning);

    /// <summary>The text of the cell; null where there is no such column or the cell is empty.</summary>
    public string? Text(T meaning) => Cells.GetValueOrDefault(meaning)?.Text is { Length: > 0 } text ? text : null;
}
