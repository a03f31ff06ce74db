using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>One marked stretch of a document.</summary>
public sealed record DocumentHit(int Passage, int Start, int Length)
{
    public Match Match => new(Start, Length);
}

/// <summary>All that is marked in a document, in reading order, and which of it is looked at: the place a reader was sent to, and what a search found beside it.</summary>
/// <param name="Current">Counts from 0; -1 where nothing is marked.</param>
public sealed record DocumentHits(IReadOnlyList<DocumentHit> All, int Current)
{
    /// <summary>So many passages of one document are marked.</summary>
    public const int Most = 1_000;

    public DocumentHit? At(int index) => index >= 0 && index < All.Count ? All[index] : null;

    /// <param name="cited">The place a reader was sent to; without marks only its passage is known.</param>
    public static DocumentHits Of(IEnumerable<DocumentHit> found, int? passage, IReadOnlyList<Match> cited)
    {
        var sent = cited.Select(mark => new DocumentHit(passage ?? 0, mark.Start, mark.Length)).Where(hit => hit is { Passage: > 0, Length: > 0 }).ToList();
        var all = found.Concat(sent).Distinct().OrderBy(hit => hit.Passage).ThenBy(hit => hit.Start).ToList();
        var at = sent.Count > 0 ? all.IndexOf(sent.MinBy(hit => hit.Start)!) : all.FindIndex(hit => hit.Passage >= (passage ?? 0));
        return new(all, at < 0 ? all.Count - 1 : at);
    }

    /// <summary>What a query finds in one file; nothing while another process holds the index.</summary>
    public static async Task<IEnumerable<DocumentHit>> Search(ISearchIndex index, SearchQuery query, FileId file, CancellationToken cancel)
    {
        var result = await index.Search(query with { Within = new HashSet<FileId> { file }, Limit = Most, Widening = Widening.WhenNothing, WholePassages = true }, cancel);
        return result.Hits.SelectMany(hit => hit.Matches.Select(match => new DocumentHit(hit.Passage.Number, match.Start + hit.SnippetStart, match.Length)));
    }
}
