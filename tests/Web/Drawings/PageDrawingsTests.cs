using System.Diagnostics;
using DocReview.Ingest;
using DocReview.Ledger;
using DocReview.Web;
using static DocReview.Tests.PdfFiles;

namespace DocReview.Tests;

/// <summary>Drawing in children, and what is kept of it.</summary>
public sealed class PageDrawingsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("docreview-drawings-").FullName;

    public void Dispose()
    {
        foreach (var file in Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories)) File.SetAttributes(file, FileAttributes.Normal);
        Directory.Delete(_folder, recursive: true);
    }

    private static Page Sheet(int number, TextOrigin origin = TextOrigin.Recognised) => new(number, origin, []) { Width = 595, Height = 842 };

    private (SourceFile, Vault) Held(byte[] bytes)
    {
        var vault = new Vault(Path.Combine(_folder, "vault"));
        var entry = vault.Put(new MemoryStream(bytes));
        return (new SourceFile(entry.File, "a.pdf", entry.Length), vault);
    }

    [Fact]
    public async Task A_file_that_draws_without_end_is_given_up_once_for_all_its_pages()
    {
        var content = new byte[40_000_000];
        for (var at = 0; at + 14 <= content.Length; at += 14) "0 0 m 9 9 l S\n"u8.CopyTo(content.AsSpan(at));
        content.AsSpan(content.Length / 14 * 14).Fill((byte)' ');
        var (file, vault) = Held(Pdf("", "", content, content));
        await using var drawings = new PageDrawings(_folder, vault, TimeProvider.System, new ExtractionLimits { Total = TimeSpan.FromSeconds(2), PerMegabyte = TimeSpan.Zero, HeapBytes = 4L << 30 });
        var first = await drawings.Of(file, "pdf", Sheet(1), thumbnail: false);
        Assert.Null(first.Jpeg);
        Assert.Contains("超过 2 秒", first.Why, StringComparison.Ordinal);
        var clock = Stopwatch.StartNew();
        Assert.Equal(first.Why, (await drawings.Of(file, "pdf", Sheet(2), thumbnail: true)).Why);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_page_is_drawn_once_however_many_ask_for_it_and_forgotten_with_its_file()
    {
        using var bitmap = ImageFiles.Marked(1240, 1753);
        var (file, vault) = Held(ImageFiles.Encoded(bitmap));
        await using var drawings = new PageDrawings(_folder, vault, TimeProvider.System);
        var all = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => drawings.Of(file, "image", Sheet(1), thumbnail: i % 2 == 0)));
        Assert.All(all, drawing => Assert.NotNull(drawing.Jpeg));
        Assert.True(all[0].Jpeg!.Length < all[1].Jpeg!.Length);
        Assert.Equal(2, Directory.GetFiles(Path.Combine(_folder, "pages")).Length);
        // Kept: the original is not looked at again.
        vault.Discard(file.Id);
        Assert.NotNull((await drawings.Of(file, "image", Sheet(1), thumbnail: false)).Jpeg);
        drawings.Forget(file.Id);
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder, "pages")));
    }

    [Fact]
    public void Those_that_nobody_looked_at_for_longest_go_when_the_bounds_are_reached()
    {
        var clock = new Moving();
        var kept = new KeptImages(Path.Combine(_folder, "pages"), clock, mostBytes: 1_000, mostFiles: 5);
        foreach (var name in new[] { "a", "b", "c", "d", "e" }) kept.Keep($"{name}.jpg", new byte[10]);
        Assert.NotNull(kept.Read("a.jpg"));
        kept.Keep("f.jpg", new byte[10]);
        Assert.Equal(["a.jpg", "d.jpg", "e.jpg", "f.jpg"], Directory.GetFiles(Path.Combine(_folder, "pages")).Select(Path.GetFileName).Order());
        kept.Keep("g.jpg", new byte[990]);
        Assert.True(new DirectoryInfo(Path.Combine(_folder, "pages")).EnumerateFiles().Sum(file => file.Length) <= 1_000);
    }

    private sealed class Moving : TimeProvider
    {
        private DateTimeOffset _now = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => _now = _now.AddMinutes(1);
    }
}
