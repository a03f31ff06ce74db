using DocReview.Ingest;
using DocReview.Ledger;

namespace DocReview.Tests;

/// <summary>
/// Every bomb and every trick of <see cref="Bombs"/> and <see cref="PathTricks"/> through real children. DOCREVIEW_HOSTILE=all takes the largest ones, too,
/// any other word those that have it in their name: see bench/hostile/run.sh.
/// </summary>
public sealed class HostileTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly string? Asked = Environment.GetEnvironmentVariable("DOCREVIEW_HOSTILE");
    private static readonly bool All = Asked is not null;
    // Five seconds on a machine that does nothing else.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(All ? 5 : 30);
    private static readonly string[] Largest = ["million-entries.zip", "deep.zip", "many-ratios.zip", "lines.txt", "entries.zip", "entries.rar", "entries.tar", "empty-paragraphs.docx", "forms-of-forms.pdf", "shared-strings.xlsx"];
    // In memory where all are timed: ext4 steps over the number of every file deleted in the last minute whenever one is made, so an archive of
    // twenty thousand entries would be charged with those before it.
    private readonly string _folder = All && Directory.Exists("/dev/shm") ? Directory.CreateDirectory($"/dev/shm/docreview-hostile-{Environment.ProcessId}").FullName : Directory.CreateTempSubdirectory("docreview-hostile-").FullName;
    private ExtractionPool _pool = null!;

    public ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "vault"));
        _pool = new ExtractionPool(ExtractionPool.ChildBesideThisAssembly, [Path.Combine(_folder, "vault")], Path.Combine(_folder, "work"), new ExtractionLimits { HeapBytes = 512L << 20 }, 1);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _pool.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Every_bomb_is_refused_or_read_within_its_limits()
    {
        var wrong = new List<string>();
        var count = 0;
        foreach (var (name, bytes) in Bombs.All().Where(bomb => Asked is null or "all" ? All || !Largest.Contains(bomb.Name) : bomb.Name.Contains(Asked, StringComparison.Ordinal)))
        {
            var content = bytes();
            var before = ChildSeconds();
            using var outcome = await Extract(name, content);
            Said(name, content.Length, outcome, ChildSeconds() - before);
            count++;
            if (outcome.Took > Longest)
                wrong.Add($"{name}: {outcome.Took}");
            if (Kept(outcome.Extraction) is var kept && kept > Math.Max(700L << 20, content.Length * 2L))
                wrong.Add($"{name}: {kept >> 20} MB were unpacked");
            if (outcome.Extraction is Extraction.Unreadable { Detail: "" })
                wrong.Add($"{name}: no reason");
            if (outcome.ChildDied)
                wrong.Add($"{name}: the child died");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(count >= 60 || Asked is not (null or "all"), $"{count}");
    }

    [Fact]
    public async Task No_entry_chooses_where_it_is_written()
    {
        var wrong = new List<string>();
        var count = 0;
        foreach (var (name, bytes) in PathTricks.All())
        {
            var content = bytes();
            var before = ChildSeconds();
            using var outcome = await Extract(name, content);
            Said(name, content.Length, outcome, ChildSeconds() - before);
            count++;
            wrong.AddRange(Wrong(outcome).Select(why => $"{name}: {why}"));
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(count >= 80, $"{count}");
        Assert.DoesNotContain(Directory.EnumerateFiles(_folder, PathTricks.Elsewhere, SearchOption.AllDirectories), _ => true);
        Assert.False(Path.Exists(Path.Combine(Path.GetTempPath(), PathTricks.Elsewhere)) || Path.Exists($"/tmp/{PathTricks.Elsewhere}") || Path.Exists($"/{PathTricks.Elsewhere}"));
    }

    [Fact]
    public async Task Containers_in_containers_end()
    {
        var inner = Packing.Stored(("a.txt", Packing.Utf8("底")));
        for (var i = 0; i < 30; i++)
            inner = Packing.Stored(("a.zip", inner));
        var path = "a.zip";
        for (var level = 0; ; level++)
        {
            using var outcome = await Extract("a.zip", inner, path);
            if (outcome.Extraction is Extraction.Unreadable refused)
            {
                Assert.Equal((Trouble.TooDeep, true), (refused.Trouble, level is > 2 and < 10));
                return;
            }
            inner = await File.ReadAllBytesAsync(Assert.Single(Assert.IsType<Extraction.Container>(outcome.Extraction).Files).TemporaryPath, TestContext.Current.CancellationToken);
            path += "!a.zip";
        }
    }

    private async Task<ExtractionOutcome> Extract(string name, byte[] content, string? path = null)
    {
        var original = Path.Combine(_folder, "vault", "original");
        await File.WriteAllBytesAsync(original, content, TestContext.Current.CancellationToken);
        // The time is that of the file, not of starting the first child.
        return await _pool.Extract(new SourceFile(new FileId("0"), path ?? name, content.Length), original, TestContext.Current.CancellationToken);
    }

    private IEnumerable<string> Wrong(ExtractionOutcome outcome)
    {
        if (outcome.Took > Longest)
            yield return $"{outcome.Took}";
        if (outcome.ChildDied)
            yield return "the child died";
        foreach (var file in Files(outcome.Extraction))
        {
            var parts = file.Name.Split('/');
            if (parts.Any(part => part is "" or "." or "..") || file.Name.Any(character => char.IsControl(character) || character is '\\' or ':' or '!' or '\u202E'))
                yield return $"the name “{file.Name}”";
            if (!Path.GetFullPath(file.TemporaryPath).StartsWith(Path.Combine(_folder, "work") + "/", StringComparison.Ordinal) || new FileInfo(file.TemporaryPath) is not { Exists: true, LinkTarget: null })
                yield return $"lies at {file.TemporaryPath}";
        }
        if (Files(outcome.Extraction).GroupBy(file => file.Name).Any(same => same.Count() > 1))
            yield return "two of one name";
        // What stands beside the trick is taken.
        if (outcome.Extraction is Extraction.Container { Files.Count: 0 })
            yield return "the honest entry is missing";
    }

    private static IReadOnlyList<ContainedFile> Files(Extraction extraction) => extraction switch
    {
        Extraction.Container container => container.Files,
        Extraction.Text text => text.Files,
        _ => [],
    };

    private static long Kept(Extraction extraction) => Files(extraction).Sum(file => new FileInfo(file.TemporaryPath).Length);

    /// <summary>Processor time of all children so far, those that have ended too: what a busy machine makes of it does not count.</summary>
    private static double ChildSeconds()
    {
        const int parent = 1, own = 11, ended = 13;
        const double ticks = 100;
        if (!OperatingSystem.IsLinux())
            return 0;
        // Behind the name, which may hold anything: state, parent, …, own time in user and system mode, that of children that have ended.
        static long[] Numbers(string process) => File.Exists($"/proc/{process}/stat") && File.ReadAllText($"/proc/{process}/stat") is var stat
            ? [.. stat[(stat.LastIndexOf(')') + 2)..].Split(' ').Select(word => long.TryParse(word, out var number) ? number : 0)] : [];
        var me = Numbers("self");
        var alive = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => char.IsDigit(name![0])).Select(name => Numbers(name!)).Where(numbers => numbers.Length > ended && numbers[parent] == Environment.ProcessId);
        return (me[ended] + me[ended + 1] + alive.Sum(child => child[own] + child[own + 1])) / ticks;
    }

    private void Said(string name, long length, ExtractionOutcome outcome, double processor)
    {
        var (kind, detail) = outcome.Extraction switch
        {
            Extraction.Unreadable unreadable => ($"{unreadable.Trouble}", unreadable.Detail),
            Extraction.Container container => ("entries", $"{container.Files.Count} taken; {string.Join(' ', container.PassedOver.Take(1).Select(over => over.Detail))}"),
            Extraction.Text text => ("text", $"{text.Document.Passages.Count()} passages"),
            _ => ("", ""),
        };
        output.WriteLine($"{outcome.Took.TotalSeconds,6:0.00} s  processor {processor,5:0.00} s  {length / 1024.0,9:0.0} KB  {name,-40} {kind,-12} {(outcome.ChildDied ? "CHILD DIED " : "")}{detail}");
    }
}
