using DocReview.Ledger;

namespace DocReview.Index;

/// <summary>What a person asked for, understood, in terms that every engine can answer. Evaluated within a passage; <see cref="SameFile"/> within a file.</summary>
public abstract record Query
{
    /// <summary>Every stretch of text that folds to one of <paramref name="Spellings"/>.</summary>
    /// <param name="Text">As it was typed.</param>
    /// <param name="Spellings">Folded; more than one where a sum may be written with or without its thousands separators. Never empty.</param>
    public sealed record Term(string Text, IReadOnlyList<FoldedText> Spellings) : Query
    {
        /// <summary>In recognised passages characters that look alike count as the same (<see cref="LookAlike"/>).</summary>
        public bool Loose { get; init; }

        /// <summary>It was put between quotation marks: to be taken as it stands.</summary>
        public bool Quoted { get; init; }

        public override string ToString() => Loose ? $"≈“{Text}”" : $"“{Text}”";
    }

    /// <summary>张*明: the pieces in this order, with so many other characters between each and the next.</summary>
    /// <param name="Pieces">Two or more, none empty.</param>
    /// <param name="Gaps">One fewer than the pieces.</param>
    public sealed record Pattern(string Text, IReadOnlyList<FoldedText> Pieces, IReadOnlyList<Gap> Gaps) : Query
    {
        public override string ToString() => $"样式“{Text}”";
    }

    /// <summary>All the terms in any order in one stretch, no more than <paramref name="Distance"/> characters longer than the terms together.</summary>
    public sealed record Near(IReadOnlyList<Term> Parts, int Distance) : Query
    {
        public override string ToString() => $"相距{Distance}字以内({string.Join(" ", Parts)})";
    }

    /// <summary>A sum of money from <paramref name="Low"/> to <paramref name="High"/>, both included, in whatever notation.</summary>
    public sealed record Sum(Money Low, Money High) : Query
    {
        public static readonly Money Least = new(0), Most = new(long.MaxValue);

        /// <summary>38000, 3.8万, 3万..5万: as after 金额: in a query. Null where it is no sum.</summary>
        public static Sum? Of(string typed) => NumberQueries.Sum(typed);

        public override string ToString() => Low == High ? $"金额={Low}" : High == Most ? $"金额≥{Low}" : Low == Least ? $"金额≤{High}" : $"金额={Low}～{High}";
    }

    /// <summary>A date written within the span, in whatever notation. Both ends as <see cref="DayNumber"/>, included.</summary>
    public sealed record Day(int First, int Last) : Query
    {
        public override string ToString() => First == Last ? $"日期={DayNumber.Words(First)}" : $"日期={DayNumber.Words(First)}～{DayNumber.Words(Last)}";
    }

    /// <summary>Passages on these pages of their document, both included; pages count from 1.</summary>
    public sealed record OnPages(int First, int Last) : Query
    {
        public override string ToString() => First == Last ? $"页={First}" : $"页={First}～{Last}";
    }

    /// <summary>All passages of these files.</summary>
    /// <param name="Text">The condition that came to them.</param>
    public sealed record InFiles(string Text, IReadOnlySet<FileId> Files) : Query
    {
        public override string ToString() => $"{Text}（{Files.Count}份）";
    }

    /// <summary>These passages.</summary>
    public sealed record Among(string Text, IReadOnlySet<PassageId> Passages) : Query
    {
        public override string ToString() => $"{Text}（{Passages.Count}段）";
    }

    /// <summary>Passages that hold any of these words as words; only ever part of a widened search.</summary>
    public sealed record AnyWord(IReadOnlyList<string> Words) : Query
    {
        public override string ToString() => $"任一词({string.Join(" ", Words)})";
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

    /// <summary>What a hit may show of the query: every condition on the text of a passage that is not excluded. Marked in snippets.</summary>
    public IEnumerable<Query> Wanted => this switch
    {
        And and => and.Parts.SelectMany(part => part.Wanted),
        Or or => or.Parts.SelectMany(part => part.Wanted),
        SameFile file => file.Parts.SelectMany(part => part.Wanted),
        Term or Pattern or Near or Sum or Day => [this],
        _ => [],
    };

    /// <summary>The terms among what is wanted: they rank the hits.</summary>
    public IEnumerable<Term> Terms => Wanted.SelectMany(part => part switch
    {
        Term term => [term],
        Near near => near.Parts,
        _ => Enumerable.Empty<Term>(),
    });

    /// <summary>The same conditions with every term put through <paramref name="change"/>, save in what is excluded: to exclude more than was asked would be a miss.</summary>
    public Query With(Func<Term, Query> change) => this switch
    {
        Term term => change(term),
        Near near => near with { Parts = [.. near.Parts.Select(part => change(part) as Term ?? part)] },
        And and => new And([.. and.Parts.Select(part => part.With(change))]),
        Or or => new Or([.. or.Parts.Select(part => part.With(change))]),
        SameFile file => new SameFile([.. file.Parts.Select(part => part.With(change))]),
        _ => this,
    };
}

/// <summary>How many characters stand between two pieces, both ends included.</summary>
public readonly record struct Gap(int Least, int Most);

/// <param name="Query">Null where nothing is left that could be searched for.</param>
/// <param name="Note">Chinese: what was passed over or taken in another sense, and how the whole was understood; null where nothing was.</param>
public sealed record Understood(Query? Query, string? Note);
