using System.Buffers;
using System.Globalization;
using System.Text;

namespace DocReview.Ingest;

internal enum RtfToken { End, Open, Close, Word, Text }

/// <summary>Cuts RTF into groups, control words and stretches of bytes. A stretch is plain bytes of the file, one byte written as \'xx, or the bytes behind \bin.</summary>
internal sealed class RtfTokens(byte[] bytes)
{
    private const int LongestWord = 40, LongestNumber = 11;
    private static readonly byte[] Single = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];
    private static readonly SearchValues<byte> Syntax = SearchValues.Create("{}\\\r\n\0"u8);
    private int _at;

    /// <summary>Of a control word, without backslash; of a control symbol the one character.</summary>
    public string Word { get; private set; } = "";

    /// <summary>What stands behind the control word; null where nothing does.</summary>
    public int? Number { get; private set; }

    /// <summary>Of <see cref="RtfToken.Text"/>.</summary>
    public ReadOnlyMemory<byte> Bytes { get; private set; }

    public bool IsBinary { get; private set; }

    public RtfToken Next()
    {
        // Line breaks only part the lines of the file.
        while (_at < bytes.Length && bytes[_at] is (byte)'\r' or (byte)'\n' or 0)
            _at++;
        if (_at >= bytes.Length)
            return RtfToken.End;
        IsBinary = false;
        switch (bytes[_at])
        {
            case (byte)'{':
                _at++;
                return RtfToken.Open;
            case (byte)'}':
                _at++;
                return RtfToken.Close;
            case (byte)'\\':
                _at++;
                return Control();
            default:
                var length = bytes.AsSpan(_at).IndexOfAny(Syntax);
                return Stretch(_at, length < 0 ? bytes.Length - _at : length);
        }
    }

    private RtfToken Stretch(int start, int length)
    {
        Bytes = bytes.AsMemory(start, length);
        _at = start + length;
        return RtfToken.Text;
    }

    private RtfToken Control()
    {
        if (_at >= bytes.Length)
            return RtfToken.End;
        var first = bytes[_at];
        if (!char.IsAsciiLetter((char)first))
            return Symbol(first);
        var start = _at;
        while (_at < bytes.Length && _at - start < LongestWord && char.IsAsciiLetter((char)bytes[_at]))
            _at++;
        Word = Encoding.ASCII.GetString(bytes, start, _at - start);
        Number = NumberHere();
        if (_at < bytes.Length && bytes[_at] == ' ')
            _at++;
        if (Word != "bin")
            return RtfToken.Word;
        IsBinary = true;
        return Stretch(_at, Math.Clamp(Number ?? 0, 0, bytes.Length - _at));
    }

    private int? NumberHere()
    {
        var start = _at;
        if (_at < bytes.Length && bytes[_at] == '-')
            _at++;
        while (_at < bytes.Length && _at - start < LongestNumber && char.IsAsciiDigit((char)bytes[_at]))
            _at++;
        if (long.TryParse(bytes.AsSpan(start, _at - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return (int)Math.Clamp(number, int.MinValue, int.MaxValue);
        _at = start;
        return null;
    }

    private RtfToken Symbol(byte first)
    {
        _at++;
        if (first is (byte)'\\' or (byte)'{' or (byte)'}')
            return Stretch(_at - 1, 1);
        if (first == '\'' && _at + 2 <= bytes.Length && byte.TryParse(bytes.AsSpan(_at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            _at += 2;
            Bytes = Single.AsMemory(value, 1);
            return RtfToken.Text;
        }
        (Word, Number) = (first is (byte)'\r' or (byte)'\n' ? "par" : first == '\t' ? "tab" : ((char)first).ToString(), null);
        return RtfToken.Word;
    }
}
