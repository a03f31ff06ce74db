using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>Hits as they are shown, and what they are counted by.</summary>
/// <param name="Files">How many hits each file has, whatever files are asked for: what the counts beside the filters are made of.</param>
public sealed record FoundHits(SearchResult Result, IReadOnlyDictionary<FileId, int> Files, InspectionTraits Known);

/// <summary>A search of one inspection as whoever asks sees it: held to its filters, in its order. The index ranks; which file is of which kind and date is known to the ledger.</summary>
public sealed class HitSearch(Workspace workspace, Inspection inspection)
{
    /// <param name="widening">Whether passages that only resemble the question fill the list.</param>
    /// <exception cref="IndexInUseException">Another process holds the index.</exception>
    public async Task<FoundHits> Find(SearchAsked asked, int skip, int limit, CancellationToken cancel, Widening widening = Widening.Fill)
    {
        var known = workspace.Files.Of(inspection);
        var index = workspace.IndexOf(inspection);
        var query = new SearchQuery(asked.Text, null, limit, skip)
        {
            Knowledge = new Remembered(workspace.Knowledge(inspection)), Synonyms = asked.Exact ? null : workspace.Thesaurus, Sum = asked.Sum, CountFiles = true, Widening = widening,
        };
        if (!asked.IsFiltered && asked.Order == HitOrder.Best)
        {
            var result = await index.Search(query, cancel);
            return new(result, result.Files, known);
        }

        var all = await index.Search(Counting(query), cancel);
        var held = asked.IsFiltered ? query with { Within = known.Files.Values.Where(file => FileConditions.Hold(asked, file)).Select(file => file.File).ToHashSet() } : query;
        return new(asked.Order == HitOrder.Best ? await index.Search(held with { CountFiles = false }, cancel) : await InOrder(index, held, asked.Order, known, cancel), all.Files, known);
    }

    /// <summary>How many hits can be paged through.</summary>
    public async Task<int> Total(SearchAsked asked, CancellationToken cancel) => (await Find(asked with { Order = HitOrder.Best }, 0, 0, cancel, Widening.Never)).Result.Listed;

    private static SearchQuery Counting(SearchQuery query) => query with { Limit = 0, Skip = 0, Widening = Widening.Never };

    /// <summary>File after file, in each the best hits first. Only those files are searched that have hits in this part of the list.</summary>
    private static async Task<SearchResult> InOrder(ISearchIndex index, SearchQuery query, HitOrder order, InspectionTraits known, CancellationToken cancel)
    {
        var totals = await index.Search(Counting(query), cancel);
        // Nothing is there to be put in order: what resembles the question is shown as always.
        if (totals.Listed == 0) return await index.Search(query with { CountFiles = false }, cancel);
        var hits = new List<SearchHit>();
        var part = Part(Ordered(totals.Files.Keys, order, known), totals.Files, query.Skip, query.Limit);
        foreach (var files in Together(part))
        {
            var within = files.ToDictionary(file => file.File);
            var found = await index.Search(query with { Within = within.Keys.ToHashSet(), Skip = files[0].Skip, Limit = files.Sum(file => file.Count), CountFiles = false, Widening = Widening.Never }, cancel);
            hits.AddRange(files.SelectMany(file => found.Hits.Where(hit => hit.Passage.File == file.File)));
        }

        return totals with { Hits = hits };
    }

    private static IEnumerable<FileId> Ordered(IEnumerable<FileId> files, HitOrder order, InspectionTraits known)
    {
        var traits = files.Select(file => (File: file, Known: known.Files.GetValueOrDefault(file)));
        var sorted = order switch
        {
            HitOrder.Newest => traits.OrderBy(file => file.Known?.Date is null).ThenByDescending(file => file.Known?.Date),
            HitOrder.Oldest => traits.OrderBy(file => file.Known?.Date is null).ThenBy(file => file.Known?.Date),
            _ => traits.OrderBy(_ => 0),
        };
        return sorted.ThenBy(file => file.Known?.Paths[0], StringComparer.Ordinal).ThenBy(file => file.File.Value, StringComparer.Ordinal).Select(file => file.File);
    }

    /// <summary>Which hits of which files stand in a part of the whole list.</summary>
    private static IEnumerable<(FileId File, int Skip, int Count, bool Whole)> Part(IEnumerable<FileId> files, IReadOnlyDictionary<FileId, int> counts, int skip, int limit)
    {
        foreach (var file in files)
        {
            var (count, passed) = (counts[file], Math.Min(skip, counts[file]));
            skip -= passed;
            var taken = Math.Min(limit, count - passed);
            limit -= taken;
            if (taken > 0) yield return (file, passed, taken, taken == count);
            if (limit <= 0) yield break;
        }
    }

    /// <summary>Files that are shown whole are searched at once; the first and the last of a part may be cut.</summary>
    private static IEnumerable<List<(FileId File, int Skip, int Count)>> Together(IEnumerable<(FileId File, int Skip, int Count, bool Whole)> part)
    {
        var whole = new List<(FileId, int, int)>();
        foreach (var (file, skip, count, isWhole) in part)
        {
            if (isWhole)
            {
                whole.Add((file, 0, count));
                continue;
            }

            if (whole.Count > 0) yield return whole;
            whole = [];
            yield return [(file, skip, count)];
        }

        if (whole.Count > 0) yield return whole;
    }

    /// <summary>What the ledger was asked once is not asked again for the same search.</summary>
    private sealed class Remembered(IQueryKnowledge knowledge) : IQueryKnowledge
    {
        private readonly Dictionary<(string, string), object?> answers = [];

        public IReadOnlyCollection<string> Names => knowledge.Names;

        public IReadOnlySet<FileId>? Files(FileCondition condition, string value) => Once($"{condition}", value, () => knowledge.Files(condition, value));

        public IReadOnlySet<FileId> Dated(DateOnly first, DateOnly last) => Once("Dated", $"{first:O} {last:O}", () => knowledge.Dated(first, last))!;

        public IReadOnlySet<PassageId>? Passages(PassageCondition condition, string value) => Once($"{condition}", value, () => knowledge.Passages(condition, value));

        private T? Once<T>(string what, string value, Func<T?> ask) where T : class
        {
            if (!answers.TryGetValue((what, value), out var answer)) answers[(what, value)] = answer = ask();
            return (T?)answer;
        }
    }
}
