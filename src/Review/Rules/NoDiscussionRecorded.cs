using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>记录只有“同意”，没有各人意见.</summary>
public sealed partial class NoDiscussionRecorded : IRule
{
    public string Id => "NoDiscussionRecorded";
    public string Title => "会议记录只记“同意”，没有记发言和表决";
    public string LooksFor => "党委会、班子会的会议记录中，对“三重一大”事项作出了决定，但该议题下只有一句“同意”“一致通过”，看不到两名以上成员的意见，也没有票数。会议纪要按惯例只写结果，不在此列；同一年度同一会议的归为一条。";

    public LegalBasis Basis { get; } = new([Norms.Collective, Norms.Constitution]);

    public string FalseAlarms => "另有详细的记录本、录音或者表决票；导入的是摘要、誊抄件或者纪要；事项已在前次会议讨论过；议题简单，成员确实没有不同意见。";

    public IReadOnlyList<Example> Examples => Cases;

    public IEnumerable<Finding> Check(CaseStudy study) => study.Items
        .Where(i => i.Decided && !IsShort(i) && DecidingBody.Is(i)).DistinctBy(i => (i.Meeting.Date, i.Meeting.Body, i.Item.Title))
        .Select(i => (Item: i, Kind: FourKinds.Of(i, study))).Where(x => x.Kind is { } kind && IsBare(x.Item) && Matters(x.Item, kind, study) && LeaderSpokeFirst.Settled(x.Item) is null && !AdHocMotion.IsAdHoc(x.Item, study))
        .GroupBy(x => (x.Item.Meeting.Body, x.Item.Meeting.Date?.Year)).Select(g => Found(g.OrderBy(x => x.Item.Meeting.Date).Select(x => x.Item).ToList(), g.First().Kind!.Value, study));

    /// <summary>Fewer than two members are heard, nothing says that they were, and nobody counted votes.</summary>
    private static bool IsBare(DeliberatedItem item)
    {
        var text = item.Item.Text;
        if (item.Item.Vote is { For: not null } || Told().IsMatch(text) || (item.Item.Ratifies && Exemptions.IsEmergency(text))) return false;
        return Voices.Of(item).Heard.Count < 2 && Names().Matches(text).Select(m => m.Groups["who"].Value).Distinct().Count(w => !NoName().IsMatch(w)) < 3;
    }

    /// <summary>Where the record says at least that all were asked, only appointments and sums well above the limit. A joint meeting without power to decide is another rule's.</summary>
    private static bool Matters(DeliberatedItem item, DecisionCategory kind, CaseStudy study)
    {
        var personnel = kind == DecisionCategory.Personnel;
        if (item.Meeting.Body == MeetingBody.Joint && (personnel || study.Thresholds.Known)) return false;
        return personnel || !Voices.Of(item).InOrder.Any(v => v.Group) || AmountMatch.Resolved(item.Item).Any(m => m.Fen >= 2 * study.Thresholds.LargeFund(item.Meeting.Date).From.Fen);
    }

    /// <summary>Minutes, and what calls itself an extract, give no discussion.</summary>
    private static bool IsShort(DeliberatedItem item) => item.Meeting.IsMinutes || Extract().IsMatch(item.Document.Profile.Title + item.Document.Document.Path.Split('/')[^1]);

    private Finding Found(List<DeliberatedItem> items, DecisionCategory category, CaseStudy study)
    {
        var first = items[0];
        var year = first.Meeting.Date is { } d ? $"{d.Year}年" : "";
        var body = Coverage.NameOf(first.Meeting.Name, first.Meeting.Body);
        var amount = items.SelectMany(i => AmountMatch.Resolved(i.Item)).DefaultIfEmpty().Max();
        var listed = string.Join("；", items.Take(6).Select(i => $"{Wording.Day(i.Meeting.Date)}“{Wording.Short(i.Item.Title)}”")) + (items.Count > 6 ? "等" : "");
        var what = items.Count == 1 ? $"{Wording.MeetingName(first)}对“{Wording.Short(first.Item.Title)}”作出决定" : $"{year}{body}的记录中有{items.Count}个“三重一大”议题（{listed}）作出决定";
        var reason = $"发现{what}，记录中只见结论，没有成员的发言意见，也没有表决票数。建议调取会议记录原本、录音或者表决票，向记录人了解当时讨论情况。";
        var subject = items.Count == 1 ? first.Item.Title : $"{year}{body}记录：{items.Count}个议题未见讨论";
        return new Finding(Id, category, items.Count > 2 || study.Thresholds.LargeFund(first.Meeting.Date) is { Provisional: false, From.Fen: var limit } && amount.Fen >= 2 * limit ? Severity.Medium : Severity.Low,
            subject, amount.Fen > 0 ? amount : null, first.Meeting.Date, reason, Basis.On(first.Meeting.Date),
            items.SelectMany(Lines).ToList(), [], null, [$"{year}{body}记录原本、录音或者表决票", "议题汇报材料和会签意见"])
        { FalseAlarms = FalseAlarms };
    }

    /// <summary>What the record gives of the item: the resolution, the line that opens it, and the little that stands between them (an empty 发言 among it).</summary>
    private static IEnumerable<Evidence> Lines(DeliberatedItem item)
    {
        if (item.Item.Resolution is not { } resolution || resolution == item.Item.Source) return [Wording.Meeting(item)];
        var between = item.Document.Document.Passages.Where(p => p.Id.Number > item.Item.Source.Passage.Number && p.Id.Number < resolution.Passage.Number).Take(Between);
        return [new(resolution, "会议记录"), new(item.Item.Source, "议题"), .. between.Select(p => new Evidence(Citation.Of(p), "议题"))];
    }

    private const int Between = 3;

    [GeneratedRegex("摘要|摘录|节选|节录|摘抄|简录|要点|提纲")]
    private static partial Regex Extract();

    /// <summary>The record says in a sentence that the members spoke, or leaves out what they said.</summary>
    [GeneratedRegex("(?:逐一|逐个|依次|分别|先后|轮流|一一|逐人|逐项|各自)[^。；]{0,10}(?:发言|表态|发表|讨论|同意|表决|说明|审议|意见|赞成)|(?:发言|讨论)(?:内容|情况|过程|摘要)?[^。；，]{0,3}略|无记名|票决|(?:围绕|针对)[^。]{2,30}(?:讨论|发言|发表|交换)|(?:有|部分)(?:的)?(?:同志|委员|成员|人)(?:提出|建议|认为|担心)|讨论中[^。]{0,12}(?:提出|认为|建议)|发言[^。；]{0,4}[人名][^。；]{0,6}同意|[一二两三四五六七八九十\\d]+[人名位](?:委员|同志|成员)?(?:先后|都|均|依次)?(?:发言|发表)")]
    private static partial Regex Told();

    [GeneratedRegex("(?<=^|[\\n。；;　 \\t])(?<who>[\\u4e00-\\u9fff]{2,4})(?:同志)?(?:[（(][^）)]{0,10}[）)])?\\s*[:：]")]
    private static partial Regex Names();

    [GeneratedRegex("决|议|定|结|表|汇|讨|发言|记录|主持|内容|情况|意见|时间|地点|附|备注|通过|资金|金额|来源|事项|事由|理由|报告|要求|说明|方案|其中|包括")]
    private static partial Regex NoName();

    private static readonly IReadOnlyList<Example> Cases =
    [
        new("百万元外包只记“大家一致同意”", ["""
            石桥镇党委会议记录
            2021年第8次　时间：2021年11月11日
            主持：祁连　记录：尤佳
            应到：9人　实到：9人
            1、集镇保洁服务外包
            苗壮汇报：经县交易中心招标，清源环境公司中标，一年118万元。
            [|大家一致同意。|]
            """]),
        new("人事议题汇报之后直接写决定", ["""
            中共石桥镇委员会会议记录
            时间：2022年3月4日　主持人：祁连　记录人：尤佳
            议题二：中层干部任免
            焦阳汇报考察情况。
            [|会议决定：车晓同志任经济发展办公室主任。|]
            """]),
        new("全年多个议题都只有结论，归为一条", ["""
            石桥镇党委会议记录
            2020年第2次　时间：2020年2月20日
            主持：祁连　记录：尤佳
            一、购置环卫车
            苗壮报：环卫车一台19.8万元。无异议，[|同意购置环卫车一台19.8万元。|]
            二、镇属门面出租
            苗壮报：门面6间到期。[|会议同意续租三年。|]
            """, """
            石桥镇党委会议记录
            2020年第6次　时间：2020年7月2日
            主持：祁连　记录：尤佳
            一、场镇道路维修工程
            苗壮报：坑槽修补，三家比选，31.6万元。[|会议研究同意实施。|]
            """]),
        new("发言一栏空着，只有决定", ["""
            石桥镇党委会议记录
            2022年第3次　时间：2022年3月17日
            主持：祁连　记录：尤佳
            议题一：春节值班
            汇报人：车晓
            发言：焦阳：同意。车晓：同意。祁连：同意。
            决定：按值班表执行。
            议题二：委托编制集镇规划
            汇报人：苗壮
            [|发言：无|]
            [|决定：同意委托，16.8万元。|]
            """]),
        new("听取预算执行情况", ["""
            石桥镇党委会议记录
            2022年第7次　时间：2022年7月21日
            主持：祁连　记录：尤佳
            议题一：上半年预算执行
            苗壮汇报：支出占年度的51%。
            决定：下半年压缩一般支出。
            """]),
        new("逐一发言，书记最后表态", ["""
            石桥镇党委会议记录
            2021年第9次　时间：2021年12月2日
            主持：祁连　记录：尤佳
            应到：9人　实到：9人
            议题一：集镇保洁服务外包
            苗壮汇报：经县交易中心招标，清源环境公司中标，一年118万元。
            焦阳：考核办法要写进合同，同意。
            车晓：同意。
            祁连：同意。
            会议决定：同意由清源环境公司承担，一年118万元。
            """]),
        new("没有逐人记发言，但记了票数", ["""
            石桥镇党委会议记录
            2021年第9次　时间：2021年12月2日
            主持：祁连　记录：尤佳
            议题一：集镇保洁服务外包
            苗壮汇报：经县交易中心招标，清源环境公司中标，一年118万元。
            表决：同意9票，反对0票，弃权0票。会议决定同意。
            """]),
        new("会议纪要按惯例只写结果", ["""
            中共石桥镇委员会会议纪要
            第8期
            2021年11月11日，祁连主持召开党委会议。
            一、会议同意将集镇保洁服务外包给清源环境公司，一年118万元。
            2021年11月15日印发
            """]),
        new("金额不大的日常开支", ["""
            石桥镇党委会议记录
            2021年第9次　时间：2021年12月2日
            主持：祁连　记录：尤佳
            议题一：更换打印机
            苗壮汇报：党政办打印机坏了，换一台3200元。
            大家一致同意。
            """]),
    ];
}
