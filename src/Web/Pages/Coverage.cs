using DocReview.Ledger;

namespace DocReview.Web;

/// <param name="Records">Meeting records of the month; minutes are counted beside them.</param>
public readonly record struct MonthCoverage(int Year, int Month, int Records, int Minutes);

/// <param name="Regular">The body is expected to meet every month.</param>
public sealed record BodyCoverage(MeetingBody Body, int Year, bool Regular, IReadOnlyList<MonthCoverage?> Months)
{
    public int Sum => Months.Sum(month => (month?.Records ?? 0) + (month?.Minutes ?? 0));
}

/// <summary>
/// Of which months there are meeting records, body by body. Months outside the period are null. Only of a body that meets in most months is a month
/// without a record told as missing: a village meets when it must, and would fill the table with gaps that are none.
/// </summary>
public sealed record Coverage(IReadOnlyList<BodyCoverage> Rows, int Undated)
{
    public static Coverage Of(IReadOnlyList<MeetingFigure> meetings, InspectionSettings settings)
    {
        var dated = meetings.Where(meeting => meeting.Month?.Month is not null).ToList();
        if (dated.Count == 0) return new Coverage([], meetings.Sum(meeting => meeting.Count));
        var first = settings.PeriodFrom ?? dated.Min(meeting => meeting.Month!.Value.First);
        var last = settings.PeriodTo ?? dated.Max(meeting => meeting.Month!.Value.First);
        var months = ((last.Year - first.Year) * 12) + last.Month - first.Month + 1;
        var rows =
            from body in dated.GroupBy(meeting => meeting.Body).OrderBy(bodies => bodies.Key)
            let held = body.ToLookup(meeting => (meeting.Month!.Value.Year, meeting.Month.Value.Month!.Value))
            let regular = body.Key is MeetingBody.PartyCommittee || held.Count * 2 >= months
            from year in Enumerable.Range(first.Year, last.Year - first.Year + 1)
            select new BodyCoverage(body.Key, year, regular, Enumerable.Range(1, 12).Select(month =>
                Inside(year, month, first, last) || held[(year, month)].Any()
                    ? new MonthCoverage(year, month, held[(year, month)].Where(m => !m.IsMinutes).Sum(m => m.Count), held[(year, month)].Where(m => m.IsMinutes).Sum(m => m.Count))
                    : (MonthCoverage?)null).ToList());
        return new Coverage(rows.Where(row => row.Regular || row.Sum > 0).ToList(), meetings.Sum(meeting => meeting.Count) - dated.Sum(meeting => meeting.Count));
    }

    private static bool Inside(int year, int month, DateOnly first, DateOnly last) =>
        (year, month).CompareTo((first.Year, first.Month)) >= 0 && (year, month).CompareTo((last.Year, last.Month)) <= 0;
}
