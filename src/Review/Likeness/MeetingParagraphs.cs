using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>Paragraphs of meetings, by what they say: one that stands in the records of several days was copied, or is a formula. A person looks; it is no finding by itself.</summary>
public static class MeetingParagraphs
{
    /// <summary>Letters and digits; a shorter one says nothing of its own.</summary>
    private const int LeastLength = 30;

    /// <param name="facts">Of the document, its profile first.</param>
    public static IReadOnlyList<MeetingParagraph> Of(Document document, IReadOnlyList<Fact> facts)
    {
        var profile = facts.OfType<Profile>().FirstOrDefault();
        if (profile?.Genre is not (Genre.MeetingRecord or Genre.MeetingMinutes)) return [];
        var meetings = facts.OfType<Meeting>().ToList();
        return document.Passages.Where(passage => passage.Kind is PassageKind.Paragraph && Shingles.Characters(passage.Text).Count >= LeastLength)
            .Select(passage => (passage, date: DateAt(passage.Id.Number, meetings, profile)))
            .Where(at => at.date is not null)
            .Select(at => new MeetingParagraph(at.passage.Id.Number, Shingles.KeyOf(at.passage.Text), at.date!.Value))
            .ToList();
    }

    private static PartialDate? DateAt(int passage, List<Meeting> meetings, Profile profile) =>
        meetings.FirstOrDefault(meeting => meeting.FirstPassage <= passage && passage <= meeting.LastPassage)?.Date ?? profile.Date;
}
