using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>津贴补贴、奖金发放未见依据.</summary>
public sealed partial class AllowanceViolation : IRule
{
    public string Id => "AllowanceViolation";
    public string Title => "向干部职工发放津补贴、奖励，材料写明没有文件依据";
    public string LooksFor => "向机关干部职工发放补助、补贴、奖励、福利的表册、说明或会议记录，依据一栏空白或者写明没有上级文件。列明上级文号的补贴、工会经费内的慰问、慰问群众不提示；集体研究同意的也列出，并附会上不同意见。";

    public LegalBasis Basis { get; } = new([new Norm("《违规发放津贴补贴行为处分规定》", "", "对自行新设项目或者继续发放已经明令取消的津贴补贴、超过规定标准和范围发放津贴补贴等行为作出规定", new(2013, 8, 1))]);

    public string FalseAlarms => "目标绩效、乡镇工作补贴、防汛防疫临时补助等有上级文件而未附；工会额度内慰问；非在编人员劳务报酬；发放后已清退。";

    public IReadOnlyList<Example> Examples => Cases;

    public IEnumerable<Finding> Check(CaseStudy study)
    {
        foreach (var document in study.Facts.Documents.Where(d => Payout().IsMatch(d.Profile.Title) || d.Profile.Genre == Genre.AllowanceList || d.Facts.OfType<Execution>().Any(e => e.Kind == ExecutionKind.Allowance)))
        {
            var text = string.Join("\n", document.Document.Passages.Select(p => p.Text));
            var stated = document.Document.Passages.FirstOrDefault(p => NoBasis().IsMatch(SubjectText.Plain(p.Text)));
            if (stated is null || !Staff().IsMatch(text) || Union().IsMatch(text) || Exemptions.IsVillage(document)) continue;
            yield return Found(document, stated, study);
        }
    }

    private Finding Found(CaseDocument document, Passage stated, CaseStudy study)
    {
        var act = study.ActsOf(document).FirstOrDefault();
        var matter = act is null ? null : study.Matters.FirstOrDefault(m => m.Matter.Acts.Any(a => a.Source == act.Source));
        var total = act?.Amount ?? matter?.Matter.Amount;
        var payments = Payments(document, act, total, study);
        var date = act?.Date ?? document.Profile.Date;
        var items = matter is null ? [] : matter.Talks.Append(matter.Best).OfType<MatterLink>().Select(l => l.Item).Distinct().ToList();
        var met = items.Count > 0 ? $"{string.Join("、", items.Select(Wording.MeetingName))}曾研究该事项；" : "";
        var reason = $"发现“{Wording.Short(document.Profile.Title)}”{(total is { } sum ? $"（{sum}）" : "")}向干部职工发放，材料写明“{Wording.Short(stated.Text.Trim())}”，{met}在已导入的材料中未见相应的上级文件。建议调取发放依据、签领表和当年津补贴文件核实。";
        return new Finding(Id, DecisionCategory.LargeFund, Severity.High, document.Profile.Title, total, date, reason, Basis.On(date),
            [new Evidence(Citation.Of(stated), "发放材料"), .. document.Document.Passages.Where(p => p.Id != stated.Id && Rate().IsMatch(p.Text)).Take(3).Select(p => new Evidence(Citation.Of(p), "发放材料")), .. payments, .. items.Select(Wording.Meeting)],
            items.SelectMany(Wording.Dissent).ToList(), null, ["发放依据文件", "签领表和资金来源"])
        { FalseAlarms = FalseAlarms };
    }

    /// <summary>Rows of ledgers that pay it: by the sum and words in common.</summary>
    private static IEnumerable<Evidence> Payments(CaseDocument document, Act? own, Money? total, CaseStudy study)
    {
        var grams = SubjectText.Grams(document.Profile.Title + own?.Subject);
        return study.Matters.SelectMany(m => m.Matter.Acts).Where(a => a.Document != document && a.Pays && (total is null || a.Amount == total || own is null) && study.Rarity.Covered(a.Grams, grams) >= 0.5).Take(3).Select(a => new Evidence(a.Source, a.Role));
    }

    [GeneratedRegex("(?:奖励|奖金|补助|补贴|津贴|福利|误餐|加班费|值班费|慰问金).{0,8}(?:发放|领取|签领|说明|表|册|花名)|发放.{0,8}(?:奖励|奖金|补助|补贴|津贴|福利)")]
    private static partial Regex Payout();

    [GeneratedRegex("(?:发放|文件|政策)?依据[:：]?[(（]?(?:空|无|/|—|未填)[)）]?(?:[。；]|$)|(?:无|没有|未见|缺)(?:上级|相关|相应|任何|政策)?(?:文件|政策)?(?:文件|依据|规定)(?:[。；，,]|$)")]
    private static partial Regex NoBasis();

    [GeneratedRegex("机关干部|干部职工|职工|全员|在职|工作人员|机关人员|班子成员|全体干部|\\t(?:副?书记|副?主任|委员|副?镇长|副?乡长|科员|办事员|[\\u4e00-\\u9fff]{2,4}委员)\\t")]
    private static partial Regex Staff();

    [GeneratedRegex("工会经费|工会列支|由工会")]
    private static partial Regex Union();

    [GeneratedRegex("每人|标准|合计|全员")]
    private static partial Regex Rate();

    private static readonly IReadOnlyList<Example> Cases =
    [
        new("误餐补助依据一栏空白", ["""
            误餐补助发放说明
            标准：每人每月260元，全体干部职工发放
            [|发放依据：（空）|]
            高寨乡财政所
            2022年1月18日
            """]),
        new("发放表写明没有上级文件", ["""
            信息报送奖励发放表
            序号	姓名	金额	签领
            1	花荣	500	花荣
            2	石秀	500	石秀
            [|说明：机关干部每人500元，无上级文件。|]
            2021年6月11日
            """]),
        new("列明上级文号的工作补贴", ["""
            乡镇工作补贴发放表
            序号	姓名	金额	签领
            1	花荣	400	花荣
            发放对象：在职干部职工
            依据：县人社发〔2018〕41号《乡镇工作补贴实施办法》
            """]),
        new("工会经费列支的慰问", ["""
            中秋慰问品发放表
            发放对象：全体职工
            由工会经费列支，未超过规定标准
            """]),
        new("慰问困难群众的名册", ["""
            春节慰问金发放表
            序号	姓名	村	金额	签领
            1	阮小二	石碣村	300	阮小二
            慰问困难群众，名册附后
            """]),
    ];
}
