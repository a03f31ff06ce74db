using System.Text.RegularExpressions;

namespace DocReview.Ingest;

/// <summary>A block of merged cells, corners included.</summary>
internal readonly record struct MergedCells(int Row, int Column, int LastRow, int LastColumn);

/// <summary>A row of a worksheet: its number as Excel shows it and the cells that are filled, columns counted from 1.</summary>
internal sealed record SheetRow(int Number, IReadOnlyList<(int Column, string Text)> Cells, bool Hidden = false)
{
    /// <summary>Empty cells are listed up to this gap; a stray cell far to the right does not drag thousands of tabs along.</summary>
    private const int WidestGap = 64;

    /// <summary>From the first column to the last that is filled, the empty ones included; a merged cell stands for those it covers in its row.</summary>
    /// <param name="merged">By their upper left corner.</param>
    public List<RowCell> Placed(IReadOnlyDictionary<(int Row, int Column), MergedCells> merged)
    {
        var cells = new List<RowCell>();
        var next = 1;
        foreach (var (column, text) in Cells.OrderBy(cell => cell.Column))
        {
            if (column < next)
                continue;
            for (var empty = Math.Max(next, column - WidestGap); empty < column; empty++)
                cells.Add(new RowCell(empty, ""));
            var block = merged.TryGetValue((Number, column), out var found) ? found : new MergedCells(Number, column, Number, column);
            cells.Add(new RowCell(column, text, block.LastColumn - column + 1, block.LastRow - Number + 1));
            next = block.LastColumn + 1;
        }
        return cells;
    }
}

/// <summary>Headers and footers of worksheets, without their codes; those that only count pages say nothing.</summary>
internal static partial class SheetHeaders
{
    public static IEnumerable<string> Texts(IEnumerable<string> coded) =>
        coded.Select(text => Codes().Replace(text, " ").Trim()).Where(text => !PageNumberOnly().IsMatch(text));

    // &L &C &R parts, &"font,style", &12 sizes, &P &N &D &T &A &F fields.
    [GeneratedRegex("""
        &"[^"]*"|&\d+|&K[0-9A-F]{6}|&[A-Za-z]
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Codes();

    [GeneratedRegex(@"^(Page|[\s\d\-—–第页共/,，])*$")]
    private static partial Regex PageNumberOnly();
}
