namespace DocReview.Ledger;

/// <summary>A date as far as the record gives it: a day, a month or a year. Written <c>yyyy-MM-dd</c>, <c>yyyy-MM</c> or <c>yyyy</c>.</summary>
/// <remarks>Days that do not exist (30 February) cannot be made: see <see cref="TryDay"/>.</remarks>
public readonly record struct PartialDate : IComparable<PartialDate>
{
    public int Year { get; }
    public int? Month { get; }
    public int? Day { get; }

    private PartialDate(int year, int? month, int? day) => (Year, Month, Day) = (year, month, day);

    public static PartialDate OfDay(DateOnly day) => new(day.Year, day.Month, day.Day);
    public static PartialDate OfMonth(int year, int month) => new(year, month, null);
    public static PartialDate OfYear(int year) => new(year, null, null);

    public static bool TryDay(int year, int month, int day, out PartialDate date)
    {
        var exists = year is >= 1900 and <= 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        date = exists ? new(year, month, day) : default;
        return exists;
    }

    /// <summary>The first day it can mean.</summary>
    public DateOnly First => new(Year, Month ?? 1, Day ?? 1);

    /// <summary>The last day it can mean.</summary>
    public DateOnly Last => Day is { } day ? new(Year, Month!.Value, day)
        : Month is { } month ? new(Year, month, DateTime.DaysInMonth(Year, month))
        : new(Year, 12, 31);

    /// <summary>Certainly earlier: every day this can mean lies before every day the other can mean.</summary>
    public bool IsBefore(PartialDate other) => Last < other.First;

    public int CompareTo(PartialDate other) => First != other.First ? First.CompareTo(other.First) : Last.CompareTo(other.Last);

    public override string ToString() => Day is not null ? $"{Year:0000}-{Month:00}-{Day:00}" : Month is not null ? $"{Year:0000}-{Month:00}" : $"{Year:0000}";

    public static PartialDate? Parse(string? text)
    {
        var parts = text?.Split('-') ?? [];
        return parts.Length switch
        {
            3 when TryDay(int.Parse(parts[0]), int.Parse(parts[1]), int.Parse(parts[2]), out var day) => day,
            2 => OfMonth(int.Parse(parts[0]), int.Parse(parts[1])),
            1 when parts[0].Length == 4 => OfYear(int.Parse(parts[0])),
            _ => null,
        };
    }
}
