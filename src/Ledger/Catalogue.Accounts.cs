using System.Data.Common;
using Dapper;

namespace DocReview.Ledger;

/// <summary>How one page was read, where there is something to say of it.</summary>
/// <param name="Quality">As in <see cref="Page.Quality"/>.</param>
public sealed record PageAccount(int Number, TextOrigin Origin, Waiting? Waiting, double? Quality);

/// <summary>How one file was read: by what, how well, and what came with it.</summary>
/// <param name="Recogniser">The engine that looked at the pages that are images; null where none did.</param>
/// <param name="Pages">Only those that are not plainly written text.</param>
/// <param name="Hidden">Passages that whoever opens the file does not see.</param>
/// <param name="Contained">Attachments, embedded files, entries: what the file holds beside its text.</param>
public sealed record FileAccount(
    string? Extractor, string? Recogniser, IReadOnlyList<string> Warnings, DocumentProperties? Properties, IReadOnlyList<PageAccount> Pages, int Hidden, IReadOnlyList<Entry> Contained);

/// <summary>Honest accounts of the reading.</summary>
public sealed partial class Catalogue
{
    private sealed record AccountRow(string File, string? Extractor, string? Recogniser, string? Warnings, string? Properties);

    /// <summary>The account of one file.</summary>
    public FileAccount? Account(FileId file) => db.Read(c => Sees(c, file) ? Accounts(c, "= @file", new { file = file.Value }).Values.FirstOrDefault() : null);

    /// <summary>The accounts of all files of an inspection.</summary>
    public IReadOnlyDictionary<FileId, FileAccount> Accounts(long inspection) => db.Read(c =>
        Accounts(c, $"in (select k.file from {sight.Custody} k where k.inspection = @inspection and k.superseded_at is null)", new { inspection }));

    /// <summary>How many passages each file of an inspection has.</summary>
    public IReadOnlyDictionary<FileId, int> PassageCounts(long inspection) => db.Read(c => c.Query<(string File, long Count)>($"""
        select file, count(*) from passage where file in (select k.file from {sight.Custody} k where k.inspection = @inspection and k.superseded_at is null) group by file
        """, new { inspection }).ToDictionary(row => new FileId(row.File), row => (int)row.Count));

    /// <summary>How many entries all containers within a supplied path hold, and how many bytes; the same path of several deliveries counts together.</summary>
    public (long Entries, long Bytes) Below(string path) => db.Read(c => c.QuerySingle<(long, long)>(
        $"select count(*), cast(coalesce(sum(bytes), 0) as bigint) from {sight.Custody} k where contained_in is not null and superseded_at is null and substr(path, 1, @length) = @inside",
        new { inside = path + "!", length = path.Length + 1 }));

    /// <summary>Files whose pages are not as many as the reading counted, and paths that lead to no file: the ledger was changed by another hand.</summary>
    public IReadOnlyList<FileId> Inconsistent() => db.Read(c => c.Query<string>("""
        select t.file from content t where t.pages <> (select count(*) from page p where p.file = t.file)
        union select k.file from custody k where k.file <> '' and not exists (select 1 from content t where t.file = k.file) order by 1
        """).Select(file => new FileId(file)).ToList());

    private static Dictionary<FileId, FileAccount> Accounts(DbConnection c, string which, object values)
    {
        var pages = c.Query<(string File, long Number, string Origin, string? Waiting, long? Quality)>($"""
            select file, number, origin, waiting, quality from page
            where file {which} and (origin <> 'Written' or waiting is not null or quality is not null) order by file, number
            """, values).ToLookup(row => row.File, row => new PageAccount(
                (int)row.Number, Enum.Parse<TextOrigin>(row.Origin), row.Waiting is { } waiting ? Enum.Parse<Waiting>(waiting) : null, row.Quality / 1000.0));
        var hidden = c.Query<(string File, long Count)>($"select file, count(*) from passage where hidden <> 0 and file {which} group by file", values)
            .ToDictionary(row => row.File, row => (int)row.Count);
        var contained = c.Query<(string Container, string Name, string File, long Bytes, string? Trouble, string? Detail)>(
                $"select container, name, file, bytes, trouble, detail from entry where container {which} order by container, number", values)
            .ToLookup(row => row.Container, row => new Entry(
                row.Name, row.File.Length > 0 ? new FileId(row.File) : null, row.Bytes, row.Trouble is { } trouble ? Enum.Parse<Trouble>(trouble) : null, row.Detail));
        return c.Query<AccountRow>($"""
            select file as "File", extractor as "Extractor", recogniser as "Recogniser", warnings as "Warnings", properties as "Properties" from content where file {which}
            """, values).ToDictionary(row => new FileId(row.File), row => new FileAccount(
                row.Extractor, row.Recogniser, LedgerJson.Read<string[]>(row.Warnings ?? "[]"),
                row.Properties is { } properties ? LedgerJson.Read<DocumentProperties>(properties) : null, pages[row.File].ToList(), hidden.GetValueOrDefault(row.File), contained[row.File].ToList()));
    }
}
