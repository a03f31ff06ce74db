using System.Text.RegularExpressions;

namespace DocReview.Review;

/// <summary>The business named in the summary of a ledger that has no column for payees: 付某某公司材料款, 广告牌制作费（某某广告部）.</summary>
internal static partial class PayeeInWords
{
    /// <summary>Null where none is named after a word of paying, in brackets at the end or at the beginning.</summary>
    public static string? Of(string? summary)
    {
        if (summary is null) return null;
        var text = Labels.Compact(summary);
        foreach (var pattern in (Regex[])[Paid(), Bracketed(), Opening()])
            if (pattern.Match(text) is { Success: true } hit) return hit.Groups["who"].Value;
        return Trailing().Match(summary.Trim()) is { Success: true } last && (Business().IsMatch(last.Groups["who"].Value) || Persons.IsName(last.Groups["who"].Value)) ? last.Groups["who"].Value : null;
    }

    /// <summary>办公室桶装水　某某水站: the last word behind a space.</summary>
    [GeneratedRegex(@"[\s　](?<who>[\u4e00-\u9fa5]{2,12})$")]
    private static partial Regex Trailing();

    [GeneratedRegex(Kind + "$|(?:药房|五金|物业|图文|水站|粮油行|建材|汽修|园艺|传媒|印务|电料|律师|家具|庆典|广告)$")]
    private static partial Regex Business();

    /// <summary>How businesses call themselves, at the end of a name.</summary>
    private const string Kind = "(?:有限责任公司|有限公司|股份公司|公司|集团|工作室|事务所|经营部|服务部|经销部|广告部|装饰部|印务部|制作部|门市部?|商行|商店|商贸行|电脑行|超市|印刷厂|广告厂|家具厂|厂|工程队|施工队|合作社|设计院|旅行社|烟酒行|烟酒店|酒行|茶庄|茶行|火锅店|火锅|餐厅|酒家|小吃店|面馆|菜馆|鱼庄|山庄|会所|度假村|景区|饭店|酒店|酒楼|餐馆|饭庄|农家乐|农庄|宾馆|加油站|文印店|打印店|图文店|用品店|家具城|家电城|苗圃|农场)";

    private const string Name = @"(?<who>[^款费、，。；:()\s\d]{2,20}?" + Kind + ")";

    [GeneratedRegex(@"(?:付|拨|转账|转|汇|结算|结清|报销|购买|购置|购|还)(?:给|到|至)?(?:\d{4}年)?(?:\d{1,2}(?:[-—~至]\d{1,2})?月份?)?" + Name)]
    private static partial Regex Paid();

    [GeneratedRegex(@"\((?:付|收款(?:人|单位):?)?" + Name + @"(?:开票|收款|代开|开具发票|开发票)?\)$|[-—](?![-—])" + Name + "$")]
    private static partial Regex Bracketed();

    [GeneratedRegex("^" + Name + "(?=.{2})")]
    private static partial Regex Opening();
}
