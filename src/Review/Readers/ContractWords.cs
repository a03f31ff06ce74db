using System.Text.RegularExpressions;

namespace DocReview.Review;

/// <summary>The words of contracts: how the sides, the matter, the price and the signing are named.</summary>
internal static partial class ContractWords
{
    public const string Ours = @"甲\s*方|发\s*包\s*(?:人|方|单位)|采\s*购\s*(?:人|方|单位)|委\s*托\s*(?:人|方|单位)|出租\s*(?:人|方)|需\s*方|买\s*(?:方|受人)|建设单位|招标人|定作(?:人|方)|出借(?:人|方)|贷款人|出让(?:人|方)|购买方|用人单位|业主(?:单位)?";
    public const string Theirs = @"乙\s*方|承\s*包\s*(?:人|方|单位)|承租\s*(?:人|方)|受\s*托\s*(?:人|方)|供应商|供货(?:人|方|商|单位)|供\s*方|卖\s*方|出卖人|施工单位|承接(?:方|人)|服务(?:方|商|单位)|承揽(?:人|方)|借款(?:人|方|单位)|受让(?:人|方)|中标(?:人|单位)|成交(?:人|单位|供应商)|设计(?:人|单位)|监理(?:人|单位)|承建(?:方|单位)|丙\s*方|管护(?:人|方)";

    public static bool IsContractTitle(string title) => Title().IsMatch(title) && !OtherTitle().IsMatch(title);

    [GeneratedRegex("合同|协议|租约|契约|承包书")]
    private static partial Regex Title();

    [GeneratedRegex("责任书|廉[洁政]|保密协议|安全(?:生产|管理)?(?:责任)?协议|承诺|调解|台账|登记|目录|办法|制度|规定|通知|模板|汇总|审查|会签|离婚|和解|关于|清单|移交|验收|情况|说明|审批")]
    private static partial Regex OtherTitle();

    /// <summary>A title that says only what kind of contract it is.</summary>
    [GeneratedRegex("^(?:(?:建设|小型|水利|绿化|市政|建筑|装饰|装修|简易|政府)*(?:工程)?(?:施工|承包)?|采购|采购安装|安装|服务|劳务|租赁|借款|委托|购销|买卖|设备采购|货物采购|物资采购|信息化建设|广告制作|补充|框架|房屋租赁|政府采购)?(?:合同|协议)书?(?:[（(].*[)）])?$")]
    public static partial Regex GenericTitle();

    [GeneratedRegex("(?:工程|项目|标的|货物|服务|采购|建设|承包|施工|委托|租赁|管护)(?:物)?(?:名称|内容|范围|概况|标的|事项)|工程|标的(?:物)?|货物|项目|商品名称|服务项目|乙方为甲方|增加内容|变更内容")]
    public static partial Regex SubjectLabel();
}
