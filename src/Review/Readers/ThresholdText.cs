using System.Text.RegularExpressions;
using DocReview.Index;
using DocReview.Ledger;
using RegexMatch = System.Text.RegularExpressions.Match;

namespace DocReview.Review;

/// <summary>A stretch of sums in a measure: 3万元（含）以上6万元以下, 超过1000元, 万元以上, 3000—5000元.</summary>
/// <param name="Start">Where it begins in the text, and <paramref name="End"/> where it ends.</param>
/// <param name="From">Null where it only has an upper end.</param>
/// <param name="Exclusive">The sum itself is not meant (不含, 超过).</param>
internal sealed record SumRange(int Start, int End, Money? From, Money? Below, bool Exclusive);

internal static partial class ThresholdText
{
    // Bounded throughout: an endless row of digits, spaces or dashes must cost no more than it is long.
    private const string S = "(?>\\s{0,8})";
    private const string Number = "[0-9][0-9,]{0,20}(?:\\.[0-9]{1,6})?|[一二三四五六七八九十两壹贰叁肆伍陆柒捌玖拾百佰千仟]{1,20}";
    private const string Unit = S + "(?:万元|千元|百元|亿元|元|万|千)";
    private const string Incl = S + "(?:[（(](?<incl>不?包?含)[^）)]{0,12}[）)])?" + S;
    private const string Above = "(?:人民币)?(?:及|\\(含\\))?(?:以上|起(?!草|算|诉)|及其以上)";
    private const string Under = "(?:人民币)?(?:及)?(?:以下|以内|之内|之下)";

    /// <summary>Each alternative: one end or both. 万元以上 without a number is one 万元.</summary>
    [GeneratedRegex(
        $@"(?<lo>{Number})(?<lu>{Unit})?{Incl}(?:以上)?{S}[至—\-－~～到]+{S}(?<hi>{Number})(?<hu>{Unit}){Incl}(?:{Under})?(?!{S}[的]?(?:人|份|台))" +
        $@"|(?<lo>{Number})?(?<lu>{Unit}){Incl}{Above}{Incl}(?:[、，,]?{S}(?:不足|低于|未达|未超过|不超过|小于){S}(?<hi>{Number})?(?<hu>{Unit}){Incl}|(?:至|到|、|，|,|-|—)?{S}(?<hi>{Number})?(?<hu>{Unit}){Incl}{Under}{Incl})?" +
        $@"|(?<over>超过|高于|大于|超出){S}(?:人民币)?(?<lo>{Number})(?<lu>{Unit}){Incl}(?:以上)?(?:[、，,]?{S}(?:不足|低于|但不超过|不超过){S}(?<hi>{Number})(?<hu>{Unit}))?" +
        $@"|(?:达到|满|达){S}(?<lo>{Number})(?<lu>{Unit}){Incl}(?:以上)?" +
        $@"|(?:调整|修改|提高|降低|改|变更|定|确定)为{S}[“""]?(?<lo>{Number})(?<lu>{Unit})(?!{S}(?:以下|以内|至|—|-))" +
        $@"|(?:不足|低于|不超过|未达到?|小于|不满){S}(?<hi>{Number})(?<hu>{Unit}){Incl}|(?<hi>{Number})?(?<hu>{Unit}){Incl}{Under}{Incl}")]
    private static partial Regex Sums();

    /// <summary>All such stretches, in order.</summary>
    public static IReadOnlyList<SumRange> In(string text)
    {
        var plain = Numerals.HalfWidth(text);
        var found = new List<SumRange>();
        foreach (RegexMatch match in Sums().Matches(plain))
        {
            var (low, high) = (Sum(match, "lo", "lu"), Sum(match, "hi", "hu"));
            // 3000—5000元, 1万至5万元: a lower end without a unit counts in the upper one's.
            if (match.Groups["lo"].Success && !match.Groups["lu"].Success) low = Value(match.Groups["lo"].Value + match.Groups["hu"].Value.Trim());
            if (low is null && high is null) continue;
            found.Add(new(match.Index, match.Index + match.Length, low, high, match.Groups["over"].Success || match.Groups["incl"].Captures.Any(c => c.Value[0] == '不' && c.Index < (match.Groups["hu"].Success ? match.Groups["hu"].Index : int.MaxValue))));
        }
        return found;
    }

    private static Money? Sum(RegexMatch match, string number, string unit) =>
        match.Groups[unit].Success ? Value((match.Groups[number].Success ? match.Groups[number].Value : "1") + match.Groups[unit].Value.Trim()) : null;

    private static Money? Value(string text) => Numerals.Parse(text.TrimEnd('元').Replace("人民币", "")) is { } value ? Money.Yuan(value) : null;
}
