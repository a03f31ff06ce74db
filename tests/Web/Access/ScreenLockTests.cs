using DocReview.Ledger;
using DocReview.Web;

namespace DocReview.Tests;

/// <summary>Nobody at the desk: the screen locks, and what was typed is still there afterwards.</summary>
[Collection(HostTests.Name)]
public sealed class ScreenLockTests(SiteHost host) : IAsyncLifetime
{
    private Browser _browser = null!;

    public async ValueTask InitializeAsync() => _browser = await Browser.Start();

    public ValueTask DisposeAsync() => _browser.DisposeAsync();

    [Fact]
    public async Task The_screen_locks_by_itself_and_opens_to_the_same_person_with_what_was_typed()
    {
        var page = await _browser.SignedIn(host, "陈默");
        await page.Clock.InstallAsync();
        var finding = $"/findings/{host.Case.Findings[0].Key}";
        await page.GotoAsync(finding);
        await page.FillAsync("#Judgement_Note", "写到一半的话");
        await page.Clock.FastForwardAsync((long)(Sessions.ScreenLock + TimeSpan.FromSeconds(5)).TotalMilliseconds);
        await page.WaitForSelectorAsync("dialog#lock[open]");
        Assert.False(await page.Locator("h1").IsVisibleAsync());
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Escape");
        Assert.True(await page.Locator("#lock-password").IsVisibleAsync());

        // The session is over, not merely covered.
        await page.WaitForFunctionAsync("() => fetch('/alive', { redirect: 'manual' }).then(answer => answer.type === 'opaqueredirect')");
        await page.FillAsync("#lock-password", "不是这个");
        await page.ClickAsync("#lock button");
        await page.WaitForSelectorAsync("#lock [role=alert]:not([hidden])");
        Assert.Equal(Text.Of("SignIn.Wrong"), await page.InnerTextAsync("#lock [role=alert]"));

        await page.FillAsync("#lock-password", SiteHost.Password);
        await page.ClickAsync("#lock button");
        await page.WaitForSelectorAsync("dialog#lock:not([open])", new() { State = Microsoft.Playwright.WaitForSelectorState.Attached });
        Assert.Equal("写到一半的话", await page.InputValueAsync("#Judgement_Note"));
        await page.ClickAsync("form[data-judge] button.first");
        await page.WaitForSelectorAsync(".note-good");
        Assert.Contains("写到一半的话", await page.InnerTextAsync(".timeline"));
        Assert.Contains(host.Get<AuditTrail>().Latest(100), entry => entry is { Who: "陈默", Action: "screen.lock" });
    }

    [Fact]
    public async Task A_form_of_another_site_neither_locks_nor_opens()
    {
        using var member = await Visitor.SignedIn(host, "陈默");
        foreach (var address in new[] { "/lock", "/unlock" })
        {
            using var post = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent([new("Name", "陈默"), new("Password", SiteHost.Password)]) };
            post.Headers.Add("Origin", "http://elsewhere.example");
            Assert.Equal(System.Net.HttpStatusCode.BadRequest, (await member.Send(post)).StatusCode);
        }

        Assert.Equal("陈默", await (await member.Get("/alive")).Content.ReadAsStringAsync());
    }
}
