using System.Text;

namespace DocReview.Ingest;

/// <summary>In which code page the bytes of a text are written: the font in hand tells by its character set, the document by its own code page, and some programs get both wrong.</summary>
internal sealed class RtfFonts
{
    private const int SymbolSet = 2;
    private readonly Dictionary<int, (int Set, int CodePage, string Name)> _fonts = [];

    public RtfFonts() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>\ansicpg; 1252 where the document names none.</summary>
    public int CodePage { get; set; } = 1252;

    public int Default { get; set; }

    public void Define(int font, int? set = null, int? codePage = null, string? name = null)
    {
        var known = _fonts.TryGetValue(font, out var found) ? found : (Set: 1, CodePage: 0, Name: "");
        _fonts[font] = (set ?? known.Set, codePage ?? known.CodePage, name ?? known.Name);
    }

    /// <summary>The font's name where its characters are signs, else null.</summary>
    public string? SymbolFont(int font) => _fonts.TryGetValue(font, out var known) && (known.Set == SymbolSet || known.Name.StartsWith("Wingdings", StringComparison.Ordinal)) ? known.Name : null;

    /// <param name="other">The font that goes with it for characters of East Asia; -1 where there is none.</param>
    public string Decode(ReadOnlySpan<byte> bytes, int font, int other)
    {
        if (System.Text.Ascii.IsValid(bytes))
            return Encoding.ASCII.GetString(bytes);
        var own = PageOf(font);
        foreach (var page in new[] { own, other < 0 ? CodePage : PageOf(other), CodePage })
        {
            if (IsWide(page) && Strictly(page, bytes) is { } text)
                return text;
        }
        // A western document that holds Chinese: what reads as everyday Chinese throughout is no coincidence.
        if (bytes.Length >= 4 && Strictly(936, bytes) is { } guess && guess.Count(character => character is >= '\u4E00' and <= '\u9FA5') * 2 >= bytes.Length - 1 && CommonCharacters.ShareIn(guess) > 0.8)
            return guess;
        return Get(IsWide(own) || !IsWide(CodePage) ? own : IsWide(CodePage) && own == 1252 ? 1252 : own).GetString(bytes);
    }

    private static bool IsWide(int page) => page is 932 or 936 or 949 or 950 or 54936 or 65001;

    private int PageOf(int font)
    {
        if (!_fonts.TryGetValue(font, out var known))
            return CodePage;
        return known.CodePage > 0 ? known.CodePage : known.Set switch
        {
            0 => 1252,
            77 => 10000,
            78 or 128 => 932,
            79 or 129 => 949,
            80 or 134 => 936,
            81 or 136 => 950,
            161 => 1253,
            162 => 1254,
            163 => 1258,
            177 => 1255,
            178 => 1256,
            186 => 1257,
            204 => 1251,
            222 => 874,
            238 => 1250,
            254 => 437,
            255 => 850,
            _ => CodePage,
        };
    }

    private static Encoding Get(int page)
    {
        try
        {
            return Encoding.GetEncoding(page == 936 ? 54936 : page, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"));
        }
        catch (Exception exception) when (exception is NotSupportedException or ArgumentException)
        {
            return Encoding.Latin1;
        }
    }

    private static string? Strictly(int page, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Encoding.GetEncoding(page == 936 ? 54936 : page, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
