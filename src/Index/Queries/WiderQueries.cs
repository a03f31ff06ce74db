namespace DocReview.Index;

/// <summary>Ever wider ways to understand one query.</summary>
internal sealed class WiderQueries(Query query, ITokenizer tokenizer)
{
    private const int MaxWords = 300, FewestCharacters = 4;

    /// <summary>The words of what is wanted, for ranking.</summary>
    public IReadOnlyList<string> RankingWords { get; } = [.. query.Terms.SelectMany(term => tokenizer.Tokens(term.Text)).Select(token => token.Text).Distinct().Take(MaxWords)];

    /// <summary>Hits that are counted: as asked; with characters that recognition confuses; with synonyms.</summary>
    public IReadOnlyList<Tier> Counted(Thesaurus? synonyms)
    {
        var loose = query.With(term => term with { Loose = true });
        var tiers = new List<Tier> { new(Nearness.AsAsked, query), new(Nearness.Recognised, loose) };
        if (synonyms is not null && synonyms.Widen(query) is { } wider) tiers.Add(new(Nearness.Synonym, wider));
        return tiers;
    }

    /// <summary>What only resembles the question: the words of a long stretch in one passage; each part somewhere in the file; any of the words.</summary>
    public IEnumerable<Tier> Filling()
    {
        var parted = Parted();
        if (parted is not null) yield return new(Nearness.Words, parted);
        if (query is Query.And and && and.Parts.Count(part => part is not Query.Not) > 1) yield return new(Nearness.SameFile, new Query.SameFile(and.Parts));
        else if (parted is Query.And words) yield return new(Nearness.SameFile, new Query.SameFile(words.Parts));
        if (RankingWords.Count > 0) yield return new(Nearness.Similar, Demanded(new Query.AnyWord(RankingWords)));
    }

    /// <summary>What does not depend on words (a date, a genre, an exclusion) is demanded also of what only resembles the question.</summary>
    private Query Demanded(Query resembling)
    {
        IEnumerable<Query> parts = query is Query.And and ? and.Parts : [query];
        var kept = parts.Where(part => part is Query.Not or Query.InFiles or Query.Among or Query.OnPages).ToList();
        return kept.Count == 0 ? resembling : new Query.And([resembling, .. kept]);
    }

    private Query? Parted()
    {
        var parted = false;
        var widened = query.With(term =>
        {
            var words = term.Quoted ? [] : Parts(term);
            if (words.Count < 2) return term;
            parted = true;
            return new Query.And(words);
        });
        if (!parted) return null;
        return widened is Query.And and ? new Query.And([.. and.Parts.SelectMany(part => part is Query.And inner ? inner.Parts : [part])]) : widened;
    }

    /// <summary>Words of one character (的, 了, 与) are left out: they say nothing once the stretch is taken apart.</summary>
    private List<Query> Parts(Query.Term term)
    {
        if (term.Spellings[0].Length < FewestCharacters) return [];
        return [.. NumberQueries.Parts(term.Text).SelectMany(part => part.Number is { } number ? [Number(part.Text, number)] : Words(part.Text)).Distinct()];
    }

    /// <summary>Whole words: to demand a word and its parts too would ask for the same twice.</summary>
    private IEnumerable<Query> Words(string text) =>
        tokenizer.Tokens(text).Where(token => token.PositionIncrement > 0).Select(token => token.Text).Where(word => word.Length > 1).Distinct().Select(Single).OfType<Query>();

    private static Query Number(string text, Query number) => Single(text) is { } term ? new Query.Or([term, number]) : number;

    private static Query.Term? Single(string word) => Spellings.Of(word) is { Count: > 0 } spellings ? new Query.Term(word, spellings) { Loose = true } : null;
}
