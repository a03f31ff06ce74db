using System.Diagnostics;
using System.Globalization;
using DocReview.Bench;
using DocReview.Index;

// segmenter-bench text OUT FILE...              the lines of FILEs, and as much again made from the dictionary's pairs
// segmenter-bench race TEXT JAVA JARS [ROUNDS]  our segmenter, Lucene's and jieba in turns over the lines of TEXT
// segmenter-bench serve MODE TEXT               one contender of ours; MODE: a segmentation, or one with "+strings"
// segmenter-bench walk OUT                      a text of words parted by spaces, made from the dictionary's pairs
// segmenter-bench gold FILE                     precision, recall and F1 of words; FILE: words parted by white space
switch (args)
{
    case ["text", var file, .. var parts]:
        Write(file, [.. parts.SelectMany(File.ReadLines)]);
        return 0;
    case ["race", var text, var java, var jars, .. var rest]:
        Run(text, java, jars, rest is [var rounds] ? int.Parse(rounds) : 9);
        return 0;
    case ["serve", var mode, var text]:
        Serve(mode, File.ReadAllText(text).Split('\n'));
        return 0;
    case ["walk", var file]:
        var walk = new PairWalk(new(20261124));
        File.WriteAllLines(file, Enumerable.Range(0, 5000).Select(_ => string.Join(' ', walk.Words())));
        return 0;
    case ["gold", var file]:
        Gold.Print(file);
        return 0;
    default:
        Console.Error.WriteLine("usage: segmenter-bench text OUT FILE... | race TEXT JAVA JARS [ROUNDS] | serve MODE TEXT | walk OUT | gold FILE");
        return 2;
}

static void Write(string file, List<string> lines)
{
    var walk = new PairWalk(new(20261123));
    for (var missing = lines.Sum(line => line.Length); missing > 0; missing -= lines[^1].Length) lines.Add(walk.Sentence());
    File.WriteAllLines(file, lines);
}

static void Run(string text, string java, string jars, int rounds)
{
    var here = AppContext.BaseDirectory;
    using var race = new Race(text);
    foreach (var mode in new[] { "Records", "Records+strings", "SmartChineseAnalyzer", "HmmChineseTokenizer" }) race.Add(mode, "dotnet", Path.Combine(here, "segmenter-bench.dll"), "serve", mode, text);
    race.AddAnchor("Lucene's SmartChineseAnalyzer", java, "-cp", jars, Path.Combine(here, "Smartcn.java"), "smart", text);
    race.AddAnchor("Lucene's HMMChineseTokenizer", java, "-cp", jars, Path.Combine(here, "Smartcn.java"), "raw", text);
    race.AddAnchor("@node-rs/jieba", "node", Path.Combine(here, "jieba.mjs"), text);
    race.Run(rounds);
}

static void Serve(string mode, string[] texts)
{
    var parts = mode.Split('+');
    var tokenizer = new ChineseTokenizer(Enum.Parse<Segmentation>(parts[0]));
    var characters = 0L;
    void Cut(string text)
    {
        if (parts.Length > 1) characters += tokenizer.Cut(text).Tokens.Count;
        else tokenizer.Visit(text, (word, _, _, _) => characters += word.Length);
    }
    while (Console.ReadLine() is { } line)
    {
        var (clock, busy, passes) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime, 0);
        do
        {
            foreach (var text in texts) Cut(text);
            passes++;
        }
        while (clock.Elapsed.TotalSeconds < double.Parse(line, CultureInfo.InvariantCulture));
        Console.WriteLine(FormattableString.Invariant($"{passes} {clock.Elapsed.TotalSeconds} {(Environment.CpuUsage.TotalTime - busy).TotalSeconds}"));
    }
}
