using System.Text.RegularExpressions;

namespace DocReview.Review;

/// <summary>Labels that are known even without a colon. A list of words of the forms themselves, not of any one place.</summary>
internal static partial class FormLabels
{
    public static bool Knows(string text) => text.Length is > 1 and <= 24 && Known().IsMatch(Labels.Bare(text));

    /// <summary>"来客8人", "费用420元", "金额　38,000": where the value begins, after a known label that opens the stretch; null where there is none.</summary>
    public static int? Leading(string chunk) => LeadingLabel().Match(chunk) is { Success: true } lead ? lead.Groups["label"].Length : null;

    public const string Words =
        "(?:申请|报销|用款|报账|使用|经办|付款|领款|借款|主办|承办|支出|来访|来宾|来客|客人|接待|派出|来函|建设|施工|收款|对方|合同|开票|委托|供货|采购|中标|成交)?(?:单位|部门|科室)(?:名称)?|申请人|报销人|经办人?|经手人?|证明人?|验收人?|借款人|借支人|领款人|收款人|出纳|会计|制单|复核|记账|审核|审核人|审批|审批人|审签|审批意见|签批|批示|领导批示|领导意见|主要领导|分管领导|分管|分管意见|部门负责人|负责人|负责人意见|财政所|财务|财务审核|财政|主任|镇长|乡长|书记|党委书记|党工委书记|单位领导|局长" +
        "|(?:申请|报销|付款|支付|填报|填表|填写|用款|借款|接待|就餐|用餐|来访|公务|活动|来函|签订|签约|到访|日期及)?(?:日期|时间)|年月日" +
        "|(?:付款|支付|用款|款项|支出|开支|资金|申请|接待|公务|来访|借款|报销)?(?:用途|事由|内容|摘要|事项|目的|原因|理由|项目)|项目名称|工程名称|公务活动|公务活动项目" +
        "|(?:付款|支付|申请|用款|报销|借款|合同|本次支付|本次付款|实际支出|实付|实支|总|合计|核定|批准|接待|餐费|预计|发票|费用|本次)?(?:金额|费用|数额)|大写|小写|大写金额|小写金额|金额大写|金额小写|人民币|合计|总计|支出|餐费|支出金额|实际支出|费用合计|费用支出|开支" +
        "|(?:报销|预算|会计|支出|经费|开支)?科目|资金来源|经费来源|列支渠道|支付方式|付款方式|结算方式|账号|帐号|开户行|开户银行|户名|收款账户|收款户名|附件|附件张数|单据张数|发票张数|发票内容|依据|备注|说明|单号|编号|合同编号|合同号|凭证号" +
        "|接待对象|来宾|来客|客人|主宾|来访人员|来访人数|来客人数|接待人数|来宾人数|客人人数|用餐人数|就餐人数|人数|总人数|姓名|职务|带队|带队人|陪餐|陪同|陪客|陪餐人员|陪同人员|陪同用餐|陪餐人|陪同人|陪餐人数|陪同人数|接待人员|主陪|用餐|用餐地点|就餐地点|接待地点|地点|场所|活动场所|接待场所|就餐场所|用餐场所|餐厅|标准|接待标准|用餐标准|餐标|菜单|菜品|酒水|公函|公函号|公函字号|公函文号|来函|来函文号|来函字号|函号|住宿|餐次|用餐类别|接待形式" +
        "|来文|拟办|拟办意见|办理意见|传阅|会签|领导传阅|阅示|数量|单价|规格|甲方|乙方|丙方|发包人|承包人|发包方|承包方|出租方|承租方|委托方|受托方|采购人|供应商|买方|卖方|需方|供方|买受人|出卖人";

    [GeneratedRegex($"^(?:{Words})$")]
    private static partial Regex Known();

    [GeneratedRegex($@"^\s*(?<label>{Words})(?:(?=[\d０-９¥￥〇零一二三四五六七八九十两壹贰叁肆伍陆柒捌玖拾])|(?=\s)|(?=人民币))")]
    private static partial Regex LeadingLabel();
}
