using System.Text.RegularExpressions;
using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>Meetings from records (会议记录) and minutes (会议纪要); one document may hold a year of them.</summary>
internal sealed partial class MeetingReader : IFactReader
{
    public bool Reads(Document document, Profile profile) =>
        profile.Genre is Genre.MeetingRecord or Genre.MeetingMinutes or Genre.VillageRecord or Genre.StudyRecord && !ResolutionRegisterReader.Is(document);

    public IEnumerable<Fact> Read(Document document, Profile profile) => Meetings(document, profile.Genre, profile.Title);

    /// <summary>The days of the meetings in the document, in order.</summary>
    internal static List<PartialDate> Days(Document document, Genre genre, string title) =>
        [.. Meetings(document, genre, title).Select(m => m.Date).OfType<PartialDate>()];

    private static IEnumerable<Meeting> Meetings(Document document, Genre genre, string title)
    {
        var lines = AgendaCut.Of(Line.Of(document));
        var tabled = MeetingTable.In(document);
        var starts = MeetingStarts.In(lines);
        var book = starts.Count > 1 ? lines.Take(starts[1]).Select(l => l.Text).Take(2).ToList() : [];
        return starts.Select((s, i) => Meeting([.. lines.Take(i + 1 < starts.Count ? starts[i + 1] : lines.Count).Skip(s)], tabled, document, genre, title, book)).OfType<Meeting>();
    }

    private static Meeting? Meeting(IReadOnlyList<Line> lines, IReadOnlyList<(ItemLines Item, int From, int To)> tabled, Document document, Genre genre, string title, IReadOnlyList<string> book)
    {
        var (headEnd, items, announced) = MeetingAgenda.Split(lines, [.. tabled.Where(t => t.From >= lines[0].Number && t.To <= lines[^1].Number)]);
        var head = lines.Take(Math.Max(1, headEnd)).ToList();
        var rest = lines.Skip(head.Count).ToList();
        string[] hints = [.. book, title, document.Title, .. document.Path.Split('/', '\\', '!').Reverse()];
        var minutes = genre == Genre.MeetingMinutes;
        var about = MeetingHead.Of(head, rest, hints, document.Path, minutes);
        var known = about.Attendees.Concat(about.Absent).Concat(about.Observers).Concat(new[] { about.Chair, about.Recorder }.OfType<string>()).ToHashSet();
        // Minutes may announce their resolutions anywhere above them, a record in the line before.
        var lead = lines.Take(head.Count + 1).Skip(minutes ? 0 : Math.Max(0, head.Count - 1)).Any(l => ResolvedByLead().IsMatch(l.Text));
        var agenda = items.Select(item => Item(item, known, about.Chair, lead)).ToList();
        if (!IsMeeting(about, agenda, genre, head)) return null;
        var source = head.Find(l => MeetingNames.Mentions(l.Text) && l.Text.Length < 60) ?? head[0];
        return new(
            source.Cite(), about.Body, about.Name, minutes, about.Date, about.Number, about.Chair, about.Recorder, about.Expected, about.Present,
            about.Attendees, about.Absent, about.Observers, agenda)
        {
            FirstPassage = lines[0].Number,
            LastPassage = lines[^1].Number,
            Announced = [.. announced.Select(l => l.Text.Trim('；', ';', '。', ' ', '\u3000'))],
            AnnouncedAt = announced.Count > 0 ? announced[0].Cite() : null,
        };
    }

    /// <summary>每户300，共36000: clerks leave out 元 behind a word of summing up.</summary>
    [GeneratedRegex(@"(?:共计?|合计|总共|总计|一共|计)(?<n>[1-9]\d{3,7}(?:\.\d{1,2})?)(?=[，。；、,;）)\s]|$)")]
    private static partial Regex BareSums();

    /// <summary>研究决定以下事项：: every item below is a decision unless it only hears or demands.</summary>
    [GeneratedRegex("(?:研究|讨论|审议)?(?:决定|同意|议定|通过|明确)(?:了)?(?:以下|如下|下列)|(?:议定|决定|同意|决议)(?:事项|意见)?[:：]\\s*$")]
    private static partial Regex ResolvedByLead();

    private static bool IsMeeting(MeetingHead about, List<AgendaItem> agenda, Genre genre, List<Line> head) =>
        genre is Genre.MeetingRecord or Genre.MeetingMinutes
            ? about.Date is not null || about.Chair is not null || about.Expected is not null || about.Attendees.Count > 0 || (about.Body != MeetingBody.Unknown && agenda.Count > 0) || agenda.Exists(a => a.Outcome == Outcome.Decided)
            : (about.Body is not (MeetingBody.Unknown or MeetingBody.PartyCommittee) || head.Exists(l => MeetingNames.Mentions(l.Text)))
                && (about.Chair is not null || about.Expected is not null || about.Present is not null || about.Attendees.Count > 0);

    private static AgendaItem Item(ItemLines item, IReadOnlySet<string> known, string? chair, bool lead)
    {
        var spans = MeetingSpeeches.Spans(item.Lines, known, chair);
        var speeches = MeetingSpeeches.Of(spans);
        var result = MeetingOutcome.Of(item, spans, speeches, lead);
        var text = string.Join('\n', item.Lines.Select(l => l.Text));
        return new(item.Lines[0].Cite(), item.Title, result.Outcome, text, speeches, result.Vote, result.Resolution)
        {
            Conditional = result.Conditional,
            Ratifies = result.Ratifies,
            Sundry = item.Sundry,
            Course = MeetingOutcome.CourseOf(result, item),
            Amounts = [.. DocReview.Index.Amounts.Values(text).Concat(BareSums().Matches(text).Select(m => Money.Yuan(decimal.Parse(m.Groups["n"].Value, System.Globalization.CultureInfo.InvariantCulture)))).Distinct()],
        };
    }
}
