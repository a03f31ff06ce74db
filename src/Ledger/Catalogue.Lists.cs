using System.Data.Common;
using Dapper;

namespace DocReview.Ledger;

/// <summary>Which documents of an inspection: every condition that is set must hold.</summary>
/// <param name="From">The paper's date may be on or after this day.</param>
/// <param name="Folder">A folder of the supplied paths, or a container; with all below it.</param>
/// <param name="Waiting">Only files of which pages wait for recognition.</param>
/// <param name="Accession">The number of the delivery that brought it.</param>
/// <param name="Unsure">Only files with recognised pages that are unsure of themselves.</param>
/// <param name="PathContains">Any part of the path, capital or small.</param>
public sealed record DocumentFilter(
    Genre? Genre = null, DateOnly? From = null, DateOnly? To = null, string? Folder = null, string? Format = null, ContentStatus? Status = null,
    string? PathContains = null, Trouble? Trouble = null, bool Duplicates = false, bool Waiting = false, long? Accession = null, Zone? Zone = null, bool Unsure = false);

/// <summary>One path in custody with what is known of its file.</summary>
/// <param name="Id">Counts the paths of the ledger in the order in which they came.</param>
/// <param name="File">Empty where no bytes could be taken.</param>
/// <param name="DuplicateOf">The path under which this inspection got the same bytes first; null for that one itself.</param>
/// <param name="Waiting">Pages that are to be recognised from their image and have not been.</param>
/// <param name="Headline">Title as the profile reads it, else as the extractor found it.</param>
public sealed record DocumentRow(
    long Id, FileId File, string Path, long Length, FileId? ContainedIn, string? Format, ContentStatus Status, Trouble? Trouble, string? Detail,
    Genre? Genre, string? Headline, string? Issuer, string? DocumentNumber, PartialDate? Date, int Pages, long Characters, string? DuplicateOf, long Accession, int Waiting = 0)
{
    public Zone Zone { get; init; }

    /// <summary>No reader could open it; its text is what was found among its bytes.</summary>
    public bool IsSalvaged => Status == ContentStatus.Unreadable && Characters > 0;
}

public sealed record DocumentCounts(
    long Paths, long Files, long Duplicates, long Pages, long Characters, IReadOnlyDictionary<ContentStatus, long> ByStatus,
    IReadOnlyDictionary<string, long> ByFormat, IReadOnlyDictionary<Genre, long> ByGenre, IReadOnlyDictionary<Trouble, long> ByTrouble);

/// <summary>Lists and counts of one inspection. Paths that were supplied anew with other bytes show their latest.</summary>
public sealed partial class Catalogue
{
    private string Plain => $"from {sight.Custody} k left join content t on t.file = k.file";

    /// <summary>With the first path of a file, looked up for each row.</summary>
    private string From => $"""
        {Plain}
        left join custody d on d.id < k.id
              and d.id = (select min(f.id) from {sight.Custody} f where f.inspection = k.inspection and f.file = k.file and f.superseded_at is null and f.file <> '')
        """;

    /// <summary>From where it is asked which rows hold to a filter.</summary>
    private string FromFor(DocumentFilter? filter) => filter is { Duplicates: true } ? From : Plain;

    private const string Columns = """
        select k.id as "Id", k.file as "File", k.path as "Path", k.bytes as "Bytes", k.contained_in as "ContainedIn", t.format as "Format", t.status as "Status",
               t.trouble as "Trouble", t.detail as "Detail", k.trouble as "Refused", k.detail as "RefusedDetail", t.genre as "Genre", t.headline as "Headline",
               t.title as "Title", t.issuer as "Issuer", t.document_number as "DocumentNumber", t.date as "Date", t.pages as "Pages",
               t.characters as "Characters", d.path as "DuplicateOf", k.accession as "Accession",
               t.waiting as "Waiting", k.zone as "Zone"
        """;

    private sealed record Row(
        long Id, string File, string Path, long Bytes, string? ContainedIn, string? Format, string? Status, string? Trouble, string? Detail, string? Refused,
        string? RefusedDetail, string? Genre, string? Headline, string? Title, string? Issuer, string? DocumentNumber, string? Date, long? Pages,
        long? Characters, string? DuplicateOf, long Accession, long? Waiting, string Zone);

    /// <summary>In the order in which they came. Paging through with <paramref name="skip"/> shows every one once.</summary>
    public IReadOnlyList<DocumentRow> Documents(long inspection, DocumentFilter? filter = null, int skip = 0, int limit = int.MaxValue) => db.Read(c =>
    {
        var (where, values) = Where(inspection, filter);
        values.Add("skip", (long)skip);
        values.Add("limit", (long)limit);
        // Which rows these are is asked first: what else is known of a row is not looked up for those before it.
        return c.Query<Row>($"{Columns} {From} where k.id in (select k.id {FromFor(filter)} where {where} order by k.id limit @limit offset @skip) order by k.id", values).Select(Of).ToList();
    });

    public int CountDocuments(long inspection, DocumentFilter? filter = null) => db.Read(c =>
    {
        var (where, values) = Where(inspection, filter);
        return (int)c.ExecuteScalar<long>($"select count(*) {FromFor(filter)} where {where}", values);
    });

    /// <summary>How many files there are, and paths under which no bytes could be taken.</summary>
    public int CountFiles(long inspection) => db.Read(c => (int)c.ExecuteScalar<long>($"""
        select count(distinct nullif(file, '')) + cast(coalesce(sum(case when file = '' then 1 else 0 end), 0) as bigint)
        from {sight.Custody} k where inspection = @inspection and superseded_at is null
        """, new { inspection }));

    /// <summary>How many paths lie in containers.</summary>
    public int CountContained(long inspection) => db.Read(c => (int)c.ExecuteScalar<long>(
        $"select count(*) from {sight.Custody} k where inspection = @inspection and contained_in is not null and superseded_at is null", new { inspection }));

    /// <summary>The files a search is held to. Files without bytes are none.</summary>
    public IReadOnlySet<FileId> Files(long inspection, DocumentFilter? filter = null) => db.Read(c =>
    {
        var (where, values) = Where(inspection, filter);
        return c.Query<string>($"select distinct k.file {FromFor(filter)} where {where} and k.file <> ''", values).Select(f => new FileId(f)).ToHashSet();
    });

    /// <summary>Every path under which the inspection got a file, the first first.</summary>
    public IReadOnlyList<DocumentRow> Paths(long inspection, FileId file) => db.Read(c => c.Query<Row>(
        $"{Columns} {From} where k.inspection = @inspection and k.file = @file and k.superseded_at is null order by k.id",
        new { inspection, file = file.Value }).Select(Of).ToList());

    /// <summary>A path under which the inspection got a file, if need be one under which others came later.</summary>
    public DocumentRow? AnyPath(long inspection, FileId file) => db.Read(c => c.Query<Row>(
        $"{Columns} {From} where k.inspection = @inspection and k.file = @file order by case when k.superseded_at is null then 0 else 1 end, k.id limit 1",
        new { inspection, file = file.Value }).Select(Of).FirstOrDefault());

    public DocumentRow? Document(long id) => db.Read(c =>
        c.QuerySingleOrDefault<Row>($"{Columns} {From} where k.id = @id", new { id }) is { } row ? Of(row) : null);

    private sealed record SumsRow(string? Status, string? Format, string? Genre, string? Trouble, long Files, long Paths, long Pages, long Characters);

    /// <summary>One pass over the files: to be kept by whoever asks often.</summary>
    public DocumentCounts Counts(long inspection) => db.Read(c =>
    {
        var files = c.Query<(string? Status, string? Format, string? Genre, string? Trouble, long Files, long Paths, long Pages, long Characters)>($"""
            select t.status, t.format, t.genre, t.trouble, count(*), cast(sum(k.paths) as bigint), cast(coalesce(sum(t.pages), 0) as bigint), cast(coalesce(sum(t.characters), 0) as bigint)
            from (select file, count(*) as paths from {sight.Custody} c where inspection = @inspection and superseded_at is null and file <> '' group by file) k left join content t on t.file = k.file
            group by t.status, t.format, t.genre, t.trouble
            """, new { inspection }).Select(row => new SumsRow(row.Status, row.Format, row.Genre, row.Trouble, row.Files, row.Paths, row.Pages, row.Characters)).ToList();
        files.AddRange(c.Query<(string? Trouble, long Paths)>(
            $"select trouble, count(*) from {sight.Custody} k where inspection = @inspection and superseded_at is null and file = '' group by trouble", new { inspection })
            .Select(refused => new SumsRow(null, null, null, refused.Trouble, refused.Paths, refused.Paths, 0, 0)));
        Dictionary<string, long> By(Func<SumsRow, string?> word) => files.Where(row => word(row) is not null).GroupBy(row => word(row)!, row => row.Files, StringComparer.Ordinal)
            .OrderByDescending(same => same.Sum()).ThenBy(same => same.Key, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Sum());

        return new DocumentCounts(
            files.Sum(row => row.Paths), files.Sum(row => row.Files), files.Sum(row => row.Paths - row.Files), files.Sum(row => row.Pages), files.Sum(row => row.Characters),
            By(row => row.Status ?? nameof(ContentStatus.Unreadable)).ToDictionary(p => Enum.Parse<ContentStatus>(p.Key), p => p.Value), By(row => row.Format),
            By(row => row.Genre).ToDictionary(p => Enum.Parse<Genre>(p.Key), p => p.Value), By(row => row.Trouble).ToDictionary(p => Enum.Parse<Trouble>(p.Key), p => p.Value));
    });

    /// <summary>Files with a classification mark, and whatever holds such a file: on record by name and hash, but their bytes may not lie in the vault.</summary>
    public IReadOnlyList<FileId> Classified() => db.Read(c => c
        .Query<string>($"{WithHolders} select file from content where trouble = 'Classified' union select file from holder order by 1").Select(f => new FileId(f)).ToList());

    /// <summary>All files of all inspections: what the vault must hold, but for those that are classified.</summary>
    public IReadOnlyList<FileId> AllFiles() => db.Read(c => c.Query<string>("select file from content order by file").Select(f => new FileId(f)).ToList());

    private static (string Sql, DynamicParameters Values) Where(long inspection, DocumentFilter? filter)
    {
        var sql = "k.inspection = @inspection and k.superseded_at is null";
        var values = new DynamicParameters(new { inspection });
        void And(string condition, string name, object? value)
        {
            if (value is null) return;
            sql += " and " + condition;
            values.Add(name, value);
        }

        if (filter is null) return (sql, values);
        And("t.genre = @genre", "genre", filter.Genre?.ToString());
        And("t.date_last >= @from", "from", filter.From?.ToString("yyyy-MM-dd"));
        And("t.date_first <= @to", "to", filter.To?.ToString("yyyy-MM-dd"));
        And("t.format = @format", "format", filter.Format);
        And("coalesce(t.status, 'Unreadable') = @status", "status", filter.Status?.ToString());
        And("coalesce(t.trouble, k.trouble) = @trouble", "trouble", filter.Trouble?.ToString());
        And("replace(lower(k.path), @part, '') <> lower(k.path)", "part", string.IsNullOrEmpty(filter.PathContains) ? null : filter.PathContains.ToLowerInvariant());
        And("k.accession = @accession", "accession", filter.Accession);
        And("k.zone = @zone", "zone", filter.Zone?.ToString());
        if (filter.Duplicates) sql += " and d.id is not null";
        if (filter.Waiting) sql += " and t.waiting > 0";
        if (filter.Unsure) sql += $" and exists (select 1 from page p where p.file = k.file and {Unsure})";
        if (filter.Folder?.TrimEnd('/', '!') is { Length: > 0 } folder)
        {
            And("substr(k.path, 1, length(@folder) + 1) in (@folder || '/', @folder || '!')", "folder", folder);
        }

        return (sql, values);
    }

    private static DocumentRow Of(Row r) => new(
        r.Id, new FileId(r.File), r.Path, r.Bytes, r.ContainedIn is { } container ? new FileId(container) : null, r.Format,
        r.Status is { } status ? Enum.Parse<ContentStatus>(status) : ContentStatus.Unreadable,
        (r.Trouble ?? r.Refused) is { } trouble ? Enum.Parse<Trouble>(trouble) : null, r.Detail ?? r.RefusedDetail,
        r.Genre is { } genre ? Enum.Parse<Genre>(genre) : null, r.Headline ?? r.Title, r.Issuer, r.DocumentNumber, PartialDate.Parse(r.Date),
        (int)(r.Pages ?? 0), r.Characters ?? 0, r.DuplicateOf, r.Accession, (int)(r.Waiting ?? 0))
    {
        Zone = Enum.Parse<Zone>(r.Zone),
    };
}
