using System.IO;
using System.Text.Encodings.Web;
using DocReview.Index;
using DocReview.Ledger;
using DocReview.Web;
using Microsoft.AspNetCore.Html;

namespace DocReview.Tests;

/// <summary>The small parts of which pages are put together.</summary>
public sealed class PartsTests
{
    private static readonly FileId File = new(new string('a', 64));

    private static string Html(IHtmlContent content)
    {
        using var writer = new StringWriter();
        content.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    [Fact]
    public void Marks_that_overlap_are_joined_and_everything_is_encoded() => Assert.Equal(
        "一&lt;<mark id=\"cited\">b&gt;二</mark><mark>三</mark>四", Html(Marking.Of("一<b>二三四", [new Match(2, 3), new Match(4, 2)], id: "cited")));

    [Fact]
    public void Marks_beyond_the_text_are_cut_off() => Assert.Equal("一<mark>二</mark>", Html(Marking.Of("一二", [new Match(1, 99), new Match(50, 3), new Match(-5, 2)])));

    [Fact]
    public void A_mark_across_cells_is_marked_in_each_of_them()
    {
        var row = SamplePapers.Row(File, 1, ["围墙", "尾款"]);
        var marks = new[] { new Match(1, 3) };
        Assert.Equal(["围<mark>墙</mark>", "<mark>尾</mark>款"], row.Row!.Cells.Select(cell => Html(Marking.Of(row.Text.Substring(cell.Start, cell.Length), marks, cell.Start))));
    }

    [Fact]
    public void A_character_outside_the_basic_plane_is_not_torn_by_encoding() => Assert.Contains("1F600", Html(Marking.Of("a\U0001F600b", [])));

    [Fact]
    public void Rows_of_one_table_stand_together_and_cells_under_a_merged_cell_are_left_out()
    {
        var merged = new Passage(new PassageId(File, 2), "科室\t事由") { Row = new TableRow(1, 1, [new Cell(1, 0, 2, RowSpan: 2), new Cell(2, 3, 2)]) };
        var below = new Passage(new PassageId(File, 3), "\t会务") { Row = new TableRow(1, 2, [new Cell(1, 0, 0), new Cell(2, 1, 2)]) };
        var other = SamplePapers.Row(File, 4, ["另一张表"]) with { Row = new TableRow(2, 1, [new Cell(1, 0, 4)]) };
        var blocks = PassageBlock.Of([new Passage(new PassageId(File, 1), "标题"), merged, below, other], Cited.Nothing, false, true).ToList();
        Assert.Equal([null, 1, 2], blocks.Select(block => block.Table));
        Assert.Equal([2, 1], blocks[1].Rows().Select(row => row.Cells.Count));
    }

    [Fact]
    public void A_merged_cell_of_an_excerpt_reaches_no_further_than_its_rows()
    {
        var head = new Passage(new PassageId(File, 1), "日期\t金额") { Row = new TableRow(1, 2, [new Cell(1, 0, 2, RowSpan: 2), new Cell(2, 3, 2, RowSpan: 2)]) };
        var cited = SamplePapers.Row(File, 9, ["3月5日", "38000"]) with { Row = new TableRow(1, 150, [new Cell(1, 0, 4), new Cell(2, 5, 5)]) };
        var block = Assert.Single(PassageBlock.Of([head, cited], Cited.Nothing, true, true));
        Assert.All(block.Rows(), row => Assert.All(row.Cells, cell => Assert.Equal(1, cell.RowSpan)));
        Assert.Equal([2, 2], block.Rows().Select(row => row.Cells.Count));
    }

    [Fact]
    public void A_month_within_the_period_without_a_record_shows_as_missing()
    {
        MeetingFigure On(string date, bool minutes = false) => new(MeetingBody.PartyCommittee, minutes, PartialDate.Parse(date), 1);
        var coverage = Coverage.Of([On("2020-11"), On("2020-11", minutes: true), On("2021-01"), On("2021")], new InspectionSettings());
        Assert.Equal(1, coverage.Undated);
        Assert.Equal([2020, 2021], coverage.Rows.Select(row => row.Year));
        Assert.Null(coverage.Rows[0].Months[9]);
        Assert.Equal(new MonthCoverage(2020, 11, 1, 1), coverage.Rows[0].Months[10]);
        Assert.Equal(new MonthCoverage(2020, 12, 0, 0), coverage.Rows[0].Months[11]);
        Assert.Null(coverage.Rows[1].Months[1]);
    }

    [Fact]
    public void A_body_that_meets_now_and_then_has_no_missing_months()
    {
        MeetingFigure Of(MeetingBody body, string date) => new(body, false, PartialDate.Parse(date), 1);
        var coverage = Coverage.Of([Of(MeetingBody.PartyCommittee, "2020-01"), Of(MeetingBody.Village, "2021-06"), Of(MeetingBody.PartyCommittee, "2021-12")], new InspectionSettings());
        Assert.Equal([(MeetingBody.PartyCommittee, 2020, true), (MeetingBody.PartyCommittee, 2021, true), (MeetingBody.Village, 2021, false)],
            coverage.Rows.Select(row => (row.Body, row.Year, row.Regular)));
    }

    [Theory]
    [InlineData("423746.07", "number")]
    [InlineData("-1,280.00", "number")]
    [InlineData("2022-06-10", "nowrap")]
    [InlineData("记-069", "nowrap")]
    [InlineData("鹤泉水利建筑工程有限公司", null)]
    [InlineData("", null)]
    public void Sums_and_dates_in_a_table_are_not_broken(string cell, string? expected) => Assert.Equal(expected, PassageBlock.CellClass(cell));

    [Fact]
    public void Every_entry_of_a_long_list_stands_in_exactly_one_part()
    {
        var seen = Enumerable.Range(1, new Pager(1, 20, 93).Parts).SelectMany(part => new Pager(part, 20, 93) is var pager ? Enumerable.Range(pager.First, pager.Last - pager.First + 1) : []);
        Assert.Equal(Enumerable.Range(1, 93), seen);
        Assert.Equal(5, new Pager(99, 20, 93).Clamped);
    }

    [Fact]
    public void Roles_are_known_by_both_their_names()
    {
        Assert.Equal(Roles.Leader, Roles.Parse("组长"));
        Assert.Equal(Roles.Reader, Roles.Parse("reader"));
        Assert.Equal([Roles.Member, Roles.Member, Roles.Member], new[] { "组员", "inspector", "巡察干部" }.Select(Roles.Parse));
        Assert.Null(Roles.Parse("king"));
    }
}
