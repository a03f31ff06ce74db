using System.Text;

namespace DocReview.Index;

/// <summary>
/// Which characters count as the same in search. Each code point is mapped alone, to one code point or to nothing, and its neighbours are never
/// looked at: that is what guarantees that every stretch of a stored text finds that text.
/// </summary>
public static class CharacterFold
{
    /// <summary>What a dropped character is mapped to.</summary>
    public const int Dropped = -1;

    private static readonly Dictionary<int, int> Characters = ReadCharacters();
    private static readonly int[] Plane0 = [.. Enumerable.Range(0, 0x10000).Select(Map)];

    /// <summary>The character that stands for <paramref name="codePoint"/> in the index, or <see cref="Dropped"/>.</summary>
    public static int Of(int codePoint) => codePoint < 0x10000 ? Plane0[codePoint] : Map(codePoint);

    private static int Map(int codePoint)
    {
        // Half a pair cannot be written into an index; both sides of a search see the replacement character.
        if (codePoint is >= 0xD800 and <= 0xDFFF) return 0xFFFD;
        var rune = new Rune(codePoint);
        if (IsDropped(rune)) return Dropped;
        var narrow = Narrow(codePoint);
        if (IsDropped(new Rune(narrow))) return Dropped;
        return Characters.TryGetValue(narrow, out var same) ? same : Rune.ToLowerInvariant(new Rune(narrow)).Value;
    }

    /// <summary>White space and line ends (a name is cut by the end of a line), what cannot be seen, and the quotation marks that one clerk sets and the next omits.</summary>
    private static bool IsDropped(Rune rune) =>
        Rune.IsWhiteSpace(rune) || Rune.IsControl(rune)
        || Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.Format
        || rune.Value is >= 0xFE00 and <= 0xFE0F or >= 0xE0100 and <= 0xE01EF or >= 0x180B and <= 0x180D
        || rune.Value is '"' or '\'' or '《' or '》' or '〈' or '〉' or >= '「' and <= '』' or >= '\u2018' and <= '\u201F' or '〝' or '〞' or '\uFF62' or '\uFF63';

    private static int Narrow(int c) => c switch
    {
        >= 0xFF01 and <= 0xFF5E => Marks(c - 0xFEE0),
        0xFF61 => '。',
        0xFF65 => '·',
        0xFFE5 => '¥',
        _ => Marks(c),
    };

    // Marks that are keyed in many shapes: the brackets of a document number, the dash, the dot in a name, the round zero of a year.
    private static int Marks(int c) => c switch
    {
        '[' or '〔' or '【' or '﹝' or '〖' or '{' => '(',
        ']' or '〕' or '】' or '﹞' or '〗' or '}' => ')',
        >= 0x2010 and <= 0x2015 or 0x2212 or 0xFE63 or 0x2500 => '-',
        0x301C or 0x223C => '~',
        0x2022 or 0x2027 or 0x30FB or 0x2219 or 0x22C5 => '·',
        0x25CB or 0x25EF => '〇',
        _ => c,
    };

    private static Dictionary<int, int> ReadCharacters()
    {
        using var reader = new StreamReader(typeof(CharacterFold).Assembly.GetManifestResourceStream("DocReview.Index.Tokens.Resources.folds.txt")!);
        var folds = new Dictionary<int, int>();
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            var runes = line.EnumerateRunes().ToArray();
            folds[runes[0].Value] = runes[1].Value;
        }
        return folds;
    }
}
