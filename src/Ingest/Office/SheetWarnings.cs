namespace DocReview.Ingest;

/// <summary>What a reader should know of a worksheet, in all formats of workbooks.</summary>
internal static class SheetWarnings
{
    public static void Hidden(DocumentBuilder builder, string sheet, bool isHidden, bool isDeeply = false)
    {
        if (isHidden)
            builder.Warn($"工作表“{sheet}”是隐藏的{(isDeeply ? "（深度隐藏，菜单中不能取消）" : "")}，已一并读取。");
    }

    /// <param name="hiddenColumns">Counted from 1.</param>
    /// <param name="withoutResult">Formulas without a stored result: where the first is, and how many.</param>
    public static void Add(DocumentBuilder builder, string sheet, int hiddenRows, IEnumerable<int> hiddenColumns, (string? First, int Count) withoutResult)
    {
        if (hiddenRows > 0)
            builder.Warn($"工作表“{sheet}”有 {hiddenRows} 行是隐藏的，已一并读取。");
        if (Ranges([.. hiddenColumns.Distinct().Order()]) is { Length: > 0 } columns)
            builder.Warn($"工作表“{sheet}”的 {columns} 列是隐藏的，已一并读取。");
        if (withoutResult is { First: { } first, Count: var count })
            builder.Warn($"工作表“{sheet}”有 {count} 个公式单元格没有保存计算结果（如 {first}），其值未读取。");
    }

    /// <summary>"A", "Z", "AA".</summary>
    public static string Letters(int column)
    {
        var letters = "";
        for (; column > 0; column = (column - 1) / 26)
            letters = (char)('A' + ((column - 1) % 26)) + letters;
        return letters;
    }

    private static string Ranges(List<int> columns)
    {
        var ranges = new List<string>();
        for (var at = 0; at < columns.Count;)
        {
            var last = at;
            while (last + 1 < columns.Count && columns[last + 1] == columns[last] + 1)
                last++;
            ranges.Add(last == at ? Letters(columns[at]) : $"{Letters(columns[at])}–{Letters(columns[last])}");
            at = last + 1;
        }
        return string.Join('、', ranges);
    }
}
