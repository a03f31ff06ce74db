using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>Whether what was decided under an agenda item is one of the four kinds (三重一大), and of such weight that it matters how it was decided.</summary>
internal static partial class FourKinds
{
    /// <summary>A shorter resolution does not repeat its subject.</summary>
    private const int Telling = 14;

    /// <summary>Null where it is none of them: a small sum, a routine plan, a report.</summary>
    public static DecisionCategory? Of(DeliberatedItem item, CaseStudy study)
    {
        var title = item.Item.Title;
        var resolution = item.Item.Resolution is { Quote.Length: >= Telling } told ? told.Quote : item.Item.Text; // 大家一致同意。 says nothing of what
        if (Heard().IsMatch(title) && item.Item.Resolution is not { Quote.Length: >= Telling }) return null;
        var large = AmountMatch.Resolved(item.Item).Any(study.Thresholds.LargeFund(item.Meeting.Date).Reaches);
        var kinds = CategoriesOf.Resolution(title, resolution, large);
        if (kinds.Contains(DecisionCategory.Personnel) && !Passed().IsMatch(title + resolution)) return DecisionCategory.Personnel;
        if (Weighty().IsMatch(title + resolution) && !Routine().IsMatch(title)) return DecisionCategory.MajorDecision;
        if (large) return kinds.FirstOrDefault(k => k is DecisionCategory.Project or DecisionCategory.MajorDecision, DecisionCategory.LargeFund);
        return item.Item.Amounts.Count == 0 && kinds.Contains(DecisionCategory.Project) && Works().IsMatch(title) && !Routine().IsMatch(title) ? DecisionCategory.Project : null;
    }

    [GeneratedRegex("^(?:会议)?(?:听取|传达|学习|通报|宣读)")]
    private static partial Regex Heard();

    /// <summary>A superior's appointment that is only made known, an honour, a year's marks.</summary>
    [GeneratedRegex("宣布|宣读|传达|转发|(?:县|区|市|省|州)委.{0,6}(?:任命|决定)|上级.{0,4}任命")]
    private static partial Regex Passed();

    [GeneratedRegex("(?:年度|年|财政|部门)[^，。]{0,6}预算|预算(?:调整|编制|安排|草案|方案)|决算|征地|征收|拆迁|安置(?:方案|补偿)|出租|租赁|出借|发包|承包经营|处置|报废|转让|担保|借款|举债|分配方案|机构(?:设置|改革|调整)|撤并|三重一大|产权|入股|投资(?:设立|入股)")]
    private static partial Regex Weighty();

    [GeneratedRegex("通报|传达|学习|汇报|听取|情况$|执行(?:情况)?$|运行$|分析$|进展|工作安排|定点|废旧(?:报刊|书报)")]
    private static partial Regex Routine();

    [GeneratedRegex("工程|项目|新建|改建|扩建|修建|改造|维修|硬化|安装|建设(?!办|所|局|中心|领导)|整治|采购|购置|招标|比选|施工|中标")]
    private static partial Regex Works();
}
