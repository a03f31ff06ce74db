using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>文书体裁 by the words of a title, then by the columns and labels of the paper. In each table the first line that fits wins.</summary>
internal static partial class GenreTable
{
    private static readonly (Genre Genre, Regex Pattern)[] Titles =
    [
        (Genre.Interview, new("谈话(?:记录|提纲|笔录)|询问笔录|访谈记录|谈话对象")),
        (Genre.Petition, new("信访|来信|来访登记|举报|检举|匿名信|转办单|立行立改|来电登记|问题线索")),
        (Genre.SelfCriticism, new("民主生活会|组织生活会|对照检查|自我(?:剖析|批评)|批评意见|征求意见.*汇总|意见建议.*汇总|谈心谈话")),
        (Genre.Register, new("合同.{0,6}(?:台账|登记|目录)|(?:发文|收文|用印|印章).{0,4}(?:登记|台账|目录)|签到|移交清单|花名册$|会议.{0,3}(?:台账|目录|登记)|(?:议定|决策|决定|决议|议决|上会|议题|议事)(?:事项|情况|结果)?.{0,6}(?:台账|登记|汇总|一览|目录)|三重一大[”\"]?.{0,8}(?:台账|登记|汇总|一览|目录)|档案目录|卷内目录|通讯录|名单(?:及分工)?(?:[（(][^）)]*[）)])?$")),
        (Genre.Appointment, new("(?:任免|任职|免职|任命|聘任|聘用|录用|招聘|拟任|任前|解聘|职务调整|人事调整|干部调整|借调|推荐.{0,8}人选).{0,26}(?:的?(?:通知|决定|公示|函|批复|请示|公告|名单)|公示|文件|通知)|^(?:任免|任职|免职|任命|任前公示|聘用|聘任|录用)|同志(?:任|免|职务).{0,20}$")),
        (Genre.Regulation, new("(?:印发|修订|修改|制定|转发|公布|实施|试行|完善|废止|重新).{0,4}[《〈].{2,60}(?:办法|细则|规定|制度|规则|规程|标准|守则|章程|意见|规范|实施方案)[^》〉]{0,14}[》〉].{0,12}(?:通知|决定|公告)?|(?:修订|修改|调整)[^，。]{0,30}(?:办法|细则|制度|规则|标准|权限|额度)[^，。]{0,10}(?:的)?(?:通知|决定)$|(?:接待|用餐|工作餐|差旅|报销|支出|审批)[^，。]{0,10}(?:标准|办法|规定|限额)的通知$|(?:办法|细则|规定|制度|规则|规程|章程|守则|审批权限|规范)(?:[（(][^）)]*[）)]){0,3}$|(?:办法|细则|制度)[（(]")),
        (Genre.MeetingMinutes, new("纪要|(?:议定|决定|决议)事项(?:的)?(?:通知|告知)|抄告单")),
        (Genre.StudyRecord, new("中心组|学习(?:会)?(?:记录|笔记|签到)|学习会$|主题党日|党课")),
        (Genre.VillageRecord, new("村民|居民(?:代表|会议|大会)|四议两公开|(?:村|社区)[“\"]?两委|两委(?:会|联席)|村务|(?:成员|社员)(?:代表)?大会|民主决策|村集体|[^镇乡]村.{0,8}(?:现金|日记账|台账|收支|支出|会议记录|债权债务|误工)|三资|一事一议|户代表")),
        (Genre.OfficialPaper, new("(?:关于|转发|开展|严明|做好).{2,80}的?(?:通知|请示|报告|批复|意见|决定|通报|公告|通告|公示|决议|方案|汇报|说明|议案|命令|简报)(?:[（(][^）)]*[）)])*$|^(?:通知|通报|请示|批复|公告|情况(?:说明|报告)|简报)|(?:工作)?(?:总结|要点|简报)(?:\\s*第.{1,4}期)?(?:.{0,14})?$|文件处理|传阅|阅办|处理笺|处理签|会议(?:通知|方案|材料|议程)$|讲话|发言材料")),
        (Genre.OfficialLetter, new("(?:的|来|复|公|商洽|邀请|划转|调查|协查|介绍|接待)?函(?:[（(][^）)]*[）)])?$|^函|来函|复函|邀请函|介绍信")),
        (Genre.ReceptionRecord, new("^(?!.*(?:合同|协议)书?(?:[（(]|$)).*(?:接待|点?菜(?:单|谱)|来客|陪餐|食堂|就餐登记|用餐)")),
        (Genre.Contract, new("(?:合同|协议|协议书|合同书|承包书|租约|契约|订购单|补充协议|责任书)(?:[（(][^）)]*[）)])*(?:文本|正本|副本)?$|^(?:补充)?(?:合同|协议)|(?:施工|采购|租赁|服务|承包|买卖|购销|劳务|委托|框架|管护|保洁|制作|聘用).{0,4}(?:合同|协议)")),
        (Genre.MeetingRecord, new("会议?(?:的)?(?:记录|记泉|原始记录|笔录|随记|纪实|记事|摘要|签名)|会议(?:记录)?(?:本|簿)|记录本|第.{1,6}次.{0,24}(?:会|会议)|(?:办公|联席|碰头|班子|党委|工委|党组|现场|专题|协调|支委|扩大|例|常务|领导小组)[）)]?会(?:议)?(?=$|[\\s（(\\d【〔:：]|记|研究)|支委会|党员大会|碰头|碰头会|会议$")),
        (Genre.Procurement, new("比选|招标|投标|询价|磋商|中标|成交|评审|验收|评标|开标|废标|报价|采购(?:公告|文件|结果|申请|需求|计划|清单|审批)|限价|遴选|竞价")),
        (Genre.Reimbursement, new("报销|差旅|出差(?:审批)?|公务卡")),
        (Genre.AllowanceList, new("发放(?:表|花名册|名册|清单|情况|说明|审批)|(?:补贴|补助|津贴|奖金|工资|绩效|误餐|值班费|加班费|慰问|劳务费|福利).{0,8}(?:表|名册|花名册|明细|清单|发放|汇总|情况|说明)|签领|慰问$")),
        (Genre.PaymentApproval, new("审批(?:单|表|笺)|用款|付款|请款|拨款|支付(?:申请|审批|令|单)|借(?:款|支)(?:单|条|申请)?|领款|^(?:现金)?[领付][条据]|资金(?:申请|拨付)|签批单|会签")),
        (Genre.BankStatement, new("流水|对账单|账户明细|交易明细|银行.{0,6}明细|回单")),
        (Genre.Voucher, new("凭证|发票|收据|票据")),
        (Genre.SpendingLedger, new("台账|支出|明细账|日记账|现金账|总账|收支|费用明细|加油|经费(?:明细|使用)|账簿|科目余额|决算表|报账")),
        (Genre.AssetRecord, new("资产|盘点|车辆编制|报废|处置(?:表|单)|出租(?:台账|登记)|办公用房")),
        (Genre.Register, new("登记|一览表|目录|名册|清单|台账|汇总表|统计表")),
        (Genre.OfficialPaper, new("通知|请示|批复|报告|通报|公告|公示|决议|决定|方案|计划|规划|情况说明|说明$|意见$|简报|总结|汇报")),
    ];

    /// <summary>Words of columns and labels: three of a line are a table's head, so many in the paper its kind.</summary>
    private static readonly (Genre Genre, int Least, Regex Words)[] Structures =
    [
        (Genre.ReceptionRecord, 2, new("来访单位|接待对象|接待单位|陪餐|陪同(?:用餐|人员)|公函(?:字?号)?|来客|餐费|用餐地点|函号|菜单|来宾")),
        (Genre.BankStatement, 2, new("对方(?:户名|账号)|交易(?:日期|金额|时间)|账户余额|开户行|借方发生额|贷方发生额|流水号")),
        (Genre.Voucher, 3, new("记账凭证|凭证字号|记字第|会计主管|制单|复核|借方(?:金额)?|贷方(?:金额)?|附件\\s*\\d*\\s*张|总账科目|明细科目")),
        (Genre.SpendingLedger, 3, new("凭证号|摘要|收款(?:单位|人)|科目|结算方式|付款方式|审批人|金额|经办人|支出日期|支出金额|用途")),
        (Genre.AllowanceList, 3, new("姓名|签领|签收|领款人|应发|实发|补助标准|发放标准|发放金额|职务|金额")),
        (Genre.AssetRecord, 2, new("资产编号|资产名称|原值|净值|保管人|存放地点|购置日期|使用部门")),
        (Genre.Contract, 2, new("甲\\s*方|乙\\s*方|发包(?:人|方)|承包(?:人|方)|出租(?:人|方)|承租(?:人|方)|买方|卖方|供方|需方|采购人|供应商|委托方|受托方|本合同|本协议|违约")),
        (Genre.PaymentApproval, 2, new("申请部门|付款事由|付款金额|收款(?:单位|人|账户)|分管领导|资金来源|大写|用款|申请金额|签批|经办")),
        (Genre.MeetingRecord, 2, new("主\\s*持(?:人)?|应\\s*到|实\\s*到|列\\s*席|出\\s*席|参会|与会|记\\s*录(?:人|员)?\\s*[:：]|会议决定|议题")),
        (Genre.VillageRecord, 2, new("村民代表|党员大会|村务监督|两委|四议|户代表")),
        (Genre.Procurement, 2, new("报价|供应商|投标|评审|中标|候选人|控制价|限价|比选")),
        (Genre.Register, 3, new("序号|文号|标题|日期|页数|备注|份数|移交人|接收人")),
    ];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    /// <summary>Null where the title does not say.</summary>
    public static Genre? ByTitle(string title)
    {
        var plain = Spaces().Replace(title, "").TrimEnd('。', '：', ':');
        foreach (var (genre, pattern) in Titles)
            if (pattern.IsMatch(plain)) return genre;
        return null;
    }

    /// <summary>The kind whose words are most in evidence, counted as different words; null where none reaches its least number.</summary>
    public static Genre? ByStructure(string text)
    {
        var best = Structures.Select(s => (s.Genre, s.Least, Found: s.Words.Matches(text).Select(m => Spaces().Replace(m.Value, "")).Distinct().Count()))
            .Where(s => s.Found >= s.Least).OrderByDescending(s => s.Found - s.Least).ToList();
        return best.Count > 0 ? best[0].Genre : null;
    }
}
