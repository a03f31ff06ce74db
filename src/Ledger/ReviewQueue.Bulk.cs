using System.Data.Common;
using Dapper;

namespace DocReview.Ledger;

/// <summary>One action on many findings, and its undoing: a reversing step for each, nothing is taken out of the history.</summary>
public sealed partial class ReviewQueue
{
    public BulkResult AssignAll(long inspection, IEnumerable<(string Key, long Version)> findings, string? assignee, string who) =>
        Bulk(inspection, findings, who, _ => [Assigning(assignee, "")]);

    public BulkResult PutOffAll(long inspection, IEnumerable<(string Key, long Version)> findings, Hold hold, string who, string note) =>
        Bulk(inspection, findings, who, _ => [Holding(hold, note)]);

    /// <summary>Clears what is not yet judged, all for one reason.</summary>
    public BulkResult ClearAll(long inspection, IEnumerable<(string Key, long Version)> findings, string who, string reason) =>
        Bulk(inspection, findings, who, status => [.. TakingUp(status, who), Moving(ReviewStatus.Cleared, who, reason)]);

    /// <summary>Reverses a bulk action by steps of its own. What was changed since stays as it is and is named. Only who did it may undo it.</summary>
    public BulkResult Undo(long inspection, long bulk, string who) => db.Write(c =>
    {
        db.Lock(c, "finding");
        var findings = c.Query<(string Key, string Who, long First)>(
            $"select s.key, min(s.who), min(s.number) from {Shown} join finding_step s on s.inspection = f.inspection and s.key = f.key where s.inspection = @inspection and s.bulk = @bulk group by s.key order by s.key", new { inspection, bulk }).ToList();
        var refused = new List<(string, StepResult)>();
        foreach (var (key, author, first) in findings)
        {
            var history = History(c, inspection, key);
            var result = author != who ? StepResult.NotAllowed : history[^1].Bulk != bulk ? StepResult.ChangedMeanwhile : Step(c, inspection, key, Find(c, inspection, key)!.Version, who, Reversing(history, (int)first));
            if (result is not StepResult.Done) refused.Add((key, result));
        }

        return new BulkResult(bulk, findings.Count - refused.Count, refused);
    });

    private BulkResult Bulk(long inspection, IEnumerable<(string Key, long Version)> findings, string who, Func<ReviewStatus, IReadOnlyList<Change>> changes) => db.Write(c =>
    {
        db.Lock(c, "finding");
        var bulk = c.ExecuteScalar<long>("select coalesce(max(bulk), 0) + 1 from finding_step where inspection = @inspection", new { inspection });
        var (done, refused) = (0, new List<(string, StepResult)>());
        foreach (var (key, version) in findings.DistinctBy(f => f.Key))
        {
            var result = Find(c, inspection, key) is { } found ? AllOf(c, inspection, found, version, who, changes(found.Status), bulk) : StepResult.NotFound;
            if (result is StepResult.Done) done++;
            else refused.Add((key, result));
        }

        return new BulkResult(bulk, done, refused);
    });

    /// <summary>All of the steps, or none: whether the last may be taken is seen before the first is.</summary>
    private StepResult AllOf(DbConnection c, long inspection, QueuedFinding found, long version, string who, IReadOnlyList<Change> changes, long bulk)
    {
        var (seen, result) = (found, StepResult.Done);
        foreach (var change in changes)
        {
            (seen, result) = change.Apply(seen);
            if (result is not StepResult.Done) return result;
        }

        foreach (var change in changes)
        {
            result = Step(c, inspection, found.Key, version++, who, change with { Bulk = bulk });
            if (result is not StepResult.Done) return result;
        }

        return result;
    }

    /// <summary>What is judged from the list of new findings is taken up on the way.</summary>
    private static IReadOnlyList<Change> TakingUp(ReviewStatus status, string who) => status is ReviewStatus.New ? [Moving(ReviewStatus.InReview, who, "")] : [];

    /// <param name="first">Number of the first step to reverse: all stands again as the step before left it.</param>
    private static Change Reversing(List<ReviewStep> history, int first)
    {
        var before = history.Last(step => step.Number < first);
        return new Change(StepAction.Undone, "", now => (now with
        {
            Status = before.After, Assignee = before.Assignee, Hold = before.Hold,
            JudgedBy = before.After == now.Status ? now.JudgedBy : null, SignedBy = before.After == now.Status ? now.SignedBy : null,
        }, StepResult.Done));
    }
}
