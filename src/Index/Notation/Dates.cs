using System.Buffers;
using System.Text.RegularExpressions;
using DocReview.Ledger;
using RegexMatch = System.Text.RegularExpressions.Match;

namespace DocReview.Index;

/// <param name="Date">Null where the text gives no year and none is known, or where the day does not exist.</param>
/// <param name="Inferred">The year does not stand in the text: it was taken from the context.</param>
/// <param name="Impossible">Written as a day that no calendar has (2月30日).</param>
public readonly record struct DateMention(int Start, int Length, PartialDate? Date, bool Inferred = false, bool Impossible = false)
{
    public int End => Start + Length;
}

/// <summary>Dates as papers write them. What is not written (次日, 本月, 上周五) is never guessed.</summary>
public static partial class Dates
{
    private const string C = "一二三四五六七八九〇零○◯OoО壹贰貳叁参肆伍陆陸柒捌玖";
    private const string Y4 = $"[0-9{C}]{{4}}";
    private const string MD = $"(?:[0-9]{{1,2}}|[{C}十拾廿卅]{{1,4}})";
    private const string To = "[-—–─~～至到]+";
    private const string NotDigitBefore = $"(?<![0-9.,{C}十拾])";

    /// <summary>2021年3月5日, 2021年3月, 2021年, 21年3月5日, 去年3月5日, 3月5日, in figures or characters.</summary>
    private const string Written =
        $@"(?:{NotDigitBefore}(?<y>{Y4})\s*(?:年|牛(?=\s*{MD}\s*月))|{NotDigitBefore}(?<y>[0-9{C}]{{2}})\s*年(?=\s*{MD}\s*月)|(?<rel>去年|上年|今年|本年|当年|同年|明年|次年|前年))?" +
        $@"\s*(?:{NotDigitBefore}(?<m>{MD}|元)(?:\s*月份?|(?=\s*{To}\s*{MD}\s*月))" +
        $@"(?:\s*(?<d>{MD})(?:\s*[日号曰](?!内)|(?=\s*(?:{To}|[、和及])\s*{MD}\s*[日号曰](?!内))|(?=上午|下午|晚|早|中午)))?)?";

    /// <summary>2021-03-05, 2021/3/5, 2021.3.5, 21.3.5; the same mark twice.</summary>
    private const string Figures = @"(?<![0-9A-Za-z./-])(?<y>(?:19|20)[0-9]{2}|[1-3][0-9])\s?(?<s>[-./])\s?(?<m>[0-9]{1,2})\s?\k<s>\s?(?<d>[0-9]{1,2})(?![0-9]|\k<s>[0-9]|条|款|节)";

    /// <summary>2021.3, 2021-03: a month, unless a word before it makes it a number.</summary>
    private const string YearMonth = @"(?<![0-9A-Za-z.,/:：-]|编号\s?|第\s?)(?<y>(?:19|20)[0-9]{2})[-./](?<m>1[0-2]|0?[1-9])(?![0-9.,/-]|\s*[元万%号次期])";

    /// <summary>3.5 and 3/5 stand for a day only where something beside them says so: a time of day, a signature, brackets, a label.</summary>
    private const string Short =
        @"(?<![0-9A-Za-z.,/¥￥-])(?<m>1[0-2]|0?[1-9])(?<s>[./])(?<d>3[01]|[12][0-9]|0?[1-9])(?![0-9./%]|\s*[元万千亿kKwW]|,[0-9])" +
        @"(?:(?=\s*[（(]?\s*(?:周|星期|上午|下午|晚|早上|中午|凌晨|会议|党|班子|碰头|日|号|第))" +
        @"|(?<=(?:日期|时间|时\s间|日\s期)\s*[:：]?\s*[0-9./]+)" +
        @"|(?<=(?:同意|阅处|已阅|阅|批准|照办|照付|属实|支付|报销|办理|[:：]\s*[\u4e00-\u9fa5]{2,4})\s*[）)。！.]?\s{0,3}[0-9./]+)(?=\s|$|[，。；、）)])" +
        @"|(?<=[（(]\s*[0-9]+\.[0-9]+)(?=\s*(?:[）)]|[-—–~～至到]+\s*[0-9]+\.[0-9]+\s*[）)]))" +
        @"|(?<=(?:^|[\s；;：:])[0-9]+/[0-9]+)(?=\s+\S|付|收|购)" +
        @"|(?<=[0-9]+\.[0-9]+)(?=\s*[-—–~～至到]+\s*(?:1[0-2]|0?[1-9])\.(?:3[01]|[12][0-9]|0?[1-9])(?:\s|$|[，。；、）)]))" +
        @")";

    /// <summary>A date begins with one of these: most characters of a text need not be looked at twice.</summary>
    private static readonly SearchValues<char> Begins = SearchValues.Create($"0123456789{C}十拾廿卅元去上今本当同明次前");

    [GeneratedRegex($"{Figures}|{YearMonth}|{Short}|{Written}", RegexOptions.CultureInvariant)]
    private static partial Regex Any();

    [GeneratedRegex($@"\G\s*(?:(?<range>{To})|[、和及])\s*(?:(?<y>{Y4})年\s*)?(?:(?<m>{MD})\s*月\s*)?(?<d>{MD})(?:\s*[日号曰](?!内)|(?=\s*(?:{To}|[、和及])\s*{MD}\s*[日号曰]))")]
    private static partial Regex NextDay();

    [GeneratedRegex($@"\G\s*{To}\s*(?<m>{MD})\s*月(?!\s*{MD}\s*[日号曰])")]
    private static partial Regex NextMonth();

    [GeneratedRegex(@"\G\s*[-—–~～至到]+\s*(?:(?<m>1[0-2]|0?[1-9])[./])?(?<d>3[01]|[12][0-9]|0?[1-9])(?![0-9./%,]|\s*[元万千亿人条项])")]
    private static partial Regex NextFigures();

    /// <summary>All dates of the text, in order; of a range both ends.</summary>
    /// <param name="context">Gives the year where the text has none; such mentions are marked as inferred.</param>
    public static IReadOnlyList<DateMention> In(string text, PartialDate? context = null)
    {
        var plain = Numerals.HalfWidth(text);
        var found = new List<DateMention>();
        int? writtenYear = null;
        for (var at = 0; plain.AsSpan(at).IndexOfAny(Begins) is >= 0 and var ahead;)
        {
            // Everything in the pattern may be absent: it matches here, if only nothing.
            var match = Any().Match(plain, at + ahead);
            at = match.Index + Math.Max(1, match.Length);
            if (match.Length == 0 || Read(match, plain, context, writtenYear) is not { } mention) continue;
            found.Add(mention);
            if (mention is { Inferred: false, Date: { } date }) writtenYear = date.Year;
            Continue(plain, match, found, writtenYear, context);
            at = Math.Max(at, found[^1].End);
        }
        return found;
    }

    private static DateMention? Read(RegexMatch match, string text, PartialDate? context, int? writtenYear)
    {
        var lead = match.Length - match.Value.TrimStart().Length;
        var (start, length) = (match.Index + lead, match.Value.Trim().Length);
        int? month = Part(match, "m"), day = Part(match, "d");
        var relative = match.Groups["rel"].Success;
        if (!match.Groups["y"].Success)
        {
            if (month is null || day is null) return null;
            var year = relative ? RelativeYear(match.Groups["rel"].Value, context?.Year, writtenYear) : context?.Year ?? writtenYear;
            if (day > DaysIn(year, month.Value)) return !match.Groups["s"].Success ? new(start, length, null, Impossible: true) : null;
            return new(start, length, year is { } y && PartialDate.TryDay(y, month.Value, day.Value, out var known) ? known : null, Inferred: true);
        }
        if (YearOf(match.Groups["y"].Value) is not { } exact) return null;
        if (month is null) return FollowedByNumber(text, match.Index + match.Length) ? null : new(start, length, PartialDate.OfYear(exact));
        if (day is null) return month is >= 1 and <= 12 ? new(start, length, PartialDate.OfMonth(exact, month.Value)) : new(start, length, null, Impossible: true);
        if (PartialDate.TryDay(exact, month.Value, day.Value, out var date)) return new(start, length, date);
        return match.Groups["s"].Success && (month is 0 or > 12 || day is 0 or > 31) ? null : new(start, length, null, Impossible: true);
    }

    /// <summary>10日—12日, 9日、10日、11日, 1月至4月: the year and month written once hold for what follows.</summary>
    private static void Continue(string text, RegexMatch match, List<DateMention> found, int? writtenYear, PartialDate? context)
    {
        var figures = match.Groups["s"].Success;
        while (found[^1] is var last)
        {
            var from = last.End;
            var monthOnly = !match.Groups["d"].Success;
            var next = figures ? NextFigures().Match(text, from) : monthOnly ? NextMonth().Match(text, from) : NextDay().Match(text, from);
            if (!next.Success) return;
            var year = next.Groups["y"].Success ? YearOf(next.Groups["y"].Value) : last.Date?.Year ?? writtenYear ?? context?.Year;
            if ((Part(next, "m") ?? last.Date?.Month ?? Part(match, "m")) is not { } month) return;
            var day = Part(next, "d");
            var begin = next.Groups["y"].Success ? next.Groups["y"].Index : next.Groups["m"].Success ? next.Groups["m"].Index : next.Groups["d"].Index;
            var length = next.Index + next.Length - begin;
            var inferred = last.Inferred && !next.Groups["y"].Success;
            if (day is null) found.Add(new(begin, length, year is { } y && month is >= 1 and <= 12 ? PartialDate.OfMonth(y, month) : null, inferred));
            else if (day > DaysIn(year, month)) found.Add(new(begin, length, null, Impossible: true));
            else found.Add(new(begin, length, year is { } y && PartialDate.TryDay(y, month, day.Value, out var date) ? date : null, inferred));
            if (figures || monthOnly) return;
        }
    }

    /// <summary>2021年第3号 and 2021年5号 are numbers of papers.</summary>
    private static bool FollowedByNumber(string text, int at) => PaperNumber().IsMatch(text, at);

    [GeneratedRegex(@"\G\s*第?\s*[0-9]{1,4}\s*号")]
    private static partial Regex PaperNumber();

    private static int DaysIn(int? year, int month) => month is < 1 or > 12 ? 0 : DateTime.DaysInMonth(year ?? 2020, month);

    private static int? RelativeYear(string word, int? context, int? written) => word switch
    {
        "去年" or "上年" => context - 1,
        "前年" => context - 2,
        "明年" or "次年" => context + 1,
        "当年" or "同年" => written ?? context,
        _ => context,
    };

    private static int? Part(RegexMatch match, string group) =>
        !match.Groups[group].Success ? null : match.Groups[group].Value == "元" ? 1 : Numerals.ParseInt(match.Groups[group].Value);

    /// <summary>Four digits by position, or two, which count from 2000; null where that is no year of our time.</summary>
    private static int? YearOf(string digits)
    {
        var value = 0;
        foreach (var c in digits)
        {
            if (Numerals.DigitOf(c) is not { } digit) return null;
            value = value * 10 + digit;
        }
        return digits.Length == 2 ? value + (value < 50 ? 2000 : 1900) : value is >= 1900 and <= 2100 ? value : null;
    }
}
