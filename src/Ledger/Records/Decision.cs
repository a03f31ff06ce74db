namespace DocReview.Ledger;

/// <summary>What the records show of the collective deliberation of a decision. <see cref="Flawed"/>: by the wrong body, by circulation, without quorum …</summary>
public enum Deliberation { Prior, None, After, Flawed }

/// <summary>One matter of the four kinds (三重一大), with the meeting that decided it, where one was found.</summary>
/// <param name="Source">Where it is carried out (contract, notice, payment); the resolution itself where nothing else is in custody.</param>
/// <param name="Meeting">The sentence or item of the meeting that covers it; null where none was found.</param>
/// <param name="Score">0 to 1: how well the meeting fits; 0 where none was found.</param>
public sealed record Decision(
    Citation Source, IReadOnlyList<DecisionCategory> Categories, string Subject, Money? Amount, PartialDate? Date, IReadOnlyList<string> Parties,
    Deliberation Deliberation, Citation? Meeting, PartialDate? MeetingDate, double Score)
{
    /// <summary>Chinese: why this meeting was taken, one short clause each (金额相同, 名称相近, 引用会议日期 …).</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Other papers of the same matter: contract, award, payments.</summary>
    public IReadOnlyList<Evidence> Related { get; init; } = [];

    /// <summary>The best items that were not taken, for a person to look at.</summary>
    public IReadOnlyList<RejectedMeeting> Rejected { get; init; } = [];
}

/// <param name="Why">Chinese: why it was not taken.</param>
public sealed record RejectedMeeting(Citation Source, PartialDate? Date, double Score, string Why);
