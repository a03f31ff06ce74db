using DocReview.Ingest;
using DocReview.Ledger;

namespace DocReview.Tests;

/// <summary>Where a corpus with reference texts lies beside the repository, what we read is compared with it, character by character, white space aside.</summary>
[Collection("ingest")]
public sealed class ReferenceTextTests(IngestFixture ingest, ITestOutputHelper output)
{
    [Theory]
    [InlineData(".docx", 0.99)]
    // Reference texts give 6317.9 where the sheet shows, and we read, 6317.90.
    [InlineData(".xlsx", 0.97)]
    [InlineData(".xls", 0.98)]
    [InlineData(".doc", 0.99)]
    [InlineData(".ofd", 0.99)]
    [InlineData(".pdf", 0.99)]
    [InlineData(".txt", 0.999)]
    public async Task What_is_read_equals_the_reference_text(string ending, double least)
    {
        var root = Devset() ?? "";
        Assert.SkipWhen(root.Length == 0, "There is no reference corpus beside the repository.");
        double equal = 0, all = 0;
        foreach (var path in Directory.EnumerateFiles(Path.Combine(root, "corpus"), "*" + ending, SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var relative = Path.GetRelativePath(Path.Combine(root, "corpus"), path);
            var truthFile = Path.Combine(root, "truth", relative + ".txt");
            using var outcome = await ingest.Extract(Path.GetFileName(path), await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
            // Pages that wait for recognition have no text yet.
            if (outcome.Extraction is not Extraction.Text read || !read.Document.Passages.Any() || !File.Exists(truthFile))
            {
                output.WriteLine($"{relative}: {outcome.Extraction}");
                continue;
            }
            var truth = Bare(string.Join('\n', File.ReadLines(truthFile).Where(line => !line.StartsWith("【工作表:", StringComparison.Ordinal))));
            var text = Bare(string.Join('\n', read.Document.Passages.Where(passage => passage.Kind is not (PassageKind.Header or PassageKind.Footer or PassageKind.Deleted or PassageKind.Comment)).Select(passage => passage.Text)));
            var common = CommonLength(truth, text);
            equal += common;
            all += Math.Max(truth.Length, text.Length);
            if (common < Math.Max(truth.Length, text.Length))
                output.WriteLine($"{relative}: {common} of {truth.Length} (read {text.Length}) {FirstDifference(truth, text)}");
        }
        output.WriteLine($"{ending}: {equal / all:P2} of {all} characters");
        Assert.True(equal / all >= least, $"{ending}: {equal / all:P2}");
    }

    private static string? Devset()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "DocReview.sln")))
                return Path.Combine(folder.FullName, "..", "shared", "devset") is var devset && Directory.Exists(devset) ? devset : null;
        }
        return null;
    }

    private static string Bare(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));

    private static string FirstDifference(string truth, string text)
    {
        var at = 0;
        while (at < truth.Length && at < text.Length && truth[at] == text[at])
            at++;
        string Around(string of) => of.Substring(Math.Max(0, at - 6), Math.Min(30, of.Length - Math.Max(0, at - 6)));
        return $"«{Around(truth)}» against «{Around(text)}»";
    }

    private static int CommonLength(string one, string other)
    {
        var lengths = new int[other.Length + 1];
        foreach (var character in one)
        {
            var diagonal = 0;
            for (var i = 0; i < other.Length; i++)
            {
                var above = lengths[i + 1];
                lengths[i + 1] = character == other[i] ? diagonal + 1 : Math.Max(above, lengths[i]);
                diagonal = above;
            }
        }
        return lengths[^1];
    }
}
