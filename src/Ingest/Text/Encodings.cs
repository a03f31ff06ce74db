using System.Text;

namespace DocReview.Ingest;

/// <summary>A text as decoded. <paramref name="Name"/> is for people; <paramref name="Replaced"/> counts characters that could not be decoded and stand as U+FFFD.</summary>
internal sealed record DecodedText(string Text, string Name, int Replaced);

/// <summary>
/// Finds the encoding of Chinese text: what says so itself (a mark, valid UTF-8) first, then whichever candidate reads most like Chinese.
/// Any bytes are valid GB18030 as good as never by meaning, but often by form: so form alone decides nothing.
/// </summary>
internal static class Encodings
{
    private const double Plausible = 0.5;
    private const double MaximalReplaced = 0.02;

    public static Encoding StrictUtf8 { get; } = new UTF8Encoding(false, true);

    public static Encoding StrictGb18030 { get; } = Strict("gb18030");

    /// <returns>Null where the bytes are no text.</returns>
    public static DecodedText? Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            return Judged(Lenient(Encoding.UTF8, bytes[3..], "UTF-8"));
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Judged(Lenient(Encoding.Unicode, bytes[2..], "UTF-16 LE"));
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Judged(Lenient(Encoding.BigEndianUnicode, bytes[2..], "UTF-16 BE"));
        if (Exactly(StrictUtf8, bytes) is { } utf8 && !utf8.Contains('\0', StringComparison.Ordinal))
            return Judged(new DecodedText(utf8, "UTF-8", 0));
        return Candidates(bytes).Where(candidate => candidate.Score >= Plausible).OrderByDescending(candidate => candidate.Score)
            .Select(candidate => candidate.Text).FirstOrDefault();
    }

    /// <param name="declared">The name of an encoding as a mail or a web page gives it; null or unknown where it gives none. It is believed where the bytes are valid in it.</param>
    /// <returns>Never null: what cannot be decoded stands as U+FFFD.</returns>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes, string? declared)
    {
        if (Named(declared) is not { } encoding)
            return Decode(bytes) ?? Lenient(Encoding.UTF8, bytes, "UTF-8");
        var mark = bytes.StartsWith(encoding.Preamble) ? encoding.Preamble.Length : 0;
        if (Exactly(encoding, bytes[mark..]) is not { } exact)
            return Decode(bytes) ?? Lenient(encoding, bytes, encoding.WebName.ToUpperInvariant());
        // Any UTF-8 is GBK by form; a page that was converted keeps its old label.
        return Exactly(StrictUtf8, bytes) is { } utf8 && Score(utf8) > Score(exact) ? new DecodedText(utf8, "UTF-8", 0) : new DecodedText(exact, encoding.WebName.ToUpperInvariant(), 0);
    }

    /// <summary>Null for Western encodings too: any bytes are valid in them, and Chinese programs name them without thinking.</summary>
    private static Encoding? Named(string? name)
    {
        name = name?.Trim().Trim('"', '\'').ToLowerInvariant();
        if (string.IsNullOrEmpty(name) || name is "us-ascii" or "ascii" or "iso-8859-1" or "latin1" or "windows-1252" or "unknown-8bit" or "8bit" or "utf-7")
            return null;
        // Whoever writes GB2312 means what Windows makes of it.
        if (name is "gb2312" or "gbk" or "gb_2312-80" or "cp936" or "936" or "ms936" or "windows-936" or "x-gbk" or "chinese" or "gb18030")
            return StrictGb18030;
        try
        {
            return Strict(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static List<(DecodedText Text, double Score)> Candidates(ReadOnlySpan<byte> bytes)
    {
        var texts = new List<DecodedText> { Lenient(StrictGb18030, bytes, "GB18030"), Lenient(Strict("big5"), bytes, "Big5"), Lenient(Encoding.UTF8, bytes, "UTF-8") };
        if (bytes.Length % 2 == 0)
            texts.AddRange([Lenient(Encoding.Unicode, bytes, "UTF-16 LE"), Lenient(Encoding.BigEndianUnicode, bytes, "UTF-16 BE")]);
        return [.. texts.Where(IsText).Select(text => (text, Score(text.Text)))];
    }

    private static DecodedText? Judged(DecodedText text) => IsText(text) ? text : null;

    /// <summary>Text has next to no control characters and next to nothing that could not be decoded.</summary>
    private static bool IsText(DecodedText text)
    {
        var controls = text.Text.Count(character => char.IsControl(character) && character is not ('\n' or '\r' or '\t' or '\f'));
        return controls <= text.Text.Length * 0.005 && text.Replaced <= Math.Max(1, text.Text.Length * MaximalReplaced);
    }

    /// <summary>Of all characters beyond ASCII, how many one expects in Chinese papers; what cannot be there at all counts double against.</summary>
    private static double Score(string text)
    {
        double expected = 0, beyond = 0;
        foreach (var character in text)
        {
            if (character < 0x80)
                continue;
            beyond++;
            if (CommonCharacters.Contains(character) || character is (>= '\u3000' and <= '\u301F') or (>= '\uFF01' and <= '\uFF5E'))
                expected++;
            else if (character is >= '\u4E00' and <= '\u9FA5')
                expected += 0.3;
            else if (character is '“' or '”' or '‘' or '’' or '—' or '…' or '·' or '①' or '②' or '③' or '￥' or '¥' or '×' or '√' or '□' or '☑' or '★')
                expected += 0.8;
            else if (character is '\uFFFD' or (>= '\uE000' and <= '\uF8FF') or (>= '\u0080' and <= '\u009F'))
                expected -= 1;
        }
        return beyond == 0 ? 0.6 : expected / beyond;
    }

    private static DecodedText Lenient(Encoding encoding, ReadOnlySpan<byte> bytes, string name)
    {
        var lenient = Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"));
        var text = lenient.GetString(bytes);
        return new DecodedText(text, name, text.Count(character => character == '\uFFFD'));
    }

    private static string? Exactly(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static Encoding Strict(string name)
    {
        // Twice registered is once registered.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
    }
}
