using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>Where an entry of the hand-over list comes from. Past: what it was about is no longer missing.</summary>
public enum RequestGroup { Months, Gaps, Records, Unread, ByHand, Past }

/// <param name="Finding">The key of the finding behind it; null where there is none.</param>
/// <param name="Papers">Chinese: the unit's own papers that the request is about, or why a paper could not be read.</param>
public sealed record RequestItem(RequestGroup Group, RecordRequest Entry, string? Finding = null, string Papers = "");

/// <summary>调阅清单: what is missing as it is known now (months without minutes, gaps in numbers, what findings wait for, what could not be read), with what was said of it, and what people wrote.</summary>
public static class RequestItems
{
    /// <summary>So many of each kind are listed; of unread papers all are on their own page.</summary>
    public const int Most = 300;

    public static IReadOnlyList<RequestItem> Of(Workspace seen, Inspection inspection)
    {
        var told = seen.Requests.All(inspection.Id).ToDictionary(request => request.Source);
        var now = Months(seen, inspection).Concat(Findings(seen, inspection)).Concat(Unread(seen, inspection)).DistinctBy(item => item.Entry.Source)
            .Select(item => told.Remove(item.Entry.Source, out var entry) ? item with { Entry = entry with { Title = item.Entry.Title, Span = item.Entry.Span } } : item).ToList();
        return [.. now, .. told.Values.Select(entry => new RequestItem(entry.Source.StartsWith(RequestSource.ByHand, StringComparison.Ordinal) ? RequestGroup.ByHand : RequestGroup.Past, entry))];
    }

    /// <summary>A paper to be supplied anew.</summary>
    public static RecordRequest Of(DocumentRow row) => Open(RequestSource.Unread(row), row.Path, "", row.Zone);

    /// <summary>What bears a classification mark is not asked for: it goes another way.</summary>
    public static bool MayBeAsked(DocumentRow row) => row.Trouble is not Trouble.Classified;

    private static IEnumerable<RequestItem> Months(Workspace seen, Inspection inspection) =>
        from row in Coverage.Of(seen.Figures.Of(inspection).Meetings, inspection.Settings).Rows
        where row.Regular
        let missing = row.Months.OfType<MonthCoverage>().Where(month => month.Records + month.Minutes == 0).Select(month => month.Month).ToList()
        where missing.Count > 0
        select new RequestItem(RequestGroup.Months, Open(RequestSource.Months(row.Body, row.Year), $"{row.Year}年{Text.Of(row.Body)}会议记录本、纪要", missing.Count == 12 ? "全年" : Runs(missing)));

    /// <summary>1月至5月、7月.</summary>
    private static string Runs(IReadOnlyList<int> months) => string.Join("、", months.Select((month, i) => (month, i)).GroupBy(at => at.month - at.i, at => at.month)
        .Select(run => run.Count() > 2 ? $"{run.First()}月至{run.Last()}月" : string.Join("、", run.Select(month => $"{month}月"))));

    private static IEnumerable<RequestItem> Findings(Workspace seen, Inspection inspection)
    {
        IEnumerable<QueuedFinding> Page(QueueFilter filter) => seen.Queue.Page(inspection.Id, filter, FindingOrder.Date, 0, Most);
        var gaps = Page(new(Kind: "RecordGap")).Where(queued => queued.Status is not (ReviewStatus.Cleared or ReviewStatus.Closed)).Select(queued => (Group: RequestGroup.Gaps, queued));
        var waiting = Page(new(Hold: Hold.Records)).Select(queued => (Group: RequestGroup.Records, queued));
        var all = gaps.Concat(waiting).DistinctBy(at => at.queued.Key).ToList();
        var places = seen.Catalogue.Places(inspection.Id, all.SelectMany(at => at.queued.Finding.Evidence.Take(1)).Select(evidence => evidence.Source.Passage));
        return all.Select(at => new RequestItem(at.Group, Open(RequestSource.Finding(at.queued.Key), Title(at.queued.Finding), at.queued.Finding.Date?.ToString() ?? ""), at.queued.Key,
            at.queued.Finding.Evidence is [var first, ..] && places.GetValueOrDefault(first.Source.Passage) is { } place ? Path.GetFileNameWithoutExtension(place.Path) : ""));
    }

    private static IEnumerable<RequestItem> Unread(Workspace seen, Inspection inspection) =>
        seen.Catalogue.Documents(inspection.Id, new DocumentFilter(Status: ContentStatus.Unreadable), 0, Most).Where(row => row.DuplicateOf is null && row.Waiting == 0 && MayBeAsked(row))
            .Select(row => new RequestItem(RequestGroup.Unread, Of(row), null, row.Detail ?? ""));

    private static string Title(Finding finding) => finding.Requests.Count > 0 ? string.Join("；", finding.Requests) : finding.Subject;

    private static RecordRequest Open(string source, string title, string span, Zone zone = Zone.Ordinary) => new(0, source, zone, title, span, "", RequestState.Open, null, "", default);
}
