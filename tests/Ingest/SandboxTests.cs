using System.Diagnostics;
using DocReview.Ingest;
using DocReview.Ledger;

namespace DocReview.Tests;

/// <summary>What a child cannot do, whatever takes it over. The kernel holds it, so it is the kernel that is asked.</summary>
public sealed class SandboxTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("docreview-sandbox-").FullName;
    private ExtractionPool _pool = null!;

    public ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "vault"));
        _pool = new ExtractionPool(ExtractionPool.ChildBesideThisAssembly, [Path.Combine(_folder, "vault")], Path.Combine(_folder, "work"), size: 1);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _pool.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_child_reaches_no_network_writes_nowhere_else_and_reads_nothing_else()
    {
        var report = await _pool.CheckSandbox(TestContext.Current.CancellationToken);
        Assert.SkipWhen(report.FileRules == 0 || !report.CallFilter, $"This kernel ({Environment.OSVersion}) offers Landlock {report.FileRules}, seccomp {report.CallFilter}: {report.Says}");
        Assert.Equal((true, true, true, true), (report.Network, report.Writing, report.Reading, report.Programs));
        Assert.Contains("不能联网", report.Says, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(_folder, "work")));
    }

    [Fact]
    public void Without_the_sandbox_the_same_check_finds_that_nothing_is_refused()
    {
        // So the check can fail: told that it is confined already, the program confines itself to nothing.
        var own = Directory.CreateDirectory(Path.Combine(_folder, "own")).FullName;
        var outside = Path.Combine(_folder, "outside.txt");
        File.WriteAllText(outside, "outside");
        var start = new ProcessStartInfo("dotnet", [ExtractionPool.ChildBesideThisAssembly, "--check=" + outside, own, "--confined"]) { RedirectStandardOutput = true };
        using var check = Process.Start(start)!;
        var said = check.StandardOutput.ReadToEnd();
        foreach (var refused in new[] { nameof(SandboxReport.Network), nameof(SandboxReport.Writing), nameof(SandboxReport.Reading), nameof(SandboxReport.Programs) })
            Assert.DoesNotContain(refused, said, StringComparison.Ordinal);
        Assert.StartsWith("{", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_does_not_lie_among_the_originals_is_not_read()
    {
        var report = await _pool.CheckSandbox(TestContext.Current.CancellationToken);
        Assert.SkipUnless(report.Reading, report.Says);
        var ledger = Path.Combine(_folder, "ledger.txt");
        await File.WriteAllTextAsync(ledger, "招待费支出明细", TestContext.Current.CancellationToken);
        using var outcome = await _pool.Extract(new SourceFile(new FileId("0"), "ledger.txt", 1), ledger, TestContext.Current.CancellationToken);
        Assert.Equal(Trouble.Inaccessible, Assert.IsType<Extraction.Unreadable>(outcome.Extraction).Trouble);
        var original = Path.Combine(_folder, "vault", "ab");
        File.Move(ledger, original);
        using var read = await _pool.Extract(new SourceFile(new FileId("0"), "ledger.txt", 1), original, TestContext.Current.CancellationToken);
        Assert.IsType<Extraction.Text>(read.Extraction);
    }
}
