using System.Text.RegularExpressions;
using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>What came of an item: the sentence that decides, defers or rejects, and the votes. Hearing, conveying and demanding decide nothing.</summary>
internal static partial class MeetingOutcome
{
    internal sealed record Result(Outcome Outcome, Citation? Resolution, bool Conditional, bool Ratifies, Vote? Vote);

    private const string Label = @"(?:会议|党委会|研究|最后|最终|经研究|会议研究)?(?:形成)?(?:的|研究)?(?:决定事项|议定事项|决议事项|议定意见|决\s*定|决\s*议|议\s*定|结\s*论|处理意见|研究意见|研究结果|处理结果|会议意见|审议结果|审议意见|讨论结果|表决结论|审核意见)(?:如下|为|情况)?";

    /// <summary>决定：…, 【决议】…, ◇定：…, 会议决定，…</summary>
    [GeneratedRegex($@"(?<=^|[。；;！\s◇◆★【\[〖（(）)…/])(?:{Label}\s*[】\]〗）)]?\s*[:：】〗）)\t，,]|(?<=^\s*[【\[〖（(]?)(?:会议|讨论|研究)?结\s*果(?:\s*[】\]〗）)]\s*[:：]?|\s*[:：\t])|[定决]\s*[】]?\s*[:：]|(?:=+>|[—-]+>|[→⇒⇨➡]))\s*(?<rest>.*)$")]
    private static partial Regex Labelled();

    private const string Verbs = "(?:原则(?:上)?)?(?:同意|决定|通过|议定|审定|批准|确定|商定|明确(?!要求|指出)|敲定)";

    /// <summary>The record says in a sentence of its own that the meeting decides.</summary>
    [GeneratedRegex($@"(?<=^|[。；;！？\s，,、．.：:◇◆★）)】…①-⑳])(?:(?:会议|大会|党委会|党工委会|与会(?:人员|同志|委员|领导)?(?:[0-9]{{1,3}}[人名])?(?:举手)?|全体(?:委员|与会人员|参会人员)|大家|班子会?|委员们|参会人员)(?:当场|现场|经|并|还|对此)*(?:[^。；：，]{{0,20}}?(?:研究|讨论|审议|酝酿|表决|商议))?(?:后|，|并)?(?:一致|最后|最终|均|都|表示)*(?:研究|讨论)*(?:{Verbs}|不同意|不予|否决|暂缓|未通过)|经(?:会议|集体|充分|认真|大家|党委会|班子|全体委员)*(?:研究|讨论|审议|表决)(?:后)?(?:，)?(?:一致|最后)*(?:研究)?{Verbs}|(?:并|故|因此)?(?:一致|研究|表决|审议|讨论|举手表决|全票|票决|会上商量|会上定)+(?:，|并)?(?:一致|原则|全票)?(?:上)?(?:{Verbs}|给)|会上商量|(?:会议)?商定)")]
    private static partial Regex Sentence();

    /// <summary>Bare verbs open a sentence of the record only outside of speeches.</summary>
    [GeneratedRegex($@"(?<=^|[。；;！：:\s，,、①-⑳）)—])(?:并|故|都|均)?(?:{Verbs}(?!的|后|书|票|了|[:：])|不予|不同意|予以(?:追认|报销|支付|解决|通过|批准|安排|列支|拨付|补助)|暂缓|缓议|搁置|任命|免去|聘任|聘用|通过(?=[。，]|$)|下次(?:会议|会|党委会)?(?:再)?(?:说|议|研究|定)|(?:再议|不再讨论)(?=[。，]|$))|(?<=^|[。；;\t—])(?:都|均|全体|大家)?(?:无异议|没有异议|无不同意见|没有不同意见|没有意见|没意见)(?=[。；，]|$)|(?<=[\s\dwW万千元])(?:同意|通过|不同意|缓|暂缓|下次说|下次议|再议|可以|行)\s*[。；]?$")]
    private static partial Regex Bare();

    [GeneratedRegex(@"^(?:会议|首先|一、|接着|随后|还|本次)*(?:集体|共同)?(?:传达|学习|通报|听取|宣读|强调|指出|要求|认为|部署|安排|布置|领学|汇报)")]
    private static partial Regex Hears();

    [GeneratedRegex(@"暂缓|暂不(?!列入|含)|缓议|下次(?:会议|会|党委会|党工委会)?(?:再)?(?:说|议|研究|定|讨论)|再议|另行(?:研究|开会研究)|另议|待.{1,30}(?:后|清|实)(?:再|另)(?:行)?(?:研究|议|定|讨论|上会|提交)|(?:补充|完善|核实|落实|摸清|细化).{0,12}后再(?:行)?(?:上会|研究|议|定|提交|报)|先[^，。；]{1,10}(?:再|后)(?:定|说|议|研究|上会)|[^，。；]{1,8}好了?(?:以后|之后|后)?再(?:上会|议|定|研究|说)|(?<!(?:同意|通过|决定)[^。]{0,60})[^，。；]{2,16}(?:后|之后|以后)再(?:次|行)?(?:上会|研究|议|讨论|提交(?:会议|党委会|研究))|看看[^。；]{0,8}再(?:说|定|议)|搁置|放一放|先放放|缓一缓|先不(?:定|议|研究)|保留意见暂|留待|未形成(?:一致)?(?:意见|决议)|下次说|^缓$|(?:本次|这次|今天|此次|今日)(?:会议|会上)?(?:暂)?不(?:作|做)?(?:议决|议定|决定|表决|定(?=[，。；]|$)|议(?=[，。；]|$))")]
    private static partial Regex Defers();

    [GeneratedRegex(@"(?:^|[，。；：:、．.\s】◇）)①-⑳])(?:会议|决定|研究|一致|经研究|与会人员|表决|本议题|该议题|该项目|该事项)*(?:不予(?!以外)|不同意(?!\s*[:：]?\s*[\d０-９零〇无])|不批准|未通过|未获通过|没有通过|否决|退回(?![^，。]{0,8}(?:补|改|完善|论证|重[报新]|核))|不作为|驳回|不上|不再(?:实施|安排|购置|考虑)|不通过|不采纳|不纳入|不立项|取消)|^(?:由|转|改由|交).{2,20}(?:研究|决定)[，,]不(?:再)?(?:上|提交|列入)|(?:作为|列为)?(?:否决|不予通过)(?:处理)?$")]
    private static partial Regex Rejects();

    [GeneratedRegex(@"原则(?:上)?(?:性)?(?:同意|通过)|在.{1,30}(?:前提|条件|基础)下.{0,6}同意|(?:修改|完善|调整)(?:完善|后|并).{0,16}(?:印发|提交|上报|上会|审定|提请|再|实施)|由.{1,20}(?:核实|审核|把关)后|授权.{1,30}(?:办理|确定|决定|实施|签)|委托.{1,20}研究后|待.{1,30}后(?:实施|执行|拨付|支付|印发|签订)|报.{1,20}(?:批准|审批|同意)后|另行提请|再(?:次)?(?:上会|提交|提请)|如.{2,20}则同意|若.{2,20}则")]
    private static partial Regex Conditions();

    [GeneratedRegex("追认|补办|补议|补报|补充研究|事后(?:报告|审议|研究|通报)|予以认可")]
    private static partial Regex Ratification();

    [GeneratedRegex("(?:提请|现请|请予以?|请求|申请|现)(?:党委会|党工委会|会议|大家)?(?:予以)?(?:研究)?(?:追认|补办|补议|补报)")]
    private static partial Regex AskedToRatify();

    /// <summary>A body that only prepares: 同意提交党委会研究.</summary>
    [GeneratedRegex(@"^(?:会议)?(?:研究)?(?:一致|原则|认为)?(?:同意|决定|可以)?(?:将|拟|把)?[^，。；同决通]{0,40}?(?:提交|提请|报请|上报|报)(?:镇|乡|街道)?(?:党委|党工委|党组|班子|联席)")]
    private static partial Regex OnlyPassesOn();

    [GeneratedRegex(@"^(?:会议)?(?:听取|传达|学习|知悉|通报)(?!.*(?:同意|决定|通过|批准|议定|审定|商定|确定|明确由))")]
    private static partial Regex OnlyHears();

    [GeneratedRegex(@"(?:提交|提请|报|上|再上|交由).{0,12}(?:党委|党工委|党组|班子|联席).{0,6}(?:会|研究|审定|讨论|审议)")]
    private static partial Regex PassesOn();

    [GeneratedRegex(@"(?:未|不|没有?)(?:作|做|予)?(?:讨论|表决|形成决议|研究)|无表决事项|不作讨论")]
    private static partial Regex NoDecision();

    /// <summary>More closely: on what conditions, after the fact, or in which way it was only noted.</summary>
    public static Course CourseOf(Result result, ItemLines item) => result.Outcome switch
    {
        Outcome.Decided => result.Ratifies ? Course.Ratified : result.Conditional ? Course.DecidedWithConditions : Course.Decided,
        Outcome.Deferred => Course.Deferred,
        Outcome.Rejected => Course.Rejected,
        _ when item.Lines.Any(l => PassesOn().IsMatch(l.Text)) => Course.Proposed,
        _ when Transmits().IsMatch(Unmarked(item.Lines[0].Text)) || item.Lines.Any(l => Transmitted().IsMatch(l.Text)) => Course.Transmitted,
        _ => Course.Reported,
    };

    [GeneratedRegex("^(?:会议|首先|集体|共同|组织)*(?:传达|学习|宣读|领学|宣布)")]
    private static partial Regex Transmits();

    [GeneratedRegex("(?:传达|领学|宣读)(?:了|学习)?(?:[^。；]{0,40}(?:精神|讲话|文件|通知|通报|决定|会议)|[。，]|$)")]
    private static partial Regex Transmitted();

    /// <summary>A sentence of the record that decides stands in this text.</summary>
    public static bool Decides(string text) => Labelled().IsMatch(text) || Sentence().IsMatch(text);

    public static Result Of(ItemLines item, IReadOnlyList<MeetingSpeeches.Span> spans, IReadOnlyList<Speech> speeches, bool resolvedByLead)
    {
        var vote = item.Vote ?? VoteOf(item.Lines);
        var whole = string.Join('\n', item.Lines.Select(l => l.Text));
        if ((item.Result ?? Resolution(item, spans, resolvedByLead) ?? LastWord(item, spans)) is not { } resolution)
            return Deferral(item.Lines) is { } deferral ? new(Outcome.Deferred, deferral.Cite(), false, false, vote) : Tacit(item, spans, speeches, vote, whole);
        var text = resolution.Text;
        if (vote is { For: { } yes, Against: { } no } && no > yes) return new(Outcome.Rejected, resolution.Cite(), false, false, vote);
        var outcome = Settled().IsMatch(Unmarked(Body(text))) ? Outcome.Decided : Defers().IsMatch(text) ? Outcome.Deferred : Rejects().IsMatch(Body(text)) ? Outcome.Rejected : Outcome.Decided;
        if (outcome == Outcome.Decided && (item.Result is not null || resolvedByLead || Labelled().IsMatch(text) || Verdict.Is(text))) outcome = Verdict.Of(Unmarked(Body(text)));
        if (outcome == Outcome.Noted) return new(outcome, null, false, false, vote);
        if (outcome != Outcome.Decided) return new(outcome, resolution.Cite(), false, false, vote);
        if (NoDecision().IsMatch(text) || OnlyPassesOn().IsMatch(Body(text)) || OnlyHears().IsMatch(Body(text))) return new(Outcome.Noted, null, false, false, vote);
        var ratifies = Ratification().IsMatch(text) || Ratification().IsMatch(item.Title) || AskedToRatify().IsMatch(whole);
        return new(outcome, resolution.Cite(), Conditions().IsMatch(text) || PassesOn().IsMatch(text), ratifies, vote);
    }

    /// <summary>会议同意追认16人，2名村干部不予计发; 同意申报立项，自筹资金另行研究: what was agreed comes first, a part is left out or left open.</summary>
    [GeneratedRegex(@"^(?:会议|大会)?(?:经?研究|讨论|一致|原则)*(?:决定)?[，,]?同意(?!.{0,24}?(?:撤回|退回|缓|推迟|取消|延期))[^。，；]{4,60}[，；][^。]{0,30}(?:不予|另行研究|不再|暂不)")]
    private static partial Regex Settled();

    /// <summary>The decisive words without the label before them.</summary>
    private static string Body(string text) => Labelled().Match(text) is { Success: true, Index: <= 1 } match && match.Groups["rest"].Length > 0 ? match.Groups["rest"].Value : text;

    /// <summary>The last labelled resolution; else the last sentence of the record that decides; else bare verbs outside of speeches.</summary>
    private static Line? Resolution(ItemLines item, IReadOnlyList<MeetingSpeeches.Span> spans, bool resolvedByLead)
    {
        for (var i = item.Lines.Count - 1; i >= 0; i--)
            if (Labelled().Matches(item.Lines[i].Text) is { Count: > 0 } labels)
                return labels[0].Groups["rest"].Length == 0 && i + 1 < item.Lines.Count ? item.Lines[i + 1] : item.Lines[i].Slice(labels[0].Index == 1 ? 0 : labels[0].Index, item.Lines[i].Text.Length);
        foreach (var pattern in new[] { Sentence(), Bare() })
            for (var i = item.Lines.Count - 1; i >= 0; i--)
            {
                var line = item.Lines[i];
                var match = pattern.Matches(line.Text).Cast<System.Text.RegularExpressions.Match>().LastOrDefault(m => !Counts().IsMatch(line.Text, m.Index) && !Spoken(line, m.Index, spans, pattern == Sentence()));
                if (match is not null) return ClauseAround(line, match.Index) is var clause && clause.Text[^1] is ':' or '：' && i + 1 < item.Lines.Count ? item.Lines[i + 1] : clause;
            }
        if (!resolvedByLead) return null;
        var first = item.Lines[0];
        return Hears().IsMatch(Unmarked(first.Text)) ? null : first;
    }

    /// <summary>Notes end an item with a word: 不换。 照付。 缓. Bare consent at the end of what somebody says is his own.</summary>
    private static Line? LastWord(ItemLines item, IReadOnlyList<MeetingSpeeches.Span> spans)
    {
        var line = item.Lines[^1];
        var text = line.Text.TrimEnd('。', '！', ' ', '\u3000');
        var from = text.LastIndexOfAny(['。', '；', '！', ' ', '\u3000', '\t', '？']) + 1;
        var speech = spans.LastOrDefault(s => s.Line == line && s.End > from);
        if (from == text.Length || (from == 0 && (item.Lines.Count == 1 || speech is not null)) || (speech is not null && (from <= speech.End - speech.Words.Length || OwnConsent().IsMatch(text[from..])))) return null;
        return Verdict.Is(text[from..]) ? line.Slice(from, line.Text.Length) : null;
    }

    [GeneratedRegex("^(?:我|也|都)?(?:同意|赞成|不同意|不赞成|反对|可以|行|可行|不行|不宜|通过)$")]
    private static partial Regex OwnConsent();

    /// <summary>同意5　不同意0: votes, not the resolution.</summary>
    [GeneratedRegex(@"\G(?:不同意|同意|赞成|反对|通过)\s*[:：]?\s*[\d０-９]{1,3}(?=\s|票|人|$|[，,、/])(?!\s*[票人]?[，,]?(?:一致)?(?:同意|通过))")]
    private static partial Regex Counts();

    private static string Unmarked(string text) => LeadingMark().Replace(text, "");

    [GeneratedRegex(@"^[\s\d一二三四五六七八九十①-⑳（()）.、．:：◆★△●—\-议题第项]+")]
    private static partial Regex LeadingMark();

    /// <summary>Within what somebody says. A group's consent (大家一致同意) is the meeting's own.</summary>
    private static bool Spoken(Line line, int at, IReadOnlyList<MeetingSpeeches.Span> spans, bool sentence) =>
        !Closing().IsMatch(line.Text, at) && spans.Any(s => s.Line == line && at >= s.Start && at < s.End && !(sentence && at == s.Start && !Persons.IsName(s.Who[0])) && !(spans.Count == 1 && !s.Chairs && (AfterReport().IsMatch(line.Text[..s.End], at) || (Reported().IsMatch(line.Text[s.Start..s.End]) && AfterComma().IsMatch(line.Text[..s.End], at)))));

    /// <summary>某某：同意。通过。: the last word of an item is the record's.</summary>
    [GeneratedRegex(@"(?<=[。；;！])\G(?:一致|全票|表决|会议)*通过[。！]?\s*$")]
    private static partial Regex Closing();

    /// <summary>Nobody consents to his own report: behind the only speech of an item a sentence of bare consent is the meeting's.</summary>
    [GeneratedRegex(@"(?<=[。；;！—])\G(?:都|均|大家|一致)?(?:(?:无异议|没有异议|没有意见|没意见)[，,]?)?(?:一致)?(?:同意|通过|(?<=异议|意见)[，,]?)[^。；，,：:]{0,36}[。；]?\s*$")]
    private static partial Regex AfterReport();

    /// <summary>某某说明需4.2万元，同意。: a report and what came of it in one sentence.</summary>
    [GeneratedRegex(@"^[\u4e00-\u9fa5]{2,4}(?:同志)?(?:汇报|报告|通报|介绍|说明|提出|提议|申请|请示|提|报)")]
    private static partial Regex Reported();

    [GeneratedRegex(@"(?<=[，,])\G(?:大家|会议|都|均|一致)?(?:同意|通过|没有意见|没意见|无异议)[。；]?\s*$")]
    private static partial Regex AfterComma();

    /// <summary>The sentence around a place: from the stop before it to the stop after it.</summary>
    private static Line ClauseAround(Line line, int at)
    {
        var from = at == 0 ? 0 : line.Text.LastIndexOfAny(['。', '；', '！', '？'], at - 1) + 1;
        var to = line.Text.IndexOfAny(['。', '！'], at);
        return line.Slice(from, to < 0 ? line.Text.Length : to + 1);
    }

    private static Line? Deferral(IReadOnlyList<Line> lines)
    {
        foreach (var line in lines.Reverse())
            if (Defers().Matches(line.Text).FirstOrDefault(m => !Earlier().IsMatch(line.Text[..m.Index])) is { } match && !PassesOn().IsMatch(line.Text)) return ClauseAround(line, match.Index);
        return null;
    }

    /// <summary>环卫外包（上次缓议的）: what an earlier meeting put off is before this one.</summary>
    [GeneratedRegex("(?:上次|前次|上回|上月|此前|之前|原先|曾)[^，。；]{0,8}$")]
    private static partial Regex Earlier();

    /// <summary>No sentence decides, but all consent, the chair last: small bodies record no more than that.</summary>
    private static Result Tacit(ItemLines item, IReadOnlyList<MeetingSpeeches.Span> spans, IReadOnlyList<Speech> speeches, Vote? vote, string whole)
    {
        var noted = new Result(Outcome.Noted, null, false, false, vote);
        if (vote is { For: > 0 }) return new(vote.Against > vote.For ? Outcome.Rejected : Outcome.Decided, VoteLine(item.Lines)?.Cite(), Conditions().IsMatch(whole), Ratification().IsMatch(whole), vote);
        if (spans.Count == 0 || NoDecision().IsMatch(whole) || PassesOn().IsMatch(whole)) return noted;
        var last = spans[^1];
        var stance = speeches[^1].Stance;
        var led = spans[0].Chairs && speeches.Count > 2 && speeches.Skip(1).All(s => s.Stance == Stance.Agrees);
        if (!led && !last.Chairs && Persons.IsName(last.Who[0])) return noted;
        var resolution = last.Line.Cite(last.Start, last.End);
        return stance switch
        {
            _ when last.Chairs && stance is (Stance.Neutral or Stance.Proposes) && Settles().IsMatch(last.Words) => new(Outcome.Decided, resolution, Conditions().IsMatch(last.Words), Ratification().IsMatch(whole), vote),
            Stance.Agrees => new(Outcome.Decided, resolution, Conditions().IsMatch(last.Words), Ratification().IsMatch(whole), vote),
            Stance.Disagrees => new(Outcome.Rejected, resolution, false, false, vote),
            _ => noted,
        };
    }

    /// <summary>那就按比选结果, 定某某公司, 那就买了: with such words the chair closes an item.</summary>
    [GeneratedRegex(@"(?:^|[，。；：:])(?:好[，,])?(?:那么?)?(?:就|还是)(?:按|照|这么|这样|定|由|用|买|给|请|交|选|办)(?!.{0,12}(?:汇报|介绍|再议|研究|讨论|上会|[？?]))|(?:^|[。；：:])定(?!期|于|点|时|向|编|员)[\u4e00-\u9fa5]|审定通过|(?:买|办|定|批|给)了(?=[。，]|$)")]
    private static partial Regex Settles();

    private static Line? VoteLine(IReadOnlyList<Line> lines) => lines.LastOrDefault(l => VoteIn(l.Text) is not null);

    private static Vote? VoteOf(IReadOnlyList<Line> lines) => lines.Reverse().Select(l => VoteIn(l.Text)).FirstOrDefault(v => v is not null);

    internal static Vote? VoteIn(string text)
    {
        if (Ballots().Match(text) is { Success: true } ballots)
            return new(Number(ballots, "yes"), Number(ballots, "no"), Number(ballots, "none"), ballots.Value.Trim());
        var formal = Formal().IsMatch(text);
        int? Of(Regex ballots, Regex spare) => Number(ballots.Match(text)) ?? (formal ? Number(spare.Match(text)) : null);
        var (yes, no, abstained) = (Of(For(), ForSpare()), Of(Against(), AgainstSpare()), Of(Abstained(), AbstainedSpare()));
        if (yes is null && no is null && abstained is null) yes = Number(Only().Match(text));
        var unanimous = Unanimous().Match(text);
        if (yes is null && no is null && abstained is null) return unanimous.Success ? new(null, null, null, unanimous.Value) : null;
        return new(yes, no, abstained, Around(text, For().Match(text) is { Success: true } f ? f.Index : ForSpare().Match(text) is { Success: true } s ? s.Index : Only().Match(text).Index));
    }

    private static string Around(string text, int at)
    {
        var from = at <= 0 ? 0 : text.LastIndexOfAny(['。', '；', '！', '\t'], at - 1) + 1;
        var to = text.IndexOfAny(['。', '\t'], at < 0 ? 0 : at);
        return text[from..(to < 0 ? text.Length : to)].Trim();
    }

    private static int? Number(System.Text.RegularExpressions.Match match) => match.Success ? Numerals.ParseInt(match.Groups["n"].Value) : null;

    private static int? Number(System.Text.RegularExpressions.Match match, string group) => match.Groups[group] is { Success: true } found ? Numerals.ParseInt(found.Value) : null;

    /// <summary>7:0:0, 9/0/0, 表决9:0, 赞成7/反对0/弃权0: the three numbers beside each other.</summary>
    [GeneratedRegex(@"^\s*(?<yes>\d{1,3})\s*[:：/]\s*(?<no>\d{1,3})\s*[:：/]\s*(?<none>\d{1,3})\s*$|(?:表决|票决|举手)(?:结果|情况)?\s*[:：]?\s*(?<yes>\d{1,3})\s*[:：/比]\s*(?<no>\d{1,3})(?:\s*[:：/比]\s*(?<none>\d{1,3}))?(?![\d.%])|(?<=[；;\s。]|^)(?<yes>\d{1,3})[:：/](?<no>\d{1,3})[:：/](?<none>\d{1,3})(?=[\s，,。；;]|$)")]
    private static partial Regex Ballots();

    private const string N = @"(?<n>[0-9０-９]{1,4}|[一二三四五六七八九十百两零〇]{1,4})";

    [GeneratedRegex("表决|反对|不同意|弃权|票|赞成")]
    private static partial Regex Formal();

    [GeneratedRegex($@"(?<!不)(?:同意|赞成|赞同)\s*[（(]?\s*[:：]?\s*{N}\s*票|{N}\s*票\s*(?:均|都|一致)?(?:赞成|同意|通过|赞同)")]
    private static partial Regex For();

    [GeneratedRegex($@"(?<!不)(?:同意|赞成)\s*[:：]?\s*{N}\s*(?:[人名]|(?=[，、；;。\s]|$))|{N}\s*[人名](?:代表|委员|党员|居民|村民)?(?:一致|均|举手)*(?:同意|赞成)|(?<n>[0-9]+)名代表一致同意")]
    private static partial Regex ForSpare();

    [GeneratedRegex($@"(?:反对|不同意|不赞成)\s*[:：]?\s*{N}\s*票|{N}\s*票\s*(?:反对|不同意)")]
    private static partial Regex Against();

    [GeneratedRegex($@"(?:反对|不同意|不赞成)\s*[:：]?\s*{N}\s*(?:[人名]|(?=[，、；;。\s]|$))")]
    private static partial Regex AgainstSpare();

    [GeneratedRegex($@"弃权\s*[:：]?\s*{N}\s*票|{N}\s*票\s*弃权")]
    private static partial Regex Abstained();

    [GeneratedRegex($@"弃权\s*[:：]?\s*{N}\s*(?:[人名]|(?=[，、；;。\s]|$))")]
    private static partial Regex AbstainedSpare();

    /// <summary>8票。 alone at the end of a resolution.</summary>
    [GeneratedRegex($@"(?<=[。，；,])\s*{N}票\s*(?=[。；]|$)")]
    private static partial Regex Only();

    [GeneratedRegex("(?:一致|全票|全体|无异议)(?:举手|表决|审议|研究|讨论)*(?:同意|通过|赞成)")]
    private static partial Regex Unanimous();
}
