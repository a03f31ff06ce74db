using System.Buffers;

namespace DocReview.Index;

public enum Segmentation
{
    /// <summary>For our own index: nothing that counts something is lost, words of the trade stay whole, widths and variants of characters are folded.</summary>
    Records,
    /// <summary>Token for token as SmartChineseAnalyzer of Lucene Java 8.8.1 on JDK 17, its quirks included.</summary>
    SmartChineseAnalyzer,
    /// <summary>The same before stemming and stop words: HMMChineseTokenizer.</summary>
    HmmChineseTokenizer,
}

/// <summary>
/// Cuts Chinese text into words: sentences, then the cheapest way through all words of the dictionary that a sentence can be made of.
/// Safe for many threads; the dictionary is read on first use and shared.
/// </summary>
public sealed class ChineseTokenizer(Segmentation segmentation) : ITokenizer
{
    [ThreadStatic] private static Lattice? lattice;
    [ThreadStatic] private static PorterStem? stem;

    private const int WindowLength = 1024;

    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\n\r\u0085\u2028\u2029");

    public string Version { get; } = segmentation == Segmentation.Records ? $"records/1/{Overlay.Version}" : $"{segmentation}/8.8.1";

    public IEnumerable<Token> Tokens(string text) => Cut(text).Tokens;

    /// <summary>All tokens, and how many positions were skipped after the last one.</summary>
    public (IReadOnlyList<Token> Tokens, int PendingIncrements) Cut(string text)
    {
        var tokens = new List<Token>(text.Length / 2 + 1);
        var read = segmentation == Segmentation.Records ? Folded(text) : text;
        var pending = 0;
        foreach (var words in Sentences(read))
            for (var word = 0; word < words.Words; word++)
            {
                int first = words.FirstAtom(word), last = words.FirstAtom(word + 1) - 1;
                var kind = words.Atoms.Kind(first);
                pending++;
                if (kind == AtomKind.Mark && segmentation != Segmentation.HmmChineseTokenizer) continue;
                var (start, end) = (words.Atoms.Start(first), words.Atoms.End(last));
                tokens.Add(new(Text(read, words.Atoms, first, last), start, end, pending));
                pending = 0;
            }
        return (tokens, pending);
    }

    /// <summary>How many words there are; makes no strings.</summary>
    public int Count(string text)
    {
        var count = 0;
        foreach (var words in Sentences(segmentation == Segmentation.Records ? Folded(text) : text)) count += words.Words;
        return count;
    }

    /// <summary>One lattice, solved for each sentence in turn.</summary>
    private IEnumerable<Lattice> Sentences(string text)
    {
        // Taken while in use: tokens of another text may be asked for in between.
        var words = lattice ?? new(SegmenterModel.Instance);
        lattice = null;
        for (int window = 0, windowEnd; window < text.Length; window = windowEnd)
        {
            windowEnd = segmentation == Segmentation.Records ? text.Length : WindowEnd(text, window);
            for (int from = window, end; from < windowEnd; from = end)
            {
                end = SentenceRules.End(text.AsSpan(0, windowEnd), from);
                if (segmentation == Segmentation.Records) words.Atoms.ReadExtended(text, from, end);
                else words.Atoms.ReadCompatible(text, from, end);
                words.Solve(text);
                yield return words;
            }
        }
        lattice = words;
    }

    /// <summary>The original reads 1,024 units at a time and cuts after the last line end among them, or where they end.</summary>
    private static int WindowEnd(string text, int start)
    {
        if (text.Length - start < WindowLength) return text.Length;
        var safe = text.AsSpan(start, WindowLength).LastIndexOfAny(LineEnds);
        return safe < 0 ? start + WindowLength : start + safe + 1;
    }

    private string Text(string text, Atoms atoms, int first, int last)
    {
        var (start, end) = (atoms.Start(first), atoms.End(last));
        switch (atoms.Kind(first))
        {
            case AtomKind.Mark:
                return ",";
            case AtomKind.Digits or AtomKind.WideDigits:
                var digits = atoms.Kind(first) == AtomKind.WideDigits ? Narrow(text[start..end], '\uFF19') : text[start..end];
                return segmentation == Segmentation.Records ? digits.Replace(",", "") : digits;
            case AtomKind.Letters or AtomKind.WideLetters:
                var letters = atoms.Kind(first) == AtomKind.WideLetters ? Narrow(text[start..end], char.MaxValue) : text[start..end];
                return segmentation == Segmentation.HmmChineseTokenizer ? Lower(letters) : (stem ??= new()).Of(Lower(letters));
            default:
                if (last == first || end - start == last + 1 - first) return text[start..end];
                return string.Create(last + 1 - first, (text, atoms, first), static (units, of) =>
                {
                    for (var i = 0; i < units.Length; i++) units[i] = of.text[of.atoms.Start(of.first + i)];
                });
        }
    }

    private static string Lower(string text) => string.Create(text.Length, text, static (units, of) =>
    {
        for (var i = 0; i < units.Length; i++) units[i] = char.IsAsciiLetterUpper(of[i]) ? (char)(of[i] | 0x20) : of[i];
    });

    private static string Narrow(string text, char last) => string.Create(text.Length, (text, last), static (units, of) =>
    {
        for (var i = 0; i < units.Length; i++) units[i] = of.text[i] >= '\uFF10' && of.text[i] <= of.last ? (char)(of.text[i] - 0xFEE0) : of.text[i];
    });

    /// <summary>Each unit by itself, so that offsets stay; what the index drops is kept, it may end a word.</summary>
    private static string Folded(string text) => string.Create(text.Length, text, static (units, of) =>
    {
        for (var i = 0; i < units.Length; i++)
            units[i] = !char.IsSurrogate(of[i]) && CharacterFold.Of(of[i]) is >= 0 and < 0x10000 and var folded ? (char)folded : of[i];
    });
}
