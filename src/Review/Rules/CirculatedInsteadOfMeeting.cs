using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>以传阅会签代替会议.</summary>
public sealed class CirculatedInsteadOfMeeting : IRule
{
    public string Id => "CirculatedInsteadOfMeeting";
    public string Title => "以传阅、会签形式确定，未见会议研究";
    public string LooksFor => "达到上会限额或者属于必须上会的事项，有班子成员传阅、会签、圈阅的文件处理单，而同期会议记录中没有研究该事项的议题。";

    public LegalBasis Basis { get; } = new([Norms.Collective, Norms.Constitution, Norms.Discipline2018, Norms.Discipline2023]);

    public string FalseAlarms => "公文流转会签是正常程序，另有会议研究；金额在限额以下；会议记录没有调全；应急处置。";

    public IReadOnlyList<Example> Examples => Cases;

    public IEnumerable<Finding> Check(CaseStudy study) => study.Matters
        .Where(m => m is { Exempt: null, Required: not null, Deliberation: Deliberation.None, Circulation: not null } && !m.Matter.Acts.Any(a => Exemptions.IsEmergency(a.Subject))).Select(m => Found(m, study));

    private Finding Found(JudgedMatter m, CaseStudy study)
    {
        var (limit, paper) = (m.Required!, m.Circulation!);
        var day = m.Matter.Start ?? paper.Date;
        var gaps = day is { } d ? study.Coverage.MissingBefore(limit.Body, d) : [];
        var gap = gaps.Count > 0 ? $"其中{string.Join("、", gaps.Select(g => $"{g.Run.Year}年第{g.Number}次"))}记录未见，须先补调。" : "";
        var reason = $"发现{Wording.Subject(m.Matter)}，见{string.Join("、", m.Matter.Acts.Take(3).Select(Wording.Brief))}，由班子成员传阅会签，{Wording.Limit(limit)}；在已导入的{study.Coverage.Describe(limit.Body, day)}中未见研究该事项的议题。{gap}建议调取会签原件和同期会议记录核实。";
        return new Finding(Id, paper.Categories.Count > 0 ? paper.Categories[0] : null, gaps.Count > 0 || limit.Provisional ? Severity.Low : Severity.Medium, paper.Subject, m.Matter.Amount, day, reason, Basis.On(day),
            [new Evidence(paper.Source, paper.Role), .. Wording.Papers(m.Matter).Where(e => e.Source != paper.Source), .. limit.Citation is { } c ? new[] { new Evidence(c, "限额依据") } : []], [],
            study.Coverage.Searched(limit.Body, day), [.. gaps.Select(g => $"{g.Run.Year}年第{g.Number}次{g.Run.Name}记录"), "文件处理单原件和同期会议记录"])
        { FalseAlarms = FalseAlarms };
    }

    private static readonly IReadOnlyList<Example> Cases =
    [
        new("大额服务采购由班子成员传阅签批", ["""
            文件处理笺
            文件标题：关于委托开展地质灾害评估的请示
            内容：拟委托安和技术服务有限公司开展地质灾害评估，[|费用68,000元|]，请班子成员传阅审签。
            常委明：同意。4.20　殷雪：同意。4.20　纪凡：同意。4.21
            2022年4月19日
            """]),
        new("会签单确定大额支出", ["""
            领导会签单
            事由：关于购买垃圾转运箱的请示，[|金额56,000元|]
            会签意见：殷雪：同意。　纪凡：同意。　申军：同意。
            2022年6月8日
            """]),
        new("征求意见单写明不再开会", ["""
            征求意见单
            2022年11月8日
            事由：拟向临江劳保商行采购[|防冻物资78,000元|]。因事情急，不再开会，请在本单上签署意见。
            姓名	意见	日期
            殷雪	同意	11.8
            纪凡	同意，补报价单	11.9
            申军	同意	11.9
            """]),
        new("会签后另经党委会研究", ["""
            文件处理笺
            文件标题：关于委托开展地质灾害评估的请示
            内容：拟委托安和技术服务有限公司开展地质灾害评估，费用68,000元，请班子成员传阅审签。
            殷雪：同意。4.20　纪凡：同意。4.21
            2022年4月19日
            """, """
            云峰镇党委会议记录
            2022年第5次　时间：2022年4月28日
            主持：殷雪　记录：申军
            议题一：委托开展地质灾害评估
            会议决定：同意委托安和技术服务有限公司开展地质灾害评估，费用6.8万元。
            """]),
        new("金额在限额以下的会签", ["""
            领导会签单
            事由：关于更换打印机的请示，金额6,800元
            会签意见：殷雪：同意。　纪凡：同意。
            2022年6月8日
            """]),
        new("上级来文传阅", ["""
            文件处理笺
            来文单位：县应急管理局　文件标题：关于做好汛期安全工作的通知
            拟办意见：请班子成员传阅。
            殷雪：阅。　纪凡：阅。
            2022年6月8日
            """]),
    ];
}
