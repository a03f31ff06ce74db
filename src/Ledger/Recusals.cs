using Dapper;

namespace DocReview.Ledger;

/// <summary>回避: an account that sees nothing of an inspection.</summary>
public sealed record Recusal(long Inspection, string Account, string Reason, string DecidedBy, DateTimeOffset At);

/// <summary>Who is recused from which inspection.</summary>
public sealed class Recusals(LedgerDb db, AuditTrail audit)
{
    /// <summary>The inspections of which this account sees nothing.</summary>
    public IReadOnlyList<long> Of(string account) => db.Read(c => c.Query<long>("select inspection from recusal where account = @account", new { account }).ToList());

    public IReadOnlyList<Recusal> All() => db.Read(c => c
        .Query<(long Inspection, string Account, string Reason, string DecidedBy, string At)>("select inspection, account, reason, decided_by, at from recusal order by inspection, account")
        .Select(row => new Recusal(row.Inspection, row.Account, row.Reason, row.DecidedBy, LedgerDb.Moment(row.At))).ToList());

    public void Add(long inspection, string account, string reason, string who) => db.Write(c =>
    {
        c.Execute("""
            insert into recusal (inspection, account, reason, decided_by, at) values (@inspection, @account, @reason, @who, @at)
            on conflict (inspection, account) do update set reason = excluded.reason, decided_by = excluded.decided_by, at = excluded.at
            """, new { inspection, account, reason = Storable.Text(reason), who, at = db.Now() });
        audit.Append(c, who, "recusal.add", $"{inspection} {account}: {reason}");
    });

    public void Lift(long inspection, string account, string who) => db.Write(c =>
    {
        c.Execute("delete from recusal where inspection = @inspection and account = @account", new { inspection, account });
        audit.Append(c, who, "recusal.lift", $"{inspection} {account}");
    });
}
