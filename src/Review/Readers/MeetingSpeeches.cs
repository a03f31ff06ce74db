using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>Who spoke under an item, in order, and what each said of it.</summary>
internal static partial class MeetingSpeeches
{
    /// <param name="End">Where the words end in the line.</param>
    internal sealed record Span(Line Line, int Start, int End, IReadOnlyList<string> Who, string Words, bool Chairs);

    /// <summary>发言：…, 讨论 and a cell: what follows is said, not resolved.</summary>
    [GeneratedRegex(@"^[\s【\[]*(?:发言|讨论|汇报)")]
    private static partial Regex TalkLabel();

    private const string Adverbs = "(?:[（(][^）)]{0,14}[）)]|同志|书记|镇长|乡长|主任|委员|们|均|都|也|亦|先后|依次|逐一|逐个|分别|一致|最后|末位|首先|接着|随后|发言|表态|表示|明确|当场|口头|完全|没有补充|无补充|，|,| |　)*";
    private const string Consent = "(?:没有不同意见|没有其他意见|不同意|不赞成|反对|弃权|保留意见|有不同意见|原则同意|同意|赞成|赞同|支持|附议|无不同意见|无异议|没有异议|没有意见|没意见|无意见|无不同)";
    private const string Groups = "各(?:位)?(?:党工委|党委)?(?:委员|成员|同志)|(?:其余|其他)(?:各)?(?:位)?(?:党委|党工委)?(?:委员|同志|成员|班子成员|人员|与会人员|参会人员)|大家|与会(?:人员|同志|委员|成员)|参会(?:人员|同志|委员)|委员们|众|全体(?:委员|与会人员|参会人员|成员|同志|(?=(?:一致|举手|表决)*(?:同意|赞成|通过|无异议)))|班子成员|会议一致|一致";

    [GeneratedRegex(@"(?<=^|[。；;！？!?，,：:\s——）)】\t])(?=[\u4e00-\u9fa5])")]
    private static partial Regex ClauseStart();

    [GeneratedRegex($@"\G{Adverbs}{Consent}(?!\s*[0-9一二三四五六七八九十]+\s*票)")]
    private static partial Regex Agrees();

    [GeneratedRegex($@"\G(?:{Groups})(?:[^。；：:，,]{{0,10}}?){Consent}|\G(?:{Groups})[:：]")]
    private static partial Regex Group();

    [GeneratedRegex($@"\G(?:{Groups})")]
    private static partial Regex GroupName();

    [GeneratedRegex(@"\G(?:同志|书记|镇长|乡长|主任|部长|委员)?(?:\s*[（(][^）)]{0,20}[）)])?(?:\s*(?:最后)?(?:发言|表态|汇报|补充|总结|通报|说明|介绍|报告|意见)|\s*最后)?(?:\s*[（(][^）)]{0,20}[）)])?\s*(?:[:：]|——|\t)")]
    private static partial Regex Colon();

    [GeneratedRegex(@"\G(?:同志|书记|镇长|乡长|主任)?(?:[（(][^）)]{0,14}[）)])?(?:最后|首先|到会|逐条|简要|作了?|就|认为|补充|临时|再次|当场)*(?<verb>汇报|报告|通报|介绍|说明|宣读|领学|传达|解读|提出|提议|建议|主张|指出|强调|补充|表示|认为|安排|讲|提|报)")]
    private static partial Regex Verb();

    /// <summary>Sentences of the record itself end a speech: 会议决定 …, 表决：…</summary>
    [GeneratedRegex(@"(?<=[。；！\s]|[，,](?=会议|大会))(?=[◇◆★【\s]*(?:会议|大会|形成|经研究|经会议|最后形成)(?:当场|经)?(?:研究|讨论|审议|一致|原则|形成|最后|表决)*(?:决定|同意|议定|商定|通过|明确|不同意|要求|强调|决议|听取)|(?:表决|决定事项|议定事项|决定|决议|议定|结论|形成决定|处理意见|◇定)\s*[】]?\s*[:：])")]
    private static partial Regex RecordSpeaks();

    public static IReadOnlyList<Span> Spans(IReadOnlyList<Line> lines, IReadOnlySet<string> known, string? chair)
    {
        var spans = new List<Span>();
        foreach (var line in lines)
        {
            if (MeetingAgenda.ResultLabel().IsMatch(line.Text) && !TalkLabel().IsMatch(line.Text)) continue;
            var starts = new List<(int At, int WordsAt, IReadOnlyList<string> Who)>();
            foreach (Match clause in ClauseStart().Matches(line.Text))
                if ((starts.Count == 0 || clause.Index >= starts[^1].WordsAt) && StartAt(line.Text, clause.Index, known) is { } start) starts.Add(start);
            for (var i = 0; i < starts.Count; i++)
            {
                var end = i + 1 < starts.Count ? starts[i + 1].At : line.Text.Length;
                // A cell ends what is said in it: the next one is the record's (讨论情况 | 议定结果).
                if (line.Text.IndexOf('\t', starts[i].WordsAt) is >= 0 and var cell && cell < end) end = cell;
                if (RecordSpeaks().Match(line.Text, starts[i].At) is { Success: true } stop && stop.Index < end) end = stop.Index;
                spans.Add(new(line, starts[i].At, end, starts[i].Who, line.Text[Math.Min(end, starts[i].WordsAt)..end], starts[i].Who.Any(w => Leader.Is(w, chair, known))));
            }
        }
        return spans;
    }

    public static IReadOnlyList<Speech> Of(IReadOnlyList<Span> spans)
    {
        var speeches = new List<Speech>();
        foreach (var span in spans)
        {
            var stance = StanceOf(span, speeches.Count == 0);
            foreach (var who in span.Who) speeches.Add(new(who, stance, span.Line.Cite(span.Start, span.End)));
        }
        return speeches;
    }

    /// <summary>A speech begins where names are followed by a colon, by a word of consent or by a verb of speaking.</summary>
    private static (int At, int WordsAt, IReadOnlyList<string> Who)? StartAt(string text, int at, IReadOnlySet<string> known)
    {
        if (Group().Match(text, at) is { Success: true } group && group.Index == at)
            return (at, at, [GroupName().Match(text, at).Value]);
        var (names, end) = Names(text, at, known);
        if (names.Count == 0) return null;
        if (Colon().Match(text, end) is { Success: true } colon && !Tally().IsMatch(text, colon.Index + colon.Length) && (at == 0 || text[colon.Index + colon.Length - 1] != '\t')) return (at, colon.Index + colon.Length, names);
        if (names.Any(n => n.Length < 2)) return null;
        if (Agrees().IsMatch(text, end)) return (at, end, names);
        return Verb().IsMatch(text, end) && names.TrueForAll(n => known.Contains(n) || Persons.IsName(n)) ? (at, end, names) : null;
    }

    /// <summary>某某：赞成9票，…: the votes on a candidate, not his words.</summary>
    [GeneratedRegex(@"\G\s*(?:表决|得票|得|应到.{0,20})?[^，。；]{0,6}(?:同意|赞成|得)\s*[:：]?\s*[0-9一二三四五六七八九十]+\s*票")]
    private static partial Regex Tally();

    /// <summary>One name or several with marks between them, the longest reading that something can follow.</summary>
    private static (List<string> Names, int End) Names(string text, int at, IReadOnlySet<string> known)
    {
        var names = new List<string>();
        var end = at;
        while (NameAt(text, end, known) is { } name)
        {
            names.Add(name);
            end += name.Length;
            var next = Comrade().Match(text, end) is { Success: true } title ? end + title.Length : end;
            while (next < text.Length && text[next] is '、' or '，' or ',' or ' ' or '\u3000' or '和' or '及') next++;
            if (next == end || NameAt(text, next, known) is null) break;
            end = next;
        }
        return (names, end);
    }

    /// <summary>某某同志、某某同志</summary>
    [GeneratedRegex(@"\G同志(?=[、和及])")]
    private static partial Regex Comrade();

    private static string? NameAt(string text, int at, IReadOnlySet<string> known)
    {
        for (var length = 4; length >= 2; length--)
            if (at + length <= text.Length && text.Substring(at, length) is var word && known.Contains(word)) return word;
        foreach (var length in (int[])[3, 2, 4])
        {
            if (at + length > text.Length) continue;
            var word = text.Substring(at, length);
            if (length == 3 && Persons.IsName(word[..2]) && StrongVerb().IsMatch(text, at + 2)) continue;
            if (length == 3 && word[2] is '报' or '讲' or '说' or '提') continue; // 苗壮报：, a name of two and a verb
            if (!(Persons.IsName(word) || Persons.IsByOffice(word))) continue;
            if (Follows(text, at + length)) return word;
        }
        if (OfficeAlone().Match(text, at) is { Success: true } alone) return alone.Groups["who"].Value;
        return at < text.Length && Persons.IsSurname(text[at]) && at + 1 < text.Length && text[at + 1] is ':' or '：' ? text[at].ToString() : null;
    }

    /// <summary>书记：, 镇长：: the record calls them by their offices alone.</summary>
    [GeneratedRegex(@"\G(?<who>(?:党委|党工委|党组|镇党委|纪委|副)?(?:书记|镇长|乡长|主任|副主任|副镇长|副乡长|组织委员|宣传委员|武装部长|人大主席|主持人))(?=\s*(?:[（(][^）)]{0,14}[）)])?\s*[:：])")]
    private static partial Regex OfficeAlone();

    private static bool Follows(string text, int at) =>
        at < text.Length && (text[at] is '、' || Comrade().IsMatch(text, at) || (text[at] is ' ' or '\u3000' && at + 2 < text.Length && Persons.IsName(text[(at + 1)..Math.Min(text.Length, at + 4)].Trim(':', '：', '、', '，', ' ', '\u3000')))
            || Colon().IsMatch(text, at) || Agrees().IsMatch(text, at) || StrongVerb().IsMatch(text, at));

    [GeneratedRegex(@"\G(?:同志|书记|镇长|乡长|主任)?(?:[（(][^）)]{0,14}[）)])?(?:最后|首先|到会|逐条|简要|作了?|就)*(?:汇报|报告|通报|介绍|说明|宣读|领学|提出|提议|建议|主张|指出|强调|表示|认为|报：|提：)")]
    private static partial Regex StrongVerb();

    private static Stance StanceOf(Span span, bool first)
    {
        var words = span.Words;
        if (Against().IsMatch(words)) return Stance.Disagrees;
        if (words.Contains("弃权")) return Stance.Abstains;
        if (ForIt().IsMatch(words) && !(first && Proposes().IsMatch(words) && words.Length > 30)) return Stance.Agrees;
        if (Verb().Match(words) is { Success: true, Index: 0 } verb)
            return verb.Groups["verb"].Value is "提出" or "提议" or "建议" or "主张" or "提" ? Stance.Proposes
                : verb.Groups["verb"].Value is "汇报" or "报告" or "通报" or "介绍" or "说明" or "宣读" or "领学" or "传达" or "解读" or "讲" or "报" or "安排" ? Stance.Reports : Stance.Neutral;
        if (first && !span.Chairs) return Stance.Reports;
        return Proposes().IsMatch(words) ? Stance.Proposes : Stance.Neutral;
    }

    [GeneratedRegex(@"(?:^|[，。；、：:\s我])(?:都|均|也|暂|暂时|表示|坚决|明确|一致)*(?:不同意|不赞成|反对(?!.{0,4}票)|不赞同|持保留|保留意见|有不同意见|不支持)")]
    private static partial Regex Against();

    [GeneratedRegex(@"(?<!不|未|经|会|已|否|县|局|委)(?:同意(?!书|的意见后)|赞成|赞同|支持(?!力度)|附议|无异议|没有异议|没有意见|没意见|无意见|[无没]有?不同|没有其他意见|可以(?:，|。|$)|可行(?:，|。|$)|(?:^|(?<=[，。：:\s]))(?:行|好|中)(?=[，。！]|$)|就这样|就这么(?:办|定)|照此(?:办|执行))")]
    private static partial Regex ForIt();

    [GeneratedRegex("建议|提议|拟|我看|就用|就定|就按|提请|申请|主张|今天就定")]
    private static partial Regex Proposes();
}
