using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>先执行后研究.</summary>
public sealed class DeliberationAfterDecision : IRule
{
    public string Id => "DeliberationAfterDecision";
    public string Title => "执行在前、会议研究在后";
    public string LooksFor => "合同签订、付款、任职文件的日期早于作出决定的会议日期，此前的会议记录中又没有研究过同一事项。抢险、疫情等应急支出在随后的会议上报告或追认的，不提示。";

    public LegalBasis Basis { get; } = new([Norms.Collective, Norms.Constitution, Norms.Discipline2018, Norms.Discipline2023]);

    public string FalseAlarms => "应急抢险、疫情防控先行处置并在下一次会议上报告；此前的会议已作决定，本次是通报进展或增补；合同落款日期笔误；框架协议或上年度会议已定；文件日期与实际到岗日期不同。";

    public IReadOnlyList<Example> Examples => Cases;

    public IEnumerable<Finding> Check(CaseStudy study) => study.Matters
        .Where(m => m is { Exempt: null, Required: not null, Deliberation: Deliberation.After, EmergencyRatified: false, Best.Item.Meeting.Date: not null } && m.Matter.Start is not null)
        .Select(m => Found(m, study));

    private Finding Found(JudgedMatter m, CaseStudy study)
    {
        var (link, start) = (m.Best!, m.Matter.Start!.Value);
        var met = link.Item.Meeting.Date!.Value;
        var days = met.First.DayNumber - start.Last.DayNumber;
        var before = m.Matter.Acts.Where(a => a.Date is { } d && d.IsBefore(met)).Take(4).Select(Wording.Brief);
        var reason = $"发现{Wording.Subject(m.Matter)}，{string.Join("、", before)}在前，{Wording.MeetingName(link.Item)}才研究该事项，晚{days}天；{Wording.Limit(m.Required!)}；"
            + $"在已导入的{study.Coverage.Describe(m.Required!.Body, start)}中未见此前研究的记录。建议调取此前的会议记录和执行材料原件，核实实际决定时间。";
        return new Finding(Id, m.Anchor.Categories.Count > 0 ? m.Anchor.Categories[0] : null, days > 7 && study.Coverage.MissingBefore(m.Required.Body, start).Count == 0 ? Severity.High : Severity.Medium,
            m.Anchor.Subject, m.Matter.Amount, m.Matter.Start, reason, Basis.On(start),
            [.. Wording.Papers(m.Matter), Wording.Meeting(link.Item), new Evidence(link.Item.Item.Source, "议题"), .. m.Required.Citation is { } c ? new[] { new Evidence(c, "限额依据") } : []],
            Exculpatory(m).ToList(), study.Coverage.Searched(m.Required.Body, start), ["此前会议的议题单和记录", "合同、付款审批或任职文件原件"])
        { FalseAlarms = FalseAlarms };
    }

    private static IEnumerable<Exculpation> Exculpatory(JudgedMatter m)
    {
        foreach (var dissent in Wording.Dissent(m.Best!.Item)) yield return dissent;
        if (m.Best.Item.Item.Ratifies) yield return new Exculpation(m.Best.Item.Source, "会议以追认方式同意，若确属应急并及时报告，可以解释");
        foreach (var act in m.Matter.Acts.Where(a => Exemptions.IsEmergency(a.Subject)).Take(1)) yield return new Exculpation(act.Source, "文字显示可能属于应急处置");
    }

    private const string Before = """
        白塔镇党委会议记录
        会议次数：2022年第3次　时间：2022年3月10日
        主持：谢正南　记录：温岚
        应到：9人　实到：9人
        议题：研究一季度党建工作
        会议决定：同意一季度党建工作安排。
        """;

    private static readonly IReadOnlyList<Example> Cases =
    [
        new("合同签订一个月后才上会", [Before, """
            农贸市场地面改造施工合同
            甲方：白塔镇人民政府　乙方：永丰县固本建筑有限公司
            工程名称：白塔镇农贸市场地面改造
            [|合同价款：186,000元|]
            签订日期：2022年4月6日
            """, """
            白塔镇党委会议记录
            会议次数：2022年第4次　时间：2022年5月11日
            主持：谢正南　记录：温岚
            应到：9人　实到：9人
            议题一：研究农贸市场地面改造
            高磊：农贸市场地面改造已由固本公司施工，合同价18.6万元，现提请研究。
            廖静：没有先上会，我保留意见。
            会议决定：同意实施农贸市场地面改造，投资18.6万元。
            """]),
        new("任职文件在前，党委会在后", [Before, """
            中共白塔镇委员会文件
            白委〔2022〕17号
            关于任海川同志任职的通知
            各办、所：
            经研究，[|任海川同志任白塔镇应急管理办公室主任|]。
            中共白塔镇委员会
            2022年4月2日
            """, """
            白塔镇党委会议记录
            会议次数：2022年第4次　时间：2022年4月28日
            主持：谢正南　记录：温岚
            应到：9人　实到：9人
            议题一：干部任免
            廖静介绍任海川同志考察情况，建议任应急管理办公室主任。
            会议决定：任海川同志任应急管理办公室主任，9票同意。
            """]),
        new("先上会后签合同", [Before, """
            白塔镇党委会议记录
            会议次数：2022年第4次　时间：2022年3月30日
            主持：谢正南　记录：温岚
            应到：9人　实到：9人
            议题一：研究农贸市场地面改造
            高磊：预算19万元。
            会议决定：同意实施农贸市场地面改造，控制价19万元。
            """, """
            农贸市场地面改造施工合同
            甲方：白塔镇人民政府　乙方：永丰县固本建筑有限公司
            工程名称：白塔镇农贸市场地面改造
            合同价款：186,000元
            签订日期：2022年4月6日
            """]),
        new("抢险先行处置，下一次会议追认", [Before, """
            白塔镇2022年支出台账
            凭证号	日期	摘要	收款单位	科目	金额	审批人
            记-044	2022-04-08	柳坪滑坡抢险机械费	永丰县固本建筑有限公司	应急支出	68500	高磊
            """, """
            白塔镇党委会议记录
            会议次数：2022年第4次　时间：2022年4月20日
            主持：谢正南　记录：温岚
            应到：9人　实到：9人
            议题一：报告柳坪滑坡抢险费用
            高磊：4月5日柳坪滑坡，紧急调用机械抢险，费用68,500元。
            会议决定：追认柳坪滑坡抢险费用68,500元。
            """]),
        new("此前的会议已经决定，后来的会议只是听取进展", [Before, """
            白塔镇党委会议记录
            会议次数：2022年第4次　时间：2022年3月30日
            主持：谢正南　记录：温岚
            议题一：研究农贸市场地面改造
            会议决定：同意实施农贸市场地面改造，控制价19万元。
            白塔镇党委会议记录
            会议次数：2022年第5次　时间：2022年5月11日
            主持：谢正南　记录：温岚
            议题一：听取农贸市场地面改造进展
            高磊汇报农贸市场地面改造进度，合同价18.6万元，已完成八成。
            会议决定：同意按18.6万元办理结算。
            """, """
            农贸市场地面改造施工合同
            甲方：白塔镇人民政府　乙方：永丰县固本建筑有限公司
            工程名称：白塔镇农贸市场地面改造
            合同价款：186,000元
            签订日期：2022年4月6日
            """]),
    ];
}
