using System.Text.Json;
using DocReview.Index;
using DocReview.Ledger;
using DocReview.Web;

namespace DocReview.Tests;

/// <summary>Every ready search is understood as it was meant, and runs.</summary>
[Collection(HostTests.Name)]
public sealed class ChecklistTests(SiteHost host)
{
    [Fact]
    public void Every_list_says_what_it_is_for_and_has_searches()
    {
        Assert.Equal(4, Checklist.All.Select(list => list.Focus).Distinct().Count());
        Assert.Equal(31, Checklist.All.Count);
        Assert.All(Checklist.All, list => Assert.True(list.Focus.Length > 0 && list.Why.Length > 10 && list.Searches.Count >= 4, list.Title));
        Assert.All(Checklist.All.SelectMany(list => list.Searches), search => Assert.True(search.Query.Length > 1 && search.Look.Length > 1, search.Query));
    }

    [Fact]
    public async Task Every_ready_search_runs_as_it_stands() => Assert.Empty(await Misunderstood(Checklist.All.SelectMany(list => list.Searches).Select(search => search.Query)));

    /// <summary>Where the collection from which the lists were made lies beside the sources.</summary>
    [Fact]
    public async Task The_collected_searches_run_too()
    {
        var file = Path.Combine(Repository.Root, "..", "shared", "domain", "lenses.jsonl");
        if (!File.Exists(file)) return;
        var queries = File.ReadLines(file).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("query").GetString()!).ToList();
        Assert.Empty(await Misunderstood(queries));
    }

    /// <summary>Those of which something was passed over or taken in another sense.</summary>
    private async Task<List<string>> Misunderstood(IEnumerable<string> queries)
    {
        var workspace = host.Get<Workspace>();
        var inspection = host.Get<Inspections>().Find(SampleCase.Name)!;
        var wrong = new List<string>();
        foreach (var query in queries)
        {
            var found = await workspace.HitsOf(inspection).Find(new SearchAsked(query), 0, 5, TestContext.Current.CancellationToken, Widening.Never);
            if (found.Result is { Understanding: null } or { Note: not null }) wrong.Add($"{query}: {found.Result.Note}");
        }

        return wrong;
    }
}
