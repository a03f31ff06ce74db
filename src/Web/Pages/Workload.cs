using System.Collections.Concurrent;
using DocReview.Ledger;

namespace DocReview.Web;

/// <param name="Waiting">Files that are not yet read, understood and searchable.</param>
/// <param name="Scans">Pages that are images and have not been recognised.</param>
/// <param name="ScansUnderWay">The engine will look at them, or does so now.</param>
/// <param name="PerMinute">Files finished a minute, over the last minutes; null until it can be said.</param>
public sealed record Work(long Done, long Waiting, int Scans, bool ScansUnderWay, double? PerMinute, bool AnalysisDue, string? AnalysedBy, DateTimeOffset? AnalysedAt)
{
    public bool Busy => Waiting > 0 || AnalysisDue || ScansUnderWay;

    public TimeSpan? Left => PerMinute is > 0 ? TimeSpan.FromMinutes(Waiting / PerMinute.Value) : null;
}

/// <summary>What is left to do, from the ledger alone; the speed from how the figure moved while someone was looking.</summary>
public sealed class Workload(Pipeline pipeline, Workspace workspace, CurrentSight sight, Workload.Speed speed, TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(3);

    /// <summary>How the figures moved, for each who sees other papers.</summary>
    public sealed class Speed
    {
        internal ConcurrentDictionary<(long Inspection, Sight Sight), IReadOnlyList<(DateTimeOffset At, long Done)>> Seen { get; } = [];
    }

    public Work Of(Inspection inspection)
    {
        var left = pipeline.Left(inspection, workspace);
        var done = workspace.Catalogue.CountFiles(inspection.Id) - left.Unread;
        var now = clock.GetUtcNow();
        var seen = speed.Seen.AddOrUpdate((inspection.Id, sight.Value), [(now, done)], (_, before) => [.. before.Where(s => now - s.At < Window && s.Done <= done), (now, done)]);
        var span = now - seen[0].At;
        double? perMinute = left.Unread > 0 && span > TimeSpan.FromSeconds(1) ? (done - seen[0].Done) / span.TotalMinutes : null;
        return new Work(
            done, left.Unread, left.ScannedPages, left.Files > left.Unread, perMinute, pipeline.AnalysisDue(inspection), inspection.AnalysedBy, inspection.AnalysedAt);
    }
}
