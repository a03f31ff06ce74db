using System.Security.Cryptography;
using Dapper;

namespace DocReview.Ledger;

public enum ReleaseState { Requested, Approved, Refused, Released }

/// <summary>A paper meant for outside the group: asked for by one, decided by the leader, then taken out. What is decided on is the very file that leaves.</summary>
/// <param name="Paper">Which paper: the id of its export.</param>
/// <param name="Finding">Of one finding; null for all.</param>
/// <param name="Entries">How many entries it holds.</param>
public sealed record PaperRelease(
    long Id, string Paper, string? Finding, string FileName, string Sha256, int Entries, string RequestedBy, DateTimeOffset RequestedAt, string Note,
    ReleaseState State, string? DecidedBy, DateTimeOffset? DecidedAt, string? DecisionNote, string? ReleasedBy, DateTimeOffset? ReleasedAt);

/// <summary>外送审批: what left the group, who asked, who approved, who took it. Nothing of it is ever deleted.</summary>
public sealed class Releases(LedgerDb db, AuditTrail audit)
{
    private sealed record Row(
        long Id, string Paper, string? Finding, string FileName, string Sha256, long Entries, string RequestedBy, string RequestedAt, string Note,
        string State, string? DecidedBy, string? DecidedAt, string? DecisionNote, string? ReleasedBy, string? ReleasedAt);

    /// <summary>The newest first.</summary>
    public IReadOnlyList<PaperRelease> All(long inspection) => db.Read(c => c.Query<Row>("""
        select id as "Id", paper as "Paper", finding as "Finding", file_name as "FileName", sha256 as "Sha256", entries as "Entries", requested_by as "RequestedBy", requested_at as "RequestedAt", note as "Note",
               state as "State", decided_by as "DecidedBy", decided_at as "DecidedAt", decision_note as "DecisionNote", released_by as "ReleasedBy", released_at as "ReleasedAt"
        from paper_release where inspection = @inspection order by id desc
        """, new { inspection }).Select(Of).ToList());

    public long Request(long inspection, string paper, string? finding, string fileName, byte[] content, int entries, string who, string note) => db.Write(c =>
    {
        var (id, sha256) = (db.NextId(c, "paper_release"), Convert.ToHexStringLower(SHA256.HashData(content)));
        c.Execute("""
            insert into paper_release (id, inspection, paper, finding, file_name, sha256, entries, content, requested_by, requested_at, note, state)
            values (@id, @inspection, @paper, @finding, @fileName, @sha256, @entries, @content, @who, @now, @note, 'Requested')
            """, new { id, inspection, paper, finding, fileName, sha256, entries = (long)entries, content = Convert.ToBase64String(content), who, now = db.Now(), note = Storable.Text(note) });
        audit.Append(c, who, "release.request", $"{inspection}/{id} {fileName} {sha256} {note}".TrimEnd());
        return id;
    });

    /// <summary>False where it is not there or was decided already.</summary>
    public bool Decide(long inspection, long id, bool approved, string who, string note) => db.Write(c =>
    {
        var state = (approved ? ReleaseState.Approved : ReleaseState.Refused).ToString();
        var done = c.Execute("""
            update paper_release set state = @state, decided_by = @who, decided_at = @now, decision_note = @note where inspection = @inspection and id = @id and state = 'Requested'
            """, new { inspection, id, state, who, now = db.Now(), note = Storable.Text(note) }) > 0;
        if (done) audit.Append(c, who, approved ? "release.approve" : "release.refuse", $"{inspection}/{id} {note}".TrimEnd());
        return done;
    });

    /// <summary>The file, for whoever takes it out or looks at it before deciding; null where it is not there.</summary>
    /// <exception cref="LedgerException">It is no longer what was asked for.</exception>
    public byte[]? Content(long inspection, long id) => db.Read(c => c.QuerySingleOrDefault<(string Content, string Sha256)>(
        "select content, sha256 from paper_release where inspection = @inspection and id = @id", new { inspection, id })) is { Content: { } text, Sha256: var sha256 } ? Checked(Convert.FromBase64String(text), sha256) : null;

    /// <summary>Takes an approved paper out, or out once more; null where it is not approved.</summary>
    public byte[]? Take(long inspection, long id, string who)
    {
        if (Content(inspection, id) is not { } content) return null;
        return db.Write(c =>
        {
            var done = c.Execute("""
                update paper_release set state = 'Released', released_by = coalesce(released_by, @who), released_at = coalesce(released_at, @now)
                where inspection = @inspection and id = @id and state in ('Approved', 'Released')
                """, new { inspection, id, who, now = db.Now() }) > 0;
            if (done) audit.Append(c, who, "release.take", $"{inspection}/{id}");
            return done ? content : null;
        });
    }

    private static byte[] Checked(byte[] content, string sha256) =>
        Convert.ToHexStringLower(SHA256.HashData(content)) == sha256 ? content : throw new LedgerException("这份外送文书与申请时的校验值不符，不能使用。");

    private static PaperRelease Of(Row r) => new(
        r.Id, r.Paper, r.Finding, r.FileName, r.Sha256, (int)r.Entries, r.RequestedBy, LedgerDb.Moment(r.RequestedAt), r.Note, Enum.Parse<ReleaseState>(r.State),
        r.DecidedBy, r.DecidedAt is { } decided ? LedgerDb.Moment(decided) : null, r.DecisionNote, r.ReleasedBy, r.ReleasedAt is { } released ? LedgerDb.Moment(released) : null);
}
