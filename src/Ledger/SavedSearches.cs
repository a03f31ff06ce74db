using System.Data.Common;
using Dapper;

namespace DocReview.Ledger;

/// <param name="Asked">Its words and filters as they stand in an address.</param>
/// <param name="Shared">All of the group see it.</param>
/// <param name="OpenedTotal">How many hits there were when the account that asks opened it last; null where it never did.</param>
public sealed record SavedSearch(long Id, string Owner, string Name, bool Shared, string Asked, DateTimeOffset At, long? OpenedTotal, DateTimeOffset? OpenedAt);

/// <summary>Searches that people keep under a name, for themselves or for all of the group.</summary>
public sealed class SavedSearches(LedgerDb db, AuditTrail audit)
{
    /// <summary>So many an inspection and owner.</summary>
    public const int Most = 200;

    private sealed record Row(long Id, string Owner, string Name, long Shared, string Asked, string At, long? Total, string? OpenedAt);

    private const string Columns = """
        select s.id as "Id", s.owner as "Owner", s.name as "Name", s.shared as "Shared", s.asked as "Asked", s.at as "At", o.total as "Total", o.at as "OpenedAt"
        from saved_search s left join saved_search_opened o on o.search = s.id and o.account = @account
        """;

    /// <summary>Those of the account and those that are shared, by name.</summary>
    public IReadOnlyList<SavedSearch> Of(long inspection, string account) => db.Read(c => c
        .Query<Row>($"{Columns} where s.inspection = @inspection and (s.owner = @account or s.shared <> 0) order by s.name, s.id", new { inspection, account }).Select(Of).ToList());

    /// <summary>Null where there is none that the account sees.</summary>
    public SavedSearch? Find(long inspection, string account, long id) => db.Read(c => Find(c, inspection, account, id));

    /// <summary>Null where the account keeps too many already. What it holds now counts as seen.</summary>
    public SavedSearch? Add(long inspection, string account, string name, bool shared, string asked, long total) => db.Write(c =>
    {
        db.Lock(c, "saved_search");
        if (c.ExecuteScalar<long>("select count(*) from saved_search where inspection = @inspection and owner = @account", new { inspection, account }) >= Most) return null;
        var id = db.NextId(c, "saved_search");
        c.Execute("insert into saved_search (id, inspection, owner, name, shared, asked, at) values (@id, @inspection, @account, @name, @shared, @asked, @at)",
            new { id, inspection, account, name = Storable.Text(name), shared = shared ? 1L : 0L, asked = Storable.Text(asked), at = db.Now() });
        Open(c, id, account, total);
        audit.Append(c, account, "search.save", $"{inspection}/{id} {name}: {asked}");
        return Find(c, inspection, account, id);
    });

    /// <summary>False where it is not the account's own.</summary>
    public bool Change(long inspection, string account, long id, string name, bool shared) => db.Write(c =>
    {
        var changed = c.Execute("update saved_search set name = @name, shared = @shared where id = @id and inspection = @inspection and owner = @account",
            new { id, inspection, account, name = Storable.Text(name), shared = shared ? 1L : 0L }) > 0;
        if (changed) audit.Append(c, account, "search.change", $"{inspection}/{id} {name}");
        return changed;
    });

    /// <summary>False where it is not the account's own.</summary>
    public bool Remove(long inspection, string account, long id) => db.Write(c =>
    {
        if (Find(c, inspection, account, id) is not { } there || there.Owner != account) return false;
        c.Execute("delete from saved_search_opened where search = @id; delete from saved_search where id = @id", new { id });
        audit.Append(c, account, "search.remove", $"{inspection}/{id} {there.Name}: {there.Asked}");
        return true;
    });

    /// <summary>The account has seen so many hits of it.</summary>
    public void Opened(long id, string account, long total) => db.Write(c => Open(c, id, account, total));

    private void Open(DbConnection c, long id, string account, long total) => c.Execute("""
        insert into saved_search_opened (search, account, total, at) values (@id, @account, @total, @at)
        on conflict (search, account) do update set total = excluded.total, at = excluded.at
        """, new { id, account, total, at = db.Now() });

    private static SavedSearch? Find(DbConnection c, long inspection, string account, long id) => c.QuerySingleOrDefault<Row>(
        $"{Columns} where s.inspection = @inspection and s.id = @id and (s.owner = @account or s.shared <> 0)", new { inspection, account, id }) is { } row ? Of(row) : null;

    private static SavedSearch Of(Row r) => new(
        r.Id, r.Owner, r.Name, r.Shared != 0, r.Asked, LedgerDb.Moment(r.At), r.Total, r.OpenedAt is { } at ? LedgerDb.Moment(at) : null);
}
