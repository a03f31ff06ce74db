using DocReview.Ledger;
using DocReview.Web;

namespace DocReview.Tests;

public sealed class FirstUserTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("docreview-first-").FullName;
    private readonly LedgerDb _db;
    private readonly Users _users;
    private readonly FirstUser _first;

    public FirstUserTests()
    {
        _db = LedgerDb.OpenSqlite(Path.Combine(_folder, "ledger.db"));
        _users = new Users(_db);
        _first = new FirstUser(_users, Path.Combine(_folder, "keys"));
    }

    [Fact]
    public void The_one_time_password_is_the_same_at_every_start_until_it_is_changed()
    {
        var password = _first.Ensure();
        Assert.NotNull(password);
        Assert.Equal(password, _first.Ensure());
        var user = _users.Find(FirstUser.Name)!;
        Assert.True(user.MustChange && Passwords.Verify(password, user.Password));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder, "keys", "first-password.txt")));

        _users.SetPassword(FirstUser.Name, Passwords.Hash("自己的口令 2024"), mustChange: false);
        _first.Forget();
        Assert.Null(_first.Ensure());
    }

    [Fact]
    public void Where_there_is_a_leader_no_first_user_is_made()
    {
        _users.Add("宋岚", Roles.Leader, Passwords.Hash("x"), mustChange: true);
        Assert.Null(_first.Ensure());
        Assert.Null(_users.Find(FirstUser.Name));
    }

    [Fact]
    public void Members_alone_do_not_keep_the_first_user_away()
    {
        _users.Add("陈默", Roles.Member, Passwords.Hash("x"), mustChange: true);
        Assert.NotNull(_first.Ensure());
    }

    public void Dispose()
    {
        _db.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
