using DocReview.Ledger;
using Hangfire;

namespace DocReview.Web;

/// <summary>What Hangfire carries: one job a file and stage. It only carries: the ledger says what is to be done, and a job that comes twice finds nothing to do.</summary>
[AutomaticRetry(Attempts = 3)]
public sealed class FileJobs(Workspace workspace, Pipeline pipeline, IBackgroundJobClient jobs)
{
    /// <param name="path">For people who look at the dashboard.</param>
    [JobDisplayName("{2} {3}")]
    public async Task Run(long inspection, string file, Stage stage, string path, CancellationToken cancel)
    {
        var (here, id) = (workspace.Inspections.Get(inspection), new FileId(file));
        if (pipeline.Next(here, id) is not { } next || next.Stage != stage) return;
        await pipeline.Run(here, next, cancel);
        // After Index the reconciler commits, and takes the file's entries, if it is a container.
        if (pipeline.Next(here, id) is { } after && after.Stage != stage) Enqueue(jobs, inspection, after);
    }

    [JobDisplayName("Analyse {0}")]
    public void Analyse(long inspection)
    {
        var here = workspace.Inspections.Get(inspection);
        if (pipeline.AnalysisDue(here)) pipeline.Analyse(here);
    }

    [JobDisplayName("Take {1}")]
    public void Take(long inspection, string folder, string? suppliedBy, CancellationToken cancel) =>
        new Taking(workspace).Take(workspace.Inspections.Get(inspection), [folder], suppliedBy, ReviewQueue.Program, null, cancel);

    /// <summary>The nightly look into the folders that each inspection watches.</summary>
    public void Rescan(CancellationToken cancel)
    {
        foreach (var inspection in workspace.Inspections.All())
        {
            foreach (var folder in inspection.Settings.WatchFolders.Where(Directory.Exists)) Take(inspection.Id, folder, null, cancel);
        }
    }

    public static void Enqueue(IBackgroundJobClient jobs, long inspection, UnfinishedFile file) =>
        jobs.Enqueue<FileJobs>(job => job.Run(inspection, file.Source.Id.Value, file.Stage, file.Source.Path, CancellationToken.None));
}
