using System.Text.RegularExpressions;
using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>A list by which money or goods are handed out: a paper of its own, or one worksheet among others.</summary>
/// <param name="Paper">The part of the document that is this list.</param>
internal sealed partial record PayoutList(string Title, Document Paper)
{
    /// <summary>One list a worksheet where a workbook holds several, else the document.</summary>
    public static IReadOnlyList<PayoutList> In(Document document, Profile profile)
    {
        var sheets = document.Pages.Where(p => p.Label is not null && p.Passages.Count > 0).Select(p => (Title: TitleOf(p), Page: p)).Where(s => s.Title is not null).ToList();
        return sheets.Count > 1 ? [.. sheets.Select(s => new PayoutList(s.Title!, document with { Title = s.Title!, Pages = [s.Page] }))] : [new(profile.Title, document)];
    }

    public PartialDate? Date(PartialDate? fallback) => Dates.In(Labels.Compact(Title)).Select(m => m.Date).FirstOrDefault(d => d is { Day: not null }) ?? fallback;

    public bool Holds(Citation source) => Paper.Passages.Any(p => p.Id == source.Passage);

    public static bool IsTitle(string title) => Named().IsMatch(Labels.Compact(title));

    /// <summary>The line over the list that calls it one, else the worksheet's name.</summary>
    private static string? TitleOf(Page page) =>
        page.Passages.Take(4).Select(p => p.Text.Trim()).FirstOrDefault(t => t.Length <= 40 && IsTitle(t)) ?? (IsTitle(page.Label!) ? page.Label : null);

    [GeneratedRegex("(?:补贴|补助|津贴|奖金|奖励|[\\u4e00-\\u9fff]奖|慰问金?|福利费?|劳务费|值班费|加班费|误餐费?|绩效|工资|报酬|节日|过节费?).{0,8}(?:发放|领取|签领|核算|名册|花名册|表$|清单|明细|汇总)|发放(?:表|清单|花名册|名册|明细|汇总)|签领(?:表|册)")]
    private static partial Regex Named();
}
