using System.Collections.Concurrent;
using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>
/// How many hits saved searches have by now, as someone sees the records. Counted again when something has changed, beside the page that asks: it shows at once what is known, and
/// the rest the next time it is opened.
/// </summary>
public sealed class SavedTotals(Workspace workspace)
{
    /// <summary>What was read just now may come into the index a moment after the ledger knows of it.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<(long Inspection, string Asked), (string State, int Total)> known = new();
    private readonly Lock one = new();
    private Task last = Task.CompletedTask;

    /// <summary>The totals that are known within that time.</summary>
    public async Task<IReadOnlyDictionary<string, int>> Of(Inspection inspection, IEnumerable<string> asked, TimeSpan patience)
    {
        var state = $"{workspace.Inspections.Generation(inspection.Id)} {workspace.Db.Clock.GetUtcNow().Ticks / Fresh.Ticks}";
        var wanted = asked.Distinct().ToList();
        if (wanted.Exists(search => Total(inspection, search, state) is null))
        {
            var counting = Behind(() => Count(inspection, wanted, state));
            await Task.WhenAny(counting, Task.Delay(patience));
            if (counting.IsCompleted) await counting;
        }

        return wanted.Select(search => (search, Total(inspection, search, state))).Where(pair => pair.Item2 is not null).ToDictionary(pair => pair.search, pair => pair.Item2!.Value);
    }

    private int? Total(Inspection inspection, string asked, string state) => known.TryGetValue((inspection.Id, asked), out var last) && last.State == state ? last.Total : null;

    /// <summary>One at a time: who asks meanwhile finds most of it done.</summary>
    private Task Behind(Func<Task> count)
    {
        lock (one) return last = last.ContinueWith(_ => count(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).Unwrap();
    }

    private async Task Count(Inspection inspection, List<string> wanted, string state)
    {
        try
        {
            foreach (var asked in wanted.Where(asked => Total(inspection, asked, state) is null))
                known[(inspection.Id, asked)] = (state, await workspace.HitsOf(inspection).Total(SearchAsked.Of(asked), CancellationToken.None));
        }
        catch (IndexInUseException)
        {
            // Another process holds the index: nothing can be said now.
        }
    }
}
