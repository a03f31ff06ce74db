using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>
/// Draws stretches of passages on record at random and searches them: the index shows whether it keeps its promise on these very records. In small steps, and only while nothing else is to be
/// done. A file in which something is missed is indexed again.
/// </summary>
public sealed class RecallCheck(Workspace workspace, Pipeline pipeline, ILogger<RecallCheck> log) : BackgroundService
{
    private const int Step = 20, Enough = 2000;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10), LongPause = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = LongPause;
            try
            {
                foreach (var inspection in workspace.Inspections.All())
                {
                    var rests = pipeline.CountUnread(inspection) == 0 && !pipeline.AnalysisDue(inspection);
                    if (rests) await Check(inspection, Random.Shared, Step, stoppingToken);
                    if (!rests || workspace.Recall.Of(inspection.Id, workspace.Indexes.Version).Asked < Enough) pause = Pause;
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                log.LogError(exception, "The index could not be checked; trying again");
            }

            await Task.Delay(pause, workspace.Db.Clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public async Task Check(Inspection inspection, Random random, int draws, CancellationToken cancel)
    {
        var (index, version) = (workspace.Indexes.Writable(inspection), workspace.Indexes.Version);
        var (asked, misses) = (0, new List<RecallMiss>());
        for (var draw = 0; draw < draws; draw++)
        {
            if (workspace.Recall.Draw(inspection.Id, version, random) is not { } passage || RecallProbe.Draw(passage.Text, random) is not { } stretch) continue;
            var fault = await RecallProbe.Fault(index, passage, stretch, everywhere: false, cancel);
            // It may have been read anew in between.
            if (fault is not null && workspace.Catalogue.LoadPassage(passage.Id)?.Text != passage.Text) continue;
            asked++;
            if (fault is { } what) misses.Add(new(passage.Id, stretch, what, workspace.Db.Clock.GetUtcNow()));
        }

        if (asked == 0) return;
        var missed = misses.Count(miss => miss.What == RecallFault.Missed);
        workspace.Recall.Add(inspection.Id, version, new(asked, asked - missed, asked - misses.Count, null), misses);
        if (misses.Count == 0) return;
        log.LogError("{Inspection}: {Count} of {Asked} stretches were not found as they should be, the first in passage {Passage}; the files are indexed again", inspection.Name, misses.Count, asked, misses[0].Passage);
        workspace.IndexState.Unmark(inspection.Id, misses.Select(miss => miss.Passage.File).Distinct().ToList());
    }
}
