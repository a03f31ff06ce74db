using DocReview.Ingest;
using DocReview.Ledger;

namespace DocReview.Tests;

/// <summary>
/// Every bomb and every trick of <see cref="Bombs"/> and <see cref="PathTricks"/> through real children. DOCREVIEW_HOSTILE=all takes the largest ones, too:
/// see bench/hostile/run.sh.
/// </summary>
public sealed class HostileTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly bool All = Environment.GetEnvironmentVariable("DOCREVIEW_HOSTILE") is "all";
    // Five seconds on a machine that does nothing else.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(All ? 5 : 30);
    private static readonly string[] Largest = ["million-entries.zip", "deep.zip", "many-ratios.zip", "lines.txt", "entries.zip", "entries.rar", "entries.tar", "empty-paragraphs.docx", "forms-of-forms.pdf", "shared-strings.xlsx"];
    private readonly string _folder = Directory.CreateTempSubdirectory("docreview-hostile-").FullName;
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
        foreach (var (name, bytes) in Bombs.All().Where(bomb => All || !Largest.Contains(bomb.Name)))
        {
            var content = bytes();
            using var outcome = await Extract(name, content);
            Said(name, content.Length, outcome);
            count++;
            if (outcome.Took > Longest)
                wrong.Add($"{name}: {outcome.Took}");
            if (Kept(outcome.Extraction) is var kept && kept > Math.Max(700L << 20, content.Length * 2L))
                wrong.Add($"{name}: {kept >> 20} MB were unpacked");
            if (outcome.Extraction is Extraction.Unreadable { Detail: "" })
                wrong.Add($"{name}: no reason");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(count >= 60, $"{count}");
    }

    [Fact]
    public async Task No_entry_chooses_where_it_is_written()
    {
        var wrong = new List<string>();
        var count = 0;
        foreach (var (name, bytes) in PathTricks.All())
        {
            var content = bytes();
            using var outcome = await Extract(name, content);
            Said(name, content.Length, outcome);
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

    private void Said(string name, long length, ExtractionOutcome outcome)
    {
        var (kind, detail) = outcome.Extraction switch
        {
            Extraction.Unreadable unreadable => ($"{unreadable.Trouble}", unreadable.Detail),
            Extraction.Container container => ("entries", $"{container.Files.Count} taken; {string.Join(' ', container.PassedOver.Take(1).Select(over => over.Detail))}"),
            Extraction.Text text => ("text", $"{text.Document.Passages.Count()} passages"),
            _ => ("", ""),
        };
        output.WriteLine($"{outcome.Took.TotalSeconds,6:0.00} s  {length / 1024.0,9:0.0} KB  {name,-40} {kind,-12} {(outcome.ChildDied ? "CHILD DIED " : "")}{detail}");
    }
}
