using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>
/// The mark of a state secret in the head of the first page (机密★1年), not the word in running text. Such a paper does not belong on this machine: its text is not kept.
/// </summary>
internal static partial class ClassificationMark
{
    private const int HeadLines = 12;

    /// <returns>The mark as it stands, or null.</returns>
    public static string? In(Document document)
    {
        if (document.Pages.Count == 0)
            return null;
        var passages = document.Pages[0].Passages;
        var head = passages.Where(passage => passage.Kind is not (PassageKind.Comment or PassageKind.Deleted or PassageKind.Footnote)).Take(HeadLines);
        var lines = head.SelectMany(passage => passage.Text.Split('\n', '\t')).Select(line => Spaces().Replace(line, "")).Where(line => line.Length > 0).Take(HeadLines * 2).ToList();
        var termStated = lines.Any(line => Term().IsMatch(line));
        for (var i = 0; i < lines.Count; i++)
        {
            if (Starred().IsMatch(lines[i]) || (termStated && Plain().IsMatch(lines[i])) || (i < 4 && Alone().IsMatch(lines[i])))
                return lines[i];
        }
        return null;
    }

    public static Extraction.Unreadable Refusal(string format, string mark) => new(format, Trouble.Classified,
        $"首页标有密级标志“{mark}”：正文未保存。请立即按保密规定处置本件及其副本，不要在本机继续处理。");

    [GeneratedRegex(@"[\s\u3000]")]
    private static partial Regex Spaces();

    // Copy number or 密级 may stand before the mark; a term, 长期 or 启用前 after it. Nothing else: a sentence about marks is longer.
    [GeneratedRegex(@"^(\d{4,8}|№?\d{4,8})?(密级[:：]?)?(绝密|机密|秘密)(级|件)?[★☆*＊⭐].{0,12}$")]
    private static partial Regex Starred();

    [GeneratedRegex(@"^(密级[:：]?)?(绝密|机密|秘密)(级|件)?$")]
    private static partial Regex Plain();

    [GeneratedRegex(@"^(绝密|机密|秘密)$")]
    private static partial Regex Alone();

    [GeneratedRegex(@"^保密期限[:：]?.{0,12}$")]
    private static partial Regex Term();
}
