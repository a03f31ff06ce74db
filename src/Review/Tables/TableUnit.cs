using System.Text.RegularExpressions;

namespace DocReview.Review;

/// <summary>The unit in which a column of sums is kept: in its header, else above the table.</summary>
public static partial class TableUnit
{
    /// <summary>元, 千元, 万元 …; null where nothing says so (then it is yuan).</summary>
    public static string? Of(string header, string title) =>
        InHeader().Match(header) is { Success: true } own ? own.Groups["unit"].Value
        : Line().Match(title) is { Success: true } line ? line.Groups["unit"].Value : null;

    [GeneratedRegex("(?<unit>[亿万千百]元|元)")]
    private static partial Regex InHeader();

    [GeneratedRegex(@"(?:单\s*位|金\s*额(?:\s*单位)?)\s*[:：]?\s*(?:人民币)?\s*(?<unit>[亿万千百]元|元)|[（(]\s*(?:单位\s*[:：]?\s*)?(?<unit>[亿万千百]元)\s*[)）]")]
    private static partial Regex Line();
}
