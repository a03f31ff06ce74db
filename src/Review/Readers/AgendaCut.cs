using System.Text.RegularExpressions;
using DocReview.Index;
using Match = System.Text.RegularExpressions.Match;

namespace DocReview.Review;

/// <summary>Lines as the agenda sees them: a paragraph or a cell that runs over several items is cut where the next one begins.</summary>
internal static partial class AgendaCut
{
    public static IReadOnlyList<Line> Of(IEnumerable<Line> lines) => [.. lines.SelectMany(Of)];

    private static IEnumerable<Line> Of(Line line)
    {
        var from = 0;
        foreach (var (at, length) in Joints(line).OrderBy(joint => joint.At))
        {
            if (at < from) continue;
            if (at > from) yield return line.Slice(from, at);
            from = at + length;
        }

        yield return from == 0 ? line : line.Slice(from, line.Text.Length);
    }

    /// <summary>Where the line is cut, and how much of it falls away there.</summary>
    private static IEnumerable<(int At, int Length)> Joints(Line line)
    {
        var label = CellOfItems().Match(line.Text);
        IEnumerable<Match> joints = RunOn().Matches(line.Text);
        if (label.Success) joints = joints.Append(label);
        if (MeetingNames.Mentions(line.Text) && MeetingLabels.In(line) is not [{ Start: 0 }, ..]) joints = joints.Concat(HeadRunsOn().Matches(line.Text));
        return joints.Select(m => (m.Index, m.Length)).Concat(Rising(line.Text, label.Index + label.Length).Select(at => (at, 0)));
    }

    /// <summary>1.甲；2.乙；3.丙: a list on one line, each mark behind a stop and one higher than the last.</summary>
    private static List<int> Rising(string text, int from)
    {
        var joints = new List<int>();
        if (FirstOfList().Match(text[from..]) is not { Success: true } first) return joints;
        var kind = KindOf(first.Value);
        foreach (Match match in NextOfList().Matches(text, from + first.Length))
            if (KindOf(match.Groups["mark"].Value) == kind && Numerals.ParseInt(Numerals.HalfWidth(match.Groups["n"].Value)) == joints.Count + 2) joints.Add(match.Groups["mark"].Index);
        return joints;
    }

    private static string KindOf(string mark) => string.Concat(mark.Select(c => char.IsDigit(c) ? '1' : Numerals.ParseInt(c.ToString()) is not null ? '一' : c)).Trim();

    [GeneratedRegex(@"^\s*(?:1\s*[.．、](?!\d)|一\s*、|[（(]\s*[一1]\s*[）)])")]
    private static partial Regex FirstOfList();

    [GeneratedRegex(@"(?<=[。；;])\s*(?<mark>(?<n>\d{1,2})\s*[.．、](?!\d)|(?<n>[二三四五六七八九十]{1,2})\s*、|[（(]\s*(?<n>[二三四五六七八九十]{1,2}|\d{1,2})\s*[）)])")]
    private static partial Regex NextOfList();

    /// <summary>Where one paragraph runs on into the next item.</summary>
    [GeneratedRegex(@"(?<=[。；;！])\s*(?=(?:议题|议程)[一二三四五六七八九十\d]{1,2}[:：、]|第[一二三四五六七八九十]{1,2}(?:项|个议题|件)|(?:[二三四五六七八九]、|[2-9][.．、](?!\d))(?:研究|关于|审议|听取|传达|通报|学习|讨论|会议|审定|其他|其它)|会议(?:还|最后|随后|接着|同时|另外?)(?:一并|又)?(?:听取|研究|审议|讨论|通报|传达|学习|部署|安排)|(?<=(?:主持|召开|记录|请假|列席|缺席|出席|参加)[^。]{0,60}。)会议(?:首先)?(?:集体)?(?:听取|研究|审议|讨论|传达|学习)了)")]
    private static partial Regex RunOn();

    /// <summary>A cell of the items behind the cell that says so (会议内容 | 一、…).</summary>
    [GeneratedRegex(@"(?<=^[【\[]?(?:会议|研究|讨论|酝酿|汇报|议题|表决|发言|议定)?(?:议\s*题|议\s*程|内\s*容|记\s*录|情\s*况|主要内容|事项|议定事项|决议|结果|结论|意见|及结论|及意见|及决定|及结果|与决定)(?:情况)?[】\]]?)\t(?=\s*(?:一\s*[、.．:：]|[（(](?:一|1)[）)]|1\s*(?:[、．]|\.(?!\d))|①|议题一|第一项))|(?<=^[【\[]?(?:会议|研究|讨论|酝酿|汇报|表决|发言|议定|主要)?(?:内\s*容|情\s*况|决议|结果|结论|意见|议题及(?:结论|意见|决定|结果))[】\]]?)[:：](?=\s*(?:一\s*[、.．:：]|[（(](?:一|1)[）)]|1\s*(?:[、．]|\.(?!\d))|①|议题一|第一项))")]
    private static partial Regex CellOfItems();

    /// <summary>Where a title, with or without its labels, runs on into what the meeting did.</summary>
    [GeneratedRegex(@"(?<=^.{4,90})(?:[\s　]+|[:：]\s*)(?=会议(?:研究|决定|同意|通过|听取|传达|原则|明确|议定|一致|经)|议题[:：一1])")]
    private static partial Regex HeadRunsOn();
}
