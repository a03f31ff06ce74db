using System.Data.Common;
using Dapper;

namespace DocReview.Ledger;

/// <summary>
/// The findings of an inspection and every step of their review. Nothing is ever deleted: what no longer arises is withdrawn, what was wrong is
/// reversed by another step. Every change names the version that was seen.
/// </summary>
public sealed partial class ReviewQueue(LedgerDb db, AuditTrail audit, Sight? seen = null)
{
    private readonly Sight sight = seen ?? Sight.Everything;

    /// <summary>Written as the author of steps that an analysis makes.</summary>
    public const string Program = "docreview";

    private sealed record Row(
        string Key, string Body, string Status, string? Assignee, long Version, string RaisedAt, string? WithdrawnAt, string? Hold, string? JudgedBy, string? SignedBy, long? Batch);

    /// <summary>From where everything is read that people see.</summary>
    private string Shown => $"{sight.Finding} f";

    private string Columns => $"""
        select key as "Key", body as "Body", status as "Status", assignee as "Assignee", version as "Version", raised_at as "RaisedAt",
               withdrawn_at as "WithdrawnAt", hold as "Hold", judged_by as "JudgedBy", signed_by as "SignedBy", batch as "Batch" from {Shown}
        """;

    /// <summary>The steps that a person may take from each status. From everywhere there is a way back into review.</summary>
    public static IReadOnlyList<ReviewStatus> Next(ReviewStatus status) => status switch
    {
        ReviewStatus.New => [ReviewStatus.InReview],
        ReviewStatus.InReview => [ReviewStatus.Substantiated, ReviewStatus.Cleared, ReviewStatus.Transferred],
        ReviewStatus.Substantiated or ReviewStatus.Cleared or ReviewStatus.Transferred => [ReviewStatus.Closed, ReviewStatus.InReview],
        _ => [ReviewStatus.InReview],
    };

    /// <summary>In the order in which the rules gave them.</summary>
    public IReadOnlyList<QueuedFinding> All(long inspection, bool withdrawn = false) => db.Read(c => c.Query<Row>(
        $"{Columns} where inspection = @inspection {(withdrawn ? "" : "and withdrawn_at is null")} order by number, key", new { inspection }).Select(Of).ToList());

    /// <summary>Those that cite a file as evidence, in the order in which the rules gave them.</summary>
    public IReadOnlyList<QueuedFinding> Citing(long inspection, FileId file) => db.Read(c => c.Query<Row>(
        $"{Columns} where inspection = @inspection and withdrawn_at is null and key in (select s.key from finding_source s where s.inspection = @inspection and s.file = @file) order by number, key", new { inspection, file = file.Value })
        .Select(Of).Where(queued => queued.Finding.Evidence.Any(evidence => evidence.Source.Passage.File == file)).ToList());

    public QueuedFinding? Find(long inspection, string key) => db.Read(c => Find(c, inspection, key));

    public IReadOnlyList<ReviewStep> History(long inspection, string key) => db.Read(c => History(c, inspection, key));

    /// <param name="note">The reason: needed for every judgement and for the way back into review.</param>
    /// <param name="innocent">The innocent explanations that were considered: needed before anything is held to be so.</param>
    public StepResult Move(long inspection, string key, long version, ReviewStatus to, string who, string note, string innocent = "") =>
        Step(inspection, key, version, who, Moving(to, who, note, innocent));

    /// <param name="assignee">Null takes the finding from whoever has it.</param>
    public StepResult Assign(long inspection, string key, long version, string? assignee, string who, string note = "") =>
        Step(inspection, key, version, who, Assigning(assignee, note));

    public StepResult Note(long inspection, string key, long version, string who, string note) =>
        Step(inspection, key, version, who, new(StepAction.Noted, note, f => (f, StepResult.Done)));

    /// <summary>Puts off what is not yet judged. Records that are asked for must be named, and put the finding into review.</summary>
    public StepResult PutOff(long inspection, string key, long version, Hold hold, string who, string note) => Step(inspection, key, version, who, Holding(hold, note));

    /// <summary>The second reader agrees. The first may not.</summary>
    public StepResult Sign(long inspection, string key, long version, string who, string note = "") => Step(inspection, key, version, who, new(StepAction.Signed, note, f =>
        !f.AwaitsSecond ? (f, StepResult.NotAllowed) : f.JudgedBy == who ? (f, StepResult.OwnJudgement) : (f with { SignedBy = who }, StepResult.Done)));

    /// <summary>A step before it is taken: what it makes of a finding, or why it may not be taken.</summary>
    private sealed record Change(StepAction Action, string Note, Func<QueuedFinding, (QueuedFinding After, StepResult Result)> Apply, string Innocent = "", long? Bulk = null);

    private static Change Moving(ReviewStatus to, string who, string note, string innocent = "") => new(StepAction.StatusChanged, note, before =>
    {
        var back = to is ReviewStatus.InReview;
        if (!Next(before.Status).Contains(to)) return (before, StepResult.NotAllowed);
        if (to is ReviewStatus.Closed) return before.AwaitsSecond ? (before, StepResult.NotSigned) : (before with { Status = to }, StepResult.Done);
        if (before.Status is not ReviewStatus.New && string.IsNullOrWhiteSpace(note)) return (before, StepResult.ReasonMissing);
        if (to is ReviewStatus.Substantiated && string.IsNullOrWhiteSpace(innocent)) return (before, StepResult.InnocentMissing);
        return (before with { Status = to, Hold = null, JudgedBy = back ? null : who, SignedBy = null }, StepResult.Done);
    }, innocent);

    private static Change Assigning(string? assignee, string note) => new(StepAction.Assigned, note, f => (f with { Assignee = assignee }, StepResult.Done));

    private static Change Holding(Hold hold, string note) => new(StepAction.Held, note, before =>
        before.Status is not (ReviewStatus.New or ReviewStatus.InReview) ? (before, StepResult.NotAllowed)
        : hold is Hold.Records && string.IsNullOrWhiteSpace(note) ? (before, StepResult.ReasonMissing)
        : (before with { Hold = hold, Status = hold is Hold.Records ? ReviewStatus.InReview : before.Status }, StepResult.Done));

    /// <param name="also">Written in the same transaction where the step is taken.</param>
    private StepResult Step(long inspection, string key, long version, string who, Change change, Action<DbConnection>? also = null) => db.Write(c =>
    {
        db.Lock(c, "finding");
        var result = Step(c, inspection, key, version, who, change);
        if (result is StepResult.Done) also?.Invoke(c);
        return result;
    });

    private StepResult Step(DbConnection c, long inspection, string key, long version, string who, Change change)
    {
        if (Find(c, inspection, key) is not { } before) return StepResult.NotFound;
        if (before.Version != version) return StepResult.ChangedMeanwhile;
        var (after, result) = change.Apply(before);
        if (result is not StepResult.Done) return result;
        c.Execute("""
            update finding set status = @status, assignee = @Assignee, hold = @hold, judged_by = @JudgedBy, signed_by = @SignedBy, version = version + 1
            where inspection = @inspection and key = @key
            """, new { inspection, key, status = after.Status.ToString(), after.Assignee, hold = after.Hold?.ToString(), after.JudgedBy, after.SignedBy });
        Record(c, inspection, key, who, change, before.Status, after);
        audit.Append(c, who, $"finding.{change.Action}", $"{inspection}/{key} {before.Status}→{after.Status} {change.Note}".TrimEnd());
        return StepResult.Done;
    }

    private void Record(DbConnection c, long inspection, string key, string who, Change change, ReviewStatus before, QueuedFinding after) => c.Execute("""
        insert into finding_step (inspection, key, number, at, who, action, status_before, status_after, assignee, note, innocent, hold, bulk)
        select @inspection, @key, coalesce(max(number), 0) + 1, @now, @who, @action, @before, @after, @Assignee, @note, @innocent, @hold, @Bulk
        from finding_step where inspection = @inspection and key = @key
        """, new
    {
        inspection, key, now = db.Now(), who, action = change.Action.ToString(), before = before.ToString(), after = after.Status.ToString(), after.Assignee,
        note = Storable.Text(change.Note), innocent = Storable.Text(change.Innocent), hold = after.Hold?.ToString(), change.Bulk,
    });

    private QueuedFinding? Find(DbConnection c, long inspection, string key) =>
        c.QuerySingleOrDefault<Row>($"{Columns} where inspection = @inspection and key = @key", new { inspection, key }) is { } row ? Of(row) : null;

    private static List<ReviewStep> History(DbConnection c, long inspection, string key) => c
        .Query<(long Number, string At, string Who, string Action, string Before, string After, string? Assignee, string Note, string Innocent, string? Hold, long? Bulk)>("""
            select number, at, who, action, status_before, status_after, assignee, note, innocent, hold, bulk from finding_step
            where inspection = @inspection and key = @key order by number
            """, new { inspection, key })
        .Select(s => new ReviewStep(
            (int)s.Number, LedgerDb.Moment(s.At), s.Who, Enum.Parse<StepAction>(s.Action), Enum.Parse<ReviewStatus>(s.Before), Enum.Parse<ReviewStatus>(s.After), s.Assignee, s.Note)
            { Innocent = s.Innocent, Hold = Word<Hold>(s.Hold), Bulk = s.Bulk })
        .ToList();

    private static QueuedFinding Of(Row r) => new(
        r.Key, LedgerJson.Read<Finding>(r.Body), Enum.Parse<ReviewStatus>(r.Status), r.Assignee, r.Version, LedgerDb.Moment(r.RaisedAt),
        r.WithdrawnAt is { } at ? LedgerDb.Moment(at) : null)
        { Hold = Word<Hold>(r.Hold), JudgedBy = r.JudgedBy, SignedBy = r.SignedBy, Batch = r.Batch };

    private static T? Word<T>(string? word) where T : struct, Enum => word is null ? null : Enum.Parse<T>(word);
}
