using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>Drafts, patterns and blank forms bind nobody.</summary>
internal static partial class Drafts
{
    public static bool Is(Document document) =>
        Mark().IsMatch(document.Path[(document.Path.LastIndexOfAny(['/', '!', '\\']) + 1)..]) || document.Passages.Take(4).Any(p => p.Text.Length <= 80 && Mark().IsMatch(p.Text));

    [GeneratedRegex("征求意见稿|送审稿|讨论稿|草案|草稿|初稿|代拟稿|未使用|样本|范本|模板|示范文本|空白表")]
    private static partial Regex Mark();
}
