using DocReview.Review;

namespace DocReview.Tests;

/// <summary>Change one fact of a planted case, and the finding comes or goes.</summary>
public sealed class PaymentMutationTests
{
    private static readonly IReadOnlyList<PlantedCase> Cases = [.. SpendingMutations.All, .. HospitalityMutations.All];

    public static TheoryData<string, string> Planted => new(Cases.Select(c => (c.Rule, c.Name)));

    [Theory]
    [MemberData(nameof(Planted))]
    public void A_finding_comes_and_goes_with_the_fact_it_rests_on(string rule, string name)
    {
        var planted = Cases.Single(c => c.Rule == rule && c.Name == name);
        Assert.True(IsFlagged(rule, planted.Planted), "the case as planted");
        Assert.All(planted.Changes, change =>
        {
            Assert.True(planted.Holds(change), change.From);
            Assert.True(IsFlagged(rule, planted.With(change)) == change.Flagged, $"{change.From} → {change.To}");
        });
    }

    private static bool IsFlagged(string rule, IReadOnlyList<string> papers) =>
        CaseReview.Of(RuleExamplesTests.FactsOf(papers.Select((text, i) => PaperText.Read($"例/{i + 1}.txt", text)))).Findings.Any(f => f.Kind == rule);
}
