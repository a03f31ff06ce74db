using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>A hit with those of the page that say the same, and those of other versions of its paper that say nearly the same.</summary>
public sealed record HitGroup(SearchHit Hit, IReadOnlyList<SearchHit> Same, IReadOnlyList<SearchHit> Versions);

/// <summary>Nothing is left out: what is grouped is named under the hit it is grouped with.</summary>
public static class HitGroups
{
    public static IReadOnlyList<HitGroup> Of(IReadOnlyList<SearchHit> hits, IReadOnlyList<(FileId File, FileId Other)> versions)
    {
        var pairs = versions.SelectMany(pair => new[] { pair, (File: pair.Other, Other: pair.File) }).ToHashSet();
        var groups = new List<HitGroup>();
        foreach (var same in hits.GroupBy(hit => (hit.Nearness, FoldedText.Of(hit.Text).ToString())).Select(same => same.ToList()))
        {
            var paper = groups.FindIndex(group => group.Hit.Nearness == same[0].Nearness && pairs.Contains((group.Hit.Passage.File, same[0].Passage.File)) && AreLike(group.Hit.Text, same[0].Text));
            if (paper < 0) groups.Add(new(same[0], [.. same.Skip(1)], []));
            else groups[paper] = groups[paper] with { Versions = [.. groups[paper].Versions, .. same] };
        }

        return groups;
    }

    /// <summary>Beginning and end are the same but for less than half of the longer one: a sum or a word was changed.</summary>
    private static bool AreLike(string text, string other)
    {
        var (longer, shorter) = text.Length >= other.Length ? (text, other) : (other, text);
        var head = longer.AsSpan().CommonPrefixLength(shorter);
        var tail = 0;
        while (tail < shorter.Length - head && longer[^(tail + 1)] == shorter[^(tail + 1)]) tail++;
        return (head + tail) * 2 > longer.Length;
    }
}
