using System.Buffers;
using System.Globalization;
using System.Text;

namespace DocReview.Index;

/// <summary>Numbers as Chinese papers write them: 三万八千, 叁万捌仟, 二〇二三, 5万8, 2.6w, full-width digits.</summary>
public static class Numerals
{
    /// <summary>Every character that stands for a Chinese digit, zero included. O and its look-alikes are what recognition makes of 〇.</summary>
    public const string Digits = "〇零○◯OoОＯ一壹弌二贰貳弍两兩三叁參参弎四肆五伍六陆陸七柒八捌九玖";

    /// <summary>Tens to hundreds of millions, small and capital.</summary>
    public const string Units = "十拾廿卅百佰千仟万萬亿億";

    private static readonly SearchValues<char> Wide = SearchValues.Create(
        [.. Enumerable.Range('０', 10).Concat(Enumerable.Range('ａ', 26)).Concat(Enumerable.Range('Ａ', 26)).Select(c => (char)c), '．', '／', '－', '％', '＋', '\u3000', '\u00A0']);

    /// <summary>The same text, character for character, with full-width digits, points, commas, signs and letters made half-width. Offsets stay.</summary>
    public static string HalfWidth(string text)
    {
        var first = text.AsSpan().IndexOfAny(Wide);
        if (first < 0) return text;
        var changed = new StringBuilder(text);
        for (var i = first; i < text.Length; i++)
        {
            if (text[i] is >= '０' and <= '９' or >= 'ａ' and <= 'ｚ' or >= 'Ａ' and <= 'Ｚ' or '．' or '／' or '－' or '％' or '＋')
                changed[i] = (char)(text[i] - 0xFEE0);
            else if (text[i] == '\u3000' || text[i] == '\u00A0')
                changed[i] = ' ';
        }
        return changed.ToString();
    }

    /// <summary>The value of the whole text, or null where it is not a number.</summary>
    public static decimal? Parse(string text)
    {
        var (total, section, lastUnit) = (0m, 0m, 1m);
        (decimal Value, bool Single)? pending = null;
        var any = false;
        var rest = HalfWidth(text.Trim());
        for (var at = 0; at < rest.Length;)
        {
            if (rest[at] == ' ') { at++; continue; }
            if (Run(rest, ref at) is { } run)
            {
                if (pending is not null) return null;
                (pending, any) = (run, true);
            }
            else if (UnitAt(rest, at) is var unit and > 0)
            {
                at++;
                any = true;
                var factor = pending?.Value;
                if (unit is 20 or 30) section += unit;
                else if (unit < 10_000) section += (factor ?? 1) * unit;
                else if (unit == 10_000) (total, section) = (total + (section + (factor ?? 0) is var s and > 0 ? s : 1) * unit, 0);
                else (total, section) = ((total + section + (factor ?? 0) is var s and > 0 ? s : 1) * unit, 0);
                (pending, lastUnit) = (null, unit is 20 or 30 ? 10 : unit);
            }
            else return null;
        }
        if (!any) return null;
        // 一万二 is 12,000 and 三千五 is 3,500; 一万零二 is 10,002 (a run that begins with zero is not "single").
        var tail = pending is not { } last ? 0 : last.Single && lastUnit >= 100 ? last.Value * lastUnit / 10 : last.Value;
        return total + section + tail;
    }

    /// <summary>As <see cref="Parse"/>, where the number is a whole one.</summary>
    public static int? ParseInt(string text) => Parse(text) is { } value && value == decimal.Truncate(value) && Math.Abs(value) < int.MaxValue ? (int)value : null;

    /// <summary>0 to 9, or null. The letter O counts as zero.</summary>
    public static int? DigitOf(char c) => c is >= '0' and <= '9' ? c - '0' : c switch
    {
        '〇' or '零' or '○' or '◯' or 'O' or 'o' or 'О' or 'Ｏ' => 0,
        '一' or '壹' or '弌' => 1,
        '二' or '贰' or '貳' or '弍' or '两' or '兩' => 2,
        '三' or '叁' or '參' or '参' or '弎' => 3,
        '四' or '肆' => 4,
        '五' or '伍' => 5,
        '六' or '陆' or '陸' => 6,
        '七' or '柒' => 7,
        '八' or '捌' => 8,
        '九' or '玖' => 9,
        _ => null,
    };

    private static decimal UnitAt(string text, int at) => text[at] switch
    {
        '十' or '拾' => 10,
        '廿' => 20,
        '卅' => 30,
        '百' or '佰' => 100,
        '千' or '仟' => 1000,
        'k' or 'K' when at == text.Length - 1 => 1000,
        '万' or '萬' => 10_000,
        'w' or 'W' when at == text.Length - 1 => 10_000,
        '亿' or '億' => 100_000_000,
        _ => 0,
    };

    /// <summary>Digits read by position (二〇二三, 38,000.5); "single" where it is one digit other than zero, the shorthand after a unit.</summary>
    private static (decimal Value, bool Single)? Run(string text, ref int at)
    {
        var start = at;
        var plain = new StringBuilder();
        while (at < text.Length)
        {
            var c = text[at];
            if (DigitOf(c) is { } digit) plain.Append(digit);
            else if (c is '.' or '点' && plain.Length > 0 && at + 1 < text.Length && DigitOf(text[at + 1]) is not null && !plain.ToString().Contains('.')) plain.Append('.');
            else if (c is not (',' or '，') || plain.Length == 0 || at + 1 >= text.Length || !char.IsAsciiDigit(text[at + 1])) break;
            at++;
        }
        if (plain.Length == 0)
        {
            at = start;
            return null;
        }
        return decimal.TryParse(plain.ToString(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? (value, plain.Length == 1 && value > 0)
            : null;
    }
}
