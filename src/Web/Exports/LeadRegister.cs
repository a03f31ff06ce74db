using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>
/// 问题线索登记表: the matters that were handed on as leads, listed, then a form for each. What concerns persons stays empty for people to fill in: the program names nobody.
/// </summary>
internal sealed class LeadRegister : IExport
{
    public string Id => "leads";
    public string Title => "问题线索登记表";
    public string Ending => "docx";
    public Zone Zone => Zone.Leads;

    public int Write(ExportScope scope, string path)
    {
        var leads = scope.Workspace.Queue.All(scope.Inspection.Id)
            .Where(queued => scope.Finding is null ? queued.Status is ReviewStatus.Transferred : queued.Key == scope.Finding).ToList();
        var (quotes, excerpts) = (new QuotedPlaces(scope, leads.Select(queued => queued.Finding)), new Excerpts(scope));
        var paper = new ExportedPaper().AddTitle(Title).AddSubtitle(scope.About).AddLine($"共 {leads.Count} 件");
        if (leads.Count == 0) paper.AddLine("没有转为线索的疑点。");
        else
        {
            paper.AddTable([6, 20, 44, 14, 16], [["序号", "线索编号", "主要问题", "组务会意见", "移交时间、对象"], .. leads.Select((queued, i) => (string[])[$"{i + 1}", queued.Key, Problem(queued.Finding), "", ""])], hasHead: true);
        }

        foreach (var queued in leads) Add(paper.AddPageBreak(), scope, quotes, excerpts, queued);
        foreach (var line in scope.Foot()) paper.AddLine(line, small: true);
        paper.Write(path);
        return leads.Count;
    }

    private static string Problem(Finding finding) => $"{Kinds.Title(finding.Kind)}：{finding.Subject}";

    private static void Add(ExportedPaper paper, ExportScope scope, QuotedPlaces quotes, Excerpts excerpts, QueuedFinding queued)
    {
        var finding = queued.Finding;
        paper.AddTitle("问题线索登记表").AddSubtitle(scope.About).AddTable([22, 78],
        [
            ["线索编号", queued.Key], ["来源", "查阅资料（调阅、复制文件档案会议记录）"], ["反映对象", $"姓名：\n单位：{scope.Inspection.Settings.Unit}\n职务：\n干部管理权限："], ["主要问题", Problem(finding)],
            ["具体事实", string.Join('\n', new[] { finding.Reason, finding.Date is { } date ? $"时间：{date}" : null, finding.Amount is { } amount ? $"金额：{amount}" : null, Note(FindingWords.Searched(finding)) }.OfType<string>())],
            ["对照的规定", finding.Basis], ["证据材料", $"{finding.Evidence.Count} 处，涉及材料 {finding.Evidence.Select(evidence => evidence.Source.Passage.File).Distinct().Count()} 份，见后附目录。"],
            ["可查性", string.Join('\n', ["尚需补充的材料：", .. finding.Requests])],
            ["可能的正常解释", string.Join('\n', [finding.FalseAlarms, .. finding.Exculpatory.Select(says => quotes.Line(says.Why, says.Source))])],
            ["核查过程", FindingWords.History(scope.Workspace.Queue.History(scope.Inspection.Id, queued.Key))],
            ["初步研判", "□进一步了解关注　□了解关注　□参考"], ["建议处置", ""], ["组务会意见", "第一次：\n第二次："], ["密封移送人", ""], ["移交时间、对象", ""], ["反馈", ""],
        ], hasHead: false);
        SupportingPapers.Add(paper, quotes, excerpts, finding);
    }

    private static string? Note(string text) => text.Length > 0 ? text : null;
}
