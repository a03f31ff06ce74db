using System.Net;
using DocReview.Ledger;
using DocReview.Web;
using Microsoft.AspNetCore.Mvc;

namespace DocReview.Tests;

/// <summary>Who gets in, and what every answer says to the browser.</summary>
[Collection(HostTests.Name)]
public sealed class AccessTests(SiteHost host)
{
    private static readonly string[] Pages =
        ["/", "/search?q=围墙", "/documents", "/findings", "/batches", "/corrections", "/decisions", "/meetings", "/rules", "/settings", "/settings/standards", "/intake", "/intake?handler=Progress", "/unread", "/requests", "/audit", "/recall", "/account", "/?handler=Progress", "/sign-out"];

    private IEnumerable<string> AllPages =>
        [.. Pages, $"/documents/{host.Case.Contract}", $"/documents/{host.Case.Contract}/original", $"/findings/{host.Case.Findings[0].Key}", "/jobs", "/jobs/recurring", "/no-such-page"];

    [Fact]
    public async Task Every_page_sends_a_stranger_to_the_sign_in()
    {
        using var stranger = new Visitor(host);
        foreach (var page in AllPages.Where(page => page != "/no-such-page"))
        {
            var answer = await stranger.Get(page);
            Assert.True(answer.StatusCode is HttpStatusCode.Redirect && answer.Headers.Location!.PathAndQuery.StartsWith("/sign-in", StringComparison.Ordinal)
                || answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, $"{page}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Every_answer_carries_the_security_headers()
    {
        using var leader = await Visitor.SignedIn(host, "宋岚");
        foreach (var page in AllPages.Append("/site.css"))
        {
            var answer = await leader.Get(page);
            Assert.True(answer.StatusCode < HttpStatusCode.InternalServerError, $"{page}: {answer.StatusCode}");
            string Header(string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : "";
            Assert.True(Header("Content-Security-Policy").Contains("default-src 'none'", StringComparison.Ordinal), $"{page}: {answer.StatusCode}");
            if (!page.StartsWith("/jobs", StringComparison.Ordinal)) Assert.DoesNotContain("unsafe", Header("Content-Security-Policy"));
            Assert.Equal("nosniff", Header("X-Content-Type-Options"));
            Assert.Equal("same-origin", Header("Referrer-Policy"));
            if (page != "/site.css") Assert.Contains("no-store", Header("Cache-Control"));
        }
    }

    [Fact]
    public void No_two_pages_keep_another_kind_of_thing_under_one_key() => Assert.All(
        from page in typeof(FindingPage).Assembly.GetTypes()
        from kept in page.GetProperties()
        from key in kept.GetCustomAttributes(typeof(TempDataAttribute), inherit: false).Cast<TempDataAttribute>().Select(attribute => attribute.Key ?? kept.Name)
        group kept.PropertyType by key, same => Assert.Single(same.Distinct()));

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/account")]
    [InlineData("/settings")]
    [InlineData("/sign-out")]
    [InlineData("/audit")]
    public async Task A_post_without_a_form_token_is_refused(string page)
    {
        using var leader = await Visitor.SignedIn(host, "宋岚");
        Assert.Equal(HttpStatusCode.BadRequest, (await leader.Post(page, [], from: null)).StatusCode);
    }

    [Fact]
    public async Task A_judgement_without_a_form_token_is_refused_and_changes_nothing()
    {
        using var member = await Visitor.SignedIn(host, "陈默");
        var finding = host.Case.Findings[1];
        long Version() => host.Get<ReviewQueue>().Find(host.Get<Inspections>().Find(SampleCase.Name)!.Id, finding.Key)!.Version;
        var before = Version();
        var answer = await member.Post($"/findings/{finding.Key}", new() { ["Judgement.Verdict"] = "TakeUp", ["Judgement.Version"] = before.ToString(), ["Judgement.Note"] = "x" }, from: null);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(before, Version());
    }

    [Fact]
    public async Task The_dashboard_is_for_the_leader_and_not_for_whoever_sits_at_the_machine()
    {
        using var member = await Visitor.SignedIn(host, "陈默");
        using var leader = await Visitor.SignedIn(host, "宋岚");
        Assert.Equal(HttpStatusCode.Forbidden, (await member.Get("/jobs")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.Get("/audit")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await leader.Get("/jobs")).StatusCode);
    }

    [Fact]
    public async Task What_the_dashboard_does_is_not_done_by_a_link()
    {
        using var leader = await Visitor.SignedIn(host, "宋岚");
        foreach (var command in new[] { "recurring/trigger", "recurring/remove", "jobs/enqueued/delete", "jobs/actions/requeue/1" })
            Assert.Equal((command, HttpStatusCode.MethodNotAllowed), (command, (await leader.Get($"/jobs/{command}")).StatusCode));
    }

    [Fact]
    public async Task Who_may_only_read_cannot_judge_or_change_settings()
    {
        using var reader = await Visitor.SignedIn(host, "访客");
        var page = $"/findings/{host.Case.Findings[1].Key}";
        var form = await reader.Html(page);
        Assert.DoesNotContain("data-judge", form);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Post(page, new() { ["Judgement.Verdict"] = "TakeUp", ["Judgement.Version"] = "1" }, from: page)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.Post("/settings", new() { ["Form.LargeFund"] = "1" }, from: "/settings")).StatusCode);
    }

    [Fact]
    public async Task After_five_wrong_passwords_the_right_one_does_not_open_either()
    {
        host.Get<Users>().Add("健忘的人", Roles.Reader, Passwords.Hash(SiteHost.Password), mustChange: false);
        using var visitor = new Visitor(host);
        for (var i = 0; i < Sessions.Attempts; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.Post("/sign-in", new() { ["Name"] = "健忘的人", ["Password"] = "不是这个" }, from: "/sign-in")).StatusCode);
        }

        var answer = await visitor.Post("/sign-in", new() { ["Name"] = "健忘的人", ["Password"] = SiteHost.Password }, from: "/sign-in");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(Text.Of("SignIn.Locked", 15), await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Guesses_made_all_at_once_lock_as_those_made_one_by_one()
    {
        host.Get<Users>().Add("被猜的人", Roles.Reader, Passwords.Hash(SiteHost.Password), mustChange: false);
        var sessions = host.Get<Sessions>();
        var guesses = Enumerable.Range(0, 30).Select(i => sessions.SignIn("被猜的人", i == 29 ? SiteHost.Password : $"猜测 {i}"));
        var outcomes = (await Task.WhenAll(guesses)).Select(guess => guess.Outcome).ToList();
        Assert.Equal(SignInOutcome.Locked, outcomes[^1]);
        Assert.Equal(Sessions.Attempts - 1, outcomes.Count(outcome => outcome == SignInOutcome.Wrong));
    }

    [Theory]
    [InlineData("/i/999999/findings")]
    [InlineData("/i/999999/no-such-page")]
    public async Task An_inspection_that_does_not_exist_is_told_as_a_page_that_is_not_there(string page)
    {
        using var reader = await Visitor.SignedIn(host, "访客");
        var answer = await reader.Get(page);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(Text.Of("Problem.Missing.Title"), await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_changed_password_ends_the_other_sessions()
    {
        host.Get<Users>().Add("两台电脑的人", Roles.Reader, Passwords.Hash(SiteHost.Password), mustChange: false);
        using var here = await Visitor.SignedIn(host, "两台电脑的人");
        using var there = await Visitor.SignedIn(host, "两台电脑的人");
        var form = new Dictionary<string, string> { ["Current"] = SiteHost.Password, ["Fresh"] = "另一句好记的话 88", ["Again"] = "另一句好记的话 88" };
        Assert.Equal(HttpStatusCode.Redirect, (await here.Post("/account", form, from: "/account")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.Get("/")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await there.Get("/")).StatusCode);
    }

    [Fact]
    public async Task The_sign_in_leads_on_to_this_site_only()
    {
        using var visitor = new Visitor(host);
        var form = new Dictionary<string, string> { ["Name"] = "宋岚", ["Password"] = SiteHost.Password, ["To"] = "//elsewhere.example/" };
        var answer = await visitor.Post("/sign-in", form, from: "/sign-in");
        Assert.Equal("/", answer.Headers.Location!.ToString());
    }
}
