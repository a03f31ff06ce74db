using DocReview.Ledger;
using DocReview.Review;

namespace DocReview.Tests;

public sealed class ProfileTests
{
    /// <summary>Text with / for a line break, then genre | number | date.</summary>
    public static TheoryData<string, Genre, string?, string?> Papers => new()
    {
        { "中共松岭镇委员会文件/松委发〔2021〕3号/中共松岭镇委员会关于印发《松岭镇“三重一大”事项集体决策实施办法》的通知/各村：/现印发给你们。/中共松岭镇委员会/2021年3月16日", Genre.Regulation, "松委发〔2021〕3号", "2021-03-16" },
        { "松委干[2021]2号/关于杜若兰等同志任免职的通知/经2021年3月5日镇党委会议研究决定：/杜若兰同志任财政所所长。/中共松岭镇委员会/二〇二一年三月二十二日", Genre.Appointment, "松委干[2021]2号", "2021-03-22" },
        { "松岭镇人民政府关于聘用李小芳等6名同志为公益性岗位人员的通知/松府〔2021〕18号/经研究，同意聘用。/松岭镇人民政府/2021.5.31", Genre.Appointment, "松府〔2021〕18号", "2021-05-31" },
        { "任前公示/经镇党委会议研究，拟任用王磊同志为社会事务办主任，公示期：2021年3月10日至3月16日。/中共松岭镇委员会/2021年3月9日", Genre.Appointment, null, "2021-03-09" },
        { "松岭镇人民政府关于解决便民桥资金的请示/县交通局：/恳请支持18万元。/妥否，请批示。/松岭镇人民政府/二〇二一年四月九日", Genre.OfficialPaper, null, "2021-04-09" },
        { "平川县交通运输局/平交函〔2021〕46号/关于开展河道检查的函/松岭镇人民政府：/定于3月12日检查，共6人。/2021年3月11日", Genre.OfficialLetter, "平交函〔2021〕46号", "2021-03-11" },
        { "建设工程施工合同（小型）/合同编号：SLZ-2021-009/发包人（甲方）：松岭镇人民政府/承包人（乙方）：平川宏达建筑有限公司/签订日期：2021年2月1日", Genre.Contract, "SLZ-2021-009", "2021-02-01" },
        { "房屋租赁协议/甲方：松岭镇人民政府/乙方：刘某/租期自2021年1月1日至2023年12月31日。/甲方（盖章）　乙方（签字）/2020年12月28日", Genre.Contract, null, "2020-12-28" },
        { "补充协议/经双方协商，增加价款43,000元。/发包方：方某　承包方：童某/2021.7.15", Genre.Contract, null, "2021-07-15" },
        { "中标通知书/编号：平交易〔2021〕036/某公司：/确定你单位为中标人。/2021年6月28日", Genre.Procurement, "平交易〔2021〕036", "2021-06-28" },
        { "农贸市场改造比选评审记录/评审时间：2021年5月18日/报价：三家", Genre.Procurement, null, "2021-05-18" },
        { "资金支付审批单/申请部门：城建办　申请日期：2021年3月2日/付款金额：49,000元", Genre.PaymentApproval, null, "2021-03-02" },
        { "借款单/今借到财政所人民币贰拾万元整。/同意借支。周启元 2021.11.25", Genre.PaymentApproval, null, "2021-11-25" },
        { "差旅费报销单/姓名：龙海生　报销日期：2021年7月9日/合计180元", Genre.Reimbursement, null, "2021-07-09" },
        { "公务接待清单/时间：2021年3月12日中午/接待对象：县水利局6人/陪餐：叶知秋", Genre.ReceptionRecord, null, "2021-03-12" },
        { "2021年公务接待台账/序号\t日期\t来访单位\t人数\t陪餐\t餐费\t公函号/1\t2021-01-07\t市委宣传部\t8\t2\t480\t宣函〔2021〕41号", Genre.ReceptionRecord, null, "2021" },
        { "松岭镇2021年支出台账/凭证号\t日期\t摘要\t收款单位\t科目\t金额/记-001\t2021-01-10\t电费\t供电公司\t电费\t6317", Genre.SpendingLedger, null, "2021" },
        { "记账凭证　记字第47号　2021年3月11日/摘要\t会计科目\t借方\t贷方/付工程款\t经费支出\t38,000.00\t", Genre.Voucher, null, "2021-03-11" },
        { "平川农商行账户明细　户名：松岭镇财政所/日期\t摘要\t对方户名\t支出\t余额/2021-03-03\t宣传栏\t某广告部\t49000\t1862441", Genre.BankStatement, null, "2021-03-03" },
        { "2021年第一季度误餐补助发放表/姓名\t职务\t金额\t签领/叶知秋\t镇长\t900\t叶知秋/制表：何砚　2021年4月6日", Genre.AllowanceList, null, "2021-04-06" },
        { "固定资产盘点表/资产编号\t名称\t原值\t保管人/001\t空调\t3200\t何砚/2021年12月20日", Genre.AssetRecord, null, "2021-12-20" },
        { "柳树坪村村民代表会议记录/时间：2021年6月18日　主持：牛耕/应到36人，实到25人/决议：同意。", Genre.VillageRecord, null, "2021-06-18" },
        { "松岭镇党委班子2020年度民主生活会对照检查材料/一是理论学习不深。/2021年2月3日", Genre.SelfCriticism, null, "2021-02-03" },
        { "来信来访登记表/编号：XF-017　收到日期：2021年11月20日/反映人：（密）", Genre.Petition, null, "2021-11-20" },
        { "个别谈话记录/时间：2021年11月22日14:30/谈话人：张组长", Genre.Interview, null, "2021-11-22" },
        { "中共松岭镇委员会会议纪要　第7期　2021年3月8日/2021年3月5日，镇党委书记周启元主持召开第7次党委会议。/一、会议决定支付工程款3.8万元。", Genre.MeetingMinutes, null, "2021-03-05" },
        { "2021年发文登记/文号\t标题\t日期/松委〔2021〕1号\t要点\t2021-01-22", Genre.Register, null, "2021" },
        { "固定资产处置登记（2020—2022）/编号\t处置日期\t资产\t原值/1\t2020.5.8\t旧车\t80000\t/2\t2020.9.1\t电脑\t9000/3\t2022.3.4\t空调\t7000", Genre.AssetRecord, null, "2022" },
        { "松岭镇报销规定/松政办〔2021〕4号　　2021年1月20日/1. 付给单位的款项一律转账。/2. 先有合同后付款。/3. 补贴按月发放。/4. 单据齐全。/5. 专人保管。/6. 及时入账。/7. 定期盘点。", Genre.Regulation, "松政办〔2021〕4号", "2021-01-20" },
        { "松纪发〔2021〕7号/关于中秋国庆期间严明公务接待纪律的通知/严禁用公款购买月饼。/松岭镇纪委/2021年9月15日", Genre.OfficialPaper, "松纪发〔2021〕7号", "2021-09-15" },
    };

    [Theory, MemberData(nameof(Papers))]
    public void The_head_of_a_paper_tells_what_it_is(string text, Genre genre, string? number, string? date)
    {
        var profile = (Profile)DocumentReading.Read(TextPaper.Of(text.Replace('/', '\n')))[0];
        Assert.Equal((genre, number, date), (profile.Genre, profile.DocumentNumber, profile.Date?.ToString()));
    }

    [Fact]
    public void Every_document_has_exactly_one_profile_even_an_empty_one()
    {
        Assert.Single(DocumentReading.Read(TextPaper.Of("")).OfType<Profile>());
        Assert.Single(DocumentReading.Read(TextPaper.Of("，，，\n\t\t\n：")).OfType<Profile>());
    }
}
