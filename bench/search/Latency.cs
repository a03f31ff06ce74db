using System.Diagnostics;
using DocReview.Index;

namespace DocReview.Bench;

/// <summary>How long a search takes, as the search page makes it: first page of 20, synonyms and filling on.</summary>
internal static class Latency
{
    public static async Task Run(int documents, string folder, int clients, int queries, IReadOnlyList<string> only)
    {
        var tokenizer = new ChineseTokenizer(Segmentation.Records);
        tokenizer.Count("会议");
        var opened = Stopwatch.GetTimestamp();
        var index = ((IndexOpening.Ready)LuceneIndex.OpenForReading(folder, tokenizer)).Index;
        await using (index)
        {
            Console.WriteLine($"# opened in {Stopwatch.GetElapsedTime(opened).TotalMilliseconds:0} ms; {index.Passages().Values.Sum()} passages; {clients} at once; milliseconds of wall time, then of processor time: p50, p95, p99");
            var kinds = new QueryKinds(documents).All.Where(kind => only.Count == 0 || only.Contains(kind.Name)).ToList();
            // The program is warm after a few of each; the first query of a process is measured with N = 1.
            if (queries > 1)
                foreach (var kind in kinds) await Measure(index, kind.Make, new Random(1), 20);
            foreach (var kind in kinds)
            {
                var each = Math.Max(1, queries / clients);
                var costs = (await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(() => Measure(index, kind.Make, new Random(100 + client), each))))).SelectMany(cost => cost).ToList();
                Console.WriteLine($"{kind.Name}\t{Percentiles(costs.Select(cost => cost.Wall))}\t{Percentiles(costs.Select(cost => cost.Processor))}");
            }
        }
    }

    /// <summary>p50, p95 and p99.</summary>
    private static string Percentiles(IEnumerable<double> costs)
    {
        var sorted = costs.Order().ToList();
        return string.Join('\t', new[] { 0.5, 0.95, 0.99 }.Select(share => $"{sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))]:0.0}"));
    }

    private static async Task<List<(double Wall, double Processor)>> Measure(LuceneIndex index, Func<Random, SearchQuery> make, Random random, int count)
    {
        var costs = new List<(double, double)>();
        for (var i = 0; i < count; i++)
        {
            var query = make(random);
            var (start, processor) = (Stopwatch.GetTimestamp(), ThreadClock.Milliseconds);
            // The engine answers on the thread that asks.
            await index.Search(query, default);
            costs.Add((Stopwatch.GetElapsedTime(start).TotalMilliseconds, ThreadClock.Milliseconds - processor));
        }
        return costs;
    }
}
