using System.Data.Common;
using Dapper;

namespace DocReview.Ledger;

/// <summary>Taken: in custody, not yet read. Text: read from written text. Ocr: read from images. Container: its entries are files of their own.</summary>
public enum ContentStatus { Taken, Text, Ocr, Unreadable, Container }

/// <summary>A path under which bytes were supplied.</summary>
/// <param name="File">Null where no bytes could be taken; then <paramref name="Trouble"/> and <paramref name="Detail"/> say why.</param>
/// <param name="Modified">The source's time of last change, UTC; null for entries of containers.</param>
public sealed record Supplied(string Path, FileId? File, long Length, DateTime? Modified, FileId? ContainedIn = null, Trouble? Trouble = null, string? Detail = null);

/// <summary>New: these bytes were not in this inspection. Duplicate: they were, under another path. Unchanged: the same bytes under the same path. Refused: no bytes.</summary>
public enum Receipt { New, Duplicate, Unchanged, Refused }

/// <summary>What a former run knows of a path: where length and time are the same, the file need not be opened.</summary>
public sealed record KnownPath(FileId File, long Length, DateTime Modified);

/// <summary>An entry of a container: bytes in the vault, or the reason why it was passed over.</summary>
public sealed record Entry(string Name, FileId? File, long Length, Trouble? Trouble = null, string? Detail = null);

/// <summary>What is in custody: deliveries, paths, files, and what was read from them.</summary>
/// <param name="seen">What of it whoever asks may see; all where it is the program itself.</param>
public sealed partial class Catalogue(LedgerDb db, Sight? seen = null)
{
    private readonly Sight sight = seen ?? Sight.Everything;

    /// <summary>All files once taken from a folder, by path: one query, so that a second run costs one stat a file.</summary>
    public IReadOnlyDictionary<string, KnownPath> Known(long inspection, string root) => db.Read(c => c
        .Query<(string Path, string File, long Bytes, string? Modified)>("""
            select path, file, bytes, modified from custody
            where inspection = @inspection and root = @root and contained_in is null and superseded_at is null and file <> ''
            """, new { inspection, root = Storable.Text(root) })
        .ToDictionary(r => r.Path, r => new KnownPath(new FileId(r.File), r.Bytes, LedgerDb.Moment(r.Modified!).UtcDateTime)));

    /// <summary>Paths of a folder under which nothing could be taken, with the reason.</summary>
    public IReadOnlyDictionary<string, string> Refused(long inspection, string root) => db.Read(c => c
        .Query<(string Path, string? Detail)>("""
            select path, detail from custody where inspection = @inspection and root = @root and contained_in is null and superseded_at is null and file = ''
            """, new { inspection, root = Storable.Text(root) })
        .ToDictionary(r => r.Path, r => r.Detail ?? ""));

    /// <summary>Writes what was supplied, before anything of it is parsed. One transaction for the whole batch; saying it twice changes nothing.</summary>
    public IReadOnlyList<Receipt> Receive(Accession accession, IReadOnlyList<Supplied> batch) => db.Write(c =>
    {
        db.Lock(c, "custody");
        var receipts = batch.Select(supplied => Receive(c, accession, supplied, accession.Handover.Zone)).ToList();
        if (receipts.Any(r => r is not Receipt.Unchanged)) Touch(c, accession.Inspection);
        return receipts;
    });

    public Receipt Receive(Accession accession, Supplied supplied) => Receive(accession, [supplied])[0];

    /// <param name="zone">That of the delivery, or of the container it lies in.</param>
    private Receipt Receive(DbConnection c, Accession accession, Supplied supplied, Zone zone)
    {
        var row = new
        {
            accession.Inspection, Accession = accession.Id, accession.Root, Path = Storable.Text(supplied.Path), File = supplied.File?.Value ?? "",
            Bytes = supplied.Length, Modified = supplied.Modified is { } time ? LedgerDb.Stamp(time) : null, ContainedIn = supplied.ContainedIn?.Value,
            Trouble = supplied.Trouble?.ToString(), Detail = supplied.Detail is { } detail ? Storable.Text(detail) : null, Now = db.Now(), Zone = zone.ToString(),
        };
        var current = c.ExecuteScalar<string?>("""
            select file from custody where inspection = @Inspection and root = @Root and path = @Path and superseded_at is null
            """, row);
        if (current == row.File)
        {
            c.Execute("update custody set modified = @Modified where inspection = @Inspection and root = @Root and path = @Path and file = @File", row);
            if (supplied.File is not null && IsMissing(c, accession, row.Path)) Deliver(c, accession, supplied);
            return supplied.File is null ? Receipt.Refused : Receipt.Unchanged;
        }

        Deliver(c, accession, supplied);
        // A copy that fails today does not undo the one that was taken before.
        if (current is { Length: > 0 } && supplied.File is null) return Receipt.Refused;
        var here = supplied.File is not null && c.ExecuteScalar<long>(
            "select count(*) from custody where file = @File and inspection = @Inspection and superseded_at is null", row) > 0;
        c.Execute("""
            update custody set superseded_at = @Now where inspection = @Inspection and root = @Root and path = @Path and superseded_at is null
            """, row);
        if (current is { Length: > 0 }) SupersedeEntries(c, accession, row.Path);
        c.Execute("""
            insert into custody (id, inspection, accession, root, path, file, bytes, modified, contained_in, trouble, detail, zone)
            select coalesce(max(id), 0) + 1, @Inspection, @Accession, @Root, @Path, @File, @Bytes, @Modified, @ContainedIn, @Trouble, @Detail, @Zone from custody where true
            on conflict (inspection, root, path, file) do update set superseded_at = null, modified = excluded.modified, accession = excluded.accession
            """, row);
        KeepApart(c, row.Inspection, row.Root, row.Path, row.File);
        if (supplied.File is not { } file) return Receipt.Refused;
        c.Execute("""
            insert into content (file, bytes, status, attempts, pages, characters) values (@File, @Bytes, 'Taken', 0, 0, 0) on conflict do nothing
            """, row);
        ReceiveEntries(c, accession, row.Path, file);
        return here ? Receipt.Duplicate : Receipt.New;
    }

    /// <summary>Where the bytes are a container that was unpacked before, its entries come into custody with it; under one path of an inspection, so that a container within itself ends.</summary>
    private void ReceiveEntries(DbConnection c, Accession accession, string path, FileId container)
    {
        var known = c.ExecuteScalar<long>(
            "select count(*) from custody where contained_in = @File and inspection = @Inspection and not (root = @Root and substr(path, 1, @length) = @inside) and superseded_at is null",
            new { File = container.Value, accession.Inspection, accession.Root, inside = path + "!", length = path.Length + 1 });
        if (known > 0) return;
        var zone = Enum.Parse<Zone>(c.ExecuteScalar<string?>("select zone from custody where inspection = @Inspection and root = @Root and path = @path and superseded_at is null",
            new { accession.Inspection, accession.Root, path }) ?? nameof(Zone.Ordinary));
        foreach (var entry in EntriesOf(c, container))
        {
            Receive(c, accession, new Supplied($"{path}!{entry.Name}", entry.File, entry.Length, null, container, entry.Trouble, entry.Detail), zone);
        }
    }

    private void SupersedeEntries(DbConnection c, Accession accession, string path) => c.Execute("""
        update custody set superseded_at = @now
        where inspection = @Inspection and root = @Root and substr(path, 1, @length) = @inside and superseded_at is null
        """, new { accession.Inspection, accession.Root, inside = path + "!", length = path.Length + 1, now = db.Now() });

    private static List<Entry> EntriesOf(DbConnection c, FileId container) => c
        .Query<(string Name, string File, long Bytes, string? Trouble, string? Detail)>(
            "select name, file, bytes, trouble, detail from entry where container = @container order by number", new { container = container.Value })
        .Select(r => new Entry(
            r.Name, r.File.Length > 0 ? new FileId(r.File) : null, r.Bytes, r.Trouble is { } trouble ? Enum.Parse<Trouble>(trouble) : null, r.Detail))
        .ToList();

    /// <summary>What an analysis reads has changed.</summary>
    private static void Touch(DbConnection c, long inspection) =>
        c.Execute("update inspection set generation = generation + 1 where id = @inspection", new { inspection });

    internal static void Touch(DbConnection c, FileId file) => c.Execute("""
        update inspection set generation = generation + 1
        where id in (select inspection from custody where file = @file and superseded_at is null)
        """, new { file = file.Value });
}
