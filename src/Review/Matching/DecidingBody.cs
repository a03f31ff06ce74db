using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>The bodies that decide on the four kinds, whether or not the unit's measures let them: what these record is held to the form of a deliberation.</summary>
internal static class DecidingBody
{
    public static bool Is(DeliberatedItem item) => item.Meeting.Body is MeetingBody.PartyCommittee or MeetingBody.Joint or MeetingBody.Unknown && !Exemptions.IsVillage(item.Document);
}
