using System.Data.Common;
using Dapper;

namespace DocReview.Ledger;

/// <summary>A finding with where it stands in review.</summary>
/// <param name="Key">Names it within its inspection; a re-run finds it again by this.</param>
/// <param name="Version">Hand it back with a change: who saw an older one is told instead of overwriting.</param>
/// <param name="WithdrawnAt">Set where the last analysis no longer raised it.</param>
public sealed record QueuedFinding(
    string Key, Finding Finding, ReviewStatus Status, string? Assignee, long Version, DateTimeOffset RaisedAt, DateTimeOffset? WithdrawnAt);

public enum StepAction { Raised, StatusChanged, Assigned, Noted, Withdrawn, RaisedAgain, Reworded }

public sealed record ReviewStep(
    int Number, DateTimeOffset At, string Who, StepAction Action, ReviewStatus Before, ReviewStatus After, string? Assignee, string Note);

public enum StepResult { Done, NotFound, NotAllowed, ChangedMeanwhile }

/// <summary>The findings of an inspection and every step of their review. Nothing is ever deleted: what no longer arises is withdrawn.</summary>
public sealed class ReviewQueue(LedgerDb db, AuditTrail audit, Sight? seen = null)
{
    private readonly Sight sight = seen ?? Sight.Everything;

    /// <summary>Written as the author of steps that an analysis makes.</summary>
    public const string Program = "docreview";

    private sealed record Row(
        string Key, string Body, string Status, string? Assignee, long Version, string RaisedAt, string? WithdrawnAt);

    private string Columns => $"""
        select key as "Key", body as "Body", status as "Status", assignee as "Assignee", version as "Version", raised_at as "RaisedAt",
               withdrawn_at as "WithdrawnAt" from {sight.Finding} f
        """;

    /// <summary>The steps that a person may take from each status.</summary>
    public static IReadOnlyList<ReviewStatus> Next(ReviewStatus status) => status switch
    {
        ReviewStatus.New => [ReviewStatus.InReview],
        ReviewStatus.InReview => [ReviewStatus.Substantiated, ReviewStatus.Cleared, ReviewStatus.Transferred],
        ReviewStatus.Substantiated or ReviewStatus.Cleared or ReviewStatus.Transferred => [ReviewStatus.Closed],
        _ => [],
    };

    /// <summary>In the order in which the rules gave them.</summary>
    public IReadOnlyList<QueuedFinding> All(long inspection, bool withdrawn = false) => db.Read(c => c.Query<Row>(
        $"{Columns} where inspection = @inspection {(withdrawn ? "" : "and withdrawn_at is null")} order by number, key", new { inspection }).Select(Of).ToList());

    /// <summary>Those that cite a file as evidence, in the order in which the rules gave them. A file's id stands in the body of a finding for nothing else.</summary>
    public IReadOnlyList<QueuedFinding> Citing(long inspection, FileId file) => db.Read(c => c.Query<Row>(
        $"{Columns} where inspection = @inspection and withdrawn_at is null and body like @cited order by number, key", new { inspection, cited = $"%{file.Value}#%" })
        .Select(Of).Where(queued => queued.Finding.Evidence.Any(evidence => evidence.Source.Passage.File == file)).ToList());

    public QueuedFinding? Find(long inspection, string key) => db.Read(c => Find(c, inspection, key));

    public IReadOnlyList<ReviewStep> History(long inspection, string key) => db.Read(c => c
        .Query<(long Number, string At, string Who, string Action, string Before, string After, string? Assignee, string Note)>("""
            select number, at, who, action, status_before, status_after, assignee, note from finding_step
            where inspection = @inspection and key = @key order by number
            """, new { inspection, key })
        .Select(s => new ReviewStep(
            (int)s.Number, LedgerDb.Moment(s.At), s.Who, Enum.Parse<StepAction>(s.Action), Enum.Parse<ReviewStatus>(s.Before), Enum.Parse<ReviewStatus>(s.After),
            s.Assignee, s.Note))
        .ToList());

    public StepResult Move(long inspection, string key, long version, ReviewStatus to, string who, string note) =>
        Step(inspection, key, version, who, StepAction.StatusChanged, note, f => Next(f.Status).Contains(to) ? f with { Status = to } : null);

    /// <param name="assignee">Null takes the finding from whoever has it.</param>
    public StepResult Assign(long inspection, string key, long version, string? assignee, string who, string note = "") =>
        Step(inspection, key, version, who, StepAction.Assigned, note, f => f with { Assignee = assignee });

    public StepResult Note(long inspection, string key, long version, string who, string note) =>
        Step(inspection, key, version, who, StepAction.Noted, note, f => f);

    private StepResult Step(long inspection, string key, long version, string who, StepAction action, string note, Func<QueuedFinding, QueuedFinding?> change) =>
        db.Write(c =>
        {
            db.Lock(c, "finding");
            if (Find(c, inspection, key) is not { } before) return StepResult.NotFound;
            if (before.Version != version) return StepResult.ChangedMeanwhile;
            if (change(before) is not { } after) return StepResult.NotAllowed;
            c.Execute("""
                update finding set status = @status, assignee = @Assignee, version = version + 1 where inspection = @inspection and key = @key
                """, new { inspection, key, status = after.Status.ToString(), after.Assignee });
            Record(c, inspection, key, who, action, before.Status, after.Status, after.Assignee, note);
            audit.Append(c, who, $"finding.{action}", $"{inspection}/{key} {before.Status}→{after.Status} {note}".TrimEnd());
            return StepResult.Done;
        });

    /// <summary>Takes over the result of an analysis. Status, notes and assignee stay with findings that arise again; those that do not are withdrawn.</summary>
    /// <param name="generation">What <see cref="Inspections.Generation"/> was before the analysis read.</param>
    /// <param name="analysedBy">Version of readers and rules.</param>
    /// <param name="unfinished">Rules that broke off: their earlier findings stand.</param>
    public void Replace(long inspection, IReadOnlyList<Decision> decisions, IReadOnlyList<Finding> findings, long generation, string analysedBy, IReadOnlyList<UnfinishedRule>? unfinished = null) => db.Write(c =>
    {
        db.Lock(c, "finding");
        FactStore.ReplaceDecisions(c, inspection, decisions);
        var before = c.Query<Row>($"{Columns} where inspection = @inspection", new { inspection }).ToDictionary(row => row.Key);
        var raised = Keyed(findings).ToList();
        foreach (var row in before.Values.ExceptBy(raised.Select(r => r.Key), row => row.Key)) NoteSources(c, inspection, row.Key, Of(row).Finding);
        for (var i = 0; i < raised.Count; i++) Raise(c, inspection, raised[i].Key, i + 1, raised[i].Finding, before.GetValueOrDefault(raised[i].Key));
        foreach (var gone in before.Values.Where(row => row.WithdrawnAt is null && unfinished?.Any(rule => rule.Kind == Of(row).Finding.Kind) != true).ExceptBy(raised.Select(r => r.Key), row => row.Key))
        {
            c.Execute("update finding set withdrawn_at = @now, version = version + 1 where inspection = @inspection and key = @Key", new { inspection, gone.Key, now = db.Now() });
            Record(c, inspection, gone.Key, Program, StepAction.Withdrawn, Of(gone).Status, Of(gone).Status, gone.Assignee, "重新分析后不再出现");
        }

        c.Execute("update inspection set analysed_generation = @generation, analysed_by = @analysedBy, analysed_at = @now, unfinished_rules = @rules where id = @inspection",
            new { inspection, generation, analysedBy, now = db.Now(), rules = Storable.Text(LedgerJson.Write(unfinished ?? [])) });
        audit.Append(c, Program, "analysis", $"{inspection} {analysedBy}: {decisions.Count} decisions, {findings.Count} findings");
    });

    private void Raise(DbConnection c, long inspection, string key, long number, Finding finding, Row? before)
    {
        var body = Storable.Text(LedgerJson.Write(finding));
        var row = new { inspection, key, number, kind = finding.Kind, body, now = db.Now() };
        NoteSources(c, inspection, key, finding);
        if (before is null)
        {
            c.Execute("""
                insert into finding (inspection, key, number, kind, body, status, version, raised_at) values (@inspection, @key, @number, @kind, @body, 'New', 1, @now)
                """, row);
            Record(c, inspection, key, Program, StepAction.Raised, ReviewStatus.New, ReviewStatus.New, null, "");
            return;
        }

        var changed = before.Body != body || before.WithdrawnAt is not null;
        c.Execute($"""
            update finding set number = @number, kind = @kind, body = @body, withdrawn_at = null, version = version + {(changed ? 1 : 0)}
            where inspection = @inspection and key = @key
            """, row);
        var status = Of(before).Status;
        if (before.WithdrawnAt is not null) Record(c, inspection, key, Program, StepAction.RaisedAgain, status, status, before.Assignee, "");
        else if (changed) Record(c, inspection, key, Program, StepAction.Reworded, status, status, before.Assignee, "重新分析后内容有更新");
    }

    /// <summary>On which files it rests, either way: by that it is told who may see it.</summary>
    private static void NoteSources(DbConnection c, long inspection, string key, Finding finding)
    {
        var files = finding.Evidence.Select(e => e.Source).Concat(finding.Exculpatory.Select(e => e.Source)).Select(source => source.Passage.File.Value).Distinct();
        c.Execute("delete from finding_source where inspection = @inspection and key = @key", new { inspection, key });
        c.Execute("insert into finding_source (inspection, key, file) values (@inspection, @key, @file)", files.Select(file => new { inspection, key, file }));
    }

    /// <summary>Two findings of one rule on the same place keep apart by their order.</summary>
    private static IEnumerable<(string Key, Finding Finding)> Keyed(IReadOnlyList<Finding> findings) => findings
        .GroupBy(finding => finding.Key)
        .SelectMany(same => same.Select((finding, i) => (i == 0 ? same.Key : $"{same.Key}-{i + 1}", finding)));

    private void Record(
        DbConnection c, long inspection, string key, string who, StepAction action, ReviewStatus before, ReviewStatus after, string? assignee, string note) => c.Execute("""
        insert into finding_step (inspection, key, number, at, who, action, status_before, status_after, assignee, note)
        select @inspection, @key, coalesce(max(number), 0) + 1, @now, @who, @action, @before, @after, @assignee, @note
        from finding_step where inspection = @inspection and key = @key
        """, new
    {
        inspection, key, now = db.Now(), who, action = action.ToString(), before = before.ToString(), after = after.ToString(), assignee, note = Storable.Text(note),
    });

    private QueuedFinding? Find(DbConnection c, long inspection, string key) =>
        c.QuerySingleOrDefault<Row>($"{Columns} where inspection = @inspection and key = @key", new { inspection, key }) is { } row ? Of(row) : null;

    private static QueuedFinding Of(Row r) => new(
        r.Key, LedgerJson.Read<Finding>(r.Body), Enum.Parse<ReviewStatus>(r.Status), r.Assignee, r.Version, LedgerDb.Moment(r.RaisedAt),
        r.WithdrawnAt is { } at ? LedgerDb.Moment(at) : null);
}
