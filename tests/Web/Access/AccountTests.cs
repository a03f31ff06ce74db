using System.Net;
using DocReview.Ledger;
using DocReview.Web;

namespace DocReview.Tests;

/// <summary>Accounts: who may change whose, what ends a session, and what closes the door.</summary>
[Collection(HostTests.Name)]
public sealed class AccountTests(SiteHost host)
{
    private Users Users => host.Get<Users>();

    private async Task<Visitor> Someone(string name, string role)
    {
        Users.Add(name, role, Passwords.Hash(SiteHost.Password), mustChange: false);
        return await Visitor.SignedIn(host, name);
    }

    private static string Page(string name) => $"/users/one?name={Uri.EscapeDataString(name)}";

    [Fact]
    public async Task The_administrator_adds_an_account_and_sees_no_paper()
    {
        using var admin = await Someone("管账号的人", Roles.Administrator);
        Assert.Equal(HttpStatusCode.Redirect, (await admin.Post("/users", new() { ["Name"] = "新来的人", ["Role"] = Roles.Liaison, ["Field"] = "资料" }, from: "/users")).StatusCode);
        var added = Users.Find("新来的人")!;
        Assert.Equal((Roles.Liaison, "资料", true), (added.Role, added.Field, added.MustChange));
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.Get("/documents")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.Get($"/documents/{host.Case.Contract}/original")).StatusCode);
    }

    [Fact]
    public async Task Who_manages_accounts_cannot_make_a_leader_nor_grant_zones_nor_change_their_own()
    {
        using var admin = await Someone("想当组长的人", Roles.Administrator);
        Users.Add("被调整的人", Roles.Member, Passwords.Hash(SiteHost.Password), mustChange: false);
        await admin.Post("/users", new() { ["Name"] = "假组长", ["Role"] = Roles.Leader }, from: "/users");
        Assert.Null(Users.Find("假组长"));
        await admin.Post(Page("被调整的人"), new() { ["Role"] = Roles.Leader }, from: Page("被调整的人"));
        Assert.Equal(Roles.Member, Users.Find("被调整的人")!.Role);
        await admin.Post(Page("被调整的人"), new() { ["Role"] = Roles.Member, ["Zones"] = nameof(Zone.Petitions) }, from: Page("被调整的人"));
        Assert.Empty(Users.Find("被调整的人")!.Zones);
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.Post(Page("想当组长的人"), new() { ["Role"] = Roles.Member }, from: "/users")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await admin.Post(Page("宋岚") + "&handler=Reset", [], from: "/users")).StatusCode);
    }

    [Fact]
    public async Task A_change_of_role_an_end_and_a_disabling_each_end_the_sessions_at_once()
    {
        using var leader = await Visitor.SignedIn(host, "宋岚");
        foreach (var (handler, form) in new (string, Dictionary<string, string>)[]
        {
            ("", new() { ["Role"] = Roles.Deputy, ["Zones"] = nameof(Zone.Personal) }), ("&handler=End", []), ("&handler=Reset", []), ("&handler=Disable", new() { ["disabled"] = "true" }),
        })
        {
            var name = $"会话{handler}";
            using var person = await Someone(name, Roles.Member);
            Assert.Equal(HttpStatusCode.OK, (await person.Get("/")).StatusCode);
            Assert.Equal(HttpStatusCode.Redirect, (await leader.Post(Page(name) + handler, form, from: Page(name))).StatusCode);
            Assert.Equal((handler, HttpStatusCode.Redirect), (handler, (await person.Get("/")).StatusCode));
        }

        using var disabled = new Visitor(host);
        var answer = await disabled.Post("/sign-in", new() { ["Name"] = "会话&handler=Disable", ["Password"] = SiteHost.Password }, from: "/sign-in");
        Assert.Contains(Text.Of("SignIn.Disabled"), await answer.Content.ReadAsStringAsync());
        Assert.Equal([Zone.Personal], Users.Find("会话")!.Zones);
    }

    [Fact]
    public async Task Many_wrong_passwords_from_one_address_close_it_whatever_the_names_and_it_is_written_down()
    {
        var sessions = host.Get<Sessions>();
        const string Address = "192.0.2.17";
        for (var i = 1; i < Sessions.AttemptsFromAddress; i++) Assert.Equal(SignInOutcome.Wrong, (await sessions.SignIn($"没有这个人 {i}", "猜", Address)).Outcome);
        Assert.Equal(SignInOutcome.AddressLocked, (await sessions.SignIn("没有这个人", "猜", Address)).Outcome);
        Assert.Equal(SignInOutcome.AddressLocked, (await sessions.SignIn("宋岚", SiteHost.Password, Address)).Outcome);
        Assert.Equal(SignInOutcome.Welcome, (await sessions.SignIn("宋岚", SiteHost.Password, "192.0.2.18")).Outcome);
        Assert.Contains(host.Get<AuditTrail>().Latest(20), entry => entry is { Who: Address, Action: "sign-in.address-locked" });
    }

    [Fact]
    public async Task A_hash_of_another_cost_is_made_anew_at_the_sign_in()
    {
        // "password" at 64 MiB, from the tests of the reference implementation.
        Users.Add("旧口令的人", Roles.Reader, "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc", mustChange: false);
        Assert.Equal(SignInOutcome.Welcome, (await host.Get<Sessions>().SignIn("旧口令的人", "password")).Outcome);
        var hash = Users.Find("旧口令的人")!.Password;
        Assert.StartsWith("$argon2id$v=19$m=19456,t=2,p=1$", hash);
        Assert.True(Passwords.Verify("password", hash));
    }
}
