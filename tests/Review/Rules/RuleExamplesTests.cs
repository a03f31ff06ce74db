using DocReview.Ledger;
using DocReview.Review;

namespace DocReview.Tests;

/// <summary>Every example of every rule, from text to finding: what is marked is flagged, nothing else is.</summary>
public sealed class RuleExamplesTests
{
    public static TheoryData<string, string> Examples => new(CaseReview.Rules.SelectMany(r => r.Examples.Select(e => (r.Id, e.Title))));

    [Theory]
    [MemberData(nameof(Examples))]
    public void What_is_marked_is_flagged_and_nothing_else(string rule, string title)
    {
        var example = CaseReview.Rules.Single(r => r.Id == rule).Examples.Single(e => e.Title == title);
        var papers = example.Papers.Select((text, i) => PaperText.Marked($"例/{i + 1}.txt", text)).ToList();
        var findings = CaseReview.Of(FactsOf(papers.Select(p => p.Document))).Findings.Where(f => f.Kind == rule).ToList();
        var marks = papers.SelectMany(p => p.Marks).ToList();
        Assert.All(marks, mark => Assert.Contains(findings, f => f.Evidence.Any(e => Overlaps(e.Source, mark))));
        Assert.All(findings, f => Assert.Contains(marks, mark => f.Evidence.Any(e => Overlaps(e.Source, mark))));
    }

    [Fact]
    public void Every_rule_shows_two_cases_that_are_flagged_and_three_that_are_not() => Assert.All(CaseReview.Rules, rule =>
    {
        Assert.True(rule.Examples.Count(Flagged) >= 2, rule.Id);
        Assert.True(rule.Examples.Count(e => !Flagged(e)) >= 3, rule.Id);
    });

    [Fact]
    public void No_rule_accuses() => Assert.All(CaseReview.Rules, rule =>
        Assert.DoesNotContain(new[] { "违规", "违纪", "造假", "贪污" }, word => (rule.Title + rule.LooksFor + rule.FalseAlarms).Contains(word, StringComparison.Ordinal)));

    public static CaseFacts FactsOf(IEnumerable<Document> documents) => new(documents.Select(d =>
    {
        var facts = DocumentReading.Read(d);
        return new CaseDocument(d, (Profile)facts[0], facts);
    }).ToList(), [], new InspectionSettings());

    private static bool Flagged(Example example) => example.Papers.Any(p => p.Contains("[|", StringComparison.Ordinal));

    private static bool Overlaps(Citation source, PaperText.Mark mark) => source.Passage == mark.Passage && source.Start < mark.Start + mark.Length && mark.Start < source.Start + source.Length;
}
