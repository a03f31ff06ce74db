using DocReview.Ledger;
using DocReview.Review;

namespace DocReview.Tests;

public sealed class MeetingTests
{
    private static readonly (string Name, string Text, string Expected, string Path)[] Cases = [.. MeetingCases.All, .. MeetingsOfOtherTowns.All, .. MeetingsInOnePaper.All, .. MeetingsOfOtherOffices.All, .. MeetingsByBuild.All];

    public static TheoryData<string> Names => [.. Cases.Select(c => c.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Meetings_are_read_however_the_clerk_wrote_them(string name)
    {
        var (_, text, expected, path) = Array.Find(Cases, c => c.Name == name);
        Assert.Equal(expected, MeetingCases.Shown(Read(text.Replace(" | ", "\t", StringComparison.Ordinal), path.Length > 0 ? path : "材料/记录.docx")));
    }

    private static List<Meeting> Read(string text, string path = "材料/记录.docx") => [.. DocumentReading.Read(TextPaper.Of(text, path)).OfType<Meeting>()];

    [Fact]
    public void Every_citation_is_verbatim()
    {
        foreach (var (_, text, _, path) in Cases)
        {
            var document = TextPaper.Of(text.Replace(" | ", "\t", StringComparison.Ordinal), path.Length > 0 ? path : "材料/记录.docx");
            var passages = document.Passages.ToDictionary(p => p.Id);
            foreach (var meeting in DocumentReading.Read(document).OfType<Meeting>())
                foreach (var citation in meeting.Agenda.SelectMany(a => a.Speeches.Select(s => s.Source).Append(a.Source).Append(a.Resolution ?? a.Source)).Append(meeting.Source))
                    Assert.Equal(citation.Quote, passages[citation.Passage].Text.Substring(citation.Start, citation.Length));
        }
    }

    [Fact]
    public void Speakers_stand_in_their_order_with_what_they_held()
    {
        var item = Read("""
            松岭镇党委会议记录
            时间：2021年3月5日　主持：周启元　应到9人，实到8人
            一、研究采购巡逻车
            龙海生汇报：三家报价，最低6.8万元。
            叶知秋：同意，从综治经费列支。
            方仲平、杜若兰：不同意，车辆够用。
            秦岳：弃权。
            其余委员均无异议。
            周启元（最后发言）：按多数意见，同意。
            会议决定：同意采购，6.8万元。同意5票，反对2票，弃权1票。
            """)[0].Agenda[0];
        Assert.Equal("龙海生Reports 叶知秋Agrees 方仲平Disagrees 杜若兰Disagrees 秦岳Abstains 其余委员Agrees 周启元Agrees", string.Join(" ", item.Speeches.Select(s => s.Speaker + s.Stance)));
        Assert.Equal((5, 2, 1), (item.Vote!.For, item.Vote.Against, item.Vote.Abstained));
        Assert.StartsWith("会议决定：同意采购", item.Resolution!.Quote);
        Assert.Equal("研究采购巡逻车", item.Title);
        Assert.Contains(Money.Yuan(68000), item.Amounts);
    }

    [Fact]
    public void The_chair_who_speaks_first_is_heard_first()
    {
        var item = Read("""
            松岭镇党委会议记录
            时间：2021年5月6日　主持：周启元
            议题：迎检宣传栏
            周启元：就定给新视野广告，5万8，抓紧做，大家看有没有意见？
            叶知秋：同意周书记意见。
            决定：由新视野广告制作。
            """)[0].Agenda[0];
        Assert.Equal("周启元", item.Speeches[0].Speaker);
        Assert.Equal([Money.Yuan(58000)], item.Amounts);
    }

    [Theory]
    [InlineData("叶知秋：同意。会议决定：同意采购。", Course.Decided)]
    [InlineData("会议原则同意，由办公室修改完善后印发。", Course.DecidedWithConditions)]
    [InlineData("已先行抢修，现提请追认。会议同意追认。", Course.Ratified)]
    [InlineData("会议决定：暂缓，下次再议。", Course.Deferred)]
    [InlineData("会议决定：不予立项。", Course.Rejected)]
    [InlineData("叶知秋汇报进展情况。会议听取了汇报。", Course.Reported)]
    [InlineData("叶知秋传达全市农村工作会议精神。", Course.Transmitted)]
    [InlineData("叶知秋提出方案，拟提交党委会研究。", Course.Proposed)]
    public void What_became_of_an_item_is_told_closely(string lines, Course course) => Assert.Equal(course, Assert.Single(Read($"""
        松岭镇党委会议记录
        时间：2021年5月6日　主持：周启元　参会：周启元、叶知秋
        一、路面事宜
        {lines}
        """)[0].Agenda).Course);

    [Fact]
    public void A_record_that_runs_over_two_files_is_one_meeting()
    {
        Document first = PaperText.Read("党委会记录/上.docx", """
            松岭镇党委会记录
            2021年7月1日　主持：罗锋　记录：谭笑
            出席：罗锋、苏醒、汪洋、高歌
            1.农贸市场摊位费
            汪洋：承包人要求减免半年，6万元。
            （接下本）
            """), second = PaperText.Read("党委会记录/下.docx", """
            （接上本）
            苏醒：县里有减免文件，同意。
            高歌：同意。
            罗锋：同意。
            决定：减免半年摊位费6万元。
            """);
        var item = Assert.Single(CaseStudy.Of(RuleExamplesTests.FactsOf([first, second])).Items);
        Assert.Equal(("农贸市场摊位费", Outcome.Decided, "罗锋", "汪洋 苏醒 高歌 罗锋"), (item.Item.Title, item.Item.Outcome, item.Meeting.Chair, string.Join(" ", item.Item.Speeches.Select(s => s.Speaker))));
        Assert.Equal(second.File, item.Source.Passage.File);
    }

    [Fact]
    public void The_number_of_a_row_is_no_part_of_its_matter()
    {
        var meeting = Read("""
            松岭镇党委会议记录
            时间：2021年5月6日　主持：周启元　记录：何砚
            议题 | 汇报 | 讨论 | 决定
            1.村部维修 | 叶知秋：4万元。 | 周启元：同意。 | 同意，4万元
            2.3号仓出租 | 叶知秋：评估过了。 | 周启元：同意。 | 同意出租，年租金4.8万元
            """.Replace(" | ", "\t", StringComparison.Ordinal))[0];
        Assert.Equal(["村部维修", "3号仓出租"], meeting.Agenda.Select(a => a.Title));
    }

    [Fact]
    public void Topics_listed_above_are_kept_apart_from_what_was_dealt_with()
    {
        var meeting = Read("""
            松岭镇党委会议记录
            时间：2021年5月6日　主持：周启元
            议题：1.研究巡逻车 2.传达文件
            1.研究巡逻车
            叶知秋：同意。周启元：同意。决定：同意采购。
            2.传达文件
            叶知秋传达。
            3.其他：①食堂冰柜2800元，同意；②值班按旧表。
            """)[0];
        Assert.Equal(["研究巡逻车", "传达文件"], meeting.Announced);
        Assert.Equal([false, false, true, true], meeting.Agenda.Select(a => a.Sundry));
    }

    [Theory]
    [InlineData("接待登记簿\n时间：2021年3月5日　来访单位：县水利局　陪餐：周启元　主持：无")]
    [InlineData("关于召开全镇春季森林防火工作会议的通知\n各村：\n定于2021年3月5日召开会议，主持：叶知秋。参加：各村支书。\n松岭镇党政办\n2021年3月1日")]
    [InlineData("松岭镇党委会议事规则\n第一条　党委会由书记主持，应到会委员三分之二以上到会方可举行。\n第二条　会议决定：同意票超过半数为通过。\n2021年3月5日")]
    [InlineData("会议签到表\n会议：2021年第3次党委会议　日期：2021年3月5日\n周启元　叶知秋　方仲平")]
    [InlineData("资金支付审批单\n会议：2021年3月5日党委会研究同意\n金额：3.8万元\n审批：同意 周启元 3.9")]
    public void A_paper_that_only_mentions_a_meeting_is_none(string text) => Assert.Empty(Read(text, "材料/其他.docx"));
}
