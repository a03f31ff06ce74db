using DocReview.Ingest;
using DocReview.Ledger;

namespace DocReview.Tests;

/// <summary>The papers of the invented town, read by the real child and held against the texts from which they were written.</summary>
[Collection("ingest")]
public sealed class SampleCorpusTests(IngestFixture ingest)
{
    private static readonly string Corpus = Path.Combine(Repository.Root, "sample-corpus");
    private static readonly string Town = Directory.GetDirectories(Corpus).Single(folder => Path.GetFileName(folder) != "expected-text");
    private static readonly string Texts = Path.Combine(Corpus, "expected-text");

    [Theory]
    [InlineData(".docx")]
    [InlineData(".txt")]
    [InlineData(".zip")]
    [InlineData(".xlsx")]
    [InlineData(".pdf")]
    public async Task Every_paper_says_what_it_was_written_to_say(string ending)
    {
        var papers = Directory.GetFiles(Town, "*" + ending, SearchOption.AllDirectories);
        Assert.NotEmpty(papers);
        var differing = new List<string>();
        foreach (var paper in papers)
        {
            await Compare(Path.GetRelativePath(Town, paper).Replace('\\', '/'), await File.ReadAllBytesAsync(paper, TestContext.Current.CancellationToken), differing);
        }
        Assert.Empty(differing);
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

    private async Task Compare(string path, byte[] bytes, List<string> differing)
    {
        var expected = Path.Combine(Texts, path + ".txt");
        using var outcome = await ingest.Extract(Path.GetFileName(path), bytes, path);
        switch (outcome.Extraction)
        {
            case Extraction.Container container:
                foreach (var inside in container.Files.Where(inside => IsReadHere(inside.Name)))
                {
                    await Compare($"{path}!{inside.Name}", await File.ReadAllBytesAsync(inside.TemporaryPath, TestContext.Current.CancellationToken), differing);
                }
                break;
            case Extraction.Text text when File.Exists(expected):
                if (Solid(string.Concat(text.Document.Passages.Select(passage => passage.Text))) != Solid(await File.ReadAllTextAsync(expected, TestContext.Current.CancellationToken)))
                {
                    differing.Add(path);
                }
                break;
            case Extraction.Unreadable when File.Exists(expected):
                differing.Add(path + " (unreadable)");
                break;
        }
    }

    private static bool IsReadHere(string name) => Path.GetExtension(name) is ".docx" or ".txt" or ".zip" or ".xlsx" or ".pdf";

    /// <summary>Without white space, and without the line that names a worksheet.</summary>
    private static string Solid(string text) =>
        string.Concat(string.Concat(text.Split('\n').Where(line => !line.StartsWith("【工作表:", StringComparison.Ordinal))).Where(c => !char.IsWhiteSpace(c)));
}
