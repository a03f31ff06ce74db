using DocReview.Index;

namespace DocReview.Bench;

/// <summary>Words found against words as people parted them. A word counts as found where both its ends are; what holds neither letter nor digit nor Han character is left out on both sides.</summary>
internal static class Gold
{
    public static void Print(string file)
    {
        var lines = File.ReadLines(file).Select(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 0).ToList();
        foreach (var (name, tokenizer) in new (string, ChineseTokenizer)[]
        {
            ("compatible", new(Segmentation.HmmChineseTokenizer)),
            ("own, without a lexicon", new(Segmentation.Records, Lexicon.None)),
            ("own, with the lexicon of the trade", new(Segmentation.Records)),
        })
        {
            var (expected, found, both) = (0, 0, 0);
            foreach (var words in lines)
            {
                var text = string.Concat(words);
                var gold = Spans(words).Where(span => Counts(text, span)).ToHashSet();
                var ours = tokenizer.Tokens(text).Where(token => token.PositionIncrement > 0).Select(token => (token.Start, token.End)).Where(span => Counts(text, span)).ToList();
                expected += gold.Count;
                found += ours.Count;
                both += ours.Count(gold.Contains);
            }
            Console.WriteLine($"{name}: precision {(double)both / found:0.0000}, recall {(double)both / expected:0.0000}, F1 {2.0 * both / (found + expected):0.0000} ({expected} words)");
        }
    }

    private static IEnumerable<(int Start, int End)> Spans(string[] words)
    {
        var at = 0;
        foreach (var word in words) yield return (at, at += word.Length);
    }

    private static bool Counts(string text, (int Start, int End) span) => text.AsSpan()[span.Start..span.End].ContainsAnyExcept(Marks);

    private static readonly System.Buffers.SearchValues<char> Marks = System.Buffers.SearchValues.Create(
        [.. Enumerable.Range(0, 0x10000).Select(unit => (char)unit).Where(unit => !char.IsLetterOrDigit(unit) && !char.IsSurrogate(unit) && !char.IsNumber(unit))]);
}
