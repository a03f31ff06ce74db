using System.Text.RegularExpressions;
using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>Letters by which the unit stands surety for another's debt (担保函, 保证函). Contracts of guarantee are read as contracts; securities of contractors (履约担保) are theirs.</summary>
public sealed partial class GuaranteeReader : IFactReader
{
    public bool Reads(Document document, Profile profile) =>
        profile.Genre is Genre.OfficialLetter or Genre.OfficialPaper or Genre.Other or Genre.Procurement && Title().IsMatch(Labels.Compact(profile.Title)) && !Other().IsMatch(Labels.Compact(profile.Title)) && !Drafts.Is(document);

    public IEnumerable<Fact> Read(Document document, Profile profile)
    {
        if (document.Passages.FirstOrDefault(p => Surety().IsMatch(p.Text) && !Forbidden().IsMatch(p.Text)) is not { } passage) yield break;
        var surety = Surety().Match(passage.Text);
        var debtor = For().Matches(passage.Text[..(surety.Index + surety.Length)]).LastOrDefault()?.Groups["who"].Value;
        var sum = Amounts.In(passage.Text).Where(m => m.High.Fen > 0).Select(m => (Money?)m.High).FirstOrDefault();
        yield return new Execution(Quotes.Sentence(passage, surety.Index), ExecutionKind.Guarantee, [DecisionCategory.MajorDecision, DecisionCategory.LargeFund],
            debtor is null ? "对外担保" : $"为{debtor}担保", sum, profile.Date, debtor is null ? [] : [debtor], profile.Issuer, profile.DocumentNumber, Claims.In(document.Passages, profile.Date));
    }

    [GeneratedRegex("担保|保证(?:函|书|人)|承诺函|还款承诺")]
    private static partial Regex Title();

    [GeneratedRegex("履约|投标|质量|工期|安全|廉|诚信|支付担保|办法|制度|规定|通知|公示|取消|解除|撤销")]
    private static partial Regex Other();

    [GeneratedRegex("(?:提供|承担|负|出具|给予)[^。；，]{0,12}?(?:担保|保证(?!金)|偿还责任|连带责任|代偿)|(?:作为?|担任)[^。；，]{0,10}?(?:保证人|担保人)|(?:到期|逾期)[^。；]{0,16}由(?:我|本)[^。；，]{1,8}(?:偿还|代偿|归还)")]
    private static partial Regex Surety();

    [GeneratedRegex("不得|严禁|禁止|不(?:予|再)?(?:提供|承担)|通报|清理")]
    private static partial Regex Forbidden();

    [GeneratedRegex("(?:为|对|替|就)(?<who>[\\u4e00-\\u9fa5（）()]{2,30}?)(?=在|向|与|的|所|贷|借|提供|拖欠|欠)")]
    private static partial Regex For();
}
