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

    /// <summary>Numbers of votes; a dash where nothing was put to the vote.</summary>
    public static bool AreBallots(IReadOnlyList<string> values) => values.Count > 0 && Most(values, v => v.Length <= 4 && (v.All(char.IsAsciiDigit) || v.All(c => c is '—' or '-' or '/' or '–' or '―')));

    public static bool AreWords(IReadOnlyList<string> values) => Most(values, v => v.Any(c => char.IsLetter(c)) && Amounts.OfCell(v) is null && Dates.OfCell(v, AnyYear) is null && !BareCount(v));

    /// <summary>Words long enough to name someone: units of measure (斤, 瓶) do not.</summary>
    public static bool AreNames(IReadOnlyList<string> values) => AreWords(values) && Most(values, v => v.Length >= 2);

    public static bool AreSmallNumbers(IReadOnlyList<string> values, int largest) => Most(values, v => int.TryParse(v.TrimEnd('月', '日', '号', '份'), out var n) && n >= 1 && n <= largest);

    public static bool AreYears(IReadOnlyList<string> values) => values.All(v => v.Length is 4 or 5 && (v.StartsWith("20", StringComparison.Ordinal) || v.StartsWith("19", StringComparison.Ordinal)));

    /// <summary>现金, 银行转账, 公务卡: how it was paid, whatever stands over the column.</summary>
    public static bool AreWaysOfPaying(IReadOnlyList<string> values) => Most(values, v => v.Length <= 8 && WaysOfPaying.Any(w => v.Contains(w, StringComparison.Ordinal)));

    private static readonly string[] WaysOfPaying = ["现金", "转账", "转帐", "公务卡", "支票", "网银", "电汇", "汇款", "对公", "银行", "微信", "支付宝", "直接支付", "授权支付", "零余额", "现付", "银付"];

    /// <summary>来函字号, or that there is none: most name a letter or say so, and at least one is a letter.</summary>
    public static bool AreLetters(IReadOnlyList<string> values) => values.Any(IsLetter) && Most(values, v => IsLetter(v) || v.StartsWith('无') || v.Contains('电', StringComparison.Ordinal) || v is "/" or "-" or "—");

    /// <summary>机关食堂, 某某饭店: where people eat.</summary>
    public static bool ArePlacesToEat(IReadOnlyList<string> values) => Most(values, v => v.Length <= 20 && PlacesToEat.Any(p => v.Contains(p, StringComparison.Ordinal)));

    /// <summary>Sums of money, not numbers of people or things: most have cents, a unit or three digits before the point.</summary>
    public static bool AreSums(IReadOnlyList<string> values) => AreAmounts(values) && Most(values, v => Amounts.OfCell(v) is { Fen: >= 10_000 });

    private static bool IsLetter(string value) => (value.Contains('函', StringComparison.Ordinal) || value.Contains('〔', StringComparison.Ordinal)) && value.Any(char.IsAsciiDigit) && value.EndsWith('号');

    private static readonly string[] PlacesToEat = ["食堂", "餐厅", "餐馆", "饭店", "饭庄", "饭馆", "酒店", "酒楼", "酒家", "农家", "山庄", "宾馆", "会所", "灶", "菜馆", "小吃", "大排档", "招待所", "庄园"];

    private static bool BareCount(string value) => People.Count(value) is not null && Labels.Compact(value).TrimEnd('人', '名', '位').All(char.IsAsciiDigit);

    private static bool Most(IReadOnlyList<string> values, Func<string, bool> is_) => values.Count(is_) * 10 >= values.Count * 6;
}
