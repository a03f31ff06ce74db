using System.Data.Common;
using Dapper;

namespace DocReview.Ledger;

/// <param name="Summary">What may stand in a list: it identifies nobody.</param>
/// <param name="Sealed">All else, as the site sealed it; the ledger cannot read it.</param>
/// <param name="Version">Hand it back with a change: who saw an older one is told instead of overwriting.</param>
public sealed record RegisterEntry(
    long Number, DateOnly Day, string State, DateOnly? Due, string Summary, string Sealed, string RecordedBy, DateTimeOffset RecordedAt, string? ChangedBy, DateTimeOffset? ChangedAt, long Version);

/// <summary>The registers that are kept in the program itself: petitions and interviews, each in its zone. Numbered from 1 in each inspection; nothing is ever deleted.</summary>
public sealed class Register(LedgerDb db, AuditTrail audit, Sight? seen = null)
{
    private readonly Sight sight = seen ?? Sight.Everything;

    private sealed record Row(
        long Number, string Day, string State, string? Due, string Summary, string Sealed, string RecordedBy, string RecordedAt, string? ChangedBy, string? ChangedAt, long Version);

    private const string Columns = """
        select number as "Number", day as "Day", state as "State", due as "Due", summary as "Summary", sealed as "Sealed", recorded_by as "RecordedBy", recorded_at as "RecordedAt",
               changed_by as "ChangedBy", changed_at as "ChangedAt", version as "Version" from register_entry
        """;

    /// <summary>The latest first.</summary>
    public IReadOnlyList<RegisterEntry> Entries(long inspection, Zone zone, int skip, int limit) => !sight.Holds(zone) ? [] : db.Read(c => c.Query<Row>(
        $"{Columns} where inspection = @inspection and zone = @zone order by number desc limit @limit offset @skip",
        new { inspection, zone = zone.ToString(), limit = (long)limit, skip = (long)skip }).Select(Of).ToList());

    public int Count(long inspection, Zone zone) => !sight.Holds(zone) ? 0 : db.Read(c => (int)c.ExecuteScalar<long>(
        "select count(*) from register_entry where inspection = @inspection and zone = @zone", new { inspection, zone = zone.ToString() }));

    public RegisterEntry? Find(long inspection, Zone zone, long number) => !sight.Holds(zone) ? null : db.Read(c => Find(c, inspection, zone, number));

    /// <summary>Writes a new entry and gives it its number. The audit trail names the number alone.</summary>
    public long Add(long inspection, Zone zone, RegisterEntry entry, string who) => db.Write(c =>
    {
        db.Lock(c, "register");
        var number = c.ExecuteScalar<long>("select coalesce(max(number), 0) + 1 from register_entry where inspection = @inspection and zone = @zone", new { inspection, zone = zone.ToString() });
        c.Execute("""
            insert into register_entry (inspection, zone, number, day, state, due, summary, sealed, recorded_by, recorded_at, version)
            values (@inspection, @zone, @number, @day, @State, @due, @summary, @Sealed, @who, @now, 1)
            """, Values(inspection, zone, entry with { Number = number }, who));
        audit.Append(c, who, "register.add", $"{inspection} {zone} {number}");
        return number;
    });

    public StepResult Change(long inspection, Zone zone, RegisterEntry entry, string who) => db.Write(c =>
    {
        if (!sight.Holds(zone) || Find(c, inspection, zone, entry.Number) is not { } before) return StepResult.NotFound;
        var changed = c.Execute("""
            update register_entry set day = @day, state = @State, due = @due, summary = @summary, sealed = @Sealed, changed_by = @who, changed_at = @now, version = version + 1
            where inspection = @inspection and zone = @zone and number = @Number and version = @Version
            """, Values(inspection, zone, entry, who));
        if (changed == 0) return StepResult.ChangedMeanwhile;
        audit.Append(c, who, "register.change", $"{inspection} {zone} {entry.Number} {before.State}→{entry.State}");
        return StepResult.Done;
    });

    private object Values(long inspection, Zone zone, RegisterEntry entry, string who) => new
    {
        inspection, zone = zone.ToString(), entry.Number, number = entry.Number, day = Day(entry.Day), entry.State, due = entry.Due is { } due ? Day(due) : null,
        summary = Storable.Text(entry.Summary), entry.Sealed, who, now = db.Now(), entry.Version,
    };

    private static RegisterEntry? Find(DbConnection c, long inspection, Zone zone, long number) => c.QuerySingleOrDefault<Row>(
        $"{Columns} where inspection = @inspection and zone = @zone and number = @number", new { inspection, zone = zone.ToString(), number }) is { } row ? Of(row) : null;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static RegisterEntry Of(Row r) => new(
        r.Number, DateOnly.Parse(r.Day), r.State, r.Due is { } due ? DateOnly.Parse(due) : null, r.Summary, r.Sealed, r.RecordedBy, LedgerDb.Moment(r.RecordedAt), r.ChangedBy,
        r.ChangedAt is { } at ? LedgerDb.Moment(at) : null, r.Version);
}
