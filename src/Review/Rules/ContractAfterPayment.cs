using System.Text.RegularExpressions;
using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>付款、施工在合同签订之前.</summary>
public sealed partial class ContractAfterPayment : IRule
{
    public string Id => "ContractAfterPayment";
    public string Title => "付款、开工或完工早于合同签订日期";
    public string LooksFor => "合同写明签订日期，而同一事项、同一对方的付款，或者开工、验收、完工的日期更早。定金、保证金、水电费用，抢险应急，以及属于上一份合同（上一期）的付款不提示；合同日期空白的不提示。";

    public LegalBasis Basis { get; } = new([
        new Norm("《中华人民共和国政府采购法》", "第四十六条", "采购人与中标、成交供应商应当在中标、成交通知书发出之日起三十日内签订书面合同", new(2003, 1, 1)),
        new Norm("《政府投资条例》", "第二十条", "政府投资项目不符合规定的建设条件的，不得开工", new(2019, 7, 1)),
        Norms.Accounting]);

    public string FalseAlarms => "支付的是定金、保证金或水电等日常费用；抢险应急先行施工；付款属于上一份合同或框架协议；合同系续签、换签，原合同未导入；书面合同补签而此前已有中标通知、订单；日期笔误。";

    public IReadOnlyList<Example> Examples => Cases;

    public IEnumerable<Finding> Check(CaseStudy study)
    {
        var paid = PaymentsUnderContracts.Of(study).ToDictionary(c => c.Contract, c => c.Payments);
        var works = study.Facts.Documents.Where(d => WorkPaper().IsMatch(Labels.Compact(d.Profile.Title)) && d.Profile.Date is { Day: not null })
            .Select(d => (Document: d, Grams: SubjectText.Grams(d.Profile.Title + "\n" + string.Join('\n', d.Document.Passages.Take(8).Select(p => p.Text))))).ToList();
        foreach (var contract in study.Matters.Where(m => m.Exempt is null).SelectMany(m => m.Matter.Acts).Where(a => a is { Kind: ExecutionKind.Contract or ExecutionKind.Lease, Date.Day: not null } && !Exemptions.IsVillage(a.Document)))
        {
            if (Exemptions.IsEmergency(contract.Subject)) continue;
            var early = (paid.GetValueOrDefault(contract) ?? []).Where(p => IsEarly(p, contract)).OrderBy(p => p.Date!.Value.First).ToList();
            var begun = early.Count > 0 ? null : Begun(contract, works, study);
            if (early.Count > 0) yield return Found(contract, early);
            else if (begun is { } work) yield return Found(contract, work.Day, work.Source, work.What);
        }
    }

    private static bool IsEarly(Payment payment, Act contract)
    {
        if (payment.Date is not { Day: not null } day || !day.IsBefore(contract.Date!.Value) || Exemptions.IsEmergency(payment.Words)) return false;
        var days = contract.Date!.Value.First.DayNumber - day.First.DayNumber;
        // What is paid period by period may be of the term before.
        return !Periodic().IsMatch(payment.Words) || (PaymentsUnderContracts.RunsFrom(contract) is { } from ? from.First <= day.First : days <= 31);
    }

    /// <summary>The contract itself, or a paper of the works, tells of work before the signing.</summary>
    private static (PartialDate Day, Citation Source, string What)? Begun(Act contract, List<(CaseDocument Document, IReadOnlySet<string> Grams)> works, CaseStudy study)
    {
        var signed = contract.Date!.Value;
        foreach (var passage in contract.Document.Document.Passages)
        {
            if (Emergency(passage.Text)) return null;
            if (WorkDone().Match(passage.Text) is { Success: true } done && Dates.In(done.Value, signed).FirstOrDefault(m => m.Date is { Day: not null }).Date is { } day && signed.First.DayNumber - day.First.DayNumber is > 2 and < LongestBefore)
                return (day, Quotes.Sentence(passage, done.Index), done.Groups["what"].Value);
        }
        foreach (var (work, grams) in works.Where(w => w.Document != contract.Document && w.Document.Profile.Date!.Value.IsBefore(signed) && signed.First.DayNumber - w.Document.Profile.Date!.Value.First.DayNumber < LongestBefore))
        {
            if (study.Rarity.Covered(contract.Grams, grams) < 0.6 || !Names(work, contract, study) || Emergency(work.Profile.Title)) continue;
            return (work.Profile.Date!.Value, work.Profile.Source, $"《{Wording.Short(work.Profile.Title)}》所载");
        }
        return null;
    }

    private const int LongestBefore = 200;

    private static bool Emergency(string text) => Exemptions.IsEmergency(text);

    private static bool Names(CaseDocument work, Act contract, CaseStudy study) =>
        contract.Parties.Any(p => work.Document.Passages.Any(s => study.Names.NamedIn(p, SubjectText.Plain(s.Text))));

    private Finding Found(Act contract, List<Payment> early)
    {
        var first = early[0];
        var days = contract.Date!.Value.First.DayNumber - first.Date!.Value.First.DayNumber;
        var paid = string.Join("、", early.Take(4).Select(p => $"{Wording.Day(p.Date)}{p.Amount}"));
        var reason = $"发现“{Wording.Short(contract.Subject)}”合同的签订日期为{Wording.Day(contract.Date)}，在此之前已有付款：{paid}，最早的一笔早{days}天；在已导入的材料中未见此前签订的其他合同。建议调取合同原件、采购（比选）材料和付款附件，核实付款依据和合同实际签订时间。";
        return Make(contract, early[0].Amount, first.Date, reason, days, early.SelectMany(p => p.Evidence));
    }

    private Finding Found(Act contract, PartialDate day, Citation source, string what)
    {
        var days = contract.Date!.Value.First.DayNumber - day.First.DayNumber;
        var reason = $"发现“{Wording.Short(contract.Subject)}”合同的签订日期为{Wording.Day(contract.Date)}，而材料写明的{what}日期为{Wording.Day(day)}，早{days}天。建议调取采购（比选）材料、开工和验收记录，核实实施在前的原因和合同实际签订时间。";
        return Make(contract, contract.Amount, day, reason, days, [new Evidence(source, "施工（验收）材料")]);
    }

    private Finding Make(Act contract, Money? amount, PartialDate? day, string reason, int days, IEnumerable<Evidence> evidence) =>
        new(Id, contract.Categories.Count > 0 ? contract.Categories[0] : null, days >= 30 ? Severity.Medium : Severity.Low, contract.Subject, amount, day, reason, Basis.On(day),
            [new Evidence(contract.Source, contract.Role), .. SigningLine(contract), .. evidence], [], null, ["合同原件和用印登记", "采购（比选）或直接委托的材料", "该笔付款的全部附件"])
        { FalseAlarms = FalseAlarms };

    private static IEnumerable<Evidence> SigningLine(Act contract) =>
        contract.Document.Document.Passages.Where(p => p.Id != contract.Source.Passage && p.Text.Contains('签', StringComparison.Ordinal) && Dates.In(p.Text, contract.Date).Any(m => m.Date == contract.Date)).TakeLast(1)
            .Select(p => new Evidence(Citation.Of(p), "签订日期"));

    [GeneratedRegex("季度|月份?|租金|物业|保洁|管护|运维|维护费|服务费|年度|上半年|下半年|[一二三四]期")]
    private static partial Regex Periodic();

    /// <summary>开工日期：2021年3月1日; 已于2021年2月底完工.</summary>
    [GeneratedRegex("(?:实际)?(?<what>开工|竣工|完工|进场|交工)(?:日期|时间)\\s*[:：]?[^。；\\n]{0,20}日|已[经于]?[^。；，\\n]{0,24}日[^。；，\\n]{0,12}(?<what>完工|竣工|完成|进场施工|进场|开工|交付|安装完毕|实施完毕)")]
    private static partial Regex WorkDone();

    [GeneratedRegex("竣工验收|验收|开工|竣工|交工|完工|送货|到货|交付")]
    private static partial Regex WorkPaper();

    private const string Contract = """
        宣传栏制作合同
        甲方：松桥镇人民政府　乙方：平远县红枫广告部
        乙方为甲方制作移风易俗宣传栏12组，合计叁万陆仟元整（36,000元）。
        """;

    private const string Head = "松桥镇2021年支出台账\n凭证号\t日期\t摘要\t收款单位\t科目\t金额\t结算方式\n";

    private static readonly IReadOnlyList<Example> Cases =
    [
        new("付款三周以后才签合同", [Contract + "\n[|签约时间：2021年4月21日|]", Head + "[|记-031\t2021-03-30\t移风易俗宣传栏制作费\t平远县红枫广告部\t宣传费\t36000\t转账|]\n记-032\t2021-04-02\t4月电费\t县供电公司\t电费\t3600\t转账"]),
        new("合同写明开工在签订之前", ["""
            沟渠清淤施工合同
            发包方：松桥镇人民政府　承包方：平远县鼎力建筑有限公司
            工程名称：团结渠清淤　合同价款：88,000元
            [|开工日期：2021年2月18日，竣工日期：2021年3月20日。|]
            签订日期：2021年3月25日
            """]),
        new("签合同以后付款", [Contract + "\n签约时间：2021年3月12日", Head + "记-031\t2021-03-30\t移风易俗宣传栏制作费\t平远县红枫广告部\t宣传费\t36000\t转账"]),
        new("签合同以前付的是投标保证金和电费", [Contract + "\n签约时间：2021年4月21日", Head + "记-029\t2021-03-20\t退移风易俗宣传栏投标保证金\t平远县红枫广告部\t其他应付款\t2000\t转账\n记-032\t2021-04-02\t宣传栏照明电费\t县供电公司\t电费\t360\t转账"]),
        new("付款属于上一年度的合同", ["""
            2020年度集镇保洁服务合同
            甲方：松桥镇人民政府　乙方：平远县洁城保洁有限公司
            服务期限：2020年1月1日至2020年12月31日　服务费：96,000元
            签订日期：2020年1月6日
            """, """
            2021年度集镇保洁服务合同
            甲方：松桥镇人民政府　乙方：平远县洁城保洁有限公司
            服务期限：2021年1月1日至2021年12月31日　服务费：99,000元
            签订日期：2021年1月8日
            """, "松桥镇2020年支出台账\n凭证号\t日期\t摘要\t收款单位\t科目\t金额\t结算方式\n记-151\t2020-12-28\t集镇保洁服务费（四季度）\t平远县洁城保洁有限公司\t物业管理费\t24000\t转账"]),
        new("抢险先行施工", ["""
            河堤抢险施工合同
            发包方：松桥镇人民政府　承包方：平远县鼎力建筑有限公司
            因7月洪水冲毁河堤，应急抢险，合同价款：58,000元
            开工日期：2021年7月16日
            签订日期：2021年7月30日
            """]),
    ];
}
