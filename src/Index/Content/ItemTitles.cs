using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Index;

/// <summary>Passages that name what follows them: an agenda item, a numbered heading, the subject of a form.</summary>
internal static partial class ItemTitles
{
    private const int LongestTitle = 60;

    public static bool Has(Passage passage) =>
        passage is { Kind: PassageKind.Paragraph or PassageKind.TableRow, Text.Length: <= LongestTitle } && Title().IsMatch(passage.Text) && !passage.Text.AsSpan().TrimEnd().EndsWith("。");

    [GeneratedRegex(@"^\s*(?:[【\[（(]?\s*(?:议\s*题|议\s*程|议\s*项|事\s*项|标\s*题|主\s*题|事\s*由|项目名称)|第[一二三四五六七八九十0-9]{1,3}(?:项|个议题|章)|[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|关于\S{2,40}的(?:请示|报告|通知|决定|批复|意见|函|方案|办法)\s*$)")]
    private static partial Regex Title();
}
