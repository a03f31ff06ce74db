using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>餐饮支出列入其他科目.</summary>
public sealed partial class HospitalityDisguised : IRule
{
    public string Id => "HospitalityDisguised";
    public string Title => "餐饮支出列入会议、印刷、办公等科目";
    public string LooksFor => "收款单位是餐馆、农家乐、会所等，或者摘要写明餐费、招待、酒水，而科目或事由是会议费、会务费、培训费、印刷费、办公费、差旅费、劳务费、宣传费等。工作餐、误餐、值守用餐，宾馆的住宿和会场费用不提示。";

    public LegalBasis Basis { get; } = new([new Norm("《党政机关厉行节约反对浪费条例》（2013年）", "第二十一条", "接待费用按标准安排，不得以举办会议、培训等名义列支、转移、隐匿接待费开支", new(2013, 11, 18), new(2025, 5, 17)),
        new Norm("《党政机关厉行节约反对浪费条例》（2025年修订）", "", "不得以会议、培训等名义列支、转移、隐匿接待费开支", new(2025, 5, 18))]);

    public string FalseAlarms => "会议工作餐在定额以内并有通知、签到；误餐、抢险、防火、核酸值守等用餐有名单；宾馆同时提供会场、住宿；施工合同约定的民工伙食；记账科目选错后已更正。";

    public IReadOnlyList<Example> Examples => Cases;

    public IEnumerable<Finding> Check(CaseStudy study) => study.Matters
        .Where(m => !Exemptions.IsVillage(m.Anchor.Document))
        .Select(m => (Matter: m.Matter, Act: m.Matter.Acts.FirstOrDefault(IsDisguised))).Where(x => x.Act is not null).Select(x => Found(x.Matter, x.Act!));

    private static bool IsDisguised(Act act)
    {
        if (act.Fact is not Expenditure e) return false;
        var (payee, booked) = (e.Payee ?? "", e.Account is { Length: > 0 } account ? account : e.Purpose);
        if (OpenHospitality().IsMatch(booked) || Innocent().IsMatch(e.Purpose) || !OtherName().IsMatch(booked)) return false;
        return (Restaurant().IsMatch(payee) && !(Hotel().IsMatch(payee) && !Meal().IsMatch(e.Purpose))) || Meal().IsMatch(e.Purpose);
    }

    private Finding Found(Matter matter, Act act)
    {
        var e = (Expenditure)act.Fact;
        var reason = $"发现{Wording.Day(act.Date)}支付{e.Payee}{e.Amount}，事由“{Wording.Short(e.Purpose)}”，列{(e.Account is { Length: > 0 } a ? $"“{a}”" : "该事由")}；从收款单位或摘要看可能是餐饮支出。建议调取发票、菜单（清单）、会议通知和签到表，核实实际用途与列支科目。";
        return new Finding(Id, null, Severity.Medium, e.Purpose, e.Amount, act.Date, reason, Basis.On(act.Date),
            [new Evidence(act.Source, "付款"), .. Wording.Papers(matter).Where(p => p.Source != act.Source)], [], null, ["发票和消费清单", "会议（培训）通知、签到表、印制样品"])
        { FalseAlarms = FalseAlarms };
    }

    [GeneratedRegex("酒楼|酒家|饭店|饭庄|饭馆|餐馆|餐厅|餐饮|食府|农家乐|农家小院|农家院|渔家|农庄|山庄|会所|火锅|烧烤|土菜|私房菜|小院|酒店|宾馆|大排档|全羊|鱼庄|食庄|酒庄")]
    private static partial Regex Restaurant();

    [GeneratedRegex("酒店|宾馆|山庄|度假|招待所")]
    private static partial Regex Hotel();

    [GeneratedRegex("餐费|用餐|就餐|餐饮|招待|宴|酒水|聚餐|晚餐|午餐|饭费")]
    private static partial Regex Meal();

    [GeneratedRegex("接待|招待|伙食|食堂|误餐|餐费|慰问")]
    private static partial Regex OpenHospitality();

    [GeneratedRegex("会议|会务|培训|印刷|办公|差旅|劳务|宣传|维修|资料|咨询|工程|材料|租赁|物业|活动|其他")]
    private static partial Regex OtherName();

    [GeneratedRegex("工作餐|误餐|盒饭|值守|值班|值勤|抢险|防汛|防火|扑火|疫情|核酸|隔离|加班|民工|伙食|食堂|住宿|房费|房租|租金|场地|客房")]
    private static partial Regex Innocent();

    private const string Head = "凭证号\t日期\t摘要\t收款单位\t科目\t金额\t结算方式\t审批人\n";

    private static readonly IReadOnlyList<Example> Cases =
    [
        new("印刷费付给农家乐", ["石门乡2021年支出台账\n" + Head + "[|记-022\t2021-05-21\t印刷费（资料）\t柳湾农家乐\t印刷费\t5680\t转账\t潘登|]\n记-023\t2021-05-24\t复印纸\t文华办公用品店\t办公费\t1280\t转账\t潘登"]),
        new("餐费列会务费", ["石门乡2021年支出台账\n" + Head + "[|记-041\t2021-08-31\t8月20日洽谈晚餐\t云上会所\t会务费\t3260\t转账\t潘登|]"]),
        new("宾馆的培训住宿", ["石门乡2021年支出台账\n" + Head + "记-051\t2021-09-10\t村干部培训住宿费\t县迎宾馆\t培训费\t8640\t转账\t潘登"]),
        new("餐费列公务接待费", ["石门乡2021年支出台账\n" + Head + "记-052\t2021-09-12\t公务接待餐费\t聚贤饭庄\t公务接待费\t620\t转账\t潘登"]),
        new("值守人员工作餐", ["石门乡2021年支出台账\n" + Head + "记-053\t2021-09-15\t防汛值守人员盒饭\t聚贤饭庄\t其他商品和服务支出\t1860\t转账\t潘登"]),
    ];
}
