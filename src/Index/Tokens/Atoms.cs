using System.Buffers;

namespace DocReview.Index;

internal enum AtomKind : byte { Han, Unknown, Letters, WideLetters, Digits, WideDigits, Mark }

/// <summary>The smallest pieces of a sentence: a Han character, a run of letters, a number, a mark. White space is passed over.</summary>
internal sealed class Atoms
{
    private enum Unit : byte { Other, Surrogate, Han, Letter, Digit, Space, Mark, WideLetter, WideDigit, Numeral, FormalNumeral, OtherHan }

    private static readonly Unit[] Compatible = [.. Enumerable.Range(0, 0x10000).Select(c => Classic((char)c))];
    private static readonly Unit[] Extended = [.. Enumerable.Range(0, 0x10000).Select(c => Better((char)c))];

    private static readonly SearchValues<char> Numerals = SearchValues.Create("〇零一二三四五六七八九"), FormalNumerals = SearchValues.Create("零壹贰叁肆伍陆柒捌玖拾佰仟百千万亿");

    // A line of nothing but 一 would else be read again from each of them.
    private const int LongestDigitByDigit = 32;

    private int[] starts = new int[256], ends = new int[256];
    private AtomKind[] kinds = new AtomKind[256];

    public int Count { get; private set; }

    public int Start(int atom) => starts[atom];
    public int End(int atom) => ends[atom];
    public AtomKind Kind(int atom) => kinds[atom];

    public static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FA5';

    /// <summary>As SmartChineseAnalyzer takes a sentence apart.</summary>
    public void ReadCompatible(ReadOnlySpan<char> text, int start, int end)
    {
        Count = 0;
        for (var at = start; at < end;)
        {
            var first = at++;
            var unit = Compatible[text[first]];
            if (unit == Unit.Space) continue;
            Add(first, at = Run(text, first, end, unit, Compatible, out var kind), kind);
        }
    }

    /// <summary>Without its gaps: 〇 and ① are kept, 1,234.56 and 二〇二三 are one number each, as is 叁万捌仟; rare characters count as Han.</summary>
    public void ReadExtended(ReadOnlySpan<char> text, int start, int end)
    {
        Count = 0;
        for (var at = start; at < end;)
        {
            var first = at++;
            var unit = Extended[text[first]];
            if (unit == Unit.Space) continue;
            if (unit == Unit.Han) Add(first, at, AtomKind.Han);
            else if (unit == Unit.OtherHan) Add(first, at, AtomKind.Unknown);
            else if (unit == Unit.Numeral) Add(first, at = DigitByDigit(text, first, end, out var kind), kind);
            else if (unit == Unit.FormalNumeral) Add(first, at = Formal(text, first, end, out var kind), kind);
            else
            {
                at = Run(text, first, end, unit, Extended, out var kind);
                if (kind is AtomKind.Digits or AtomKind.WideDigits) at = WholeNumber(text, first, at, end);
                Add(first, at, kind);
            }
        }
    }

    private static int Run(ReadOnlySpan<char> text, int first, int end, Unit unit, Unit[] units, out AtomKind kind)
    {
        var at = first + 1;
        switch (unit)
        {
            case Unit.Han:
                kind = AtomKind.Han;
                return at;
            case Unit.Surrogate:
                kind = AtomKind.Unknown;
                return at < end && char.IsSurrogatePair(text[first], text[at]) ? at + 1 : at;
            case Unit.Mark:
                kind = AtomKind.Mark;
                return at;
            case Unit.Letter or Unit.WideLetter:
                var wide = unit == Unit.WideLetter;
                for (; at < end && units[text[at]] is Unit.Letter or Unit.WideLetter; at++) wide |= units[text[at]] == Unit.WideLetter;
                kind = wide ? AtomKind.WideLetters : AtomKind.Letters;
                return at;
            case Unit.Digit or Unit.WideDigit:
                wide = unit == Unit.WideDigit;
                for (; at < end && units[text[at]] is Unit.Digit or Unit.WideDigit; at++) wide |= units[text[at]] == Unit.WideDigit;
                kind = wide ? AtomKind.WideDigits : AtomKind.Digits;
                return at;
            default:
                kind = AtomKind.Letters;
                return at;
        }
    }

    /// <summary>Goes on over thousands separators and a decimal point: 1,234.56. A list such as 1,2,3 or 2021,100 stays a list.</summary>
    private static int WholeNumber(ReadOnlySpan<char> text, int first, int at, int end)
    {
        var grouped = at - first <= 3;
        while (grouped && at < end && text[at] == ',' && DigitsEnd(text, at + 1, end) == at + 4) at += 4;
        if (at < end && text[at] == '.' && DigitsEnd(text, at + 1, end) is var fraction && fraction > at + 1) at = fraction;
        return at;
    }

    private static int DigitsEnd(ReadOnlySpan<char> text, int at, int end)
    {
        while (at < end && char.IsAsciiDigit(text[at])) at++;
        return at;
    }

    /// <summary>A number written digit by digit with a round zero (二〇二三), else the character alone.</summary>
    private static int DigitByDigit(ReadOnlySpan<char> text, int first, int end, out AtomKind kind)
    {
        var length = text[first..Math.Min(end, first + LongestDigitByDigit)].IndexOfAnyExcept(Numerals);
        var at = length < 0 ? Math.Min(end, first + LongestDigitByDigit) : first + length;
        kind = at - first > 1 && text[first..at].Contains('〇') ? AtomKind.Digits : text[first] == '〇' ? AtomKind.Letters : AtomKind.Han;
        return kind == AtomKind.Digits ? at : first + 1;
    }

    /// <summary>A number in the characters of cheques (叁万捌仟), else the character alone. Some of these characters are surnames: a number is long, or a unit of money follows.</summary>
    private static int Formal(ReadOnlySpan<char> text, int first, int end, out AtomKind kind)
    {
        var length = text[first..end].IndexOfAnyExcept(FormalNumerals);
        var at = length < 0 ? end : first + length;
        kind = at - first > 2 || at < end && at - first == 2 && text[at] is '元' or '圆' or '角' or '分' or '整' ? AtomKind.Digits : AtomKind.Han;
        return kind == AtomKind.Digits ? at : first + 1;
    }

    private void Add(int start, int end, AtomKind kind)
    {
        if (Count == starts.Length)
        {
            Array.Resize(ref starts, Count * 2);
            Array.Resize(ref ends, Count * 2);
            Array.Resize(ref kinds, Count * 2);
        }
        (starts[Count], ends[Count], kinds[Count]) = (start, end, kind);
        Count++;
    }

    private static Unit Classic(char c) => c switch
    {
        >= '\uD800' and <= '\uDFFF' => Unit.Surrogate,
        >= '\u4E00' and <= '\u9FA5' => Unit.Han,
        >= 'A' and <= 'Z' or >= 'a' and <= 'z' => Unit.Letter,
        >= '0' and <= '9' => Unit.Digit,
        ' ' or '\t' or '\r' or '\n' or '\u3000' => Unit.Space,
        >= '\u0021' and <= '\u00BB' or >= '\u2010' and <= '\u2642' or >= '\u3001' and <= '\u301E' => Unit.Mark,
        >= '\uFF21' and <= '\uFF3A' or >= '\uFF41' and <= '\uFF5A' => Unit.WideLetter,
        >= '\uFF10' and <= '\uFF19' => Unit.WideDigit,
        >= '\uFE30' and <= '\uFF63' => Unit.Mark,
        _ => Unit.Other,
    };

    private static Unit Better(char c) => c switch
    {
        '〇' or '零' or '一' or '二' or '三' or '四' or '五' or '六' or '七' or '八' or '九' => Unit.Numeral,
        '壹' or '贰' or '叁' or '肆' or '伍' or '陆' or '柒' or '捌' or '玖' or '拾' => Unit.FormalNumeral,
        // ① Ⅳ ㈠ and the like count something.
        >= '\u2460' and <= '\u249B' or >= '\u2150' and <= '\u218B' => Unit.Other,
        >= '\u3400' and <= '\u4DBF' or >= '\u9FA6' and <= '\u9FFF' => Unit.OtherHan,
        _ => CharacterFold.Of(c) == CharacterFold.Dropped ? (char.IsWhiteSpace(c) || char.IsControl(c) ? Unit.Space : Classic(c)) : Classic(c),
    };
}
