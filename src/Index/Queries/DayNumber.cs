using DocReview.Ledger;

namespace DocReview.Index;

/// <summary>
/// A date as a number that sorts: year × 10,000 + month × 100 + day, with 0 for what is not written. March 2021 is 20210300; every day of it lies between that and 20210399.
/// Without a year (3月5日, in whatever year) the year is 0.
/// </summary>
public static class DayNumber
{
    public static int Of(PartialDate date) => date.Year * 10_000 + (date.Month ?? 0) * 100 + (date.Day ?? 0);

    /// <summary>The last number within a year, a month or a day.</summary>
    public static int LastOf(PartialDate date) => date.Day is not null ? Of(date) : date.Month is not null ? Of(date) + 99 : Of(date) + 9999;

    public static int WithoutYear(int month, int day) => month * 100 + day;

    /// <summary>The first and the last day that a number with a year can mean.</summary>
    public static DateOnly FirstDay(int number) => Partial(number).First;

    public static DateOnly LastDay(int number) => Partial(number).Last;

    private static PartialDate Partial(int number)
    {
        var (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
        if (PartialDate.TryDay(year, month, day, out var date)) return date;
        return month is >= 1 and <= 12 ? PartialDate.OfMonth(year, month) : PartialDate.OfYear(year);
    }

    internal static string Words(int number)
    {
        var (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
        return $"{(year > 0 ? $"{year}年" : "")}{(month is > 0 and < 99 ? $"{month}月" : "")}{(day is > 0 and < 99 ? $"{day}日" : "")}";
    }
}
