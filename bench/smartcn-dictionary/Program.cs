using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using DocReview.Bench;
using DocReview.Index;

// Makes src/Index/Tokens/Resources/smartcn.br from the two data files of Lucene's SmartChineseAnalyzer (Apache-2.0). Two CPU minutes.
if (args.Length != 3)
{
    Console.Error.WriteLine("usage: smartcn-dictionary coredict.mem bigramdict.mem smartcn.br");
    return 2;
}
var clock = Stopwatch.StartNew();
var core = JavaArrays.Read(args[0], "17c90340b76859b86de7b8f22bdf22b004a1e508e603d5f3845698965104f1ac");
var bigram = JavaArrays.Read(args[1], "4d45d73ea4195f006bdae176d71e9255162427839dd1888749dc9d1670369540");

var frequencies = CoreWords.Read(core);
var words = frequencies.Keys.Where(CoreWords.IsHan).ToList();
Check("words", words.Select(word => $"{word}\t{frequencies[word]}"), "3fa2b349a0a01e44efb49be51a8c1472cfc06fa4d91a512e6be5c4202dff8101");

var nodes = CoreWords.LatticeNodes(words);
Console.Error.WriteLine($"{nodes.Length} words and marks that can stand side by side");
var pairs = new PairTable((long[])bigram[0]!, (int[])bigram[1]!).Recover(nodes);
Check("pairs", pairs.Select(pair => $"{nodes[pair.Left]}\t{nodes[pair.Right]}\t{pair.Frequency}"), "819bc747a247ae61beef57c12ac7999c0f0dd74c2888fa04936fafab5acb36d7");

var inPairs = pairs.SelectMany(pair => new[] { pair.Left, pair.Right }).ToHashSet();
var kept = Enumerable.Range(0, nodes.Length).Where(i => inPairs.Contains(i) || frequencies.ContainsKey(nodes[i]) && (CoreWords.IsHan(nodes[i]) || nodes[i].Length > 1)).ToList();
var number = kept.Select((node, i) => (node, i)).ToDictionary(pair => pair.node, pair => pair.i);
var rows = pairs.ToLookup(pair => pair.Left);
using (var target = File.Create(args[2]))
    new SegmenterDictionary
    {
        Words = [.. kept.Select(i => nodes[i])],
        Frequencies = [.. kept.Select(i => frequencies.GetValueOrDefault(nodes[i]))],
        RowStarts = [0, .. kept.Select(i => rows[i].Count()).Aggregate(new List<int> { 0 }, (sums, count) => { sums.Add(sums[^1] + count); return sums; }).Skip(1)],
        Followers = [.. kept.SelectMany(i => rows[i]).Select(pair => number[pair.Right])],
        PairFrequencies = [.. kept.SelectMany(i => rows[i]).Select(pair => pair.Frequency)],
    }.Write(target);
Console.Error.WriteLine($"{kept.Count} entries, {pairs.Count} pairs, {new FileInfo(args[2]).Length} bytes, {clock.Elapsed.TotalSeconds:0} s");
return 0;

static void Check(string what, IEnumerable<string> lines, string sha256)
{
    var text = string.Concat(lines.Select(line => line + "\n"));
    var found = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    if (found != sha256) throw new InvalidDataException($"{what}: sha256 is {found}, expected {sha256}");
    Console.Error.WriteLine($"{what}: {text.Count(c => c == '\n')} lines, check sum as expected");
}
