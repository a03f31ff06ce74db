using DocReview.Ledger;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Spans;
using Lucene.Net.Util;
using Lucenes = Lucene.Net.Search.Query;

namespace DocReview.Index;

/// <summary>Turns what was understood into queries of the engine.</summary>
internal sealed class LuceneQueries(IndexSearcher searcher)
{
    private const int TooCommon = 100, FewPassages = 1000;

    private readonly Dictionary<Query, Filter> filters = new(ReferenceEqualityComparer.Instance);

    private readonly bool hasLoose = MultiFields.GetTerms(searcher.IndexReader, IndexFields.Loose) is { } terms && terms.Count != 0;

    /// <summary>Passages that match, scored by what they hold of the words, by how near the terms stand together, and by where the passage stands.</summary>
    public Lucenes Ranked(Query query, Lucenes matching, IReadOnlyList<string> words)
    {
        var ranked = new BooleanQuery { { matching, Occur.MUST } };
        foreach (var word in words) ranked.Add(new TermQuery(new Term(IndexFields.Words, word)), Occur.SHOULD);
        foreach (var word in words) ranked.Add(new TermQuery(new Term(IndexFields.About, word)) { Boost = Ranking.About }, Occur.SHOULD);
        ranked.Add(Constant(new TermQuery(new Term(IndexFields.Head, "1")), Ranking.Head), Occur.SHOULD);
        if (Ranking.Together(query) is { } terms) ranked.Add(Constant(Near(new(terms, Ranking.NearEnough)), Ranking.Near), Occur.SHOULD);
        return ranked;
    }

    /// <summary>Passages that match the tier, and need not tell those of earlier tiers apart; null where it has none beyond them.</summary>
    public Lucenes? Matching(IReadOnlyList<Tier> tiers, int tier)
    {
        var (nearness, query) = tiers[tier];
        if (tier == 0 || nearness != Nearness.Recognised) return Matching(query);
        if (!hasLoose || !query.Terms.Any()) return null;
        // Look-alike characters are in recognised passages only. Of a condition on whole files the other parts may stand elsewhere.
        return AsksOfFiles(query) ? Matching(query) : new BooleanQuery(true) { { Matching(query), Occur.MUST }, { Constant(new TermQuery(new Term(IndexFields.Recognised, "1")), 0), Occur.MUST } };
    }

    private static bool AsksOfFiles(Query query) => query switch
    {
        Query.SameFile => true,
        Query.And and => and.Parts.Any(AsksOfFiles),
        Query.Or or => or.Parts.Any(AsksOfFiles),
        Query.Not not => AsksOfFiles(not.Part),
        _ => false,
    };

    private Lucenes Matching(Query query) => query switch
    {
        Query.Term term => Stretches(term),
        Query.Pattern pattern => Filtered(pattern, () => new PatternFilter(pattern)),
        Query.Near near => Near(near),
        Query.Sum sum => NumericRangeQuery.NewInt64Range(IndexFields.Sum, IndexFields.NumberStep, sum.Low.Fen, sum.High.Fen, true, true),
        Query.Day day => NumericRangeQuery.NewInt32Range(IndexFields.Day, IndexFields.NumberStep, day.First, day.Last, true, true),
        Query.OnPages pages => NumericRangeQuery.NewInt32Range(IndexFields.Page, IndexFields.NumberStep, pages.First, pages.Last, true, true),
        Query.InFiles files => Filtered(files, () => new FileFilter(new(files.Files))),
        Query.Among among => Filtered(among, () => new PassageFilter(among.Passages)),
        Query.AnyWord any => Any(Telling(any.Words).Select(word => new TermQuery(word))),
        Query.Or or => Any(or.Parts.Select(Matching)),
        Query.And and => All(and.Parts),
        Query.SameFile file => SameFile(file.Parts),
        Query.Not not => All([not]),
        _ => throw new InvalidOperationException($"unknown query {query}"),
    };

    private static ConstantScoreQuery Constant(Lucenes query, float score) => new(query) { Boost = score };

    private static ConstantScoreQuery Constant(Filter filter, float score) => new(filter) { Boost = score };

    private static Lucenes Any(IEnumerable<Lucenes> parts)
    {
        var queries = parts.ToList();
        if (queries.Count == 1) return queries[0];
        var any = new BooleanQuery(true);
        foreach (var query in queries) any.Add(query, Occur.SHOULD);
        return any;
    }

    private BooleanQuery All(IReadOnlyList<Query> parts)
    {
        var all = new BooleanQuery(true);
        foreach (var part in parts)
            if (part is Query.Not not) all.Add(Matching(not.Part), Occur.MUST_NOT);
            else all.Add(Matching(part), Occur.MUST);
        // "Everything but": the engine needs to be told what everything is.
        if (parts.All(part => part is Query.Not)) all.Add(new MatchAllDocsQuery(), Occur.MUST);
        return all;
    }

    /// <summary>What does not change from tier to tier is looked for once.</summary>
    private ConstantScoreQuery Filtered(Query condition, Func<Filter> filter)
    {
        if (!filters.TryGetValue(condition, out var known)) filters.Add(condition, known = new CachingWrapperFilter(filter()));
        return Constant(known, 0);
    }

    /// <summary>Words of every hundredth passage make none resemble the question, unless there are no others.</summary>
    private IEnumerable<Term> Telling(IReadOnlyList<string> words)
    {
        var terms = words.Select(word => new Term(IndexFields.Words, word)).ToList();
        var few = Math.Max(FewPassages, searcher.IndexReader.MaxDoc / TooCommon);
        var telling = terms.Where(term => searcher.IndexReader.DocFreq(term) <= few).ToList();
        return telling.Count > 0 ? telling : terms;
    }

    /// <summary>Passages with any of the wanted parts, in files where each of them has a passage and no excluded part has one.</summary>
    private BooleanQuery SameFile(IReadOnlyList<Query> parts)
    {
        // Each part once: these nest, and doing a part twice here would double the work at every level.
        var wanted = parts.Where(part => part is not Query.Not).Select(Matching).ToList();
        var excluded = parts.OfType<Query.Not>().Select(not => Matching(not.Part));
        return new(true)
        {
            { wanted.Count == 0 ? new MatchAllDocsQuery() : Any(wanted), Occur.MUST },
            { Constant(new CachingWrapperFilter(new SameFileFilter(Weights(wanted), Weights(excluded))), 0), Occur.MUST },
        };
    }

    private List<Weight> Weights(IEnumerable<Lucenes> parts) => [.. parts.Select(part => searcher.CreateNormalizedWeight(new ConstantScoreQuery(part)))];

    private Lucenes Stretches(Query.Term term)
    {
        var stretches = term.Spellings.Select(spelling => Stretch(IndexFields.Exact, spelling.Characters)).ToList();
        if (term.Loose && hasLoose) stretches.AddRange(term.Spellings.Select(spelling => Stretch(IndexFields.Loose, spelling.Loose().Characters)));
        return Any(stretches);
    }

    /// <summary>A stretch of folded text: every second pair at its place, and the last; a single character as the beginning of any pair.</summary>
    private static Lucenes Stretch(string field, ReadOnlySpan<int> characters)
    {
        if (characters.Length == 1) return new PrefixQuery(Pair(field, characters, 0));
        if (characters.Length == 2) return new TermQuery(Pair(field, characters, 0));
        var phrase = new PhraseQuery();
        foreach (var at in Places(characters.Length)) phrase.Add(Pair(field, characters, at), at);
        return phrase;
    }

    public static IEnumerable<int> Places(int length)
    {
        for (var at = 0; at < length - 2; at += 2) yield return at;
        yield return length - 2;
    }

    private static SpanNearQuery Near(Query.Near near) => new([.. near.Parts.Select(Spans)], near.Distance, false);

    private static SpanQuery Spans(Query.Term term)
    {
        var spans = term.Spellings.Select(spelling => Spans(IndexFields.Exact, spelling.Characters)).ToList();
        return spans.Count == 1 ? spans[0] : new SpanOrQuery([.. spans]);
    }

    private static SpanQuery Spans(string field, ReadOnlySpan<int> characters)
    {
        if (characters.Length == 1) return new SpanMultiTermQueryWrapper<PrefixQuery>(new PrefixQuery(Pair(field, characters, 0)));
        var pairs = new List<SpanQuery>();
        for (var at = 0; at + 1 < characters.Length; at++) pairs.Add(new SpanTermQuery(Pair(field, characters, at)));
        return new CharacterSpans(pairs.Count == 1 ? pairs[0] : new SpanNearQuery([.. pairs], 0, true));
    }

    public static BytesRef PairBytes(ReadOnlySpan<int> characters, int at) => Pair(IndexFields.Exact, characters, at).Bytes;

    private static Term Pair(string field, ReadOnlySpan<int> characters, int at)
    {
        Span<char> buffer = stackalloc char[4];
        return new(field, new string(buffer[..PairTokens.Write(characters, at, buffer)]));
    }
}
