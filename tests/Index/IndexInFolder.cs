using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Tests;

/// <summary>A real index in a folder of its own, gone after the test.</summary>
internal sealed class IndexInFolder : IAsyncDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("docreview-index-").FullName;

    public LuceneIndex Index { get; private set; }

    public IndexInFolder() => Index = Ready(LuceneIndex.Open(Folder, Tokenizer));

    public static ITokenizer Tokenizer { get; } = new ChineseTokenizer(Segmentation.Records);

    public static async Task<IndexInFolder> Of(params Document[] documents)
    {
        var made = new IndexInFolder();
        foreach (var document in documents) await made.Index.Put(document, TestContext.Current.CancellationToken);
        await made.Index.Commit(TestContext.Current.CancellationToken);
        return made;
    }

    /// <summary>One file with these passages.</summary>
    public static Task<IndexInFolder> Of(params string[] passages) => Of(InventedText.Document(1, passages));

    public Task<SearchResult> Search(string text, IReadOnlySet<FileId>? within = null, int limit = 50, int skip = 0, Widening widening = Widening.Never) =>
        Index.Search(new(text, within, limit, skip) { Widening = widening }, TestContext.Current.CancellationToken);

    /// <summary>The numbers of the passages found, as "file:passage", sorted.</summary>
    public async Task<string> Found(string text) =>
        string.Join(' ', (await Search(text)).Hits.Select(hit => $"{Convert.ToInt32(hit.Passage.File.Value, 16)}:{hit.Passage.Number}").Order());

    public async Task<IndexOpening> Reopen()
    {
        await Index.DisposeAsync();
        var opening = LuceneIndex.Open(Folder, Tokenizer);
        if (opening is IndexOpening.Ready ready) Index = ready.Index;
        return opening;
    }

    public static LuceneIndex Ready(IndexOpening opening) => Assert.IsType<IndexOpening.Ready>(opening).Index;

    public async ValueTask DisposeAsync()
    {
        await Index.DisposeAsync();
        Directory.Delete(Folder, true);
    }
}
