using System.Text.RegularExpressions;

namespace DocReview.Review;

/// <summary>The sides of a contract: who acts for the unit, who stands on the other side.</summary>
internal sealed partial record ContractParties(string? Ours, IReadOnlyList<string> Others)
{
    public bool Any => Ours is not null || Others.Count > 0;

    public static ContractParties Of(string text)
    {
        var first = Named(OurSide(), OurAlias(), text);
        var second = Named(TheirSide(), TheirAlias(), text);
        // The unit may be the second side (it borrows, rents, sells): the public organ acts, the other is the party.
        if (first.Count > 0 && second.Count > 0 && !OrganNames.IsPublic(first[0]) && OrganNames.IsPublic(second[0])) (first, second) = (second, first);
        if (first.Count > 0 && Persons.IsName(first[0])) first = [];
        // Beside a business, a person is its signatory.
        if (second.Any(OrganNames.IsBusiness)) second = [.. second.Where(name => !Persons.IsName(name))];
        return new(first.FirstOrDefault(), second.Where(name => name != first.FirstOrDefault()).ToList());
    }

    private static List<string> Named(Regex side, Regex alias, string text) =>
        side.Matches(text).Concat(alias.Matches(text)).Select(m => Clean(m.Groups["who"].Value)).Where(IsName).Distinct().Take(3).ToList();

    private static string Clean(string name)
    {
        var clean = Tail().Replace(name.Trim(' ', '　', '：', ':', '_', '—', '-', '、', '，'), "").Trim();
        return !IsName(clean) && Business().Match(clean) is { Success: true } business ? business.Value : clean;
    }

    /// <summary>A business whose name runs on into the sentence (…有限公司管护).</summary>
    [GeneratedRegex("^[\u4e00-\u9fa5（）()]{2,36}?(?:有限责任公司|有限公司|公司|合作社|经营部|服务部|商行|厂|工程队|中心|事务所)")]
    private static partial Regex Business();

    /// <summary>"甲方代表", "乙方应当…" name nobody.</summary>
    private static bool IsName(string name) =>
        name.Length is >= 2 and <= 40 && !NoName().IsMatch(name) && (OrganNames.IsPublic(name) || OrganNames.IsBusiness(name) || Persons.IsName(name) || People.Names(name).Count > 0);

    private const string Who = @"(?:\s*[（(][^（）()]{1,14}[)）])?(?:\s*(?:名称|单位|全称|盖章|签章))?\s*[:：]?[\s　]*(?<who>(?![）)])[\u4e00-\u9fa5（）()·某×]{2,44}?)(?=[，,。；;、\s　：:]|$|将|委托|经(?!营|济|贸)|根据|为了|承租|出租|身份证|[（(](?:以下|身份|签|盖|章|公章|经营者|统一|法定|住所)|代表|签[字约])";

    [GeneratedRegex($"(?:{ContractWords.Ours}){Who}", RegexOptions.Multiline)]
    private static partial Regex OurSide();

    [GeneratedRegex($"(?:{ContractWords.Theirs}){Who}", RegexOptions.Multiline)]
    private static partial Regex TheirSide();

    /// <summary>某某公司（以下简称“乙方”）: the name stands before.</summary>
    [GeneratedRegex("(?<who>[\u4e00-\u9fa5·]{2,40})[（(]\\s*(?:以下)?(?:简)?称[:：]?[“\"']?(?:甲方|发包方|委托方|出租方|采购人)")]
    private static partial Regex OurAlias();

    [GeneratedRegex("(?<who>[\u4e00-\u9fa5·]{2,40})[（(]\\s*(?:以下)?(?:简)?称[:：]?[“\"']?(?:乙方|承包方|受托方|承租方|供应商)")]
    private static partial Regex TheirAlias();

    [GeneratedRegex(@"(?:[（(](?:以下|身份|签|盖|章|公章).*|（.{0,2}$)")]
    private static partial Regex Tail();

    [GeneratedRegex("^(?:代表|签|盖章|法定|应|不得|必须|负责|按|将|在|收到|同意|承担|验收|如|须|的|未|对|可|有权|双方|为|和|与|对公|电话|地址|开户|委托代理|经办|经营|责任|义务|名称|单位|考核|根据|经公开|行政主管|项目|工程|投标|中选|中标|成交)")]
    private static partial Regex NoName();
}
