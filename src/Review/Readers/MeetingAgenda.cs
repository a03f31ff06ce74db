using System.Text.RegularExpressions;
using DocReview.Index;
using DocReview.Ledger;
using Match = System.Text.RegularExpressions.Match;

namespace DocReview.Review;

/// <summary>What stands under one item of an agenda: its title, verbatim, and its lines.</summary>
/// <param name="Sundry">Under 其他事项, without a heading of its own.</param>
internal sealed record ItemLines(string Title, IReadOnlyList<Line> Lines, bool Sundry = false)
{
    /// <summary>The line that tells what came of it, where the paper's build says which one that is (a column, an arrow, a list of results); null where the words must tell.</summary>
    public Line? Result { get; init; }

    /// <summary>Votes from columns of their own.</summary>
    public Vote? Vote { get; init; }
}

/// <param name="HeadEnd">How many lines stand above the first item.</param>
/// <param name="Announced">Topics listed above the items and repeated below with what was said; empty where none are.</param>
internal sealed record AgendaLines(int HeadEnd, IReadOnlyList<ItemLines> Items, IReadOnlyList<Line> Announced);

/// <summary>Cuts the lines of a meeting into head, items and tail, by the marks the clerk used for the first item.</summary>
internal static partial class MeetingAgenda
{
    internal sealed record Anchor(int Index, string Kind, int? Value, int TextStart)
    {
        /// <summary>Stands behind the numbered items, without a number.</summary>
        public bool Unnumbered => Kind is "其他" or BroughtIn;

        /// <summary>（一）（二）（三）三项一并汇报: one paragraph for several items.</summary>
        public IReadOnlyList<int> Values { get; init; } = Value is { } value ? [value] : [];
    }

    private const string BroughtIn = "临";

    private static readonly (string Kind, Regex Pattern)[] Marks =
    [
        ("题", new(@"^[—\-★◆△●■▲◇\s【\[（(]*(?:会议)?(?:议\s*题|议\s*程|事\s*项|议\s*案|提\s*案|研究事项|内容|议事)\s*之?\s*[（(]?\s*(?<n>[一二三四五六七八九十]{1,3}|[壹贰叁肆伍陆柒捌玖拾]|\d{1,2}|[①-⑳])\s*[)）】\]]?\s*[】\]]?[:：、.．,，]?\s*")),
        ("第", new(@"^[—\-★◆\s【\[（(]*第\s*(?<n>[一二三四五六七八九十]{1,3}|[\d０-９]{1,2})\s*(?:(?:项|件|个|号|案)?(?:议题|议程|议案|问题|事项|内容|件事)?(?<=项|件|个|号|题|程|案|事|容)\s*[】\]）)]?[:：、，,.．\s]*|[ \u3000、，：:]+(?=[\u4e00-\u9fa5“《]))")),
        ("【1】", new(@"^[【\[〔［]\s*(?<n>[一二三四五六七八九十]{1,3}|\d{1,2})\s*[】\]〕］]\s*")),
        ("㈠", new(@"^(?<n>[㈠-㈩⑴-⒇⒈-⒛])\s*")),
        ("A1", new(@"^[A-Z]{1,2}\s*[-－—.]?\s*0?(?<n>\d{1,2})(?!\d)\s*[.．、:：\t ]\s*")),
        ("甲", new(@"^(?<n>[甲乙丙丁戊己庚辛壬癸])\s*[、．.:：]\s*")),
        ("事一", new(@"^(?:事|题|议)\s*(?<n>[一二三四五六七八九十]{1,2}|\d{1,2})(?:\s*[:：、.．]\s*|[ \u3000]+)(?=\S)")),
        ("一", new(@"^(?<n>[一二三四五六七八九十]{1,3})\s*[、.．:：]\s*")),
        ("一是", new(@"^(?<n>[一二三四五六七八九十])是(?![，,：:\s]*(?:要|加强|强化|提高|抓|进一步|必须|严|落实|加大|坚持|继续|确保|全面|做好|认真))[，,：:\s]*")),
        ("(一)", new(@"^[（(]\s*(?<n>[一二三四五六七八九十]{1,3})\s*[）)]\s*[、.．:：]?\s*")),
        ("1", new(@"^(?<n>\d{1,2})\s*(?:[、．]|\.(?!\d))\s*")),
        ("(1)", new(@"^(?:[（(]\s*(?<n>\d{1,2})\s*[）)]|(?<n>\d{1,2})\s*[）)])\s*[、.．:：]?\s*")),
        ("①", new(@"^(?<n>[①-⑳])\s*")),
        ("1 ", new(@"^(?<n>\d{1,2})[ \u3000]+(?=[\u4e00-\u9fa5])")),
        ("一 ", new(@"^(?<n>[一二三四五六七八九十]{1,2})[ \u3000]+(?=[\u4e00-\u9fa5\d“《])")),
        ("行", new(@"^(?<n>\d{1,2})\t(?=.*[\u4e00-\u9fa5]{4}.*\t)")),
        ("1.1", new(@"^(?<of>\d{1,2})[.．](?<n>\d{1,2})(?![\d.．])[ \u3000、]*(?=[\u4e00-\u9fa5《“])")),
        ("题:", new(@"^[【\[]?(?:会议)?(?:议\s*题|研究事项|议\s*程|题\s*目|案\s*由|事\s*由|研究)\s*(?:[】\]]\s*[:：\t]?|[:：\t]|[ \u3000]{2,})\s*(?=\S)")),
        ("【】", new(@"^[【〖](?!会议|本次|基本|时|地)[\u4e00-\u9fa5]{2,10}[】〗]\s*(?=\S{8})")),
        ("•", new(@"^[◆★△●■▲▶◎☆※•·○□◇]\s*|^[-—–*+]{1,2}\s*(?=[\u4e00-\u9fa5])")),
    ];

    /// <summary>A label that opens what was decided, not a new item.</summary>
    [GeneratedRegex(@"^[◇◆★\s【\[]*(?:会议|最后|最终|研究)?(?:形成)?(?:研究)?(?:决定事项|议定事项|决定|决议|议定|结论|处理意见|定|决|表决|表决结果|表决情况|发言|讨论|汇报)(?:如下|情况)?\s*[】\]]?\s*[:：】\t]")]
    internal static partial Regex ResultLabel();

    /// <summary>Items without a number: what is left, and what is brought in during the meeting.</summary>
    [GeneratedRegex(@"^(?:(?:其他|其它|另外?)(?:需要研究的)?(?:事项|问题|议题|工作|事宜)?\s*[:：。]|(?:其他|其它)(?:事项|问题|议题|工作|事宜)$|(?:临时|补充|增加|追加|新增)(?:增加|追加|补充)?(?:的)?(?:一个|一项|一条)?(?:议题|议程|动议|事项)(?:[一二三12])?\s*(?:[:：]|$))")]
    private static partial Regex Others();

    /// <summary>散会前，某某提出：…, 另，某某提议…: somebody brings in what has no number; what he says of its not having been listed is no title.</summary>
    [GeneratedRegex(@"^[（(]?(?:(?:散会|会议?(?:快)?结束|临近结束|快散会)(?:之)?(?:前|时)|会议?(?:最后|临了)|另外?|会上|会中)[，,]?(?:[^。；：:，,\s]{0,10}(?:提出|提议|提到|提请|建议|补充|说|讲|提)|(?=[^。；：:，,\s]{2,8}[:：]))[^。；：:，,]{0,8}[:：，,]?\s*(?:[^。；，,：:]{0,14}(?:没有?列|未列|临时|说一下|还有(?:个|件|一)?[^。；，,：:]{0,3}事)[^。；，,：:]{0,8}[，,：:]\s*)*")]
    private static partial Regex LastMinute();

    [GeneratedRegex(@"^(?:会议|党委会|与会人员)?(?:还|首先|随后|接着|最后)?(?:一致)?(?:听取|传达|学习|审议|研究|讨论|通报|商议|审定|审核|关于|部署|安排)")]
    private static partial Regex Opening();

    [GeneratedRegex(@"^[\s（(]*(?:主\s*持|记\s*录|出\s*席|列\s*席|请\s*假|缺\s*席|参\s*会|与会|到会).{0,8}(?:[:：]|签)|^[（(]?(?:分\s*送|抄\s*送|抄\s*报|主\s*送|印\s*发|签\s*发|报\s*送|散\s*会|会议结束|以下空白|以下无正文|签\s*名|签\s*字|与会人员签|参会人员签|会议至|会议于)|^(?:19|20)\d{2}年.{3,12}印发|记录整理")]
    private static partial Regex Tail();

    /// <summary>The first line that marks an item; null where none does.</summary>
    public static bool IsAnchor(Line line) => AnchorAt([line], 0) is not null;

    /// <summary>Head, then items; the tail belongs to none.</summary>
    /// <param name="tabled">The items that stand in tables of this meeting, with the passages of their rows.</param>
    public static AgendaLines Split(IReadOnlyList<Line> lines, IReadOnlyList<(ItemLines Item, int From, int To)> tabled) =>
        tabled.Count > 0 ? Tabled(lines, tabled) : AgendaSections.In(lines) ?? Split(lines);

    /// <summary>The rows of the table, and what is told besides in numbered paragraphs of its own.</summary>
    private static AgendaLines Tabled(IReadOnlyList<Line> lines, IReadOnlyList<(ItemLines Item, int From, int To)> tabled)
    {
        var first = Enumerable.Range(0, lines.Count).First(i => lines[i].Number >= tabled[0].From);
        var untabled = lines.Where(l => !tabled.Any(t => l.Number >= t.From && l.Number <= t.To)).ToList();
        var besides = Chosen(untabled).Anchors.Count == 0 ? null : Split(untabled);
        List<ItemLines> others = besides is null ? [] : [.. besides.Items.Where(i => i.Lines.Any(l => l.Text.Contains('。')))];
        var start = others.Count > 0 ? Math.Min(first, Enumerable.Range(0, lines.Count).First(i => lines[i] == others[0].Lines[0])) : first;
        return new(start, [.. tabled.Select(t => t.Item).Concat(others).OrderBy(i => i.Lines[0].Number)], []);
    }

    private static AgendaLines Split(IReadOnlyList<Line> lines)
    {
        var (anchors, announced) = Chosen(lines);
        if (anchors.Count == 0)
        {
            var (above, unmarked) = WithoutMarks(lines);
            return new(above, unmarked, []);
        }

        var end = TailStart(lines, anchors[^1].Index);
        var items = new List<ItemLines>();
        for (var i = 0; i < anchors.Count; i++)
        {
            var stop = i + 1 < anchors.Count ? anchors[i + 1].Index : end;
            var first = lines[anchors[i].Index];
            Line[] all = [first, .. lines.Take(stop).Skip(anchors[i].Index + 1)];
            items.AddRange(Sundries(anchors[i], all) ?? [new(Title(first.Text, anchors[i].TextStart, all), all, SundryAlone().IsMatch(first.Text[anchors[i].TextStart..]))]);
        }
        var headEnd = anchors[0].Index;
        while (headEnd > 0 && TopicAlone().IsMatch(lines[headEnd - 1].Text)) headEnd--;
        return new(headEnd, items, announced);
    }

    [GeneratedRegex(@"^[【\[]?(?:会议)?(?:议\s*题|议\s*程|内\s*容|主要内容|会议内容|记录内容)[】\]]?\s*[:：]?$")]
    private static partial Regex TopicAlone();

    internal static Anchor? AnchorAt(IReadOnlyList<Line> lines, int index)
    {
        var text = lines[index].Text;
        foreach (var (kind, pattern) in Marks)
        {
            var match = pattern.Match(text);
            if (!match.Success || match.Length == 0) continue;
            var rest = text[match.Length..];
            if (MeetingStarts.IsHead(rest, lines[index])) return null;
            if (kind is not ("题" or "题:") && (ResultLabel().IsMatch(rest) || ResultLabel().IsMatch(text))) return null;
            if (kind is "•" && rest.Length == 0) return null;
            if (kind is not ("题" or "题:") && MeetingLabels.In(lines[index]) is [var field, ..] && field.Start <= match.Length && field.Label is not HeadLabel.Topic) return null;
            if (kind is "•" && MeetingLabels.In(lines[index]) is [{ Start: <= 2 }, ..]) return null;
            return new(index, kind == "•" ? text[..1] : kind == "1.1" ? match.Groups["of"].Value + "." : kind, ValueOf(match), match.Length) { Values = ValuesOf(match, pattern, text) };
        }
        if (LastMinute().Match(text) is { Success: true } late) return new(index, BroughtIn, null, late.Length);
        return Others().Match(text) is { Success: true } others ? new(index, "其他", null, 0) : null;
    }

    private static IReadOnlyList<int> ValuesOf(Match first, Regex pattern, string text)
    {
        if (ValueOf(first) is not { } value) return [];
        List<int> values = [value];
        var rest = text[first.Length..].TrimStart('、', '，', ' ');
        while (pattern.Match(rest) is { Success: true, Length: > 0 } next && ValueOf(next) == values[^1] + 1)
        {
            values.Add(values[^1] + 1);
            rest = rest[next.Length..].TrimStart('、', '，', ' ');
        }
        return values;
    }

    /// <summary>Numbers that are one character.</summary>
    private static readonly (char First, char Last)[] Series = [('①', '⑳'), ('㈠', '㈩'), ('⑴', '⒇'), ('⒈', '⒛')];

    private const string Stems = "甲乙丙丁戊己庚辛壬癸壹贰叁肆伍陆柒捌玖拾";

    private static int? ValueOf(System.Text.RegularExpressions.Match match)
    {
        var n = match.Groups["n"];
        if (!n.Success) return null;
        foreach (var (first, last) in Series)
            if (n.Value[0] >= first && n.Value[0] <= last) return n.Value[0] - first + 1;
        return Stems.IndexOf(n.Value, StringComparison.Ordinal) is var stem and >= 0 ? stem % 10 + 1 : Numerals.ParseInt(Numerals.HalfWidth(n.Value));
    }

    /// <summary>The anchors of the items: those of the kind used first. A list of topics in the head, repeated below with what was said, is passed over.</summary>
    private static (List<Anchor> Anchors, IReadOnlyList<Line> Announced) Chosen(IReadOnlyList<Line> lines)
    {
        IReadOnlyList<Line> listed = [];
        var all = Enumerable.Range(0, lines.Count).Select(i => AnchorAt(lines, i)).OfType<Anchor>().ToList();
        if (all.Count(a => a.Kind == "题:") == 1 && all.Find(a => a.Kind == "题:") is { } only)
        {
            // One topic named by a label: marks below it belong to its resolution, unless the label only introduces a list.
            var list = TopicList().IsMatch(lines[only.Index].Text);
            if (list) listed = Topics(lines[only.Index], only.TextStart);
            if (!list && all.TrueForAll(a => a.Index >= only.Index || a.Unnumbered)) return ([only], []);
            all.Remove(only);
        }
        // 7.5 周一 is a day, 3 台 a number: such marks count only as 1, 2 ….
        foreach (var kind in all.Select(a => a.Kind).Where(k => k is "1 " or "一 " || k[0] is >= '1' and <= '9' && k[^1] == '.').Distinct().ToList())
            if (!all.Where(a => a.Kind == kind).Select(a => a.Value).Take(2).SequenceEqual([1, 2])) all.RemoveAll(a => a.Kind == kind);
        // A lone star marks a heading (★会议内容★) where numbers mark the items.
        if (all.Any(a => a.Value == 1)) all.RemoveAll(a => a.Value is null && !a.Unnumbered && a.Kind is { Length: 1 } && all.Count(b => b.Kind == a.Kind) == 1);
        if (all.Count(a => a.Kind == "【】") < 2 || all[0].Kind != "【】") all.RemoveAll(a => a.Kind == "【】");
        if (all.Count == 0) return ([], []);
        // What does not begin with one is the rest of a list in the head (八、会议内容).
        var first = Run(all, Math.Max(0, all.FindIndex(a => a.Value is 1 or null && !a.Unnumbered)));
        var later = all.FindIndex(a => a.Index > first[^1].Index && a.Value == 1);
        if (first.Count >= 1 && later > 0 && IsBareList(first, lines))
        {
            var second = Run(all, later);
            if (second.Count >= first.Count - 1 && second.Count > 0 && (lines.Count - second[0].Index > second.Count || second[0].Kind is "题" or "第"))
                return (second, [.. first.Select(a => lines[a.Index].Slice(a.TextStart, lines[a.Index].Text.Length))]);
        }
        return (first, listed);
    }

    /// <summary>议题：1.…；2.… in one line.</summary>
    private static IReadOnlyList<Line> Topics(Line line, int from) =>
        [.. TopicsFrom(line.Text, from).Select(t => line.Slice(t.Start, t.End)).Where(t => t.Text.Length > 3)];

    /// <summary>1.…；2.…。请… : the topics of a line, each to its stop.</summary>
    public static List<string> Topics(string text) =>
        [.. TopicsFrom(text, 0).Select(t => text[t.Start..t.End].Split('。')[0].Trim('；', ';', '，', ' ', '\u3000')).Where(t => t.Length > 3)];

    private static IEnumerable<(int Start, int End)> TopicsFrom(string text, int from)
    {
        var marks = TopicMark().Matches(text, from).ToList();
        return marks.Select((m, i) => (m.Index + m.Length, i + 1 < marks.Count ? marks[i + 1].Index : text.Length));
    }

    [GeneratedRegex(@"(?<![\d.])(?:[一二三四五六七八九十]{1,2}[、．.]|[（(][一二三四五六七八九十\d]{1,2}[）)]|\d{1,2}[、．.](?!\d)|[①-⑳])")]
    private static partial Regex TopicMark();

    [GeneratedRegex(@"[:：\t]\s*(?:1|一|①|（一）|\(1\))\s*[、.．]?")]
    private static partial Regex TopicList();

    /// <summary>Anchors of one kind in rising order, 其他 wherever it stands.</summary>
    internal static List<Anchor> Run(List<Anchor> all, int from)
    {
        var run = new List<Anchor>();
        var last = 0;
        for (var i = from; i < all.Count; i++)
        {
            if (all[i].Kind == all[from].Kind && (all[i].Value is null || all[i].Value > last))
            {
                run.Add(all[i]);
                last = all[i].Values.Count > 0 ? all[i].Values[^1] : last;
            }
            else if (all[i].Unnumbered && run.Count > 0) run.Add(all[i]);
        }
        return run;
    }

    private static bool IsBareList(List<Anchor> run, IReadOnlyList<Line> lines)
    {
        for (var i = 0; i < run.Count; i++)
        {
            if (i > 0 && run[i].Index != run[i - 1].Index + 1) return false;
            if (lines[run[i].Index].Text.Length > 60) return false;
        }
        return true;
    }

    internal static int TailStart(IReadOnlyList<Line> lines, int from)
    {
        for (var i = from + 1; i < lines.Count; i++)
            if (Tail().IsMatch(lines[i].Text)) return i;
        return lines.Count;
    }

    /// <summary>The words after the mark up to the first full stop; a long one up to its first comma, a colon or the reporter's name.</summary>
    internal static string Title(string text, int from, IReadOnlyList<Line> all)
    {
        var rest = text[from..];
        if (rest.Length == 0 && all.Count > 1) rest = all[1].Text;
        if (LeadingBracket().Match(rest) is { Success: true } aside) rest = rest[aside.Length..];
        var end = rest.IndexOfAny(['。', '；', ';', '\t', '！']);
        if (end > 0) rest = rest[..end];
        if (Reporter().Match(rest) is { Success: true, Index: > 3 } reporter) rest = rest[..reporter.Index];
        if (rest.Length > 45 && rest.IndexOf('，') is > 6 and var comma) rest = rest[..comma];
        if (rest.Length > 12 && rest.IndexOf('：') is > 6 and var colon) rest = rest[..colon];
        if (rest.LastIndexOf('（') is > 3 and var open && rest.IndexOf('）', open) < 0) rest = rest[..open];
        return rest.Trim(' ', '\u3000', '：', ':', '，', '（', '。');
    }

    /// <summary>（单子上没有这项）…: said of the item, not its title.</summary>
    [GeneratedRegex(@"^[（(][^）)]{6,60}[）)](?=[^）)]{4})")]
    private static partial Regex LeadingBracket();

    [GeneratedRegex(@"[，,\s]\s*[\u4e00-\u9fa5]{2,3}(?:同志)?(?:提|报|讲|介绍|汇报|通报|说明|到会介绍|领学|提出|作了?(?:汇报|说明))")]
    private static partial Regex Reporter();

    /// <summary>其他：①…；②…: each a matter of its own; large sums hide there.</summary>
    private static List<ItemLines>? Sundries(Anchor anchor, IReadOnlyList<Line> all)
    {
        if (anchor.Kind == BroughtIn || !SundryTitle().IsMatch(all[0].Text[anchor.TextStart..]) && anchor.Kind != "其他") return null;
        var items = new List<ItemLines>();
        foreach (var line in all)
        {
            var marks = Circled().Matches(line.Text).Where(m => line != all[0] || m.Index >= anchor.TextStart).ToList();
            if (marks.Count == 0) items.AddRange(Sentences(line, line == all[0] ? anchor.TextStart : 0));
            for (var i = 0; i < marks.Count; i++)
            {
                var part = line.Slice(marks[i].Index, i + 1 < marks.Count ? marks[i + 1].Index : line.Text.Length);
                items.Add(new(Title(part.Text, marks[i].Length, [part]), [part], true));
            }
        }
        return items.Count > 1 ? items : null;
    }

    /// <summary>Without marks, the sentences that decide something, each a matter of its own.</summary>
    private static IEnumerable<ItemLines> Sentences(Line line, int from)
    {
        foreach (var end in Stops().Matches(line.Text, from).Select(m => m.Index + 1).Append(line.Text.Length))
        {
            var part = line.Slice(from, end);
            from = end;
            if (SundryLead().Match(part.Text) is { Success: true } lead) part = part.Slice(lead.Length, part.Text.Length);
            if (MeetingOutcome.Decides(part.Text) || Consents().IsMatch(part.Text)) yield return new(Title(part.Text, 0, [part]), [part], true);
        }
    }

    [GeneratedRegex("[。；;]")]
    private static partial Regex Stops();

    [GeneratedRegex("^(?:其他|其它|另外?)(?:事项|问题|议题|工作|事宜)?\\s*[:：，]\\s*")]
    private static partial Regex SundryLead();

    [GeneratedRegex("(?:同意|决定|通过|没有意见|无异议)")]
    private static partial Regex Consents();

    [GeneratedRegex("^(?:其他|其它|另外?)")]
    private static partial Regex SundryTitle();

    [GeneratedRegex("^(?:其他|其它|另外?)(?:需要研究的|需研究的)?(?:事项|问题|议题|工作|事宜)?(?:[:：。，；\\s]|$)")]
    private static partial Regex SundryAlone();

    [GeneratedRegex(@"[①-⑳]|(?<=[。；;：:\s]|^)[（(]\d{1,2}[）)]|(?<=[。；;：:\s]|^)\d{1,2}[.、．](?!\d)")]
    private static partial Regex Circled();

    /// <summary>No marks at all: the head ends with its last labelled line; then a shorthand of matters between semicolons, paragraphs that open with 研究, 听取 …, or one item.</summary>
    private static (int HeadEnd, IReadOnlyList<ItemLines> Items) WithoutMarks(IReadOnlyList<Line> lines)
    {
        var headEnd = 0;
        while (headEnd < lines.Count && (IsHead(lines[headEnd]) || (headEnd == 0 && lines[0].Text.Length < 50 && !lines[0].Text.Contains('。') && lines.Count > 1))) headEnd++;
        var end = TailStart(lines, headEnd - 1);
        var body = lines.Take(end).Skip(headEnd).ToList();
        if (Shorthand(body.Count > 0 ? body : [.. lines.Take(headEnd)]) is { } brief) return (Math.Max(1, headEnd), brief);
        if (body.Count == 0) return (headEnd, []);
        var starts = Enumerable.Range(0, body.Count).Where(i => Opening().IsMatch(body[i].Text)).ToList();
        if (starts.Count < 2 && Enumerable.Range(0, body.Count).Where(i => IsTitle(body, i)).ToList() is { Count: > 1 } titles && titles[0] == 0) starts = titles;
        if (starts.Count < 2 && body.Count >= 3 && body.TrueForAll(l => ShortHeading().IsMatch(l.Text))) starts = [.. Enumerable.Range(0, body.Count)];
        if (starts.Count < 2)
            return (headEnd, [new(Topic(lines.Take(headEnd + 1)) ?? Title(body[0].Text, Convened().Match(body[0].Text).Length, body), body)]);
        if (starts[0] != 0 && body.Take(starts[0]).Any(l => MeetingOutcome.Decides(l.Text))) starts.Insert(0, 0);
        return (headEnd + starts[0], [.. starts.Select((s, i) => (s, stop: i + 1 < starts.Count ? starts[i + 1] : body.Count))
            .Select(p => new ItemLines(Title(body[p.s].Text, 0, body), [.. body.Take(p.stop).Skip(p.s)]))]);
    }

    /// <summary>A short line without any stop, above lines that have some: a heading the clerk did not number.</summary>
    private static bool IsTitle(List<Line> lines, int at) =>
        at + 1 < lines.Count && BareTitle().IsMatch(lines[at].Text) && Said().IsMatch(lines[at + 1].Text) && !Persons.IsList(lines[at].Text) && !ResultLabel().IsMatch(lines[at].Text);

    [GeneratedRegex(@"^[^。，,；;：:\t！？]{4,36}$")]
    private static partial Regex BareTitle();

    /// <summary>公车。局里那辆皮卡…: every paragraph opens with the name of its matter.</summary>
    [GeneratedRegex("^[^，。；：:！？]{2,18}。.{6,}")]
    private static partial Regex ShortHeading();

    [GeneratedRegex("[。：:；]")]
    private static partial Regex Said();

    [GeneratedRegex(@"^.{0,60}?召开[^。，]{0,40}[，。](?:现将[^。]{0,30}如下[:：])?")]
    private static partial Regex Convened();

    private static string? Topic(IEnumerable<Line> head) => head.SelectMany(MeetingLabels.In).Where(f => f.Label == HeadLabel.Topic && f.Value.Length > 2).Select(f => f.Value).LastOrDefault();

    private static bool IsHead(Line line)
    {
        var fields = MeetingLabels.In(line);
        if (fields.Count > 0 && fields[0].Start <= 6) return true;
        if (fields.Count > 0 && fields[0].Label is not HeadLabel.Topic && !line.Text.Contains('。')) return true;
        return Persons.IsList(line.Text) || (line.Text.Length <= 50 && !line.Text.Contains('。') && !ResultLabel().IsMatch(line.Text) && !SpeakerStart().IsMatch(line.Text)
            && (MeetingNames.Mentions(line.Text) || MeetingNames.NumberIn(line.Text) is not null || Dates.In(line.Text, PartialDate.OfYear(2020)).Count > 0));
    }

    [GeneratedRegex(@"^[\u4e00-\u9fa5]{1,4}[:：]|^(?:会议)?(?:研究|决定|同意)")]
    private static partial Regex SpeakerStart();

    /// <summary>2021.4.2 晚 班子会　研究钱：甲2.6w 同意；乙8千 同意；丙 下次说</summary>
    private static List<ItemLines>? Shorthand(IReadOnlyList<Line> lines)
    {
        if (lines.Count > 3) return null;
        foreach (var line in lines)
        {
            var lead = ShorthandLead().Match(line.Text);
            var from = lead.Success ? lead.Index + lead.Length : 0;
            if (!lead.Success && !BriefSpeakers().IsMatch(line.Text)) continue;
            if (!lead.Success) from = BriefSpeakers().Match(line.Text).Index;
            var parts = new List<ItemLines>();
            foreach (var end in Semicolons().Matches(line.Text).Select(m => m.Index).Where(at => at >= lead.Index).Append(line.Text.Length))
            {
                if (end < from) continue;
                var part = line.Slice(from, end);
                if (part.Text.Length > 1) parts.Add(new(Title(part.Text, 0, [part]), [part]));
                from = end + 1;
            }
            if (parts.Count > 1) return parts;
        }
        return null;
    }

    [GeneratedRegex(@"(?<=^|[\s。，])(?:研究[^：:；。，\s]{0,6}|议题?|内容|事项|议事|商量)\s*[:：]\s*")]
    private static partial Regex ShorthandLead();

    [GeneratedRegex(@"(?<=\s|^)[\u4e00-\u9fa5]{1,3}[:：](?=[^；]{2,40}；\s*[\u4e00-\u9fa5]{1,3}[:：])")]
    private static partial Regex BriefSpeakers();

    [GeneratedRegex("[；;]")]
    private static partial Regex Semicolons();
}
