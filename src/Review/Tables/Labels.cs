using System.Text;
using System.Text.RegularExpressions;

namespace DocReview.Review;

/// <summary>Labels and headers are compared without the accidents of typing.</summary>
public static partial class Labels
{
    /// <summary>Without white space, full-width letters and brackets made half-width: "餐费 （元）" → "餐费(元)".</summary>
    public static string Compact(string text)
    {
        var compact = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c)) continue;
            compact.Append(c is > '\uFF00' and < '\uFF5F' ? (char)(c - 0xFEE0) : c);
        }
        return compact.ToString();
    }

    /// <summary>The bare words of a label: without numbering, brackets and what stands in them, a year before it and a colon after it.</summary>
    public static string Bare(string text)
    {
        var compact = Compact(text);
        var bare = Around().Replace(Brackets().Replace(compact, ""), "");
        return bare.Length > 0 ? bare : compact.Trim('(', ')', ':');
    }

    [GeneratedRegex(@"\([^()]*\)|\[[^\[\]]*\]|【[^】]*】")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"^(?:\d{1,2}[、.]|[一二三四五六七八九十]{1,2}、|(?:19|20)\d{2}年(?=.))|[:*★]+$|^[*★]+")]
    private static partial Regex Around();
}
