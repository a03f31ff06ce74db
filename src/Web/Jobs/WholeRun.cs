using DocReview.Ledger;

namespace DocReview.Web;

/// <param name="Done">Stages finished in this run.</param>
/// <param name="Left">Files that still have a stage before them.</param>
/// <param name="Bytes">Of the files that are done.</param>
public sealed record RunProgress(int Done, int Left, string Path, long Bytes = 0);

/// <summary>Everything that is unfinished in an inspection, in this process and to its end: what the command line does.</summary>
public sealed class WholeRun(Pipeline pipeline)
{
    /// <summary>True where something was done.</summary>
    /// <param name="report">May be called by several threads at once.</param>
    public async Task<bool> Run(Inspection inspection, Action<RunProgress>? report, CancellationToken cancel)
    {
        var worked = await Rounds(inspection, scans: false, report, cancel);
        // Scans take long: what the text says is searchable and analysed before they begin.
        if (pipeline.Unfinished(inspection).Count > 0)
        {
            Analyse(inspection);
            worked |= await Rounds(inspection, scans: true, report, cancel);
        }

        await pipeline.Sweep(inspection, cancel);
        return Analyse(inspection) || worked;
    }

    private bool Analyse(Inspection inspection)
    {
        if (!pipeline.AnalysisDue(inspection)) return false;
        pipeline.Analyse(inspection);
        return true;
    }

    /// <summary>Containers yield files of their own: until a round finds nothing left.</summary>
    private async Task<bool> Rounds(Inspection inspection, bool scans, Action<RunProgress>? report, CancellationToken cancel)
    {
        var (done, bytes) = (0, 0L);
        var before = new HashSet<(FileId, Stage)>();
        while (pipeline.Unfinished(inspection).Where(file => scans || file.Stage != Stage.Recognise).ToList() is { Count: > 0 } open)
        {
            var now = open.Select(file => (file.Source.Id, file.Stage)).ToHashSet();
            if (now.SetEquals(before)) throw new InvalidOperationException($"{open.Count} files do not get on, the first is {open[0].Source.Path} at {open[0].Stage}");
            before = now;
            var left = open.Count;
            await Parallel.ForEachAsync(open, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancel }, async (file, stop) =>
            {
                await ToTheIndex(inspection, file, stop);
                report?.Invoke(new RunProgress(Interlocked.Increment(ref done), Interlocked.Decrement(ref left), file.Source.Path, Interlocked.Add(ref bytes, file.Source.Length)));
            });
            await pipeline.Flush(cancel);
        }

        return before.Count > 0;
    }

    /// <summary>Stage after stage, as far as this file goes before the index commits.</summary>
    private async Task ToTheIndex(Inspection inspection, UnfinishedFile file, CancellationToken cancel)
    {
        var (next, last) = (file, (Stage?)null);
        while (next is not null && next.Stage != last)
        {
            await pipeline.Run(inspection, next, cancel);
            // What waits for the commit of the index is done here, and scans are another round.
            (last, next) = (next.Stage, next.Stage == Stage.Index ? null : pipeline.Next(inspection, file.Source.Id));
            if (next?.Stage == Stage.Recognise) return;
        }
    }
}
