using Dapper;
using DocReview.Ledger;
using Npgsql;

namespace DocReview.Index;

/// <summary>One state of an index in PostgreSQL: a transaction that sees no later change.</summary>
internal sealed class SharedSnapshot(NpgsqlConnection connection, string schema) : ISnapshot
{
    private readonly Dictionary<string, long[]> weighed = [];
    private bool? hasLoose;

    private bool HasLoose => hasLoose ??= connection.ExecuteScalar<bool>($"select exists (select from {schema}.file where recognised)");

    public int Count(SearchedFiles files) => connection.ExecuteScalar<int>(
        $"select coalesce(sum(passages), 0) from {schema}.file where {(files.Within is null ? "true" : "name = any(@names)")} {(files.Without is null ? "" : "and not name = any(@others)")}",
        new { names = Names(files.Within), others = Names(files.Without) });

    private static string[]? Names(IReadOnlySet<FileId>? files) => files?.Select(file => file.Value).ToArray();

    public async Task<Found> Find(IReadOnlyList<Tier> tiers, IReadOnlyList<string> words, SearchedFiles files, int skip, int limit, bool countFiles, CancellationToken cancel)
    {
        foreach (var tier in tiers) await Weigh(tier.Query, cancel);
        var conditions = new SharedConditions(schema, HasLoose, weighed);
        var wanted = tiers.Select(tier => conditions.Of(tier.Query)).ToList();
        var ranking = await SharedRanking.Of(connection, schema, conditions, tiers[0].Query, limit > 0 ? words : [], cancel);
        var statement = $"""
            with {conditions.With}
            found as materialized (
                select p.id, p.file, {Number(wanted)} as tier, ({ranking})::float8 as score from {schema}.passage p join {schema}.file f on f.id = p.file
                where ({string.Join(" or ", wanted.Distinct())}) {(files.Within is { } within ? $"and {conditions.InFiles(within)}" : "")} {(files.Without is { Count: > 0 } without ? $"and not {conditions.InFiles(without)}" : "")}),
            counted as (
                select array_agg(f.name) as names, array_agg(c.count) as counts from (select file, count(*) as count from found where {countFiles} group by file) c join {schema}.file f on f.id = c.file),
            page as (
                select best.*, row_number() over () as place from (
                    select found.*, f.name from found join {schema}.file f on f.id = found.file
                    order by tier, score desc, f.name, found.id limit {conditions.Value((long)limit)} offset {conditions.Value((long)skip)}) best)
            select t.totals, page.tier, page.score, page.name, page.id, p.page, p.said, counted.names, counted.counts
            from (select array[{string.Join(", ", tiers.Select((_, tier) => $"count(*) filter (where tier = {tier})"))}] as totals from found) t
            left join page on true left join counted on coalesce(page.place, 1) = 1 left join {schema}.passage p on p.id = page.id order by page.tier, page.score desc, page.name, page.id
            """;
        await using var command = new NpgsqlCommand(statement, connection);
        command.Parameters.AddRange(conditions.Parameters);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        return await Read(rows, cancel);
    }

    /// <summary>The first tier that a passage matches.</summary>
    private static string Number(List<string> wanted) =>
        wanted.Count == 1 ? "0" : $"case {string.Concat(wanted.SkipLast(1).Select((condition, tier) => $"when {condition} then {tier} "))}else {wanted.Count - 1} end";

    private static async Task<Found> Read(NpgsqlDataReader rows, CancellationToken cancel)
    {
        var (totals, passages, files) = (Array.Empty<long>(), new List<FoundPassage>(), new Dictionary<FileId, int>());
        while (await rows.ReadAsync(cancel))
        {
            totals = rows.GetFieldValue<long[]>(0);
            // They come once, beside one of the passages.
            if (!await rows.IsDBNullAsync(7, cancel))
                files = rows.GetFieldValue<string[]>(7).Zip(rows.GetFieldValue<long[]>(8)).ToDictionary(file => new FileId(file.First), file => (int)file.Second);
            if (await rows.IsDBNullAsync(1, cancel)) continue;
            var id = new PassageId(new(rows.GetString(3)), SharedRows.Number(rows.GetInt64(4)));
            var (page, text) = (rows.GetInt32(5), SharedRows.Text(rows.GetFieldValue<byte[]>(6)));
            passages.Add(new(id, rows.GetDouble(2), rows.GetInt32(1), () => (page, text)));
        }
        return new([.. totals.Select(total => (int)total)], passages, files);
    }

    /// <summary>What the database cannot weigh is weighed here, of the passages that hold all of its pieces.</summary>
    private async Task Weigh(Query query, CancellationToken cancel)
    {
        foreach (var part in Parts(query).Where(part => !weighed.ContainsKey(SharedConditions.Key(part))))
        {
            var conditions = new SharedConditions(schema, false, weighed);
            var found = new List<long>();
            await using var command = new NpgsqlCommand($"select p.id, p.exact from {schema}.passage p where {conditions.Holding(part)}", connection);
            command.Parameters.AddRange(conditions.Parameters);
            await using var rows = await command.ExecuteReaderAsync(cancel);
            while (await rows.ReadAsync(cancel))
            {
                int[] text = [.. rows.GetString(1).EnumerateRunes().Select(rune => rune.Value)];
                if (part is Query.Near near ? NearMatch.In(text, near) : new PatternMatch((Query.Pattern)part, text).Any()) found.Add(rows.GetInt64(0));
            }
            weighed[SharedConditions.Key(part)] = [.. found];
        }
    }

    private static IEnumerable<Query> Parts(Query query) => query switch
    {
        Query.Near or Query.Pattern => [query],
        Query.And and => and.Parts.SelectMany(Parts),
        Query.Or or => or.Parts.SelectMany(Parts),
        Query.SameFile file => file.Parts.SelectMany(Parts),
        Query.Not not => Parts(not.Part),
        _ => [],
    };
}
