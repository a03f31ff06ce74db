using System.Text.RegularExpressions;
using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>Where the meetings of a paper begin: a notebook of a year, several issues of minutes in one file, notes of a line each.</summary>
internal static partial class MeetingStarts
{
    /// <summary>How far below its heading the chair or the attendance of a meeting is looked for.</summary>
    private const int HeadLines = 6;

    /// <summary>Characters of a line that is a head by itself, of a heading, and of one that is little more than a day.</summary>
    private const int LongestHead = 200, LongestHeading = 60, LongestDay = 40;

    /// <summary>The first line, and every later heading that follows upon a body and is followed by a chair or attendance.</summary>
    public static IReadOnlyList<int> In(IReadOnlyList<Line> lines)
    {
        if (Notes(lines) is { } notes) return notes;
        var starts = new List<int>();
        var body = true;
        for (var i = 0; i < lines.Count; i++)
        {
            if (starts.Count == 0 || (body && IsHeading(lines, i) && (MeetingNames.Mentions(lines[i].Text) || Brief().IsMatch(lines[i].Text) || IsHeaded(lines, starts[^1], i))))
            {
                starts.Add(i);
                body = Brief().IsMatch(lines[i].Text);
            }
            else if (!body) body = MeetingAgenda.IsAnchor(lines[i]) || IsBody(lines[i]);
        }
        return starts;
    }

    /// <summary>The meeting before has told who met: conclusions set ahead of the head (会议结论 … 时间、主持) have not.</summary>
    private static bool IsHeaded(IReadOnlyList<Line> lines, int from, int to) => lines.Take(to).Skip(from).Any(l => MeetingLabels.In(l).Any(IsAttendance) || MeetingHead.Chairs(l.Text));

    /// <summary>A sentence of what was said or decided, not one that tells who met.</summary>
    private static bool IsBody(Line line) =>
        line.Text.Contains('。') && ((MeetingLabels.In(line).All(f => f.Label is HeadLabel.Topic) && !MeetingHead.Chairs(line.Text)) || MeetingOutcome.Decides(line.Text));

    private static bool IsHeading(IReadOnlyList<Line> lines, int at)
    {
        var text = lines[at].Text;
        if (Brief().IsMatch(text)) return true;
        if (IsNoted(lines[at])) return true;
        if (text.Length > LongestHead || text.Contains('。') || MeetingAgenda.IsAnchor(lines[at]) || MeetingAgenda.ResultLabel().IsMatch(text)) return false;
        var fields = MeetingLabels.In(lines[at]);
        // A head of one line that names who was there may be long; a mere heading is short.
        var whole = fields.Any(IsAttendance);
        var named = text.Length <= LongestHeading && (MeetingNames.Mentions(text) || Session().IsMatch(text) || fields is [{ Start: 0, Label: HeadLabel.Time }, ..]);
        return (named || Begins(text, whole ? LongestHead : LongestDay)) && (whole || Follows(lines, at));
    }

    /// <summary>2021年3月5日下午，村部。应到代表42人，实到31人，…: the day and who came, told in sentences.</summary>
    private static bool IsNoted(Line line) =>
        line.Text.Contains('。') && Begins(line.Text, LongestHead) && MeetingLabels.In(line).Any(f => f.Label is HeadLabel.Expected or HeadLabel.Present) && !MeetingOutcome.Decides(line.Text);

    /// <summary>A chair or attendance stands below, before any item; so it does where a sentence tells who was in the chair.</summary>
    private static bool Follows(IReadOnlyList<Line> lines, int at)
    {
        foreach (var line in lines.Skip(at + 1).Take(HeadLines))
        {
            if (MeetingAgenda.IsAnchor(line)) return false;
            if (MeetingLabels.In(line).Any(IsAttendance) || MeetingHead.Chairs(line.Text)) return true;
        }
        return false;
    }

    private static bool IsAttendance(HeadField field) => field.Label is HeadLabel.Chair or HeadLabel.Expected or HeadLabel.Present or HeadLabel.Attendees && field.Start < 40;

    /// <summary>A short line that begins with a day, or with the book's own number and a day: 3月24日 下午, 【5】3月24日 周四 二楼</summary>
    private static bool Begins(string text, int longest) =>
        text.Length < longest && Numbered().Match(text).Length is var from && Dates.In(text, AnyYear) is { Count: > 0 } days && days.FirstOrDefault(d => d.Start >= from) is { Date.Day: not null } day && day.Start - from < 3;

    /// <summary>A number, a day and a meeting or who was in the chair (①　1月10日　党委会　主：…): the head of the next meeting in a book, no item.</summary>
    public static bool IsHead(string behindMark, Line line) =>
        Dates.In(behindMark[..Math.Min(behindMark.Length, 24)], AnyYear) is [{ Start: 0, Date.Day: not null } day, ..]
        && (MeetingLabels.In(line).Any(IsAttendance) || MeetingNames.Mentions(behindMark[day.End..Math.Min(behindMark.Length, day.End + 16)]));

    /// <summary>Only whether a day stands there is asked.</summary>
    private static readonly PartialDate AnyYear = PartialDate.OfYear(2020);

    /// <summary>【22-1】, [5], （三）, No.4, 之二: what a clerk numbers his meetings with.</summary>
    [GeneratedRegex(@"^\s*(?:[【\[（(〔<《][^】\])）〕>》]{1,12}[】\])）〕>》]|(?:[Nn][Oo][.:：]?|№|#|编号[:：]?)\s*[\d\-—]{1,8}|之[一二三四五六七八九十]{1,3}|[①-⑳])\s*")]
    private static partial Regex Numbered();

    /// <summary>2022年第3次　3月24日, 第2期, 第（四）号</summary>
    [GeneratedRegex(@"^[（(〔\[]?(?:[12]\d{3}\s*[年〕\]）)]?)?\s*第\s*[（(]?\s*[一二三四五六七八九十\d]{1,4}\s*[）)]?\s*[次期号]")]
    private static partial Regex Session();

    /// <summary>A note that begins with a day and a kind of meeting: 6.13 周一碰头（…）, 2021.4.2 晚 班子会 参加：…</summary>
    [GeneratedRegex(@"^(?:(?:20)?\d{2}[.年/-])?\d{1,2}[.月/-]\d{1,2}日?\s*[^。，：:]{0,14}?(?:碰头|(?:班子|办公|党委|联席|例|工委|党组|两委|支委|支部|代表|党员大|所务|院务|局务|校务|村务|理事)会)")]
    private static partial Regex Brief();

    /// <summary>A book of loose notes: under a title most lines begin with a day, each later than the one before, and none has a head. Null where it is none.</summary>
    private static List<int>? Notes(IReadOnlyList<Line> lines)
    {
        if (lines.Count < 3 || !MeetingNames.Mentions(lines[0].Text) || lines.Any(l => MeetingLabels.In(l) is [{ Start: 0 }, ..])) return null;
        var dated = Enumerable.Range(1, lines.Count - 1).Select(i => (At: i, Day: DayAtStart(lines[i].Text))).Where(d => d.Day is not null).ToList();
        var rising = dated.Zip(dated.Skip(1)).All(p => p.First.Day!.Value.CompareTo(p.Second.Day!.Value) < 0);
        return dated.Count >= 2 && dated.Count * 2 >= lines.Count - 1 && rising ? [.. dated.Select(d => d.At)] : null;
    }

    private static PartialDate? DayAtStart(string text) =>
        Dates.In(text[..Math.Min(text.Length, 16)], AnyYear) is [{ Start: 0, Date: { Day: not null } day }, ..] ? day : null;
}
