using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>津贴补贴、奖金发放未见依据.</summary>
public sealed partial class AllowanceViolation : IRule
{
    public string Id => "AllowanceViolation";
    public string Title => "向干部职工发放津补贴、奖励，未见文件依据";
    public string LooksFor => "向机关干部职工发放补助、补贴、奖励、福利的表册、说明或会议记录，依据一栏空白或者写明没有上级文件；自定名目的奖金、慰问金、过节费而表册、摘要没有写明上级文件的，也列出（低）。列明上级文号的补贴、工资和有统一规定的补贴、工会经费内的慰问、慰问群众不提示；集体研究同意的也列出，并附会上不同意见。";

    public LegalBasis Basis { get; } = new([new Norm("《违规发放津贴补贴行为处分规定》", "", "对自行新设项目或者继续发放已经明令取消的津贴补贴、超过规定标准和范围发放津贴补贴等行为作出规定", new(2013, 8, 1))]);

    public string FalseAlarms => "目标绩效、乡镇工作补贴、防汛防疫临时补助等有上级文件而未附；工会额度内慰问；非在编人员劳务报酬；发放后已清退。";

    public IReadOnlyList<Example> Examples => Cases;

    public IEnumerable<Finding> Check(CaseStudy study)
    {
        var told = new HashSet<PassageId>();
        foreach (var document in study.Facts.Documents.Where(d => !Exemptions.IsVillage(d) && (PayoutList.IsTitle(d.Profile.Title) || Payout().IsMatch(d.Profile.Title) || d.Profile.Genre == Genre.AllowanceList || d.Facts.OfType<Execution>().Any(e => e.Kind == ExecutionKind.Allowance))))
            foreach (var list in PayoutList.In(document.Document, document.Profile))
                if (PayoutBasis.Of(list, study) is { } basis)
                {
                    var finding = Found(document, list, basis, study);
                    told.UnionWith(finding.Evidence.Select(e => e.Source.Passage));
                    yield return finding;
                }
        foreach (var payment in Payment.AllOf(study).Where(p => p.Papers.All(a => !told.Contains(a.Source.Passage)) && PayoutBasis.IsOwnBonus(p, study))) yield return Found(payment);
    }

    private Finding Found(CaseDocument document, PayoutList list, PayoutBasis basis, CaseStudy study)
    {
        var act = study.ActsOf(document).FirstOrDefault(a => list.Holds(a.Source));
        var matter = act is null ? null : study.Matters.FirstOrDefault(m => m.Matter.Acts.Any(a => a.Source == act.Source));
        var total = act?.Amount ?? matter?.Matter.Amount;
        var payments = Payments(document, list, act, total, study);
        var date = act?.Date ?? document.Profile.Date;
        var items = matter is null ? [] : matter.Talks.Append(matter.Best).OfType<MatterLink>().Select(l => l.Item).Distinct().ToList();
        var met = items.Count > 0 ? $"{string.Join("、", items.Select(Wording.MeetingName))}曾研究该事项；" : "";
        var said = basis.Denied ? $"材料写明“{Wording.Short(basis.Stated.Text.Trim())}”" : "表册和说明中没有写明上级文件";
        var reason = $"发现“{Wording.Short(list.Title)}”{(total is { } sum ? $"（{sum}）" : "")}向干部职工发放，{said}，{met}在已导入的材料中未见相应的上级文件。建议调取发放依据、签领表和当年津补贴文件核实。";
        return new Finding(Id, DecisionCategory.LargeFund, basis.Denied ? Severity.High : Severity.Low, list.Title, total, date, reason, Basis.On(date),
            [new Evidence(Citation.Of(basis.Stated), "发放材料"), .. list.Paper.Passages.Where(p => p.Id != basis.Stated.Id && Rate().IsMatch(p.Text)).Take(3).Select(p => new Evidence(Citation.Of(p), "发放材料")), .. payments, .. items.Select(Wording.Meeting)],
            items.SelectMany(Wording.Dissent).ToList(), null, ["发放依据文件", "签领表和资金来源"])
        { FalseAlarms = FalseAlarms };
    }

    private Finding Found(Payment payment)
    {
        var reason = $"发现{Wording.Day(payment.Date)}支付“{Wording.Short(payment.Main.Purpose)}”{payment.Amount}{(payment.Payee is { } p ? $"，收款方为{p}" : "")}；从名称看是发给干部职工的奖金、慰问或补贴，摘要未写文件依据，也未见发放表。建议调取发放依据、发放表和资金来源核实。";
        return new Finding(Id, DecisionCategory.LargeFund, Severity.Low, payment.Main.Purpose, payment.Amount, payment.Date, reason, Basis.On(payment.Date), payment.Evidence, [], null, ["发放依据文件", "发放表和资金来源"]) { FalseAlarms = FalseAlarms };
    }

    /// <summary>Rows of ledgers that pay it: by the sum and words in common.</summary>
    private static IEnumerable<Evidence> Payments(CaseDocument document, PayoutList list, Act? own, Money? total, CaseStudy study)
    {
        var grams = SubjectText.Grams(list.Title + own?.Subject);
        return study.Matters.SelectMany(m => m.Matter.Acts).Where(a => a.Document != document && a.Pays && (total is null || a.Amount == total || own is null) && study.Rarity.Covered(a.Grams, grams) >= 0.5).Take(3).Select(a => new Evidence(a.Source, a.Role));
    }

    [GeneratedRegex("(?:奖励|奖金|补助|补贴|津贴|福利|误餐|加班费|值班费|慰问金).{0,8}(?:发放|领取|签领|说明|表|册|花名)|发放.{0,8}(?:奖励|奖金|补助|补贴|津贴|福利)")]
    private static partial Regex Payout();

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
