using System.Text;

namespace DocReview.Ingest;

/// <summary>
/// Whether what a PDF or OFD calls its text can be the text that is seen. Fonts without a usable map to Unicode give confident nonsense: characters without
/// a meaning, scripts nobody here writes, rows of signs, or Chinese that consists of characters nobody uses.
/// </summary>
/// <param name="Count">Glyphs, blanks aside.</param>
/// <param name="Bad">Those that cannot be part of a Chinese paper.</param>
/// <param name="Common">Share of common characters among the Chinese ones, 0 to 1.</param>
internal sealed record Legibility(int Count, int Bad, int Chinese, double Common, int Signs)
{
    // Lists of names and places have the fewest common characters, and still more than half.
    private const double LeastCommon = 0.4, LeastCommonOfFew = 0.2;
    private const int Few = 12, Many = 40, Lines = 20;

    /// <summary>0 to 1: the share of glyphs that can be trusted; null where there are none.</summary>
    public double? Quality => Count == 0 ? null : Math.Round((1 - ((double)Bad / Count)) * (Chinese >= Few ? Math.Min(1, Common / 0.6) : 1), 3);

    public bool IsGarbled => Count > 0
        && (Bad > Math.Max(3, Count * 0.15)
            || (Chinese >= Many && Common < LeastCommon)
            || (Chinese >= Few && Common < LeastCommonOfFew)
            || (Count >= Lines && Signs > Count * 0.3));

    public static Legibility Of(IEnumerable<string?> glyphs)
    {
        int count = 0, bad = 0, signs = 0;
        var chinese = new StringBuilder();
        foreach (var glyph in glyphs)
        {
            if (glyph is not null && glyph.Length > 0 && string.IsNullOrWhiteSpace(glyph))
                continue;
            count++;
            if (string.IsNullOrEmpty(glyph) || !IsPlausible(glyph[0]))
                bad++;
            else if ("!\"#$%&'*+<=>?@[\\]^_`{|}~".Contains(glyph[0], StringComparison.Ordinal))
                signs++;
            else if (glyph[0] is >= '\u3400' and <= '\u9FFF')
                chinese.Append(glyph);
        }
        return new Legibility(count, bad, chinese.Length, CommonCharacters.ShareIn(chinese.ToString()), signs);
    }

    /// <summary>Letters of the languages that occur in Chinese papers, their punctuation, numerals and forms; U+FFFD, private use and control characters are none.</summary>
    private static bool IsPlausible(char character) => character switch
    {
        < ' ' or (>= '\u007F' and <= '\u00A0') or '\uFFFD' or (>= '\uE000' and <= '\uF8FF') => false,
        '\u00B7' or '\u00D7' or '\u00F7' or '\u00B0' or '\u00B1' or '\u00A5' or '\u00A7' or '\u00A9' or '\u00AE' or '\u00B2' or '\u00B3' => true,
        // Latin with accents occurs in pinyin and a foreign name, never often; the same bytes are what GBK looks like when taken for Latin.
        >= '\u00A1' and <= '\u00FF' => false,
        <= '\u052F' => true,
        >= '\u2000' and <= '\u2BFF' => true,
        >= '\u2E80' and <= '\u9FFF' => true,
        >= '\uD800' and <= '\uDFFF' => true,
        >= '\uF900' and <= '\uFAFF' => true,
        >= '\uFE10' and <= '\uFE6F' => true,
        >= '\uFF00' and <= '\uFFEE' => true,
        _ => false,
    };
}
