using Dapper;

namespace DocReview.Ledger;

/// <summary>What a list of hits is filtered, counted and sorted by: light enough to be kept for all files of an inspection.</summary>
/// <param name="Paths">Every path under which the inspection has the file, the first first.</param>
/// <param name="Headline">Title as the profile reads it, else as the extractor found it.</param>
/// <param name="Bodies">Whose meetings it records.</param>
/// <param name="HasFinding">A finding that stands rests on it.</param>
/// <param name="Waiting">Pages that are to be recognised from their image and have not been.</param>
public sealed record FileTraits(
    FileId File, IReadOnlyList<string> Paths, string? Format, ContentStatus Status, Genre? Genre, string? Headline, string? Issuer, PartialDate? Date,
    IReadOnlyList<MeetingBody> Bodies, bool HasFinding, int Waiting, bool IsSalvaged);

/// <param name="Refused">Paths under which no bytes could be taken.</param>
public sealed record InspectionTraits(IReadOnlyDictionary<FileId, FileTraits> Files, int Refused)
{
    /// <summary>Files and paths that hold no text that was read.</summary>
    public int Unreadable { get; } = Refused + Files.Values.Count(file => file.Status == ContentStatus.Unreadable);

    public int WaitingPages { get; } = Files.Values.Sum(file => file.Waiting);
}

/// <summary>All files of an inspection at a glance.</summary>
public sealed partial class Catalogue
{
    private sealed record TraitsRow(
        string File, string Path, string? Format, string? Status, string? Genre, string? Headline, string? Title, string? Issuer, string? Date, string? Bodies, long? Waiting, long? Characters);

    /// <summary>One pass over the paths: to be kept by whoever asks often.</summary>
    public InspectionTraits Traits(long inspection) => db.Read(c =>
    {
        var found = c.Query<string>($"""
            select distinct s.file from finding_source s join {sight.Finding} f on f.inspection = s.inspection and f.key = s.key
            where s.inspection = @inspection and f.withdrawn_at is null
            """, new { inspection }).ToHashSet();
        var files = new Dictionary<FileId, FileTraits>();
        var refused = 0;
        foreach (var row in c.Query<TraitsRow>($"""
            select k.file as "File", k.path as "Path", t.format as "Format", t.status as "Status", t.genre as "Genre", t.headline as "Headline", t.title as "Title", t.issuer as "Issuer",
                   t.date as "Date", t.bodies as "Bodies", t.waiting as "Waiting", t.characters as "Characters"
            from {sight.Custody} k left join content t on t.file = k.file where k.inspection = @inspection and k.superseded_at is null order by k.id
            """, new { inspection }, buffered: false))
        {
            var file = new FileId(row.File);
            if (row.File.Length == 0) refused++;
            else files[file] = files.TryGetValue(file, out var known) ? known with { Paths = [.. known.Paths, row.Path] } : Of(file, row, found.Contains(row.File));
        }

        return new InspectionTraits(files, refused);
    });

    private static FileTraits Of(FileId file, TraitsRow row, bool hasFinding)
    {
        var status = row.Status is { } word ? Enum.Parse<ContentStatus>(word) : ContentStatus.Unreadable;
        return new(
            file, [row.Path], row.Format, status, row.Genre is { } genre ? Enum.Parse<Genre>(genre) : null, row.Headline ?? row.Title, row.Issuer, PartialDate.Parse(row.Date),
            row.Bodies is { } bodies ? [.. bodies.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<MeetingBody>)] : [], hasFinding,
            (int)(row.Waiting ?? 0), status == ContentStatus.Unreadable && row.Characters > 0);
    }

    /// <summary>How many recognised pages are unsure of themselves, in how many files.</summary>
    public (int Pages, int Files) UnsurePages(long inspection) => db.Read(c => c.QuerySingle<(long Pages, long Files)>($"""
        select count(*), count(distinct p.file) from page p where {Unsure} and exists (
            select 1 from {sight.Custody} k where k.file = p.file and k.inspection = @inspection and k.superseded_at is null)
        """, new { inspection })) is var (pages, files) ? ((int)pages, (int)files) : default;

    /// <summary>A page <c>p</c> of which every third or fourth line had better be compared with its image.</summary>
    private const string Unsure = "p.origin = 'Recognised' and p.quality < 700";
}
