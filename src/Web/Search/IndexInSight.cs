using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>An index as someone sees it: every search is held to what is in sight, so that neither hits nor counts nor what merely resembles the question tell of the rest.</summary>
/// <param name="outOfSight">Asked anew for every search.</param>
public sealed class IndexInSight(ISearchIndex whole, Func<IReadOnlySet<FileId>> outOfSight) : ISearchIndex
{
    public Task<SearchResult> Search(SearchQuery query, CancellationToken cancel) => whole.Search(query with { Without = outOfSight() }, cancel);

    public IReadOnlyDictionary<FileId, int> Passages() => whole.Passages().ExceptBy(outOfSight(), file => file.Key).ToDictionary();

    public Task Put(Document document, CancellationToken cancel) => throw new InvalidOperationException(OnlySeen);

    public Task Remove(FileId file, CancellationToken cancel) => throw new InvalidOperationException(OnlySeen);

    public Task Commit(CancellationToken cancel) => throw new InvalidOperationException(OnlySeen);

    public string? Damage() => whole.Damage();

    /// <summary>It is not its own: the program closes it.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private const string OnlySeen = "What someone sees of an index is for searching only.";
}
