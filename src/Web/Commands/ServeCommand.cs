using DocReview.Ledger;
using Hangfire;

namespace DocReview.Web;

/// <summary>The review site and its background jobs, until it is stopped.</summary>
public static class ServeCommand
{
    public const string Sample = "sample-corpus";

    public static async Task<ExitCode> Run(Workspace workspace, Arguments arguments)
    {
        workspace.Vault.Tidy(workspace.Db.Clock.GetUtcNow());
        var isNew = workspace.Inspections.All().Count == 0;
        // Opened before anything answers: an index that another process holds is said at once, a damaged one is made anew.
        foreach (var inspection in workspace.Inspections.All()) workspace.Indexes.Writable(inspection);
        var shown = arguments.Has("inspection") || !isNew && workspace.Inspections.Find(arguments.Inspection) is not null ? arguments.Inspection : Sample;
        await using var app = Hosting.Build(workspace, shown, arguments.Options.GetValueOrDefault("urls", Hosting.DefaultUrls), arguments.Postgres);
        await app.StartAsync();
        app.ScheduleRescan();
        if (isNew && !arguments.Has("inspection")) TakeSample(workspace, app.Services.GetRequiredService<IBackgroundJobClient>());
        Console.WriteLine($"审阅网站：{string.Join("  ", app.Urls)}");
        if (app.FirstPassword() is { } password) Console.WriteLine($"首次登录：用户名 {FirstUser.Name}，一次性口令 {password}（登录后须更换）");
        Console.WriteLine((await workspace.Extraction.CheckSandbox(CancellationToken.None)).Says);
        Console.WriteLine("按 Ctrl+C 停止。");
        await Console.Out.FlushAsync();
        await app.WaitForShutdownAsync();
        return ExitCode.Done;
    }

    /// <summary>Something to look at for a newcomer: taken in the background, while the site already answers.</summary>
    private static void TakeSample(Workspace workspace, IBackgroundJobClient jobs)
    {
        var sample = new[] { AppContext.BaseDirectory, Environment.CurrentDirectory }.SelectMany(Above).Select(above => Path.Combine(above, Sample)).FirstOrDefault(Directory.Exists);
        if (sample is null) return;
        var inspection = workspace.Inspections.Named(Sample);
        // Beside the papers lie the answers, which are no papers.
        foreach (var town in Directory.GetDirectories(sample).Where(folder => !Path.GetFileName(folder).StartsWith("expected")))
        {
            jobs.Enqueue<FileJobs>(job => job.Take(inspection.Id, town, "随程序提供的样例（虚构）", CancellationToken.None));
            Console.WriteLine($"数据文件夹为空，正在后台接收样例材料：{town}");
        }
    }

    private static IEnumerable<string> Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent) yield return at.FullName;
    }
}
