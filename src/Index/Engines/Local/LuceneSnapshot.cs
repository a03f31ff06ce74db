using DocReview.Ledger;
using Lucene.Net.Search;
using Lucenes = Lucene.Net.Search.Query;

namespace DocReview.Index;

/// <summary>One state of a Lucene index.</summary>
internal sealed class LuceneSnapshot(IndexSearcher searcher) : ISnapshot
{
    // Equal scores in a lasting order, so that pages do not overlap and a rebuilt index answers alike.
    private static readonly Sort Order = new(
        SortField.FIELD_SCORE, new SortField(IndexFields.File, SortFieldType.STRING), new SortField(IndexFields.Number, SortFieldType.INT32));

    private readonly LuceneQueries queries = new(searcher);

    public int Count(IReadOnlySet<FileId>? within)
    {
        if (within is null) return searcher.IndexReader.NumDocs;
        var count = new TotalHitCountCollector();
        searcher.Search(new MatchAllDocsQuery(), Within(within), count);
        return count.TotalHits;
    }

    public Task<Found> Find(IReadOnlyList<Tier> tiers, IReadOnlyList<string> words, IReadOnlySet<FileId>? within, int skip, int limit, CancellationToken cancel)
    {
        var filter = Within(within);
        var (totals, passages, earlier) = (new List<int>(), new List<FoundPassage>(), new List<Lucenes>());
        for (var tier = 0; tier < tiers.Count; tier++)
        {
            cancel.ThrowIfCancellationRequested();
            var matching = queries.Matching(tiers[tier].Query);
            if (earlier.Contains(matching))
            {
                totals.Add(0);
                continue;
            }
            var from = Math.Max(0, (long)skip - totals.Sum());
            // The engine reserves room for as many hits as it is asked for.
            var most = (int)Math.Clamp(from + limit - passages.Count, 1, Math.Max(1, searcher.IndexReader.MaxDoc));
            var found = searcher.Search(Beyond(queries.Ranked(tiers[tier].Query, matching, words), earlier), filter, most, Order, doDocScores: true, doMaxScore: false);
            passages.AddRange(found.ScoreDocs.Skip((int)Math.Min(int.MaxValue, from)).Take(limit - passages.Count).Select(hit => Passage(hit, tier)));
            totals.Add(found.TotalHits);
            earlier.Add(matching);
        }
        return Task.FromResult(new Found(totals, passages));
    }

    private static Lucenes Beyond(Lucenes ranked, List<Lucenes> earlier)
    {
        if (earlier.Count == 0) return ranked;
        var beyond = new BooleanQuery { { ranked, Occur.MUST } };
        foreach (var query in earlier) beyond.Add(query, Occur.MUST_NOT);
        return beyond;
    }

    private static Filter? Within(IReadOnlySet<FileId>? files) => files is null ? null : new CachingWrapperFilter(LuceneQueries.Files(files.Select(file => file.Value)));

    private FoundPassage Passage(ScoreDoc hit, int tier)
    {
        var stored = searcher.Doc(hit.Doc);
        var id = new PassageId(new(stored.Get(IndexFields.File)), stored.GetField(IndexFields.Number).GetInt32Value()!.Value);
        return new(id, stored.GetField(IndexFields.Page).GetInt32Value()!.Value, stored.Get(IndexFields.Text), hit.Score, tier);
    }
}
