using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using DocReview.Ledger;
using DocReview.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace DocReview.Tests;

/// <summary>The site as a process of its own.</summary>
public sealed class ServeTests : IDisposable
{
    private readonly ProgramRun _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task Killed_at_work_and_started_again_it_finishes_what_it_left()
    {
        for (var i = 0; i < 60; i++) _program.Write($"第{i}号.txt", $"第{i}号记录：研究了水渠维修。" + string.Concat(Enumerable.Repeat("其余事项照办。", 50)));
        await using var workspace = Workspace.Open(_program.Data);
        var inspection = workspace.Inspections.Named("巡察一");
        new Taking(workspace).Take(inspection, [_program.Records], null, "检查员甲", null, CancellationToken.None);
        var pipeline = new Pipeline(workspace, NullLogger<Pipeline>.Instance);

        var (site, first) = await Started();
        await Until(() => workspace.Catalogue.Counts(inspection.Id).ByStatus.GetValueOrDefault(ContentStatus.Text) > 0);
        site.Kill();
        await site.WaitForExitAsync();

        (site, var second) = await Started();
        await Until(() => pipeline.CountUnfinished(inspection) == 0 && !pipeline.AnalysisDue(inspection));
        Assert.Equal(PasswordIn(first), PasswordIn(second));
        Process.Start("kill", ["-TERM", $"{site.Id}"]).WaitForExit();
        await site.WaitForExitAsync();
        Assert.Equal(0, site.ExitCode);
        site.Dispose();

        Assert.Equal(60, _program.List("search", "水渠维修", "--limit", "100", "--inspection", "巡察一").Count);
        var verify = _program.Run("verify");
        Assert.True(verify.Code == 0, verify.Output);
    }

    /// <summary>The process once it answers, and what it has printed.</summary>
    private async Task<(Process Site, string Printed)> Started()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        listener.Stop();
        var site = _program.Start("serve", "--urls", address, "--inspection", "巡察一");
        _ = site.StandardError.ReadToEndAsync();
        var printed = "";
        while (!printed.Contains("Ctrl+C")) printed += await site.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("the site did not start");
        Assert.Contains(address, printed);
        using var browser = new HttpClient();
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"{address}/sign-in")).StatusCode);
        return (site, printed);
    }

    private static string PasswordIn(string printed) => printed[printed.IndexOf("一次性口令")..printed.IndexOf("（登录后")];

    private static async Task Until(Func<bool> reached)
    {
        var clock = Stopwatch.StartNew();
        while (!reached())
        {
            Assert.True(clock.Elapsed < TimeSpan.FromMinutes(3), "it does not get there");
            await Task.Delay(100);
        }
    }
}
