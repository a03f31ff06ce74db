using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;
using DocReview.Bench;
using DocReview.Index;

// smartcn-oracle CLASSPATH JAVA [UNITS] [SEED]: our compatible modes against Lucene's SmartChineseAnalyzer, token for token. Exit code 1 where any differs.
if (args.Length < 2)
{
    Console.Error.WriteLine("usage: smartcn-oracle CLASSPATH JAVA [UNITS] [SEED]");
    return 2;
}
var units = args.Length > 2 ? int.Parse(args[2]) : 4_000_000;
var seed = args.Length > 3 ? int.Parse(args[3]) : 20261123;
var source = Path.Combine(AppContext.BaseDirectory, "Oracle.java");
var file = Path.GetTempFileName();
var differing = 0;
try
{
    var kinds = new Texts(seed).Kinds;
    foreach (var (name, next) in kinds)
    {
        var texts = new List<string>();
        for (var left = units / kinds.Count; left > 0; left -= texts[^1].Length) texts.Add(next());
        Write(file, texts);
        foreach (var (mode, segmentation) in new[] { ("raw", Segmentation.HmmChineseTokenizer), ("smart", Segmentation.SmartChineseAnalyzer) })
        {
            var (tokens, different) = Compare(texts, segmentation, ["-cp", args[0], source, mode, file]);
            Console.WriteLine($"{name}, {mode}: {texts.Count:N0} texts, {texts.Sum(text => text.Length):N0} units, {tokens:N0} tokens, {different:N0} texts differ");
            differing += different;
        }
    }
}
finally
{
    File.Delete(file);
}
Console.WriteLine(differing == 0 ? "All equal." : $"{differing} texts differ.");
return differing == 0 ? 0 : 1;

static void Write(string file, List<string> texts)
{
    using var stream = new BufferedStream(File.Create(file));
    Span<byte> number = stackalloc byte[4];
    foreach (var text in texts)
    {
        BinaryPrimitives.WriteInt32BigEndian(number, text.Length);
        stream.Write(number);
        foreach (var unit in text)
        {
            BinaryPrimitives.WriteUInt16BigEndian(number, unit);
            stream.Write(number[..2]);
        }
    }
}

(long Tokens, int Different) Compare(List<string> texts, Segmentation segmentation, string[] arguments)
{
    using var java = Process.Start(new ProcessStartInfo(args[1], arguments) { RedirectStandardOutput = true })!;
    using var answer = new BufferedStream(java.StandardOutput.BaseStream, 1 << 16);
    var tokenizer = new ChineseTokenizer(segmentation);
    var (tokens, different) = (0L, 0);
    foreach (var text in texts)
    {
        var expected = Read(answer);
        var (cut, pending) = tokenizer.Cut(text);
        List<Token> actual = [.. cut, new("", -1, text.Length, pending)];
        tokens += cut.Count;
        if (expected.SequenceEqual(actual)) continue;
        var at = expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
        if (different++ < 3) Console.Error.WriteLine($"token {at} of {Escaped(text)}: expected {Escaped(expected[at].ToString())}, was {Escaped(actual[at].ToString())}");
    }
    java.WaitForExit();
    return java.ExitCode == 0 ? (tokens, different) : throw new InvalidOperationException($"java ended with {java.ExitCode}");
}

// The end of a text is a token at -1, with the final offset and the increments that are left.
static List<Token> Read(Stream answer)
{
    var tokens = new List<Token>();
    while (true)
    {
        var length = Number(answer);
        if (length < 0)
        {
            tokens.Add(new("", -1, Number(answer), Number(answer)));
            return tokens;
        }
        var bytes = new byte[length * 2];
        answer.ReadExactly(bytes);
        var text = string.Create(length, bytes, static (units, from) =>
        {
            for (var i = 0; i < units.Length; i++) units[i] = (char)BinaryPrimitives.ReadUInt16BigEndian(from.AsSpan(i * 2));
        });
        tokens.Add(new(text, Number(answer), Number(answer), Number(answer)));
    }
}

static int Number(Stream answer)
{
    Span<byte> bytes = stackalloc byte[4];
    answer.ReadExactly(bytes);
    return BinaryPrimitives.ReadInt32BigEndian(bytes);
}

static string Escaped(string text) => string.Concat(text.Select(c => c is < ' ' or > '\u9FA5' or (>= '\u0080' and < '\u3000') ? $"\\u{(int)c:x4}" : c.ToString()));
