using System.Text;

namespace DocReview.Ingest;

/// <summary>Whether what a PDF calls its text can be the text that is seen. Fonts without a usable map to Unicode give confident nonsense.</summary>
internal static class Legibility
{
    public static bool IsGarbled(IEnumerable<string?> glyphs)
    {
        int count = 0, bad = 0;
        var text = new StringBuilder();
        foreach (var glyph in glyphs)
        {
            if (glyph is not null && glyph.Length > 0 && string.IsNullOrWhiteSpace(glyph))
                continue;
            count++;
            if (string.IsNullOrEmpty(glyph) || glyph[0] is '\uFFFD' or (>= '\uE000' and <= '\uF8FF') || char.IsControl(glyph[0]))
                bad++;
            else
                text.Append(glyph);
        }
        if (count == 0)
            return false;
        var chinese = text.ToString();
        return bad > Math.Max(3, count * 0.15) || (chinese.Count(Glyph.IsWide) >= 40 && CommonCharacters.ShareIn(chinese) < 0.35);
    }
}
