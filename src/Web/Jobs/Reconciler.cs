using DocReview.Ledger;
using Hangfire;

namespace DocReview.Web;

/// <summary>
/// Compares the ledger with the jobs, at start and ever after: whatever is unfinished and carried by no job gets one. Start, crash, a folder taken by
/// another process and the entries of containers are all the same to it. It also commits the index, so that what was put in is found within a second or two.
/// </summary>
public sealed class Reconciler(Workspace workspace, Pipeline pipeline, JobStorage storage, IBackgroundJobClient jobs, ILogger<Reconciler> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1), Patience = TimeSpan.FromMinutes(5), BetweenAnalyses = TimeSpan.FromMinutes(5);

    // What was last handed out for each inspection: handed out again only when it has changed, or after a while.
    private readonly Dictionary<(long Inspection, string Kind), (string What, long At)> _handed = [];

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
                // Whoever changed a roster, here or in another process: what is indexed is then unfinished.
                if (workspace.Words.Follow(workspace.Inspections.All())) log.LogInformation("The roster has changed: the indexes are written anew by the words of {Version}", workspace.Words.Version);
                await HandOut(stop);
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

    private async Task HandOut(CancellationToken stop)
    {
        var monitor = storage.GetMonitoringApi();
        var busy = monitor.ProcessingJobs(0, 1000).ToLookup(job => job.Value?.Job?.Method.Name == nameof(FileJobs.Recognise));
        var (idle, scansIdle) = (monitor.EnqueuedCount("default") == 0 && !busy[false].Any(), monitor.EnqueuedCount(FileJobs.Scans) == 0 && !busy[true].Any());
        if (!idle) return;
        foreach (var inspection in workspace.Inspections.All())
        {
            await pipeline.Sweep(inspection, stop);
            var open = (pipeline.CountUnfinished(inspection) > 0 ? pipeline.Unfinished(inspection) : []).ToLookup(file => file.Stage == Stage.Recognise);
            if (open[false].Any())
            {
                HandOut(inspection, [.. open[false]]);
                continue;
            }

            if (scansIdle && open[true].Any()) HandOut(inspection, [.. open[true]]);
            if (pipeline.AnalysisDue(inspection) && IsTime(inspection, open[true].Any()) && IsNews(inspection, "analysis", $"{workspace.Inspections.Generation(inspection.Id)}"))
            {
                jobs.Enqueue<FileJobs>(job => job.Analyse(inspection.Id));
            }
        }
    }

    private void HandOut(Inspection inspection, IReadOnlyList<UnfinishedFile> open)
    {
        var (first, last) = (open[0], open[^1]);
        var what = first.Stage == Stage.Recognise ? "scans" : "files";
        if (!IsNews(inspection, what, $"{open.Count} {first.Source.Id} {first.Stage} {last.Source.Id} {last.Stage}")) return;
        log.LogInformation("{Inspection}: {Count} {What} to finish", inspection.Name, open.Count, what);
        foreach (var file in open) FileJobs.Enqueue(jobs, inspection.Id, file);
    }

    /// <summary>While scans come in one by one, each would make an analysis due: one now and then is enough.</summary>
    private bool IsTime(Inspection inspection, bool scansLeft) =>
        !scansLeft || workspace.Inspections.Get(inspection.Id).AnalysedAt is not { } last || workspace.Db.Clock.GetUtcNow() - last > BetweenAnalyses;

    private bool IsNews(Inspection inspection, string kind, string what)
    {
        var clock = workspace.Db.Clock;
        if (_handed.TryGetValue((inspection.Id, kind), out var last) && last.What == what && clock.GetElapsedTime(last.At) < Patience) return false;
        _handed[(inspection.Id, kind)] = (what, clock.GetTimestamp());
        return true;
    }
}
