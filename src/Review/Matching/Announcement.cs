using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>The topics that were made known for a meeting: the list at the head of its record, or a notice (会议通知, 议题单) of the same day.</summary>
/// <param name="Where">Chinese: what lists them.</param>
internal sealed partial record Announcement(string Where, IReadOnlyList<string> Topics, Citation Source)
{
    public static Announcement? Of(DeliberatedItem item, IReadOnlyList<CaseDocument> notices)
    {
        if (item.Meeting is { Announced: { Count: > 1 } topics, AnnouncedAt: { } at }) return new("记录开头", topics, at);
        return item.Meeting.Date is { Day: not null } day
            ? notices.Select(d => Read(d, day)).FirstOrDefault(a => a is not null) : null;
    }

    /// <summary>The papers that call to a meeting; found once, since every item asks for them.</summary>
    public static IReadOnlyList<CaseDocument> Notices(CaseFacts facts) =>
        facts.Documents.Where(d => Notice().IsMatch(d.Profile.Title) && d.Facts.OfType<Meeting>().All(m => m.Agenda.All(a => a.Outcome == Outcome.Noted))).ToList();

    /// <summary>True where one of the topics is this item, or so much of the list is in other words that nothing can be said.</summary>
    public bool Names(DeliberatedItem item, Rarity rarity)
    {
        if (Topics.Any(t => Like(t, item, rarity)) || Topics.Any(t => Open().IsMatch(t) && !item.Item.Sundry && FourWords().Match(t).Value is { Length: > 0 } word && item.Plain.Contains(word, StringComparison.Ordinal))) return true;
        var others = item.Meeting.Agenda.Where(a => a != item.Item).Select(a => new DeliberatedItem(item.Document, item.Meeting, a)).ToList();
        return others.Count(o => Topics.Any(t => Like(t, o, rarity))) * 2 < Topics.Count;
    }

    private static bool Like(string topic, DeliberatedItem item, Rarity rarity)
    {
        var grams = SubjectText.Grams(topic);
        return Math.Max(rarity.Covered(grams, item.Grams), rarity.Covered(item.TitleGrams, grams)) >= 0.4;
    }

    private static Announcement? Read(CaseDocument paper, PartialDate day)
    {
        var passages = paper.Document.Passages.ToList();
        if (!passages.Any(p => Names(p.Text, day))) return null;
        var lines = passages.Where(p => Numbered().IsMatch(p.Text)).ToList();
        if (lines.Count < 2) lines = Below(passages);
        var (topics, at) = lines.Count >= 2 ? (lines.ConvertAll(p => Mark().Replace(p.Text, "")), lines[0])
            : passages.Select(p => (Topics: InOneLine(p.Text), Passage: p)).FirstOrDefault(x => x.Topics.Count > 1) is { Passage: { } only } found ? (found.Topics, only) : ([], null);
        return at is null ? null : new($"《{Wording.Short(paper.Profile.Title)}》", topics, Citation.Of(at));
    }

    /// <summary>Numbered lines under 议题：, whatever their words.</summary>
    private static List<Passage> Below(List<Passage> passages) =>
        [.. passages.SkipWhile(p => !TopicsFollow().IsMatch(p.Text)).Skip(1).TakeWhile(p => Mark().IsMatch(p.Text))];

    /// <summary>议题：1.…；2.…</summary>
    private static List<string> InOneLine(string text) =>
        TopicsHere().Match(text) is not { Success: true } label ? [] : MeetingAgenda.Topics(text[(label.Index + label.Length - 1)..]);

    private static bool Names(string text, PartialDate day) =>
        SubjectText.Plain(text) is var plain && plain.Contains($"{day.Month}月{day.Day}日", StringComparison.Ordinal) && (!Year().IsMatch(plain) || plain.Contains($"{day.Year}年", StringComparison.Ordinal));

    [GeneratedRegex("(?:19|20)\\d\\d年(?=\\d)")]
    private static partial Regex Year();

    [GeneratedRegex("(?:议题|议程|研究事项|会议内容|主要内容)[^，。；]{0,8}[:：]\\s*$")]
    private static partial Regex TopicsFollow();

    /// <summary>With the first mark behind the colon.</summary>
    [GeneratedRegex(@"(?:议题|议程|研究事项|会议内容|主要内容)[^，。；:：]{0,8}[:：]\s*(?=[一1①（(])")]
    private static partial Regex TopicsHere();

    [GeneratedRegex(@"^\s*(?:[一二三四五六七八九十]{1,2}\s*[、.．]|[（(][一二三四五六七八九十\d]{1,2}[）)]|\d{1,2}\s*[、.．](?!\d)|[①-⑳]|议题[一二三四五六七八九十\d])\s*[:：]?\s*")]
    private static partial Regex Mark();

    [GeneratedRegex("会议通知|议题(?:单|表|安排|汇总)|会议议程|召开[^，。]{0,16}(?:党委会|党工委会|党组会|班子会|联席会)[^，。]{0,6}通知")]
    private static partial Regex Notice();

    [GeneratedRegex(@"^\s*(?:[一二三四五六七八九十]{1,2}\s*[、.．]|[（(][一二三四五六七八九十\d]{1,2}[）)]|\d{1,2}\s*[、.．](?!\d)|[①-⑳]|议题[一二三四五六七八九十\d])\s*[:：]?\s*(?=.*(?:研究|审议|讨论|关于|听取|传达|学习|通报|审定))")]
    private static partial Regex Numbered();

    /// <summary>A topic kept general: 研究人事, 研究经费支出.</summary>
    [GeneratedRegex("^(?:研究|审议|讨论|关于)?(?:干部|人事|经费|资金|项目|财务)[^，。]{0,8}$")]
    private static partial Regex Open();

    [GeneratedRegex("干部|人事|经费|资金|项目")]
    private static partial Regex FourWords();
}
