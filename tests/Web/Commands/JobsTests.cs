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
        File.SetLastWriteTimeUtc(_folders.Write("夜间.txt", "夜间新到的材料。"), DateTime.UtcNow.AddHours(-1));
        _folders.Write("刚刚.txt", "也许还没有拷完。");
        await using var workspace = Workspace.Open(_folders.Data, postgres);
        var inspection = workspace.Inspections.Named("巡察一");
        workspace.Inspections.Save(inspection.Id, inspection.Settings with { WatchFolders = [_folders.Records, "/no/such/folder"] });
        await using var app = await Started(workspace, inspection);
        app.Services.GetRequiredService<FileJobs>().Rescan(CancellationToken.None);
        Assert.Equal(["夜间.txt"], workspace.Catalogue.Documents(inspection.Id).Select(row => row.Path));
        await Finished(workspace, inspection);
    }

    [Fact]
    public async Task What_bears_a_mark_of_secrecy_is_stopped_at_every_door()
    {
        var marked = "秘密★1年\n关于有关工作的通知\n内部事项一二三。";
        await using var workspace = Workspace.Open(_folders.Data, postgres);
        var inspection = workspace.Inspections.Named("巡察一");
        workspace.Inspections.Save(inspection.Id, inspection.Settings with { WatchFolders = [_folders.Records] });
        await using var app = await Started(workspace, inspection);
        // As a browser sends it, and as a watched folder gives it.
        var sent = workspace.Catalogue.OpenUpload(inspection.Id, new Handover("党政办", "检查员甲"));
        var entry = (await workspace.Vault.Put(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(marked + "甲")), 1_000, CancellationToken.None))!.Value;
        workspace.Catalogue.Receive(sent, new Supplied("上传.txt", entry.File, entry.Length, DateTime.UtcNow));
        _folders.Write("监视.txt", marked + "乙");
        _folders.Write("普通.txt", "平常的材料，内部事项一二三。");
        var watch = new FolderWatch(workspace, Microsoft.Extensions.Logging.Abstractions.NullLogger<FolderWatch>.Instance);
        Assert.Equal(0, watch.Look(CancellationToken.None));
        watch.Look(CancellationToken.None);
        await Finished(workspace, inspection);

        var rows = workspace.Catalogue.Documents(inspection.Id);
        foreach (var row in rows.Where(row => row.Path != "普通.txt"))
        {
            Assert.Equal(Trouble.Classified, row.Trouble);
            Assert.False(workspace.Vault.Holds(row.File));
        }

        Assert.Equal(["上传.txt", "普通.txt", "监视.txt"], rows.Select(row => row.Path).Order(StringComparer.Ordinal));
        Assert.Equal(1, (await workspace.Indexes.Writable(inspection).Search(new("内部事项一二三", Limit: 9), CancellationToken.None)).Total);
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
