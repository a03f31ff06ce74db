using System.Text;

namespace DocReview.Index;

/// <summary>How names are spelled in Latin letters: whole syllables (zhangming), initials (zm), or the family name whole and the rest by initials (zhangm).</summary>
public static class Pinyin
{
    private const int ShortestSpelling = 2, LongestSpelling = 40, LongestName = 24;

    private static readonly Lazy<Dictionary<char, string[]>> Readings = new(Read);

    /// <summary>Letters only, and so many that they may be a name.</summary>
    public static bool IsSpelling(string text) => text.Length is >= ShortestSpelling and <= LongestSpelling && text.All(char.IsAsciiLetter);

    /// <summary>Whether the letters spell the whole name, each of its characters by a syllable or by its initial. Characters that are not Chinese stand for themselves.</summary>
    public static bool Spells(string letters, string name) => name.Length is > 1 and <= LongestName && letters.Length >= name.Length && Spells(letters.ToLowerInvariant(), 0, name, 0);

    /// <summary>Whether two words of one length sound the same, character by character.</summary>
    public static bool SoundAlike(string word, string other) => word.Length == other.Length && word.Zip(other).All(pair => pair.First == pair.Second
        || Readings.Value.TryGetValue(pair.First, out var one) && Readings.Value.TryGetValue(pair.Second, out var two) && one.Intersect(two).Any());

    private static bool Spells(string letters, int at, string name, int character)
    {
        if (character == name.Length) return at == letters.Length;
        if (at == letters.Length) return false;
        var c = char.ToLowerInvariant(name[character]);
        if (!Readings.Value.TryGetValue(c, out var syllables)) return letters[at] == c && Spells(letters, at + 1, name, character + 1);
        foreach (var syllable in syllables)
        {
            if (string.CompareOrdinal(letters, at, syllable, 0, syllable.Length) == 0 && Spells(letters, at + syllable.Length, name, character + 1)) return true;
            if (letters[at] == syllable[0] && Spells(letters, at + 1, name, character + 1)) return true;
        }
        return false;
    }

    private static Dictionary<char, string[]> Read()
    {
        using var reader = new StreamReader(typeof(Pinyin).Assembly.GetManifestResourceStream("DocReview.Index.Queries.Resources.pinyin.txt")!, Encoding.UTF8);
        var readings = new Dictionary<char, List<string>>();
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            var space = line.IndexOf(' ');
            foreach (var c in line.AsSpan(space + 1))
            {
                if (!readings.TryGetValue(c, out var syllables)) readings.Add(c, syllables = []);
                syllables.Add(line[..space]);
            }
        }
        return readings.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray());
    }
}
