using DocReview.Ledger;
using DocReview.Web;
using Microsoft.Playwright;

namespace DocReview.Tests;

/// <summary>A person at the screen: the real site in a real Chromium.</summary>
[Collection(HostTests.Name)]
public sealed class BrowserTests(SiteHost host) : IAsyncLifetime
{
    private Browser _browser = null!;

    public async ValueTask InitializeAsync() => _browser = await Browser.Start();

    public ValueTask DisposeAsync() => _browser.DisposeAsync();

    [Fact]
    public async Task The_first_user_changes_the_printed_password_before_anything_else()
    {
        var page = await _browser.Window(host);
        await page.GotoAsync("/findings");
        Assert.Contains("/sign-in", page.Url);
        await page.FillAsync("#Name", FirstUser.Name);
        await page.FillAsync("#Password", host.FirstPassword);
        await page.ClickAsync("main button");
        await page.WaitForURLAsync("**/account");
        await page.GotoAsync("/findings");
        Assert.EndsWith("/account", page.Url);

        await page.FillAsync("#Current", host.FirstPassword);
        await page.FillAsync("#Fresh", "太短了");
        await page.FillAsync("#Again", "太短了");
        await page.EvaluateAsync("document.querySelector('#Fresh').removeAttribute('minlength')");
        await page.ClickAsync("main button");
        Assert.Contains(Text.Of("Account.TooShort", Passwords.LeastLength), await page.InnerTextAsync(".errors"));

        await page.FillAsync("#Current", host.FirstPassword);
        await page.FillAsync("#Fresh", SiteHost.Password);
        await page.FillAsync("#Again", SiteHost.Password);
        await page.ClickAsync("main button");
        await page.WaitForURLAsync(host.Address.ToString());
        await page.GotoAsync("/findings");
        Assert.Equal(Text.Of("Findings.Title"), await page.InnerTextAsync("h1"));
        Assert.Null(host.Get<FirstUser>().Ensure());
    }

    [Fact]
    public async Task A_hit_opens_the_document_at_its_sentence_with_the_words_marked()
    {
        var page = await _browser.SignedIn(host, "陈默");
        await page.FillAsync("#quick", "大写叁拾 OR 叁拾捌万");
        await page.PressAsync("#quick", "Enter");
        Assert.Contains(Text.Of("Search.Total", 1), await page.InnerTextAsync("main [role=status]"));
        Assert.Equal("叁拾捌万", await page.InnerTextAsync(".hit mark"));
        await page.ClickAsync(".hit a");
        Assert.Contains("#p-5", page.Url);
        Assert.Equal("叁拾捌万", await page.InnerTextAsync("#p-5 mark#cited"));
        Assert.True(await page.Locator("mark#cited").IsVisibleAsync());
    }

    [Fact]
    public async Task A_finding_is_judged_with_reasons_and_its_history_tells_of_it()
    {
        var page = await _browser.SignedIn(host, "陈默");
        await page.GotoAsync("/findings");
        await page.ClickAsync("text=2020年6月接待一次");
        await page.CheckAsync("[name='Judgement.Verdict'][value=Lead]");
        await page.FillAsync("#Judgement_Note", "已电话核实，未见公函。");
        await page.ClickAsync("form[data-judge] button.first");

        // Without an innocent explanation nothing is held to be so; what was typed is still there.
        Assert.Contains(Text.Of("Finding.InnocentNeeded"), await page.InnerTextAsync(".errors"));
        Assert.Equal("已电话核实，未见公函。", await page.InputValueAsync("#Judgement_Note"));
        Assert.True(await page.IsCheckedAsync("[name='Judgement.Verdict'][value=Lead]"));

        await page.FillAsync("#Judgement_Innocent", "公函可能另册归档，已查存根，没有。");
        await page.SelectOptionAsync("#Judgement_Assignee", "陈默");
        await page.ClickAsync("form[data-judge] button.first");
        await page.WaitForSelectorAsync(".note-good");
        var history = await page.InnerTextAsync(".timeline");
        Assert.Contains(Text.Of("Step.StatusChanged", Text.Of(ReviewStatus.InReview), Text.Of(ReviewStatus.Substantiated)), history);
        Assert.Contains("公函可能另册归档", history);
        Assert.Contains("陈默", history);
    }

    [Fact]
    public async Task Two_people_at_one_finding_do_not_overwrite_each_other_and_lose_no_words()
    {
        var key = host.Case.Findings.Single(f => f.Finding.Kind == "NoDeliberation").Key;
        var (first, second) = (await _browser.SignedIn(host, "陈默"), await _browser.SignedIn(host, "宋岚"));
        await first.GotoAsync($"/findings/{key}");
        await second.GotoAsync($"/findings/{key}");
        await first.FillAsync("#Judgement_Note", "先写的一句");
        await first.ClickAsync("form[data-judge] button.first");
        await first.WaitForSelectorAsync(".note-good");

        await second.FillAsync("#Judgement_Note", "后写的一句");
        await second.ClickAsync("form[data-judge] button.first");
        Assert.Contains(Text.Of("Finding.Result.ChangedMeanwhile"), await second.InnerTextAsync(".errors"));
        Assert.Equal("后写的一句", await second.InputValueAsync("#Judgement_Note"));
        Assert.Contains("先写的一句", await second.InnerTextAsync(".timeline"));
        await second.ClickAsync("form[data-judge] button.first");
        await second.WaitForSelectorAsync(".note-good");
        Assert.Contains("后写的一句", await second.InnerTextAsync(".timeline"));
    }

    [Fact]
    public async Task The_queue_is_worked_through_with_the_keyboard()
    {
        var page = await _browser.SignedIn(host, "陈默");
        await page.GotoAsync("/findings");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        Assert.Equal("true", await page.GetAttributeAsync("tbody tr:nth-child(2)", "aria-current"));
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("form[data-judge]");
        var second = await page.InnerTextAsync("h1");
        await page.Keyboard.PressAsync("k");
        await page.WaitForFunctionAsync("title => document.querySelector('h1').innerText !== title", second);
        await page.Keyboard.PressAsync("j");
        await page.WaitForFunctionAsync("title => document.querySelector('h1').innerText === title", second);
        await page.Keyboard.PressAsync("n");
        Assert.True(await page.EvaluateAsync<bool>("document.activeElement.tagName === 'TEXTAREA'"));
    }

    [Fact]
    public async Task Hostile_names_and_texts_stay_words()
    {
        var page = await _browser.SignedIn(host, "宋岚");
        var dialogs = 0;
        var complaints = new List<string>();
        page.Dialog += (_, dialog) => { dialogs++; _ = dialog.DismissAsync(); };
        page.Console += (_, message) => { if (message.Type == "error") complaints.Add(message.Text); };
        var gap = host.Case.Findings.Single(f => f.Finding.Kind == "RecordGap").Key;
        string[] addresses = ["/", "/documents", $"/documents/{host.Case.Hostile}", "/search?q=script", "/search?q=%3Cscript%3Ealert(3)%3C%2Fscript%3E", $"/findings/{gap}", "/findings?Conditions.Words=%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert(4)%3E", "/audit"];
        foreach (var address in addresses)
        {
            await page.GotoAsync(address);
            Assert.Equal(0, await page.Locator("main script, main img, main svg:not(.chart), main svg [onload], main b:has-text('粗体标题'), main i, main u").CountAsync());
        }

        await page.GotoAsync($"/findings/{gap}");
        await page.FillAsync("#Judgement_Note", "</textarea><script>alert(5)</script>");
        await page.ClickAsync("form[data-judge] button.first");
        await page.WaitForSelectorAsync(".note-good");
        Assert.Contains("</textarea><script>alert(5)</script>", await page.InnerTextAsync(".timeline"));
        Assert.Equal(0, dialogs);
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Without_scripts_everything_still_works()
    {
        var page = await _browser.SignedIn(host, "陈默", scripts: false);
        await page.GotoAsync("/search?q=围墙");
        await page.ClickAsync(".hit a");
        Assert.True(await page.Locator("mark").First.IsVisibleAsync());
        await page.GotoAsync($"/findings/{host.Case.Findings.Single(f => f.Finding.Kind == "NoDeliberation").Key}");
        await page.FillAsync("#Judgement_Note", "没有脚本也能写");
        await page.ClickAsync("form[data-judge] button.first");
        Assert.Contains("没有脚本也能写", await page.InnerTextAsync(".timeline"));
    }

    [Fact]
    public async Task No_page_is_wider_than_the_screen_of_a_laptop_or_breaks_the_content_policy()
    {
        var page = await _browser.SignedIn(host, "宋岚");
        var complaints = new List<string>();
        page.Console += (_, message) => { if (message.Type is "error" or "warning") complaints.Add($"{page.Url}: {message.Text}"); };
        foreach (var (name, address) in Screens())
        {
            await page.GotoAsync(address);
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), $"{name} scrolls sideways");
            Assert.Equal(1, await page.Locator("h1").CountAsync());
            await Shoot(page, name);
        }

        Assert.Empty(complaints);
        await page.GotoAsync("/no-such-page");
        await Shoot(page, "missing");
    }

    private IEnumerable<(string Name, string Address)> Screens() =>
    [
        ("overview", "/"), ("search", "/search"), ("search-hits", "/search?q=围墙"), ("search-none", "/search?q=不存在的词"), ("search-filtered", "/search?q=围墙&Conditions.Genre=SpendingLedger&low=1万&sort=Newest"), ("searches", "/searches"), ("checklists", "/checklists"), ("documents", "/documents"),
        ("document", $"/documents/{host.Case.Contract}?p=5&start=2&len=3#p-5"), ("workbook", $"/documents/{host.Case.Workbook}?p=3&start=0&len=10#p-3"),
        ("unreadable", $"/documents/{host.Case.Encrypted}"), ("findings", "/findings"),
        ("finding", $"/findings/{host.Case.Findings.Single(f => f.Finding.Kind == "NoDeliberation").Key}"),
        ("decisions", "/decisions"), ("matter", $"/matters/{host.Case.Contract}/5"), ("batches", "/batches"), ("corrections", "/corrections"), ("meetings", "/meetings"), ("rules", "/rules"), ("settings", "/settings"), ("standards", "/settings/standards"), ("intake", "/intake"), ("unread", "/unread"), ("requests", "/requests"), ("accessions", "/accessions"), ("audit", "/audit"), ("jobs", "/i/1/jobs"), ("account", "/account"), 
    ];

    /// <summary>Pictures for people, where a folder for them is named.</summary>
    private static async Task Shoot(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("DOCREVIEW_SCREENSHOTS") is not { Length: > 0 } folder) return;
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png") });
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-whole.png"), FullPage = true });
    }
}
