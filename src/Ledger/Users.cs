using Dapper;

namespace DocReview.Ledger;

/// <param name="Password">The hash as the site wrote it; the ledger does not know how it is made.</param>
public sealed record User(
    string Name, string Role, string Password, bool MustChange, int FailedAttempts, DateTimeOffset? LockedUntil, DateTimeOffset CreatedAt);

/// <summary>The accounts: one person, one account.</summary>
public sealed class Users(LedgerDb db)
{
    private sealed record Row(
        string Name, string Role, string Password, long MustChange, long FailedAttempts, string? LockedUntil, string CreatedAt);

    private const string Columns = """
        select name as "Name", role as "Role", password as "Password", must_change as "MustChange", failed_attempts as "FailedAttempts",
               locked_until as "LockedUntil", created_at as "CreatedAt" from account
        """;

    public IReadOnlyList<User> All() => db.Read(c => c.Query<Row>($"{Columns} order by created_at, name").Select(Of).ToList());

    public User? Find(string name) => db.Read(c => c.QuerySingleOrDefault<Row>($"{Columns} where name = @name", new { name }) is { } row ? Of(row) : null);

    /// <summary>False where the name is taken.</summary>
    public bool Add(string name, string role, string password, bool mustChange) => db.Write(c => c.Execute("""
        insert into account (name, role, password, must_change, failed_attempts, created_at) values (@name, @role, @password, @mustChange, 0, @at)
        on conflict do nothing
        """, new { name, role, password, mustChange = mustChange ? 1L : 0, at = db.Now() })) == 1;

    public void SetPassword(string name, string password, bool mustChange) => db.Write(c => c.Execute(
        "update account set password = @password, must_change = @mustChange, failed_attempts = 0, locked_until = null where name = @name",
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

    private static User Of(Row r) => new(
        r.Name, r.Role, r.Password, r.MustChange != 0, (int)r.FailedAttempts, r.LockedUntil is { } until ? LedgerDb.Moment(until) : null, LedgerDb.Moment(r.CreatedAt));
}
