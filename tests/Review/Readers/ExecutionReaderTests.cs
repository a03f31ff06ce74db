using DocReview.Ledger;
using static DocReview.Tests.PaperFacts;

namespace DocReview.Tests;

/// <summary>Acts that carry matters out, as papers of invented towns word them.</summary>
public sealed class ExecutionReaderTests
{
    private static Execution Act(string text, string path = "材料/一份.txt") => One<Execution>(text, path);

    [Theory]
    [InlineData("关于韦小燕同志任职的通知\n各站所：\n因工作需要，决定韦小燕同志任财政所副所长。\n中共白鹭乡委员会\n2022年5月31日", "韦小燕")]
    [InlineData("关于提拔使用庞建军同志的通知\n各站所：\n研究决定，提拔庞建军同志为水库管理所所长。\n白鹭县水利局\n2022年5月31日", "庞建军")]
    [InlineData("关于何小松等同志任免职的通知\n各股室：\n何小松任建设股股长，免去规划股副股长职务；\n庞秋实任规划股副股长。\n中共白鹭县水利局党组\n2022年5月31日", "何小松、庞秋实")]
    [InlineData("关于何小东、庞飞同志工作岗位调整的通知\n各科室：\n经研究决定：\n何小东同志任城市管理办公室主任；\n庞飞同志任综治办主任。\n2022年3月28日", "何小东、庞飞")]
    public void The_persons_of_a_notice_are_named_however_it_is_worded(string text, string persons) => Assert.Equal(persons, string.Join("、", Act(text).Parties));

    [Fact]
    public void The_contract_of_a_canteen_is_a_contract() => Assert.Equal(ExecutionKind.Contract, Act("""
        机关食堂委托经营协议
        甲方：白鹭乡人民政府
        乙方：味源餐饮服务部
        甲方委托乙方经营机关食堂，甲方每年向乙方支付管理费用48000元。
        2022年5月28日
        """).Kind);

    [Fact]
    public void An_appointment_names_its_persons_its_issuer_and_the_meeting_it_appeals_to()
    {
        var act = Act("""
            中共白鹭乡委员会文件
            白委干〔2022〕3号
            中共白鹭乡委员会关于何小平等同志职务任免的通知
            各村党支部：
            经2022年5月20日乡党委会议研究（第8次），决定：
            何小平同志任乡农业服务中心主任（试用期一年）；
            免去庞小燕同志乡农业服务中心主任职务。
            中共白鹭乡委员会
            2022年5月31日
            """);
        Assert.Equal((ExecutionKind.Appointment, Day("2022-05-31"), "中共白鹭乡委员会", "白委干〔2022〕3号"), (act.Kind, act.Date!.Value, act.Issuer, act.DocumentNumber));
        Assert.Equal(["何小平", "庞小燕"], act.Parties);
        Assert.Equal([DecisionCategory.Personnel], act.Categories);
        Assert.Equal((MeetingBody.PartyCommittee, Day("2022-05-20"), 8), (act.Claim!.Body, act.Claim.Date!.Value, act.Claim.Number!.Value));
        Assert.Contains("何小平同志任", act.Source.Quote, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("关于谢长河同志免职的通知\n经研究决定，免去谢长河青山村党支部书记职务。\n中共白鹭乡委员会\n2022年6月30日", "谢长河")]
    [InlineData("任免通知\n任命欧阳清为白鹭乡综合执法队队长。\n白鹭乡人民政府\n2022年6月30日", "欧阳清")]
    [InlineData("关于聘任乔麦子同志职务的通知\n聘任乔麦子为便民服务中心副主任，聘期三年。\n白鹭乡人民政府\n二〇二二年六月三十日", "乔麦子")]
    [InlineData("关于谢长河、何小平同志任职的通知\n谢长河、何小平同志任乡人民武装部干事。\n2022年6月30日", "谢长河 何小平")]
    public void Appointments_are_worded_in_many_ways(string text, string persons)
    {
        var act = Act(text);
        Assert.Equal((ExecutionKind.Appointment, Day("2022-06-30")), (act.Kind, act.Date!.Value));
        Assert.Equal(persons.Split(' '), act.Parties);
    }

    [Fact]
    public void Hiring_off_the_establishment_lists_all_who_were_taken_on()
    {
        var act = Act("白政发〔2021〕14号\n关于录用杜小川等5名编外人员的通知\n因工作需要，经研究，录用杜小川、史梦、葛成、潘越、姚佳为编外工作人员，月工资3,200元，自2021年6月1日起上班。\n白鹭乡人民政府\n2021年5月31日");
        Assert.Equal((ExecutionKind.Hiring, 5), (act.Kind, act.Parties.Count));
        Assert.Null(act.Amount);
        Assert.Equal(MeetingBody.Unknown, act.Claim!.Body);
    }

    [Fact]
    public void A_superiors_notice_keeps_the_superior_as_issuer()
    {
        var act = Act("中共云平县委组织部\n云组干〔2022〕18号\n关于薛明同志任职的通知\n白鹭乡党委：\n县委决定：薛明同志任中共白鹭乡委员会书记。\n中共云平县委组织部\n2022年3月10日");
        Assert.Equal("中共云平县委组织部", act.Issuer);
    }

    [Theory]
    [InlineData("任前公示\n经乡党委会议研究，拟任用王磊同志为社会事务办主任，公示期：2021年3月10日至3月16日。\n中共白鹭乡委员会\n2021年3月10日")]
    [InlineData("关于何小平等同志职务任免的函（征求意见稿）\n何小平同志任乡农业服务中心主任。")]
    [InlineData("关于推荐何小平同志为副乡长人选的请示\n推荐何小平同志任副乡长。妥否，请批示。")]
    public void Publicity_drafts_and_requests_appoint_nobody(string text) => Assert.Empty(Of<Execution>(text));

    [Theory]
    [InlineData("甲方（发包人）：白鹭乡人民政府\n乙方（承包人）：泰丰建设有限公司")]
    [InlineData("发包人：白鹭乡人民政府　　承包人：泰丰建设有限公司")]
    [InlineData("采购人：白鹭乡人民政府\n供应商：泰丰建设有限公司")]
    [InlineData("甲方 白鹭乡人民政府　乙方 泰丰建设有限公司")]
    [InlineData("需方：白鹭乡人民政府　　供方：泰丰建设有限公司")]
    [InlineData("甲　方：白鹭乡人民政府\n乙　方：泰丰建设有限公司\n甲方代表：薛明　乙方代表：程国富")]
    [InlineData("发包人白鹭乡人民政府、承包人泰丰建设有限公司，根据成交通知书订立本合同。")]
    [InlineData("白鹭乡人民政府（以下简称甲方）委托方：白鹭乡人民政府　受托方：泰丰建设有限公司（以下简称乙方）")]
    public void The_sides_of_a_contract_have_many_names(string sides)
    {
        var act = Act($"青山村道路硬化工程施工合同\n{sides}\n合同价款：人民币肆拾万零捌仟元整（¥408,000.00）。\n签订日期：2022年4月2日");
        Assert.Equal((ExecutionKind.Contract, 408000m, Day("2022-04-02")), (act.Kind, act.Amount!.Value.InYuan, act.Date!.Value));
        Assert.Equal(["泰丰建设有限公司"], act.Parties);
        Assert.Equal("白鹭乡人民政府", act.Issuer);
    }

    [Theory]
    [InlineData("每组3,500元，计肆万玖仟元整（49,000元）。", 49000)]
    [InlineData("服务费：全年壹拾伍万陆仟元整（156,000元），按季支付39,000元。", 156000)]
    [InlineData("合同价款：452,600元。预付30%即135,780元，余款验收后付清。", 452600)]
    [InlineData("按单价表结算，年度累计不超过8万元。", 80000)]
    [InlineData("总价26.8万元（贰拾陆万捌仟元整），违约金每日500元。", 268000)]
    [InlineData("标的：巡逻车2辆，每辆39,000元，合计柒万捌仟元整。", 78000)]
    [InlineData("履约保证金20,000元。工程造价为200,000元。", 200000)]
    public void The_price_is_told_from_unit_prices_instalments_and_deposits(string clause, decimal yuan)
    {
        var act = Act($"宣传设施制作安装合同\n甲方：白鹭乡人民政府　乙方：红枫广告部\n{clause}\n签订日期：2022年4月2日");
        Assert.Equal(yuan, act.Amount!.Value.InYuan);
    }

    [Fact]
    public void A_blank_day_of_signing_stays_unknown()
    {
        var act = Act("设备采购合同\n甲方：白鹭乡人民政府\n乙方：文达办公设备公司\n总价：36,000元\n签订日期：2022年　月　日");
        Assert.Null(act.Date);
    }

    [Fact]
    public void A_lease_a_loan_and_a_supplement_are_told_apart()
    {
        var lease = Act("门面房租赁合同\n出租方：白鹭乡人民政府\n承租方：贺光明（身份证号略）\n一、标的：沿河路门面房5间。\n三、租金：每年42,000元，五年不变。\n二〇二一年十月八日");
        Assert.Equal((ExecutionKind.Lease, Day("2021-10-08"), 42000m), (lease.Kind, lease.Date!.Value, lease.Amount!.Value.InYuan));
        Assert.Equal(["贺光明"], lease.Parties);
        Assert.Equal([DecisionCategory.MajorDecision], lease.Categories);

        var loan = Act("借款协议\n出借方（甲方）：白鹭乡人民政府\n借款方（乙方）：青山村股份经济合作社\n一、甲方借给乙方人民币壹拾万元整（¥100,000.00），用于机井建设周转。\n三、依据：2022年8月18日乡党委会议决定。\n签订日期：2022年8月25日");
        Assert.Equal((ExecutionKind.Loan, 100000m), (loan.Kind, loan.Amount!.Value.InYuan));
        Assert.Equal(Day("2022-08-18"), loan.Claim!.Date);

        var supplement = Act("补充协议\n就BL-2021-07号合同补充如下：\n1、增加廊架一座，增加价款43,000元；\n2、原合同总价调整为338,000元；\n发包方：白鹭乡人民政府　　承包方：泰丰建设有限公司\n2021.7.15");
        Assert.Equal((ExecutionKind.Supplement, 338000m, Day("2021-07-15")), (supplement.Kind, supplement.Amount!.Value.InYuan, supplement.Date!.Value));
    }

    [Fact]
    public void A_rented_car_is_no_lease_of_the_units_property() =>
        Assert.Equal(ExecutionKind.Contract, Act("车辆租赁框架协议\n甲方：白鹭乡人民政府\n乙方：安达汽车租赁公司\n按次结算，每趟350元，年度累计不超过5万元。\n2022年1月5日").Kind);

    [Fact]
    public void A_contract_with_a_bare_title_takes_its_matter_from_the_text_or_the_folder()
    {
        Assert.Contains("太阳能路灯", Act("采购安装合同\n买方：白鹭乡人民政府\n卖方：耀邦电力器材经营部\n货物：太阳能路灯54盏。\n总价：162,000元。\n签订日期：2022年6月2日").Subject, StringComparison.Ordinal);
        Assert.Contains("雨污分流", Act("施工合同\n发包人：白鹭乡人民政府　承包人：泰丰建设有限公司\n签约合同价：962,300元。\n签订日期：2022年6月2日", "城建办/雨污分流/施工合同.docx").Subject, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("中标通知书\n泰丰建设有限公司：\n青山村道路改造工程于2021年6月22日开标，确定你单位为中标人。\n中标价：962,300元。\n云平县公共资源交易中心\n2021年6月28日")]
    [InlineData("成交通知书\n泰丰建设有限公司：\n你公司参加的青山村道路改造工程比选，确定为成交单位，成交价人民币962,300元。\n白鹭乡人民政府\n2021年6月28日")]
    public void An_award_names_winner_project_and_price(string text)
    {
        var act = Act(text);
        Assert.Equal((ExecutionKind.Award, 962300m, Day("2021-06-28")), (act.Kind, act.Amount!.Value.InYuan, act.Date!.Value));
        Assert.Equal(["泰丰建设有限公司"], act.Parties);
        Assert.Contains("道路改造", act.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public void A_job_given_without_comparing_offers_is_told_by_its_explanation()
    {
        var act = Act("情况说明\n因工期紧，经请示主要领导同意，未进行比选，直接委托红枫广告部制作宣传栏，费用5.8万元。\n白鹭乡党政办\n2021年6月8日");
        Assert.Equal((ExecutionKind.DirectAward, 58000m), (act.Kind, act.Amount!.Value.InYuan));
        Assert.Equal(["红枫广告部"], act.Parties);
    }

    [Fact]
    public void A_paper_sent_round_with_several_consents_is_a_circulation()
    {
        var act = Act("""
            白鹭乡文件处理签
            来文 | 应急办　关于委托安全评估的请示
            内容 | 委托平盾安全技术公司开展安全评估，费用68,000元
            拟办 | 请班子成员传阅审签　何小平 2022.4.19
            签批 | 同意 薛明 2022.4.19
            同意 祁国梁 2022.4.20
            同意，尽快签合同 谷丰 2022.4.20
            """);
        Assert.Equal((ExecutionKind.Circulation, 68000m, Day("2022-04-20")), (act.Kind, act.Amount!.Value.InYuan, act.Date!.Value));
        Assert.Contains("安全评估", act.Subject, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("端午信息采集奖励发放表（2021年6月10日）\n序号 | 姓名 | 职务 | 金额 | 签收\n1 | 薛明 | 乡长 | 500 | 薛明\n2 | 其余41人 | 干部 | 20500 | 已签\n合计 |  |  | 21000 | \n说明：经6月3日党委会议研究。", 21000)]
    [InlineData("2021年6月误餐补助发放表\n姓名 | 职务 | 金额 | 签领\n薛明 | 乡长 | 900 | 薛明\n何小平 | 主任 | 900 | 何小平", 1800)]
    [InlineData("中秋慰问发放情况\n为46名职工每人发放慰问品价值198元，合计9,108元。\n白鹭乡总工会\n2021年9月18日", 9108)]
    public void An_allowance_list_is_one_act_with_its_total(string text, decimal yuan)
    {
        var act = Act(text);
        Assert.Equal((ExecutionKind.Allowance, yuan), (act.Kind, act.Amount!.Value.InYuan));
    }

    [Fact]
    public void A_payment_slip_is_an_approval_too_with_the_meeting_named_in_its_place()
    {
        var act = Act("白鹭乡资金支付审批单\n申请部门 | 项目办 | 申请日期 | 2021年4月6日\n事由 | 农贸市场改造首付款\n收款单位 | 泰丰建设有限公司\n金额（小写） | ¥115,800.00\n决策依据 | 2021年3月18日乡党委会议（第3次）\n乡长 | 薛明 同意支付 4.8");
        Assert.Equal((ExecutionKind.PaymentApproval, 115800m), (act.Kind, act.Amount!.Value.InYuan));
        Assert.Equal((MeetingBody.PartyCommittee, Day("2021-03-18"), 3), (act.Claim!.Body, act.Claim.Date!.Value, act.Claim.Number!.Value));
    }

    [Fact]
    public void A_loan_slip_to_a_business_is_a_loan_and_an_advance_to_a_person_is_not()
    {
        Assert.Equal(ExecutionKind.Loan, Act("借款单\n今借到白鹭乡财政所人民币贰拾万元整（200,000元），用于流动资金周转。\n借款单位：青湖文旅发展有限公司（章）\n同意借支。薛明 2021.11.25").Kind);
        Assert.Equal(ExecutionKind.PaymentApproval, Act("借款单\n借支人：何小平　用途：差旅备用金　金额：3,000元　日期：2021年11月2日\n审批：同意 薛明").Kind);
    }

    [Fact]
    public void An_asset_written_off_names_the_meeting()
    {
        var act = Act("资产处置申请\n报废皮卡车1辆（云D·B0987），原值98,000元，残值评估2,000元，经2020年12月3日党委会研究同意，报国资中心审批。\n白鹭乡人民政府\n2020年12月10日");
        Assert.Equal(ExecutionKind.AssetDisposal, act.Kind);
        Assert.Equal(Day("2020-12-03"), act.Claim!.Date);
    }

    [Theory]
    [InlineData("白委发〔2021〕3号\n关于印发《白鹭乡人居环境整治实施方案》的通知\n各村：\n《白鹭乡人居环境整治实施方案》已经2021年1月20日乡党委会研究同意，现印发给你们。\n中共白鹭乡委员会\n2021年1月25日", ExecutionKind.Plan)]
    [InlineData("白鹭乡财务管理办法\n（2021年1月8日乡党委会议审定）\n一、报销须有经办人签字。\n白鹭乡人民政府\n2021年1月13日", ExecutionKind.Resolution)]
    public void Plans_and_measures_that_appeal_to_a_meeting_are_decisions(string text, ExecutionKind kind)
    {
        var act = Act(text);
        Assert.Equal((kind, MeetingBody.PartyCommittee), (act.Kind, act.Claim!.Body));
        Assert.Equal([DecisionCategory.MajorDecision], act.Categories);
    }

    [Fact]
    public void The_register_of_papers_sent_out_tells_of_decisions_not_copied()
    {
        var acts = Of<Execution>("2021年白鹭乡党委发文登记\n文号 | 标题 | 发文日期\n白委发〔2021〕2号 | 春节期间纪律要求 | 2021-02-03\n白委发〔2021〕5号 | 表彰先进集体的决定 | 2021-06-28\n白委发〔2021〕8号 | 班子成员分工调整的通知 | 2021-09-18");
        Assert.Equal(["白委发〔2021〕5号", "白委发〔2021〕8号"], acts.Select(a => a.DocumentNumber));
    }

    [Theory]
    [InlineData("关于恳请支持冷库建设资金的请示\n区农业农村局：\n拟建冷库一座，估算65万元，恳请予以支持。\n妥否，请批示。\n白鹭乡人民政府\n2022年3月10日")]
    [InlineData("关于冷库项目实施方案的批复\n白鹭乡人民政府：\n同意你乡上报的冷库项目实施方案，安排资金65万元。\n云平县农业农村局\n2022年6月2日")]
    [InlineData("转发区纪委《关于两起典型问题的通报》\n一、某街道原书记未经会议研究，个人决定将48万元工程交由熟人承建。\n2021年5月6日")]
    [InlineData("关于严明公务接待纪律的通知\n严禁以会议费名义报销餐费。\n2021年9月15日")]
    [InlineData("道路硬化工程比选公告\n一、控制价：386,000元。\n二、本项目经乡党委会研究同意实施。\n2020年5月8日")]
    [InlineData("2021年工作总结\n签订合同12份，完成投资960万元。\n2021年12月28日")]
    [InlineData("施工合同（示范文本）\n甲方：\n乙方：\n合同价款：　　元")]
    public void Requests_answers_study_notices_and_summaries_carry_nothing_out(string text) => Assert.Empty(Of<Execution>(text));
}
