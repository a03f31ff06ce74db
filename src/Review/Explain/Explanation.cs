using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>What the review made of one paper, line by line: what was read from it, and for each matter why it was or was not raised. For a person who asks "why is there nothing here?".</summary>
/// <param name="words">The word on the screen for a value of an enumeration.</param>
public sealed class Explanation(CaseStudy study, CaseResult result, Func<Enum, string> words)
{
    /// <param name="passages">The passages asked about: of the whole paper, or of one of its pages.</param>
    public IEnumerable<string> Of(CaseDocument document, IReadOnlySet<PassageId> passages)
    {
        bool Here(Citation source) => passages.Contains(source.Passage);

        yield return $"按“{words(document.Profile.Genre)}”读取{(document.Profile.Date is { } date ? $"，日期 {date}" : "，未读到日期")}{(document.Profile.DocumentNumber is { } number ? $"，文号 {number}" : "")}。";
        var waiting = document.Document.Pages.Where(page => page.Waiting is not null).Select(page => page.Number).ToList();
        if (waiting.Count > 0) yield return $"第 {string.Join("、", waiting)} 页等待识别，没有参与比对。";
        var facts = document.Facts.Skip(1).Where(fact => Here(fact.Source)).ToList();
        yield return facts.Count == 0 ? "没有从中读出会议、付款、合同、任免、接待一类的记载，因此没有可比对的事项。" : $"读出：{string.Join("，", facts.GroupBy(Name).Select(same => $"{same.Key} {same.Count()} 处"))}。";

        foreach (var finding in result.Findings.Where(finding => finding.Evidence.Any(evidence => Here(evidence.Source))))
            yield return $"已列为疑点：{CaseReview.Rules.FirstOrDefault(rule => rule.Id == finding.Kind)?.Title ?? finding.Kind}——{finding.Subject}";
        foreach (var matter in study.Matters.Where(matter => matter.Matter.Acts.Any(act => Here(act.Source)))) yield return Line(matter);
        foreach (var item in study.Items.Where(item => Here(item.Item.Source))) yield return Line(item);
        foreach (var visit in Visit.AllOf(study.Facts).Where(visit => visit.Papers.Any(paper => Here(paper.Reception.Source)))) yield return Line(visit);
    }

    private string Line(JudgedMatter matter) => $"事项“{Short(matter.Anchor.Subject)}”{Facts(matter.Matter.Amount, matter.Matter.Start)}：{Why(matter)}";

    private string Why(JudgedMatter matter)
    {
        if (matter.Exempt is { } exempt) return $"{exempt}，不逐笔要求会议研究。";
        if (matter.Best is { } best && matter.Deliberation == Deliberation.Prior) return $"已找到事前研究的会议：{Meeting(best)}。";
        if (matter.EmergencyRatified) return $"应急事项，事后已向会议报告：{Meeting(matter.Best!)}。";
        if (matter.Best is { } other) return $"对应的会议：{Meeting(other)}；时间先后、会议主体或人数见疑点。";
        if (matter.Required is not { } limit)
            return matter.Matter.Amount is { } sum ? $"{sum} 未达到须上会的限额（{Limit(study.Thresholds.LargeFund(matter.Matter.Start))}）。" : "没有写明金额，也不属于不论金额都须上会的事项。";
        var looked = matter.Rejected.Count > 0 ? $"最接近而未采用的议题：{string.Join("；", matter.Rejected.Select(link => $"{link.Item.Meeting.Date} “{Short(link.Item.Item.Title)}”（{link.Score:0.00}，{string.Join("、", link.Reasons)}）"))}。" : "会议记录中没有相近的议题。";
        return $"属于须上会的事项（{Limit(limit)}），没有找到研究该事项的会议。{looked}";
    }

    private string Line(DeliberatedItem item) => $"议题“{Short(item.Item.Title)}”：{words(item.Item.Course)}，发言 {item.Item.Speeches.Count} 人次{(item.Item.Vote is { } vote ? $"，表决“{vote.Text}”" : "")}。";

    private string Line(Visit visit)
    {
        var limit = study.Thresholds.Reception(visit.Date);
        var heads = visit.GuestCount is { } guests ? guests + (visit.CompanionCount ?? 0) : (int?)null;
        var perHead = visit.Amount is { } sum && heads > 0 ? Money.Yuan(sum.InYuan / heads.Value) : (Money?)null;
        return $"接待“{Short(visit.Guests ?? "未写来客")}”{Facts(visit.Amount, visit.Date)}：{(perHead is { } each ? $"人均 {each}" : "人数或金额不全，没有算人均")}，"
            + $"{(limit is null ? "没有读到餐标，未比对" : $"餐标 {limit.From}（{limit.Source}）")}{(visit.NoLetterExpected is { } why ? $"；不要求公函：{why}" : "")}。";
    }

    private static string Meeting(MatterLink link) => $"{link.Item.Meeting.Date?.ToString() ?? "未写日期"} {link.Item.Meeting.Name}“{Short(link.Item.Item.Title)}”（相符程度 {link.Score:0.00}：{string.Join("、", link.Reasons)}）";

    private static string Limit(Limit limit) => $"{(limit.From.Fen > 0 ? $"{limit.From} 起，" : "")}{limit.Source}";

    private static string Facts(Money? sum, PartialDate? day) => string.Concat(sum is { } money ? $" {money}" : "", day is { } date ? $" {date}" : "");

    private static string Short(string text)
    {
        const int Longest = 50;
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= Longest ? line : string.Concat(line.AsSpan(0, Longest), "……");
    }

    private static string Name(Fact fact) => fact switch
    {
        Ledger.Meeting => "会议", Execution => "合同、任免、审批等", Expenditure => "付款", Reception => "接待", Letter => "公函", Standard => "标准、限额", _ => "其他",
    };
}
