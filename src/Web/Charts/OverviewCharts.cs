using System.Globalization;
using DocReview.Ledger;
using Microsoft.AspNetCore.Mvc;

namespace DocReview.Web;

/// <summary>The charts of the overview: what is drawn, and where each point leads.</summary>
public sealed class OverviewCharts(IUrlHelper url, InspectionSettings settings)
{
    private static readonly Genre[] Spending = [Genre.SpendingLedger, Genre.Voucher, Genre.BankStatement, Genre.Reimbursement, Genre.PaymentApproval];
    private static readonly ReviewStatus[] Judged = [ReviewStatus.Substantiated, ReviewStatus.Transferred, ReviewStatus.Cleared];

    /// <summary>Days of review that a chart has room for: the last ones.</summary>
    private const int DaysShown = 60;

    public IEnumerable<Chart> Of(InspectionFigures figures, IReadOnlyList<QueueCount> queue, IReadOnlyList<JudgedDay> judged) =>
    [
        Meetings(figures.Meetings), Decisions(figures.Decisions),
        Months("spending", figures.Spending, $"{Text.Of("FieldName.Date")}:{{0}} {Text.Of("FieldName.Genre")}:({string.Join(" OR ", Spending.Select(genre => Text.Of(genre)))})"),
        Payees(figures.Payees), Months("receptions", figures.Receptions, $"{Text.Of("FieldName.Date")}:{{0}} {Text.Of("FieldName.Genre")}:{Text.Of(Genre.ReceptionRecord)}"),
        Records(figures.Documents), ByPerson(queue), ByDay(judged),
    ];

    private Chart Meetings(IReadOnlyList<MeetingFigure> meetings)
    {
        var bodies = meetings.Select(meeting => meeting.Body).Distinct().Order().ToList();
        var held = meetings.Where(meeting => meeting.Month?.Month is not null).ToLookup(meeting => (meeting.Month!.Value, meeting.Body), meeting => meeting.Count);
        var months = MonthsOf(held.Select(same => same.Key.Value));
        var outside = meetings.Where(meeting => meeting.Month is not { } month || !months.Contains(month)).Sum(meeting => meeting.Count);
        return new("meetings", Text.Of("Chart.meetings"), outside > 0 ? Text.Of("Chart.Outside", outside) : null, Text.Of("Chart.Month"), [.. bodies.Select(body => Text.Of(body))],
            [.. months.Select(month => new ChartRow(month.ToString(), [.. bodies.Select(body => held[(month, body)].Sum() is > 0 and var sum
                ? new ChartValue(sum, url.Content($"~/meetings?Body={body}&Year={month.Year}&Month={month.Month}")) : null)]))]);
    }

    private Chart Decisions(IReadOnlyList<DecisionFigure> decisions) => new(
        "decisions", Text.Of("Chart.decisions"), Text.Of("Chart.decisions.Hint"), Text.Of("Decisions.Category"), [.. Enum.GetValues<Deliberation>().Select(kind => Text.Of(kind))],
        [.. from category in Enum.GetValues<DecisionCategory>()
            where decisions.Any(decision => decision.Categories.Contains(category))
            select new ChartRow(Text.Of(category), [.. from deliberation in Enum.GetValues<Deliberation>()
                let sum = decisions.Where(decision => decision.Deliberation == deliberation && decision.Categories.Contains(category)).Sum(decision => decision.Count)
                select sum > 0 ? new ChartValue(sum, url.Content($"~/decisions?Category={category}&Deliberation={deliberation}")) : null])],
        Lying: true);

    /// <param name="query">A search in which the month stands for {0}.</param>
    private Chart Months(string id, IReadOnlyList<SumFigure> sums, string query)
    {
        var known = sums.Where(sum => sum.Name is not null).ToDictionary(sum => PartialDate.Parse(sum.Name)!.Value);
        var months = MonthsOf(known.Keys);
        var outside = sums.Where(sum => PartialDate.Parse(sum.Name) is not { } month || !months.Contains(month)).Sum(sum => sum.Count);
        return new(id, Text.Of($"Chart.{id}"), Text.Of($"Chart.{id}.Hint") + (outside > 0 ? Text.Of("Chart.Outside", outside) : ""), Text.Of("Chart.Month"), [Text.Of("Chart.Yuan")],
            [.. months.Select(month => new ChartRow(month.ToString(), [known.TryGetValue(month, out var sum)
                ? new ChartValue((double)sum.Sum.InYuan, Search(string.Format(CultureInfo.InvariantCulture, query, month)), Told(sum)) : null]))]);
    }

    private Chart Payees(IReadOnlyList<SumFigure> payees) => new("payees", Text.Of("Chart.payees"), Text.Of("Chart.payees.Hint"), Text.Of("Chart.Payee"), [Text.Of("Chart.Yuan")],
        [.. payees.Select(payee => new ChartRow(payee.Name!, [new ChartValue((double)payee.Sum.InYuan, Search($"\"{payee.Name!.Replace('"', ' ')}\""), Told(payee))]))], Lying: true);

    private Chart Records(DocumentCounts counts) => new("records", Text.Of("Chart.records"), null, Text.Of("Chart.Status"), [Text.Of("Overview.Files")],
        [.. Enum.GetValues<ContentStatus>().Where(status => counts.ByStatus.GetValueOrDefault(status) > 0).Select(status => new ChartRow(Text.Of(status),
            [new ChartValue(counts.ByStatus[status], url.Content($"~/documents?Conditions.Status={status}"), Text.Of("Chart.Share", counts.ByStatus[status], Format.Share((double)counts.ByStatus[status] / counts.Files)))]))], Lying: true);

    private Chart ByPerson(IReadOnlyList<QueueCount> queue)
    {
        var statuses = Enum.GetValues<ReviewStatus>();
        return new("progress", Text.Of("Chart.progress"), null, Text.Of("Chart.Assignee"), [.. statuses.Select(status => Text.Of(status))],
            [.. from person in queue.GroupBy(count => count.Assignee).OrderBy(person => person.Key is null).ThenBy(person => person.Key, StringComparer.Ordinal)
                select new ChartRow(person.Key ?? Text.Of("Chart.Nobody"), [.. from status in statuses
                    let sum = person.Where(count => count.Status == status).Sum(count => count.Count)
                    select sum > 0 ? new ChartValue(sum, url.Content("~/findings") + new FindingConditions { Assignee = person.Key ?? FindingConditions.Nobody, Status = status }.Query()) : null])],
            Lying: true);
    }

    private Chart ByDay(IReadOnlyList<JudgedDay> judged) => new("judged", Text.Of("Chart.judged"), Text.Of("Chart.judged.Hint"), Text.Of("Chart.Day"), [.. Judged.Select(status => Text.Of(status))],
        [.. judged.GroupBy(day => day.Day).OrderBy(day => day.Key).TakeLast(DaysShown).Select(day => new ChartRow(day.Key.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), [.. from status in Judged
            let sum = day.Where(step => step.To == status).Sum(step => step.Count)
            select sum > 0 ? new ChartValue(sum, url.Content("~/findings") + new FindingConditions { Status = status }.Query()) : null]))]);

    private string Search(string query) => url.Search(new SearchAsked(query));

    private static string Told(SumFigure sum) => Text.Of("Chart.Sum", sum.Sum, sum.Count);

    /// <summary>Every month from the first to the last, those without a figure too; of the period under review where it is set.</summary>
    private List<PartialDate> MonthsOf(IEnumerable<PartialDate> months)
    {
        var dated = months.Select(Counted).Order().ToList();
        if (dated.Count == 0) return [];
        // A date misread by a century would press all others together: what lies far from the middle is only counted.
        var near = dated.Where(month => Math.Abs(month - dated[dated.Count / 2]) <= Farthest).ToList();
        var first = settings.PeriodFrom is { } from ? Counted(PartialDate.OfDay(from)) : near[0];
        var last = settings.PeriodTo is { } to ? Counted(PartialDate.OfDay(to)) : near[^1];
        return [.. Enumerable.Range(first, Math.Max(0, last - first + 1)).Select(month => PartialDate.OfMonth(month / 12, (month % 12) + 1))];
    }

    private const int Farthest = 72;

    private static int Counted(PartialDate month) => (month.Year * 12) + month.Month!.Value - 1;
}
