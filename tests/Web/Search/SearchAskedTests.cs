using DocReview.Index;
using DocReview.Ledger;
using DocReview.Web;

namespace DocReview.Tests;

/// <summary>A search as it stands in an address.</summary>
public sealed class SearchAskedTests
{
    [Fact]
    public void What_is_asked_comes_back_from_its_address()
    {
        var asked = new SearchAsked("围墙 \"a&b=c\" +%<script>", true, Genre.Contract, new DateOnly(2020, 1, 1), new DateOnly(2020, 12, 31), "财务/2020 年", "xlsx", MeetingBody.PartyCommittee, true,
            Money.Yuan(30_000), Money.Yuan(50_000.5m), HitOrder.Oldest);
        Assert.Equal(asked, SearchAsked.Of(asked.Address));
        Assert.Equal(asked.Address, SearchAsked.Of(asked.Address).Address);
        Assert.Equal("q=", new SearchAsked("").Address);
        Assert.DoesNotContain('<', asked.Address);
    }

    [Theory]
    [InlineData("q=围墙&Conditions.Genre=Nonsense&Conditions.Genre=17&sort=99&low=abc&Conditions.From=2020-02-30&Conditions.Finding=yes")]
    [InlineData("q=围墙&Conditions.Body=&low=&high=3..5&exact=1")]
    public void What_makes_no_sense_counts_as_not_set(string address) => Assert.Equal(new SearchAsked("围墙"), SearchAsked.Of(address));

    [Theory]
    [InlineData("low=3万&high=50,000", 30_000.0, 50_000.0)]
    [InlineData("low=60000&high=3万", 30_000.0, 60_000.0)]
    [InlineData("low=30000", 30_000.0, null)]
    [InlineData("high=1.5", null, 1.5)]
    public void A_sum_is_understood_as_in_a_query(string address, double? low, double? high)
    {
        var sum = SearchAsked.Of(address).Sum!;
        Assert.Equal(low is { } from ? Money.Yuan((decimal)from) : Query.Sum.Least, sum.Low);
        Assert.Equal(high is { } to ? Money.Yuan((decimal)to) : Query.Sum.Most, sum.High);
    }

    [Fact]
    public void Whole_years_and_months_are_known_as_such()
    {
        Assert.Equal(PartialDate.OfYear(2020), new SearchAsked("").In(PartialDate.OfYear(2020)).Span);
        Assert.Equal(PartialDate.OfMonth(2020, 2), SearchAsked.Of("Conditions.From=2020-02-01&Conditions.To=2020-02-29").Span);
        Assert.Null(SearchAsked.Of("Conditions.From=2020-02-01&Conditions.To=2020-02-28").Span);
    }

    [Theory]
    [InlineData("张明", "章铭", true), InlineData("高明远", "高名远", true), InlineData("青禾建筑公司", "青和建筑公司", true), InlineData("青禾建筑有限公司", "青禾建筑工有限公司", true)]
    [InlineData("张明", "张明", false), InlineData("张明", "李明", false), InlineData("围墙", "围墙维修", false), InlineData("高明远", "宋岚", false)]
    public void Names_are_near_that_sound_or_look_nearly_alike(string word, string name, bool near) => Assert.Equal(near, NearSpellings.IsNear(word, name));
}
