using DocReview.Ledger;

namespace DocReview.Index;

/// <summary>Full-text search over the passages of one inspection. Disposable knowledge: it can always be rebuilt from the ledger.</summary>
public interface ISearchIndex : IAsyncDisposable
{
    /// <summary>Puts a document's passages in, replacing what was there of the same file. Idempotent. Searches see the file whole or not at all, after <see cref="Commit"/> at the latest.</summary>
    Task Put(Document document, CancellationToken cancel);

    Task Remove(FileId file, CancellationToken cancel);

    /// <summary>Makes all that was put durable and visible.</summary>
    Task Commit(CancellationToken cancel);

    Task<SearchResult> Search(SearchQuery query, CancellationToken cancel);

    /// <summary>The files that the index holds, with how many passages of each: what verify compares with the ledger.</summary>
    IReadOnlyDictionary<FileId, int> Passages();

    /// <summary>Reads what the index consists of and checks that it is whole. Null where it is; else Chinese, one sentence.</summary>
    string? Damage();
}

/// <param name="Text">What a person typed: see <see cref="QueryParser"/> and docs/search.md. Evaluated within a passage; 同文件:(甲 乙) within a file.</param>
/// <param name="Within">Only these files; null for all. Genre, date and folder filters are resolved by the ledger into this set, so the index never goes stale when a reader learns better.</param>
/// <param name="Limit">The most hits returned; the total is counted in any case.</param>
public sealed record SearchQuery(string Text, IReadOnlySet<FileId>? Within = null, int Limit = 20, int Skip = 0)
{
    /// <summary>What whoever asks may not see: it is not there, in no hit, no count and nothing that only resembles the question.</summary>
    public IReadOnlySet<FileId>? Without { get; init; }

    /// <summary>A sum that every passage must name, whatever else is asked; alone it is a question of its own.</summary>
    public Query.Sum? Sum { get; init; }

    /// <summary>Count how many of the passages that can be paged through stand in each file.</summary>
    public bool CountFiles { get; init; }

    public Widening Widening { get; init; } = Widening.Fill;

    /// <summary>Synonyms are searched too, and their hits follow those of the words themselves; null where they are switched off.</summary>
    public Thesaurus? Synonyms { get; init; } = Thesaurus.Standard;

    /// <summary>Hits show the whole passage with every match in it, however long it is: for whoever shows the document itself.</summary>
    public bool WholePassages { get; init; }

    /// <summary>Put down how the query was taken apart and rewritten.</summary>
    public bool Explain { get; init; }

    /// <summary>What the ledger knows of files and names; without it conditions on them are passed over, and it is said so.</summary>
    public IQueryKnowledge? Knowledge { get; init; }
}

/// <summary>When passages are shown that do not match as asked: those that hold the words elsewhere in the file, then those that use like words.</summary>
public enum Widening
{
    Never,
    /// <summary>Where nothing matches as asked.</summary>
    WhenNothing,
    /// <summary>Also after the last hit that does, up to the limit of the first page.</summary>
    Fill,
}

/// <param name="Total">How many passages match as asked; what was found by widening is counted apart (<see cref="Wider"/>) or not at all.</param>
/// <param name="Searched">How many passages were searched.</param>
/// <param name="Note">Chinese: what was understood where the query was malformed, and what was searched instead where nothing matched; null where all went as asked.</param>
public sealed record SearchResult(int Total, int Searched, IReadOnlyList<SearchHit> Hits, string? Note)
{
    /// <summary>How many more passages match with look-alike characters (recognised pages) and with synonyms; paged through after those as asked.</summary>
    public IReadOnlyDictionary<Nearness, int> Wider { get; init; } = new Dictionary<Nearness, int>();

    /// <summary>Chinese: how the query was understood; null where there was nothing to search for.</summary>
    public string? Understanding { get; init; }

    /// <summary>Chinese, line by line: words, and every form in which the query was searched. Empty unless it was asked for.</summary>
    public IReadOnlyList<string> Explanation { get; init; } = [];

    /// <summary>How many of the hits that can be paged through stand in each file; empty unless it was asked for.</summary>
    public IReadOnlyDictionary<FileId, int> Files { get; init; } = new Dictionary<FileId, int>();

    /// <summary>How many hits can be paged through.</summary>
    public int Listed => Total + Wider.Values.Sum();
}

public enum Nearness
{
    AsAsked,
    /// <summary>The passage was recognised from an image and matches but for characters that look alike.</summary>
    Recognised,
    /// <summary>The passage holds a synonym in place of a word.</summary>
    Synonym,
    /// <summary>The passage holds the words of what was asked, not in one stretch.</summary>
    Words,
    /// <summary>The passage holds one of the words, in a file that holds them all.</summary>
    SameFile,
    /// <summary>The passage only uses like words.</summary>
    Similar,
}

/// <param name="Snippet">A stretch of the passage's text, verbatim.</param>
/// <param name="SnippetStart">Where the snippet begins in the passage's text.</param>
/// <param name="Matches">Offsets in the snippet.</param>
public sealed record SearchHit(PassageId Passage, int Page, double Score, string Snippet, int SnippetStart, IReadOnlyList<Match> Matches)
{
    public Nearness Nearness { get; init; } = Nearness.AsAsked;

    /// <summary>The whole passage.</summary>
    public string Text { get; init; } = Snippet;
}

public readonly record struct Match(int Start, int Length);
