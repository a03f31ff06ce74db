using DocReview.Ledger;
using DocReview.Review;

namespace DocReview.Web;

/// <summary>
/// The stages of a file (Extract, Index, Read, Recognise) and the analysis of an inspection. The ledger says which stage a file is in; every stage may run twice,
/// and one that was cut off anywhere runs again from its beginning.
/// </summary>
public sealed class Pipeline(Workspace workspace, ILogger<Pipeline> log)
{
    private readonly ScanReading _scans = new(workspace, log);
    private readonly Extracting _extracting = new(workspace, log);
    private readonly FactReading _facts = new(workspace, log);
    private readonly IndexBatches _batches = new(workspace);
    private readonly Catalogue _catalogue = workspace.Catalogue;

    public static string FactsVersion => FactReading.Version;

    public string IndexVersion => workspace.Indexes.Version;

    /// <summary>Another build of the readers and rules makes every analysis due.</summary>
    public static string AnalysisVersion { get; } = $"{DocumentReading.Version}+{typeof(CaseReview).Module.ModuleVersionId.ToString("N")[..8]}";

    /// <summary>Null where scans are left waiting: not wanted, or no engine here.</summary>
    public string? Recogniser { get; init; } = workspace.Recogniser.Engine;

    private Versions Versions => new(FactsVersion, IndexVersion, Recogniser);

    /// <summary>What an older program read otherwise, or could not read, becomes unfinished. Once at every start.</summary>
    public int TakeUpOlder() => _catalogue.ReadAnew([.. Ingest.Extractors.Names, Extracting.AllReaders]);

    /// <param name="after">As <see cref="Catalogue.Unfinished"/> takes it.</param>
    public IReadOnlyList<UnfinishedFile> Unfinished(Inspection inspection, long after = 0, int limit = int.MaxValue) => _catalogue.Unfinished(inspection.Id, Versions, after, limit);

    /// <param name="seen">As whoever asks sees it; the whole where null.</param>
    public int CountUnfinished(Inspection inspection, Catalogue? seen = null) => (seen ?? _catalogue).CountUnfinished(inspection.Id, Versions);

    /// <summary>How many files and waiting pages each delivery still has that is not finished.</summary>
    public IReadOnlyDictionary<long, (int Files, int Pages)> UnfinishedDeliveries(Inspection inspection, Catalogue seen) => seen.UnfinishedDeliveries(inspection.Id, Versions);

    /// <summary>Those of them that are not merely scans waiting for recognition.</summary>
    public int CountUnread(Inspection inspection, Catalogue? seen = null) => (seen ?? _catalogue).CountUnfinished(inspection.Id, Versions with { Recogniser = null });

    /// <summary>What is left to do, as whoever asks sees it.</summary>
    public LeftToDo Left(Inspection inspection, Workspace seen) => seen.Files.Left(inspection, $"{Versions}", () =>
        new(CountUnfinished(inspection, seen.Catalogue), CountUnread(inspection, seen.Catalogue), seen.Catalogue.WaitingPages(inspection.Id).Pages));

    /// <summary>What is next for one file; null where it is finished, or waits for <see cref="Flush"/>.</summary>
    public UnfinishedFile? Next(Inspection inspection, FileId file) =>
        _catalogue.UnfinishedStage(inspection.Id, file, Versions) is { } next && !(next.Stage == Stage.Index && _batches.Holds(inspection, file)) ? next : null;

    /// <summary>Runs the stage a file is in. What is put into the index counts only after <see cref="Flush"/>.</summary>
    public Task Run(Inspection inspection, UnfinishedFile file, CancellationToken cancel) => file.Stage switch
    {
        Stage.Read => Task.Run(() => Read(inspection, [file], null, cancel), cancel),
        Stage.Recognise => Recognise(inspection, [file], null, cancel),
        _ => Search(inspection, [file], null, cancel),
    };

    /// <summary>From bytes to what a search finds: stages Extract and Index of many files.</summary>
    public Task Search(Inspection inspection, IReadOnlyList<UnfinishedFile> files, Action<UnfinishedFile>? done, CancellationToken cancel) => Grouped.Run(
        files,
        file => file.Source.Length,
        async (file, stop) => (File: file, Extracted: file.Stage == Stage.Extract ? await _extracting.Read(file.Source, stop) : null),
        async group =>
        {
            var saved = _extracting.Save([.. group.Select(one => one.Extracted).OfType<Extracted>()]);
            var others = group.Where(one => one.Extracted is null).Select(one => _catalogue.LoadDocument(inspection.Id, one.File.Source.Id)).OfType<Document>();
            await _batches.Put(inspection, [.. saved, .. others], cancel);
            foreach (var one in group) done?.Invoke(one.File);
        },
        cancel);

    /// <summary>From texts to facts: stage Read of many files.</summary>
    public Task Read(Inspection inspection, IReadOnlyList<UnfinishedFile> files, Action<UnfinishedFile>? done, CancellationToken cancel) => Grouped.Run(
        files,
        file => file.Source.Length,
        (file, _) => Task.FromResult((File: file, Facts: _facts.Read(inspection, file.Source))),
        group =>
        {
            _facts.Save([.. group.Select(one => one.Facts).OfType<ReadFacts>()]);
            foreach (var one in group) done?.Invoke(one.File);
            return Task.CompletedTask;
        },
        cancel);

    /// <summary>From images to text that can be searched, and to its facts: stage Recognise of many files. One page takes longer than all that follows for a file.</summary>
    /// <param name="done">Called by one thread at a time.</param>
    public Task Recognise(Inspection inspection, IReadOnlyList<UnfinishedFile> files, Action<UnfinishedFile>? done, CancellationToken cancel)
    {
        var one = new Lock();
        return Parallel.ForEachAsync(files, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancel }, async (file, stop) =>
        {
            await _scans.Recognise(inspection, file.Source, Recogniser!, stop);
            await Run(inspection, file with { Stage = Stage.Index }, stop);
            await Run(inspection, file with { Stage = Stage.Read }, stop);
            lock (one) done?.Invoke(file);
        });
    }

    /// <summary>Makes durable and searchable what was put into the index, then says so in the ledger.</summary>
    public Task Flush(CancellationToken cancel) => _batches.Flush(cancel);

    /// <summary>Takes out of the index what no path leads to any more, because it was supplied anew, and out of the vault what was supplied again though it may not be kept.</summary>
    public async Task Sweep(Inspection inspection, CancellationToken cancel)
    {
        // Asked every second: nothing is written unless there is something to mark.
        if (_catalogue.Classified().Count > 0) workspace.DiscardClassified();

        var inVain = _catalogue.IndexedInVain(inspection.Id);
        if (inVain.Count == 0) return;
        var index = workspace.Indexes.Writable(inspection);
        foreach (var file in inVain) await index.Remove(file, cancel);
        await index.Commit(cancel);
        workspace.IndexState.Unmark(inspection.Id, inVain);
    }

    /// <summary>Reads the facts of everything in custody again, whichever readers read them before.</summary>
    public Task ReadAnew(Inspection inspection, Action<RunProgress>? report, CancellationToken cancel)
    {
        var files = _catalogue.Documents(inspection.Id).Where(row => row.DuplicateOf is null && row.Status is ContentStatus.Text or ContentStatus.Ocr)
            .Select(row => new UnfinishedFile(row.Id, new SourceFile(row.File, row.Path, row.Length, row.ContainedIn), Stage.Read, 0)).ToList();
        var done = 0;
        return Read(inspection, files, file => report?.Invoke(new RunProgress(++done, files.Count - done, file.Source.Path)), cancel);
    }

    public bool AnalysisDue(Inspection inspection) =>
        workspace.Inspections.Get(inspection.Id) is var now && (now.AnalysisDue || now.AnalysedBy != AnalysisVersion)
        && _catalogue.CountDocuments(inspection.Id) > 0;

    /// <summary>From all facts of the inspection to decisions and findings.</summary>
    public CaseResult Analyse(Inspection inspection)
    {
        _facts.CompareLeft();
        var generation = workspace.Inspections.Generation(inspection.Id);
        var result = CaseReview.Of(Facts(inspection));
        workspace.Queue.Replace(inspection.Id, result.Decisions, result.Findings, generation, AnalysisVersion, result.Unfinished);
        foreach (var rule in result.Unfinished) log.LogError("The rule {Kind} broke off{Place}: {Error}", rule.Kind, rule.Path is { } path ? $" at {path}" : "", rule.Error);
        return result;
    }

    /// <summary>All that is known of the inspection, as the rules see it.</summary>
    public CaseFacts Facts(Inspection inspection)
    {
        var documents = workspace.Facts.Documents(inspection.Id).Select(read => new CaseDocument(read.Document, read.Profile, read.Facts)).ToList();
        var unread = _catalogue.Documents(inspection.Id).Where(row => row.Status == ContentStatus.Unreadable || row.Waiting > 0)
            .Select(row => new UnreadFile(row.File, row.Path, row.Trouble ?? (row.Waiting > 0 ? Trouble.NoText : Trouble.Damaged), row.Detail ?? $"其中 {row.Waiting} 页等待识别")).ToList();
        return new CaseFacts(documents, unread, workspace.Inspections.Get(inspection.Id).Settings);
    }
}
