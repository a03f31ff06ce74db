using System.Diagnostics;
using System.Text;
using DocReview.Ingest;
using DocReview.Ledger;
using static DocReview.Tests.PdfFiles;

namespace DocReview.Tests;

/// <summary>Files that would bring a reader down bring down a child, and that is all.</summary>
[Collection("ingest")]
public sealed class IsolationTests(IngestFixture ingest)
{
    private ExtractionPool Pool(ExtractionLimits limits, string? child = null) =>
        new(child ?? ExtractionPool.ChildBesideThisAssembly, [ingest.Folder], Path.Combine(ingest.Folder, "work-" + Guid.NewGuid().ToString("N")), limits, 1);

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>A page that draws for minutes: packed it is small.</summary>
    private static byte[] Endless()
    {
        var content = new byte[40_000_000];
        var stroke = "0 0 m 9 9 l S\n"u8;
        for (var at = 0; at + stroke.Length <= content.Length; at += stroke.Length)
            stroke.CopyTo(content.AsSpan(at));
        content.AsSpan(content.Length / stroke.Length * stroke.Length).Fill((byte)' ');
        return Pdf("", "", content);
    }

    [Fact]
    public async Task A_file_that_takes_too_long_is_given_up_and_the_next_is_read()
    {
        await using var pool = Pool(new ExtractionLimits { Total = TimeSpan.FromSeconds(2), PerMegabyte = TimeSpan.Zero, HeapBytes = 4L << 30 });
        using var slow = await ingest.Extract(pool, "a.pdf", Endless());
        Assert.Equal(Trouble.TimedOut, Assert.IsType<Extraction.Unreadable>(slow.Extraction).Trouble);
        Assert.True(slow.ChildDied);
        using var next = await ingest.Extract(pool, "a.txt", Text("后来的文件"));
        Assert.IsType<Extraction.Text>(next.Extraction);
    }

    [Fact]
    public async Task A_child_that_reads_nothing_for_too_long_is_given_up()
    {
        await using var pool = Pool(new ExtractionLimits { Silence = TimeSpan.FromSeconds(2), HeapBytes = 4L << 30 });
        using var slow = await ingest.Extract(pool, "a.pdf", Endless());
        var unreadable = Assert.IsType<Extraction.Unreadable>(slow.Extraction);
        Assert.Equal(Trouble.TimedOut, unreadable.Trouble);
        Assert.Contains("停滞", unreadable.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_eats_memory_is_given_up_and_the_next_is_read()
    {
        await using var pool = Pool(new ExtractionLimits { HeapBytes = 200L << 20 });
        using var hungry = await ingest.Extract(pool, "a.pdf", Pdf("", "", new byte[400 << 20]));
        Assert.Equal(Trouble.OutOfMemory, Assert.IsType<Extraction.Unreadable>(hungry.Extraction).Trouble);
        using var next = await ingest.Extract(pool, "a.txt", Text("后来的文件"));
        Assert.IsType<Extraction.Text>(next.Extraction);
    }

    [Fact]
    public async Task A_child_that_ends_by_itself_is_reported()
    {
        // Any program that does not speak the frames will do.
        await using var pool = Pool(new ExtractionLimits(), Path.Combine(AppContext.BaseDirectory, "DocReview.Ledger.dll"));
        using var outcome = await ingest.Extract(pool, "a.txt", Text("文件"));
        Assert.Equal(Trouble.Damaged, Assert.IsType<Extraction.Unreadable>(outcome.Extraction).Trouble);
        Assert.True(outcome.ChildDied);
    }

    [Fact]
    public async Task Text_without_end_is_too_large()
    {
        await using var pool = Pool(new ExtractionLimits { Characters = 10_000 });
        using var outcome = await ingest.Extract(pool, "a.txt", Text(string.Concat(Enumerable.Repeat("招待费支出明细\n", 2000))));
        Assert.Equal(Trouble.TooLarge, Assert.IsType<Extraction.Unreadable>(outcome.Extraction).Trouble);
    }

    [Fact]
    public async Task Cancelling_says_nothing_of_the_file()
    {
        await using var pool = Pool(new ExtractionLimits { HeapBytes = 4L << 30 });
        var path = Path.Combine(ingest.Folder, "endless.pdf");
        await File.WriteAllBytesAsync(path, Endless(), TestContext.Current.CancellationToken);
        using var cancel = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pool.Extract(new SourceFile(new FileId("0"), "endless.pdf", 1), path, cancel.Token));
        using var next = await ingest.Extract(pool, "a.txt", Text("后来的文件"));
        Assert.IsType<Extraction.Text>(next.Extraction);
    }

    [Fact]
    public async Task An_interrupt_from_the_terminal_does_not_harm_the_file_in_hand()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Signals are sent as Linux does.");
        await using var pool = Pool(new ExtractionLimits());
        var pages = Enumerable.Range(0, 300).Select(page => string.Concat(Enumerable.Range(0, 40).Select(i => PdfFiles.Text(70, 60 + (i * 18), $"第{page}页第{i}行的内容，会议研究决定同意。", 12)))).ToArray();
        var reading = ingest.Extract(pool, "a.pdf", Pdf(pages));
        for (var i = 0; i < 5; i++)
        {
            await Task.Delay(200, TestContext.Current.CancellationToken);
            foreach (var child in Children())
                using (var kill = Process.Start("kill", ["-INT", child.ToString()]))
                    await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        using var outcome = await reading;
        Assert.Equal(300, Assert.IsType<Extraction.Text>(outcome.Extraction).Document.Pages.Count);
    }

    [Fact]
    public async Task A_child_that_was_killed_while_idle_costs_no_file()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Children are found as Linux lists them.");
        var before = Children().ToHashSet();
        await using var pool = Pool(new ExtractionLimits());
        using var first = await ingest.Extract(pool, "a.txt", Text("一"));
        foreach (var child in Children().Where(child => !before.Contains(child)))
        {
            using var process = Process.GetProcessById(child);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        using var second = await ingest.Extract(pool, "a.txt", Text("二"));
        Assert.IsType<Extraction.Text>(second.Extraction);
        Assert.False(second.ChildDied);
    }

    [Fact]
    public async Task Children_go_with_their_pool()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Children are found as Linux lists them.");
        var before = Children().ToHashSet();
        var pool = Pool(new ExtractionLimits());
        (await ingest.Extract(pool, "a.txt", Text("一"))).Dispose();
        Assert.Contains(Children(), child => !before.Contains(child));
        await pool.DisposeAsync();
        for (var i = 0; i < 50 && Children().Any(child => !before.Contains(child)); i++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(Children(), child => !before.Contains(child));
    }

    /// <summary>Of the pools of these tests; other tests start children beside them.</summary>
    private IEnumerable<int> Children()
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), out _)))
        {
            string status, command;
            try
            {
                status = File.ReadAllText(Path.Combine(folder, "status"));
                command = File.ReadAllText(Path.Combine(folder, "cmdline"));
            }
            catch (IOException)
            {
                continue;
            }
            if (command.Contains("DocReview.Ingest.dll", StringComparison.Ordinal) && command.Contains(Path.Combine(ingest.Folder, "work-"), StringComparison.Ordinal) && status.Contains($"PPid:\t{Environment.ProcessId}\n", StringComparison.Ordinal) && !status.Contains("State:\tZ", StringComparison.Ordinal))
                yield return int.Parse(Path.GetFileName(folder));
        }
    }
}
