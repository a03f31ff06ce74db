using System.Security.Cryptography;
using System.Text;
using DocReview.Ingest;
using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>What came of reading a file, ready to be saved: all that needs a child process or the vault is done.</summary>
/// <param name="ReadBy">Whose improvement makes the file be read anew; null where no reader could better it.</param>
/// <param name="Kept">What the file holds; the bytes lie in the vault.</param>
/// <param name="Salvaged">The raw strings of a file that could not be read.</param>
internal sealed record Extracted(SourceFile File, Extraction Extraction, string? ReadBy, IReadOnlyList<Entry> Kept, Document? Salvaged = null);

/// <summary>The first stage of a file: from its bytes to what is on record of them.</summary>
internal sealed class Extracting(Workspace workspace, ILogger log)
{
    private const int DeathsToQuarantine = 2;
    private readonly Catalogue _catalogue = workspace.Catalogue;
    private readonly TreeBudget _budget = new(workspace.Catalogue, workspace.Limits);

    /// <summary>Stands beside what none of today's readers could read: a program that knows another format tries again.</summary>
    public static string AllReaders { get; } = $"all/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|', Extractors.Names.Append(Extractors.Salvage)))))[..8]}";

    /// <summary>Reads a file in a child. Several may be read at once.</summary>
    public async Task<Extracted> Read(SourceFile file, CancellationToken cancel)
    {
        if (!workspace.Vault.Holds(file.Id)) return new(file, new Extraction.Unreadable("", Trouble.Inaccessible, "保管库中缺少原件，请重新提供。"), null, []);
        while (true)
        {
            using var outcome = await workspace.Extraction.Extract(file, workspace.Vault.PathOf(file.Id), cancel);
            if (!outcome.ChildDied) return await With(file, outcome.Extraction, cancel);
            var died = outcome.Extraction as Extraction.Unreadable;
            log.LogWarning("The extraction child died over {Path}: {Why}", file.Path, died?.Detail);
            if (_catalogue.ReaderDied(file.Id) < DeathsToQuarantine) continue;
            return await With(file, new Extraction.Unreadable(died?.Format ?? "", Trouble.Quarantined, $"两次读取都使读取进程中止，已隔离：{died?.Detail}"), cancel);
        }
    }

    private async Task<Extracted> With(SourceFile file, Extraction extraction, CancellationToken cancel) => extraction switch
    {
        // Only raw strings of a document that is cut off: what is embedded in it is not taken out.
        Extraction.Text text when IsCut(text.Document) => new(file, extraction, ReadBy(text.Document.Extractor), []),
        Extraction.Text text => new(file, extraction, ReadBy(text.Document.Extractor), Kept(file, text.Files, text.PassedOver, cancel)),
        Extraction.Container container => new(file, extraction, ReadBy(container.Extractor), Kept(file, container.Files, container.PassedOver, cancel)),
        Extraction.Unreadable unreadable => await Salvaged(file, unreadable, cancel),
        _ => throw new InvalidOperationException(extraction.GetType().Name),
    };

    /// <summary>What a file that should have had text still yields as raw strings stays searchable; marks of secrecy are looked for in it, too.</summary>
    private async Task<Extracted> Salvaged(SourceFile file, Extraction.Unreadable unreadable, CancellationToken cancel)
    {
        var left = unreadable.Trouble is Trouble.Quarantined or Trouble.Damaged or Trouble.TimedOut or Trouble.OutOfMemory or Trouble.TooLarge
            ? await workspace.Extraction.Salvage(file, workspace.Vault.PathOf(file.Id), cancel) : null;
        return left is Extraction.Unreadable { Trouble: Trouble.Classified } marked
            // No reader's name beside what is marked: what may not be kept cannot be read anew.
            ? new(file, marked with { Format = unreadable.Format }, null, [])
            : new(file, unreadable, unreadable.Trouble == Trouble.Classified ? null : AllReaders, [], left is Extraction.Text text ? text.Document with { Format = unreadable.Format } : null);
    }

    /// <summary>Puts what a file holds into the vault.</summary>
    private List<Entry> Kept(SourceFile file, IReadOnlyList<ContainedFile> files, IReadOnlyList<UnreadableEntry> passedOver, CancellationToken cancel)
    {
        var fits = _budget.Within(file, files);
        return
        [
            .. fits.Select(entry => workspace.Vault.Put(entry.TemporaryPath, cancel) is var put ? new Entry(entry.Name, put.File, put.Length) : default!),
            .. passedOver.Select(entry => new Entry(entry.Name, null, 0, entry.Trouble, entry.Detail)),
            .. fits.Count < files.Count ? [_budget.Rest(files.Count - fits.Count)] : Array.Empty<Entry>(),
        ];
    }

    /// <summary>Writes down what was read.</summary>
    /// <returns>The texts that are now on record, to be indexed.</returns>
    public IReadOnlyList<Document> Save(IReadOnlyList<Extracted> read)
    {
        var texts = new List<Document>();
        workspace.Db.Together(() => texts.AddRange(read.Where(one => !IsClassified(one)).Select(Saved).OfType<Document>()));
        foreach (var marked in read.Where(IsClassified))
        {
            // Not with the others: it must be on the disk before the paper goes.
            var why = (Extraction.Unreadable)marked.Extraction;
            workspace.GiveUpClassified(marked.File.Id, why.Format, why.Detail);
        }

        return texts;
    }

    private static bool IsClassified(Extracted read) => read.Extraction is Extraction.Unreadable { Trouble: Trouble.Classified };

    private static bool IsCut(Document document) => document.Pages.Count > 0 && document.Pages.All(page => page.Origin == TextOrigin.Salvaged);

    private Document? Saved(Extracted read)
    {
        try
        {
            return Text(read);
        }
        catch (Exception exception) when (exception is not OperationCanceledException and not IOException)
        {
            // A defect of ours must not stop the other files. Where the ledger itself is gone, this fails too.
            log.LogError(exception, "What was read from {Path} could not be saved", read.File.Path);
            _catalogue.SaveUnreadable(read.File.Id, "", Trouble.Damaged, $"程序未能保存读出的内容（{exception.GetType().Name}），请报告此问题。", AllReaders);
            return null;
        }
    }

    private Document? Text(Extracted read)
    {
        var id = read.File.Id;
        switch (read.Extraction)
        {
            case Extraction.Text { Document: var cut } part when IsCut(cut):
                var lost = part.Files.Count > 0 ? $"其中嵌入的 {part.Files.Count} 个文件未取出。" : "";
                return _catalogue.SaveUnreadable(id, cut.Format, Trouble.Damaged, string.Concat(cut.Warnings) + lost, read.ReadBy, cut);
            case Extraction.Text { Document: var document }:
                // What was once recognised is never lost: reading a file anew puts it together again.
                var whole = Recognised.Into(document, _catalogue.Recognitions(id));
                return _catalogue.SaveDocument(whole, read.ReadBy, read.Kept, Recognised.WhyNoText(whole));
            case Extraction.Container container:
                _catalogue.SaveContainer(id, container.Format, read.ReadBy!, read.Kept, container.Warnings);
                return null;
            case Extraction.Unreadable no:
                return _catalogue.SaveUnreadable(id, no.Format, no.Trouble, no.Detail, read.ReadBy, read.Salvaged);
            default:
                throw new InvalidOperationException(read.Extraction.GetType().Name);
        }
    }

    /// <summary>A file is read anew when its own reader has learnt something; one that a stranger read, when any has.</summary>
    private static string ReadBy(string extractor) => Extractors.Names.Contains(extractor) ? extractor : AllReaders;
}
