using System.Globalization;

namespace DocReview.Review;

/// <summary>Days that were public holidays for certain: the festivals themselves, not the days that were moved around them.</summary>
internal static class Holidays
{
    private static readonly ChineseLunisolarCalendar Lunar = new();

    /// <summary>春节, 国庆节 …; null for other days.</summary>
    public static string? NameOf(DateOnly day) => (day.Month, day.Day) switch
    {
        (1, 1) => "元旦",
        (5, >= 1 and <= 3) => "劳动节",
        (10, >= 1 and <= 7) => "国庆节",
        (4, 4) or (4, 5) => "清明节",
        _ => LunarFestival(day),
    };

    private static string? LunarFestival(DateOnly day)
    {
        var (month, date) = LunarDay(day);
        return (month, date) switch
        {
            (1, <= 6) => "春节",
            (5, 5) => "端午节",
            (8, 15) => "中秋节",
            _ => LunarDay(day.AddDays(1)) is (1, 1) ? "春节" : null,
        };
    }

    /// <summary>Leap months are counted as the month they repeat with 0 as their day: no festival falls into them.</summary>
    private static (int Month, int Day) LunarDay(DateOnly day)
    {
        var at = day.ToDateTime(TimeOnly.MinValue);
        if (at < Lunar.MinSupportedDateTime || at > Lunar.MaxSupportedDateTime) return (0, 0);
        var (month, leap) = (Lunar.GetMonth(at), Lunar.GetLeapMonth(Lunar.GetYear(at)));
        return leap > 0 && month == leap ? (month - 1, 0) : (leap > 0 && month > leap ? month - 1 : month, Lunar.GetDayOfMonth(at));
    }
}
