using System.Text.RegularExpressions;

namespace DocReview.Review;

/// <summary>工程变更、签证、增项: the words by which papers and items speak of what was added to a work.</summary>
internal static partial class Variations
{
    /// <summary>付某某工程变更增加部分.</summary>
    public static bool PaidFor(string subject) => Paid().IsMatch(subject);

    /// <summary>The item speaks of an addition or a new sum, not of the work as first decided.</summary>
    public static bool DealtWith(string item) => Dealt().IsMatch(item);

    [GeneratedRegex("变更(?:增加|部分|款|费用|签证|工程|项目)|签证(?:款|费|部分|工程)|增项|增加部分|增量(?:款|部分|工程)|新增工程量|(?:工程|项目|建设|改造)变更")]
    private static partial Regex Paid();

    [GeneratedRegex("变更|签证|增项|增量|增加|追加|新增|调整|超出|超过|追认|补充|结算|决算")]
    private static partial Regex Dealt();
}
