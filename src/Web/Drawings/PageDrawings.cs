using System.Collections.Concurrent;
using DocReview.Ingest;
using DocReview.Ledger;

namespace DocReview.Web;

/// <param name="Jpeg">Null where there is no image.</param>
/// <param name="Name">Changes whenever the image does.</param>
/// <param name="Why">Chinese: why there is none.</param>
public sealed record PageDrawing(byte[]? Jpeg, string Name, string? Why);

/// <summary>
/// Images of pages for people. A page is drawn in a child of its own, never in this process, when somebody first looks at it, and kept in the data folder.
/// A file that breaks a limit is not tried again for a while, and does not hold up the others.
/// </summary>
public sealed class PageDrawings : IAsyncDisposable
{
    /// <summary>Raise it and every page is drawn anew.</summary>
    private const int Version = 1;

    private const int MostRefusals = 5_000;
    private static readonly int Children = Math.Min(2, Environment.ProcessorCount);
    private static readonly TimeSpan RefusedFor = TimeSpan.FromMinutes(10);

    /// <summary>A person waits: what takes longer than this is said to, and the text stands beside it.</summary>
    private static readonly ExtractionLimits Usual = new() { Total = TimeSpan.FromSeconds(20), Silence = TimeSpan.FromSeconds(20), PerMegabyte = TimeSpan.FromSeconds(0.1) };

    private readonly Vault _vault;
    private readonly TimeProvider _clock;
    private readonly KeptImages _kept;
    private readonly Lazy<ExtractionPool> _pool;
    private readonly SemaphoreSlim _places = new(Children);
    private readonly ConcurrentDictionary<string, Lazy<Task<PageDrawing>>> _underWay = [];
    private readonly ConcurrentDictionary<string, (string Why, DateTimeOffset At)> _refused = [];

    /// <param name="folder">The data folder.</param>
    public PageDrawings(string folder, Vault vault, TimeProvider clock, ExtractionLimits? limits = null)
    {
        (_vault, _clock, _kept) = (vault, clock, new KeptImages(Path.Combine(folder, "pages"), clock));
        // Children of their own: a person does not wait behind a thousand files that are being read.
        _pool = new(() => new ExtractionPool(ExtractionPool.ChildBesideThisAssembly, [Path.Combine(folder, "vault")], Path.Combine(folder, "work", "pages"),
            limits ?? Usual, Children));
    }

    /// <summary>Formats of which pages are images, or can be drawn as such.</summary>
    public static bool Draws(string? format) => format is "pdf" or "ofd" or "image";

    /// <summary>Whether letters must be laid over the image: they were read from the page, and there is no program here to draw them.</summary>
    public static bool WithoutLetters(string? format, Page page) =>
        page.Origin == TextOrigin.Written && page.Waiting is null && page.Width > 0 && (format == "ofd" || format == "pdf" && !Recognition.Helpers.Contains("poppler"));

    /// <param name="file">Its bytes lie in the vault.</param>
    public async Task<PageDrawing> Of(SourceFile file, string format, Page page, bool thumbnail)
    {
        var bare = WithoutLetters(format, page);
        var name = $"{file.Id}-{page.Number}-{Version}{(bare ? "b" : "")}";
        if (_kept.Read(NameOf(name, thumbnail)) is { } image) return new(image, NameOf(name, thumbnail), null);
        if ((Refusal(file.Id.Value) ?? Refusal(name)) is { } why) return new(null, name, why);
        var drawing = _underWay.GetOrAdd(name, _ => new(() => Draw(file, format, page.Number, bare, name)));
        try
        {
            var drawn = await drawing.Value;
            return drawn.Why is null ? new(_kept.Read(NameOf(name, thumbnail)), NameOf(name, thumbnail), null) : drawn;
        }
        finally
        {
            _underWay.TryRemove(KeyValuePair.Create(name, drawing));
        }
    }

    /// <summary>Nothing of this file stays.</summary>
    public void Forget(FileId file) => _kept.Forget(file);

    public async ValueTask DisposeAsync()
    {
        if (_pool.IsValueCreated) await _pool.Value.DisposeAsync();
        _places.Dispose();
    }

    /// <summary>Whoever asked may be gone by the end: the next one is glad of the image.</summary>
    private async Task<PageDrawing> Draw(SourceFile file, string format, int page, bool bare, string name)
    {
        await _places.WaitAsync();
        try
        {
            // Another page of this file may have killed a child while this one waited.
            return Refusal(file.Id.Value) is { } why ? new(null, name, why) : Kept(file.Id, name, await _pool.Value.Draw(file, _vault.PathOf(file.Id), format, page, bare, CancellationToken.None));
        }
        finally
        {
            _places.Release();
        }
    }

    private PageDrawing Kept(FileId file, string name, DrawingOutcome outcome)
    {
        if (outcome.Page is { } drawn)
        {
            _kept.Keep(NameOf(name, thumbnail: true), drawn.Thumbnail);
            _kept.Keep(NameOf(name, thumbnail: false), drawn.Image);
            return new(null, name, null);
        }

        var why = outcome.Trouble?.Detail ?? Text.Of("Document.NotDrawn");
        if (_refused.Count >= MostRefusals) _refused.Clear();
        // What kills a child over one page does so over the next: no need to find out page by page.
        _refused[outcome.ChildDied ? file.Value : name] = (why, _clock.GetUtcNow());
        return new(null, name, why);
    }

    private string? Refusal(string key) => _refused.TryGetValue(key, out var refused) && _clock.GetUtcNow() - refused.At < RefusedFor ? refused.Why : null;

    private static string NameOf(string name, bool thumbnail) => $"{name}{(thumbnail ? ".small" : "")}.jpg";
}
