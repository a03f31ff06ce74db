using DocReview.Ledger;
using DocReview.Review;

namespace DocReview.Tests;

/// <summary>What is missing is told of the period under review alone: of other times the records were never asked for.</summary>
public sealed class PeriodTests
{
    private static IReadOnlyList<string> Raised(IRule rule, string example, DateOnly? from, DateOnly? to)
    {
        var facts = RuleExamplesTests.FactsOf(rule.Examples.Single(e => e.Title == example).Papers.Select((paper, i) => PaperText.Read($"材料/{i + 1}.txt", paper)));
        return [.. CaseReview.Of(facts with { Settings = facts.Settings with { PeriodFrom = from, PeriodTo = to } }).Findings.Select(f => f.Kind)];
    }

    /// <summary>The missing third meeting lies between 16 March and 9 June 2021.</summary>
    [Theory]
    [InlineData(null, null, true)]
    [InlineData("2021-05-01", null, true)]
    [InlineData("2021-03-16", "2021-06-09", true)]
    [InlineData("2021-06-10", null, false)]
    [InlineData(null, "2021-03-15", false)]
    public void A_missing_number_is_told_where_it_falls_into_the_period(string? from, string? to, bool told) =>
        Assert.Equal(told, Raised(new RecordGap(), "会议记录编号缺一次", Day(from), Day(to)).Contains("RecordGap"));

    /// <summary>The contract is of 12 September 2018.</summary>
    [Theory]
    [InlineData("2018-01-01", true)]
    [InlineData("2018-10-01", false)]
    public void Matters_before_the_period_ask_for_no_records(string from, bool told) =>
        Assert.Equal(told, Raised(new RecordGap(), "须上会的合同所在年份没有会议记录", Day(from), null).Contains("RecordGap"));

    [Theory]
    [InlineData(null, true)]
    [InlineData("2015-12-31", false)]
    public void That_no_meeting_is_found_is_told_of_the_period(string? to, bool told) =>
        Assert.Equal(told, Raised(new NoDeliberation(), "购置洒水车，同期会议记录中没有该议题", null, Day(to)).Contains("NoDeliberation"));

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
