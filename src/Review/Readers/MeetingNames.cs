using System.Text.RegularExpressions;
using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>Which body a meeting's name means. The first line that fits wins: a meeting of secretaries of the party committee is one of secretaries.</summary>
internal static partial class MeetingNames
{
    private static readonly (MeetingBody Body, Regex Pattern)[] Bodies =
    [
        (MeetingBody.Study, new("中心组|学习会|集中学习|党课|读书班")),
        (MeetingBody.Other, new("民主生活会|组织生活会|谈心谈话|职工大会|职代会|工会委员会|人民代表大会|人代会|主席团")),
        (MeetingBody.Village, new("村民|居民|成员代表|成员大会|社员|股东|两委(?:会|联席|班子|会议)|[“\"]?两委[”\"]?会|议事会|村务|四议两公开|户代表")),
        (MeetingBody.Branch, new("支委会|支部|党员大会|党总支|总支")),
        (MeetingBody.Secretary, new("书记(?:办公|专题|碰头)?会|书记办公|碰头")),
        (MeetingBody.PartyCommittee, new("(?:党委|党工委|党组)(?:[（(]?扩大[）)]?)?(?:专题|班子)会")),
        (MeetingBody.Joint, new("联席|党政(?:领导)?(?:班子|会|办公会)|班子(?:成员)?(?:[（(]?扩大[）)]?)?(?:工作)?(?:例会|会)|三套班子|党委政府")),
        (MeetingBody.Topic, new("专题|现场|协调会|领导小组|专班|指挥部|财经|安委会|委员会全体|调度会|联审|评审会|议标")),
        (MeetingBody.Government, new("(?:镇长|乡长|主任|行政|政府|区长|局长|县长|处务|办事处|机关)(?:班子)?办公会|办公会|行政(?:例|工作)?会|[所院校站队馆园场处科局社行]务会|常务会|政府(?:班子|工作)?(?:例)?会|办事处会|镇务会|乡务会")),
        (MeetingBody.PartyCommittee, new("党委|党工委|党组|中共.{0,30}(?:委员会|工委)|共产党.{0,30}(?:委员会|工委)|工作委员会|工委会")),
        (MeetingBody.Government, new("人民政府|办事处|管委会")),
        (MeetingBody.Other, new("动员|推进|座谈|培训|表彰|述职|部署|例会|工作会|大会|通气会|恳谈|约谈")),
    ];

    /// <summary>Unknown where the name does not say.</summary>
    public static MeetingBody BodyOf(string name)
    {
        var plain = Aside().Replace(Spaces().Replace(name, ""), "");
        return Array.Find(Bodies, b => b.Pattern.IsMatch(plain)) is { Pattern: not null } found ? found.Body : MeetingBody.Unknown;
    }

    /// <summary>党委会（在防汛指挥部边上开的）: what a clerk adds in brackets names no body, unless it is one (扩大, 联席会).</summary>
    [GeneratedRegex("[（(](?![^（）()]*(?:扩大|会))[^（）()]{3,}[）)]")]
    private static partial Regex Aside();

    /// <summary>The name of the body as it is written in the text (党委会, 主任办公会议 …); null where none stands there.</summary>
    public static string? In(string text) => Name().Match(Spaces().Replace(text, "")) is { Success: true } match ? match.Groups["name"].Value : null;

    /// <summary>第3次, 第（三）次, 第7期, 〔2021〕4号, 编号：2021-01: the number within its year; null where there is none.</summary>
    public static int? NumberIn(string text)
    {
        var match = Ordinal().Match(text);
        return match.Success ? Numerals.ParseInt(match.Groups["n"].Value) is { } n and < 1000 ? n : null : null;
    }

    /// <summary>Speaks of a meeting at all.</summary>
    public static bool Mentions(string text) => Meeting().IsMatch(Spaces().Replace(text, ""));

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"(?<name>(?:(?:镇|乡|街道)?(?:党工委|党委|党组|党政(?:领导)?|班子|书记|镇长|乡长|主任|行政|政府|村民|居民|成员|两委|支部|支委|党员|中心组|领导小组|安委会|财经|专题|现场|协调|联席|碰头|办公|工作|抢险|防汛|班子成员|代表|碰头|办事处|联席|议事|领导|理论学习|全体|[（(]扩大[）)]|扩大|户|人大|小组){1,8}(?:会议|大会|例会|会|碰头)))")]
    private static partial Regex Name();

    [GeneratedRegex(@"第\s*[（(]?\s*(?<n>[0-9０-９]{1,3}|[一二三四五六七八九十百〇零]{1,5})\s*[）)]?\s*(?:次|期|号|届)|[〔\[（(【［]\s*(?:19|20)\d{2}\s*[〕\]）)】］]\s*第?\s*(?<n>\d{1,3})\s*[号次期]|(?:编号|会次|届次|次数|期数)\s*[:：]?\s*(?:19|20)\d{2}\s*[-—.]\s*0*(?<n>\d{1,3})(?!\d)")]
    private static partial Regex Ordinal();

    [GeneratedRegex("会议(?![室厅]|中心)|碰头|(?:[委组府公席子议题场调例大论活导习务协]|扩大[）)]?|办公|联席|生活)会")]
    private static partial Regex Meeting();
}
