using System.Diagnostics;
using System.Text;
using DocReview.Index;

namespace DocReview.Bench;

/// <summary>How fast our engine takes papers in. The papers are made before the clock starts.</summary>
internal static class Indexing
{
    public static async Task Run(int count, string folder)
    {
        var records = new InventedRecords();
        var documents = Enumerable.Range(0, count).Select(records.Document).ToList();
        var tokenizer = new ChineseTokenizer(Segmentation.Records);
        tokenizer.Count("会议");

        var (clock, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        await using (var index = LuceneIndex.Create(folder, tokenizer))
        {
            foreach (var document in documents) await index.Put(document, default);
            await index.Commit(default);
        }
        var (seconds, cpuSeconds) = (clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
        var text = documents.Sum(document => document.Passages.Sum(passage => (long)Encoding.UTF8.GetByteCount(passage.Text)));
        Console.WriteLine($"ours\t{documents.Sum(document => document.Passages.Count())}\t{text}\t{seconds:0.00}\t{cpuSeconds:0.00}\t{Directory.GetFiles(folder).Sum(file => new FileInfo(file).Length)}");
    }
}
