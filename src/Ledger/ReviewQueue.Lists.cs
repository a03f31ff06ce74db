using System.Data.Common;
using Dapper;

namespace DocReview.Ledger;

/// <summary>In which order a list of findings stands.</summary>
public enum FindingOrder { Severity, Date, Amount, Rule, Batch }

/// <summary>Which findings: every condition that is set must hold.</summary>
/// <param name="Assignee">A name; empty for those that nobody has.</param>
/// <param name="Words">In subject, reason or quoted sentences, capital or small.</param>
/// <param name="Withdrawn">With those that the last analysis no longer raised.</param>
/// <param name="AwaitsSecond">Only what a second reader has to read.</param>
/// <param name="Open">Only what is not yet judged.</param>
/// <param name="Ready">Only what is neither judged nor put off.</param>
/// <param name="NoBatch">Only what is in no batch.</param>
/// <param name="Overdue">Only those with a correction that was due before this day and is not settled.</param>
public sealed record QueueFilter(
    string? Kind = null, ReviewStatus? Status = null, Severity? Severity = null, string? Assignee = null, string? Words = null, bool Withdrawn = false, long? Batch = null, Hold? Hold = null,
    bool AwaitsSecond = false, bool Open = false, bool Ready = false, bool NoBatch = false, DateOnly? Overdue = null);

/// <summary>How many findings agree in all that a list can be filtered by.</summary>
public sealed record QueueCount(string Kind, ReviewStatus Status, Severity Severity, string? Assignee, Hold? Hold, bool AwaitsSecond, int Count);

/// <summary>How many findings came to be judged so on one day of China's calendar. Who judges twice counts twice.</summary>
public sealed record JudgedDay(DateOnly Day, ReviewStatus To, int Count);

/// <summary>Lists of findings, paged and counted in the database.</summary>
public sealed partial class ReviewQueue
{
    private const string Waits = "status in ('Substantiated', 'Transferred') and signed_by is null";

    public IReadOnlyList<QueuedFinding> Page(long inspection, QueueFilter filter, FindingOrder order, int skip, int limit) => db.Read(c =>
    {
        var (where, values) = Where(inspection, filter);
        values.AddDynamicParams(new { skip, limit });
        return c.Query<Row>($"{Columns} where {where} order by {Rank(order)}, number, key limit @limit offset @skip", values).Select(Of).ToList();
    });

    public int Count(long inspection, QueueFilter filter) => db.Read(c =>
    {
        var (where, values) = Where(inspection, filter);
        return (int)c.ExecuteScalar<long>($"select count(*) from {Shown} where {where}", values);
    });

    /// <summary>For the figures beside each choice of a filter.</summary>
    public IReadOnlyList<QueueCount> Counts(long inspection, QueueFilter filter) => db.Read(c =>
    {
        var (where, values) = Where(inspection, filter);
        return c.Query<(string Kind, string Status, long Weight, string? Assignee, string? Hold, long Waits, long Count)>($"""
            select kind, status, weight, assignee, hold, cast(case when {Waits} then 1 else 0 end as bigint), count(*)
            from {Shown} where {where} group by 1, 2, 3, 4, 5, 6
            """, values).Select(r => new QueueCount(r.Kind, Enum.Parse<ReviewStatus>(r.Status), (Severity)r.Weight, r.Assignee, Word<Hold>(r.Hold), r.Waits != 0, (int)r.Count)).ToList();
    });

    /// <summary>The course of the review, day by day.</summary>
    public IReadOnlyList<JudgedDay> Judged(long inspection) => db.Read(c => c.Query<(string Hour, string To, long Count)>($"""
        select substr(s.at, 1, 13), s.status_after, count(*) from {Shown} join finding_step s on s.inspection = f.inspection and s.key = f.key
        where f.inspection = @inspection and s.action = 'StatusChanged' and s.status_after in ('Substantiated', 'Transferred', 'Cleared') group by 1, 2
        """, new { inspection }).GroupBy(row => (Day: DateOnly.FromDateTime(LedgerDb.Moment($"{row.Hour}:00:00Z").UtcDateTime.AddHours(8)), row.To), row => (int)row.Count)
        .Select(same => new JudgedDay(same.Key.Day, Enum.Parse<ReviewStatus>(same.Key.To), same.Sum())).ToList());

    /// <summary>Keys of the next and the previous finding of a list, also where this one is no longer in it.</summary>
    public (string? Previous, string? Next) Neighbours(long inspection, QueueFilter filter, FindingOrder order, string key) =>
        db.Read(c => (Neighbour(c, inspection, filter, order, key, after: false), Neighbour(c, inspection, filter, order, key, after: true)));

    private string? Neighbour(DbConnection c, long inspection, QueueFilter filter, FindingOrder order, string key, bool after)
    {
        var (where, values) = Where(inspection, filter);
        values.Add("here", key);
        var (sign, turn) = after ? (">", "") : ("<", " desc");
        // Withdrawn findings have old numbers: their own place in the order all the same.
        return c.QueryFirstOrDefault<string>($"""
            select key from {Shown} where {where} and ({Rank(order)}, number, key) {sign} (select {Rank(order)}, number, key from {Shown} where inspection = @inspection and key = @here)
            order by {Rank(order)}{turn}, number{turn}, key{turn} limit 1
            """, values);
    }

    /// <summary>The next of a list after this one; from its beginning where none comes after; null where no other is left.</summary>
    public string? Following(long inspection, QueueFilter filter, FindingOrder order, string key) =>
        Neighbours(inspection, filter, order, key).Next ?? Page(inspection, filter, order, 0, 2).FirstOrDefault(f => f.Key != key)?.Key;

    /// <summary>The order as something that only rises.</summary>
    private static string Rank(FindingOrder order) => order switch
    {
        FindingOrder.Date => "coalesce(day, '9999')",
        FindingOrder.Amount => "-coalesce(amount, -1)",
        FindingOrder.Rule => "number",
        FindingOrder.Batch => "coalesce(place, 0)",
        _ => "weight",
    };

    private static (string Where, DynamicParameters Values) Where(long inspection, QueueFilter f)
    {
        var parts = new List<string> { "inspection = @inspection" };
        var values = new DynamicParameters(new { inspection });
        void Add(bool set, string part, object? value = null)
        {
            if (!set) return;
            parts.Add(part);
            if (value is not null) values.AddDynamicParams(value);
        }

        Add(!f.Withdrawn, "withdrawn_at is null");
        Add(!string.IsNullOrEmpty(f.Kind), "kind = @kind", new { kind = f.Kind });
        Add(f.Status is not null, "status = @status", new { status = f.Status?.ToString() });
        Add(f.Severity is not null, "weight = @severity", new { severity = (long?)f.Severity });
        Add(f.Assignee is "", "assignee is null");
        Add(f.Assignee is { Length: > 0 }, "assignee = @assignee", new { assignee = f.Assignee });
        Add(f.Batch is not null, "batch = @batch", new { batch = f.Batch });
        Add(f.Hold is not null, "hold = @hold", new { hold = f.Hold?.ToString() });
        Add(f.AwaitsSecond, Waits);
        Add(f.Open || f.Ready, "status in ('New', 'InReview')");
        Add(f.Ready, "hold is null");
        Add(f.NoBatch, "batch is null");
        Add(f.Overdue is not null, "exists (select 1 from correction k where k.inspection = f.inspection and k.key = f.key and k.settled = 0 and k.due < @today)", new { today = f.Overdue?.ToString("yyyy-MM-dd") });
        Add(!string.IsNullOrWhiteSpace(f.Words), "words like @words escape '!'", new { words = LedgerDb.Like(f.Words ?? "") });
        return (string.Join(" and ", parts), values);
    }
}
