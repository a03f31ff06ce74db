using DocReview.Ledger;
using Lucene.Net.Index;
using Lucene.Net.Queries;
using Lucene.Net.Search;
using Lucene.Net.Search.Spans;
using Lucene.Net.Util;
using Lucenes = Lucene.Net.Search.Query;

namespace DocReview.Index;

/// <summary>Turns what was understood into queries of the engine.</summary>
internal sealed class LuceneQueries(IndexSearcher searcher)
{
    private const int MostShapes = 64, NearEnough = 60;

    private readonly bool hasLoose = MultiFields.GetTerms(searcher.IndexReader, IndexFields.Loose) is { } terms && terms.Count != 0;

    /// <summary>Passages that match, scored by what they hold of the words, by how near the terms stand together, and by where the passage stands.</summary>
    public Lucenes Ranked(Query query, Lucenes matching, IReadOnlyList<string> words)
    {
        var ranked = new BooleanQuery { { matching, Occur.MUST } };
        foreach (var word in words) ranked.Add(new TermQuery(new Term(IndexFields.Words, word)), Occur.SHOULD);
        foreach (var word in words) ranked.Add(new TermQuery(new Term(IndexFields.About, word)) { Boost = 0.3f }, Occur.SHOULD);
        ranked.Add(Constant(new TermQuery(new Term(IndexFields.Head, "1")), 0.5f), Occur.SHOULD);
        if (query is Query.And and && and.Parts.OfType<Query.Term>().ToList() is { Count: > 1 and < 8 } terms) ranked.Add(Constant(Near(new(terms, NearEnough)), 1.5f), Occur.SHOULD);
        return ranked;
    }

    /// <summary>Passages of these files; of none where there are none.</summary>
    public static Filter Files(IEnumerable<string> files)
    {
        BytesRef[] names = [.. files.Select(file => new BytesRef(file))];
        return names.Length == 0 ? new QueryWrapperFilter(new BooleanQuery()) : new TermsFilter(IndexFields.File, names);
    }

    public Lucenes Matching(Query query) => query switch
    {
        Query.Term term => Stretches(term),
        Query.Pattern pattern => Shapes(pattern),
        Query.Near near => Near(near),
        Query.Sum sum => NumericRangeQuery.NewInt64Range(IndexFields.Sum, sum.Low.Fen, sum.High.Fen, true, true),
        Query.Day day => NumericRangeQuery.NewInt32Range(IndexFields.Day, day.First, day.Last, true, true),
        Query.OnPages pages => NumericRangeQuery.NewInt32Range(IndexFields.Page, pages.First, pages.Last, true, true),
        Query.InFiles files => Constant(Files(files.Files.Select(file => file.Value)), 0),
        Query.Among among => Constant(new PassageFilter(among.Passages), 0),
        Query.AnyWord any => Any(any.Words.Select(word => new TermQuery(new Term(IndexFields.Words, word)))),
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

    /// <summary>Passages with any of the wanted parts, in files where each of them has a passage and no excluded part has one.</summary>
    private BooleanQuery SameFile(IReadOnlyList<Query> parts)
    {
        // Each part once: these nest, and doing a part twice here would double the work at every level.
        var wanted = parts.Where(part => part is not Query.Not).Select(Matching).ToList();
        HashSet<string>? files = null;
        foreach (var part in wanted)
        {
            var having = FilesWith(part);
            if (files is null) files = having;
            else files.IntersectWith(having);
        }
        files ??= FilesWith(new MatchAllDocsQuery());
        foreach (var not in parts.OfType<Query.Not>()) files.ExceptWith(FilesWith(Matching(not.Part)));
        return new(true)
        {
            { wanted.Count == 0 ? new MatchAllDocsQuery() : Any(wanted), Occur.MUST },
            { Constant(Files(files), 0), Occur.MUST },
        };
    }

    private HashSet<string> FilesWith(Lucenes query)
    {
        var collector = new FileCollector();
        searcher.Search(query, collector);
        return collector.Files;
    }

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

    private static IEnumerable<int> Places(int length)
    {
        for (var at = 0; at < length - 2; at += 2) yield return at;
        yield return length - 2;
    }

    /// <summary>A piece of text whose gaps may be of several widths is searched in each of the shapes that it may have; where these are too many, its pieces are, and the text is looked at.</summary>
    private Lucenes Shapes(Query.Pattern pattern)
    {
        if (pattern.Gaps.Aggregate(1.0, (shapes, gap) => shapes * Math.Max(1, gap.Most - gap.Least + 1)) > MostShapes)
            return Constant(new CachingWrapperFilter(new PatternFilter(pattern, All([.. pattern.Pieces.Select(piece => new Query.Term(piece.ToString(), [piece]))]))), 0);
        IEnumerable<int[]> widths = [[]];
        foreach (var gap in pattern.Gaps) widths = widths.SelectMany(_ => Enumerable.Range(gap.Least, Math.Max(1, gap.Most - gap.Least + 1)), (before, width) => (int[])[.. before, width]);
        var begins = pattern.Pieces.Select(piece => piece.Length == 1 ? Beginning(piece.Characters) : []).ToList();
        return Any(widths.Select(shape => Shape(pattern.Pieces, begins, shape)));
    }

    private static MultiPhraseQuery Shape(IReadOnlyList<FoldedText> pieces, IReadOnlyList<Term[]> begins, int[] widths)
    {
        var phrase = new MultiPhraseQuery();
        for (int piece = 0, place = 0; piece < pieces.Count; place += pieces[piece].Length + (piece < widths.Length ? widths[piece] : 0), piece++)
        {
            var characters = pieces[piece].Characters;
            if (characters.Length == 1) phrase.Add(begins[piece].Length > 0 ? begins[piece] : [Pair(IndexFields.Exact, characters, 0)], place);
            else
                foreach (var at in Places(characters.Length)) phrase.Add([Pair(IndexFields.Exact, pieces[piece].Characters, at)], place + at);
        }
        return phrase;
    }

    /// <summary>All pairs of the index that begin with the character.</summary>
    private Term[] Beginning(ReadOnlySpan<int> character)
    {
        var prefix = Pair(IndexFields.Exact, character, 0).Bytes;
        var found = new List<Term>();
        if (MultiFields.GetTerms(searcher.IndexReader, IndexFields.Exact)?.GetEnumerator() is not { } pairs || pairs.SeekCeil(prefix) == TermsEnum.SeekStatus.END) return [];
        do
        {
            if (!StringHelper.StartsWith(pairs.Term, prefix)) break;
            found.Add(new(IndexFields.Exact, BytesRef.DeepCopyOf(pairs.Term)));
        }
        while (pairs.MoveNext());
        return [.. found];
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

    private static Term Pair(string field, ReadOnlySpan<int> characters, int at)
    {
        Span<char> buffer = stackalloc char[4];
        return new(field, new string(buffer[..PairTokens.Write(characters, at, buffer)]));
    }
}
