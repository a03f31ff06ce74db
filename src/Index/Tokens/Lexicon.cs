using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DocReview.Index;

/// <summary>
/// Words over and above the dictionary: those of the trade, and the names of an inspection's persons, villages, companies. Never changed once made; safe for many threads.
/// </summary>
public sealed class Lexicon
{
    private readonly string[] words;
    private readonly Lazy<(WordTrie<LexiconWord> Trie, int[][] Parts)> laid;

    private Lexicon(IEnumerable<string> words)
    {
        this.words = [.. words.Select(word => FoldedText.Of(word).ToString()).Where(word => new StringInfo(word).LengthInTextElements > 1).Distinct().Order(StringComparer.Ordinal)];
        laid = new(Lay);
        Version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', this.words))))[..12];
    }

    public static Lexicon None { get; } = new([]);

    /// <summary>The words of the trade: Resources/lexicon.txt.</summary>
    public static Lexicon Standard { get; } = new(Read());

    /// <summary>Names the words: two lexicons that hold the same have the same.</summary>
    public string Version { get; }

    internal WordTrie<LexiconWord> Trie => laid.Value.Trie;

    /// <summary>The parts of a word, each as its number of atoms; none where the dictionary has the word too.</summary>
    internal ReadOnlySpan<int> Parts(int number) => number == 0 ? [] : laid.Value.Parts[number - 1];

    /// <summary>These words and more; what is shorter than two characters is passed over.</summary>
    public Lexicon With(IReadOnlyCollection<string> names) => names.Count == 0 ? this : new(words.Concat(names));

    private (WordTrie<LexiconWord>, int[][]) Lay()
    {
        var lattice = new Lattice(SegmenterModel.Instance);
        var laidOut = words.Select((word, i) => LexiconWord.Of(word, i + 1, lattice)).ToList();
        return (new(words, [.. laidOut.Select(word => word.Word)]), [.. laidOut.Select(word => word.Parts)]);
    }

    private static IEnumerable<string> Read()
    {
        using var reader = new StreamReader(typeof(Lexicon).Assembly.GetManifestResourceStream("DocReview.Index.Tokens.Resources.lexicon.txt")!);
        while (reader.ReadLine() is { } line)
            if (line is not ['#', ..]) yield return line[..line.IndexOf('\t')];
    }
}
