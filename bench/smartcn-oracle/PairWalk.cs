using DocReview.Index;

namespace DocReview.Bench;

/// <summary>Text that reads like a newspaper from afar: each word is drawn from those that the dictionary has seen after the word before it, as often as it has seen them.</summary>
internal sealed class PairWalk(Random random)
{
    private static readonly SegmenterDictionary Dictionary = SegmenterDictionary.Load();
    private static readonly int Begin = Number(SegmenterDictionary.Begin);
    private static readonly string[] Letters = ["GDP", "ABC", "WTO", "ＩＴ", "km", "office", "Excel2007", "KTV"];

    public string Sentence() => string.Concat(Words());

    public IEnumerable<string> Words()
    {
        var length = 0;
        for (var word = Next(Begin); word >= 0 && Dictionary.Words[word] != SegmenterDictionary.End && length < 400; word = Next(word))
        {
            var text = Dictionary.Words[word] switch
            {
                SegmenterDictionary.Number => random.Next(3) == 0 ? random.Next(1990, 2030).ToString() : random.Next(1_000_000).ToString(),
                SegmenterDictionary.Letters => Letters[random.Next(Letters.Length)],
                SegmenterDictionary.Begin => "。",
                var known => known,
            };
            length += text.Length;
            yield return text;
        }
    }

    /// <summary>A word that was seen after this one; -1 where there is none.</summary>
    private int Next(int word)
    {
        var (from, to) = (Dictionary.RowStarts[word], Dictionary.RowStarts[word + 1]);
        if (from == to) return -1;
        var sum = 0;
        for (var at = from; at < to; at++) sum += Dictionary.PairFrequencies[at];
        var drawn = random.Next(sum);
        var follower = from;
        while ((drawn -= Dictionary.PairFrequencies[follower]) >= 0) follower++;
        return Dictionary.Followers[follower];
    }

    private static int Number(string word) => ((string[])Dictionary.Words).AsSpan().BinarySearch(word, StringComparer.Ordinal);
}
