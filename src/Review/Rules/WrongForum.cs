using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>由不具权限的会议决定.</summary>
public sealed class WrongForum : IRule
{
    public string Id => "WrongForum";
    public string Title => "由党政联席会、办公会、专题会等会议作出决定";
    public string LooksFor => "须由党委会议研究的人事任免、达到限额的支出和项目，只在党政联席会、镇长（主任）办公会、专题会、现场会的记录中有决定，在党委会议记录中没有。限额以内属于该会议权限的、应急处置的，不提示。";

    public LegalBasis Basis { get; } = new([Norms.Collective, Norms.Constitution, Norms.Discipline2018, Norms.Discipline2023]);

    public string FalseAlarms => "本单位制度规定由该会议决策；同一天先开党委会后开联席会、记录合写；党委会已授权；应急现场处置随后报告；会议只是提出建议，另有党委会决定。";

    public IReadOnlyList<Example> Examples => Cases;

    public IEnumerable<Finding> Check(CaseStudy study)
    {
        var told = new HashSet<DeliberatedItem>();
        foreach (var m in study.Matters.Where(m => m is { Exempt: null, Required: not null, Deliberation: Deliberation.Flawed, Best: not null } && Wrong(m.Best!.Item.Meeting.Body) && (m.Matter.IsPersonnel || !m.Required!.Provisional) && !Exemptions.IsEmergency(m.Best.Item.Item.Text)))
            if (told.Add(m.Best!.Item)) yield return Found(m.Best.Item, m.Required!, m.Anchor.Categories.Count > 0 ? m.Anchor.Categories[0] : null, m.Matter.Amount, Wording.Papers(m.Matter), study);
        var used = study.Matters.Select(m => m.Best?.Item).OfType<DeliberatedItem>().ToHashSet();
        foreach (var item in study.Items.Where(i => i.Decided && Wrong(i.Meeting.Body) && !told.Contains(i) && !used.Contains(i) && !Exemptions.IsEmergency(i.Item.Text)).DistinctBy(i => (i.Meeting.Date, i.Meeting.Body, i.Item.Title)))
            if (BeyondPower(item, study) is { } limit && !DecidedElsewhere(item, study))
                yield return Found(item, limit, CategoriesOf.Resolution(item.Item.Title, item.Source.Quote, true)[0], item.Item.Amounts.Count > 0 ? item.Item.Amounts.Max() : null, [], study);
    }

    private static bool Wrong(MeetingBody body) => body is MeetingBody.Joint or MeetingBody.Government or MeetingBody.Topic or MeetingBody.Secretary;

    /// <summary>An item of which no paper is in custody: only where it appoints someone or the unit's own limits are known.</summary>
    private static Limit? BeyondPower(DeliberatedItem item, CaseStudy study)
    {
        var limit = study.Thresholds.LargeFund(item.Meeting.Date);
        var resolution = item.Item.Resolution?.Quote ?? "";
        if (CategoriesOf.Resolution(item.Item.Title, resolution, false).Contains(DecisionCategory.Personnel) && resolution.Contains('任', StringComparison.Ordinal)) return limit with { From = default, Source = "人事任免" };
        return study.Thresholds.Known && limit.Body == MeetingBody.PartyCommittee && resolution.Length > 0 && AmountMatch.Resolved(item.Item).Any(limit.Reaches) ? limit : null;
    }

    private static bool DecidedElsewhere(DeliberatedItem item, CaseStudy study) => study.Items.Any(o =>
        o.Decided && o.Meeting.Body is MeetingBody.PartyCommittee or MeetingBody.Unknown && (Ratifies(o, item, study) || Math.Max(study.Rarity.Covered(item.TitleGrams, o.Grams), study.Rarity.Covered(o.TitleGrams, item.Grams)) >= 0.6));

    /// <summary>The party committee was told within three months and approved after the fact.</summary>
    private static bool Ratifies(DeliberatedItem later, DeliberatedItem item, CaseStudy study) =>
        later.Item.Ratifies && later.Meeting.Date is { } day && item.Meeting.Date is { } before && day.First.DayNumber - before.Last.DayNumber is >= 0 and <= 90
        && study.Rarity.Covered(item.TitleGrams, later.Grams) >= 0.3;

    private Finding Found(DeliberatedItem item, Limit limit, DecisionCategory? category, Money? amount, List<Evidence> papers, CaseStudy study)
    {
        var gaps = item.Meeting.Date is { } day ? study.Coverage.MissingBefore(MeetingBody.PartyCommittee, day) : [];
        var reason = $"发现{Wording.MeetingName(item)}对“{Wording.Short(item.Item.Title)}”{(amount is { } sum ? $"（{sum}）" : "")}作出决定，{Wording.Limit(limit)}；在已导入的{study.Coverage.Describe(MeetingBody.PartyCommittee, item.Meeting.Date)}中未见研究该事项的议题。建议调取议题审批材料和同期党委会议记录，核实是否另经党委会议研究、本单位制度是否授权该会议决定。";
        return new Finding(Id, category, gaps.Count > 0 || limit.Provisional ? Severity.Low : Severity.Medium, item.Item.Title, amount, item.Meeting.Date, reason, Basis.On(item.Meeting.Date),
            [new Evidence(item.Source, "会议记录"), .. papers, .. limit.Citation is { } c ? new[] { new Evidence(c, "限额依据") } : []], Wording.Dissent(item).ToList(),
            study.Coverage.Searched(MeetingBody.PartyCommittee, item.Meeting.Date), ["同期党委会议记录", "该次会议的议题审批单"])
        { FalseAlarms = FalseAlarms };
    }

    private const string Measures = """
        凤岭镇“三重一大”事项集体决策办法
        第四条　单笔支出5万元（含）以上的，由党委会议研究决定；1万元（含）以上不足5万元的，由镇长办公会议研究。
        第五条　本办法自2019年1月1日起施行。
        中共凤岭镇委员会
        2018年12月20日
        """;

    private static readonly IReadOnlyList<Example> Cases =
    [
        new("镇长办公会决定超过限额的购置", [Measures, """
            凤岭镇镇长办公会议记录
            时间：2021年8月20日
            主持：厉强　记录：苗苗
            议题一：购置环卫清运车
            [|会议决定购置环卫清运车1台，金额18万元。|]
            """]),
        new("联席会决定干部任免", [Measures, """
            凤岭镇党政联席会议记录
            时间：2021年10月15日
            主持：厉强　记录：苗苗
            议题一：经济发展办公室负责人
            [|会议决定沙勇任经济发展办公室主任。|]
            """]),
        new("限额以内，属镇长办公会权限", [Measures, """
            凤岭镇镇长办公会议记录
            时间：2021年8月20日
            主持：厉强　记录：苗苗
            议题一：会议室音响更换
            会议决定更换会议室音响，金额4.6万元。
            """]),
        new("现场会处置险情，属应急", [Measures, """
            凤岭镇防汛现场会议记录
            时间：2021年7月22日
            主持：厉强　记录：苗苗
            议题一：河堤险情处置
            会议决定立即组织抢险，调用机械砂石，约7.5万元，事后向党委报告。
            """]),
        new("堤坝决口现场决定，随后党委会追认", [Measures, """
            凤岭镇专题会议记录
            时间：2021年7月22日　主持：厉强　记录：苗苗
            东圩堤决口八米，水已进田。
            议定：由联港公司连夜封堵，费用估7.8万上下，处置完报党委会。
            """, """
            凤岭镇党委会议记录
            2021年第8次　时间：2021年8月5日
            主持：康宁　记录：苗苗
            议题一：东圩堤决口封堵
            会议决定：同意追认东圩堤封堵费用7.6万元。
            """]),
        new("办公会提出建议，党委会另行决定", [Measures, """
            凤岭镇镇长办公会议记录
            时间：2021年8月20日
            主持：厉强　记录：苗苗
            议题一：购置环卫清运车
            会议同意购置环卫清运车1台，18万元，提交党委会研究。
            """, """
            凤岭镇党委会议记录
            2021年第9次　时间：2021年8月27日
            主持：康宁　记录：苗苗
            议题一：购置环卫清运车
            会议决定：同意购置环卫清运车1台，18万元。
            """]),
    ];
}
