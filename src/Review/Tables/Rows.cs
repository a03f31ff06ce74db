using System.Text.RegularExpressions;

namespace DocReview.Review;

/// <summary>What kind of row a row is: a record, a total, a note.</summary>
internal static partial class Rows
{
    public static bool IsTotal(GridRow row) => row.Filled.Take(4).Any(cell => Total().IsMatch(cell.Label));

    /// <summary>A sentence across the table, not a record: one filled cell in a table of several columns.</summary>
    public static bool IsNote(GridRow row, int columns) => columns >= 3 && row.Filled.Take(2).Count() == 1;

    public static bool IsDitto(GridCell? cell) => cell is { Length: > 0 } && Ditto().IsMatch(cell.Label);

    /// <summary>Short, and neither a number nor a date; "2021年" over 月 and 日 is a header.</summary>
    public static bool CanBeHeader(GridCell cell)
    {
        var label = Labels.Compact(cell.Text);
        return Labels.Bare(label).Length <= 14 && label.Length <= 24 && !Value().IsMatch(label) && !label.Contains('。');
    }

    /// <summary>"编制单位：某乡", "单位：元": a line about the table that was typed into cells, no header of columns.</summary>
    public static bool IsFilledIn(GridCell cell) => FilledIn().IsMatch(cell.Label);

    /// <summary>The clerk writes a repeated value once: not a lone gap, but at least two and every sixth row.</summary>
    public static bool LeavesRepeatsEmpty(List<GridRow> body, int column)
    {
        var empty = body.Count(row => row.At(column) is not { Text.Length: > 0 });
        return empty >= 2 && empty * 6 >= body.Count && empty < body.Count;
    }

    [GeneratedRegex(@"^(?:支出|收入|开支|费用|本表|总)?(?:(?:[\d一二三四五六七八九十]{1,3}[-—~～至])?[\d一二三四五六七八九十]{1,3}(?:月份?|季度)|(?:上|下)半年|全年|本(?:日|旬|月|季度?|年度?|页|期)|年度|月度|当月|当年)?(?:以上)?(?:合|小|总|共|累)计(?:[(:].*|[¥￥]?[\d.,]+(?:万?元|人次?|[批餐桌笔次])?)?$|^本(?:日|旬|月|季|年|页|期)(?:发生额|余额|累计|计)|^(?:承|接)(?:前|上)页|^(?:过次|转下|转次)页|^(?:上|期|年|月)(?:年|月|期|初|末)*(?:结转|结存|结余|余额)$|^结转(?:下|上|次)[年月页]$|^(?:月|日|年|页)计$|^总额$|^期[初末]余额")]
    private static partial Regex Total();

    [GeneratedRegex(@"^[^(:：]+[:：].")]
    private static partial Regex FilledIn();

    [GeneratedRegex(@"^(?:〃|″|”|""|同上|同前|ˮ)$")]
    private static partial Regex Ditto();

    [GeneratedRegex(@"^[-+¥￥]?[\d,.]+(?:元|万元?|人|名|次|%|包|瓶)?$|^\d{2,4}[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?$|^\d{1,2}月\d{1,2}日|[〔\[]\d{4}[〕\]]")]
    private static partial Regex Value();
}
