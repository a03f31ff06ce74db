using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>How many must be present: half of those expected, two thirds for appointments, two thirds for all where the unit's own measures say so; two thirds of the representatives of a village.</summary>
public sealed partial class Quorum
{
    private readonly (Citation Source, PartialDate? From)? _own;

    public Quorum(CaseFacts facts) =>
        _own = facts.Documents.Where(d => d.Profile.Genre == Genre.Regulation || d.Facts.OfType<Standard>().Any())
            .SelectMany(d => d.Document.Passages.Select(p => (Passage: p, Match: TwoThirds().Match(SubjectText.Plain(p.Text)), d.Profile.Date))
                .Where(x => x.Match.Success && !Personnel().IsMatch(x.Match.Value) && Committee().IsMatch(SubjectText.Plain(d.Profile.Title + x.Passage.Text)) && !Villages().IsMatch(x.Passage.Text)))
            .OrderBy(x => x.Date).Select(x => ((Citation, PartialDate?)?)(Citation.Of(x.Passage), x.Date)).FirstOrDefault();

    /// <summary>The passage of the unit's own measures; null where they demand no more than is usual.</summary>
    public Citation? Own(PartialDate? day) => _own is { } own && (day is not { } d || own.From is not { } from || !d.IsBefore(from)) ? own.Source : null;

    /// <summary>The number that had to be there; null where the record does not give the numbers or enough were there.</summary>
    public int? Missed(Meeting meeting, bool personnel)
    {
        if (meeting is not { Expected: { } expected and > 2, Present: { } present } || present > expected) return null;
        var representatives = OfRepresentatives(meeting);
        if (!representatives && meeting.Body is not (MeetingBody.PartyCommittee or MeetingBody.Joint)) return null;
        var needed = representatives || personnel || Own(meeting.Date) is not null ? (expected * 2 + 2) / 3 : (expected + 1) / 2;
        return present < needed ? needed : null;
    }

    /// <summary>村民代表会议, 居民代表会议: the law says how many of them must be there.</summary>
    public static bool OfRepresentatives(Meeting meeting) => meeting.Body == MeetingBody.Village && meeting.Name.Contains("代表", StringComparison.Ordinal);

    [GeneratedRegex("[^。；]{0,40}(?:三分之二|2/3)以上[^。；]{0,14}(?:到会|出席|参加|方可|方能)|[^。；]{0,40}(?:到会|出席)[^。；]{0,14}(?:三分之二|2/3)")]
    private static partial Regex TwoThirds();

    [GeneratedRegex("干部任免|人事|任免事项")]
    private static partial Regex Personnel();

    [GeneratedRegex("党委|党工委|党组|班子|三重一大")]
    private static partial Regex Committee();

    [GeneratedRegex("村民|代表会议|居民|成员大会|党员大会")]
    private static partial Regex Villages();
}
