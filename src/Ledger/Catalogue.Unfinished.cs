using Dapper;

namespace DocReview.Ledger;

/// <summary>What is next for a file, in this order: it can be searched before its facts are read. Every stage may run again from its beginning.</summary>
public enum Stage { Extract, Index, Read, Recognise }

/// <summary>What today's program is: a file that was read by another is not finished.</summary>
/// <param name="Facts">The version of the readers of facts.</param>
/// <param name="Index">The vocabulary of the index.</param>
/// <param name="Recogniser">The recognition engine; null where there is none or it is not wanted: then scans wait.</param>
public sealed record Versions(string Facts, string Index, string? Recogniser = null);

/// <param name="Id">Of the first path under which the inspection has the file: they rise in the order in which files came.</param>
public sealed record UnfinishedFile(long Id, SourceFile Source, Stage Stage, int Attempts);

/// <summary>Where work stopped: the ledger alone says what is left to do.</summary>
public sealed partial class Catalogue
{
    private sealed record UnfinishedRow(long Id, string File, string Path, long Bytes, string? ContainedIn, string Status, long Attempts, long Characters, string? FactsVersion, string? IndexVersion);

    /// <summary>Every file of the inspection that is not yet extracted, or indexed by the current vocabulary, or read by the current readers, or whose scans the current engine has not seen; in the order in which they came.</summary>
    /// <param name="after">Only files with a greater <see cref="UnfinishedFile.Id"/>: to go through them part by part.</param>
    public IReadOnlyList<UnfinishedFile> Unfinished(long inspection, Versions versions, long after = 0, int limit = int.MaxValue) =>
        Unfinished(inspection, null, versions, after, limit);

    /// <summary>The stage one file is in; null where it is finished or not in this inspection.</summary>
    public UnfinishedFile? UnfinishedStage(long inspection, FileId file, Versions versions) =>
        Unfinished(inspection, file.Value, versions, 0, int.MaxValue).FirstOrDefault();

    private List<UnfinishedFile> Unfinished(long inspection, string? file, Versions versions, long after, int limit) => db.Read(c => c.Query<UnfinishedRow>($"""
        select k.id as "Id", k.file as "File", k.path as "Path", k.bytes as "Bytes", k.contained_in as "ContainedIn", t.status as "Status", t.attempts as "Attempts", t.characters as "Characters",
               t.facts_version as "FactsVersion", x.version as "IndexVersion"
        from {sight.Custody} k join content t on t.file = k.file left join indexed x on x.file = k.file and x.inspection = k.inspection
        where {Open} and k.id > @after {(file is null ? "" : "and k.file = @file")} order by k.id limit @limit
        """, new { inspection, file, versions.Facts, versions.Index, versions.Recogniser, after, limit = (long)limit })
        .DistinctBy(r => r.File)
        .Select(r => new UnfinishedFile(
            r.Id,
            new SourceFile(new FileId(r.File), r.Path, r.Bytes, r.ContainedIn is { } container ? new FileId(container) : null),
            StageOf(r, versions),
            (int)r.Attempts))
        .ToList());

    private static Stage StageOf(UnfinishedRow row, Versions versions) => row switch
    {
        { Status: nameof(ContentStatus.Taken) } => Stage.Extract,
        // Unreadable with text: what was salvaged of it is searched like any other.
        ({ Status: nameof(ContentStatus.Text) or nameof(ContentStatus.Ocr) } or { Characters: > 0 }) when row.IndexVersion != versions.Index => Stage.Index,
        ({ Status: nameof(ContentStatus.Text) or nameof(ContentStatus.Ocr) } or { Characters: > 0 }) when row.FactsVersion != versions.Facts => Stage.Read,
        _ => Stage.Recognise,
    };

    /// <summary>How many files <see cref="Unfinished"/> would list: cheap enough to ask often.</summary>
    public int CountUnfinished(long inspection, Versions versions) => db.Read(c => (int)c.ExecuteScalar<long>($"""
        select count(distinct k.file)
        from {sight.Custody} k join content t on t.file = k.file left join indexed x on x.file = k.file and x.inspection = k.inspection where {Open}
        """, new { inspection, versions.Facts, versions.Index, versions.Recogniser }));

    /// <summary>The same for each delivery that is not finished, with its pages that wait for recognition.</summary>
    public IReadOnlyDictionary<long, (int Files, int Pages)> UnfinishedDeliveries(long inspection, Versions versions) => db.Read(c => c
        .Query<(long Accession, long Files, long Pages)>($"""
            select k.accession, count(distinct k.file), cast(sum(t.waiting) as bigint)
            from {sight.Custody} k join content t on t.file = k.file left join indexed x on x.file = k.file and x.inspection = k.inspection where {Open} group by k.accession
            """, new { inspection, versions.Facts, versions.Index, versions.Recogniser })
        .ToDictionary(row => row.Accession, row => ((int)row.Files, (int)row.Pages)));

    /// <summary>Files that stand in the index although no current path of the inspection leads to them.</summary>
    public IReadOnlyList<FileId> IndexedInVain(long inspection) => db.Read(c => c.Query<string>("""
        select x.file from indexed x where x.inspection = @inspection and not exists (
            select 1 from custody k where k.inspection = x.inspection and k.file = x.file and k.superseded_at is null)
        """, new { inspection }).Select(f => new FileId(f)).ToList());

    private const string Open = """
        k.inspection = @inspection and k.superseded_at is null and (t.status = 'Taken'
            or (t.status in ('Text', 'Ocr') or t.characters > 0) and (coalesce(t.facts_version, '') <> @Facts or coalesce(x.version, '') <> @Index)
            or t.scans > 0 and coalesce(t.recogniser, '') <> coalesce(@Recogniser, t.recogniser, ''))
        """;
}
