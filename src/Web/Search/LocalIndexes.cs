using System.Collections.Concurrent;
using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>Indexes in folders, one an inspection. A folder has one process that writes to it.</summary>
public sealed class LocalIndexes(string folder, ITokenizer tokenizer, Catalogue catalogue, IndexState state) : Indexes(tokenizer, catalogue, state)
{
    private readonly ConcurrentBag<FileStream> _held = [];

    public override ISearchIndex? Readable(Inspection inspection) =>
        LuceneIndex.OpenForReading(FolderOf(inspection.Id), Tokenizer) is IndexOpening.Ready ready ? ready.Index : null;

    public override bool IsThere(Inspection inspection) => Directory.Exists(FolderOf(inspection.Id)) && Directory.EnumerateFileSystemEntries(FolderOf(inspection.Id)).Any();

    private string FolderOf(long inspection) => Path.Combine(folder, inspection.ToString());

    protected override ISearchIndex Open(long inspection)
    {
        var held = Hold(inspection);
        try
        {
            var index = LuceneIndex.Open(FolderOf(inspection), Tokenizer) is IndexOpening.Ready ready ? ready.Index : LuceneIndex.Create(FolderOf(inspection), Tokenizer);
            _held.Add(held);
            return index;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>
    /// The engine's own lock lets a second process in on Linux (it takes a shared one), which ruins the index: this one does not. It goes with the process.
    /// </summary>
    private FileStream Hold(long inspection)
    {
        Directory.CreateDirectory(folder);
        try
        {
            return new FileStream($"{FolderOf(inspection)}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken)
        {
            throw new IndexInUseException(FolderOf(inspection), taken);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        foreach (var held in _held) await held.DisposeAsync();
    }
}
