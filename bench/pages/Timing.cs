using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using DocReview.Ledger;
using DocReview.Web;
using Microsoft.AspNetCore.Builder;

namespace DocReview.Bench;

/// <summary>Opens every page of the site again and again, over a loopback connection, and prints how long the answers took.</summary>
internal static class Timing
{
    public static async Task Run(Workspace workspace, int times)
    {
        await using var site = Site(workspace);
        await site.StartAsync();
        var inspection = workspace.Inspections.Named(InventedTown.Name);
        var paths = Paths(workspace, inspection.Id);
        Console.WriteLine($"{workspace.Catalogue.CountFiles(inspection.Id)} files, {workspace.Queue.Count(inspection.Id, new QueueFilter())} findings; milliseconds until the whole page is there, and of processor time (site and browser together)");
        Console.WriteLine($"{"page",-34}{"as",-6}{"first",8}{"median",8}{"p95",8}{"processor",12}{"p95",8}");
        foreach (var name in new[] { "组长", "组员" })
        {
            using var browser = await SignedIn(new Uri(site.Urls.First()), name);
            foreach (var (page, path) in paths) await Print(browser, page, path, name, times);
        }

        await site.StopAsync();
    }

    /// <summary>Without jobs in the background: only the pages are timed.</summary>
    private static WebApplication Site(Workspace workspace)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, EnvironmentName = Environments.Production });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddLedger(workspace);
        builder.Services.AddSite(new SiteOptions(workspace.Keys, InventedTown.Name));
        return builder.Build().UseSite();
    }

    private static List<(string Page, string Path)> Paths(Workspace workspace, long inspection)
    {
        var finding = workspace.Queue.Page(inspection, new QueueFilter(), FindingOrder.Severity, 0, 1)[0];
        var at = finding.Finding.Evidence[0].Source.Passage;
        var decision = workspace.Facts.Decisions(inspection, new DecisionFilter(), 0, 1)[0].Source.Passage;
        return
        [
            ("overview", "/"), ("progress", "/?handler=Progress"), ("search, empty", "/search"), ("search, one word", "/search?q=路灯安装"), ("search, two words", "/search?q=路灯安装 罗勇"), ("documents", "/documents"),
            ("documents, last part", "/documents?part=100000"), ("documents, unreadable", "/documents?Conditions.Status=Unreadable"), ("documents, one kind", "/documents?Conditions.Genre=Contract"),
            ("document", $"/documents/{at.File}?p={at.Number}"), ("accessions", "/accessions"), ("queue", "/findings"), ("queue, last part", "/findings?part=100000"), ("queue, words", "/findings?Conditions.Words=河堤"),
            ("finding", $"/findings/{finding.Key}"), ("batches", "/batches"), ("corrections", "/corrections"), ("decisions", "/decisions"), ("decisions, words", "/decisions?Words=河堤"),
            ("matter", $"/matters/{decision.File}/{decision.Number}"), ("meetings", "/meetings"), ("meetings, last part", "/meetings?part=100000"), ("rules", "/rules"), ("settings", "/settings"), ("searches", "/searches"), ("papers", "/papers"),
        ];
    }

    private static async Task Print(HttpClient browser, string page, string path, string name, int times)
    {
        var (taken, computed) = (new List<double>(), new List<double>());
        for (var i = 0; i <= times; i++)
        {
            var (clock, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            using var answer = await browser.GetAsync(path);
            await answer.Content.ReadAsByteArrayAsync();
            taken.Add(clock.Elapsed.TotalMilliseconds);
            computed.Add((Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds);
            if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{path}: {answer.StatusCode}");
        }

        Console.WriteLine($"{page,-34}{name,-6}{taken[0],8:0}{At(taken, 0.5),8:0}{At(taken, 0.95),8:0}{At(computed, 0.5),12:0}{At(computed, 0.95),8:0}");
    }

    /// <summary>Of all but the first.</summary>
    private static double At(IEnumerable<double> all, double share) => all.Skip(1).Order().ToList() is var later ? later[(int)(later.Count * share)] : 0;

    private static async Task<HttpClient> SignedIn(Uri address, string name)
    {
        var browser = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = address };
        var form = Regex.Match(await browser.GetStringAsync("/sign-in"), "name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"").Groups[1].Value;
        using var answer = await browser.PostAsync("/sign-in", new FormUrlEncodedContent(new Dictionary<string, string> { ["Name"] = name, ["Password"] = InventedTown.Password, ["__RequestVerificationToken"] = form }));
        return answer.IsSuccessStatusCode ? browser : throw new InvalidOperationException($"sign-in: {answer.StatusCode}");
    }
}
