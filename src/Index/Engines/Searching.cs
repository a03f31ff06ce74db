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

        var found = Find(queries.Ranked(query));
        if (found.TotalHits > 0 || !asked.Widen) return new(found.TotalHits, searched, Hits(found, query), understood.Note);

        if (query is Query.And and && and.Parts.Count(part => part is not Query.Not) > 1)
        {
            var widened = new Query.SameFile(and.Parts);
            found = Find(queries.Ranked(widened));
            if (found.TotalHits > 0)
                return new(found.TotalHits, searched, Hits(found, widened), Both(understood.Note, "没有一段同时含有全部词语；以下各段所在的文件含有全部词语")) { Nearness = Nearness.SameFile };
        }
        if (queries.Similar(query) is not { } similar || (found = Find(similar)).TotalHits == 0) return new(0, searched, [], understood.Note);
        return new(0, searched, Hits(found, query), Both(understood.Note, "没有一段含有所查的原文；以下按用词相近排列，仅供参考")) { Nearness = Nearness.Similar };
    }

    private static string Both(string? note, string more) => note is null ? more + "。" : $"{note}；{more}。";

    private TopFieldDocs Find(Lucenes query)
    {
        // The engine reserves room for as many hits as it is asked for.
        var most = (int)Math.Clamp((long)asked.Skip + asked.Limit, 1, Math.Max(1, searcher.IndexReader.MaxDoc));
        return searcher.Search(query, within, most, Order, doDocScores: true, doMaxScore: false);
    }

    private IReadOnlyList<SearchHit> Hits(TopFieldDocs found, Query query)
    {
        var spellings = query.Wanted.SelectMany(term => term.Spellings).ToList();
        return [.. found.ScoreDocs.Skip(Math.Max(0, asked.Skip)).Take(Math.Max(0, asked.Limit)).Select(hit => Hit(hit, spellings))];
    }

    private SearchHit Hit(ScoreDoc hit, IReadOnlyList<FoldedText> spellings)
    {
        var stored = searcher.Doc(hit.Doc);
        var snippet = Snippet.Of(stored.Get(IndexFields.Text), spellings);
        var passage = new PassageId(new(stored.Get(IndexFields.File)), stored.GetField(IndexFields.Number).GetInt32Value()!.Value);
        return new(passage, stored.GetField(IndexFields.Page).GetInt32Value()!.Value, hit.Score, snippet.Text, snippet.Start, snippet.Matches);
    }

    private int Searched()
    {
        if (within is null) return searcher.IndexReader.NumDocs;
        var count = new TotalHitCountCollector();
        searcher.Search(new MatchAllDocsQuery(), within, count);
        return count.TotalHits;
    }
}
