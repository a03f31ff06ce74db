using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>疑点核实表: one row for every finding, with what the rule asks, what the papers show, and what would explain it.</summary>
internal sealed class FindingList : IExport
{
    private static readonly ExportedSheet Sheet = new("疑点核实表",
    [
        ("序号", 6), ("编号", 18), ("种类", 18), ("关注度", 8), ("事项", 36), ("金额（元）", 14), ("日期", 12), ("应当（规则）", 50), ("实际（材料）", 60), ("依据材料", 70), ("检索了什么", 36),
        ("可能的正常解释", 50), ("材料中的说明", 50), ("需补材料", 50), ("状态", 8), ("核实人", 12), ("核实过程与结论", 60), ("原件校验值", 70),
    ]);

    public string Id => "findings";
    public string Title => "疑点核实表";
    public string Ending => "xlsx";

    public int Write(ExportScope scope, string path)
    {
        var queue = scope.Workspace.Queue.All(scope.Inspection.Id).Where(queued => scope.Finding is null || queued.Key == scope.Finding).ToList();
        var quotes = new QuotedPlaces(scope, queue.Select(queued => queued.Finding));
        Sheet.Write(path, queue.Select((queued, i) => Row(scope, quotes, queued, i + 1)).Concat(scope.Foot().Select(line => (object?[])["说明", line])));
        return queue.Count;
    }

    private static object?[] Row(ExportScope scope, QuotedPlaces quotes, QueuedFinding queued, int number)
    {
        var finding = queued.Finding;
        return
        [
            number, queued.Key, Kinds.Title(finding.Kind), Text.Of(finding.Severity), finding.Subject, finding.Amount is { } amount ? (double)amount.InYuan : null, finding.Date?.ToString(), finding.Basis,
            finding.Reason, string.Join('\n', finding.Evidence.Select(evidence => quotes.Line(evidence.Role, evidence.Source))), FindingWords.Searched(finding),
            finding.FalseAlarms, string.Join('\n', finding.Exculpatory.Select(says => quotes.Line(says.Why, says.Source))), string.Join('\n', finding.Requests), Text.Of(queued.Status), queued.Assignee,
            FindingWords.History(scope.Workspace.Queue.History(scope.Inspection.Id, queued.Key)), string.Join('\n', finding.Evidence.Select(evidence => evidence.Source.Passage.File.Value).Distinct()),
        ];
    }
}
