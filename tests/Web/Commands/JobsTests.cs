using Microsoft.Extensions.DependencyInjection;
using System.Diagnostics;
using DocReview.Ledger;
using DocReview.Web;
using Microsoft.AspNetCore.Builder;

namespace DocReview.Tests;

public sealed class JobsOnSqlite() : JobsTests(null);

public sealed class JobsOnPostgres(PostgresServer server) : JobsTests(server.NewDatabase());

/// <summary>The background jobs of the site, over a real workspace and real child processes.</summary>
[Collection(HostTests.Name)]
public abstract class JobsTests(string? postgres) : IDisposable
{
    private readonly ProgramRun _folders = new();

    public void Dispose() => _folders.Dispose();

    [Fact]
    public async Task What_another_process_took_is_taken_up_read_indexed_and_analysed()
    {
        for (var i = 0; i < 5; i++) _folders.Write($"第{i}号.txt", $"第{i}号记录：研究了水渠维修。");
        await using var workspace = Workspace.Open(_folders.Data, postgres);
        var inspection = workspace.Inspections.Named("巡察一");
        new Taking(workspace).Take(inspection, [_folders.Records], null, "检查员甲", null, CancellationToken.None);
        await using (var app = await Started(workspace, inspection))
        {
            await Finished(workspace, inspection);
            _folders.Write("后来.txt", "后来补充的水渠维修材料。");
            new Taking(workspace).Take(inspection, [_folders.Records], null, "检查员甲", null, CancellationToken.None);
            await Finished(workspace, inspection);
        }

        var found = await workspace.Indexes.Writable(inspection).Search(new("水渠维修", Limit: 50), CancellationToken.None);
        Assert.Equal(6, found.Total);
        Assert.Equal(6, workspace.Catalogue.Counts(inspection.Id).ByStatus[ContentStatus.Text]);
    }

    [Fact]
    public async Task Watched_folders_are_looked_through_again()
    {
        _folders.Write("夜间.txt", "夜间新到的材料。");
        await using var workspace = Workspace.Open(_folders.Data, postgres);
        var inspection = workspace.Inspections.Named("巡察一");
        workspace.Inspections.Save(inspection.Id, inspection.Settings with { WatchFolders = [_folders.Records, "/no/such/folder"] });
        await using var app = await Started(workspace, inspection);
        app.Services.GetRequiredService<FileJobs>().Rescan(CancellationToken.None);
        Assert.Single(workspace.Catalogue.Documents(inspection.Id));
        await Finished(workspace, inspection);
    }

    [Fact]
    public async Task Another_roster_takes_effect_while_the_site_runs_and_nothing_is_missed_meanwhile()
    {
        for (var i = 0; i < 5; i++) _folders.Write($"第{i}号.txt", $"第{i}号会议由端木云岭主持，研究了水渠维修。");
        await using var workspace = Workspace.Open(_folders.Data, postgres);
        var inspection = workspace.Inspections.Named("巡察一");
        new Taking(workspace).Take(inspection, [_folders.Records], null, "检查员甲", null, CancellationToken.None);
        var before = workspace.Indexes.Version;
        await using (await Started(workspace, inspection))
        {
            await Finished(workspace, inspection);
            workspace.Inspections.Save(inspection.Id, new InspectionSettings { Leadership = [new("端木云岭", "镇党委书记", null, null)] });
            var clock = Stopwatch.StartNew();
            var marked = workspace.IndexState.Marked(inspection.Id);
            while (marked.Values.Any(version => version == before) || marked.Count < 5)
            {
                Assert.True(clock.Elapsed < TimeSpan.FromMinutes(1), "the index does not follow the roster");
                Assert.Equal(5, (await workspace.Indexes.Writable(inspection).Search(new("端木云岭", Limit: 50), CancellationToken.None)).Total);
                await Task.Delay(50);
                marked = workspace.IndexState.Marked(inspection.Id);
            }
        }

        Assert.NotEqual(before, workspace.Indexes.Version);
        Assert.Contains(workspace.Words.Tokens("会议由端木云岭主持"), token => token.Text == "端木云岭");
        // What was written so is not written anew at the next start.
        Assert.NotNull(workspace.Indexes.Readable(inspection));
    }

    private async Task<WebApplication> Started(Workspace workspace, Inspection inspection)
    {
        var app = Hosting.Build(workspace, inspection.Name, "http://127.0.0.1:0", postgres);
        await app.StartAsync();
        return app;
    }

    private static async Task Finished(Workspace workspace, Inspection inspection)
    {
        var pipeline = new Pipeline(workspace, Microsoft.Extensions.Logging.Abstractions.NullLogger<Pipeline>.Instance);
        var clock = Stopwatch.StartNew();
        while (pipeline.CountUnfinished(inspection) > 0 || pipeline.AnalysisDue(inspection))
        {
            Assert.True(clock.Elapsed < TimeSpan.FromMinutes(3), "the jobs do not come to an end");
            await Task.Delay(200);
        }
    }
}
