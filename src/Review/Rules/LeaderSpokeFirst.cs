using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>主要负责人未末位表态.</summary>
public sealed partial class LeaderSpokeFirst : IRule
{
    public string Id => "LeaderSpokeFirst";
    public string Title => "按记录顺序，主持人在其他成员之前表明意见";
    public string LooksFor => "党委会、班子会研究“三重一大”事项的记录中，主持会议的主要负责人先表明同意、指定单位或者人选等意见，其他成员随后表示同意。主持人只介绍议题、提问、安排汇报，或者由其本人汇报分管事项的，不提示；姓名并列在一句里的，不能看出先后，不提示。";

    public LegalBasis Basis { get; } = new([Norms.Collective, Norms.Constitution, Norms.LastToSpeak]);

    public string FalseAlarms => "记录人没有按发言先后记，而是按职务排列；主持人只是说明议题或者转述上级要求；该事项已在前次会议讨论；主持人随后又听取了意见再作总结。";

    public IReadOnlyList<Example> Examples => Cases;

    public IEnumerable<Finding> Check(CaseStudy study) => study.Items
        .Where(i => i.Decided && !i.Meeting.IsMinutes && DecidingBody.Is(i)).DistinctBy(i => (i.Meeting.Date, i.Meeting.Body, i.Item.Title))
        .Select(i => (Item: i, Voice: Settled(i), Kind: FourKinds.Of(i, study))).Where(x => x.Voice is not null && x.Kind is not null)
        .GroupBy(x => (x.Item.Meeting.Body, x.Item.Meeting.Date?.Year))
        .Select(g => Found(g.OrderBy(x => x.Item.Meeting.Date).Select(x => (x.Item, x.Voice!)).ToList(), g.First().Kind!.Value));

    /// <summary>What the leader says of the matter while most of the others have still to speak; null where he waits for them.</summary>
    internal static Voice? Settled(DeliberatedItem item)
    {
        var voices = Voices.Of(item).InOrder;
        var at = voices.ToList().FindIndex(v => v is { Leads: true, Listed: false } && Settles().IsMatch(v.Words) && !Waits().IsMatch(v.Words));
        if (at < 0) return Echoed(voices, item.Meeting.Chair);
        var leader = voices[at].Speech.Speaker;
        int Others(IEnumerable<Voice> some) => some.Where(v => !v.Leads && !v.Group && v.IsView).Select(v => v.Speech.Speaker).Where(s => s != leader).Distinct().Count();
        var (before, after) = (Others(voices.Take(at)), Others(voices.Skip(at + 1)));
        var group = voices.Skip(at + 1).Any(v => v.Group);
        return (before == 0 && (after > 0 || group)) || (before > 0 && after >= 3 && after >= 2 * before) ? voices[at] : null;
    }

    /// <summary>同意书记意见: he has been heard, whether or not the record has let him speak before.</summary>
    private static Voice? Echoed(IReadOnlyList<Voice> voices, string? chair)
    {
        var at = voices.ToList().FindIndex(v => !v.Leads && Echo().Match(v.Words) is { Success: true } echo
            && (echo.Groups["who"].Value.EndsWith("书记", StringComparison.Ordinal) || (chair is not null && echo.Groups["who"].Value.StartsWith(chair[0]))));
        return at < 0 ? null : voices.Take(at).FirstOrDefault(v => v is { Leads: true, Listed: false }) ?? voices[at];
    }

    private Finding Found(List<(DeliberatedItem Item, Voice Voice)> items, DecisionCategory category)
    {
        var (first, voice) = items[0];
        var year = first.Meeting.Date is { } d ? $"{d.Year}年" : "";
        var body = Coverage.NameOf(first.Meeting.Name, first.Meeting.Body);
        var amount = items.SelectMany(i => AmountMatch.Resolved(i.Item.Item)).DefaultIfEmpty().Max();
        var what = items.Count == 1 ? $"{Wording.MeetingName(first)}研究“{Wording.Short(first.Item.Title)}”"
            : $"{year}{body}研究{items.Count}个“三重一大”议题（{string.Join("；", items.Take(6).Select(i => $"{Wording.Day(i.Item.Meeting.Date)}“{Wording.Short(i.Item.Item.Title)}”"))}{(items.Count > 6 ? "等" : "")}）";
        var reason = $"发现{what}，按记录的先后，{(voice.Leads ? $"{(items.Count > 1 ? "如" : "")}主持人先说“{Wording.Short(voice.Words.Trim())}”" : $"成员发言中有“{Wording.Short(voice.Words.Trim())}”")}，其他成员随后表示同意。建议调取会议记录原本、录音，向参会人员了解发言先后，核实末位表态的落实情况。";
        return new Finding(Id, category, items.Count > 2 || items.Exists(i => Decides().IsMatch(i.Voice.Words)) ? Severity.Medium : Severity.Low,
            items.Count == 1 ? first.Item.Title : $"{year}{body}记录：{items.Count}个议题主持人先表明意见", amount.Fen > 0 ? amount : null, first.Meeting.Date, reason, Basis.On(first.Meeting.Date),
            items.SelectMany(i => Lines(i.Item, i.Voice)).ToList(), items.SelectMany(i => Wording.Dissent(i.Item)).ToList(), null, ["会议记录原本、录音", "本单位议事规则中关于发言顺序的规定"])
        { FalseAlarms = FalseAlarms };
    }

    private static IEnumerable<Evidence> Lines(DeliberatedItem item, Voice voice)
    {
        yield return new(voice.Speech.Source, "先行发言");
        foreach (var next in Voices.Of(item).InOrder.SkipWhile(v => v.Speech != voice.Speech).Skip(1).Where(v => !v.Leads).Take(2)) yield return new(next.Speech.Source, "随后发言");
        if (item.Item.Resolution is { } resolution && resolution != voice.Speech.Source) yield return new(resolution, "会议决定");
    }

    private const string Order = "(?:就|还是|直接)(?:这么|这样|按|照|由|定|用|让|给|选|交|请|找|买|办|是)(?!.{0,10}(?:汇报|介绍|说明|通报|发言|讲|吗|[？?]|好不好|行不行|行吗|怎么样))|定下来|定了[吧，。]?|(?:这么|这样)定|拍板|不(?:用|再|必)讨论";

    [GeneratedRegex(Order)]
    private static partial Regex Decides();

    /// <summary>His stance, or who is to get it. Questions and introductions are none.</summary>
    [GeneratedRegex("(?<!不|未|否|是否|同不|能否|可否|请|大家|各位|你们|县里|上级|市里|区里|县委|区委|会议|已经?|经)(?:同意|赞成|赞同|支持(?!力度|下))(?!的(?:请|举|同志)|不同意|与否|上会|提交|提请|列入|作为议题|书)|我(?:个人)?(?:的)?(?:个人)?(?:意见|想法|态度|看法)(?:是|就是|，|：)|我(?:看|觉得|认为|主张|倾向于?|个人)(?!.{0,3}(?:大家|先听|先请|各位|咱们听))|必须(?:上|办|做|搞|定|用|买|给|解决)|我(?:先)?(?:表个态|表态|定个调|拿个意见)|(?:可以|可)(?:办|做|搞|定下|上马|买)|没(?:有)?问题(?![吧吗？?])|" + Order)]
    private static partial Regex Settles();

    [GeneratedRegex("我?(?:最后|末位|最末)(?:再)?(?:表态|说|讲|发言|发表)|末位表态|综合大家|大家意见(?:一致|比较|都)|(?:听|综合|按照?|根据|集中)[^。]{0,4}(?:了)?(?:大家|各位|多数|委员)|刚才")]
    private static partial Regex Waits();

    [GeneratedRegex("(?:同意|赞成|赞同|支持|服从|按|按照|听)(?<who>[\\u4e00-\\u9fff]{0,3}(?:书记|镇长|乡长|主任|组长)|[\\u4e00-\\u9fff]{2,3}同志)(?:刚才)?(?:的)?(?:意见|说的|提议|建议|要求|指示|安排|讲的)")]
    private static partial Regex Echo();

    private static readonly IReadOnlyList<Example> Cases =
    [
        new("书记先定单位和价格，其余随声同意", ["""
            安泰镇党委会议记录（2021年第2次）
            时间：2021年3月18日　地点：三楼小会议室　主持人：祁连　记录人：尤佳
            应参会5人，实参会5人：祁连、焦阳、车晓、苗壮、段誉
            议题1：视频会议系统建设
            [|祁连：这件事县里催得紧，我看就用博达信息公司，23.8万元也合适，今天就定下来，大家看有没有补充。|]
            焦阳：同意祁书记意见。
            车晓：同意。
            苗壮：同意。
            段誉：同意。
            决定：视频会议系统由博达公司承建，23.8万元。
            """]),
        new("汇报之后书记第一个表态", ["""
            安泰镇党委会议记录
            时间：2022年4月8日　主持：祁连　记录：尤佳
            出席：祁连、焦阳、车晓、苗壮
            一、镇属旧粮仓出租
            车晓汇报：粮仓空置两年，有一家企业愿意租，年租金3万元。
            [|祁连：同意出租，抓紧签合同。|]
            焦阳：同意。
            苗壮：同意。
            会议决定：同意出租旧粮仓，年租金3万元。
            """]),
        new("书记介绍议题、请人汇报，最后表态", ["""
            安泰镇党委会议记录（2021年第2次）
            时间：2021年3月18日　主持人：祁连　记录人：尤佳
            议题1：视频会议系统建设
            祁连：今天研究视频会议系统，先请苗壮同志介绍，大家充分发表意见。
            苗壮：三家报价，博达信息公司23.8万元最低。
            焦阳：同意。车晓：同意，注意售后。段誉：同意。
            祁连：大家意见一致，我同意。
            决定：视频会议系统由博达公司承建，23.8万元。
            """]),
        new("姓名并列，看不出先后", ["""
            安泰镇党委会议记录（2021年第2次）
            时间：2021年3月18日　主持人：祁连　记录人：尤佳
            议题1：视频会议系统建设
            苗壮汇报：三家报价，博达信息公司23.8万元最低。
            祁连、焦阳、车晓、段誉发言，均表示同意。
            决定：视频会议系统由博达公司承建，23.8万元。
            """]),
        new("书记先发言，但不是“三重一大”事项", ["""
            安泰镇党委会议记录（2021年第3次）
            时间：2021年4月9日　主持人：祁连　记录人：尤佳
            议题1：周末值班安排
            祁连：同意按原来的班次排。
            焦阳：同意。车晓：同意。
            决定：按原班次执行。
            """]),
        new("书记本人汇报分管的事项", ["""
            安泰镇党委会议记录（2021年第3次）
            时间：2021年4月9日　主持人：祁连　记录人：尤佳
            议题1：招商项目用地
            祁连汇报：县里落地的食品厂需用地20亩，征地补偿概算86万元，请大家研究。
            焦阳：同意。车晓：同意，程序要走全。苗壮：同意。
            祁连：同意。
            决定：同意征地方案，概算86万元。
            """]),
    ];
}
