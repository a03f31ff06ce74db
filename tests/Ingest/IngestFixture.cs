using System.Security.Cryptography;
using DocReview.Ingest;
using DocReview.Ledger;
using DocReview.Web;

namespace DocReview.Tests;

/// <summary>A folder for files that tests make, and one pool of real children for all of them.</summary>
public sealed class IngestFixture : IAsyncLifetime
{
    private int _files;

    public string Folder { get; } = Directory.CreateTempSubdirectory("docreview-ingest-").FullName;

    public ExtractionPool Pool { get; private set; } = null!;

    public ValueTask InitializeAsync()
    {
        Pool = new ExtractionPool(ExtractionPool.ChildBesideThisAssembly, [Folder], Path.Combine(Folder, "work"), size: 2);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await Pool.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    public Task<ExtractionOutcome> Extract(string name, byte[] bytes, string? path = null) => Extract(Pool, name, bytes, path);

    public async Task<ExtractionOutcome> Extract(ExtractionPool pool, string name, byte[] bytes, string? path = null)
    {
        var file = Path.Combine(Folder, $"{Interlocked.Increment(ref _files)}.bin");
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        var id = new FileId(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        return await pool.Extract(new SourceFile(id, path ?? name, bytes.Length), file, TestContext.Current.CancellationToken);
    }

    public async Task<Document> Document(string name, byte[] bytes)
    {
        using var outcome = await Extract(name, bytes);
        Assert.False(outcome.Extraction is Extraction.Unreadable, $"{outcome.Extraction}");
        return Assert.IsType<Extraction.Text>(outcome.Extraction).Document;
    }

    /// <summary>With the text of the pages that wait, where recognition is installed.</summary>
    public async Task<Document> Recognised(Document document, byte[] bytes)
    {
        var waiting = document.Pages.Where(page => page.Waiting is not null).Select(page => page.Number).ToList();
        var recogniser = Recogniser.Here();
        if (waiting.Count == 0 || recogniser.Engine is not { } engine)
            return document;
        var file = Path.Combine(Folder, $"{Interlocked.Increment(ref _files)}.bin");
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        var seen = new List<PageRecognition>();
        await Pool.Recognise(new SourceFile(document.File, document.Path, bytes.Length), file, document.Format, waiting, recogniser.Models,
            page => seen.Add(new PageRecognition(page.Page, engine, page.Text, page.Lines, page.Detail)), TestContext.Current.CancellationToken);
        return Web.Recognised.Into(document, seen);
    }

    public async Task<Extraction.Unreadable> Unreadable(string name, byte[] bytes)
    {
        using var outcome = await Extract(name, bytes);
        return Assert.IsType<Extraction.Unreadable>(outcome.Extraction);
    }
}

/// <summary>Joins the tests that use one <see cref="IngestFixture"/>.</summary>
[CollectionDefinition("ingest")]
public sealed class IngestTests : ICollectionFixture<IngestFixture>;
