using DocReview.Ledger;
using DocReview.Review;

namespace DocReview.Tests;

public sealed class JudgementTests
{
    private static readonly AgendaItem Dyke = HandMade.Item("研究河堤加固项目", Outcome.Decided, "会议决定：同意实施河堤加固项目，控制价21.5万元。", 215_000);

    private static JudgedMatter Only(HandMade town) => Assert.Single(town.Study.Matters);

    [Fact]
    public void A_contract_after_its_meeting_is_deliberated_before()
    {
        var m = Only(new HandMade().Meeting("2021-05-12", 6, Dyke).Contract("2021-06-30", "河堤加固施工合同", 210_000, "恒远水利公司"));
        Assert.Equal(Deliberation.Prior, m.Deliberation);
        Assert.Contains(m.Best!.Reasons, r => r.Contains("控制额", StringComparison.Ordinal));
    }

    [Fact]
    public void A_contract_before_its_meeting_is_deliberated_after() =>
        Assert.Equal(Deliberation.After, Only(new HandMade().Meeting("2021-05-12", 6, Dyke).Contract("2021-04-20", "河堤加固施工合同", 210_000, "恒远水利公司")).Deliberation);

    [Fact]
    public void A_deferred_item_decides_nothing()
    {
        var m = Only(new HandMade().Meeting("2021-05-12", 6, HandMade.Item("研究河堤加固项目", Outcome.Deferred, "会议决定：暂缓，待核实后再议。", 215_000)).Contract("2021-06-30", "河堤加固施工合同", 215_000, "恒远水利公司"));
        Assert.Equal(Deliberation.None, m.Deliberation);
        Assert.Single(m.Talks);
    }

    [Fact]
    public void Another_village_is_another_matter() =>
        Assert.Equal(Deliberation.None, Only(new HandMade().Meeting("2021-05-12", 6, HandMade.Item("大坪村水渠维修", Outcome.Decided, "同意大坪村水渠维修，12万元。", 120_000)).Contract("2021-06-01", "石门村水渠维修合同", 120_000, "恒远公司")).Deliberation);

    [Fact]
    public void An_appointment_is_found_by_the_person() =>
        Assert.Equal(Deliberation.Prior, Only(new HandMade().Meeting("2021-05-12", 6, HandMade.Item("人事议题", Outcome.Decided, "会议决定：任海川同志任应急办主任。"))
            .Execution(ExecutionKind.Appointment, "2021-05-20", "任海川任应急管理办公室主任", null, "任海川")).Deliberation);

    [Fact]
    public void The_meeting_of_the_government_does_not_replace_the_committee() =>
        Assert.Equal(Deliberation.Flawed, Only(new HandMade().Measure("2020-01-01", StandardKind.LargeFund, 50_000).Meeting(MeetingBody.Government, "2021-05-12", 3, Dyke).Contract("2021-06-30", "河堤加固施工合同", 210_000, "恒远水利公司")).Deliberation);

    [Fact]
    public void An_emergency_reported_to_the_next_meeting_is_no_lead()
    {
        var item = HandMade.Item("报告滑坡抢险费用", Outcome.Decided, "会议决定：追认柳坪滑坡抢险费用68,500元。", 68_500) with { Ratifies = true };
        var m = Only(new HandMade().Meeting("2021-05-12", 6, item).Paid("2021-05-02", "柳坪滑坡抢险机械费", 68_500, "固本公司"));
        Assert.True(m.EmergencyRatified);
    }

    [Fact]
    public void Contract_payments_and_award_are_one_matter()
    {
        var town = new HandMade().Contract("2021-06-30", "河堤加固施工合同", 210_000, "安宁市恒远水利工程有限公司").Execution(ExecutionKind.Award, "2021-06-20", "河堤加固项目成交通知", 210_000, "恒远水利工程有限公司")
            .Paid("2021-08-01", "河堤加固进度款60%", 126_000, "安宁市恒远水利工程有限公司").Paid("2021-12-01", "河堤加固尾款", 84_000, "安宁市恒远水利工程有限公司").Paid("2021-08-02", "乡敬老院食材", 41_000, "惠民粮油店");
        Assert.Equal([4, 1], town.Study.Matters.Select(m => m.Matter.Acts.Count).OrderDescending());
        Assert.Equal(ExecutionKind.Contract, town.Study.Matters.MaxBy(m => m.Matter.Acts.Count)!.Anchor.Kind);
    }

    [Fact]
    public void Two_rows_of_equal_sum_in_one_ledger_are_two_payments() =>
        Assert.Equal(2, new HandMade().Ledger(("2021-08-01", "文化墙绘制", 49_800, "彩艺广告部"), ("2021-08-11", "文化墙绘制", 49_800, "彩艺广告部")).Study.Matters.Count);

    [Fact]
    public void A_payment_long_before_the_contract_belongs_to_another() =>
        Assert.Equal(2, new HandMade().Contract("2021-06-30", "道路养护合同", 96_000, "通途路桥公司").Paid("2021-01-12", "道路养护尾款", 30_000, "通途路桥公司").Study.Matters.Count);

    [Fact]
    public void Below_the_limit_the_meeting_of_the_government_suffices() =>
        Assert.Equal(Deliberation.Prior, Only(new HandMade().Measure("2020-01-01", StandardKind.LargeFund, 500_000).Meeting(MeetingBody.Government, "2021-05-12", 3, Dyke).Contract("2021-06-30", "河堤加固施工合同", 210_000, "恒远水利公司")).Deliberation);

    [Fact]
    public void Too_few_present_make_the_decision_flawed()
    {
        var town = new HandMade().Execution(ExecutionKind.Appointment, "2021-05-20", "任海川任应急管理办公室主任", null, "任海川");
        Assert.Equal(Deliberation.Flawed, Only(town.Attended("2021-05-12", 9, 5, HandMade.Item("人事议题", Outcome.Decided, "会议决定：任海川同志任应急办主任。"))).Deliberation);
    }

    [Fact]
    public void A_slip_is_one_matter_though_it_approves_and_pays()
    {
        var town = new HandMade().Slip("2021-11-22", "采购防火器材", 56_800, "宏森器材公司");
        Assert.Equal(2, Only(town).Matter.Acts.Count);
    }
}
