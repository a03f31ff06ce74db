using System.Text.RegularExpressions;

namespace DocReview.Review;

/// <summary>Names of organs and businesses as contracts and notes write them.</summary>
internal static partial class OrganNames
{
    /// <summary>Ends like an organ of party, state or village.</summary>
    public static bool IsPublic(string name) => Public().IsMatch(name.Trim());

    public static bool IsBusiness(string name) => Business().IsMatch(name.Trim());

    /// <summary>The first business named in running text; null where none is.</summary>
    public static string? FirstBusiness(string text) => InText().Match(text) is { Success: true } hit ? Lead().Replace(hit.Value, "") : null;

    [GeneratedRegex(@"(?:人民政府|政府|办事处|委员会|党委|党工委|工委|党组|街道|[镇乡]|[县市区]|办公室|财政所|[局厅]|村委会|居委会|党政办|综合执法队|(?:服务|治理|执法)中心|文化站|林业站|农技站|(?<!加油|设计|鉴定)所)(?:[（(].*[)）])?$")]
    private static partial Regex Public();

    [GeneratedRegex(@"(?:公司|厂|店|部|社|行|院|中心|工作室|超市|酒店|饭店|合作社|商行|经营部|工程队|门市|市场|事务所|个体户|农场|集团)(?:[（(].*[)）])?$")]
    private static partial Regex Business();

    [GeneratedRegex(@"[\u4e00-\u9fa5（）()]{2,28}?(?:有限责任公司|有限公司|股份公司|公司|工作室|经营部|服务部|装饰部|广告部|制作部|商行|印务部|印刷厂|厂|工程队|施工队|专业合作社|合作社|事务所|设计院|旅行社|超市|广告)(?![\u4e00-\u9fa5]{0,2}[费牌栏])")]
    private static partial Regex InText();

    [GeneratedRegex(@"^.*?(?:委托|确定由|确定|指定|交由|选定|由|与|和|给|向|请|经)(?=[\u4e00-\u9fa5])")]
    private static partial Regex Lead();
}
