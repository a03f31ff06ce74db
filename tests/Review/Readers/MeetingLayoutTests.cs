using DocReview.Ledger;
using DocReview.Review;

namespace DocReview.Tests;

/// <summary>Layouts of records in which the decision stands apart: a cell, a sentence of bare consent, a label of its own.</summary>
public sealed class MeetingLayoutTests
{
    private static List<AgendaItem> Agenda(string text, string path = "材料/记录.docx") =>
        [.. DocumentReading.Read(TextPaper.Of(text, path)).OfType<Meeting>().SelectMany(m => m.Agenda)];

    private static string Shown(string text) => string.Join(" / ", Agenda(text).Select(a => $"{a.Title} {a.Outcome}"));

    [Fact]
    public void The_cell_behind_a_report_is_the_meetings_decision() => Assert.Equal("购置档案柜 Decided / 灌区管护经费 Decided", Shown("""
        河湾乡党委会议记录
        时间	2021年3月5日	主持	周启元
        序号	议题	讨论情况	议定结果
        1	购置档案柜	龙海生：购档案柜30组，2.4万元	同意
        2	灌区管护经费	龙海生汇报上半年管护费6万元	同意拨付
        """));

    [Fact]
    public void A_vote_in_a_cell_is_quoted_without_the_other_cells() => Assert.Equal("6票同意，由合作社实施", Agenda("""
        河湾乡党委会议记录
        时间	2021年3月5日	主持	周启元
        序号	议题	讨论情况	议定结果
        1	养殖场建设	龙海生介绍，总投资48万元	6票同意，由合作社实施
        2	购置档案柜	龙海生：购档案柜30组，2.4万元	同意
        """)[0].Vote!.Text);

    [Theory]
    [InlineData("龙海生：购置洒水车一台，预算29.5万元。同意。", Outcome.Decided)]
    [InlineData("龙海生：购置洒水车一台，预算29.5万元。\n无异议。", Outcome.Decided)]
    [InlineData("龙海生：购置洒水车一台，预算29.5万元。——同意按政府采购办理。", Outcome.Decided)]
    [InlineData("龙海生：购置洒水车一台，预算29.5万元。\n会议审议并通过采购方案。", Outcome.Decided)]
    [InlineData("龙海生：购置洒水车一台，预算29.5万元，建议同意。", Outcome.Noted)]
    [InlineData("龙海生：购置洒水车一台，预算29.5万元。公示期间无异议。", Outcome.Noted)]
    public void A_sentence_of_bare_consent_behind_the_report_decides(string lines, Outcome outcome) => Assert.Equal(outcome, Assert.Single(Agenda($"""
        河湾乡党委会议记录
        时间：2021年3月5日　主持：周启元　参会：周启元、龙海生、叶知秋
        一、采购洒水车
        {lines}
        """)).Outcome);

    [Fact]
    public void Items_begin_within_the_cell_that_holds_them()
    {
        var agenda = Agenda("""
            河湾乡党委会议记录
            时间	2021年3月5日	主持	周启元
            议题	一、研究档案柜；二、研究洒水车
            会议内容	一、研究档案柜
            龙海生：购档案柜30组，2.4万元。
            会议决定：同意购置。
            二、研究洒水车
            龙海生：购洒水车一台，29.5万元。
            会议决定：暂缓。
            """);
        Assert.Equal(["研究档案柜 Decided", "研究洒水车 Deferred"], agenda.Select(a => $"{a.Title} {a.Outcome}"));
        Assert.Equal([Money.Yuan(24_000)], agenda[0].Amounts);
    }

    [Fact]
    public void Labels_in_brackets_need_no_colon() => Assert.Equal("关于续聘物业 Decided / 关于宣传片 Rejected", Shown("""
        白沙县林业局党组会议记录
        时间：2021年12月21日　主持：周启元
        出席：周启元、龙海生、叶知秋
        【议题】关于续聘物业
        【汇报】龙海生：全年13.2万元。
        【结果】同意续聘
        【议题】关于宣传片
        【汇报】龙海生：报价5.7万元。
        【结果】不同意
        """));

    [Fact]
    public void Headings_without_numbers_part_the_items() => Assert.Equal("市场屋面修缮 Decided / 增建涵洞 Decided", Shown("""
        河湾乡党委2021年第八次会议记录
        时间：2021年8月20日
        主持人：周启元
        参加人员：周启元、龙海生、叶知秋
        市场屋面修缮
        龙海生：屋面漏水，造价13.4万元。
        会议决定：同意修缮。
        增建涵洞
        龙海生：增建涵洞3处，8.9万元。
        会议决定：同意增建。
        """));

    [Fact]
    public void Who_was_there_may_be_told_in_a_sentence()
    {
        var meeting = Assert.Single(DocumentReading.Read(TextPaper.Of("""
            中共河湾乡委员会会议纪要
            〔2020〕2号
            2020年2月20日下午，乡党委书记周启元同志主持召开乡党委会议。乡党委副书记、乡长龙海生，党委副书记叶知秋，党委委员方仲平、杜若兰出席会议。
            一、关于物资采购
            会议同意采购，金额6.8万元。
            """)).OfType<Meeting>());
        Assert.Equal(["周启元", "龙海生", "叶知秋", "方仲平", "杜若兰"], meeting.Attendees);
        Assert.Null(meeting.Present);
    }
}
