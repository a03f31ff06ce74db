using System.Text.RegularExpressions;
using DocReview.Ledger;
using DocReview.Review;

namespace DocReview.Tests;

public sealed class UnfinishedRulesTests
{
    /// <summary>Raises one finding and then fails as told.</summary>
    private sealed class Broken(Exception failure) : IRule
    {
        public string Id => "Broken";
        public string Title => "";
        public string LooksFor => "";
        public LegalBasis Basis { get; } = new([]);
        public string FalseAlarms => "";
        public IReadOnlyList<Example> Examples => [];

        public IEnumerable<Finding> Check(CaseStudy study)
        {
            yield return new Finding(Id, null, Severity.Low, "先提出的一条", null, null, "", "", [], [], null, []);
            throw failure;
        }
    }

    private static CaseFacts Town => new HandMade().Contract("2021-06-30", "洒水车采购合同", 156_000, "远程汽车公司").Meeting("2021-05-12", 6).Facts;

    [Fact]
    public void A_rule_that_fails_is_named_and_the_others_go_on()
    {
        var result = CaseReview.Of(Town, [new Broken(new InvalidOperationException("坏了")), new NoDeliberation()]);
        Assert.Equal(["Broken", "NoDeliberation"], result.Findings.Select(f => f.Kind));
        var unfinished = Assert.Single(result.Unfinished);
        Assert.Equal(("Broken", "InvalidOperationException: 坏了", null), (unfinished.Kind, unfinished.Error, unfinished.Path));
        Assert.Empty(CaseReview.Of(Town).Unfinished);
    }

    [Fact]
    public void A_pattern_that_takes_too_long_names_the_paper()
    {
        var timeout = new RegexMatchTimeoutException("洒水车采购合同", "(a+)+$", TimeSpan.FromSeconds(1));
        Assert.Equal("1.txt", Assert.Single(CaseReview.Of(Town, [new Broken(timeout)]).Unfinished).Path);
    }
}
