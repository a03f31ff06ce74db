using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Tests;

/// <summary>A real index of either engine.</summary>
internal abstract class TestIndex : IAsyncDisposable
{
    public static ITokenizer Tokenizer { get; } = new ChineseTokenizer(Segmentation.Records);

    public abstract ISearchIndex Index { get; }

    /// <param name="server">Null for the local engine.</param>
    public static async Task<TestIndex> Of(PostgresServer? server, params Document[] documents)
    {
        TestIndex made = server is null ? new IndexInFolder() : new IndexInPostgres(server);
        await made.Fill(documents);
        return made;
    }

    protected async Task Fill(Document[] documents)
    {
        foreach (var document in documents) await Index.Put(document, TestContext.Current.CancellationToken);
        await Index.Commit(TestContext.Current.CancellationToken);
    }

    public Task<SearchResult> Search(string text, IReadOnlySet<FileId>? within = null, int limit = 50, int skip = 0, Widening widening = Widening.Never) =>
        Index.Search(new(text, within, limit, skip) { Widening = widening }, TestContext.Current.CancellationToken);

    /// <summary>The numbers of the passages found, as "file:passage", sorted.</summary>
    public async Task<string> Found(string text) =>
        string.Join(' ', (await Search(text)).Hits.Select(hit => $"{Convert.ToInt32(hit.Passage.File.Value, 16)}:{hit.Passage.Number}").Order());

    internal abstract Task<T> OnOneState<T>(Func<ISnapshot, Task<T>> work);

    public abstract ValueTask DisposeAsync();
}
