using System.Text;
using DocReview.Ledger;

namespace DocReview.Index;

/// <summary>The promise that every stretch of every passage is found, put to the test.</summary>
public static class RecallProbe
{
    private const int Longest = 20, PageSize = 1000;

    /// <summary>1 to 20 characters of the text in one stretch; null where those drawn hold nothing that can be searched for.</summary>
    public static string? Draw(string text, Random random)
    {
        var runes = text.EnumerateRunes().ToArray();
        if (runes.Length == 0) return null;
        var start = random.Next(runes.Length);
        var stretch = new StringBuilder();
        foreach (var rune in runes.Skip(start).Take(random.Next(1, Longest + 1)))
            // It would end the quotation; a search does not see it.
            if (rune.Value is not ('"' or '＂')) stretch.Append(rune.ToString());
        return FoldedText.Of(stretch.ToString()).Length > 0 ? stretch.ToString() : null;
    }

    /// <summary>Searches the stretch, quoted, in the passage's file, or in all files. Null where the passage is found and every mark in it is in its place.</summary>
    public static async Task<RecallFault?> Fault(ISearchIndex index, Passage passage, string stretch, bool everywhere, CancellationToken cancel)
    {
        var query = new SearchQuery($"\"{stretch}\"", everywhere ? null : new HashSet<FileId> { passage.Id.File }, PageSize) { Widening = Widening.Never, Synonyms = null };
        while (true)
        {
            var result = await index.Search(query, cancel);
            if (result.Hits.FirstOrDefault(hit => hit.Passage == passage.Id) is { } hit) return IsExact(hit, passage.Text, stretch) ? null : RecallFault.Displaced;
            if (result.Hits.Count == 0) return RecallFault.Missed;
            query = query with { Skip = query.Skip + PageSize };
        }
    }

    private static bool IsExact(SearchHit hit, string text, string stretch)
    {
        if (hit.Matches.Count == 0 || hit.SnippetStart + hit.Snippet.Length > text.Length || text.Substring(hit.SnippetStart, hit.Snippet.Length) != hit.Snippet) return false;
        var sought = Comparable(stretch);
        return hit.Matches.All(match => Comparable(hit.Snippet.Substring(match.Start, match.Length)) == sought);
    }

    /// <summary>A sum is found with and without its separators.</summary>
    private static string Comparable(string text) => FoldedText.Of(text).ToString().Replace(",", "");
}
