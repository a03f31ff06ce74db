using System.Text.RegularExpressions;

namespace DocReview.Review;

/// <summary>Columns that stand several times side by side: a first and a second party (第一批, 第二批), a list folded into two halves.</summary>
internal static partial class ColumnGroups
{
    private const int FewestRepeated = 3;

    /// <summary>The header of each group with the columns all of them share; one group, the header itself, where nothing repeats.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<int, string>> Of(IReadOnlyDictionary<int, string> headers)
    {
        var bare = headers.OrderBy(h => h.Key).Select(h => (Column: h.Key, Text: Ordinal().Replace(h.Value, ""))).ToList();
        var repeated = bare.Where(b => b.Text.Length > 0).GroupBy(b => b.Text).Where(g => g.Count() > 1).ToList();
        var times = repeated.Count == 0 ? 0 : repeated.Max(g => g.Count());
        var labels = repeated.Where(g => g.Count() == times).ToList();
        if (labels.Count < FewestRepeated || !Alternate(labels)) return [headers];
        var own = labels.SelectMany(g => g.Select(b => b.Column)).ToHashSet();
        return [.. Enumerable.Range(0, times).Select(n => bare.Where(b => !own.Contains(b.Column)).Concat(labels.Select(g => g.ElementAt(n))).ToDictionary(b => b.Column, b => b.Text))];
    }

    /// <summary>All columns of a group stand before those of the next.</summary>
    private static bool Alternate(List<IGrouping<string, (int Column, string Text)>> labels)
    {
        var times = labels[0].Count();
        return Enumerable.Range(1, times - 1).All(n => labels.Max(g => g.ElementAt(n - 1).Column) < labels.Min(g => g.ElementAt(n).Column));
    }

    [GeneratedRegex("^(?:第[一二三四五1-5](?:批次?|次|餐|期|笔|组)|(?:上|下)午|[早中午晚]餐(?=.)|[一二三四五1-5]批)")]
    private static partial Regex Ordinal();
}
