using System.Data.Common;
using Dapper;

namespace DocReview.Ledger;

/// <summary>Batches: the leader cuts a part of the queue and gives it to a person.</summary>
public sealed partial class ReviewQueue
{
    /// <summary>Takes the first findings of a list that are neither judged nor in a batch, and assigns them. Null where there are none.</summary>
    public long? CutBatch(long inspection, QueueFilter filter, FindingOrder order, int size, string name, string assignee, string who) => db.Write(c =>
    {
        db.Lock(c, "finding");
        var (where, values) = Where(inspection, filter with { Open = true, Batch = null, NoBatch = true, Withdrawn = false });
        values.Add("size", size);
        var keys = c.Query<(string Key, long Version, string? Assignee)>($"select key, version, assignee from {Shown} where {where} order by {Rank(order)}, number, key limit @size", values).ToList();
        if (keys.Count == 0) return (long?)null;
        var id = db.NextId(c, "batch");
        c.Execute("insert into batch (id, inspection, name, assignee, made_by, made_at) values (@id, @inspection, @name, @assignee, @who, @now)",
            new { id, inspection, name = Storable.Text(name), assignee, who, now = db.Now() });
        foreach (var ((key, version, had), place) in keys.Select((k, i) => (k, (long)i + 1)))
        {
            c.Execute("update finding set batch = @id, place = @place where inspection = @inspection and key = @key", new { id, place, inspection, key });
            if (had != assignee) Step(c, inspection, key, version, who, Assigning(assignee, name));
        }

        audit.Append(c, who, "batch.cut", $"{inspection}/{id} {name} → {assignee}: {keys.Count}");
        return id;
    });

    /// <summary>Those still worked on first, then the newest. A batch of which nothing is seen is not there: its name would tell of it.</summary>
    public IReadOnlyList<Batch> Batches(long inspection, string? assignee = null) => db.Read(c => c.Query<(long Id, string Name, string Assignee, string MadeBy, string MadeAt, long Size, long Judged, long Held)>($"""
        select b.id, b.name, b.assignee, b.made_by, b.made_at, count(f.key),
               coalesce(sum(case when f.status in ('New', 'InReview') then 0 else 1 end), 0),
               coalesce(sum(case when f.status in ('New', 'InReview') and f.hold is not null then 1 else 0 end), 0)
        from batch b left join {Shown} on f.inspection = b.inspection and f.batch = b.id and f.withdrawn_at is null
        where b.inspection = @inspection and (@assignee is null or b.assignee = @assignee)
              and exists (select 1 from {sight.Finding} n where n.inspection = b.inspection and n.batch = b.id)
        group by b.id, b.name, b.assignee, b.made_by, b.made_at
        """, new { inspection, assignee })
        .Select(r => new Batch(r.Id, r.Name, r.Assignee, r.MadeBy, LedgerDb.Moment(r.MadeAt), (int)r.Size, (int)r.Judged, (int)r.Held, r.Judged == r.Size ? null : PerHour(c, inspection, r.Id)))
        .OrderBy(b => b.Judged == b.Size).ThenByDescending(b => b.Id).ToList());

    /// <summary>From the first to the last finding dealt with in the last hour.</summary>
    private double? PerHour(DbConnection c, long inspection, long batch)
    {
        const int Enough = 3;
        var steps = c.Query<string>($"""
            select max(s.at) from {Shown} join finding_step s on s.inspection = f.inspection and s.key = f.key
            where f.inspection = @inspection and f.batch = @batch and s.at > @since and s.bulk is null
              and (s.action = 'Held' or s.action = 'StatusChanged' and s.status_after in ('Substantiated', 'Cleared', 'Transferred')) group by f.key
            """, new { inspection, batch, since = LedgerDb.Stamp(db.Clock.GetUtcNow().AddHours(-1)) }).Select(LedgerDb.Moment).Order().ToList();
        return steps.Count >= Enough && steps[^1] > steps[0] ? (steps.Count - 1) / (steps[^1] - steps[0]).TotalHours : null;
    }
}
