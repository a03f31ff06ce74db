using DocReview.Ingest;
using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>Looks into the folders that inspections watch, again and again, and takes what is new once it has stopped changing. Follows no links.</summary>
public sealed class FolderWatch(Workspace workspace, ILogger<FolderWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    // Files that are not in custody, as they looked the last time, and whether they were handed over then.
    private Dictionary<string, (long Length, DateTimeOffset Modified, bool Given)> _before = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                Look(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                log.LogError(exception, "The watched folders could not be looked through; trying again");
            }

            await Task.Delay(Pause, workspace.Db.Clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>One look into every folder. A file is taken at the second look at which it is what it was before.</summary>
    /// <returns>How many files were taken.</returns>
    public int Look(CancellationToken cancel)
    {
        var now = new Dictionary<string, (long Length, DateTimeOffset Modified, bool Given)>();
        var taking = new Taking(workspace, file => IsReady(file, now));
        var taken = workspace.Inspections.All().Sum(inspection => Folders(inspection.Settings, log)
            .Sum(folder => taking.Take(inspection, [folder], new Handover(null, ReviewQueue.Program, folder), null, cancel).Taken));
        _before = now;
        return taken;
    }

    /// <summary>The watched folders that are there now. Whoever may replace one by a link could have the program read anything.</summary>
    internal static IEnumerable<string> Folders(InspectionSettings settings, ILogger log)
    {
        foreach (var folder in settings.WatchFolders.Where(Directory.Exists))
        {
            if (new DirectoryInfo(folder).LinkTarget is { } target) log.LogWarning("监视的文件夹 {Folder} 是符号链接（指向 {Target}），不予跟随", folder, target);
            else yield return folder;
        }
    }

    private bool IsReady(IntakeItem.File file, Dictionary<string, (long, DateTimeOffset, bool)> now)
    {
        var same = _before.TryGetValue(file.FullPath, out var last) && last.Length == file.Length && last.Modified == file.Modified;
        now[file.FullPath] = (file.Length, file.Modified, same);
        // What was handed over and could not be copied is not tried again at every look: the night's run does so.
        return same && !last.Given;
    }
}
