using System.Text.RegularExpressions;
using DocReview.Index;

namespace DocReview.Review;

/// <summary>Names and numbers of people as forms and registers write them.</summary>
internal static partial class People
{
    /// <summary>"6", "６人", "6.00" as some books show whole numbers, "8人（带队：副局长）", "刘某等6人", "十二名"; null where no number stands.</summary>
    public static int? Count(string text)
    {
        var plain = WholeNumber().Replace(Numerals.HalfWidth(text).Trim(), "");
        if (plain.Length == 0) return null;
        if (Bare().IsMatch(plain)) return Numerals.ParseInt(plain);
        return Counted().Match(plain) is { Success: true } hit ? Numerals.ParseInt(hit.Groups["n"].Value) : null;
    }

    /// <summary>The names of a list, without the posts and the number beside them: "镇长张三、李四（2人）" → 张三… as far as a post is known.</summary>
    public static IReadOnlyList<string> Names(string text)
    {
        var list = Around().Replace(Numerals.HalfWidth(text), " ");
        return list.Split([' ', '、', ',', '，', ';', '；', '\n', '\t', '/'], StringSplitOptions.RemoveEmptyEntries)
            .Select(name => Post().Replace(name.Trim('。', '.', ':', '：'), ""))
            .Where(name => Name().IsMatch(name) && !NoName().IsMatch(name))
            .Distinct().ToList();
    }

    [GeneratedRegex(@"(?<=^\d{1,3})\.0{1,2}(?=$|[人名位])")]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"^\d{1,3}$|^[一二两三四五六七八九十]{1,3}$")]
    private static partial Regex Bare();

    [GeneratedRegex(@"(?<![\d.,元])(?<n>\d{1,3}|[一二两三四五六七八九十]{1,3})\s*(?:余|多)?\s*(?:个?人(?!均|民|员|次)|名|位)")]
    private static partial Regex Counted();

    [GeneratedRegex(@"[（(][^（）()]*[)）]|等\s*(?:共|计)?\s*[\d一二三四五六七八九十]*\s*[人名位]?|共?\s*\d+\s*[人名位]|(?:同志|等人|陪同|陪餐|作陪)")]
    private static partial Regex Around();

    [GeneratedRegex(@"^(?:党?工?委?(?:副)?(?:书记|镇长|乡长|主任|所长|站长|部长|委员|科长|局长|组长|主席)|(?:纪|宣传|组织|统战|武装)(?:委|工委)?(?:书记|委员|部长))(?=[\u4e00-\u9fa5·]{2,4}$)")]
    private static partial Regex Post();

    [GeneratedRegex(@"^[\u4e00-\u9fa5]{2,4}$|^[\u4e00-\u9fa5]{2,8}·[\u4e00-\u9fa5]{2,8}$|^[\u4e00-\u9fa5][某×xX]{1,2}$")]
    private static partial Regex Name();

    [GeneratedRegex(@"单位|部门|人员|领导|名单|附后|司机|驾驶|没有|陪|^无|食堂|班子|全体|干部|成员|餐|同意|审批|办公室$")]
    private static partial Regex NoName();
}
