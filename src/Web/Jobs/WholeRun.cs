using DocReview.Ledger;

namespace DocReview.Web;

/// <param name="Done">Stages finished in this run.</param>
/// <param name="Left">Files that still have a stage before them.</param>
public sealed record RunProgress(int Done, int Left, string Path);

/// <summary>Everything that is unfinished in an inspection, in this process and to its end: what the command line does.</summary>
public sealed class WholeRun(Pipeline pipeline)
{
    /// <summary>True where something was done.</summary>
    /// <param name="report">May be called by several threads at once.</param>
    public async Task<bool> Run(Inspection inspection, Action<RunProgress>? report, CancellationToken cancel)
    {
        var worked = false;
        var done = 0;
        var before = new HashSet<(FileId, Stage)>();
        // Containers yield files of their own: until a round finds nothing left.
        while (pipeline.Unfinished(inspection) is { Count: > 0 } open)
        {
            var now = open.Select(file => (file.Source.Id, file.Stage)).ToHashSet();
            if (now.SetEquals(before)) throw new InvalidOperationException($"{open.Count} files do not get on, the first is {open[0].Source.Path} at {open[0].Stage}");
            (before, worked) = (now, true);
            var left = open.Count;
            await Parallel.ForEachAsync(open, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancel }, async (file, stop) =>
            {
                var (next, last) = (file, (Stage?)null);
                while (next is not null && next.Stage != last)
                {
                    await pipeline.Run(inspection, next, stop);
                    // What waits for the commit of the index is done as far as this loop goes.
                    (last, next) = (next.Stage, next.Stage == Stage.Index ? null : pipeline.Next(inspection, file.Source.Id));
                }

                report?.Invoke(new RunProgress(Interlocked.Increment(ref done), Interlocked.Decrement(ref left), file.Source.Path));
            });
            await pipeline.Flush(cancel);
        }

        await pipeline.Sweep(inspection, cancel);
        if (!pipeline.AnalysisDue(inspection)) return worked;
        pipeline.Analyse(inspection);
        return true;
    }
}
