using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>执行与会议决定不一致.</summary>
public sealed class DeviatesFromDecision : IRule
{
    public string Id => "DeviatesFromDecision";
    public string Title => "执行的单位或金额与会议决定不一致";
    public string LooksFor => "会议决定由某单位实施，合同、付款的对方却是另一单位；合同、补充协议或结算的金额超过会议确定金额一成以上，而未见再次研究；同一次会议的记录与纪要对同一议题写的结论、金额或者任免人员不同。审减、下浮和控制额以内的不提示。";

    public LegalBasis Basis { get; } = new([Norms.Collective, Norms.Discipline2018, Norms.Discipline2023]);

    public string FalseAlarms => "审计审减、招标下浮、上级批复调整；中选单位放弃、依次递补；单位更名或分支机构；变更后另行上会而记录未导入；纪要笔误，或者纪要合并了几次会议。";

    public IReadOnlyList<Example> Examples => Cases;

    public IEnumerable<Finding> Check(CaseStudy study) =>
    [
        .. study.Matters.Where(m => m.Exempt is null).Select(m => (Matter: m, Deviation: Deviations.Of(m, study))).Where(x => x.Deviation is not null).Select(x => Found(x.Matter, x.Deviation!, study)),
        .. Deviations.BetweenRecordAndMinutes(study).Select(x => Differ(x.Record, x.Minutes, x.Told)),
    ];

    private Finding Found(JudgedMatter m, Deviation d, CaseStudy study)
    {
        var gaps = d.Paper.Date is { } day ? study.Coverage.MissingBefore(d.Item.Meeting.Body, day).Where(g => d.Item.Meeting.Date is not { } met || g.Run.Span(g.Number).To > met.First).ToList() : [];
        var gap = gaps.Count > 0 ? $"其中{string.Join("、", gaps.Select(g => $"{g.Run.Year}年第{g.Number}次"))}记录未见，可能涉及，须先补调。" : "";
        var reason = $"发现{Wording.MeetingName(d.Item)}就“{Wording.Short(d.Item.Item.Title)}”确定的{d.What}为{d.Resolved}，{Wording.Brief(d.Paper)}的{d.What}为{d.Done}，二者不一致；在已导入的{study.Coverage.Describe(d.Item.Meeting.Body, d.Paper.Date)}中未见再次研究变更的议题。{gap}建议调取采购（比选）、变更审批材料核实原因。";
        return new Finding(Id, m.Anchor.Categories.Count > 0 ? m.Anchor.Categories[0] : null, gaps.Count > 0 ? Severity.Low : Severity.Medium, m.Anchor.Subject, d.Paper.Amount ?? m.Matter.Amount, d.Paper.Date, reason, Basis.On(d.Paper.Date),
            [new Evidence(d.Paper.Source, d.Paper.Role), .. Wording.PartyLines(d.Paper), Wording.Meeting(d.Item), new Evidence(d.Item.Item.Source, "议题"), .. Wording.Papers(m.Matter).Where(e => e.Source != d.Paper.Source)], [],
            study.Coverage.Searched(d.Item.Meeting.Body, d.Paper.Date), [.. gaps.Select(g => $"{g.Run.Year}年第{g.Number}次{g.Run.Name}记录"), "变更、递补或放弃中选的书面材料"])
        { FalseAlarms = FalseAlarms };
    }

    private Finding Differ(DeliberatedItem record, DeliberatedItem minutes, string told)
    {
        var reason = $"发现{Wording.MeetingName(record)}的会议记录与会议纪要就“{Wording.Short(record.Item.Title)}”{told}。建议核对记录原件、纪要签发稿和实际支付金额。";
        return new Finding(Id, null, Severity.Low, record.Item.Title, record.Item.Amounts.Count > 0 ? record.Item.Amounts.Max() : null, record.Meeting.Date, reason, Basis.On(record.Meeting.Date),
            [Wording.Meeting(record), Wording.Meeting(minutes), new Evidence(record.Item.Source, "议题"), new Evidence(minutes.Item.Source, "议题")], [], null, ["纪要签发稿", "该事项的付款凭证"])
        { FalseAlarms = FalseAlarms };
    }

    private const string Resolved = """
        枫林镇党委会议记录
        2021年第5次　时间：2021年5月12日
        主持：古月　记录：尤佳
        议题一：研究集镇路灯安装
        尤佳：三家报价，临川市晨曦照明有限公司16.2万元最低。
        会议决定：由晨曦照明公司实施集镇路灯安装，金额16.2万元。
        """;

    private static readonly IReadOnlyList<Example> Cases =
    [
        new("会议决定的单位与合同单位不同", [Resolved, """
            集镇路灯安装合同
            甲方：枫林镇人民政府
            [|乙方：临川市宏业电力器材经营部|]
            工程名称：枫林镇集镇路灯安装
            合同总价：162,000元
            签订日期：2021年6月2日
            """]),
        new("合同给了比选落选的单位", ["""
            枫林镇党委会议记录
            2021年第8次　时间：2021年8月11日
            主持：古月　记录：尤佳
            议题一：研究机关保洁外包
            尤佳：两家报价，临川市洁净保洁有限公司每年9.6万元，临川市万家物业有限公司每年9.9万元。
            会议决定：机关保洁外包给洁净保洁公司，每年9.6万元。
            """, """
            机关保洁外包合同
            甲方：枫林镇人民政府
            [|乙方：临川市万家物业有限公司|]
            服务内容：机关保洁外包　合同总价：96,000元
            签订日期：2021年8月20日
            """]),
        new("补充协议超出会议确定金额一成以上", [Resolved, """
            集镇路灯安装合同
            合同编号：FLHT2021-9
            甲方：枫林镇人民政府　乙方：临川市晨曦照明有限公司
            工程名称：枫林镇集镇路灯安装　合同总价：162,000元
            签订日期：2021年6月2日
            """, """
            集镇路灯安装补充协议
            甲方：枫林镇人民政府　乙方：临川市晨曦照明有限公司
            就集镇路灯安装合同（FLHT2021-9）补充如下：增加景观灯，[|合同总价调整为198,000元|]。
            签订日期：2021年7月20日
            """]),
        new("结算超出会议确定金额一成以上", [Resolved, """
            集镇路灯安装合同
            甲方：枫林镇人民政府　乙方：临川市晨曦照明有限公司
            工程名称：枫林镇集镇路灯安装　合同总价：162,000元
            签订日期：2021年6月2日
            """, """
            工程结算审核报告
            工程名称：枫林镇集镇路灯安装
            施工单位：临川市晨曦照明有限公司
            [|送审金额201,300元，审定金额193,600元，核减7,700元。|]
            临川市正信工程咨询有限公司
            2021年9月15日
            """]),
        new("结算在会议确定金额上下", [Resolved, """
            集镇路灯安装合同
            甲方：枫林镇人民政府　乙方：临川市晨曦照明有限公司
            工程名称：枫林镇集镇路灯安装　合同总价：162,000元
            签订日期：2021年6月2日
            """, """
            工程结算审核报告
            工程名称：枫林镇集镇路灯安装
            施工单位：临川市晨曦照明有限公司
            送审金额170,100元，审定金额165,200元，核减4,900元。
            临川市正信工程咨询有限公司
            2021年9月15日
            """]),
        new("记录为暂缓，纪要为同意", ["""
            枫林镇党委会议记录
            2021年第6次　时间：2021年6月18日
            主持：古月　记录：尤佳
            一、研究购置宣传车
            尤佳汇报：宣传车一辆9.8万元。古月：没有编制，先报批。
            [|会议决定：暂缓，报批后再议。|]
            """, """
            中共枫林镇委员会会议纪要
            第6期
            2021年6月18日，镇党委书记古月主持召开2021年第6次党委会议。
            [|一、会议研究了购置宣传车事宜。会议同意购置，9.8万元。|]
            """]),
        new("合同单位用全称，会议用简称", [Resolved, """
            集镇路灯安装合同
            甲方：枫林镇人民政府　乙方：临川市晨曦照明有限公司
            工程名称：枫林镇集镇路灯安装　合同总价：162,000元
            签订日期：2021年6月2日
            """]),
        new("结算经审减", [Resolved, """
            集镇路灯安装合同
            甲方：枫林镇人民政府　乙方：临川市晨曦照明有限公司
            工程名称：枫林镇集镇路灯安装　合同总价：155,000元
            签订日期：2021年6月2日
            """]),
        new("增加的部分另经会议研究", [Resolved, """
            枫林镇党委会议记录
            2021年第7次　时间：2021年7月14日
            主持：古月　记录：尤佳
            议题一：研究集镇路灯安装增加景观灯
            会议决定：同意集镇路灯安装增加景观灯，总价调整为19.8万元。
            """, """
            集镇路灯安装补充协议
            甲方：枫林镇人民政府　乙方：临川市晨曦照明有限公司
            就集镇路灯安装合同补充如下：增加景观灯，合同总价调整为198,000元。
            签订日期：2021年7月20日
            """]),
    ];
}
