using System.Text.RegularExpressions;

namespace DocReview.Review;

/// <summary>What a subject is about, freed of the words every subject has: pairs of neighbouring characters, places, sections.</summary>
public static partial class SubjectText
{
    /// <summary>The pairs of neighbouring Chinese characters (and Latin words) that tell this matter from others.</summary>
    public static IReadOnlySet<string> Grams(string text)
    {
        var grams = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match run in Han().Matches(Generic().Replace(Plain(text), " ")))
            for (var i = 0; i + 1 < run.Length; i++) grams.Add(run.Value.Substring(i, 2));
        foreach (Match word in Latin().Matches(Plain(text))) grams.Add(word.Value.ToUpperInvariant());
        return grams;
    }

    /// <summary>Villages and quarters named; two subjects that name different ones are different matters.</summary>
    public static IReadOnlySet<string> Places(string text) =>
        Place().Matches(Plain(text)).Select(m => m.Value).Where(p => !NoPlace().IsMatch(p)).ToHashSet(StringComparer.Ordinal);

    /// <summary>A段, 二期, （一）: what tells one part of a divided matter from another; null where there is none.</summary>
    public static string? Section(string text)
    {
        var match = SectionMark().Match(Plain(text));
        return match.Success ? match.Value.Trim('(', ')') : null;
    }

    /// <summary>The subject without its section mark: equal for the parts of one matter.</summary>
    public static string WithoutSection(string text) => SectionMark().Replace(Plain(text), "");

    /// <summary>Full-width letters and digits as half-width, no white space.</summary>
    public static string Plain(string text) => string.Create(text.Length, text, (to, from) =>
    {
        for (var i = 0; i < from.Length; i++) to[i] = from[i] is >= '！' and <= '～' ? (char)(from[i] - 0xFEE0) : from[i] == '　' ? ' ' : from[i];
    }) is var folded && Space().IsMatch(folded) ? Space().Replace(folded, "") : folded;

    /// <summary>Years named ("2021年", "二〇二一年" only where written with digits).</summary>
    public static IReadOnlySet<int> Years(string text) => Year().Matches(Plain(text)).Select(m => int.Parse(m.Groups[1].Value)).ToHashSet();

    [GeneratedRegex("[\\u4e00-\\u9fff]+")]
    private static partial Regex Han();

    [GeneratedRegex("[A-Za-z][A-Za-z0-9-]+")]
    private static partial Regex Latin();

    [GeneratedRegex("\\s+")]
    private static partial Regex Space();

    [GeneratedRegex("((?:19|20)\\d\\d)年")]
    private static partial Regex Year();

    [GeneratedRegex("[\\u4e00-\\u9fff]{2}(?:村(?![级民委干务社组屯庄镇])|社区|小区|小学|中学|幼儿园|敬老院|组(?=道|路))")]
    private static partial Regex Place();

    [GeneratedRegex("[各全本该行示乡农镇街等新山]村|村村|农村|乡村|新村|社会|各社区|行政村|示范村|全社区|本社区|智慧社区|村社区")]
    private static partial Regex NoPlace();

    [GeneratedRegex("(?<![一-鿿A-Za-z])[A-Za-z](?:段|标段?|区|包)|[A-Z](?:段|标段?|包)|第?[一二三四五六七八九十0-9]{1,2}(?:标?段|期|标|包|批次?)|[甲乙丙丁](?:段|包|标)|\\((?:[一二三四五六七八九十]|\\d{1,2})\\)|[上中下]旬|\\((?:[东西南北中]|第[一二三四五六七八九十0-9]{1,2})[侧段片区面]?\\)|[东西南北](?:侧|段|片区)|(?<![0-9])[1-9]号(?:楼|点)")]
    private static partial Regex SectionMark();

    [GeneratedRegex("工程款|完工款|完成款|货款|安装款|服务费|制作费|维修费|主体|首批|首期|二批|余款|上级补助|衔接资金|奖补资金|奖补|工程|项目|建设|采购|购置|购买|关于|研究|讨论|审议|支付|拨付|付款|支出|列支|解决|费用|经费|资金|款项|进度款|预付款|首付款|首付|尾款|质保金|竣工款|验收款|进场款|结算款|结算|合同|协议|补充|施工|实施|方案|事宜|问题|议题|有关|进行|同意|决定|安排|情况|说明|申请|请示|汇报|报告|会议|通知|工作|一批|所需|相关|开展|办理|使用|管理|单位|有限公司|公司|街道|乡镇|人民政府|办事处|发票|万元|元|分钟|季度|年度|人员|同志|[的了和与及等为在对于由]|[零〇一二三四五六七八九十百千万]+(?:元|年|月|日|人|户|名|台|辆|套|次|期|季度)")]
    private static partial Regex Generic();
}
