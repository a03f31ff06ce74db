using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>问题底稿: one paper for each matter that was not cleared, with its citations, for people to complete, review and sign.</summary>
internal sealed class WorkingPapers : IExport
{
    public string Id => "working-paper";
    public string Title => "问题底稿";
    public string Ending => "docx";

    public int Write(ExportScope scope, string path)
    {
        var queue = scope.Workspace.Queue.All(scope.Inspection.Id)
            .Where(queued => scope.Finding is null ? queued.Status is not ReviewStatus.Cleared : queued.Key == scope.Finding).ToList();
        var (quotes, excerpts) = (new QuotedPlaces(scope, queue.Select(queued => queued.Finding)), new Excerpts(scope));
        var paper = new ExportedPaper();
        foreach (var (queued, i) in queue.Select((queued, i) => (queued, i)))
        {
            if (i > 0) paper.AddPageBreak();
            Add(paper, scope, quotes, excerpts, queued);
        }
        if (queue.Count == 0) paper.AddTitle(Title).AddLine("没有需要编制底稿的疑点。");
        paper.Write(path);
        return queue.Count;
    }

    private static void Add(ExportedPaper paper, ExportScope scope, QuotedPlaces quotes, Excerpts excerpts, QueuedFinding queued)
    {
        var finding = queued.Finding;
        paper.AddTitle("问题底稿").AddSubtitle(scope.About).AddTable([22, 78],
        [
            ["编号", queued.Key], ["编制日期", Format.Moment(scope.Workspace.Db.Clock.GetUtcNow())[..10]], ["被巡察单位", scope.Inspection.Settings.Unit ?? ""], ["问题名称", $"{Kinds.Title(finding.Kind)}：{finding.Subject}"],
            ["问题来源", "查阅资料"], ["核实状态", $"{Text.Of(queued.Status)}（{(queued.Status is ReviewStatus.Substantiated ? "经人工核实" : "线索，尚未认定")}）"],
            ["基本事实", string.Join('\n', new[] { finding.Reason, finding.Date is { } date ? $"时间：{date}" : null, finding.Amount is { } amount ? $"金额：{amount}" : null }.OfType<string>())],
            ["发现过程", FindingWords.Searched(finding) is { Length: > 0 } searched ? searched : "由下列材料相互比对发现"],
            ["对照的规定", finding.Basis],
            ["正常解释与核查情况", string.Join('\n', [finding.FalseAlarms, .. finding.Exculpatory.Select(says => quotes.Line(says.Why, says.Source)), FindingWords.History(scope.Workspace.Queue.History(scope.Inspection.Id, queued.Key))])],
            ["需补充的材料", string.Join('\n', finding.Requests)], ["责任单位", ""], ["建议处理", "□整改　□移交　□参考"], ["承办人签字", ""], ["副组长复核", ""], ["组长审签", ""],
        ], hasHead: false);
        SupportingPapers.Add(paper, quotes, excerpts, finding);
        foreach (var line in scope.Foot()) paper.AddLine(line, small: true);
    }
}
