using System.Diagnostics;
using DocReview.Index;
using DocReview.Ledger;
using DocReview.Tests;
using Npgsql;

// recall-bench COUNT [POSTGRES]   draws COUNT stretches of 1 to 20 characters of invented passages and searches each, quoted, in its file and (every tenth) in all
if (args.Length is not (1 or 2))
{
    Console.Error.WriteLine("usage: recall-bench COUNT [POSTGRES]");
    return 2;
}

const int Files = 1000, PassagesEach = 40;
var tokenizer = new ChineseTokenizer(Segmentation.Records);
var random = new Random(20261123);
var documents = Enumerable.Range(0, Files).Select(number => InventedText.Document(number, [.. Enumerable.Range(0, PassagesEach).Select(_ => InventedText.Passage(random))])).ToList();
var passages = documents.SelectMany(document => document.Passages).ToList();
var folder = Directory.CreateTempSubdirectory("recall-bench-").FullName;
await using var database = args.Length > 1 ? NpgsqlDataSource.Create(args[1]) : null;
await using ISearchIndex index = database is null ? LuceneIndex.Create(folder, tokenizer) : SharedIndex.Open(database, 1, tokenizer);
var clock = Stopwatch.StartNew();
foreach (var document in documents) await index.Put(document, default);
await index.Commit(default);
Console.WriteLine($"{(database is null ? "Lucene" : "PostgreSQL")}: {passages.Count} passages indexed in {clock.Elapsed.TotalSeconds:0} s");
clock.Restart();
var (asked, missed, displaced) = (0, 0, 0);
for (var wanted = int.Parse(args[0]); asked < wanted;)
{
    var passage = passages[random.Next(passages.Count)];
    if (RecallProbe.Draw(passage.Text, random) is not { } stretch) continue;
    asked++;
    var fault = await RecallProbe.Fault(index, passage, stretch, everywhere: asked % 10 == 0, default);
    if (fault is null) continue;
    Console.WriteLine($"{fault}: {passage.Id} “{stretch}”");
    if (fault == RecallFault.Missed) missed++;
    else displaced++;
}

Console.WriteLine($"{asked} stretches asked, {asked - missed} found ({100.0 * (asked - missed) / asked:0.00} %), {asked - missed - displaced} of them with every mark in its place; {clock.Elapsed.TotalSeconds:0} s");
Directory.Delete(folder, true);
return missed + displaced == 0 ? 0 : 1;
