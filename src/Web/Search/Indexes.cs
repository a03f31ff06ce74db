using System.Collections.Concurrent;
using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>The search indexes, one an inspection: opened once, and made to agree with the ledger when they are opened.</summary>
public abstract class Indexes(ITokenizer tokenizer, Catalogue catalogue, IndexState state) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<long, Lazy<ISearchIndex>> _open = new();

    protected ITokenizer Tokenizer => tokenizer;

    /// <summary>What the ledger writes beside every file that it knows to be indexed.</summary>
    public string Version => tokenizer.Version;

    /// <summary>For writing and searching. What is missing, damaged or written by another version becomes an empty index whose files are all to be indexed again.</summary>
    /// <exception cref="IndexInUseException">Another process writes to it.</exception>
    public ISearchIndex Writable(Inspection inspection)
    {
        var index = _open.GetOrAdd(inspection.Id, id => new Lazy<ISearchIndex>(() => Agreed(id, Open(id))));
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
    public abstract ISearchIndex? Readable(Inspection inspection);

    /// <summary>Cheap: whether there is an index.</summary>
    public abstract bool IsThere(Inspection inspection);

    protected abstract ISearchIndex Open(long inspection);

    /// <summary>The ledger may know of commits that the disk has lost, and of an index that is no more.</summary>
    private ISearchIndex Agreed(long inspection, ISearchIndex index)
    {
        var (held, marked) = (index.Passages(), state.Marked(inspection));
        state.Unmark(inspection, catalogue.PassageCounts(inspection).Where(file => marked.ContainsKey(file.Key) && held.GetValueOrDefault(file.Key) != file.Value).Select(file => file.Key).ToList());
        return index;
    }

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var index in _open.Values.Where(index => index.IsValueCreated)) await index.Value.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
