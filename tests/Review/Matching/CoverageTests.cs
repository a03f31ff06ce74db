using DocReview.Ledger;
using DocReview.Review;

namespace DocReview.Tests;

public sealed class CoverageTests
{
    private static Coverage Of(params (string Day, int? Number)[] meetings) => new(meetings.Aggregate(new HandMade(), (town, m) => town.Meeting(m.Day, m.Number)).Facts);

    [Fact]
    public void A_missing_number_of_a_run_is_named()
    {
        var run = Assert.Single(Of(("2021-01-20", 1), ("2021-03-16", 2), ("2021-06-09", 4)).Runs);
        Assert.Equal([3], run.Missing);
        Assert.Equal("2021年党委会议记录第1—4次，缺第3次", run.Describe);
        Assert.Equal((new DateOnly(2021, 3, 16), new DateOnly(2021, 6, 9)), run.Span(3));
    }

    [Fact]
    public void A_meeting_without_number_between_the_neighbours_fills_the_gap() =>
        Assert.Empty(Assert.Single(Of(("2021-01-20", 1), ("2021-03-16", 2), ("2021-05-06", null), ("2021-06-09", 4)).Runs).Missing);

    [Fact]
    public void Numbers_that_count_on_through_a_term_need_not_begin_with_one() =>
        Assert.Equal([47], Assert.Single(Of(("2021-01-20", 45), ("2021-03-16", 46), ("2021-06-09", 48), ("2021-07-09", 49)).Runs).Missing);

    [Theory]
    [InlineData("2021-06-01", true)]  // three months after the last
    [InlineData("2021-09-20", false)] // long after the last, and nothing follows
    [InlineData("2020-12-01", false)] // before the first
    public void A_day_is_covered_where_records_stand_around_it(string day, bool covered) =>
        Assert.Equal(covered, Of(("2021-01-20", 1), ("2021-03-16", 2)).Covers(MeetingBody.PartyCommittee, HandMade.Day(day)));

    [Fact]
    public void Consecutive_numbers_cover_a_long_pause() =>
        Assert.True(Of(("2021-01-20", 1), ("2021-11-16", 2)).Covers(MeetingBody.PartyCommittee, HandMade.Day("2021-08-01")));
}

public sealed class ThresholdsTests
{
    private static readonly PartialDate Day2021 = HandMade.Day("2021-06-01");
    private static readonly PartialDate Day2022 = HandMade.Day("2022-06-01");

    [Fact]
    public void Later_measures_replace_earlier_ones_from_their_day_on()
    {
        var t = new Thresholds(new HandMade().Measure("2020-01-01", StandardKind.LargeFund, 50_000).Measure("2022-04-01", StandardKind.LargeFund, 30_000).Facts);
        Assert.Equal(Money.Yuan(50_000), t.LargeFund(Day2021).From);
        Assert.Equal(Money.Yuan(30_000), t.LargeFund(Day2022).From);
    }

    [Fact]
    public void Without_measures_the_value_set_by_the_group_holds_and_is_called_provisional()
    {
        var limit = new Thresholds(new HandMade { Settings = new() { ProvisionalLargeFund = Money.Yuan(20_000) } }.Facts).LargeFund(Day2021);
        Assert.Equal(Money.Yuan(20_000), limit.From);
        Assert.True(limit.Provisional);
    }

    [Fact]
    public void What_a_person_confirmed_wins()
    {
        var settings = new InspectionSettings { Confirmed = [new(StandardKind.LargeFund, Money.Yuan(100_000), MeetingBody.PartyCommittee, null, "议事规则第三条", "组长")] };
        Assert.Equal(Money.Yuan(100_000), new Thresholds((new HandMade { Settings = settings }).Measure("2020-01-01", StandardKind.LargeFund, 50_000).Facts).LargeFund(Day2021).From);
    }

    [Fact]
    public void Of_several_tiers_the_one_for_the_committee_counts()
    {
        var t = new Thresholds(new HandMade().Measure("2020-01-01", StandardKind.LargeFund, 10_000, MeetingBody.Government).Measure("2020-01-01", StandardKind.LargeFund, 50_000).Facts);
        Assert.Equal(Money.Yuan(50_000), t.LargeFund(Day2021).From);
    }
}
