using System.Net;
using System.Text.RegularExpressions;
using DocReview.Ledger;
using DocReview.Web;

namespace DocReview.Tests;

/// <summary>The overview: figures, their drawings and tables, and where each point leads.</summary>
[Collection(HostTests.Name)]
public sealed class OverviewTests(SiteHost host)
{
    [Fact]
    public async Task Every_point_of_a_chart_leads_to_a_page_that_is_there_and_stands_in_the_table_below()
    {
        using var visitor = await Visitor.SignedIn(host, "宋岚");
        var html = WebUtility.HtmlDecode(await visitor.Html("/"));
        var drawn = Regex.Matches(html, "<svg[^>]*class=\"chart\".*?</svg>", RegexOptions.Singleline).SelectMany(svg => Regex.Matches(svg.Value, "<a href=\"([^\"]+)\"").Select(link => link.Groups[1].Value)).ToList();
        Assert.True(drawn.Count >= 5, $"{drawn.Count} points");
        Assert.Contains(drawn, address => address.StartsWith("/meetings?Body=", StringComparison.Ordinal));
        Assert.Contains(drawn, address => address.StartsWith("/decisions?Category=", StringComparison.Ordinal));
        Assert.Contains(drawn, address => address.StartsWith("/search?q=", StringComparison.Ordinal));
        Assert.Contains(drawn, address => address.StartsWith("/findings?", StringComparison.Ordinal));
        var tables = Regex.Matches(html, "<figure.*?</figure>", RegexOptions.Singleline).Select(figure => Regex.Replace(figure.Value, "<svg.*?</svg>", "", RegexOptions.Singleline)).Aggregate("", string.Concat);
        foreach (var address in drawn.Distinct())
        {
            Assert.Contains($"href=\"{address}\"", tables);
            Assert.Equal((address, HttpStatusCode.OK), (address, (await visitor.Get(address)).StatusCode));
        }
    }

    [Fact]
    public async Task A_search_behind_a_month_of_spending_finds_its_papers()
    {
        using var visitor = await Visitor.SignedIn(host, "宋岚");
        var html = WebUtility.HtmlDecode(await visitor.Html("/"));
        var month = Regex.Match(html, "id=\"chart-spending\".*?<a href=\"(/search[^\"]+)\"", RegexOptions.Singleline).Groups[1].Value;
        Assert.NotEqual("", month);
        Assert.Contains("/documents/", await visitor.Html(month));
    }

    [Fact]
    public void A_scale_ends_above_the_most_and_a_bar_is_as_long_as_its_share()
    {
        var chart = new Chart("x", "图", null, "月", ["甲", "乙"], [new("一", [new ChartValue(30), new ChartValue(7, "/a")]), new("二", [null, new ChartValue(0)])]);
        var svg = ChartDrawing.Of(chart).ToString()!;
        var heights = Regex.Matches(svg, "<rect[^>]*height=\"([0-9.]+)\"").Select(match => double.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal([30 / 40.0 * 190, 7 / 40.0 * 190], heights, (a, b) => Math.Abs(a - b) < 0.1);
        Assert.Contains("<a href=\"/a\"", svg);
        Assert.DoesNotContain("NaN", ChartDrawing.Of(chart with { Rows = [new("一", [null, null])], Lying = true }).ToString());
    }

    [Fact]
    public void Months_without_a_figure_stand_between_and_a_date_misread_by_a_century_is_only_counted()
    {
        var figures = new InspectionFigures(new DocumentCounts(0, 0, 0, 0, 0, new Dictionary<ContentStatus, long>(), new Dictionary<string, long>(), new Dictionary<Genre, long>(), new Dictionary<Trouble, long>()),
            [.. new[] { "2021-01", "2021-03", "2021-03", "1921-03", null }.Select(month => new MeetingFigure(MeetingBody.Village, false, PartialDate.Parse(month), 1))], [], [], [], [], []);
        var chart = new OverviewCharts(new Microsoft.AspNetCore.Mvc.Routing.UrlHelper(new Microsoft.AspNetCore.Mvc.ActionContext(new Microsoft.AspNetCore.Http.DefaultHttpContext(), new(), new())), new InspectionSettings()).Of(figures, [], []).First();
        Assert.Equal(["2021-01", "2021-02", "2021-03"], chart.Rows.Select(row => row.Label));
        Assert.Equal([1.0, 0, 2], chart.Rows.Select(row => row.Sum));
        Assert.Contains("2", chart.Hint);
    }
}
