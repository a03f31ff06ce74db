using System.Text;
using DocReview.Ingest;
using DocReview.Ledger;
using DocReview.Web;

namespace DocReview.Tests;

/// <summary>The papers of the invented town, read by the real child and held against the texts from which they were written.</summary>
[Collection("ingest")]
public sealed class SampleCorpusTests(IngestFixture ingest)
{
    private static readonly string Corpus = Path.Combine(Repository.Root, "sample-corpus");
    private static readonly string Town = Directory.GetDirectories(Corpus).Single(folder => Path.GetFileName(folder) != "expected-text");
    private static readonly string Texts = Path.Combine(Corpus, "expected-text");

    /// <summary>What cannot be read and must be named; its text, where one is known, is written down for the day it can.</summary>
    private static readonly HashSet<string> Unread = ["党政办/2021年大事记.docx", "组织人事/2022年度考核汇总表.pdf"];

    public static TheoryData<string> Endings { get; } = [.. Directory.GetFiles(Town, "*", SearchOption.AllDirectories).Select(file => Path.GetExtension(file)).Distinct().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task Every_paper_says_what_it_was_written_to_say(string ending)
    {
        var differing = new List<string>();
        foreach (var paper in Directory.GetFiles(Town, "*" + ending, SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(Town, paper).Replace('\\', '/');
            var expected = Directory.GetFiles(Texts, "*.txt", SearchOption.AllDirectories).Select(text => Path.GetRelativePath(Texts, text).Replace('\\', '/')[..^".txt".Length])
                .Where(text => text == path || text.StartsWith(path + "!", StringComparison.Ordinal)).ToHashSet();
            Assert.True(expected.Count > 0 || Unread.Contains(path) || IsSecondCopy(path), $"no text for {path}");
            await Compare(path, await File.ReadAllBytesAsync(paper, TestContext.Current.CancellationToken), expected, differing);
            differing.AddRange(expected.Select(text => text + ": not there"));
        }
        Assert.True(differing.Count == 0, string.Join('\n', differing));
    }

    [Fact]
    public async Task A_paper_cut_off_in_copying_is_named_as_unreadable()
    {
        var bytes = await File.ReadAllBytesAsync(Path.Combine(Town, "党政办/2021年大事记.docx"), TestContext.Current.CancellationToken);
        Assert.Equal(Trouble.Damaged, (await ingest.Unreadable("2021年大事记.docx", bytes)).Trouble);
    }

    [Theory]
    [InlineData("expected-findings.tsv", 1, 2)]
    [InlineData("decisions.tsv", 1, 2)]
    [InlineData("decisions.tsv", 3, 4)]
    [InlineData("traps.tsv", 0, 1)]
    public void Every_quote_of_the_answers_stands_in_its_paper(string table, int file, int quote)
    {
        var strays = File.ReadLines(Path.Combine(Corpus, table)).Skip(1).Select(line => line.Split('\t')).Where(fields => fields[file].Length > 0)
            .Where(fields => !File.ReadAllText(Path.Combine(Texts, fields[file] + ".txt")).Contains(fields[quote], StringComparison.Ordinal));
        Assert.Empty(strays.Select(fields => fields[file] + ": " + fields[quote]));
    }

    private static bool IsSecondCopy(string path) => path == "财政所/制度/三重一大实施办法.docx";

    /// <param name="expected">Texts that were not yet met; those that are met are taken out. What a seal shows has none: round lettering is not promised.</param>
    private async Task Compare(string path, byte[] bytes, HashSet<string> expected, List<string> differing)
    {
        var isExpected = expected.Remove(path);
        using var outcome = await ingest.Extract(Path.GetFileName(path), bytes, path);
        var files = outcome.Extraction switch
        {
            Extraction.Container container => container.Files,
            Extraction.Text text => text.Files,
            _ => [],
        };
        if (outcome.Extraction is Extraction.Text read && (isExpected || read.Files.Count == 0))
            Judge(path, isExpected, await ingest.Recognised(read.Document, bytes), differing);
        else if (isExpected)
            differing.Add(path + (outcome.Extraction is Extraction.Unreadable unread ? $": {unread.Trouble}, {unread.Detail}" : ": a container"));
        foreach (var inside in files)
            await Compare($"{path}!{inside.Name}", await File.ReadAllBytesAsync(inside.TemporaryPath, TestContext.Current.CancellationToken), expected, differing);
    }

    /// <summary>What was written is read to the letter; what was recognised with few errors. Pages that wait for an engine that is not here say nothing.</summary>
    private static void Judge(string path, bool isExpected, Document document, List<string> differing)
    {
        const double mostErrors = 0.03;
        if (!isExpected)
        {
            if (!IsSecondCopy(path) && !path.Contains("!印章", StringComparison.Ordinal))
                differing.Add(path + ": unexpected");
            return;
        }
        if (document.Pages.Any(page => page.Waiting is not null))
        {
            if (Recogniser.Here().Engine is not null)
                differing.Add($"{path}: not recognised: {string.Join(' ', document.Warnings)}");
            return;
        }
        var (expected, actual) = (Solid(File.ReadAllText(Path.Combine(Texts, path + ".txt"))), Solid(string.Join('\n', document.Passages.Select(passage => passage.Text))));
        if (expected == actual)
            return;
        var errors = Errors(expected, actual) / (double)expected.Length;
        if (document.Pages.All(page => page.Origin == TextOrigin.Written) || errors > mostErrors)
            differing.Add($"{path}: {errors:P1} of {expected.Length} characters\n  {expected}\n  {actual}");
    }

    /// <summary>Without white space, and without the line that names a worksheet. Full and half width are one: a recognition cannot tell.</summary>
    private static string Solid(string text) =>
        string.Concat(string.Concat(text.Split('\n').Where(line => !line.StartsWith("【工作表:", StringComparison.Ordinal))).Where(c => !char.IsWhiteSpace(c))).Normalize(NormalizationForm.FormKC);

    /// <summary>Characters to insert, remove or replace.</summary>
    private static int Errors(string expected, string actual)
    {
        var row = Enumerable.Range(0, actual.Length + 1).ToArray();
        for (var i = 1; i <= expected.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 1; j <= actual.Length; j++)
                (row[j], diagonal) = (Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (expected[i - 1] == actual[j - 1] ? 0 : 1)), row[j]);
        }
        return row[^1];
    }
}
