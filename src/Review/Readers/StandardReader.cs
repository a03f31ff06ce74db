using System.Text.RegularExpressions;
using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>Thresholds and norms from the unit's own measures (制度, 办法, 细则), and from meetings that adopt them. Provisional until a person confirms them.</summary>
internal sealed partial class StandardReader : IFactReader
{
    public bool Reads(Document document, Profile profile) => profile.Genre is Genre.Regulation or Genre.MeetingMinutes or Genre.MeetingRecord;

    public IEnumerable<Fact> Read(Document document, Profile profile)
    {
        var lines = Line.Of(document);
        if (profile.Genre != Genre.Regulation) lines = [.. lines.Where(l => Adopts().IsMatch(l.Text))];
        if (lines.Count == 0) return [];
        var paper = new Paper(profile, lines, Effective(lines, profile), ForwardedFrom().IsMatch(profile.Title) || ForwardedFrom().IsMatch(document.Path), profile.Genre == Genre.Regulation);
        return Standards(paper).DistinctBy(s => (s.Kind, s.From, s.Below, s.Body, s.Kind == StandardKind.Always ? s.Source.Quote : ""));
    }

    /// <param name="Forwarded">A superior's paper passed on: its norms hold, its own limits are not this unit's.</param>
    private sealed record Paper(Profile Profile, IReadOnlyList<Line> Lines, PartialDate? From, bool Forwarded, bool Whole);

    [GeneratedRegex("转发|转知")]
    private static partial Regex ForwardedFrom();

    /// <summary>A meeting's sentence that passes a measure and names a sum in it.</summary>
    [GeneratedRegex(@"^(?=.*(?:办法|细则|制度|规则|规定|额度|权限))(?=.*(?:通过|修订|修改|制定|印发|调整|施行))(?=.*(?:以上|以下|调整为|修改为|超过))(?=.*[元万])", RegexOptions.Multiline)]
    private static partial Regex Adopts();

    private static IEnumerable<Standard> Standards(Paper paper)
    {
        var always = AlwaysScope().IsMatch(paper.Profile.Title);
        var heading = "";
        foreach (var line in paper.Lines)
        {
            if (Article().IsMatch(line.Text)) heading = line.Text;
            foreach (var part in Parts(line))
            {
                if (Subordinate().IsMatch(part.Text) || Exempt().IsMatch(part.Text) || FourKinds().IsMatch(part.Text)) continue;
                var ranges = ThresholdText.In(part.Text);
                foreach (var standard in OfPart(paper, part, ranges, heading)) yield return standard;
                if (paper.Whole && !paper.Forwarded && Matters().IsMatch(part.Text) && !paper.Profile.Title.Contains("接待"))
                    if (BodyIn(part.Text) is { Body: not MeetingBody.Unknown } said && Must().IsMatch(part.Text) && ranges.Count == 0) yield return Always(paper, part, said);
                    else if (always && (Defines().IsMatch(part.Text) || Defines().IsMatch(heading))) yield return Always(paper, part, DefaultBody(paper));
            }
        }
    }

    /// <summary>Sentences; what an amendment replaces is cut off.</summary>
    private static IEnumerable<Line> Parts(Line line)
    {
        var from = 0;
        for (var i = 0; i <= line.Text.Length; i++)
        {
            if (i < line.Text.Length && line.Text[i] is not ('。' or '；' or ';')) continue;
            var part = line.Slice(from, i);
            from = i + 1;
            if (part.Text.Length < 4) continue;
            var amended = Amended().Match(part.Text);
            yield return amended.Success ? part.Slice(amended.Index + amended.Length, part.Text.Length) : part;
        }
    }

    [GeneratedRegex(@"^.*(?:中|的)?[“""'《][^”""']{2,40}[”""']\s*(?:修改|调整|变更|改)为\s*[:：]?\s*[“""']?(?=.*[元万])")]
    private static partial Regex Amended();

    [GeneratedRegex(@"^\s*(?:第[一二三四五六七八九十百\d]+条|[一二三四五六七八九十]+、)")]
    private static partial Regex Article();

    /// <summary>Exceptions, substitutes that are forbidden, fines and travel rates set no limit.</summary>
    [GeneratedRegex("^(?:第.{1,4}条)?\\s*不得以|不再(?:逐笔|单独)|无需|不需(?:要)?(?:经|上会|提交)|除外|罚款|住宿费|伙食补助|每人每天|每学时|讲课费|综合定额|注册资本")]
    private static partial Regex Exempt();

    /// <summary>局属事业单位单笔3万元以上…: what the institutions below bring before it is no limit of the unit itself.</summary>
    [GeneratedRegex(@"^\s*(?:第.{1,4}条|[（(]?[一二三四五六七八九十\d]{1,2}[）)、.])?\s*(?:各|全[局镇乡县])?(?:(?:[局镇乡街院委区县]属|下属|所属|直属|二级)[^，。]{0,8}(?:单位|机构|站所|企业|学校|公司)|(?:事业单位|基层站所|村(?:级|集体)?|社区|学校|卫生院)(?=[^，。]{0,10}(?:单笔|单项|一次性|支出|开支)))")]
    private static partial Regex Subordinate();

    /// <summary>The sentence that names all four kinds defines the word and no matter.</summary>
    [GeneratedRegex("决策.{0,20}任免.{0,20}项目.{0,20}大额")]
    private static partial Regex FourKinds();

    private static IEnumerable<Standard> OfPart(Paper paper, Line part, IReadOnlyList<SumRange> ranges, string heading)
    {
        if (paper.Whole && Meals().IsMatch(part.Text) && PerHead(part.Text) is { } norm) yield return Make(paper, part, StandardKind.ReceptionPerHead, norm, null, (MeetingBody.Unknown, null), false);
        for (var i = 0; i < ranges.Count; i++)
        {
            var range = ranges[i];
            var before = part.Text[(i > 0 ? ranges[i - 1].End : 0)..range.Start];
            var after = part.Text[range.End..(i + 1 < ranges.Count ? ranges[i + 1].Start : part.Text.Length)];
            if (Increase().IsMatch(before) || OtherSum().IsMatch(before[Math.Max(0, before.Length - 8)..] + "＿" + after[..Math.Min(8, after.Length)])) continue;
            if (paper.Whole && range.From is { } cash && Cash().IsMatch(after + before) && !Quotes().IsMatch(after)) yield return Make(paper, part, StandardKind.Cash, cash, null, (MeetingBody.Unknown, null), range.Exclusive);
            else if (paper.Whole && range.From is null && range.Below is { } small && SmallCash().IsMatch(before + after)) yield return Make(paper, part, StandardKind.Cash, small, null, (MeetingBody.Unknown, null), false);
            if (paper.Forwarded || range.From is not { } from || from < Money.Yuan(100)) continue;
            if (Quotes().IsMatch(after) || (Quotes().IsMatch(before) && BodyIn(after) is null)) yield return Make(paper, part, StandardKind.Quotes, from, range.Below, (MeetingBody.Unknown, null), range.Exclusive);
            if (BodyOf(paper, before, after, part.Text, heading) is not { } body) continue;
            yield return Make(paper, part, KindOf(before, after, part.Text, heading), from, range.Below, body, range.Exclusive);
        }
    }

    /// <summary>合同签订后增加价款超过合同价百分之十或者超过…: how much a contract may grow, not what may be spent.</summary>
    [GeneratedRegex("(?:增加|变更|追加|调增|超出|增项)[^，。；]{0,30}$")]
    private static partial Regex Increase();

    /// <summary>The value of what is sold, let or changed: no limit of what is spent.</summary>
    [GeneratedRegex("(?:原值|净值|账面|评估价?值?|价值|残值)[^，。]{0,4}＿|(?:变更|增加|调整|签证)(?:额|金额|价款|部分)?(?:在)?＿|(?:租金|押金|注册资[本金])[^，。]{0,3}＿|＿(?:的)?(?:固定|国有|闲置|公有)?资产|＿(?:的)?(?:合同)?变更")]
    private static partial Regex OtherSum();

    private static Standard Make(Paper paper, Line part, StandardKind kind, Money? from, Money? below, (MeetingBody Body, string? Name) body, bool exclusive) =>
        new(part.Cite(), kind, from, below, body.Body, body.Name, paper.From) { Exclusive = exclusive, Replaces = Replaced(part) };

    /// <summary>The sum in what an amendment quotes before its new wording.</summary>
    private static Money? Replaced(Line part)
    {
        var before = part.Passage.Text[..part.Start];
        var sentence = before[(before.LastIndexOfAny(['。', '；', ';', '\n']) + 1)..];
        return sentence.Length > 0 && Amended().IsMatch(sentence + part.Text) ? ThresholdText.In(sentence).Select(r => r.From ?? r.Below).FirstOrDefault(m => m is not null) : null;
    }

    private static Standard Always(Paper paper, Line part, (MeetingBody Body, string? Name) body) => Make(paper, part, StandardKind.Always, null, null, body, false);

    // ---- before which body

    [GeneratedRegex(@"(?<b>(?:镇|乡|街道|办事处|本级|单位|局|村)?(?:党工委|党委|党组|工委|党政|领导|书记|镇长|乡长|主任|局长|行政|政府|班子|村民|居民|成员|联席|财经|工作|议事|采购|专题|[（(]扩大[）)]|扩大|代表|成员代表|集体|全体|两委|支部|领导班子|常务|办公|资金|监管){1,8}(?:领导小组|小组|联席会议?|办公会议?|委员会议?|班子会议?|会议|大会|会))|(?<b>(?:镇|乡|街道)?(?:党工委|党委|党组)(?=(?:集体|讨论|研究|审议|审定|班子)))|(?<b>(?:班子|领导班子|集体)(?=(?:集体)?(?:研究|讨论|决策|审议)))")]
    private static partial Regex Bodies();

    /// <summary>The body that has the last word of those named; null where none is.</summary>
    private static (MeetingBody Body, string? Name)? BodyIn(string text)
    {
        var names = Bodies().Matches(Substitutes().Replace(text, "")).Select(m => m.Groups["b"].Value).ToList();
        if (names.Count == 0) return null;
        var name = names.FindLast(n => n is not "集体") ?? names[^1];
        return (Kind(name), name);
    }

    [GeneratedRegex("不得以.*?代替[^，。；]*")]
    private static partial Regex Substitutes();

    private static MeetingBody Kind(string name) => name is "集体" ? MeetingBody.Unknown : name.Contains("班子") && !name.Contains("党委") && !name.Contains("工委") ? MeetingBody.Joint : MeetingNames.BodyOf(name);

    /// <summary>Behind the sum, else before it; where the article only defines what is large, the body of the whole paper. A person's signature is no body.</summary>
    private static (MeetingBody Body, string? Name)? BodyOf(Paper paper, string before, string after, string part, string heading)
    {
        if (BodyIn(after) is { } behind) return behind;
        if (Signs().IsMatch(after)) return null;
        if (BodyIn(before) is { } ahead && Must().IsMatch(before)) return ahead;
        if (Quotes().IsMatch(after)) return null;
        if (Lead().Match(heading) is { Success: true } lead && Must().IsMatch(lead.Value) && BodyIn(lead.Value) is { Body: not MeetingBody.Unknown } whole) return whole;
        if (!LargeMatters().IsMatch(part) && !LargeMatters().IsMatch(heading) && !AlwaysScope().IsMatch(paper.Profile.Title)) return null;
        return LargeMatters().IsMatch(part) || LargeMatters().IsMatch(heading) || Amendment().IsMatch(paper.Profile.Title) ? DefaultBody(paper) : null;
    }

    /// <summary>第五条　下列事项提交镇党委会讨论：: what an article says before its list holds for every entry of the list.</summary>
    [GeneratedRegex("^[^：:。；]{4,60}[：:]")]
    private static partial Regex Lead();

    [GeneratedRegex("修订|修改|调整")]
    private static partial Regex Amendment();

    /// <summary>三重一大事项由…会议集体决定; else the body most named; else the one the paper's issuer stands for.</summary>
    private static (MeetingBody Body, string? Name) DefaultBody(Paper paper)
    {
        foreach (var line in paper.Lines)
            if (Decides().Match(line.Text) is { Success: true } match && BodyIn(match.Groups["tail"].Value) is { Body: not MeetingBody.Unknown } named) return named;
        var bodies = paper.Lines.Where(l => !Exempt().IsMatch(l.Text)).SelectMany(l => Bodies().Matches(Substitutes().Replace(l.Text, "")).Select(m => m.Groups["b"].Value))
            .Where(n => Kind(n) is MeetingBody.PartyCommittee or MeetingBody.Joint).GroupBy(n => n).OrderByDescending(g => g.Count()).FirstOrDefault();
        if (bodies is not null) return (Kind(bodies.Key), bodies.Key);
        return PartyPaper().IsMatch(paper.Profile.Issuer + paper.Profile.Title + paper.Profile.DocumentNumber) ? (MeetingBody.PartyCommittee, null) : (MeetingBody.Unknown, null);
    }

    [GeneratedRegex("(?:三重一大|重大事项|上述|以上事项|下列事项|前款|议事范围)[”\"]?.{0,14}?(?:由|经|提交|报|提请)(?<tail>.{2,24}?)(?:集体|研究|讨论|决定|决策|审议)")]
    private static partial Regex Decides();

    [GeneratedRegex("党委|党工委|工委|党组|三重一大")]
    private static partial Regex PartyPaper();

    // ---- of what kind

    private static StandardKind KindOf(string before, string after, string part, string heading)
    {
        var near = after.Length > 16 ? after[..16] : after;
        foreach (var text in (string[])[near, before, part, heading])
        {
            var (project, fund) = (ProjectWords().IsMatch(text), FundWords().IsMatch(text));
            if (project != fund) return project ? StandardKind.Project : StandardKind.LargeFund;
            if (project && fund && text == before) return ProjectWords().Matches(text)[^1].Index > FundWords().Matches(text)[^1].Index ? StandardKind.Project : StandardKind.LargeFund;
        }
        return StandardKind.LargeFund;
    }

    [GeneratedRegex("项目|工程|采购|货物|服务|投资|建设|维修|购置|发包")]
    private static partial Regex ProjectWords();

    [GeneratedRegex("资金|支出|单笔|单项|开支|经费|费用|报销|付款|拨付|款项|大额")]
    private static partial Regex FundWords();

    [GeneratedRegex("比选|询价|三家|3家|招标|竞价|磋商|报价|货比|公开采购")]
    private static partial Regex Quotes();

    [GeneratedRegex("(?:一律|必须|应当?|须|原则上|均).{0,8}(?:转账|公务卡|银行|非现金)|不得.{0,8}现金|禁止.{0,4}现金|严禁.{0,6}现金|不准.{0,4}现金")]
    private static partial Regex Cash();

    [GeneratedRegex("(?:可以|可|允许|方可|才能|限于).{0,8}现金|现金(?:支付|结算|支出)?(?:限于|限额|不得超过|限)")]
    private static partial Regex SmallCash();

    [GeneratedRegex("(?:审批|审核|签批|签字|审签|批准|核准)")]
    private static partial Regex Signs();

    [GeneratedRegex("须经|须由|必须|应当?经|应由|要经|由.{0,20}(?:研究|讨论|决定|审议)|提交|提请|须|经.{0,20}(?:研究|讨论|审议)")]
    private static partial Regex Must();

    [GeneratedRegex("重大项目|重要项目|大额度?资金|大额资金|大额支出|重大支出|重大采购|大宗采购|投资|大额")]
    private static partial Regex LargeMatters();

    // ---- matters whatever their sum

    [GeneratedRegex("三重一大|议事|决策|党委会|党工委会|工作规则|重大事项")]
    private static partial Regex AlwaysScope();

    [GeneratedRegex("任免|任命|聘用|招聘|录用|编外|出租|出借|租赁|处置|报废|借款|担保|举债|预算|捐赠|津贴|补贴|奖金|分工|承包")]
    private static partial Regex Matters();

    [GeneratedRegex("包括|主要有|是指|范围|下列事项|以下事项|主要内容")]
    private static partial Regex Defines();

    // ---- meals

    [GeneratedRegex("餐|接待标准|用餐")]
    private static partial Regex Meals();

    [GeneratedRegex(@"(?:每人(?:每餐|每次|次)?|人均|每餐(?:每人)?|每人每餐|标准(?:为|是)?|[早中午晚正工作]餐(?:标准)?(?:为|是)?|按)[^。；0-9一二三四五六七八九十]{0,14}(?<n>[0-9]{1,3}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四]百)\s*元|(?<n>[0-9]{1,3})\s*元\s*(?:/|／|每)\s*(?:人|餐)|每人(?<n>[0-9]{1,3})\s*元")]
    private static partial Regex HeadRate();

    /// <summary>The highest rate of the sentence: what exceeds it is surely over.</summary>
    private static Money? PerHead(string text)
    {
        var plain = Former().Replace(Numerals.HalfWidth(text), "");
        var rates = HeadRate().Matches(plain).Where(m => !Told().IsMatch(ClauseAround(plain, m)) && !IsOtherMeal(plain[..(m.Index + m.Length)])).Select(m => Numerals.Parse(m.Groups["n"].Value)).Where(n => n is >= 10 and <= 400).ToList();
        return rates.Count == 0 ? null : Money.Yuan(rates.Max()!.Value);
    }

    /// <summary>每人每餐由50元调整为60元: the old rate is no longer one.</summary>
    [GeneratedRegex(@"(?:由|从|原)?\s*\d+(?:\.\d+)?\s*元(?:/[人餐次·]{1,3})?(?:的?标准)?[,，]?\s*(?:统一)?(?:调整|提高|提升|上调|下调|降低|修改|修订|变更|调|提|降|改|增加)(?:为|到|至|成)")]
    private static partial Regex Former();

    /// <summary>The rate of a meal that is no official reception: of investors, meetings, overtime, or paid by the eater. The last one named before the rate counts.</summary>
    private static bool IsOtherMeal(string before) =>
        OtherMeal().Matches(before).LastOrDefault() is { } other && !OfficialMeal().IsMatch(before[(other.Index + other.Length)..]);

    [GeneratedRegex("商务|客商|招商|投资(?:商|者)|外[商宾]|会议(?:用餐|餐|伙食|期间|费)|培训(?:用餐|伙食|期间|费)|加班|值班|误餐|自费|自付|自行|职工(?:用餐|就餐|食堂|餐)|干部(?:用餐|就餐)|搭伙|差旅|出差|住宿")]
    private static partial Regex OtherMeal();

    [GeneratedRegex("公务接待|国内接待|来[客访宾]|接待对象|宾客")]
    private static partial Regex OfficialMeal();

    private static string ClauseAround(string text, System.Text.RegularExpressions.Match rate)
    {
        var start = text.LastIndexOfAny(['，', ',', '；', ';', '。'], rate.Index) + 1;
        var end = text.IndexOfAny(['，', ',', '；', ';', '。'], rate.Index + rate.Length);
        return text[start..(end < 0 ? text.Length : end)];
    }

    /// <summary>A case that is told as a warning, not a norm: 对某乡曾出现的人均138元用餐 ….</summary>
    [GeneratedRegex("曾|某[^，。]{0,6}[乡镇县市区局村]|出现|发生|通报|查处|查出|超标|高达|案例|问题")]
    private static partial Regex Told();

    // ---- from when

    private static PartialDate? Effective(IReadOnlyList<Line> lines, Profile profile)
    {
        foreach (var line in lines)
        {
            var match = FromDay().Match(Numerals.HalfWidth(line.Text));
            if (match.Success && Dates.In(match.Groups["when"].Value, profile.Date) is [{ Date: { } date }, ..]) return date;
        }
        return profile.Date;
    }

    [GeneratedRegex("(?:自|从|于)(?<when>[^自从。；]{3,16}?)起(?:正式)?(?:施行|执行|实施|生效|试行)|(?<when>[0-9一二三四五六七八九十〇零年月.]{4,14}日)起(?:施行|执行|实施|生效|试行)|自(?<when>[12]\\d{3}年\\d{1,2}月(?:\\d{1,2}日)?)起[，,][^。；]{0,60}(?:调整|修改|提高|变更)(?:为|到|至)")]
    private static partial Regex FromDay();
}
