using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>How findings are said: what the records in custody show and do not show, never more.</summary>
internal static class Wording
{
    /// <summary>2021年3月5日; as far as the date is known.</summary>
    public static string Day(PartialDate? date) => date is not { } d ? "日期未写明" : d.Day is not null ? $"{d.Year}年{d.Month}月{d.Day}日" : d.Month is not null ? $"{d.Year}年{d.Month}月" : $"{d.Year}年";

    public static string Sum(Money? sum) => sum is { } m ? m.ToString() : "金额未写明";

    /// <summary>合同（2021年3月5日，78,000元）.</summary>
    public static string Brief(Act act) => $"{act.Role}（{Day(act.Date)}{(act.Amount is { } m ? "，" + m : "")}）";

    /// <summary>“电动巡逻车2辆”, its sum and the other side.</summary>
    public static string Subject(Matter matter)
    {
        var parties = matter.Parties.Where(p => p.Length <= 24 && (!matter.IsPersonnel || PartyNames.IsPerson(p))).Take(3).ToList();
        var sum = matter.Amount is { } m ? $"，{m}" : "";
        var who = parties.Count == 0 ? "" : matter.IsPersonnel ? $"，涉及{string.Join("、", parties)}" : $"，对方{string.Join("、", parties)}";
        return $"“{Short(matter.Anchor.Subject)}”{sum}{who}";
    }

    public static string Short(string text) => text.Length <= 40 ? text : text[..38] + "……";

    /// <summary>All papers of the matter, the anchor first; a long series of payments is cut.</summary>
    public static List<Evidence> Papers(Matter matter) => [.. matter.Acts.Take(12).SelectMany(a => Lines(a).Prepend(new Evidence(a.Source, a.Role)))];

    /// <summary>Of a notice about persons also the lines that name them: its heading alone says little.</summary>
    private static IEnumerable<Evidence> Lines(Act act) => !act.IsPersonnel ? [] :
        act.Document.Document.Passages.Where(p => p.Id != act.Source.Passage && act.Parties.Any(n => n.Length >= 2 && p.Text.Contains(n, StringComparison.Ordinal))).Take(4).Select(p => new Evidence(Citation.Of(p), act.Role));

    /// <summary>Lines of the paper that name its other side.</summary>
    public static IEnumerable<Evidence> PartyLines(Act act) =>
        act.Document.Document.Passages.Where(p => p.Id != act.Source.Passage && act.Parties.Any(n => n.Length >= 4 && p.Text.Contains(n, StringComparison.Ordinal))).Take(2).Select(p => new Evidence(Citation.Of(p), act.Role));

    public static Evidence Meeting(DeliberatedItem item) => new(item.Source, item.Meeting.IsMinutes ? "会议纪要" : "会议记录");

    public static string MeetingName(DeliberatedItem item) =>
        $"{Day(item.Meeting.Date)}{Coverage.NameOf(item.Meeting.Name, item.Meeting.Body)}{(item.Meeting.Number is { } n ? $"（第{n}次）" : "")}";

    /// <summary>The passages that hold the lines of an item.</summary>
    public static IEnumerable<Passage> Lines(DeliberatedItem item, string text)
    {
        var lines = text.Split('\n').Where(l => l.Length > 0).ToHashSet(StringComparer.Ordinal);
        return Of(item.Meeting, item).Where(p => lines.Any(l => p.Text.Contains(l, StringComparison.Ordinal)));
    }

    /// <summary>The line that tells how many were there; null where none does.</summary>
    public static Citation? Attendance(DeliberatedItem item) =>
        Of(item.Meeting, item).FirstOrDefault(p => SubjectText.Plain(p.Text) is var t && (t.Contains("实到", StringComparison.Ordinal) || t.Contains("应到", StringComparison.Ordinal))) is { } line ? Citation.Of(line) : null;

    /// <summary>The line of the head that tells of somebody's absence.</summary>
    public static IEnumerable<Citation> Absence(DeliberatedItem item, string who) =>
        Of(item.Meeting, item).Where(p => p.Id.Number < item.Item.Source.Passage.Number && p.Text.Contains(who, StringComparison.Ordinal)).Take(1).Select(Citation.Of);

    private static IEnumerable<Passage> Of(Meeting meeting, DeliberatedItem item) =>
        item.Document.Document.Passages.Where(p => p.Id.Number >= meeting.FirstPassage && (meeting.LastPassage == 0 || p.Id.Number <= meeting.LastPassage));

    /// <summary>Why the matter would go before a body, for the reason of a finding.</summary>
    public static string Limit(Limit limit) => limit.From.Fen > 0
        ? $"达到{limit.BodyName}研究的限额{limit.From}（{(limit.Provisional ? "暂定，" : "依据")}{limit.Source}）" : $"属于须经{limit.BodyName}研究的事项（{limit.Source}）";

    /// <summary>Members who spoke against it: what they said is to be kept in their own words.</summary>
    public static IEnumerable<Exculpation> Dissent(DeliberatedItem item) =>
        item.Item.Speeches.Where(s => s.Stance is Stance.Disagrees or Stance.Abstains).Select(s => new Exculpation(s.Source, $"{s.Speaker}在会上表示不同意见或保留意见，应原文列出，决策中明确反对的成员另行看待"));
}
