using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Tests;

/// <summary>A real Lucene index in a folder of its own, gone after the test.</summary>
internal sealed class IndexInFolder : TestIndex
{
    private LuceneIndex index;

    public IndexInFolder() => index = Ready(LuceneIndex.Open(Folder, Tokenizer));

    public string Folder { get; } = Directory.CreateTempSubdirectory("docreview-index-").FullName;

    public override LuceneIndex Index => index;

    public static async Task<IndexInFolder> Of(params Document[] documents)
    {
        var made = new IndexInFolder();
        await made.Fill(documents);
        return made;
    }

    /// <summary>One file with these passages.</summary>
    public static Task<IndexInFolder> Of(params string[] passages) => Of(InventedText.Document(1, passages));

    public async Task<IndexOpening> Reopen()
    {
        await index.DisposeAsync();
        var opening = LuceneIndex.Open(Folder, Tokenizer);
        if (opening is IndexOpening.Ready ready) index = ready.Index;
        return opening;
    }

    public static LuceneIndex Ready(IndexOpening opening) => Assert.IsType<IndexOpening.Ready>(opening).Index;

    internal override Task<T> OnOneState<T>(Func<ISnapshot, Task<T>> work) => index.OnOneState(work);

    public override async ValueTask DisposeAsync()
    {
        await index.DisposeAsync();
        Directory.Delete(Folder, true);
    }
}
