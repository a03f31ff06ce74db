using System.Collections.Concurrent;
using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>The search indexes of a data folder, one an inspection: opened once, and made to agree with the ledger when they are opened.</summary>
public sealed class Indexes(string folder, ITokenizer tokenizer, Catalogue catalogue, IndexState state) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<long, Lazy<LuceneIndex>> _open = new();
    private readonly ConcurrentBag<FileStream> _held = [];

    /// <summary>What the ledger writes beside every file that it knows to be indexed.</summary>
    public string Version => tokenizer.Version;

    /// <summary>For writing and searching. What is missing or damaged becomes an empty index whose files are all to be indexed again.</summary>
    /// <exception cref="IndexInUseException">Another process writes to it.</exception>
    public LuceneIndex Writable(Inspection inspection)
    {
        var index = _open.GetOrAdd(inspection.Id, id => new Lazy<LuceneIndex>(() => Open(id)));
        try
        {
            return index.Value;
        }
        catch
        {
            // A lock that another process holds today may be free tomorrow.
            _open.TryRemove(new(inspection.Id, index));
            throw;
        }
    }

    /// <summary>For searching beside a process that writes; null where there is no usable index.</summary>
    public LuceneIndex? Readable(Inspection inspection) =>
        LuceneIndex.OpenForReading(FolderOf(inspection.Id), tokenizer) is IndexOpening.Ready ready ? ready.Index : null;

    /// <summary>Cheap: whether there is an index folder with something in it.</summary>
    public bool IsThere(Inspection inspection) =>
        Directory.Exists(FolderOf(inspection.Id)) && Directory.EnumerateFileSystemEntries(FolderOf(inspection.Id)).Any();

    private string FolderOf(long inspection) => Path.Combine(folder, inspection.ToString());

    private LuceneIndex Open(long inspection)
    {
        var held = Hold(inspection);
        try
        {
            var index = OpenHeld(inspection);
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

    private LuceneIndex OpenHeld(long inspection)
    {
        if (LuceneIndex.Open(FolderOf(inspection), tokenizer) is not IndexOpening.Ready ready)
        {
            state.Forget(inspection);
            return LuceneIndex.Create(FolderOf(inspection), tokenizer);
        }

        // The ledger may know of commits that the disk has lost.
        var held = ready.Index.Passages();
        var empty = catalogue.Documents(inspection).Where(row => row.Characters == 0).Select(row => row.File).ToHashSet();
        state.Unmark(inspection, state.Marked(inspection).Keys.Where(file => !held.ContainsKey(file) && !empty.Contains(file)).ToList());
        return ready.Index;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var index in _open.Values.Where(index => index.IsValueCreated)) await index.Value.DisposeAsync();
        foreach (var held in _held) await held.DisposeAsync();
    }
}
