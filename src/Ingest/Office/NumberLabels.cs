using System.Text;

namespace DocReview.Ingest;

/// <summary>Numbers as Word's automatic lists write them (ECMA-376, ST_NumberFormat).</summary>
internal static class NumberLabels
{
    private const string Digits = "〇一二三四五六七八九", Formal = "零壹贰叁肆伍陆柒捌玖";
    private const string Stems = "甲乙丙丁戊己庚辛壬癸", Branches = "子丑寅卯辰巳午未申酉戌亥";

    /// <returns>Empty for bullets and for numbers that are not shown.</returns>
    public static string Of(int number, string? format) => format switch
    {
        "none" or "bullet" => "",
        "chineseCounting" or "chineseCountingThousand" or "japaneseCounting" or "taiwaneseCounting" or "taiwaneseCountingThousand" or "ideographDigital" when number is > 0 and < 10 => Digits[number].ToString(),
        "chineseCounting" or "taiwaneseCounting" => number < 100 ? Counting(number) : DigitByDigit(number, Digits),
        "chineseCountingThousand" or "taiwaneseCountingThousand" or "japaneseCounting" => Counting(number),
        "ideographDigital" or "taiwaneseDigital" or "japaneseDigitalTenThousand" => DigitByDigit(number, Digits),
        "chineseLegalSimplified" or "ideographLegalTraditional" or "japaneseLegal" => FormalCounting(number),
        "ideographTraditional" => From(Stems, number),
        "ideographZodiac" => From(Branches, number),
        "ideographZodiacTraditional" => $"{Stems[(number - 1 + 600) % 10]}{Branches[(number - 1 + 600) % 12]}",
        "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" => Enclosed(number, '①', 20),
        "decimalEnclosedParen" => Enclosed(number, '⑴', 20),
        "decimalEnclosedFullstop" => Enclosed(number, '⒈', 20),
        "ideographEnclosedCircle" => Enclosed(number, '㊀', 10),
        "decimalFullWidth" or "decimalFullWidth2" => string.Concat(number.ToString().Select(digit => (char)(digit - '0' + '０'))),
        "decimalZero" => number.ToString("00"),
        "upperRoman" => Roman(number),
        "lowerRoman" => Roman(number).ToLowerInvariant(),
        "upperLetter" => Letters(number, 'A'),
        "lowerLetter" => Letters(number, 'a'),
        _ => number.ToString(),
    };

    /// <summary>A label with what parts it from the text: a blank, save behind full-width signs and ideographs.</summary>
    public static string Parted(string label) => label[^1] is '、' or '）' or '．' or '。' or '：' or (>= '\u3400' and <= '\u9FFF') ? label : label + " ";

    private static string From(string row, int number) => number >= 1 && number <= row.Length ? row[number - 1].ToString() : number.ToString();

    private static string Enclosed(int number, char first, int last) => number >= 1 && number <= last ? ((char)(first + number - 1)).ToString() : number.ToString();

    private static string DigitByDigit(int number, string digits) => string.Concat(number.ToString().Select(digit => digit == '-' ? "负" : digits[digit - '0'].ToString()));

    /// <summary>十, 十一, 一百零三.</summary>
    private static string Counting(int number)
    {
        var text = WithUnits(number, "零一二三四五六七八九", "十百千");
        return text.StartsWith("一十", StringComparison.Ordinal) ? text[1..] : text;
    }

    private static string FormalCounting(int number) => WithUnits(number, Formal, "拾佰仟");

    private static string WithUnits(int number, string digits, string units)
    {
        if (number is <= 0 or > 9999)
            return number == 0 ? digits[..1] : number.ToString();
        var text = new StringBuilder();
        var decimals = number.ToString();
        for (var i = 0; i < decimals.Length; i++)
        {
            var place = decimals.Length - 1 - i;
            if (decimals[i] != '0')
                text.Append(digits[decimals[i] - '0']).Append(place > 0 ? units[place - 1].ToString() : "");
            else if (text[^1] != digits[0] && decimals.AsSpan(i).IndexOfAnyExcept('0') >= 0)
                text.Append(digits[0]);
        }
        return text.ToString();
    }

    /// <summary>a … z, then aa, bb: Word repeats the letter.</summary>
    private static string Letters(int number, char first) => number is < 1 or > 780 ? number.ToString() : new string((char)(first + ((number - 1) % 26)), ((number - 1) / 26) + 1);

    private static string Roman(int number)
    {
        if (number is < 1 or > 3999)
            return number.ToString();
        var text = new StringBuilder();
        foreach (var (value, sign) in new[] { (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I") })
        {
            for (; number >= value; number -= value)
                text.Append(sign);
        }
        return text.ToString();
    }
}
