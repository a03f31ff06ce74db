using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>
/// 事实确认单: what the unit's own papers say, for the unit to confirm. Goes to the inspected side: sentences with paper and page and nothing else; no rule, no judgement, no name of anyone of the group,
/// nothing that rests on letters, calls, visits or talks, and nothing that was handed on as a lead.
/// </summary>
internal sealed class FactConfirmation : IExport
{
    /// <summary>Letters and talks may have strayed among the ordinary papers; and the measure that a matter is held against is no fact of it, it tells what is asked.</summary>
    private static readonly Genre[] NeverShown = [Genre.Petition, Genre.Interview, Genre.Regulation];

    public string Id => "fact-confirmation";
    public string Title => "事实确认单";
    public string Ending => "docx";
    public bool LeavesTheGroup => true;

    public int Write(ExportScope scope, string path)
    {
        var findings = scope.Workspace.Queue.All(scope.Inspection.Id)
            .Where(queued => queued.Status is ReviewStatus.InReview or ReviewStatus.Substantiated && (scope.Finding is null || queued.Key == scope.Finding)).Select(queued => queued.Finding).ToList();
        var (quotes, excerpts) = (new QuotedPlaces(scope, findings), new Excerpts(scope));
        var facts = findings.SelectMany(finding => finding.Evidence.Select(evidence => evidence.Source)).DistinctBy(source => (source.Passage, source.Quote)).Where(source => Shown(scope, source)).ToList();
        var paper = new ExportedPaper().AddTitle(Title).AddSubtitle(scope.About).AddLine($"{scope.Unit}：").AddLine("下列内容摘自贵单位提供的材料，请逐条核对是否属实；不属实或需要说明的，请写明并附材料。")
            .AddTable([6, 34, 22, 18, 20], [["序号", "事实描述", "依据材料名称、页码", "被巡察单位意见", "提供的说明材料"],
                .. facts.Select((source, i) => (string[])[$"{i + 1}", $"材料记载：“{source.Quote.Replace('\n', ' ')}”", $"{Name(quotes, source)}\n{quotes.Where(source)}", "□属实\n□不属实\n□补充说明：", ""])], hasHead: true);
        AddImages(paper, quotes, excerpts, facts);
        paper.AddLine("单位盖章：　　　　　　　　签收人：　　　　　　签收时间：　　年　　月　　日").AddLine($"材料校验值（SHA-256）：{string.Join("；", facts.GroupBy(source => source.Passage.File).Select(same => $"第{string.Join("、", same.Select(source => facts.IndexOf(source) + 1))}条 {same.Key.Value}"))}", small: true);
        foreach (var line in scope.OutsideFoot()) paper.AddLine(line, small: true);
        paper.Write(path, scope.Mark);
        return facts.Count;
    }

    private static void AddImages(ExportedPaper paper, QuotedPlaces quotes, Excerpts excerpts, List<Citation> facts)
    {
        var images = facts.Select((source, i) => (Number: i + 1, Source: source, Image: excerpts.Of(source, quotes.PlaceOf(source)))).Where(fact => fact.Image is not null).ToList();
        if (images.Count > 0) paper.AddHeading("原页摘图");
        foreach (var (number, source, image) in images) paper.AddLine($"第{number}条　{Name(quotes, source)}，{quotes.Where(source)}", small: true).AddImage(image!, $"第{number}条");
    }

    private static bool Shown(ExportScope scope, Citation source) =>
        scope.Workspace.Catalogue.AnyPath(scope.Inspection.Id, source.Passage.File) is { } row && (row.Genre is not { } genre || !NeverShown.Contains(genre));

    /// <summary>Without the folders: how the group keeps its papers, and who else gave some, is nobody's matter.</summary>
    private static string Name(QuotedPlaces quotes, Citation source) => Path.GetFileName(quotes.Paper(source));
}
