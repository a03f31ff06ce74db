using System.Text;
using System.Text.Json;

namespace DocReview.Tests;

/// <summary>The sample corpus through the whole program, once: its findings are exactly those that a careful inspector would mark.</summary>
public sealed class SampleCorpusRun : IDisposable
{
    public static string Corpus { get; } = Path.Combine(Repository.Root, "sample-corpus");
    private readonly ProgramRun _program = new();

    public SampleCorpusRun()
    {
        var town = Directory.GetDirectories(Corpus).Single(folder => Path.GetFileName(folder) != "expected-text");
        Ingest = _program.Run("ingest", town);
        Findings = _program.List("findings");
        Decisions = _program.List("decisions");
        Verify = _program.Run("verify");
    }

    public ProgramRun.Ended Ingest { get; }
    public ProgramRun.Ended Verify { get; }
    public IReadOnlyList<JsonElement> Findings { get; }
    public IReadOnlyList<JsonElement> Decisions { get; }

    public void Dispose() => _program.Dispose();

    /// <summary>The rows of an answer file, grouped by their last column.</summary>
    public static IReadOnlyList<IGrouping<string, string[]>> Answers(string name) =>
        File.ReadLines(Path.Combine(Corpus, name)).Skip(1).Where(line => line.Length > 0).Select(line => line.Split('\t')).GroupBy(row => row[^1]).ToList();

    /// <summary>White space aside: a page breaks lines where it ends.</summary>
    public static string Bare(string? text) => string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c))).Normalize(NormalizationForm.FormKC);

    public static bool Overlap(string? a, string? b) => Bare(a) is { Length: > 0 } x && Bare(b) is { Length: > 0 } y && (x.Contains(y) || y.Contains(x));
}

public sealed class SampleCorpusRunTests(SampleCorpusRun run) : IClassFixture<SampleCorpusRun>
{
    private static bool Meets(JsonElement finding, IEnumerable<string[]> rows) => rows.Any(row =>
        finding.GetProperty("kind").GetString() == row[0]
        && finding.GetProperty("evidence").EnumerateArray().Any(e => e.GetProperty("file").GetString() == row[1] && SampleCorpusRun.Overlap(e.GetProperty("quote").GetString(), row[2])));

    private static string Told(JsonElement finding) =>
        $"{finding.GetProperty("kind")} {finding.GetProperty("subject")}: {string.Join(" / ", finding.GetProperty("evidence").EnumerateArray().Take(2).Select(e => $"{e.GetProperty("file")} “{e.GetProperty("quote")}”"))}";

    [Fact]
    public void Every_expected_finding_is_raised()
    {
        var missed = SampleCorpusRun.Answers("expected-findings.tsv").Where(answer => !run.Findings.Any(finding => Meets(finding, answer)));
        Assert.Empty(missed.Select(answer => $"{answer.Key} {answer.First()[0]} {answer.First()[1]} “{answer.First()[2]}”"));
    }

    [Fact]
    public void Nothing_else_is_raised()
    {
        var answers = SampleCorpusRun.Answers("expected-findings.tsv");
        Assert.Empty(run.Findings.Where(finding => !answers.Any(answer => Meets(finding, answer))).Select(Told));
        Assert.Equal(answers.Count, run.Findings.Count);
    }

    [Fact]
    public void Every_finding_cites_its_paper_its_basis_and_what_would_clear_it() => Assert.All(run.Findings, finding =>
    {
        Assert.NotEmpty(finding.GetProperty("evidence").EnumerateArray());
        Assert.False(string.IsNullOrWhiteSpace(finding.GetProperty("basis").GetString()));
        Assert.False(string.IsNullOrWhiteSpace(finding.GetProperty("falseAlarms").GetString()));
        Assert.NotEmpty(finding.GetProperty("requests").EnumerateArray());
        Assert.DoesNotMatch("违规|违纪|违法|造假|贪污|腐败", finding.GetProperty("reason").GetString());
    });

    [Fact]
    public void Decisions_that_were_deliberated_are_found_with_their_meeting()
    {
        var missed = SampleCorpusRun.Answers("decisions.tsv").Where(matter => matter.First()[5] == "Prior").Where(matter => !run.Decisions.Any(decision =>
            matter.Any(row => (IsAt(decision, row[1], row[2]) || IsAt(decision, row[3], row[4])) && decision.GetProperty("deliberation").GetString() == "Prior" && MeetingIs(decision, row[3]))));
        Assert.Empty(missed.Select(matter => $"{matter.Key} {matter.First()[1]} “{matter.First()[2]}”"));
    }

    [Fact]
    public void The_files_that_cannot_be_read_are_named_and_the_rest_is_in_order()
    {
        Assert.Equal(1, run.Ingest.Code);
        Assert.Contains("党政办/2021年大事记.docx", run.Ingest.Output);
        Assert.Contains("组织人事/2022年度考核汇总表.pdf", run.Ingest.Output);
        Assert.Equal(0, run.Verify.Code);
    }

    /// <summary>At the place itself, or it is one of the matter's other papers.</summary>
    private static bool IsAt(JsonElement decision, string file, string quote) =>
        decision.GetProperty("file").GetString() == file && SampleCorpusRun.Overlap(decision.GetProperty("quote").GetString(), quote)
        || decision.TryGetProperty("related", out var related) && related.EnumerateArray().Any(e => e.GetProperty("file").GetString() == file && SampleCorpusRun.Overlap(e.GetProperty("quote").GetString(), quote));

    private static bool MeetingIs(JsonElement decision, string file) =>
        decision.GetProperty("file").GetString() == file
        || decision.GetProperty("meeting") is { ValueKind: JsonValueKind.Object } meeting && meeting.GetProperty("file").GetString() == file;
}
