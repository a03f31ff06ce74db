using Dapper;

namespace DocReview.Ledger;

/// <summary>The running check of the search index on itself.</summary>
public sealed class RecallLog(LedgerDb db, Sight? seen = null)
{
    private readonly Sight sight = seen ?? Sight.Everything;

    private const int MissesKept = 200;

    public RecallTally Of(long inspection, string version) => db.Read(c =>
        c.QuerySingleOrDefault<(long Asked, long Found, long Exact, string? At)>("select asked, found, exact, at from recall where inspection = @inspection and version = @version", new { inspection, version })
            is { At: { } at } row ? new RecallTally(row.Asked, row.Found, row.Exact, LedgerDb.Moment(at)) : RecallTally.None);

    /// <summary>The latest first. What an index of another vocabulary missed is gone with its tally.</summary>
    public IReadOnlyList<RecallMiss> Misses(long inspection) => db.Read(c => c
        .Query<(string File, long Passage, string Stretch, string What, string At)>(
            $"""
            select file, passage, stretch, what, at from recall_miss m where inspection = @inspection and {(sight.IsEverything ? "true" : $"exists (select 1 from {sight.Custody} k where k.file = m.file and k.inspection = m.inspection)")}
            order by at desc, file, passage
            """, new { inspection })
        .Select(row => new RecallMiss(new(new(row.File), (int)row.Passage), row.Stretch, Enum.Parse<RecallFault>(row.What), LedgerDb.Moment(row.At))).ToList());

    /// <summary>Adds one round to the tally of this vocabulary.</summary>
    public void Add(long inspection, string version, RecallTally round, IReadOnlyList<RecallMiss> misses) => db.WriteDerived(c =>
    {
        c.Execute("delete from recall_miss where inspection = @inspection and exists (select 1 from recall r where r.inspection = @inspection and r.version <> @version)", new { inspection, version });
        c.Execute("delete from recall where inspection = @inspection and version <> @version", new { inspection, version });
        c.Execute("""
            insert into recall (inspection, version, asked, found, exact, at) values (@inspection, @version, @Asked, @Found, @Exact, @at)
            on conflict (inspection) do update set asked = recall.asked + excluded.asked, found = recall.found + excluded.found, exact = recall.exact + excluded.exact, at = excluded.at
            """, new { inspection, version, round.Asked, round.Found, round.Exact, at = db.Now() });
        c.Execute("insert into recall_miss (inspection, file, passage, stretch, what, at) values (@inspection, @file, @passage, @stretch, @what, @at)", misses.Select(miss => new
        {
            inspection, file = miss.Passage.File.Value, passage = (long)miss.Passage.Number, stretch = Storable.Text(miss.Stretch), what = miss.What.ToString(), at = LedgerDb.Stamp(miss.At),
        }));
        if (misses.Count > 0)
        {
            c.Execute("""
                delete from recall_miss where inspection = @inspection and at < (select min(at) from (
                    select at from recall_miss where inspection = @inspection order by at desc limit @MissesKept) latest)
                """, new { inspection, MissesKept });
        }
    });

    /// <summary>A passage of a random file of those that the index of this vocabulary holds; null where there is none.</summary>
    public Passage? Draw(long inspection, string version, Random random) => db.Read(c =>
    {
        var files = c.ExecuteScalar<long>("select count(*) from indexed where inspection = @inspection and version = @version", new { inspection, version });
        if (files == 0) return null;
        var file = c.ExecuteScalar<string?>("select file from indexed where inspection = @inspection and version = @version order by file limit 1 offset @skip",
            new { inspection, version, skip = random.NextInt64(files) });
        if (file is null || c.ExecuteScalar<long>("select count(*) from passage where file = @file", new { file }) is not (var passages and > 0)) return null;
        var drawn = c.QuerySingleOrDefault<(long Number, string? Text)>(
            "select number, text from passage where file = @file order by number limit 1 offset @skip", new { file, skip = random.NextInt64(passages) });
        return drawn.Text is { } text ? new Passage(new(new(file), (int)drawn.Number), text) : null;
    });
}
