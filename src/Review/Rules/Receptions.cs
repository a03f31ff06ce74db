using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>What the rules on hospitality have in common.</summary>
internal static class Receptions
{
    public static List<Evidence> Papers(Visit visit) => visit.Papers.Select(p => new Evidence(p.Reception.Source, Role(p.Reception.Paper))).ToList();

    /// <summary>The papers, and of forms (a line a field) also the lines that tell the sum or the companions.</summary>
    public static List<Evidence> Papers(Visit visit, Regex lines) =>
    [
        .. Papers(visit),
        .. visit.Papers.Where(p => p.Reception.Paper != ReceptionPaper.Register).SelectMany(p => p.Document.Document.Passages.Take(40).Where(s => s.Id != p.Reception.Source.Passage && lines.IsMatch(s.Text)).Take(2)
            .Select(s => new Evidence(Citation.Of(s), Role(p.Reception.Paper)))),
    ];

    public static string Role(ReceptionPaper paper) => paper switch
    {
        ReceptionPaper.Register => "接待登记",
        ReceptionPaper.Approval => "接待审批单",
        ReceptionPaper.Checklist => "接待清单",
        ReceptionPaper.Reimbursement => "接待报销",
        ReceptionPaper.Menu => "菜单",
        _ => "食堂账",
    };

    /// <summary>Papers with a remark of their own: it may explain.</summary>
    public static List<Exculpation> Remarks(Visit visit, string why) =>
        visit.Papers.Where(p => p.Reception.Remark is { Length: > 0 }).Select(p => new Exculpation(p.Reception.Source, $"备注“{p.Reception.Remark}”：{why}")).ToList();
}
