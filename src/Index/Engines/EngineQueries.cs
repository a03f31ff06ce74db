using Lucene.Net.Index;
using Lucene.Net.Queries;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Lucenes = Lucene.Net.Search.Query;

namespace DocReview.Index;

/// <summary>Turns what was understood into queries of the engine.</summary>
internal sealed class EngineQueries(IndexSearcher searcher, ITokenizer tokenizer)
{
    private const int MaxRankingWords = 300;

    /// <summary>Passages that match, scored by what they hold of the words.</summary>
    public Lucenes Ranked(Query query)
    {
        var ranked = new BooleanQuery { { Matching(query), Occur.MUST } };
        var words = Words(query).ToList();
        foreach (var word in words) ranked.Add(new TermQuery(new Term(IndexFields.Words, word)), Occur.SHOULD);
        foreach (var word in words) ranked.Add(new TermQuery(new Term(IndexFields.About, word)) { Boost = 0.3f }, Occur.SHOULD);
        ranked.Add(new ConstantScoreQuery(new TermQuery(new Term(IndexFields.Head, "1"))) { Boost = 0.1f }, Occur.SHOULD);
        return ranked;
    }

    /// <summary>Passages that share words with the query, none of them demanded; null where the query has no words.</summary>
    public Lucenes? Similar(Query query)
    {
        var words = Words(query).ToList();
        if (words.Count == 0) return null;
        var similar = new BooleanQuery();
        foreach (var word in words) similar.Add(new TermQuery(new Term(IndexFields.Words, word)), Occur.SHOULD);
        var ranked = new BooleanQuery { { similar, Occur.MUST } };
        foreach (var word in words) ranked.Add(new TermQuery(new Term(IndexFields.About, word)) { Boost = 0.3f }, Occur.SHOULD);
        return ranked;
    }

    /// <summary>Passages of these files; of none where there are none.</summary>
    public static Filter Files(IEnumerable<string> files)
    {
        BytesRef[] names = [.. files.Select(file => new BytesRef(file))];
        return names.Length == 0 ? new QueryWrapperFilter(new BooleanQuery()) : new TermsFilter(IndexFields.File, names);
    }

    private IEnumerable<string> Words(Query query) =>
        query.Wanted.SelectMany(term => tokenizer.Tokens(term.Text)).Select(token => token.Text).Distinct().Take(MaxRankingWords);

    private Lucenes Matching(Query query) => query switch
    {
        Query.Term term => Any(term.Spellings.Select(Stretch)),
        Query.Or or => Any(or.Parts.Select(Matching)),
        Query.And and => All(and.Parts),
        Query.SameFile file => SameFile(file.Parts),
        Query.Not not => All([not]),
        _ => throw new InvalidOperationException($"unknown query {query}"),
    };

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
            { new ConstantScoreQuery(Files(files)) { Boost = 0 }, Occur.MUST },
        };
    }

    private HashSet<string> FilesWith(Lucenes query)
    {
        var collector = new FileCollector();
        searcher.Search(query, collector);
        return collector.Files;
    }

    /// <summary>A stretch of folded text: every second pair at its place, and the last; a single character as the beginning of any pair.</summary>
    private static Lucenes Stretch(FoldedText text)
    {
        var characters = text.Characters;
        if (characters.Length == 1) return new PrefixQuery(Pair(characters, 0));
        if (characters.Length == 2) return new TermQuery(Pair(characters, 0));
        var phrase = new PhraseQuery();
        var last = characters.Length - 2;
        for (var at = 0; at < last; at += 2) phrase.Add(Pair(characters, at), at);
        phrase.Add(Pair(characters, last), last);
        return phrase;
    }

    private static Term Pair(ReadOnlySpan<int> characters, int at)
    {
        Span<char> buffer = stackalloc char[4];
        return new(IndexFields.Exact, new string(buffer[..ExactTokens.Write(characters, at, buffer)]));
    }

    /// <summary>Gathers the files of all passages that match.</summary>
    private sealed class FileCollector : ICollector
    {
        private readonly BytesRef name = new();
        private SortedDocValues? values;
        private OpenBitSet seen = new();

        public HashSet<string> Files { get; } = [];
        public bool AcceptsDocsOutOfOrder => true;

        public void SetScorer(Scorer scorer) { }

        public void SetNextReader(AtomicReaderContext context)
        {
            values = context.AtomicReader.GetSortedDocValues(IndexFields.File);
            seen = new();
        }

        public void Collect(int doc)
        {
            var ordinal = values?.GetOrd(doc) ?? -1;
            if (ordinal < 0 || seen.Get(ordinal)) return;
            seen.Set(ordinal);
            values!.LookupOrd(ordinal, name);
            Files.Add(name.Utf8ToString());
        }
    }
}
