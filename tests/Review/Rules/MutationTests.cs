using DocReview.Review;

namespace DocReview.Tests;

/// <summary>One fact of a planted case is changed: the finding must come or go.</summary>
public sealed class MutationTests
{
    public static TheoryData<string, int> Changes => [.. MeetingMutations.All.SelectMany(p => Enumerable.Range(-1, p.Changes.Length + 1).Select(i => (p.Rule, i)))];

    [Theory, MemberData(nameof(Changes))]
    public void A_changed_fact_brings_the_finding_or_takes_it_away(string rule, int change)
    {
        var planted = MeetingMutations.All.Single(p => p.Rule == rule);
        var (from, to, flagged) = change < 0 ? ("", "", true) : planted.Changes[change];
        Assert.True(from.Length == 0 || planted.Papers.Contains(from, StringComparison.Ordinal), $"not in the case: {from}");
        var text = from.Length == 0 ? planted.Papers : planted.Papers.Replace(from, to, StringComparison.Ordinal);
        var papers = text.Split("----\n").Select((paper, i) => PaperText.Read($"材料/会议{i + 1}.docx", paper));
        Assert.Equal(flagged, CaseReview.Of(RuleExamplesTests.FactsOf(papers)).Findings.Any(f => f.Kind == rule));
    }
}
