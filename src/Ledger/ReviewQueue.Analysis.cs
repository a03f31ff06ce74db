using System.Data.Common;
using Dapper;

namespace DocReview.Ledger;

/// <summary>What an analysis makes of the queue.</summary>
public sealed partial class ReviewQueue
{
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
            ByProgram(c, inspection, StepAction.Withdrawn, Of(gone), "重新分析后不再出现");
        }

        c.Execute("update inspection set analysed_generation = @generation, analysed_by = @analysedBy, analysed_at = @now, unfinished_rules = @rules where id = @inspection",
            new { inspection, generation, analysedBy, now = db.Now(), rules = Storable.Text(LedgerJson.Write(unfinished ?? [])) });
        audit.Append(c, Program, "analysis", $"{inspection} {analysedBy}: {decisions.Count} decisions, {findings.Count} findings");
    });

    private void Raise(DbConnection c, long inspection, string key, long number, Finding finding, Row? before)
    {
        var body = Storable.Text(LedgerJson.Write(finding));
        var row = new DynamicParameters(new { inspection, key, number, kind = finding.Kind, body, now = db.Now() });
        row.AddDynamicParams(ListColumns(finding));
        NoteSources(c, inspection, key, finding);
        if (before is null)
        {
            c.Execute("""
                insert into finding (inspection, key, number, kind, body, status, version, raised_at, weight, amount, day, words)
                values (@inspection, @key, @number, @kind, @body, 'New', 1, @now, @weight, @amount, @day, @words)
                """, row);
            ByProgram(c, inspection, StepAction.Raised, new(key, finding, ReviewStatus.New, null, 1, default, null));
            return;
        }

        var changed = before.Body != body || before.WithdrawnAt is not null;
        c.Execute($"""
            update finding set number = @number, kind = @kind, body = @body, withdrawn_at = null, version = version + {(changed ? 1 : 0)},
                   weight = @weight, amount = @amount, day = @day, words = @words
            where inspection = @inspection and key = @key
            """, row);
        if (before.WithdrawnAt is not null) ByProgram(c, inspection, StepAction.RaisedAgain, Of(before));
        else if (changed) ByProgram(c, inspection, StepAction.Reworded, Of(before), "重新分析后内容有更新");
    }

    /// <summary>On which files it rests, either way: by that it is told who may see it.</summary>
    private static void NoteSources(DbConnection c, long inspection, string key, Finding finding)
    {
        var files = finding.Evidence.Select(e => e.Source).Concat(finding.Exculpatory.Select(e => e.Source)).Select(source => source.Passage.File.Value).Distinct();
        c.Execute("delete from finding_source where inspection = @inspection and key = @key", new { inspection, key });
        c.Execute("insert into finding_source (inspection, key, file) values (@inspection, @key, @file)", files.Select(file => new { inspection, key, file }));
    }

    private void ByProgram(DbConnection c, long inspection, StepAction action, QueuedFinding queued, string note = "") =>
        Record(c, inspection, queued.Key, Program, new(action, note, f => (f, StepResult.Done)), queued.Status, queued);

    /// <summary>What lists filter and sort by.</summary>
    private static object ListColumns(Finding finding) => new
    {
        weight = (long)finding.Severity, amount = finding.Amount?.Fen, day = finding.Date?.ToString(),
        words = Storable.Text(string.Join('\n', [finding.Subject, finding.Reason, .. finding.Evidence.Select(e => e.Source.Quote)])).ToLowerInvariant(),
    };

    /// <summary>Fills in what rows lack that are older than script 0008.</summary>
    internal static void FillIn(LedgerDb db)
    {
        var old = db.Read(c => c.Query<(long Inspection, string Key, string Body)>($"select inspection, key, body from {Sight.Everything.Finding} f where weight is null").ToList());
        var decisions = db.Read(c => c.Query<(long Inspection, long Number, string Body)>("select inspection, number, body from decision where file is null").ToList());
        if (old.Count == 0 && decisions.Count == 0) return;
        db.Write(c =>
        {
            foreach (var (inspection, key, body) in old)
            {
                var row = new DynamicParameters(new { inspection, key });
                row.AddDynamicParams(ListColumns(LedgerJson.Read<Finding>(body)));
                c.Execute("update finding set weight = @weight, amount = @amount, day = @day, words = @words where inspection = @inspection and key = @key", row);
            }

            foreach (var (inspection, number, body) in decisions)
            {
                var at = LedgerJson.Read<Decision>(body).Source.Passage;
                c.Execute("update decision set file = @file, passage = @passage where inspection = @inspection and number = @number", new { inspection, number, file = at.File.Value, passage = (long)at.Number });
            }
        });
    }

    /// <summary>Two findings of one rule on the same place keep apart by their order.</summary>
    private static IEnumerable<(string Key, Finding Finding)> Keyed(IReadOnlyList<Finding> findings) => findings
        .GroupBy(finding => finding.Key)
        .SelectMany(same => same.Select((finding, i) => (i == 0 ? same.Key : $"{same.Key}-{i + 1}", finding)));
}
