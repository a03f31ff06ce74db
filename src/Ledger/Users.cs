using Dapper;

namespace DocReview.Ledger;

/// <param name="Password">The hash as the site wrote it; the ledger does not know how it is made.</param>
/// <param name="Session">Raised to end all sessions.</param>
public sealed record User(
    string Name, string Role, string Password, bool MustChange, int FailedAttempts, DateTimeOffset? LockedUntil, DateTimeOffset CreatedAt, long Session = 0)
{
    /// <summary>The field an inspector works in, as the group calls it.</summary>
    public string? Field { get; init; }

    /// <summary>Granted beyond those of the role.</summary>
    public IReadOnlyList<Zone> Zones { get; init; } = [];

    public DateTimeOffset? DisabledAt { get; init; }
}

/// <summary>The accounts: one person, one account.</summary>
public sealed class Users(LedgerDb db)
{
    private sealed record Row(
        string Name, string Role, string Password, long MustChange, long FailedAttempts, string? LockedUntil, string CreatedAt, string? Field, string Zones, string? DisabledAt, long Session);

    private const string Columns = """
        select name as "Name", role as "Role", password as "Password", must_change as "MustChange", failed_attempts as "FailedAttempts",
               locked_until as "LockedUntil", created_at as "CreatedAt", field as "Field", zones as "Zones", disabled_at as "DisabledAt", session as "Session" from account
        """;

    public IReadOnlyList<User> All() => db.Read(c => c.Query<Row>($"{Columns} order by created_at, name").Select(Of).ToList());

    public User? Find(string name) => db.Read(c => c.QuerySingleOrDefault<Row>($"{Columns} where name = @name", new { name }) is { } row ? Of(row) : null);

    /// <summary>False where the name is taken.</summary>
    public bool Add(string name, string role, string password, bool mustChange) => db.Write(c => c.Execute("""
        insert into account (name, role, password, must_change, failed_attempts, created_at) values (@name, @role, @password, @mustChange, 0, @at)
        on conflict do nothing
        """, new { name, role, password, mustChange = mustChange ? 1L : 0, at = db.Now() })) == 1;

    public void SetPassword(string name, string password, bool mustChange) => db.Write(c => c.Execute(
        "update account set password = @password, must_change = @mustChange, failed_attempts = 0, locked_until = null, session = session + 1 where name = @name",
        new { name, password, mustChange = mustChange ? 1L : 0 }));

    /// <summary>Counts in the database, so that attempts at the same moment are all counted. Returns how many there are now.</summary>
    public int SignInFailed(string name) => db.Write(c =>
    {
        c.Execute("update account set failed_attempts = failed_attempts + 1 where name = @name", new { name });
        return (int)c.ExecuteScalar<long>("select coalesce(max(failed_attempts), 0) from account where name = @name", new { name });
    });

    public void Lock(string name, DateTimeOffset until) => db.Write(c => c.Execute(
        "update account set locked_until = @until where name = @name", new { name, until = LedgerDb.Stamp(until) }));

    public void SignedIn(string name) => db.Write(c => c.Execute(
        "update account set failed_attempts = 0, locked_until = null where name = @name", new { name }));

    /// <summary>The same password under a newer hash: sessions go on.</summary>
    public void Rehash(string name, string before, string password) => db.Write(c => c.Execute(
        "update account set password = @password where name = @name and password = @before", new { name, before, password }));

    /// <summary>What an account may do; its sessions end, for they were given for what it might do before.</summary>
    public void Change(string name, string role, string? field, IEnumerable<Zone> zones) => db.Write(c => c.Execute(
        "update account set role = @role, field = @field, zones = @zones, session = session + 1 where name = @name",
        new { name, role, field = string.IsNullOrWhiteSpace(field) ? null : Storable.Text(field.Trim()), zones = string.Join(' ', zones.Distinct().Order()) }));

    /// <summary>A disabled account stays on record: what it did is told under its name.</summary>
    public void Disable(string name, bool disabled) => db.Write(c => c.Execute(
        "update account set disabled_at = @at, session = session + 1 where name = @name", new { name, at = disabled ? db.Now() : null }));

    public void EndSessions(string name) => db.Write(c => c.Execute("update account set session = session + 1 where name = @name", new { name }));

    /// <summary>Counts a failed sign-in from an address; those before <paramref name="since"/> are forgotten. Returns how many there are now.</summary>
    public int AddressFailed(string address, DateTimeOffset since) => db.Write(c =>
    {
        c.Execute("delete from sign_in_failure where since < @since", new { since = LedgerDb.Stamp(since) });
        c.Execute("""
            insert into sign_in_failure (address, attempts, since) values (@address, 1, @now)
            on conflict (address) do update set attempts = sign_in_failure.attempts + 1
            """, new { address, now = db.Now() });
        return Failures(c, address, since);
    });

    public int AddressFailures(string address, DateTimeOffset since) => db.Read(c => Failures(c, address, since));

    private static int Failures(System.Data.Common.DbConnection c, string address, DateTimeOffset since) => (int)c.ExecuteScalar<long>(
        "select coalesce(max(attempts), 0) from sign_in_failure where address = @address and since >= @since", new { address, since = LedgerDb.Stamp(since) });

    private static User Of(Row r) => new(
        r.Name, r.Role, r.Password, r.MustChange != 0, (int)r.FailedAttempts, r.LockedUntil is { } until ? LedgerDb.Moment(until) : null, LedgerDb.Moment(r.CreatedAt), r.Session)
    {
        Field = r.Field, Zones = [.. r.Zones.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Zone>)], DisabledAt = r.DisabledAt is { } at ? LedgerDb.Moment(at) : null,
    };
}
