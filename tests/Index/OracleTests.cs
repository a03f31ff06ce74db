using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Tests;

public sealed class OracleInFolder() : OracleTests(null);

public sealed class OracleInPostgres(PostgresServer server) : OracleTests(server);

/// <summary>Random queries over random documents find exactly the passages that looking at each of them finds, page by page, whatever the engine.</summary>
public abstract class OracleTests(PostgresServer? server)
{
    private const int Files = 25, Queries = 150, PageSize = 40;

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3)]
    public async Task What_is_found_is_what_is_there(int seed)
    {
        var random = new Random(seed);
        var documents = Enumerable.Range(0, Files).Select(number => RandomDocuments.Document(number, random)).ToList();
        var oracle = new Oracle(documents, TestIndex.Tokenizer);
        await using var index = await TestIndex.Of(server, [.. documents]);
        // Some are put again, some are gone: neither may leave anything behind.
        foreach (var document in documents.Where((_, i) => i % 5 == 0)) await index.Index.Put(document, TestContext.Current.CancellationToken);
        await index.Index.Commit(TestContext.Current.CancellationToken);
        var queries = new RandomQueries(oracle.Passages, random);
        var matched = 0;
        for (var i = 0; i < Queries; i++)
        {
            var query = queries.Next(3);
            IReadOnlyList<Tier> tiers = [new(Nearness.AsAsked, query), new(Nearness.Recognised, query.With(term => term with { Loose = true })), new(Nearness.Synonym, queries.Next(1))];
            var within = random.Next(4) == 0 ? documents.Where(_ => random.Next(2) == 0).Select(document => document.File).ToHashSet() : null;
            var without = random.Next(4) == 0 ? documents.Where(_ => random.Next(3) == 0).Select(document => document.File).ToHashSet() : null;
            var seen = without is null ? within : documents.Select(document => document.File).Where(file => within?.Contains(file) != false).Except(without).ToHashSet();
            var expected = oracle.Find([.. tiers.Select(tier => tier.Query)], seen);
            matched += expected.Count;
            Compare($"seed {seed}, query {i}: {query} / {tiers[2].Query}", tiers, expected, await index.OnOneState(snapshot => All(snapshot, tiers, new(within, without))));
        }
        Assert.InRange(matched, Queries, int.MaxValue);
    }

    private static async Task<List<Found>> All(ISnapshot snapshot, IReadOnlyList<Tier> tiers, SearchedFiles files)
    {
        var pages = new List<Found>();
        do pages.Add(await snapshot.Find(tiers, ["会议", "硬化"], files, pages.Count * PageSize, PageSize, pages.Count == 0, TestContext.Current.CancellationToken));
        while (pages[^1].Passages.Count > 0);
        return pages;
    }

    private static void Compare(string what, IReadOnlyList<Tier> tiers, Dictionary<PassageId, int> expected, List<Found> pages)
    {
        var found = pages.SelectMany(page => page.Passages).ToList();
        Assert.True(found.Count == found.DistinctBy(passage => passage.Id).Count(), $"{what}: pages overlap");
        var missed = expected.Keys.Except(found.Select(passage => passage.Id)).ToList();
        var wrong = found.Where(passage => !expected.TryGetValue(passage.Id, out var tier) || tier != passage.Tier).ToList();
        Assert.True(missed.Count + wrong.Count == 0, $"{what}: {missed.Count} missed ({string.Join(' ', missed.Take(3))}), {wrong.Count} wrong ({string.Join(' ', wrong.Take(3))})");
        Assert.Equal(Enumerable.Range(0, tiers.Count).Select(tier => expected.Values.Count(value => value == tier)), pages[0].Totals);
        Assert.Equal(expected.Keys.CountBy(passage => passage.File).OrderBy(file => file.Key.Value, StringComparer.Ordinal), pages[0].Files.OrderBy(file => file.Key.Value, StringComparer.Ordinal));
        var order = found.OrderBy(passage => passage.Tier).ThenByDescending(passage => passage.Score).ThenBy(passage => passage.Id.File.Value, StringComparer.Ordinal).ThenBy(passage => passage.Id.Number);
        Assert.Equal(order.Select(passage => passage.Id), found.Select(passage => passage.Id));
    }
}
