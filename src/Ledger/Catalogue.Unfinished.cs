using Dapper;

namespace DocReview.Ledger;

/// <summary>What is next for a file. Every stage may run again from its beginning.</summary>
public enum Stage { Extract, Read, Index }

public sealed record UnfinishedFile(SourceFile Source, Stage Stage, int Attempts);

/// <summary>Where work stopped: the ledger alone says what is left to do.</summary>
public sealed partial class Catalogue
{
    private sealed record UnfinishedRow(string File, string Path, long Bytes, string? ContainedIn, string Status, long Attempts, string? FactsVersion);

    /// <summary>Every file of the inspection that is not yet extracted, or read by the current readers, or indexed by the current vocabulary; in the order in which they came.</summary>
    public IReadOnlyList<UnfinishedFile> Unfinished(long inspection, string factsVersion, string indexVersion) =>
        Unfinished(inspection, null, factsVersion, indexVersion);

    /// <summary>The stage one file is in; null where it is finished or not in this inspection.</summary>
    public UnfinishedFile? UnfinishedStage(long inspection, FileId file, string factsVersion, string indexVersion) =>
        Unfinished(inspection, file.Value, factsVersion, indexVersion).FirstOrDefault();

    private List<UnfinishedFile> Unfinished(long inspection, string? file, string factsVersion, string indexVersion) => db.Read(c => c.Query<UnfinishedRow>($"""
        select k.file as "File", k.path as "Path", k.bytes as "Bytes", k.contained_in as "ContainedIn", t.status as "Status", t.attempts as "Attempts",
               t.facts_version as "FactsVersion"
        from custody k join content t on t.file = k.file left join indexed x on x.file = k.file and x.inspection = k.inspection
        where {Open} {(file is null ? "" : "and k.file = @file")} order by k.id
        """, new { inspection, file, factsVersion, indexVersion })
        .DistinctBy(r => r.File)
        .Select(r => new UnfinishedFile(
            new SourceFile(new FileId(r.File), r.Path, r.Bytes, r.ContainedIn is { } container ? new FileId(container) : null),
            r.Status == nameof(ContentStatus.Taken) ? Stage.Extract : r.FactsVersion != factsVersion ? Stage.Read : Stage.Index,
            (int)r.Attempts))
        .ToList());

    /// <summary>How many files <see cref="Unfinished"/> would list: cheap enough to ask often.</summary>
    public int CountUnfinished(long inspection, string factsVersion, string indexVersion) => db.Read(c => (int)c.ExecuteScalar<long>($"""
        select count(distinct k.file)
        from custody k join content t on t.file = k.file left join indexed x on x.file = k.file and x.inspection = k.inspection where {Open}
        """, new { inspection, factsVersion, indexVersion }));

    /// <summary>Files that stand in the index although no current path of the inspection leads to them.</summary>
    public IReadOnlyList<FileId> IndexedInVain(long inspection) => db.Read(c => c.Query<string>("""
        select x.file from indexed x where x.inspection = @inspection and not exists (
            select 1 from custody k where k.inspection = x.inspection and k.file = x.file and k.superseded_at is null)
        """, new { inspection }).Select(f => new FileId(f)).ToList());

    private const string Open = """
        k.inspection = @inspection and k.superseded_at is null and (t.status = 'Taken'
            or t.status in ('Text', 'Ocr') and (coalesce(t.facts_version, '') <> @factsVersion or coalesce(x.version, '') <> @indexVersion))
        """;
}
