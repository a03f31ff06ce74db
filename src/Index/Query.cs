namespace DocReview.Index;

/// <summary>What a person asked for, understood. Evaluated within a passage; <see cref="SameFile"/> within a file.</summary>
public abstract record Query
{
    /// <summary>Every stretch of text that folds to one of <paramref name="Spellings"/>.</summary>
    /// <param name="Text">As it was typed.</param>
    /// <param name="Spellings">Folded; more than one where a sum may be written with or without its thousands separators. Never empty.</param>
    public sealed record Term(string Text, IReadOnlyList<FoldedText> Spellings) : Query
    {
        public override string ToString() => $"“{Text}”";
    }

    public sealed record And(IReadOnlyList<Query> Parts) : Query
    {
        public override string ToString() => $"({string.Join(" 与 ", Parts)})";
    }

    public sealed record Or(IReadOnlyList<Query> Parts) : Query
    {
        public override string ToString() => $"({string.Join(" 或 ", Parts)})";
    }

    public sealed record Not(Query Part) : Query
    {
        public override string ToString() => $"非 {Part}";
    }

    /// <summary>Each part has a passage of its own in one and the same file.</summary>
    public sealed record SameFile(IReadOnlyList<Query> Parts) : Query
    {
        public override string ToString() => $"同文件:({string.Join(" ", Parts)})";
    }

    /// <summary>The terms that a hit may contain: those that are not excluded. They are marked in snippets and rank the hits.</summary>
    public IEnumerable<Term> Wanted => this switch
    {
        Term term => [term],
        And and => and.Parts.SelectMany(part => part.Wanted),
        Or or => or.Parts.SelectMany(part => part.Wanted),
        SameFile file => file.Parts.SelectMany(part => part.Wanted),
        _ => [],
    };
}

/// <param name="Query">Null where nothing is left that could be searched for.</param>
/// <param name="Note">Chinese: what was passed over or taken in another sense, and how the whole was understood; null where nothing was.</param>
public sealed record Understood(Query? Query, string? Note);
