using DocReview.Ledger;
using Hangfire;

namespace DocReview.Web;

/// <summary>
/// Compares the ledger with the jobs, at start and ever after: whatever is unfinished and carried by no job gets one. Start, crash, a folder taken by
/// another process and the entries of containers are all the same to it. It also commits the index, so that what was put in is found within a second or two.
/// </summary>
public sealed class Reconciler(Workspace workspace, Pipeline pipeline, JobStorage storage, IBackgroundJobClient jobs, ILogger<Reconciler> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1), Patience = TimeSpan.FromMinutes(5);

    // What was last handed out for each inspection: handed out again only when it has changed, or after a while.
    private readonly Dictionary<long, (string What, long At)> _handed = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        pipeline.TakeUpOlder();
        var stop = stoppingToken;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await pipeline.Flush(stop);
                if (IsIdle()) await HandOut(stop);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                log.LogError(exception, "What is unfinished could not be taken up; trying again");
            }

            await Task.Delay(Pause, workspace.Db.Clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await pipeline.Flush(cancellationToken);
    }

    private bool IsIdle()
    {
        var now = storage.GetMonitoringApi().GetStatistics();
        return now.Enqueued == 0 && now.Processing == 0;
    }

    private async Task HandOut(CancellationToken stop)
    {
        foreach (var inspection in workspace.Inspections.All())
        {
            await pipeline.Sweep(inspection, stop);
            var open = pipeline.CountUnfinished(inspection) > 0 ? pipeline.Unfinished(inspection) : [];
            if (open.Count > 0)
            {
                if (!IsNews(inspection, $"{open.Count} {open[0].Source.Id} {open[0].Stage} {open[^1].Source.Id} {open[^1].Stage}")) continue;
                log.LogInformation("{Inspection}: {Count} files to finish", inspection.Name, open.Count);
                foreach (var file in open) FileJobs.Enqueue(jobs, inspection.Id, file);
            }
            else if (pipeline.AnalysisDue(inspection) && IsNews(inspection, $"analysis {workspace.Inspections.Generation(inspection.Id)}"))
            {
                jobs.Enqueue<FileJobs>(job => job.Analyse(inspection.Id));
            }
        }
    }

    private bool IsNews(Inspection inspection, string what)
    {
        var clock = workspace.Db.Clock;
        if (_handed.TryGetValue(inspection.Id, out var last) && last.What == what && clock.GetElapsedTime(last.At) < Patience) return false;
        _handed[inspection.Id] = (what, clock.GetTimestamp());
        return true;
    }
}
