using System.Text.RegularExpressions;

namespace DocReview.Review;

/// <summary>Who a payee is: one person, a group of people paid through the bank, or a body.</summary>
internal static partial class Payees
{
    /// <summary>The name of the one person that is paid (童建军, 李某（个人）, 张三个人账户); null where a body or a group is.</summary>
    public static string? Person(string? payee)
    {
        if (payee is not { Length: > 0 }) return null;
        var bare = Around().Replace(Labels.Bare(payee), "");
        return Persons.IsName(bare) ? bare : null;
    }

    /// <summary>Many people through one account, or nobody in particular: 工资代发户, 公务卡还款, 各农户.</summary>
    public static bool IsGroup(string payee) => Group().IsMatch(Labels.Compact(payee));

    /// <summary>Somebody's own account, said in words.</summary>
    public static bool IsPrivateAccount(string text) => Private().IsMatch(text);

    [GeneratedRegex("^(?:户名[:：]?)|(?:个人(?:账户|账号|卡|户)?|同志|先生|女士|老板|师傅)$")]
    private static partial Regex Around();

    [GeneratedRegex("代发|公务卡|各(?:村|农?户|办|站|社区|组|学校|小学|单位)|农户|农民|村民|群众|职工|干部|人员|工人|民工|[户人]等|等[\\d一二三四五六七八九十]*[户人名]|多人|若干|明细|名册|名单|花名|财政(?:所|局|专户|国库)|零余额|国库|专户|备用金|现金|[员生]工$")]
    private static partial Regex Group();

    [GeneratedRegex("个人(?:账户|账号|银行卡|卡|户|名下)|私人账户|本人(?:账户|银行卡|卡)")]
    private static partial Regex Private();
}
