using System.Security.Cryptography;
using System.Text;
using DocReview.Ingest;
using DocReview.Ledger;
using DocReview.Review;

namespace DocReview.Web;

/// <summary>
/// The stages of one file (Extract, Read, Index) and the analysis of an inspection. The ledger says which stage a file is in; every stage may run twice,
/// and one that was cut off anywhere runs again from its beginning.
/// </summary>
public sealed class Pipeline(Workspace workspace, ILogger<Pipeline> log)
{
    private readonly ScanReading _scans = new(workspace, log);

    private const int DeathsToQuarantine = 2;
    private readonly IndexBatches _batches = new(workspace);
    private readonly Catalogue _catalogue = workspace.Catalogue;
    private readonly Likening _likening = new(workspace);

    public static string FactsVersion { get; } = $"{DocumentReading.Version}+{Sketching.Version}";

    /// <summary>Stands beside what none of today's readers could read: a program that knows another format tries again.</summary>
    private static readonly string AllReaders = $"all/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|', Extractors.Names.Append(Extractors.Salvage)))))[..8]}";

    public string IndexVersion => workspace.Indexes.Version;

    /// <summary>Another build of the readers and rules makes every analysis due.</summary>
    public static string AnalysisVersion { get; } = $"{DocumentReading.Version}+{typeof(CaseReview).Module.ModuleVersionId.ToString("N")[..8]}";

    /// <summary>Null where scans are left waiting: not wanted, or no engine here.</summary>
    public string? Recogniser { get; init; } = workspace.Recogniser.Engine;

    private Versions Versions => new(FactsVersion, IndexVersion, Recogniser);

    /// <summary>What an older program read otherwise, or could not read, becomes unfinished. Once at every start.</summary>
    public int TakeUpOlder() => _catalogue.ReadAnew([.. Extractors.Names, AllReaders]);

    public IReadOnlyList<UnfinishedFile> Unfinished(Inspection inspection) => _catalogue.Unfinished(inspection.Id, Versions);

    public int CountUnfinished(Inspection inspection) => _catalogue.CountUnfinished(inspection.Id, Versions);

    /// <summary>Those of them that are not merely scans waiting for recognition.</summary>
    public int CountUnread(Inspection inspection) => _catalogue.CountUnfinished(inspection.Id, Versions with { Recogniser = null });

    /// <summary>What is next for one file; null where it is finished.</summary>
    public UnfinishedFile? Next(Inspection inspection, FileId file) => _catalogue.UnfinishedStage(inspection.Id, file, Versions);

    /// <summary>Runs the stage a file is in. What is put into the index counts only after <see cref="Flush"/>.</summary>
    public Task Run(Inspection inspection, UnfinishedFile file, CancellationToken cancel) => file.Stage switch
    {
        Stage.Extract => Extract(file.Source, cancel),
        Stage.Read => Task.Run(() => Read(inspection, file.Source), cancel),
        Stage.Recognise => _scans.Recognise(inspection, file.Source, Recogniser!, cancel),
        _ => _batches.Put(inspection, file.Source.Id, cancel),
    };

    /// <summary>Makes durable and searchable what was put into the index, then says so in the ledger.</summary>
    public Task Flush(CancellationToken cancel) => _batches.Flush(cancel);

    /// <summary>Takes out of the index what no path leads to any more, because it was supplied anew, and out of the vault what was supplied again though it may not be kept.</summary>
    public async Task Sweep(Inspection inspection, CancellationToken cancel)
    {
        // Asked every second: nothing is written unless there is something to mark.
        if (_catalogue.Classified().Count > 0)
        {
            _catalogue.MarkHolders();
            workspace.DiscardClassified();
        }

        var inVain = _catalogue.IndexedInVain(inspection.Id);
        if (inVain.Count == 0) return;
        var index = workspace.Indexes.Writable(inspection);
        foreach (var file in inVain) await index.Remove(file, cancel);
        await index.Commit(cancel);
        workspace.IndexState.Unmark(inspection.Id, inVain);
    }

    private async Task Extract(SourceFile file, CancellationToken cancel)
    {
        if (!workspace.Vault.Holds(file.Id))
        {
            _catalogue.SaveUnreadable(file.Id, "", Trouble.Inaccessible, "保管库中缺少原件，请重新提供。");
            return;
        }

        while (true)
        {
            using var outcome = await workspace.Extraction.Extract(file, workspace.Vault.PathOf(file.Id), cancel);
            if (!outcome.ChildDied)
            {
                await Save(file, outcome.Extraction, cancel);
                return;
            }

            var why = (outcome.Extraction as Extraction.Unreadable)?.Detail ?? "";
            log.LogWarning("The extraction child died over {Path}: {Why}", file.Path, why);
            if (_catalogue.ReaderDied(file.Id) < DeathsToQuarantine) continue;
            await SaveUnreadable(file, new Extraction.Unreadable((outcome.Extraction as Extraction.Unreadable)?.Format ?? "", Trouble.Quarantined, $"两次读取都使读取进程中止，已隔离：{why}"), cancel);
            return;
        }
    }

    /// <summary>What a file that should have had text still yields as raw strings stays searchable; marks of secrecy are looked for in it, too.</summary>
    private async Task SaveUnreadable(SourceFile file, Extraction.Unreadable unreadable, CancellationToken cancel)
    {
        var left = unreadable.Trouble is Trouble.Quarantined or Trouble.Damaged or Trouble.TimedOut or Trouble.OutOfMemory or Trouble.TooLarge
            ? await workspace.Extraction.Salvage(file, workspace.Vault.PathOf(file.Id), cancel) : null;
        if (left is Extraction.Unreadable { Trouble: Trouble.Classified } marked) unreadable = marked with { Format = unreadable.Format };
        // No reader's name beside what is marked: what may not be kept cannot be read anew.
        _catalogue.SaveUnreadable(file.Id, unreadable.Format, unreadable.Trouble, unreadable.Detail, unreadable.Trouble == Trouble.Classified ? null : AllReaders,
            left is Extraction.Text text ? text.Document with { Format = unreadable.Format } : null);
        if (unreadable.Trouble == Trouble.Classified) workspace.DiscardClassified();
    }

    private async Task Save(SourceFile file, Extraction extraction, CancellationToken cancel)
    {
        try
        {
            switch (extraction)
            {
                case Extraction.Text { Document: var cut } part when cut.Pages.Count > 0 && cut.Pages.All(page => page.Origin == TextOrigin.Salvaged):
                    var lost = part.Files.Count > 0 ? $"其中嵌入的 {part.Files.Count} 个文件未取出。" : "";
                    _catalogue.SaveUnreadable(file.Id, cut.Format, Trouble.Damaged, string.Concat(cut.Warnings) + lost, ReadBy(cut.Extractor), cut);
                    break;
                case Extraction.Text text:
                    _scans.Save(text.Document, ReadBy(text.Document.Extractor), Kept(text.Files, text.PassedOver, cancel));
                    break;
                case Extraction.Container container:
                    SaveContainer(file, container, cancel);
                    break;
                case Extraction.Unreadable unreadable:
                    await SaveUnreadable(file, unreadable, cancel);
                    break;
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException and not IOException)
        {
            // A defect of ours must not stop the other files. Where the ledger itself is gone, this fails too.
            log.LogError(exception, "What was read from {Path} could not be saved", file.Path);
            _catalogue.SaveUnreadable(file.Id, "", Trouble.Damaged, $"程序未能保存读出的内容（{exception.GetType().Name}），请报告此问题。", AllReaders);
        }
    }

    private void SaveContainer(SourceFile file, Extraction.Container container, CancellationToken cancel) =>
        _catalogue.SaveContainer(file.Id, container.Format, ReadBy(container.Extractor), Kept(container.Files, container.PassedOver, cancel), container.Warnings);

    /// <summary>A file is read anew when its own reader has learnt something; one that a stranger read, when any has.</summary>
    private static string ReadBy(string extractor) => Extractors.Names.Contains(extractor) ? extractor : AllReaders;

    /// <summary>Puts what a file holds into the vault.</summary>
    private List<Entry> Kept(IReadOnlyList<ContainedFile> files, IReadOnlyList<UnreadableEntry> passedOver, CancellationToken cancel) =>
    [
        .. files.Select(entry => workspace.Vault.Put(entry.TemporaryPath, cancel) is var put ? new Entry(entry.Name, put.File, put.Length) : default!),
        .. passedOver.Select(entry => new Entry(entry.Name, null, 0, entry.Trouble, entry.Detail)),
    ];

    private void Read(Inspection inspection, SourceFile file)
    {
        // From the ledger, not from memory: citations then point into exactly what is on record.
        if (_catalogue.LoadDocument(inspection.Id, file.Id) is not { } document) return;
        try
        {
            // What was salvaged says nothing that could be held against anybody, not even its date: it is there to be found.
            var facts = document.Pages.All(page => page.Origin == TextOrigin.Salvaged || page.Passages.Count == 0) ? [Nothing(document)] : DocumentReading.Read(document);
            workspace.Facts.Replace(file.Id, FactsVersion, facts, Likening.TraitsOf(document, facts));
            _likening.Compare(file.Id);
        }
        catch (Exception exception) when (exception is not System.Data.Common.DbException)
        {
            // The paper stays searchable and is listed with what went wrong.
            log.LogError(exception, "The facts of {Path} could not be read", file.Path);
            workspace.Facts.Replace(file.Id, FactsVersion, [Nothing(document)]);
            _catalogue.Remark(file.Id, $"已读出文本，但识别要素时程序出错（{exception.GetType().Name}），请人工查阅并报告此问题。");
        }
    }

    /// <summary>All that is said of a paper that says nothing: a photograph without a word, raw strings.</summary>
    private static Profile Nothing(Document document) =>
        new(Citation.Of(document.Passages.FirstOrDefault() ?? new Passage(new PassageId(document.File, 1), "")), Genre.Other, document.Title, null, null, null);

    /// <summary>Reads the facts of everything in custody again, whichever readers read them before.</summary>
    public Task ReadAnew(Inspection inspection, Action<RunProgress>? report, CancellationToken cancel)
    {
        var files = _catalogue.Documents(inspection.Id).Where(row => row.DuplicateOf is null && row.Status is ContentStatus.Text or ContentStatus.Ocr).ToList();
        var done = 0;
        return Parallel.ForEachAsync(files, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancel }, (row, _) =>
        {
            Read(inspection, new SourceFile(row.File, row.Path, row.Length, row.ContainedIn));
            var now = Interlocked.Increment(ref done);
            report?.Invoke(new RunProgress(now, files.Count - now, row.Path));
            return ValueTask.CompletedTask;
        });
    }

    public bool AnalysisDue(Inspection inspection) =>
        workspace.Inspections.Get(inspection.Id) is var now && (now.AnalysisDue || now.AnalysedBy != AnalysisVersion)
        && _catalogue.CountDocuments(inspection.Id) > 0;

    /// <summary>From all facts of the inspection to decisions and findings.</summary>
    public CaseResult Analyse(Inspection inspection)
    {
        _likening.Compare();
        var generation = workspace.Inspections.Generation(inspection.Id);
        var documents = workspace.Facts.Documents(inspection.Id).Select(read => new CaseDocument(read.Document, read.Profile, read.Facts)).ToList();
        var unread = _catalogue.Documents(inspection.Id).Where(row => row.Status == ContentStatus.Unreadable || row.Waiting > 0)
            .Select(row => new UnreadFile(row.File, row.Path, row.Trouble ?? (row.Waiting > 0 ? Trouble.NoText : Trouble.Damaged), row.Detail ?? $"其中 {row.Waiting} 页等待识别")).ToList();
        var result = CaseReview.Of(new CaseFacts(documents, unread, workspace.Inspections.Get(inspection.Id).Settings));
        workspace.Queue.Replace(inspection.Id, result.Decisions, result.Findings, generation, AnalysisVersion);
        return result;
    }
}
