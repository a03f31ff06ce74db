namespace DocReview.Review;

/// <summary>Which column means what: by its header first, by its values where the header is silent or ambiguous.</summary>
internal static class Columns
{
    private const int RowsLookedAt = 60;

    public static Dictionary<T, int> Assign<T>(IReadOnlyDictionary<int, string> headers, IReadOnlyList<GridRow> body, Vocabulary<T> words) where T : struct, Enum
    {
        var values = headers.Keys.ToDictionary(column => column, column => ValuesOf(body, column));
        var fits =
            from column in headers.Keys
            from meaning in words.Meanings
            let fit = Fit(meaning, headers[column], values[column])
            where fit > 0
            orderby fit descending, column
            select (column, meaning.Kind);
        var columns = new Dictionary<T, int>();
        var taken = new HashSet<int>();
        foreach (var (column, kind) in fits)
            if (!columns.ContainsKey(kind) && taken.Add(column)) columns[kind] = column;
        return columns;
    }

    private static int Fit<T>(Meaning<T> meaning, string header, IReadOnlyList<string> values) where T : struct, Enum
    {
        var named = meaning.Fit(header);
        if (named > 0) return values.Count == 0 || meaning.Values?.Invoke(values) != false ? named : 0;
        return meaning.ByValues && values.Count > 0 && !meaning.Excludes(header) && meaning.Values?.Invoke(values) == true ? 1 : 0;
    }

    private static List<string> ValuesOf(IReadOnlyList<GridRow> body, int column) =>
        body.Take(RowsLookedAt).Select(row => row.At(column)?.Text ?? "").Where(text => text.Length > 0).ToList();
}
