using DocReview.Ledger;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucenes = Lucene.Net.Search.Query;

namespace DocReview.Index;

/// <summary>One search on one state of the index: as it was asked, and where that finds nothing, wider and wider, and says so.</summary>
internal sealed class Searching(IndexSearcher searcher, ITokenizer tokenizer, SearchQuery asked)
{
    // Equal scores in a lasting order, so that pages do not overlap and a rebuilt index answers alike.
    private static readonly Sort Order = new(
        SortField.FIELD_SCORE, new SortField(IndexFields.File, SortFieldType.STRING), new SortField(IndexFields.Number, SortFieldType.INT32));

    private readonly EngineQueries queries = new(searcher, tokenizer);
    private readonly Filter? within = asked.Within is { } files ? new CachingWrapperFilter(EngineQueries.Files(files.Select(file => file.Value))) : null;

    public SearchResult Result()
    {
        var understood = QueryParser.Parse(asked.Text);
        var searched = Searched();
        if (understood.Query is not { } query) return new(0, searched, [], understood.Note);

        // The engine reserves room for as many hits as it is asked for.
        var most = (int)Math.Clamp((long)asked.Skip + asked.Limit, 1, Math.Max(1, searcher.IndexReader.MaxDoc));
        var found = Find(queries.Ranked(query), most);
        var spellings = query.Wanted.SelectMany(term => term.Spellings).ToList();
        var hits = found.ScoreDocs.Skip(Math.Max(0, asked.Skip)).Take(Math.Max(0, asked.Limit)).Select(hit => Hit(hit, spellings, Nearness.AsAsked)).ToList();
        if (asked.Skip <= 0 && found.TotalHits < asked.Limit) Widen(query, spellings, [.. found.ScoreDocs.Select(hit => hit.Doc)], hits);
        return new(found.TotalHits, searched, hits, Note(understood.Note, hits));
    }

    private void Widen(Query query, IReadOnlyList<FoldedText> spellings, HashSet<int> shown, List<SearchHit> hits)
    {
        foreach (var (nearness, wider) in Wider(query))
        {
            if (hits.Count >= asked.Limit || asked.Widening == Widening.Never || asked.Widening == Widening.WhenNothing && hits.Count > 0) return;
            var found = Find(wider, asked.Limit + shown.Count).ScoreDocs.Where(hit => shown.Add(hit.Doc)).Take(asked.Limit - hits.Count);
            hits.AddRange(found.Select(hit => Hit(hit, spellings, nearness)));
        }
    }

    private IEnumerable<(Nearness, Lucenes)> Wider(Query query)
    {
        if (query is Query.And and && and.Parts.Count(part => part is not Query.Not) > 1) yield return (Nearness.SameFile, queries.Ranked(new Query.SameFile(and.Parts)));
        if (queries.Similar(query) is { } similar) yield return (Nearness.Similar, similar);
    }

    private static string? Note(string? understood, List<SearchHit> hits)
    {
        var kinds = new List<string>();
        if (hits.Exists(hit => hit.Nearness == Nearness.SameFile)) kinds.Add("同一文件内分别含有各词的段落");
        if (hits.Exists(hit => hit.Nearness == Nearness.Similar)) kinds.Add("用词相近的段落");
        if (kinds.Count == 0) return understood;
        var from = hits[0].Nearness == Nearness.AsAsked ? "其后" : "没有一段符合所查，以下";
        return $"{understood}{from}列出{string.Join("、", kinds)}，仅供参考。";
    }

    private TopFieldDocs Find(Lucenes query, int most) => searcher.Search(query, within, most, Order, doDocScores: true, doMaxScore: false);

    private SearchHit Hit(ScoreDoc hit, IReadOnlyList<FoldedText> spellings, Nearness nearness)
    {
        var stored = searcher.Doc(hit.Doc);
        var snippet = Snippet.Of(stored.Get(IndexFields.Text), spellings);
        var passage = new PassageId(new(stored.Get(IndexFields.File)), stored.GetField(IndexFields.Number).GetInt32Value()!.Value);
        return new(passage, stored.GetField(IndexFields.Page).GetInt32Value()!.Value, hit.Score, snippet.Text, snippet.Start, snippet.Matches) { Nearness = nearness };
    }

    private int Searched()
    {
        if (within is null) return searcher.IndexReader.NumDocs;
        var count = new TotalHitCountCollector();
        searcher.Search(new MatchAllDocsQuery(), within, count);
        return count.TotalHits;
    }
}
