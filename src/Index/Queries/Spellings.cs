using System.Text.RegularExpressions;

namespace DocReview.Index;

/// <summary>The folded forms under which a searched text is found: as typed, and its sums with and without thousands separators.</summary>
internal static partial class Spellings
{
    public static IReadOnlyList<FoldedText> Of(string text)
    {
        var typed = FoldedText.Of(text);
        if (typed.Length == 0) return [];
        var folded = typed.ToString();
        var ungrouped = Grouped().Replace(folded, match => match.Value.Replace(",", ""));
        var grouped = Plain().Replace(ungrouped, match => Group(match.Value));
        return [.. new[] { folded, ungrouped, grouped }.Distinct().Select((spelling, i) => i == 0 ? typed : FoldedText.Of(spelling))];
    }

    private static string Group(string digits)
    {
        for (var at = digits.Length - 3; at > 0; at -= 3) digits = digits.Insert(at, ",");
        return digits;
    }

    [GeneratedRegex(@"(?<![\d.,])[1-9]\d{0,2}(,\d{3})+(?!\d|,\d)")]
    private static partial Regex Grouped();

    // Four digits and nothing more are a year far more often than a sum.
    [GeneratedRegex(@"(?<![\d.,-])([1-9]\d{4,14}|[1-9]\d{3}(?=[.元]))(?![\d,])")]
    private static partial Regex Plain();
}
