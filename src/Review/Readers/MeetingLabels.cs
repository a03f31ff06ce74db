using System.Text.RegularExpressions;

namespace DocReview.Review;

internal enum HeadLabel { Name, Time, Place, Chair, Recorder, Expected, Present, Attendees, Observers, Absent, Topic }

/// <summary>A labelled entry of a meeting's head: 主持：某某, 【应到】7, or two cells of a table.</summary>
/// <param name="Start">Where the label begins in the line.</param>
internal sealed record HeadField(HeadLabel Label, string Value, Line Line, int Start);

/// <summary>The labels clerks write, whatever stands between their characters and after them (时　间：, 【时间】, 时间 and a cell).</summary>
internal static class MeetingLabels
{
    private static readonly (HeadLabel Label, string[] Words)[] Table =
    [
        (HeadLabel.Name, ["会议名称", "会议类型", "会议名", "会次", "届次"]),
        (HeadLabel.Time, ["会议时间", "开会时间", "召开时间", "召开日期", "开始时间", "起止时间", "票决时间", "什么时候", "会议日期", "开会日期", "学习时间", "时间", "日期"]),
        (HeadLabel.Place, ["会议地点", "开会地点", "学习地点", "地点", "会场"]),
        (HeadLabel.Chair, ["会议主持人", "会议主持", "主持人员", "主持人", "主持", "会议召集人", "召集人", "召集", "会议召集、主持", "召集、主持", "主持（召集）", "组长召集"]),
        (HeadLabel.Recorder, ["会议记录人", "会议记录员", "会议记录", "记录整理", "记录人员", "记录人", "记录员", "记录", "笔录", "会议纪录", "纪录人", "纪录", "速记"]),
        (HeadLabel.Expected, ["应出席委员", "应到会人数", "应到会委员", "应到人数", "应出席人数", "应参会人数", "应参加人数", "应到委员", "应到代表", "应到居民代表", "应到村民代表", "应到党委委员", "应到党组成员", "应到班子成员", "应到党工委委员", "应出席代表", "应到职工代表", "应到股东", "应到社员", "应到党员", "应到户代表", "应到成员", "应到会", "应参会", "应出席", "应参加", "应到"]),
        (HeadLabel.Present, ["实际到会人数", "实际到会", "实际参会", "实际出席", "实际参加", "实出席委员", "实到会人数", "实到人数", "实出席人数", "实参会人数", "实到会", "实参会", "实出席", "实参加", "实到委员", "实到代表", "实到村民代表", "实到居民代表", "实到职工代表", "实到党委委员", "实到党组成员", "实到党工委委员", "实到班子成员", "实到党员", "实到户代表", "实到成员", "实到股东", "实到社员", "实到", "到会人数", "出席人数", "参会人数", "参加人数"]),
        (HeadLabel.Attendees, ["出席会议人员", "出席人员", "出席人", "参会人", "参加人", "与会人", "到会人", "参会者", "参加者", "出席委员", "出席对象", "出席会议", "出席同志", "出席领导", "出席", "参会人员", "参会委员", "参会领导", "参会同志", "参会", "与会人员", "与会委员", "与会同志", "与会", "参加会议人员", "参加会议", "参加人员", "参加对象", "参加", "到会人员", "到会委员", "到会同志", "到会", "到场人员", "到场", "参会成员", "班子成员", "支委签到", "委员到会", "出席理事", "成员到会", "来的人"]),
        (HeadLabel.Observers, ["列席会议人员", "列席人员", "列席人", "列席者", "列席领导", "列席单位", "列席会议", "列席", "邀请人员", "邀请列席", "邀请", "扩大到", "扩大人员", "列席监事", "旁听"]),
        (HeadLabel.Absent, ["请假人员", "请假人", "缺席人", "未参会人员", "未参会", "未参加", "请假情况", "请假", "缺席人员", "缺席情况", "缺席", "未到会人员", "未到会", "未到人员", "未到", "因事请假", "因公请假", "因公缺席", "因事缺席", "缺席理事", "委员未到", "未出席", "未能参会", "没有来", "没来", "没到", "缺会"]),
        (HeadLabel.Topic, ["会议议题", "会议议程", "会议内容", "主要内容", "学习内容", "研究内容", "议题", "议程", "内容"]),
    ];

    /// <summary>So short that only a colon makes a label of them.</summary>
    private static readonly (HeadLabel Label, string Word)[] Short = [(HeadLabel.Observers, "列"), (HeadLabel.Recorder, "记"), (HeadLabel.Absent, "缺"), (HeadLabel.Chair, "主"), (HeadLabel.Attendees, "到"), (HeadLabel.Attendees, "参"), (HeadLabel.Absent, "假")];

    private static readonly Dictionary<string, HeadLabel> LabelOf =
        Table.SelectMany(t => t.Words.Select(w => (w, t.Label))).Concat(Short.Select(s => (s.Word, s.Label))).DistinctBy(p => p.Item1).ToDictionary(p => p.Item1, p => p.Label);

    private static string Spaced(string word) => string.Join(@"\s*", word.ToCharArray());

    private static readonly string Words = string.Join("|", Table.SelectMany(t => t.Words).OrderByDescending(w => w.Length).Select(Spaced));

    /// <summary>At the line's beginning or after a mark or a number; then a colon, bracket, tab, blank, or at once what can only be its value.</summary>
    private static readonly Regex Pattern = new(
        @"(?<=^|[\s【\[（(，,。；;、）)】\]…人名位]|[0-9０-９]|会议(?=应|实))" +
        $@"(?:(?<label>{Words})(?:\s*签\s*[字名]|及(?:其)?(?:缺席|请假|未到)?(?:原因|事由|理由|去向|情况)|名单|情况|(?:的)?(?:党委|党组|党工委|班子|领导)?(?:成员|委员|同志|人员|领导)(?=\s*[:：（(】\t\s]))?\s*(?<note>[（(【][^）)】：:]{{0,16}}[）)】])?\s*(?<mark>[:：】\]\t]|(?=[\s])|(?=[（(]?\s*[0-9０-９一二三四五六七八九十两]+\s*(?:[人名位个，,。；;、\s）)(（]|$))|(?<bare>(?=[\u4e00-\u9fa5]{{2,4}}(?:[\s，,。；;、）)（(]|$))))" +
        $@"|(?<label>[{string.Concat(Short.Select(s => s.Word))}])\s*(?<mark>[:：])|(?<=[（(，,；;\s])(?<label>缺)(?<bare>(?=[\u4e00-\u9fa5]{{2,3}}(?:[\s，,。；;、）)（(]|$))))",
        RegexOptions.Compiled);

    /// <summary>The labelled entries of a line, in order; what stands behind a label up to the next one is its value.</summary>
    public static IReadOnlyList<HeadField> In(Line line)
    {
        var matches = Pattern.Matches(line.Text).Where(m => Holds(m, line.Text)).ToList();
        var fields = new List<HeadField>();
        for (var i = 0; i < matches.Count; i++)
        {
            var from = matches[i].Index + matches[i].Length;
            var to = i + 1 < matches.Count ? matches[i + 1].Index : line.Text.Length;
            var label = LabelOf[string.Concat(matches[i].Groups["label"].Value.Where(c => !char.IsWhiteSpace(c)))];
            var value = line.Text[from..to].Trim(' ', '\u3000', '\t', ':', '：', '】', '【', '，', ',', '。', '；', ';');
            fields.Add(new(label, Note(matches[i]) + value, line, matches[i].Index));
        }
        return fields;
    }

    /// <summary>出席人员（7/7）：…, 实到（8人）：…: the numbers in the brackets belong to the value.</summary>
    private static string Note(Match match) => match.Groups["note"].Value is { Length: > 0 } note && note.Any(char.IsDigit) ? note + " " : "";

    /// <summary>Without a mark of its own a label must be followed by a name (主持某某) and not by running text (参加会议的同志).</summary>
    private static bool Holds(Match match, string text)
    {
        if (!match.Groups["bare"].Success || match.Value.EndsWith('\t')) return true;
        var rest = text[(match.Index + match.Length)..];
        var word = new string([.. rest.TakeWhile(c => c is >= '\u4e00' and <= '\u9fff')]);
        return Persons.IsName(word) || Persons.IsByOffice(word);
    }
}
