namespace DocReview.Ledger;

/// <summary>What came of searching stretches drawn at random from the passages on record.</summary>
/// <param name="Exact">Of those found: every mark stood where it should.</param>
/// <param name="At">When the last was drawn; null where none was.</param>
public sealed record RecallTally(long Asked, long Found, long Exact, DateTimeOffset? At)
{
    public static readonly RecallTally None = new(0, 0, 0, null);
}

public enum RecallFault
{
    /// <summary>The passage was not among the hits.</summary>
    Missed,
    /// <summary>It was found, with a mark that is not in its place.</summary>
    Displaced,
}

public sealed record RecallMiss(PassageId Passage, string Stretch, RecallFault What, DateTimeOffset At);
