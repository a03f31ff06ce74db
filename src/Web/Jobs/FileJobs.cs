using DocReview.Ledger;
using Hangfire;

namespace DocReview.Web;

/// <summary>What Hangfire carries: one job a file and stage. It only carries: the ledger says what is to be done, and a job that comes twice finds nothing to do.</summary>
[AutomaticRetry(Attempts = 3)]
public sealed class FileJobs(Workspace workspace, Pipeline pipeline, IBackgroundJobClient jobs, ILogger<FileJobs> log)
{
    /// <param name="path">For people who look at the dashboard.</param>
    [JobDisplayName("{2} {3}")]
    public async Task Run(long inspection, string file, Stage stage, string path, CancellationToken cancel)
    {
        var (here, id) = (workspace.Inspections.Get(inspection), new FileId(file));
        if (pipeline.Next(here, id) is not { } next || next.Stage != stage) return;
        await pipeline.Run(here, next, cancel);
        // After Index the reconciler commits, and takes the file's entries, if it is a container. It hands out the scans, too, when all else is done.
        if (pipeline.Next(here, id) is { } after && after.Stage != stage && after.Stage != Stage.Recognise) Enqueue(jobs, inspection, after);
    }

    /// <summary>The second pass over scans, in a queue of its own: it takes seconds a page, and nothing else may wait for it.</summary>
    [JobDisplayName("Recognise {2}"), Queue(Scans)]
    public Task Recognise(long inspection, string file, string path, CancellationToken cancel) => Run(inspection, file, Stage.Recognise, path, cancel);

    public const string Scans = "scans";

    [JobDisplayName("Analyse {0}")]
    public void Analyse(long inspection)
    {
        var here = workspace.Inspections.Get(inspection);
        if (pipeline.AnalysisDue(here)) pipeline.Analyse(here);
    }

    [JobDisplayName("Take {1}")]
    public void Take(long inspection, string folder, string? suppliedBy, CancellationToken cancel) =>
        new Taking(workspace).Take(workspace.Inspections.Get(inspection), [folder], suppliedBy, ReviewQueue.Program, null, cancel);

    /// <summary>The nightly run through the folders that each inspection watches: what could not be taken is tried again. What was changed a moment ago may be half copied yet.</summary>
    public void Rescan(CancellationToken cancel)
    {
        var still = workspace.Db.Clock.GetUtcNow() - TimeSpan.FromMinutes(1);
        foreach (var inspection in workspace.Inspections.All())
            new Taking(workspace, file => file.Modified < still).Take(inspection, FolderWatch.Folders(inspection.Settings, log), null, ReviewQueue.Program, null, cancel);
    }

    public static void Enqueue(IBackgroundJobClient jobs, long inspection, UnfinishedFile file)
    {
        var (id, path) = (file.Source.Id.Value, file.Source.Path);
        if (file.Stage == Stage.Recognise) jobs.Enqueue<FileJobs>(job => job.Recognise(inspection, id, path, CancellationToken.None));
        else jobs.Enqueue<FileJobs>(job => job.Run(inspection, id, file.Stage, path, CancellationToken.None));
    }
}
