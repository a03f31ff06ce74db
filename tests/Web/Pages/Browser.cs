using Microsoft.Playwright;

namespace DocReview.Tests;

/// <summary>The Chromium of this machine, once for all tests.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browser(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    private static string Executable => new[] { "chromium", "chromium-browser", "google-chrome" }
        .SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/bin").Select(folder => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists) ?? throw new InvalidOperationException("These tests need Chromium: apt-get install chromium fonts-noto-cjk");

    public static async Task<Browser> Start()
    {
        var playwright = await Playwright.CreateAsync();
        // Without --no-sandbox Chromium does not start for root, as which build machines run; the others keep it from looking for its maker.
        return new Browser(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"] }));
    }

    /// <summary>A window of a common laptop, with no cookies.</summary>
    public async Task<IPage> Window(SiteHost host, bool scripts = true)
    {
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = host.Address.ToString(), ViewportSize = new() { Width = 1366, Height = 768 }, Locale = "zh-CN", JavaScriptEnabled = scripts,
        });
        context.SetDefaultTimeout(60_000);
        return await context.NewPageAsync();
    }

    public async Task<IPage> SignedIn(SiteHost host, string name, bool scripts = true)
    {
        var page = await Window(host, scripts);
        await page.GotoAsync("/sign-in");
        await page.FillAsync("#Name", name);
        await page.FillAsync("#Password", SiteHost.Password);
        await page.ClickAsync("main button");
        await page.WaitForURLAsync(host.Address.ToString());
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
