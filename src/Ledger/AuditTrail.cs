using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace DocReview.Ledger;

public sealed record AuditEntry(long Sequence, DateTimeOffset At, string Who, string Action, string Subject, string Hash);

/// <summary>The end of the trail. Written down outside the ledger, it also shows that later entries were cut off.</summary>
public sealed record AuditHead(long Sequence, string Hash);

/// <param name="BrokenAt">The first entry that does not fit; null where the trail is whole.</param>
public sealed record AuditCheck(bool Whole, long Entries, long? BrokenAt, string Detail);

/// <summary>Who did what, as a chain of hashes: each entry vouches for the one before it.</summary>
public sealed class AuditTrail(LedgerDb db)
{
    private static readonly string Origin = new('0', 64);

    private sealed record Row(long Sequence, string At, string Who, string Action, string Subject, string Previous, string Hash);

    public AuditEntry Append(string who, string action, string subject) => db.Write(c => Append(c, who, action, subject));

    /// <summary>Within a transaction of the ledger, so that an act and its entry are written together or not at all.</summary>
    internal AuditEntry Append(DbConnection c, string who, string action, string subject)
    {
        db.Lock(c, "audit");
        var head = Head(c);
        var row = new Row(head.Sequence + 1, db.Now(), Storable.Text(who), Storable.Text(action), Storable.Text(subject), head.Hash, "");
        row = row with { Hash = HashOf(row) };
        c.Execute("""
            insert into audit (sequence, at, who, action, subject, previous, hash)
            values (@Sequence, @At, @Who, @Action, @Subject, @Previous, @Hash)
            """, row);
        return Of(row);
    }

    /// <summary>Sequence 0 where nothing was recorded yet.</summary>
    public AuditHead Head() => db.Read(Head);

    /// <summary>The latest entries, newest first.</summary>
    public IReadOnlyList<AuditEntry> Latest(int limit, long before = long.MaxValue) => db.Read(c => c.Query<Row>(
        $"{Columns} where sequence < @before order by sequence desc limit @limit", new { before, limit }).Select(Of).ToList());

    /// <summary>Walks the whole trail. A change, a gap, an insertion or another order breaks it; a tail cut off shows only against a head that was kept outside.</summary>
    public AuditCheck Verify(AuditHead? kept = null) => db.Read(c =>
    {
        var (sequence, hash, keptSeen) = (0L, Origin, kept is null or { Sequence: 0 });
        foreach (var row in c.Query<Row>($"{Columns} order by sequence", buffered: false))
        {
            if (row.Sequence != sequence + 1) return new AuditCheck(false, sequence, sequence + 1, $"第{sequence + 1}条缺失");
            if (row.Previous != hash) return new AuditCheck(false, sequence, row.Sequence, $"第{row.Sequence}条与前一条不衔接");
            if (row.Hash != HashOf(row)) return new AuditCheck(false, sequence, row.Sequence, $"第{row.Sequence}条内容被改动");
            if (kept?.Sequence == row.Sequence)
            {
                if (kept.Hash != row.Hash) return new AuditCheck(false, sequence, row.Sequence, $"第{row.Sequence}条与留存的校验值不符");
                keptSeen = true;
            }

            (sequence, hash) = (row.Sequence, row.Hash);
        }

        return keptSeen ? new AuditCheck(true, sequence, null, "") : new AuditCheck(false, sequence, sequence + 1, $"第{sequence + 1}条起被截去");
    });

    private const string Columns = """
        select sequence as "Sequence", at as "At", who as "Who", action as "Action", subject as "Subject", previous as "Previous", hash as "Hash" from audit
        """;

    private static AuditHead Head(DbConnection c) =>
        c.QuerySingleOrDefault<Row>($"{Columns} order by sequence desc limit 1") is { } last ? new AuditHead(last.Sequence, last.Hash) : new AuditHead(0, Origin);

    /// <summary>Each part with its length before it, so that no text can move from one part to the next unseen.</summary>
    private static string HashOf(Row row)
    {
        var text = new StringBuilder();
        foreach (var part in (string[])[row.Previous, row.Sequence.ToString(), row.At, row.Who, row.Action, row.Subject])
        {
            text.Append(part.Length).Append(':').Append(part).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static AuditEntry Of(Row row) => new(row.Sequence, LedgerDb.Moment(row.At), row.Who, row.Action, row.Subject, row.Hash);
}
