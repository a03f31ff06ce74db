using System.Text;

namespace DocReview.Ingest;

/// <summary>
/// Finds what reads like text among bytes of any kind: UTF-8, UTF-16 (little endian) and GB18030 at any place. Noise is full of strings that are text by
/// form; only those are taken whose characters are such as papers are written with. Beside a string that was taken, a shorter one is enough.
/// </summary>
internal static class RawStrings
{
    private const int Longest = 1 << 16, Beside = 512;

    private delegate int Step(ReadOnlySpan<byte> at, out char first, out char second);

    // How many Chinese characters prove a string, alone and beside a proven one. Noise is seldom well-formed UTF-8, so that there fewer do.
    private static readonly (Step Step, int Alone, int Beside)[] Readings = [(Utf8, 4, 2), (Utf16, 8, 4), (Gb18030, 8, 4)];

    private static readonly Lazy<char[]> GbTable = new(ReadGbTable);

    /// <summary>The strings in the order in which they stand.</summary>
    public static IEnumerable<string> In(byte[] bytes)
    {
        var tried = new int[Readings.Length * 2];
        var taken = -Beside - 1;
        var at = 0;
        while (at < bytes.Length)
        {
            var (text, end, proven) = ("", at, false);
            for (var i = 0; i < Readings.Length && text.Length == 0; i++)
            {
                // What was no text as a whole is none in its parts.
                if (at < tried[(i * 2) + (at & 1)])
                    continue;
                (var run, end) = Run(bytes, at, Readings[i].Step);
                tried[(i * 2) + (at & 1)] = end;
                proven = IsText(run, Readings[i].Alone, 14);
                if (proven || (at - taken <= Beside && IsText(run, Readings[i].Beside, 8)))
                    text = run;
            }
            if (text.Length > 0)
            {
                yield return text;
                (at, taken) = (end, proven ? end : taken);
            }
            else
            {
                at++;
            }
        }
    }

    private static (string Text, int End) Run(byte[] bytes, int start, Step step)
    {
        var text = new StringBuilder();
        var at = start;
        while (at < bytes.Length && at - start < Longest && step(bytes.AsSpan(at), out var first, out var second) is var taken and > 0)
        {
            text.Append(first);
            if (second != '\0')
                text.Append(second);
            at += taken;
        }
        return (text.ToString(), at);
    }

    /// <param name="enough">Chinese characters, three quarters of them common; a quarter fewer where all are.</param>
    /// <param name="plainly">Characters of a string without Chinese.</param>
    private static bool IsText(string run, int enough, int plainly)
    {
        int han = 0, common = 0, plain = 0;
        foreach (var character in run)
        {
            if (character is >= '\u3400' and <= '\u9FFF')
            {
                han++;
                if (CommonCharacters.Contains(character))
                    common++;
            }
            else if (char.IsAsciiLetterOrDigit(character) || character is ' ' or '.' or ',' or '-' or '/' or ':')
            {
                plain++;
            }
        }
        if (han >= enough)
            return common >= han * (han < 20 ? 0.75 : 0.6);
        if (han >= enough * 3 / 4 && han > 0)
            return common == han;
        // Without Chinese: words or numbers, and hardly anything else.
        return run.Length >= plainly && plain >= run.Length * 0.9 && run.Count(char.IsAsciiLetterOrDigit) >= run.Length * 0.7 && HasWord(run);
    }

    /// <summary>Four letters with a vowel among them, or six digits, in a row.</summary>
    private static bool HasWord(string run)
    {
        int letters = 0, vowels = 0, digits = 0;
        foreach (var character in run)
        {
            digits = char.IsAsciiDigit(character) ? digits + 1 : 0;
            (letters, vowels) = char.IsAsciiLetter(character) ? (letters + 1, vowels + ("aeiouAEIOU".Contains(character, StringComparison.Ordinal) ? 1 : 0)) : (0, 0);
            if (digits >= 6 || (letters >= 4 && vowels > 0))
                return true;
        }
        return false;
    }

    private static int Utf8(ReadOnlySpan<byte> at, out char first, out char second)
    {
        (first, second) = ('\0', '\0');
        if (Rune.DecodeFromUtf8(at, out var rune, out var length) != System.Buffers.OperationStatus.Done)
            return 0;
        if (rune.IsBmp)
            return (first = (char)rune.Value) is var character && IsOfText(character) ? length : 0;
        (first, second) = (rune.ToString()[0], rune.ToString()[1]);
        // The rare surnames; not the pictures.
        return rune.Value is >= 0x20000 and < 0x32000 ? length : 0;
    }

    private static int Utf16(ReadOnlySpan<byte> at, out char first, out char second)
    {
        (first, second) = (at.Length < 2 ? '\0' : (char)(at[0] | (at[1] << 8)), '\0');
        return IsOfText(first) ? 2 : 0;
    }

    private static int Gb18030(ReadOnlySpan<byte> at, out char first, out char second)
    {
        second = '\0';
        if (at[0] < 0x80)
            return IsOfText(first = (char)at[0]) ? 1 : 0;
        first = at.Length < 2 ? '\0' : GbTable.Value[(at[0] << 8) | at[1]];
        return IsOfText(first) ? 2 : 0;
    }

    private static bool IsOfText(char character) =>
        character is (>= ' ' and <= '~') or '\t' or '\n' or '\r' or (>= '\u4E00' and <= '\u9FA5') or (>= '\u3400' and <= '\u4DBF') or (>= '\u3000' and <= '\u301F')
            or (>= '\uFF01' and <= '\uFF5E') or '“' or '”' or '‘' or '’' or '—' or '…' or '·' or '×' or '￥' or (>= '①' and <= '⑳') or '□' or '☑' or '√' or '★';

    /// <summary>What each pair of bytes stands for; '\0' where for nothing.</summary>
    private static char[] ReadGbTable()
    {
        var table = new char[0x10000];
        for (var lead = 0x81; lead <= 0xFE; lead++)
        {
            for (var trail = 0x40; trail <= 0xFE; trail++)
            {
                try
                {
                    if (Encodings.StrictGb18030.GetString([(byte)lead, (byte)trail]) is [var only])
                        table[(lead << 8) | trail] = only;
                }
                catch (DecoderFallbackException)
                {
                    // Not assigned.
                }
            }
        }
        return table;
    }
}
