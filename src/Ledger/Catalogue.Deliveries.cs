using System.Data.Common;
using Dapper;

namespace DocReview.Ledger;

/// <summary>Deliveries: who handed over what, and what each of them held.</summary>
public sealed partial class Catalogue
{
    private const string AccessionColumns = """
        a.id as "Id", a.inspection as "Inspection", a.root as "Root", a.supplied_by as "SuppliedBy", a.received_by as "ReceivedBy", a.at as "At",
        a.origin as "Origin", a.form as "Form", a.note as "Note", a.whole as "Whole", a.zone as "Zone"
        """;

    private sealed record DeliveryRow(
        long Id, long Inspection, string Root, string? SuppliedBy, string ReceivedBy, string At, string? Origin, string? Form, string? Note, long Whole, string Zone);

    public Accession OpenAccession(long inspection, string root, string? suppliedBy, string receivedBy) => OpenAccession(inspection, root, new Handover(suppliedBy, receivedBy));

    /// <summary>A delivery that a browser sends, file by file.</summary>
    public Accession OpenUpload(long inspection, Handover handover) => OpenAccession(inspection, null, handover, whole: false);

    /// <summary>A delivery that this person's browser has begun to send, also into a zone that they do not see; null where it is none of theirs.</summary>
    public Accession? Upload(long inspection, long id, string receivedBy) => db.Read(c => c.QuerySingleOrDefault<DeliveryRow>(
        $"select {AccessionColumns} from accession a where a.inspection = @inspection and a.id = @id and a.received_by = @receivedBy", new { inspection, id, receivedBy }) is { } row && Of(row) is { IsUpload: true } delivery ? delivery : null);

    /// <param name="root">Null for what a browser sends.</param>
    public Accession OpenAccession(long inspection, string? root, Handover handover, bool whole = true) => db.Write(c =>
    {
        var id = db.NextId(c, "accession");
        var accession = new Accession(id, inspection, Storable.Text(root ?? $"{Accession.Upload}{id}"), handover, db.Clock.GetUtcNow(), whole);
        c.Execute("""
            insert into accession (id, inspection, root, supplied_by, received_by, at, origin, form, note, whole, zone)
            values (@Id, @Inspection, @Root, @SuppliedBy, @ReceivedBy, @at, @From, @form, @Note, @whole, @zone)
            """, new
        {
            accession.Id, accession.Inspection, accession.Root, SuppliedBy = Stored(handover.SuppliedBy), ReceivedBy = Storable.Text(handover.ReceivedBy), at = LedgerDb.Stamp(accession.At),
            From = Stored(handover.From), form = handover.Form?.ToString(), Note = Stored(handover.Note), whole = whole ? 1L : 0L, zone = handover.Zone.ToString(),
        });
        return accession;
    });

    /// <summary>Of what was delivered, the paths that are seen.</summary>
    private string DeliveredPaths => sight.IsEverything ? "delivered" : $"""
        (select p.* from delivered p join accession o on o.id = p.accession where exists (
            select 1 from {sight.Custody} k where k.inspection = o.inspection and k.root = o.root and k.path = p.path and (k.file = p.file or p.file = '')))
        """;

    /// <summary>A delivery is seen where its zone is, or a paper of it.</summary>
    private string Delivered => sight.IsEverything ? "true" : $"(a.zone in ({sight.Words}) or exists (select 1 from {sight.Custody} k where k.accession = a.id))";

    public IReadOnlyList<Accession> Accessions(long inspection) => db.Read(c => c
        .Query<DeliveryRow>($"select {AccessionColumns} from accession a where a.inspection = @inspection and {Delivered} order by a.id", new { inspection }).Select(Of).ToList());

    /// <summary>The deliveries of an inspection with their counts, the first first.</summary>
    public IReadOnlyList<AccessionRow> AccessionRows(long inspection) => db.Read(c =>
    {
        var counts = c.Query<(long Accession, long Files, long Contained, long Bytes, long Unreadable, long Duplicates, long Superseded)>($"""
            select k.accession, cast(sum(case when k.superseded_at is null then 1 else 0 end) as bigint),
                   cast(sum(case when k.superseded_at is null and k.contained_in is not null then 1 else 0 end) as bigint),
                   cast(sum(case when k.superseded_at is null and k.contained_in is null then k.bytes else 0 end) as bigint),
                   cast(sum(case when k.superseded_at is null and coalesce(t.status, 'Unreadable') = 'Unreadable' then 1 else 0 end) as bigint),
                   cast(sum(case when k.superseded_at is null and k.file <> '' and k.first < k.id then 1 else 0 end) as bigint),
                   cast(sum(case when k.superseded_at is null then 0 else 1 end) as bigint)
            from (select c.*, min(case when superseded_at is null then id end) over (partition by file) as first from {sight.Custody} c where inspection = @inspection) k
                 left join content t on t.file = k.file group by k.accession
            """, new { inspection }).ToDictionary(row => row.Accession);
        var missing = c.Query<(long Accession, long Count)>($"""
            select d.accession, count(*) from {DeliveredPaths} d join accession a on a.id = d.accession where a.inspection = @inspection and d.what = 'Missing' group by d.accession
            """, new { inspection }).ToDictionary(row => row.Accession, row => (int)row.Count);
        return c.Query<DeliveryRow>($"select {AccessionColumns} from accession a where a.inspection = @inspection and {Delivered} order by a.id", new { inspection }).Select(Of)
            .Select(accession => counts.GetValueOrDefault(accession.Id) is var row
                ? new AccessionRow(accession, (int)row.Files, (int)row.Contained, row.Bytes, (int)row.Unreadable, (int)row.Duplicates, (int)row.Superseded, missing.GetValueOrDefault(accession.Id))
                : null!)
            .ToList();
    });

    /// <summary>Every path under which the inspection got these bytes, the first first; also those under which others came later.</summary>
    public IReadOnlyList<CustodyPath> History(long inspection, FileId file) => db.Read(c =>
        Histories(c, "k.file = @file", new { inspection, file = file.Value }).Select(at => at.Path).ToList());

    /// <summary>The same for all files of an inspection.</summary>
    public ILookup<FileId, CustodyPath> Histories(long inspection) => db.Read(c =>
        Histories(c, "k.file <> ''", new { inspection }).ToLookup(at => at.File, at => at.Path));

    private List<(FileId File, CustodyPath Path)> Histories(DbConnection c, string which, object values)
    {
        var accessions = new Dictionary<long, Accession>();
        return c.Query<DeliveryRow, (string File, string Path, string? SupersededAt, string? SupersededBy), (FileId, CustodyPath)>($"""
            select {AccessionColumns}, k.file as "Of", k.path, k.superseded_at, n.file
            from {sight.Custody} k join accession a on a.id = k.accession
                 left join {sight.Custody} n on n.inspection = k.inspection and n.root = k.root and n.path = k.path and n.superseded_at is null and k.superseded_at is not null and n.file <> ''
            where k.inspection = @inspection and {which} order by k.id
            """,
            (row, at) =>
            {
                if (!accessions.TryGetValue(row.Id, out var accession)) accessions[row.Id] = accession = Of(row);
                return (new FileId(at.File), new CustodyPath(at.Path, accession, at.SupersededAt is { } when ? LedgerDb.Moment(when) : null, at.SupersededBy is { } by ? new FileId(by) : null));
            },
            values, splitOn: "Of").ToList();
    }

    /// <summary>Paths that a delivery of the same folder no longer held and that have not come again.</summary>
    public IReadOnlySet<string> Missing(long inspection, string root) => db.Read(c =>
    {
        var values = new { inspection, root = Storable.Text(root) };
        var gone = c.Query<(string Path, long Accession)>("""
            select d.path, max(d.accession) from delivered d join accession a on a.id = d.accession
            where a.inspection = @inspection and a.root = @root and d.what = 'Missing' group by d.path
            """, values).ToList();
        if (gone.Count == 0) return (IReadOnlySet<string>)new HashSet<string>();
        var latest = c.Query<(string Path, long Accession)>(
            "select d.path, max(d.accession) from delivered d join accession a on a.id = d.accession where a.inspection = @inspection and a.root = @root group by d.path", values)
            .ToDictionary(row => row.Path, row => row.Accession);
        return gone.Where(row => latest[row.Path] == row.Accession).Select(row => row.Path).ToHashSet();
    });

    /// <summary>Notes that paths of earlier deliveries of the same folder were not in this one. What was taken of them stays in custody.</summary>
    public void RecordMissing(Accession accession, IReadOnlyCollection<string> paths) => db.Write(c => c.Execute("""
        insert into delivered (accession, path, what, file, bytes) values (@accession, @path, 'Missing', '', 0) on conflict (accession, path) do nothing
        """, paths.Select(path => new { accession = accession.Id, path = Storable.Text(path) })));

    /// <summary>What lay in the folder of a delivery when it was received: what it brought, and what earlier ones had brought and was still there. Entries of containers follow their container.</summary>
    public IReadOnlyList<HeldFile> Held(Accession accession) => db.Read(c =>
    {
        var held = new SortedDictionary<string, HeldFile>(StringComparer.Ordinal);
        foreach (var row in c.Query<(string Path, string What, string File, long Bytes, string? Modified)>($"""
            select d.path, d.what, d.file, d.bytes, d.modified from {DeliveredPaths} d join accession a on a.id = d.accession
            where a.inspection = @Inspection and a.root = @Root and a.id <= @Id order by a.id
            """, new { accession.Inspection, accession.Root, accession.Id }))
        {
            if (row.What == "Missing") held.Remove(row.Path);
            else held[row.Path] = new(row.Path, row.File.Length > 0 ? new FileId(row.File) : null, row.Bytes, row.Modified is { } at ? LedgerDb.Moment(at).UtcDateTime : null);
        }

        var entries = new Dictionary<FileId, List<Entry>>();
        return held.Values.SelectMany(file => WithEntries(c, file, entries, 0)).Where(file => file.File is not { } id || Sees(c, id)).ToList();
    });

    /// <summary>A container may hold itself.</summary>
    private const int DeepestNesting = 16;

    private static IEnumerable<HeldFile> WithEntries(DbConnection c, HeldFile file, Dictionary<FileId, List<Entry>> known, int depth)
    {
        yield return file;
        if (file.File is not { } container || depth == DeepestNesting) yield break;
        if (!known.TryGetValue(container, out var entries)) known[container] = entries = EntriesOf(c, container);
        foreach (var inner in entries.SelectMany(entry => WithEntries(c, new HeldFile($"{file.Path}!{entry.Name}", entry.File, entry.Length, null), known, depth + 1))) yield return inner;
    }

    private static void Deliver(DbConnection c, Accession accession, Supplied supplied)
    {
        if (supplied.ContainedIn is not null) return;
        c.Execute("""
            insert into delivered (accession, path, what, file, bytes, modified) values (@accession, @path, @what, @file, @bytes, @modified)
            on conflict (accession, path) do update set what = excluded.what, file = excluded.file, bytes = excluded.bytes, modified = excluded.modified
            """, new
        {
            accession = accession.Id, path = Storable.Text(supplied.Path), what = supplied.File is null ? "Refused" : "Brought", file = supplied.File?.Value ?? "", bytes = supplied.Length,
            modified = supplied.Modified is { } time ? LedgerDb.Stamp(time) : null,
        });
    }

    private static bool IsMissing(DbConnection c, Accession accession, string path) => c.ExecuteScalar<string?>("""
        select d.what from delivered d join accession a on a.id = d.accession
        where a.inspection = @Inspection and a.root = @Root and d.path = @path order by a.id desc limit 1
        """, new { accession.Inspection, accession.Root, path }) == "Missing";

    private static string? Stored(string? text) => string.IsNullOrWhiteSpace(text) ? null : Storable.Text(text.Trim());

    private static Accession Of(DeliveryRow r) => new(
        r.Id, r.Inspection, r.Root, new Handover(r.SuppliedBy, r.ReceivedBy, r.Origin, r.Form is { } form ? Enum.Parse<DeliveryForm>(form) : null, r.Note, Enum.Parse<Zone>(r.Zone)), LedgerDb.Moment(r.At), r.Whole != 0);
}
