using System.Globalization;
using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Index;

/// <summary>Sums, dates and ranges of them as they are typed into a query.</summary>
internal static partial class NumberQueries
{
    private const int LongestNumber = 60;

    /// <summary>Any year will do, so long as it has a 29 February.</summary>
    private static readonly PartialDate AnyYear = PartialDate.OfYear(2020);

    /// <summary>A word that is a sum or a date and nothing else: found in every notation. Null where it is neither.</summary>
    public static Query? Of(string word)
    {
        if (word.Length > LongestNumber) return null;
        if (Dates.In(word, AnyYear) is [{ Start: 0 } date, ..] && date.Length == word.Length) return Day(date);
        if (Amounts.In(word) is [{ Start: 0, HasUnit: true } sum] && sum.Length == word.Length) return new Query.Sum(sum.Low, sum.High);
        return Bare().IsMatch(word) && Number(word) is { } plain && plain >= 1000 && !(plain is >= 1900 and <= 2100) ? new Query.Sum(Money.Yuan(plain), Money.Yuan(plain)) : null;
    }

    /// <summary>A stretch parted at its sums and dates: 环卫车18万 is 环卫车 and a sum. Text where the condition is null.</summary>
    public static IEnumerable<(string Text, Query? Number)> Parts(string stretch)
    {
        var numbers = Amounts.In(stretch).Where(sum => sum.HasUnit).Select(sum => (sum.Start, sum.Length, Query: (Query)new Query.Sum(sum.Low, sum.High)))
            .Concat(Dates.In(stretch, AnyYear).Where(date => date.Date is not null).Select(date => (date.Start, date.Length, Query: (Query)Day(date))));
        var at = 0;
        foreach (var number in numbers.OrderBy(number => number.Start).ThenByDescending(number => number.Length))
        {
            if (number.Start < at) continue;
            if (number.Start > at) yield return (stretch[at..number.Start], null);
            at = number.Start + number.Length;
            yield return (stretch[number.Start..at], number.Query);
        }
        if (at < stretch.Length) yield return (stretch[at..], null);
    }

    /// <summary>38000, 3.8万, 3万..5万, >3万, ≤500, [30000 TO *], 3万以上. In yuan where no unit is given. Null where it is no sum.</summary>
    public static Query.Sum? Sum(string value)
    {
        if (Range(value) is not { } range) return Yuan(value) is { } exact ? new(exact, exact) : null;
        var (low, high) = (Yuan(range.Low), Yuan(range.High));
        if (range.Low.Length > 0 && low is null || range.High.Length > 0 && high is null || low is null && high is null) return null;
        // 3..5万: the unit written once holds for both.
        if (low is { } first && high is { } last && first < last && Bare().IsMatch(range.Low) && Scale().Match(range.High) is { Success: true } scale && Yuan(range.Low + scale.Value) is { } lifted && lifted <= last) low = lifted;
        var sum = new Query.Sum(low ?? Query.Sum.Least, high ?? Query.Sum.Most);
        return sum.Low > sum.High ? new(sum.High, sum.Low) : sum;
    }

    /// <summary>2021, 2021-03, 2021年3月5日, 3月5日, 2021-03..2021-06, >2021-05, [2021-01-01 TO *]. Null where it is no date.</summary>
    public static Query.Day? Day(string value)
    {
        if (Date(value) is { } exact) return exact;
        if (Range(value) is not { } range) return null;
        var (low, high) = (Date(range.Low), Date(range.High));
        if (range.Low.Length > 0 && low is null || range.High.Length > 0 && high is null || low is null && high is null) return null;
        var (first, last) = (low?.First ?? 1900_00_00, high?.Last ?? 2100_99_99);
        return first <= last ? new(first, last) : new(high!.First, low!.Last);
    }

    /// <summary>3, 3-5, 3..5. Null where it is no page.</summary>
    public static Query.OnPages? Pages(string value)
    {
        var ends = PageEnds().Match(Numerals.HalfWidth(value));
        if (!ends.Success || !int.TryParse(ends.Groups["first"].Value, out var first)) return null;
        var last = ends.Groups["last"].Success && int.TryParse(ends.Groups["last"].Value, out var typed) ? typed : first;
        return new(Math.Min(first, last), Math.Max(first, last));
    }

    private static Query.Day Day(DateMention mention) => mention switch
    {
        { Inferred: true, Date: { Month: { } month, Day: { } day } } => new(DayNumber.WithoutYear(month, day), DayNumber.WithoutYear(month, day)),
        { Date: { } date } => new(DayNumber.Of(date), DayNumber.LastOf(date)),
        _ => new(0, 0),
    };

    private static Query.Day? Date(string value)
    {
        var text = value.Trim();
        if (text.Length is 0 or > LongestNumber) return null;
        if (Year().IsMatch(text)) text += "年";
        return Dates.In(text, AnyYear) is [{ Start: 0, Date: not null } date, ..] && date.Length == text.Length ? Day(date) : null;
    }

    private static Money? Yuan(string value)
    {
        var text = value.Trim();
        if (text.Length is 0 or > LongestNumber) return null;
        if (Number(text) is { } plain) return Money.Yuan(plain);
        return Amounts.In(text) is [{ Start: 0 } sum] && sum.Length == text.Length ? sum.High : Numerals.Parse(text) is { } written && written < 1e13m ? Money.Yuan(written) : null;
    }

    private static decimal? Number(string text) =>
        decimal.TryParse(Numerals.HalfWidth(text).Replace("，", "").Replace(",", ""), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value < 1e13m ? value : null;

    private static (string Low, string High)? Range(string value)
    {
        var text = value.Trim();
        if (Between().Match(text) is { Success: true } both) return (Open(both.Groups["low"].Value), Open(both.Groups["high"].Value));
        if (AtLeast().Match(text) is { Success: true } least) return (least.Groups["v"].Value, "");
        return AtMost().Match(text) is { Success: true } most ? ("", most.Groups["v"].Value) : null;
    }

    private static string Open(string end) => end.Trim() is "*" or "＊" ? "" : end.Trim();

    [GeneratedRegex(@"^[\[{（(]?\s*(?<low>\S*?)\s*(?:\.\.+|…+|\s+TO\s+|[~～—–至到]+|(?<=[万元千亿])-)\s*(?<high>[^\]})）\s]*)\s*[\]})）]?$")]
    private static partial Regex Between();

    [GeneratedRegex(@"^(?:(?:>=?|≥|＞=?|大于等于|大于|不少于|不低于|超过|自)\s*(?<v>\S+)|(?<v>\S+?)\s*(?:以上|起|以后|之后))$")]
    private static partial Regex AtLeast();

    [GeneratedRegex(@"^(?:(?:<=?|≤|＜=?|小于等于|小于|不超过|不高于|至)\s*(?<v>\S+)|(?<v>\S+?)\s*(?:以下|以内|以前|之前))$")]
    private static partial Regex AtMost();

    [GeneratedRegex(@"^[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})+(?:[.．][0-9０-９]+)?$|^[0-9０-９]+(?:[.．][0-9０-９]+)?$")]
    private static partial Regex Bare();

    [GeneratedRegex("[十百千万亿]+元?$")]
    private static partial Regex Scale();

    [GeneratedRegex("^(?:19|20)[0-9]{2}$")]
    private static partial Regex Year();

    [GeneratedRegex(@"^\s*第?(?<first>[0-9]{1,6})\s*页?(?:\s*(?:-|—|～|~|至|\.\.+)\s*第?(?<last>[0-9]{1,6})\s*页?)?\s*$")]
    private static partial Regex PageEnds();
}
