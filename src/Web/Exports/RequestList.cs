using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>补充调阅清单: which records to ask for, each once, with the matters that need it. Names no one but the unit: it goes to the inspected side, so it says nothing of what is suspected.</summary>
/// <param name="chosen">The entries of the hand-over list that are asked for; whatever findings ask for, and what could not be read, where null.</param>
/// <param name="due">By when.</param>
internal sealed class RequestList(IReadOnlyList<RequestItem>? chosen = null, DateOnly? due = null) : IExport
{
    public string Id => "request-list";
    public string Title => "补充调阅清单";
    public string Ending => "docx";
    public bool LeavesTheGroup => true;

    public int Write(ExportScope scope, string path)
    {
        var (requests, unreadable) = chosen is null ? (OfFindings(scope), Unread(scope)) : (Chosen(chosen), [.. chosen.Where(item => item.Group is RequestGroup.Unread).Select(item => (item.Entry.Title, item.Papers))]);
        var paper = new ExportedPaper().AddTitle(Title).AddSubtitle(scope.About)
            .AddLine($"{scope.Unit}：").AddLine($"因巡察工作需要，请{(due is { } day ? $"于{day:yyyy年M月d日}前" : "")}协助提供下列材料。没有形成的，请书面说明情况。");
        if (requests.Count > 0 || unreadable.Count == 0) paper.AddTable([7, 38, 17, 24, 14], Rows(requests), hasHead: true);
        if (unreadable.Count > 0)
            paper.AddHeading("已提供但打不开的材料，请重新提供").AddTable([6, 54, 40], [["序号", "材料", "原因"], .. unreadable.Select((row, i) => (string[])[$"{i + 1}", row.Path, row.Why])], hasHead: true);
        paper.AddLine("提供人：　　　　　　接收人：　　　　　　接收时间：　　　年　　月　　日");
        foreach (var line in scope.OutsideFoot()) paper.AddLine(line, small: true);
        paper.Write(path, scope.Mark);
        return requests.Count + unreadable.Count;
    }

    /// <param name="Papers">The papers of the unit itself that the request is about: 该次, 同期 say nothing without them.</param>
    private sealed record Asked(string Request, string Days, string Papers);

    /// <summary>Notes are the group's own: they are not told.</summary>
    private static List<Asked> Chosen(IReadOnlyList<RequestItem> items) =>
        [.. items.Where(item => item.Group is not RequestGroup.Unread).Select(item => new Asked(item.Entry.Title.Replace('；', '\n'), item.Entry.Span, item.Papers))];

    private static List<Asked> OfFindings(ExportScope scope)
    {
        var queue = scope.Workspace.Queue.All(scope.Inspection.Id).Where(Wanted(scope.Finding)).ToList();
        var quotes = new QuotedPlaces(scope, queue.Select(queued => queued.Finding));
        return [.. queue.SelectMany(queued => queued.Finding.Requests.Select(request => (Request: request.Trim(), queued.Finding)))
            .GroupBy(asked => asked.Request, asked => asked.Finding).Select(same => new Asked(same.Key, Days(same), Papers(same, quotes))).OrderBy(asked => asked.Days)];
    }

    private static List<(string Path, string Why)> Unread(ExportScope scope) =>
        [.. scope.Workspace.Catalogue.Documents(scope.Inspection.Id, new DocumentFilter(Status: ContentStatus.Unreadable)).Where(row => row.DuplicateOf is null && row.Waiting == 0 && RequestItems.MayBeAsked(row)).Select(row => (row.Path, row.Detail ?? ""))];

    private static IEnumerable<IReadOnlyList<string>> Rows(List<Asked> requests) =>
        [["序号", "资料名称", "日期/期间", "涉及的材料", "备注（原件/复印、份数）"], .. requests.Select((asked, i) => (string[])[$"{i + 1}", asked.Request, asked.Days, asked.Papers, ""])];

    /// <summary>What was cleared or closed asks for nothing more.</summary>
    private static Func<QueuedFinding, bool> Wanted(string? key) => queued => key is null ? queued.Status is not (ReviewStatus.Cleared or ReviewStatus.Closed) : queued.Key == key;

    private static string Days(IEnumerable<Finding> findings) => Some(findings.Select(finding => finding.Date).OfType<PartialDate>().Distinct().Order().Select(date => date.ToString()));

    private static string Papers(IEnumerable<Finding> findings, QuotedPlaces quotes) =>
        Some(findings.SelectMany(finding => finding.Evidence.Take(1)).Select(evidence => Path.GetFileNameWithoutExtension(quotes.Paper(evidence.Source))).Where(name => name.Length > 0).Distinct());

    private static string Some(IEnumerable<string> all)
    {
        const int Shown = 4;
        var list = all.ToList();
        return string.Join("\n", list.Take(Shown)) + (list.Count > Shown ? $"\n等 {list.Count} 项" : "");
    }
}
