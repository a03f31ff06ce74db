using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>What a person has filled in about a finding.</summary>
public sealed class Judgement
{
    public ReviewStatus Status { get; set; }
    public string? Assignee { get; set; }
    public string? Note { get; set; }

    /// <summary>The innocent explanation that was considered: without one, nothing is held to be so.</summary>
    public string? Innocent { get; set; }

    /// <summary>The version of the finding that was on the screen.</summary>
    public long Version { get; set; }

    public static Judgement Of(QueuedFinding queued) => new() { Status = queued.Status, Assignee = queued.Assignee, Version = queued.Version };

    /// <summary>The steps that lead to each status that can be chosen; a new finding is taken up on the way.</summary>
    public static IReadOnlyList<ReviewStatus> Choices(ReviewStatus from) => from is ReviewStatus.New
        ? [ReviewStatus.New, ReviewStatus.InReview, .. ReviewQueue.Next(ReviewStatus.InReview)]
        : [from, .. ReviewQueue.Next(from)];

    public IEnumerable<(string Field, string Words)> Complaints(QueuedFinding queued)
    {
        var moves = Status != queued.Status;
        if (moves && !Choices(queued.Status).Contains(Status)) yield return (nameof(Status), Text.Of("Finding.Result.NotAllowed"));
        if (moves && Status is not ReviewStatus.InReview && string.IsNullOrWhiteSpace(Note)) yield return (nameof(Note), Text.Of("Finding.NoteNeeded"));
        if (moves && Status is ReviewStatus.Substantiated && string.IsNullOrWhiteSpace(Innocent)) yield return (nameof(Innocent), Text.Of("Finding.InnocentNeeded"));
        if (!moves && Blank(Assignee) == queued.Assignee && Words().Length == 0) yield return (nameof(Note), Text.Of("Finding.NothingToSave"));
    }

    /// <summary>Each change is a step of the history; the note goes with the last one.</summary>
    public StepResult Save(ReviewQueue queue, long inspection, QueuedFinding queued, string who)
    {
        var (version, note, result) = (Version, Words(), StepResult.Done);
        if (Blank(Assignee) != queued.Assignee)
        {
            result = queue.Assign(inspection, queued.Key, version++, Blank(Assignee), who, Status == queued.Status ? note : "");
            if (result is not StepResult.Done || Status == queued.Status) return result;
        }

        if (Status == queued.Status) return queue.Note(inspection, queued.Key, version, who, note);
        if (queued.Status is ReviewStatus.New && Status is not ReviewStatus.InReview)
        {
            result = queue.Move(inspection, queued.Key, version++, ReviewStatus.InReview, who, "");
        }

        return result is StepResult.Done ? queue.Move(inspection, queued.Key, version, Status, who, note) : result;
    }

    private string Words() => string.Join('\n',
        new[] { string.IsNullOrWhiteSpace(Innocent) ? "" : Text.Of("Finding.InnocentIs", Innocent.Trim()), Note?.Trim() ?? "" }.Where(text => text.Length > 0));

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
