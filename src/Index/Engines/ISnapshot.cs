using DocReview.Ledger;

namespace DocReview.Index;

/// <summary>One state of an index, unchanged while it is searched: what an engine has to be able to do. How a search is widened, marked and told is the same for all (<see cref="Searching"/>).</summary>
internal interface ISnapshot
{
    /// <summary>How many passages there are in these files.</summary>
    int Count(SearchedFiles files);

    /// <summary>
    /// Passages that match any of the tiers: those of an earlier tier before those of a later one, within a tier by <paramref name="words"/> and by where in the document they stand,
    /// equal ones in a lasting order, so that pages do not overlap and an index that was built anew answers alike.
    /// </summary>
    /// <param name="words">The tokenizer's words of what was asked: they rank, and are never demanded.</param>
    /// <param name="countFiles">Also how many passages each file has that match any tier.</param>
    Task<Found> Find(IReadOnlyList<Tier> tiers, IReadOnlyList<string> words, SearchedFiles files, int skip, int limit, bool countFiles, CancellationToken cancel);
}

/// <summary>The files that are searched.</summary>
/// <param name="Within">Only these; null for all.</param>
/// <param name="Without">But none of these.</param>
internal sealed record SearchedFiles(IReadOnlySet<FileId>? Within = null, IReadOnlySet<FileId>? Without = null)
{
    public bool AreAll => Within is null && Without is not { Count: > 0 };
}

/// <summary>One way to understand what was asked, the next wider than the one before.</summary>
internal sealed record Tier(Nearness Nearness, Query Query);

/// <param name="Totals">For each tier how many passages match it and no earlier one.</param>
/// <param name="Files">Empty unless it was asked for.</param>
internal sealed record Found(IReadOnlyList<int> Totals, IReadOnlyList<FoundPassage> Passages, IReadOnlyDictionary<FileId, int> Files);

/// <param name="Tier">Index of the first tier that it matches.</param>
/// <param name="Stored">Reads page and text, for those that are shown; while the snapshot is open.</param>
internal sealed record FoundPassage(PassageId Id, double Score, int Tier, Func<(int Page, string Text)> Stored);
