using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>Assets given away, sold or written off: applications, approvals and minutes of disposal. Contracts of sale are read as contracts.</summary>
public sealed partial class AssetDisposalReader : IFactReader
{
    public bool Reads(Document document, Profile profile) =>
        profile.Genre is Genre.AssetRecord or Genre.OfficialPaper or Genre.Other or Genre.PaymentApproval or Genre.Register && Title().IsMatch(Labels.Compact(profile.Title)) && !Norms().IsMatch(Labels.Compact(profile.Title)) && !Drafts.Is(document);

    public IEnumerable<Fact> Read(Document document, Profile profile)
    {
        var rows = DisposalRegister.Read(document, profile);
        foreach (var row in rows) yield return row;
        if (rows.Count > 0 || profile.Genre == Genre.Register) yield break;
        var passage = document.Passages.FirstOrDefault(p => Disposed().IsMatch(p.Text) && p.Text.Length > 8 && !Only().IsMatch(Labels.Compact(p.Text)));
        if (passage is null) yield break;
        var price = ContractPrice.Of(document.Passages);
        var subject = Disposed().Match(passage.Text);
        var sentence = passage.Text[subject.Index..].Split('。', '；', '\n', '，')[0].Trim();
        yield return new Execution(Quotes.Sentence(passage, subject.Index), ExecutionKind.AssetDisposal, [DecisionCategory.MajorDecision], sentence, price?.Amount, profile.Date,
            OrganNames.FirstBusiness(passage.Text) is { } party ? [party] : [], profile.Issuer, profile.DocumentNumber, Claims.In(document.Passages, profile.Date));
    }

    [GeneratedRegex("(?:资产|车辆|房屋|设备|家具|物资|公车).{0,6}(?:处置|报废|出售|拍卖|转让|调拨|变卖)|(?:处置|报废|变卖).{0,8}(?:申请|审批|表|单|报告|说明)")]
    private static partial Regex Title();

    [GeneratedRegex("办法|制度|规定|细则|批复|公告|公示")]
    private static partial Regex Norms();

    [GeneratedRegex("报废|处置|出售|拍卖|变卖|转让|无偿(?:划转|调拨)")]
    private static partial Regex Disposed();

    [GeneratedRegex("^.{0,30}(?:申请|审批|登记)?(?:表|单|报告|申请|说明)$")]
    private static partial Regex Only();
}
