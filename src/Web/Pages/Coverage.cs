using DocReview.Ledger;

namespace DocReview.Web;

/// <param name="Records">Meeting records of the month; minutes are counted beside them.</param>
public readonly record struct MonthCoverage(int Year, int Month, int Records, int Minutes);

public sealed record BodyCoverage(MeetingBody Body, int Year, IReadOnlyList<MonthCoverage?> Months);

/// <summary>Of which months there are meeting records, body by body. Months outside the period are null.</summary>
public sealed record Coverage(IReadOnlyList<BodyCoverage> Rows, int Undated)
{
    public static Coverage Of(IReadOnlyList<Meeting> meetings, InspectionSettings settings)
    {
        var dated = meetings.Where(meeting => meeting.Date?.Month is not null).ToList();
        if (dated.Count == 0) return new Coverage([], meetings.Count);
        var first = settings.PeriodFrom ?? dated.Min(meeting => meeting.Date!.Value.First);
        var last = settings.PeriodTo ?? dated.Max(meeting => meeting.Date!.Value.First);
        var rows =
            from body in dated.GroupBy(meeting => meeting.Body).OrderBy(bodies => bodies.Key)
            let months = body.ToLookup(meeting => (meeting.Date!.Value.Year, meeting.Date.Value.Month!.Value))
            from year in Enumerable.Range(first.Year, last.Year - first.Year + 1)
            select new BodyCoverage(body.Key, year, Enumerable.Range(1, 12).Select(month =>
                Inside(year, month, first, last) || months[(year, month)].Any()
                    ? new MonthCoverage(year, month, months[(year, month)].Count(m => !m.IsMinutes), months[(year, month)].Count(m => m.IsMinutes))
                    : (MonthCoverage?)null).ToList());
        return new Coverage(rows.ToList(), meetings.Count - dated.Count);
    }

    private static bool Inside(int year, int month, DateOnly first, DateOnly last) =>
        (year, month).CompareTo((first.Year, first.Month)) >= 0 && (year, month).CompareTo((last.Year, last.Month)) <= 0;
}
