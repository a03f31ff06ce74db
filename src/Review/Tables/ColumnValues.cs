using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>What a column's values look like as a whole: most of them must agree, single slips are allowed.</summary>
internal static class ColumnValues
{
    private static readonly PartialDate AnyYear = PartialDate.OfYear(2020);

    public static bool AreDates(IReadOnlyList<string> values) => Most(values, v => Dates.OfCell(v, AnyYear) is not null);

    public static bool AreAmounts(IReadOnlyList<string> values) => Most(values, v => Amounts.OfCell(v) is not null || v is "-" or "—" or "/");

    public static bool AreCounts(IReadOnlyList<string> values) => Most(values, v => People.Count(v) is not null && v.Length <= 24);

    public static bool AreWords(IReadOnlyList<string> values) => Most(values, v => v.Any(c => char.IsLetter(c)) && Amounts.OfCell(v) is null && Dates.OfCell(v, AnyYear) is null && !BareCount(v));

    /// <summary>Words long enough to name someone: units of measure (斤, 瓶) do not.</summary>
    public static bool AreNames(IReadOnlyList<string> values) => AreWords(values) && Most(values, v => v.Length >= 2);

    public static bool AreSmallNumbers(IReadOnlyList<string> values, int largest) => Most(values, v => int.TryParse(v.TrimEnd('月', '日', '号', '份'), out var n) && n >= 1 && n <= largest);

    public static bool AreYears(IReadOnlyList<string> values) => values.All(v => v.Length is 4 or 5 && (v.StartsWith("20", StringComparison.Ordinal) || v.StartsWith("19", StringComparison.Ordinal)));

    /// <summary>现金, 银行转账, 公务卡: how it was paid, whatever stands over the column.</summary>
    public static bool AreWaysOfPaying(IReadOnlyList<string> values) => Most(values, v => v.Length <= 8 && WaysOfPaying.Any(w => v.Contains(w, StringComparison.Ordinal)));

    private static readonly string[] WaysOfPaying = ["现金", "转账", "转帐", "公务卡", "支票", "网银", "电汇", "汇款", "对公", "银行", "微信", "支付宝", "直接支付", "授权支付", "零余额", "现付", "银付"];

    private static bool BareCount(string value) => People.Count(value) is not null && Labels.Compact(value).TrimEnd('人', '名', '位').All(char.IsAsciiDigit);

    private static bool Most(IReadOnlyList<string> values, Func<string, bool> is_) => values.Count(is_) * 10 >= values.Count * 6;
}
