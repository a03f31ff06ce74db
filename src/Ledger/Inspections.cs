using System.Data.Common;
using Dapper;

namespace DocReview.Ledger;

/// <param name="AnalysisDue">Something that an analysis reads has changed since the last one, or there was none.</param>
/// <param name="AnalysedBy">Version of readers and rules that made the findings; null where there was no analysis.</param>
public sealed record Inspection(
    long Id, string Name, InspectionSettings Settings, DateTimeOffset CreatedAt, bool AnalysisDue, string? AnalysedBy, DateTimeOffset? AnalysedAt)
{
    /// <summary>Rules that broke off in the last analysis.</summary>
    public IReadOnlyList<UnfinishedRule> UnfinishedRules { get; init; } = [];
}

/// <summary>The inspections (巡察项目) of one data folder. Files, pages and facts are shared between them; custody, decisions and findings are each one's own.</summary>
public sealed class Inspections(LedgerDb db)
{
    private const string Columns = """
        select id as "Id", name as "Name", settings as "Settings", created_at as "CreatedAt", generation as "Generation",
               analysed_generation as "AnalysedGeneration", analysed_by as "AnalysedBy", analysed_at as "AnalysedAt", unfinished_rules as "UnfinishedRules" from inspection
        """;

    public IReadOnlyList<Inspection> All() => db.Read(c => c.Query<Row>($"{Columns} order by id").Select(Of).ToList());

    public Inspection? Find(string name) => db.Read(c => Find(c, name));

    public Inspection Get(long id) => db.Read(c => Of(c.QuerySingle<Row>($"{Columns} where id = @id", new { id })));

    /// <summary>The inspection of this name; made where there is none.</summary>
    public Inspection Named(string name) => Find(name) ?? db.Write(c =>
    {
        db.Lock(c, "inspection");
        if (Find(c, name) is { } there) return there;
        c.Execute(
            "insert into inspection (id, name, settings, created_at, generation, analysed_generation) values (@id, @name, @settings, @at, 0, 0)",
            new { id = db.NextId(c, "inspection"), name, settings = LedgerJson.Write(new InspectionSettings()), at = db.Now() });
        return Find(c, name)!;
    });

    /// <summary>Changed settings make an analysis due.</summary>
    public void Save(long id, InspectionSettings settings) => db.Write(c => c.Execute(
        "update inspection set settings = @settings, generation = generation + 1 where id = @id", new { id, settings = LedgerJson.Write(settings) }));

    /// <summary>What the analysis that is about to read will have seen: hand it to <see cref="ReviewQueue.Replace"/>.</summary>
    public long Generation(long id) => db.Read(c => c.ExecuteScalar<long>("select generation from inspection where id = @id", new { id }));

    private static Inspection? Find(DbConnection c, string name) =>
        c.QuerySingleOrDefault<Row>($"{Columns} where name = @name", new { name }) is { } row ? Of(row) : null;

    private static Inspection Of(Row r) => new(
        r.Id, r.Name, LedgerJson.Read<InspectionSettings>(r.Settings), LedgerDb.Moment(r.CreatedAt), r.AnalysedBy is null || r.Generation > r.AnalysedGeneration,
        r.AnalysedBy, r.AnalysedAt is { } at ? LedgerDb.Moment(at) : null)
    {
        UnfinishedRules = LedgerJson.Read<List<UnfinishedRule>>(r.UnfinishedRules),
    };

    private sealed record Row(
        long Id, string Name, string Settings, string CreatedAt, long Generation, long AnalysedGeneration, string? AnalysedBy, string? AnalysedAt, string UnfinishedRules);
}
