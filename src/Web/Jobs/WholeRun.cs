using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>What a run is about: to make everything searchable, to understand it, to read scans.</summary>
public enum Pass { Text, Facts, Scans }

/// <param name="Done">Files of this pass that are done.</param>
/// <param name="Left">Files that are not.</param>
/// <param name="Bytes">Of the files that are done.</param>
public sealed record RunProgress(int Done, int Left, string Path, long Bytes = 0, Pass Pass = Pass.Facts);

/// <summary>Everything that is unfinished in an inspection, in this process and to its end: what the command line does.</summary>
public sealed class WholeRun(Pipeline pipeline)
{
    /// <summary>So many files are listed at a time: a hundred thousand need no more memory than these.</summary>
    private const int Listed = 2000;

    /// <summary>Called when all text can be searched, before its facts are read.</summary>
    public Action? Searchable { get; init; }

    /// <summary>True where something was done.</summary>
    /// <param name="report">Called by one thread at a time.</param>
    public async Task<bool> Run(Inspection inspection, Action<RunProgress>? report, CancellationToken cancel)
    {
        var worked = await Texts(inspection, report, cancel);
        // Scans take long: what the text says is searchable and analysed before they begin.
        if (pipeline.Unfinished(inspection, limit: 1).Count > 0)
        {
            Analyse(inspection);
            worked |= await All(inspection, Pass.Scans, report, cancel);
            worked |= await Texts(inspection, report, cancel);
        }

        await pipeline.Sweep(inspection, cancel);
        return Analyse(inspection) || worked;
    }

    private async Task<bool> Texts(Inspection inspection, Action<RunProgress>? report, CancellationToken cancel)
    {
        var read = await All(inspection, Pass.Text, report, cancel);
        if (read) Searchable?.Invoke();
        return await All(inspection, Pass.Facts, report, cancel) | read;
    }

    private bool Analyse(Inspection inspection)
    {
        if (!pipeline.AnalysisDue(inspection)) return false;
        pipeline.Analyse(inspection);
        return true;
    }

    /// <summary>Goes through all files that a pass is for, until it finds none. What containers hold comes behind them in the same order.</summary>
    private async Task<bool> All(Inspection inspection, Pass pass, Action<RunProgress>? report, CancellationToken cancel)
    {
        var (done, bytes, all) = (0, 0L, 0);
        UnfinishedFile? first = null;
        while (Open(inspection, pass, 0) is { Files: [var next, ..] } open)
        {
            if (first?.Source.Id == next.Source.Id && first.Stage == next.Stage) throw new InvalidOperationException($"{next.Source.Path} does not get on at {next.Stage}");
            first = next;
            all = done + pipeline.CountUnfinished(inspection);
            do
            {
                await Do(inspection, pass, open.Files, Report, cancel);
                open = Open(inspection, pass, open.Last);
            }
            while (open.Files.Count > 0);
            await pipeline.Flush(cancel);
        }

        return done > 0;

        void Report(UnfinishedFile file)
        {
            bytes += file.Source.Length;
            done++;
            report?.Invoke(new RunProgress(done, Math.Max(0, all - done), file.Source.Path, bytes, pass));
        }
    }

    private async Task Do(Inspection inspection, Pass pass, IReadOnlyList<UnfinishedFile> files, Action<UnfinishedFile> report, CancellationToken cancel)
    {
        if (pass == Pass.Text) await pipeline.Search(inspection, files, report, cancel);
        else if (pass == Pass.Facts) await pipeline.Read(inspection, files, report, cancel);
        else await pipeline.Recognise(inspection, files, report, cancel);
    }

    /// <summary>The next files of a pass. Those of other passes may stand between them.</summary>
    private (IReadOnlyList<UnfinishedFile> Files, long Last) Open(Inspection inspection, Pass pass, long after)
    {
        while (pipeline.Unfinished(inspection, after, Listed) is { Count: > 0 } open)
        {
            after = open[^1].Id;
            var files = open.Where(file => PassOf(file.Stage) == pass).ToList();
            if (files.Count > 0) return (files, after);
        }

        return ([], after);
    }

    private static Pass PassOf(Stage stage) => stage switch
    {
        Stage.Read => Pass.Facts,
        Stage.Recognise => Pass.Scans,
        _ => Pass.Text,
    };
}
