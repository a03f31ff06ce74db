using System.Text.RegularExpressions;

namespace DocReview.Ledger;

/// <summary>Which kinds of paper belong apart by what they are.</summary>
public static partial class Zones
{
    /// <summary>Ordinary where it is not clear: a notice about petitions is no petition. Whoever delivers such papers, or a person later, says where they belong.</summary>
    public static Zone OfKind(Genre genre, string? title) => genre switch
    {
        Genre.Petition when title is not null && Petition().IsMatch(title) && !About().IsMatch(title) => Zone.Petitions,
        Genre.Interview when title is not null && Interview().IsMatch(title) && !About().IsMatch(title) => Zone.Interviews,
        _ => Zone.Ordinary,
    };

    [GeneratedRegex("来信|来访|来电|举报|检举|控告|匿名信|反映.{0,20}问题")]
    private static partial Regex Petition();

    [GeneratedRegex("谈话(?:记录|笔录|提纲)|询问笔录|访谈记录")]
    private static partial Regex Interview();

    [GeneratedRegex("制度|办法|通知|规定|方案|总结|汇报|会议")]
    private static partial Regex About();
}
