using System.Buffers;

namespace DocReview.Index;

public enum Segmentation
{
    /// <summary>For our own index: nothing that counts something is lost, words of the lexicon stay whole, widths and variants of characters are folded.</summary>
    Records,
    /// <summary>Token for token as SmartChineseAnalyzer of Lucene Java 8.8.1 on JDK 17, its quirks included.</summary>
    SmartChineseAnalyzer,
    /// <summary>The same before stemming and stop words: HMMChineseTokenizer.</summary>
    HmmChineseTokenizer,
}

/// <param name="word">Until the visit ends.</param>
/// <param name="positionIncrement">As in <see cref="Token"/>.</param>
public delegate void TokenVisitor(ReadOnlySpan<char> word, int start, int end, int positionIncrement);

/// <summary>
/// Cuts Chinese text into words: sentences, then the cheapest way through all words of dictionary and lexicon that a sentence can be made of.
/// A word of the lexicon is followed by those of its parts that are words too, with position increment 0: 党政联席会议, 党政, 联席会议.
/// Safe for many threads; the dictionary is read on first use and shared.
/// </summary>
/// <param name="lexicon">Of <see cref="Segmentation.Records"/> only; the words of the trade where null.</param>
public sealed class ChineseTokenizer(Segmentation segmentation, Lexicon? lexicon = null) : ITokenizer
{
    [ThreadStatic] private static Lattice? lattice;
    [ThreadStatic] private static TokenText? tokenText;

    private const int WindowLength = 1024;

    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\n\r\u0085\u2028\u2029"), CellEnds = SearchValues.Create("\t\f\u2029\n");

    private readonly Lexicon lexicon = segmentation == Segmentation.Records ? lexicon ?? Lexicon.Standard : Lexicon.None;

    public string Version => segmentation == Segmentation.Records ? $"records/2/{lexicon.Version}" : $"{segmentation}/8.8.1";

    public IEnumerable<Token> Tokens(string text) => Cut(text).Tokens;

    /// <summary>All tokens, and how many positions were skipped after the last one.</summary>
    public (IReadOnlyList<Token> Tokens, int PendingIncrements) Cut(string text)
    {
        var tokens = new List<Token>(text.Length / 2 + 1);
        var pending = Visit(text, (word, start, end, increment) => tokens.Add(new(word.ToString(), start, end, increment)));
        return (tokens, pending);
    }

    /// <summary>The same without making strings.</summary>
    /// <returns>How many positions were skipped after the last token.</returns>
    public int Visit(string text, TokenVisitor visit)
    {
        var read = Read(text);
        var pending = 0;
        // Taken while in use: the visitor may have another text cut.
        var written = tokenText ?? new();
        tokenText = null;
        foreach (var words in Sentences(read))
            for (var word = 0; word < words.Words; word++)
            {
                var (first, end) = (words.FirstAtom(word), words.FirstAtom(word + 1));
                pending++;
                if (segmentation != Segmentation.HmmChineseTokenizer && end == first + 1 && words.Atoms.Kind(first) == AtomKind.Mark) continue;
                Token(first, end, pending);
                pending = 0;
                foreach (var length in words.Parts(word))
                {
                    if (length > 1) Token(first, first + length, 0);
                    first += length;
                }
                void Token(int first, int end, int increment) =>
                    visit(written.Of(read, words.Atoms, first, end - 1, segmentation), words.Atoms.Start(first), words.Atoms.End(end - 1), increment);
            }
        tokenText = written;
        return pending;
    }

    /// <summary>How many words there are; makes no strings.</summary>
    public int Count(string text)
    {
        var count = 0;
        foreach (var words in Sentences(Read(text))) count += words.Words;
        return count;
    }

    private string Read(string text) => segmentation == Segmentation.Records ? FoldedUnits.Of(text) : text;

    /// <summary>One lattice, solved for each sentence in turn.</summary>
    private IEnumerable<Lattice> Sentences(string text)
    {
        // Taken while in use: tokens of another text may be asked for in between.
        var words = lattice ?? new(SegmenterModel.Instance);
        lattice = null;
        var marks = segmentation == Segmentation.Records ? SegmenterModel.Instance.FoldedMarks : SegmenterModel.Instance.Marks;
        for (int window = 0, windowEnd; window < text.Length; window = windowEnd)
        {
            windowEnd = segmentation == Segmentation.Records ? CellEnd(text, window) : WindowEnd(text, window);
            for (int from = window, end; from < windowEnd; from = end)
            {
                end = SentenceRules.End(text.AsSpan(0, windowEnd), from);
                if (segmentation == Segmentation.Records) words.Atoms.ReadExtended(text, from, end);
                else words.Atoms.ReadCompatible(text, from, end);
                words.Solve(text, marks, lexicon);
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

    /// <summary>A line of text goes on in the next line, and so may a word; never in the next cell of a table or after an empty line.</summary>
    private static int CellEnd(string text, int start)
    {
        for (var at = start; ; at++)
        {
            var found = text.AsSpan(at).IndexOfAny(CellEnds);
            if (found < 0) return text.Length;
            at += found;
            if (text[at] != '\n' || text.AsSpan(at + 1).TrimStart(" \r").StartsWith('\n')) return at + 1;
        }
    }
}
