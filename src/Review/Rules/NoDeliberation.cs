using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>重大事项未见集体研究.</summary>
public sealed partial class NoDeliberation : IRule
{
    public string Id => "NoDeliberation";
    public string Title => "在已导入的会议记录中未见集体研究";
    public string LooksFor => "合同、任免文件、借款、出租、付款等达到本单位上会限额或者属于必须上会的事项，而同期会议记录已有且连续，其中没有研究该事项的议题；只有书记办公会、碰头会议论或者个人签批的，也在此列。相应时段的会议记录没有导入的，不在这里提示，列入“记录缺口”。";

    public LegalBasis Basis { get; } = new([Norms.Collective, Norms.Constitution, Norms.Discipline2018, Norms.Discipline2023]);

    public string FalseAlarms => "会议记录没有调全；议题写得笼统（如“研究经费支出”）或者项目另有简称；已在年度预算会议上逐项研究；属于已上会合同的分期付款、框架协议内订单；上级决定或指定的事项；应急处置后另行报告。";

    public IReadOnlyList<Example> Examples => Cases;

    public IEnumerable<Finding> Check(CaseStudy study)
    {
        var split = Splits.Of(study).SelectMany(s => s.Parts).ToHashSet();
        var frameworks = study.Matters.Where(f => f is { Deliberation: Deliberation.Prior, Anchor.Kind: ExecutionKind.Contract } && f.Matter.Start is not null && Framework().IsMatch(f.Anchor.Subject + f.Anchor.Document.Profile.Title + f.Best!.Item.Item.Title)).ToList();
        return study.Matters.Where(m => IsOpen(m) && !split.Contains(m) && Covered(m, study) && !UnderFramework(m, frameworks, study.Names)).Select(m => Found(m, study));
    }

    /// <summary>Must go before a body, and no decision by any was found; what was circulated is another rule's.</summary>
    public static bool IsOpen(JudgedMatter m) =>
        m is { Exempt: null, Required: not null, Deliberation: Deliberation.None, Circulation: null } && m.Matter.Start is not null;

    /// <summary>The records around the day are there; for a part payment also those of the year before, since what it pays may have been decided then.</summary>
    public static bool Covered(JudgedMatter m, CaseStudy study)
    {
        var (body, day) = (m.Required!.Body, m.Matter.Start!.Value);
        if (!study.Coverage.Covers(body, day)) return false;
        var part = m.Matter.Acts.All(a => a.Pays) && AmountMatch.IsInstalment(m.Anchor.Subject);
        return !part || study.Coverage.Held(body).Any(h => h.Date.First <= day.First.AddDays(-300));
    }

    /// <summary>A payment to whom a meeting has chosen as the year's supplier.</summary>
    private static bool UnderFramework(JudgedMatter m, List<JudgedMatter> frameworks, PartyNames names) => m.Matter.Acts.All(a => a.Pays) && m.Matter.Parties.Count > 0 && frameworks.Any(f =>
        m.Matter.Start!.Value.First.DayNumber - f.Matter.Start!.Value.First.DayNumber is >= 0 and <= 400 && f.Matter.Parties.Any(p => names.Same(p, m.Matter.Parties[0])));

    [GeneratedRegex("框架|定点|协议供货|年度.{0,8}(?:供应|供货|采购|服务)")]
    private static partial Regex Framework();

    private Finding Found(JudgedMatter m, CaseStudy study)
    {
        var (limit, day) = (m.Required!, m.Matter.Start!.Value);
        var gaps = study.Coverage.MissingBefore(limit.Body, day);
        var unread = study.Coverage.UnreadBefore(day);
        var papers = string.Join("、", m.Matter.Acts.Take(3).Select(Wording.Brief));
        var talk = m.Talks.Count > 0 ? $"；{string.Join("；", m.Talks.Select(t => $"{Wording.MeetingName(t.Item)}提到该事项，但{Talked(t)}"))}" : "";
        var gap = gaps.Count > 0 ? $"。其中{string.Join("、", gaps.Select(g => $"{g.Run.Year}年第{g.Number}次"))}记录未见，可能涉及该事项，须先补调" : "";
        if (unread.Count > 0) gap += $"。另有可能是会议记录而未能读取的文件：{string.Join("、", unread.Take(3).Select(f => f.Path))}，须先识别";
        var reason = $"发现{Wording.Subject(m.Matter)}，见{papers}，{Wording.Limit(limit)}；在已导入的{study.Coverage.Describe(limit.Body, day)}中未见研究该事项的议题{talk}{gap}。建议调取该事项的议题审批、会议记录和付款审批材料核实。";
        return new Finding(Id, Category(m), Severity(m, gaps.Count > 0 || unread.Count > 0), m.Anchor.Subject, m.Matter.Amount, m.Matter.Start, reason, Basis.On(day),
            [.. Wording.Papers(m.Matter), .. m.Talks.Select(t => Wording.Meeting(t.Item)), .. limit.Citation is { } c ? new[] { new Evidence(c, "限额依据") } : []],
            Exculpatory(m, study).ToList(), study.Coverage.Searched(limit.Body, day), Requests(m, gaps))
        { FalseAlarms = FalseAlarms };
    }

    private static DecisionCategory Category(JudgedMatter m) => m.Anchor.Categories.Count > 0 ? m.Anchor.Categories[0] : DecisionCategory.LargeFund;

    private static Severity Severity(JudgedMatter m, bool gap)
    {
        if (gap || m.Required!.Provisional) return Ledger.Severity.Low;
        return m.Required.From.Fen == 0 || m.Matter.Amount is { } sum && sum.Fen >= 2 * m.Required.From.Fen ? Ledger.Severity.High : Ledger.Severity.Medium;
    }

    private static string Talked(MatterLink link) => link.Item.Item.Outcome switch
    {
        Outcome.Deferred => "议定暂缓",
        Outcome.Rejected => "未予同意",
        _ => "只是酝酿、通报或口头安排，不是会议决定",
    };

    private static IEnumerable<Exculpation> Exculpatory(JudgedMatter m, CaseStudy study)
    {
        var day = m.Matter.Start!.Value;
        foreach (var claim in m.Matter.Acts.Select(a => a.Claim).OfType<ClaimedDeliberation>().DistinctBy(c => c.Source.Quote).Take(2))
            yield return new Exculpation(claim.Source, "文中称已经会议研究，可据此调取该次会议的记录");
        if (!m.Matter.IsPersonnel && study.Items.FirstOrDefault(i => i.Decided && i.Item.Title.Contains("预算", StringComparison.Ordinal) && i.Meeting.Date is { } d && !day.IsBefore(d) && day.First.DayNumber - d.First.DayNumber <= 380) is { } budget)
            yield return new Exculpation(budget.Source, "年度预算已经会议研究，若该支出在预算附表中逐项列明，可不再逐笔上会，须核对附表");
        foreach (var link in m.Rejected.Where(l => l.Item.Decided).Take(2))
            yield return new Exculpation(link.Item.Source, $"该议题与本事项有部分相近（{string.Join("，", link.Reasons)}），可能是同一事项的不同写法");
        foreach (var act in m.Matter.Acts.Where(a => Exemptions.IsEmergency(a.Subject)).Take(1))
            yield return new Exculpation(act.Source, "文字显示可能属于应急处置，须核对是否在随后的会议上报告");
    }

    private static List<string> Requests(JudgedMatter m, IReadOnlyList<(MeetingRun Run, int Number)> gaps) =>
    [
        .. gaps.Select(g => $"{g.Run.Year}年第{g.Number}次{g.Run.Name}记录"),
        m.Matter.IsPersonnel ? "该次任免（聘用）的动议、推荐、考察和讨论决定材料" : $"“{Wording.Short(m.Anchor.Subject)}”的立项、采购、审批和付款凭证全套材料",
    ];

    /// <summary>Meeting records of the half-year in question: nothing on the lorry, the leased hall or the clerk.</summary>
    private const string Records = """
        清河乡党委会议记录（2021年第6次）
        时间：2021年5月12日上午　地点：三楼会议室
        主持人：罗文彬　记录人：季雨
        应到9人　实到9人
        出席：罗文彬、孟长林、祁红、宋大海、楚雁、岳峰、卓敏、邱平、贺东
        议题一：研究河堤加固项目
        宋大海：项目控制价21.5万元，拟公开比选。
        孟长林：同意。祁红：同意。罗文彬：同意。
        会议决定：同意实施河堤加固项目，控制价21.5万元，公开比选确定施工单位。
        议题二：通报安全生产情况
        卓敏通报全乡安全生产检查情况。
        清河乡党委会议记录（2021年第7次）
        时间：2021年6月23日上午　地点：三楼会议室
        主持人：罗文彬　记录人：季雨
        应到9人　实到8人　请假：贺东
        出席：罗文彬、孟长林、祁红、宋大海、楚雁、岳峰、卓敏、邱平
        议题一：研究“七一”走访慰问
        会议决定：同意安排走访慰问经费36,000元。
        """;

    private const string Later = """
        清河乡党委会议记录（2021年第8次）
        时间：2021年8月18日上午　地点：三楼会议室
        主持人：罗文彬　记录人：季雨
        应到9人　实到9人
        出席：罗文彬、孟长林、祁红、宋大海、楚雁、岳峰、卓敏、邱平、贺东
        议题一：传达上级会议精神
        祁红传达全市防汛工作会议精神。
        """;

    private static readonly IReadOnlyList<Example> Cases =
    [
        new("购置洒水车，同期会议记录中没有该议题", [Records, Later, """
            洒水车采购合同
            合同编号：QHHT2021-18
            甲方：清河乡人民政府
            乙方：安宁市远程专用汽车有限公司
            一、甲方向乙方购买[|洒水车1辆，合同总价156,000元|]。
            签订日期：2021年7月15日
            """]),
        new("付款台账中的大额支出未见研究", [Records, Later, """
            清河乡2021年支出台账
            凭证号	日期	摘要	收款单位	科目	金额	结算方式	审批人
            记-071	2021-07-09	发放7月在职人员工资	工资代发户	基本工资	386420.50	转账	孟长林
            记-072	2021-07-20	[|文化大院音响灯光设备|]	安宁市百声音响有限公司	设备购置	88000	转账	孟长林
            记-073	2021-07-22	七一走访慰问困难党员	惠民粮油店	社会福利	36000	转账	孟长林
            """]),
        new("合同已研究，变更增加的部分只有签字", [Records, Later, """
            河堤加固施工合同
            合同编号：QHHT2021-15
            发包人：清河乡人民政府　承包人：安宁市恒远水利工程有限公司
            工程名称：清河乡河堤加固项目
            合同价：贰拾壹万元整（210,000元）
            签订日期：2021年6月30日
            """, """
            工程变更签证单
            工程名称：清河乡河堤加固项目　日期：2021年8月20日
            变更内容：下游增加护坡60米
            [|增加金额：58,000元|]
            施工单位：安宁市恒远水利工程有限公司
            建设单位：同意。宋大海
            """]),
        new("为企业借款出具担保函", [Records, Later, """
            担保函
            安宁农商银行清河支行：
            [|为支持企业生产，我乡愿为青禾粮油有限公司在贵行的借款200,000元提供连带责任保证。|]
            清河乡人民政府
            2021年7月26日
            """]),
        new("几份任职通知，其中一份的人没有上会", [Records, Later, """
            清河乡党委会议记录（2021年第9次）
            时间：2021年9月8日上午　地点：三楼会议室
            主持人：罗文彬　记录人：季雨
            应到9人　实到9人
            议题一：研究干部任免
            祁红介绍推荐考察情况。孟长林：同意。宋大海：同意。罗文彬：同意。
            会议决定：孙晓同志任清河乡农业服务中心主任。同意9票。
            """, """
            中共清河乡委员会关于孙晓同志任职的通知
            清乡党任〔2021〕4号
            各支部、各站所：
            经2021年9月8日乡党委会议研究，孙晓同志任清河乡农业服务中心主任。
            中共清河乡委员会
            2021年9月13日
            """, """
            中共清河乡委员会关于周平同志任职的通知
            清乡党任〔2021〕5号
            各支部、各站所：
            [|经研究决定，周平同志任清河乡文化服务中心主任。|]
            中共清河乡委员会
            2021年9月15日
            """]),
        new("发到农户的地力保护补贴和合同半年一付的费用", ["""
            清河乡党委会议记录（2021年第7次）
            时间：2021年6月23日上午　地点：三楼会议室
            主持人：罗文彬　记录人：季雨
            应到9人　实到9人
            议题一：研究场镇路灯维护
            宋大海：三家比价，光明电力最低。孟长林：同意。祁红：同意。罗文彬：同意。
            会议决定：路灯维护交光明电力，每年14.4万元，半年一付。
            """, """
            清河乡2021年支出台账
            凭证号	日期	摘要	收款单位	科目	金额	结算方式	审批人
            记-091	2021-08-06	耕地地力保护补贴（打卡到户）	农户	农业补贴	268450	转账	孟长林
            记-092	2021-08-20	路灯维护费（上半年）	光明电力安装有限公司	维修费	72000	转账	孟长林
            """]),
        new("合同已经党委会研究，付款是合同的分期", [Records, """
            河堤加固施工合同
            合同编号：QHHT2021-15
            发包人：清河乡人民政府　承包人：安宁市恒远水利工程有限公司
            工程名称：清河乡河堤加固项目
            合同价：贰拾壹万元整（210,000元）
            签订日期：2021年6月30日
            """, """
            清河乡2021年支出台账
            凭证号	日期	摘要	收款单位	科目	金额	结算方式	审批人
            记-080	2021-08-05	河堤加固项目进度款60%	安宁市恒远水利工程有限公司	基础设施建设	126000	转账	孟长林
            """]),
        new("工资、社保、水电和退还保证金不逐笔上会", [Records, Later, """
            清河乡2021年支出台账
            凭证号	日期	摘要	收款单位	科目	金额	结算方式	审批人
            记-081	2021-07-10	发放7月在职人员工资	工资代发户	基本工资	386420.50	转账	孟长林
            记-082	2021-07-12	缴纳职工养老保险	县社保中心	社会保障缴费	92300	转账	孟长林
            记-083	2021-07-15	乡机关及各站所电费	县供电公司	电费	41200	转账	孟长林
            记-084	2021-07-19	退河堤加固项目投标保证金	鸿业建筑公司	其他应付款	40000	转账	孟长林
            """]),
        new("上级任命乡里只转发，不需乡党委会研究", [Records, """
            中共安宁县委组织部
            安组干〔2021〕44号
            关于孟长林同志任职的通知
            清河乡党委：
            县委决定：孟长林同志任清河乡党委副书记。
            2021年7月2日
            """]),
        new("同期会议记录没有导入，不能据此提示", ["""
            清河乡党委会议记录（2019年第2次）
            时间：2019年3月4日　地点：三楼会议室
            主持人：罗文彬　记录人：季雨
            应到9人　实到9人
            议题一：研究春季植树
            会议决定：同意植树方案。
            """, """
            洒水车采购合同
            甲方：清河乡人民政府　乙方：安宁市远程专用汽车有限公司
            一、甲方向乙方购买洒水车1辆，合同总价156,000元。
            签订日期：2021年7月15日
            """]),
    ];
}
