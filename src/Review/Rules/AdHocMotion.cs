using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>临时动议.</summary>
public sealed partial class AdHocMotion : IRule
{
    public string Id => "AdHocMotion";
    public string Title => "会前未列入议题的事项在会上提出并决定";
    public string LooksFor => "“三重一大”事项在会上临时提出并当场决定：记录写明临时动议、临时增加议题、议题单之外；或者人事任免、达到限额的支出列在“其他事项”之下；或者会议通知、记录开头所列的议题中没有该事项。应急处置的不提示。";

    public LegalBasis Basis { get; } = new([Norms.Collective, Norms.Constitution]);

    public string FalseAlarms => "应急事项；会前已口头征求意见或者个别酝酿；议题在会议通知之后补充报批；通知只列主要议题；“其他事项”已在会前印发材料。";

    public IReadOnlyList<Example> Examples => Cases;

    public IEnumerable<Finding> Check(CaseStudy study) => study.Items
        .Where(i => i.Decided && DecidingBody.Is(i) && !Exemptions.IsEmergency(i.Item.Title + i.Item.Text)).DistinctBy(i => (i.Meeting.Date, i.Meeting.Body, i.Item.Title))
        .Select(i => (Item: i, Kind: FourKinds.Of(i, study))).Where(x => x.Kind is not null)
        .Select(x => (x.Item, x.Kind, Sign: SignOf(x.Item, study))).Where(x => x.Sign is not null)
        .Select(x => Found(x.Item, x.Kind!.Value, x.Sign!));

    /// <summary>Told by this rule already.</summary>
    internal static bool IsAdHoc(DeliberatedItem item, CaseStudy study) => SignOf(item, study) is not null;

    /// <param name="Line">Where it shows; null where it shows by what is not there.</param>
    /// <param name="Told">Chinese: how it shows.</param>
    /// <param name="Plain">The record says so itself.</param>
    private sealed record Sign(Citation? Line, string Told, bool Plain, Citation? Notice = null);

    private static Sign? SignOf(DeliberatedItem item, CaseStudy study)
    {
        if (item.Item.Text.Split('\n').FirstOrDefault(l => Spoken().IsMatch(l) && !Denied().IsMatch(l)) is { } said)
            return new(Wording.Lines(item, said).FirstOrDefault() is { } line ? Citation.Of(line) : null, $"记录写有“{Spoken().Match(said).Value}”", true);
        if (item.Item.Sundry) return new(null, "列在“其他事项”之下", false);
        return Announcement.Of(item, study.Notices) is { } announced && !announced.Names(item, study.Rarity)
            ? new(null, $"在{announced.Where}所列的{announced.Topics.Count}个议题中没有", false, announced.Source) : null;
    }

    private Finding Found(DeliberatedItem item, DecisionCategory category, Sign sign)
    {
        var amount = AmountMatch.Resolved(item.Item).DefaultIfEmpty().Max();
        var reason = $"发现{Wording.MeetingName(item)}对“{Wording.Short(item.Item.Title)}”作出决定，该事项{sign.Told}，可能没有在会前列入议题、征求意见。建议调取会议通知、议题审批单和会前送阅材料核实。";
        return new Finding(Id, category, sign.Plain && category == DecisionCategory.Personnel ? Severity.Medium : Severity.Low, item.Item.Title, amount.Fen > 0 ? amount : null, item.Meeting.Date, reason, Basis.On(item.Meeting.Date),
            new[] { sign.Line, item.Item.Source, item.Item.Resolution }.OfType<Citation>().Distinct().Select(c => new Evidence(c, item.Meeting.IsMinutes ? "会议纪要" : "会议记录")).Concat(sign.Notice is { } n ? [new Evidence(n, "所列议题")] : []).ToList(),
            [.. Wording.Dissent(item), .. Prepared(item)], null, ["该次会议的通知、议题单和议题审批单", "会前征求意见、酝酿的记录"])
        { FalseAlarms = FalseAlarms };
    }

    private static IEnumerable<Exculpation> Prepared(DeliberatedItem item)
    {
        if (Beforehand().Match(item.Item.Text) is { Success: true })
            yield return new(item.Item.Resolution ?? item.Item.Source, "该议题的记录提到会前已沟通、征求意见或者经过考察公示，须核对会前材料");
    }

    [GeneratedRegex("临时(?:增加|追加|补充|加|列入)(?:了)?[^。，；]{0,10}(?:议题|议程|事项|动议|研究)|临时动议|临时提(?!高|升|取|供|前|留)|临时说|(?:本来|原来|原先|原定|会前|之前)(?:就)?(?:没有?|未)列|(?:单子?|通知|议程|议题)(?:单|表|里|上)?(?:面|头)?(?:上|里|中)?(?:没有?|未|无)(?:列|写|得|报|安排|这|此|该)|(?:会前|事先|事前|之前|前面)(?:没有?|未)(?:看到|见到|收到|看过|发过?|印发)(?:过)?(?:相关|有关)?(?:的)?(?:材料|方案|资料)|(?:会前)?(?:议题单|议程单|议题|议程|会议通知|通知)(?:之外|以外|外的|上没有|中没有|里没有|中未列|未列)|未列入(?:本次|会议|会前|此次|当天|今天|原定)?(?:的)?(?:会议)?(?:议题|议程)|(?:不在|没在)(?:本次|会前|原定|会议|今天|预定)?(?:的)?(?:会议)?(?:议题|议程|通知)(?:单|表)?(?:内|中|上|范围|之列|里|的)|(?:增加|补充|追加|新增|加|添)(?:了)?(?:一|1|两|2)?(?:个|项|条)?(?:人事|新的?)?(?:议题|议程)|增加一项(?:人事|研究)?(?:事项|内容)|(?:会前|事先)(?:没有|未)(?:通知|列入|告知|提交|印发|送)|即席提(?:出|议)|(?:散会|会议?(?:快)?结束|临近结束)(?:之)?(?:前|时)[，,]?[^。，；：:]{0,8}(?:提|补充|说|讲|又)")]
    private static partial Regex Spoken();

    /// <summary>没有临时动议, 不得临时增加 …: says the contrary, or recites a rule.</summary>
    [GeneratedRegex("(?:不得|严禁|禁止|没有|无|不准|不允许|避免|杜绝)[^。，；]{0,6}(?:临时|增加|议题之外)|(?:不|未)予(?:研究|讨论)|按规定(?:程序)?(?:报批|审批)(?:后)?(?:增加|列入)")]
    private static partial Regex Denied();

    [GeneratedRegex("会前[^。；]{0,12}(?:征求|沟通|酝酿|通气|告知|通报|协商|商量)|已(?:征求|酝酿|沟通)|民主推荐|考察|公示")]
    private static partial Regex Beforehand();

    private static readonly IReadOnlyList<Example> Cases =
    [
        new("议题单之外增加人事议题", ["""
            中共银杏镇委员会会议纪要
            银委纪〔2021〕9号
            时间：2021年12月9日　主持：祁连
            一、会议审议2022年部门预算建议，同意按988万元规模编制。
            [|二、会前议题单之外，祁连同志提议增加一项人事议题：段誉任综治中心主任。会议当场研究同意。|]
            2021年12月13日印发
            """]),
        new("“其他事项”里决定大额支出", ["""
            银杏镇党委会议记录
            2021年第5次　时间：2021年6月3日
            主持：祁连　记录：尤佳
            一、听取防汛准备情况
            苗壮汇报。会议要求补齐物资。
            二、其他事项：①垃圾池清理由各村负责；[|②同意给电影院解决屋面维修经费拾贰万元整|]；③端午值班表已排。
            """]),
        new("记录开头所列议题中没有的任职事项", ["""
            银杏镇党委会议记录
            时间：2022年3月2日　主持：祁连　记录：尤佳
            议题：
            1、研究2022年造林计划
            2、研究春季征兵工作
            一、研究2022年造林计划
            苗壮汇报。焦阳：同意。车晓：同意。会议决定：通过造林计划。
            二、研究春季征兵工作
            车晓汇报。焦阳：同意。会议决定：按方案实施。
            [|三、研究财政所负责人|]
            焦阳汇报。车晓：同意。苗壮：同意。祁连：同意。
            会议决定：段誉同志任镇财政所所长。
            """]),
        new("会议通知所列议题中没有的购车事项", ["""
            关于召开2022年第3次镇党委会议的通知
            各党委委员：
            定于2022年3月24日上午9时召开党委会议，议题如下：
            一、研究2022年春季植树造林工作
            二、研究农贸市场维修项目
            银杏镇党政办
            2022年3月22日
            """, """
            银杏镇党委会议记录（2022年第3次）
            时间：2022年3月24日　主持：祁连　记录：尤佳
            一、研究2022年春季植树造林工作
            苗壮汇报。焦阳：同意。车晓：同意。会议决定：按方案实施。
            二、研究农贸市场维修项目
            车晓汇报，9.6万元。焦阳：同意。苗壮：同意。会议决定：同意维修。
            [|三、研究购置公务用车|]
            车晓汇报，购置1辆，12.8万元。焦阳：同意。苗壮：同意。会议决定：同意购置。
            """]),
        new("散会前说起的购车事项，没有编号", ["""
            银杏镇党委会议记录
            时间：2022年11月10日　主持：祁连　记录：尤佳
            参会：祁连、焦阳、车晓、苗壮
            一、研究冬季防火
            苗壮汇报。焦阳：同意。车晓：同意。祁连：同意。会议决定：按方案执行。
            [|散会前，祁连说：有件事通知上没有写，林业站要换一台巡山皮卡，11.6万元，大家看看。|]
            焦阳：可以。车晓：同意。苗壮：同意。
            祁连：那就买。
            """]),
        new("会议通知一行写完议题，其中没有借款事项", ["""
            关于召开镇党委会议的通知
            各党委委员：
            定于2023年2月16日下午3时召开党委会议，议题：1.春季植树安排；2.敬老院锅炉更换。请准时参加。
            银杏镇党政办
            2023年2月14日
            """, """
            银杏镇党委会议记录
            时间：2023年2月16日　主持：祁连　记录：尤佳
            一、春季植树安排
            苗壮汇报。焦阳：同意。车晓：同意。会议决定：按方案实施。
            二、敬老院锅炉更换
            车晓汇报，7.9万元。焦阳：同意。苗壮：同意。会议决定：同意更换。
            [|三、向镇供水公司借出周转资金|]
            车晓汇报，借出30万元，半年归还。焦阳：同意。苗壮：同意。会议决定：同意借款30万元。
            """]),
        new("议题之外说起天气和值班", ["""
            银杏镇党委会议记录
            时间：2022年12月8日　主持：祁连　记录：尤佳
            一、研究冬季防火
            苗壮汇报。焦阳：同意。车晓：同意。祁连：同意。会议决定：按方案执行。
            散会前，祁连说：最近降温，各站所值班不要脱岗。
            """]),
        new("暴雨抢险临时上会", ["""
            银杏镇党委会议记录
            时间：2021年7月20日　主持：祁连　记录：尤佳
            一、研究上半年考核
            会议通过。
            二、临时增加议题：昨夜山洪冲毁便桥，抢险需先租用机械，约6.5万元。
            焦阳：同意。车晓：同意。祁连：同意。
            会议决定：同意先行抢险，费用据实结算。
            """]),
        new("会上临时提出，未予决定", ["""
            银杏镇党委会议记录
            时间：2021年8月6日　主持：祁连　记录：尤佳
            一、研究道路养护
            焦阳：同意。车晓：同意。会议决定：同意养护方案，12万元。
            二、临时增加议题：苗壮提出购置越野车一台，28万元。
            会议决定：会前没有征求意见，下次会议再研究。
            """]),
        new("“其他事项”都是日常小事", ["""
            银杏镇党委会议记录
            时间：2021年9月6日　主持：祁连　记录：尤佳
            一、研究道路养护
            焦阳：同意。车晓：同意。会议决定：同意养护方案，12万元。
            二、其他事项：①中秋值班按去年办法；②同意食堂添置冰柜一台2800元。
            """]),
    ];
}
