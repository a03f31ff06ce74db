namespace DocReview.Ledger;

/// <summary>Why a finding waits: for records that were asked for, or for a quieter hour.</summary>
public enum Hold { Records, Later }

/// <summary>A finding with where it stands in review.</summary>
/// <param name="Key">Names it within its inspection; a re-run finds it again by this.</param>
/// <param name="Version">Hand it back with a change: who saw an older one is told instead of overwriting.</param>
/// <param name="WithdrawnAt">Set where the last analysis no longer raised it.</param>
public sealed record QueuedFinding(
    string Key, Finding Finding, ReviewStatus Status, string? Assignee, long Version, DateTimeOffset RaisedAt, DateTimeOffset? WithdrawnAt)
{
    public Hold? Hold { get; init; }

    /// <summary>The first reader: who held it to be so, cleared or transferred it.</summary>
    public string? JudgedBy { get; init; }

    /// <summary>The second reader, never the first.</summary>
    public string? SignedBy { get; init; }
    public long? Batch { get; init; }

    /// <summary>What is held to be so or handed on stands only when a second person has read it.</summary>
    public bool AwaitsSecond => Status is ReviewStatus.Substantiated or ReviewStatus.Transferred && SignedBy is null;
}

public enum StepAction { Raised, StatusChanged, Assigned, Noted, Withdrawn, RaisedAgain, Reworded, Held, Signed, CorrectionAsked, CorrectionAnswered, Undone }

/// <summary>One step of the history of a finding. Steps are only ever added.</summary>
public sealed record ReviewStep(
    int Number, DateTimeOffset At, string Who, StepAction Action, ReviewStatus Before, ReviewStatus After, string? Assignee, string Note)
{
    /// <summary>The innocent explanations that were considered, apart from the note.</summary>
    public string Innocent { get; init; } = "";
    public Hold? Hold { get; init; }

    /// <summary>Steps of one bulk action share this number.</summary>
    public long? Bulk { get; init; }
}

/// <summary>How a change of a finding ended; all but the first say why nothing was changed.</summary>
public enum StepResult { Done, NotFound, NotAllowed, ChangedMeanwhile, ReasonMissing, InnocentMissing, NotSigned, OwnJudgement }

/// <param name="Bulk">By this number it can be undone.</param>
/// <param name="Refused">Of the findings that could not be changed: key and why.</param>
public sealed record BulkResult(long Bulk, int Done, IReadOnlyList<(string Key, StepResult Why)> Refused);

/// <summary>A part of the queue that one person works through.</summary>
/// <param name="Judged">How many of its findings are judged; the others still wait, <paramref name="Held"/> of them put off.</param>
/// <param name="PerHour">How many were dealt with in an hour, from the last hour's steps; null where there were too few.</param>
public sealed record Batch(long Id, string Name, string Assignee, string MadeBy, DateTimeOffset MadeAt, int Size, int Judged, int Held, double? PerHour);

/// <summary>立行立改: what a unit was asked to put right at once.</summary>
/// <param name="AskedOf">The office or person that was asked.</param>
/// <param name="Due">The last day.</param>
/// <param name="Answer">What came back; null as long as nothing did.</param>
/// <param name="Settled">It is put right; an answer that does not settle it leaves it open.</param>
public sealed record Correction(
    long Id, string Key, string Asked, string AskedOf, DateOnly Due, string AskedBy, DateTimeOffset AskedAt, string? Answer, DateOnly? AnsweredOn, string? AnsweredBy, bool Settled)
{
    public bool IsOverdue(DateOnly today) => !Settled && today > Due;
}
