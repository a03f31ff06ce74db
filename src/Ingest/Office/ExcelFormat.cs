using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace DocReview.Ingest;

/// <summary>
/// How a worksheet's number is to be read: as a date (written in ISO form) or as a number with the decimals, percent sign and unit its format shows.
/// Values keep what they are; formats only add what belongs to the meaning.
/// </summary>
internal sealed partial class ExcelFormat
{
    /// <summary>Built-in formats that are not written into the file, those of Chinese editions (27–36, 50–58) included.</summary>
    private static readonly Dictionary<int, string> BuiltIn = new()
    {
        [1] = "0", [2] = "0.00", [3] = "#,##0", [4] = "#,##0.00", [5] = "#,##0", [6] = "#,##0", [7] = "#,##0.00", [8] = "#,##0.00",
        [9] = "0%", [10] = "0.00%", [37] = "#,##0", [38] = "#,##0", [39] = "#,##0.00", [40] = "#,##0.00", [41] = "#,##0", [42] = "#,##0", [43] = "#,##0.00", [44] = "#,##0.00",
        [14] = "yyyy/m/d", [15] = "d-mmm-yy", [16] = "m/d", [17] = "yyyy/m", [18] = "h:mm", [19] = "h:mm:ss", [20] = "h:mm", [21] = "h:mm:ss", [22] = "yyyy/m/d h:mm",
        [27] = "yyyy年m月", [28] = "m月d日", [29] = "m月d日", [30] = "m-d-yy", [31] = "yyyy年m月d日", [32] = "h时mm分", [33] = "h时mm分ss秒", [34] = "h时mm分", [35] = "h时mm分ss秒", [36] = "yyyy年m月",
        [45] = "mm:ss", [46] = "[h]:mm:ss", [47] = "mm:ss", [50] = "yyyy年m月", [51] = "m月d日", [52] = "yyyy年m月", [53] = "m月d日", [54] = "m月d日", [55] = "h时mm分", [56] = "h时mm分ss秒", [57] = "yyyy年m月", [58] = "m月d日",
    };

    private static readonly ExcelFormat General = new("General");
    private readonly bool _isDate, _hasDay, _hasClock, _hasCalendar, _isPercent, _isGeneral;
    private readonly int _decimals, _integerDigits;
    private readonly string _unit = "";

    private ExcelFormat(string code)
    {
        // The first section is that of positive numbers; the others differ in sign and colour.
        var section = code.Split(';')[0];
        _isGeneral = section.Length == 0 || section.Contains("General", StringComparison.OrdinalIgnoreCase) || section.Contains("G/通用格式", StringComparison.Ordinal) || section == "@";
        if (_isGeneral)
            return;
        var bare = Literals().Replace(section, "").Replace("上午/下午", "", StringComparison.Ordinal).Replace("AM/PM", "", StringComparison.OrdinalIgnoreCase).Replace("A/P", "", StringComparison.OrdinalIgnoreCase);
        var letters = bare.Contains("E+", StringComparison.OrdinalIgnoreCase) || bare.Contains("E-", StringComparison.OrdinalIgnoreCase) ? "" : bare.ToLowerInvariant();
        _hasClock = letters.Contains('h', StringComparison.Ordinal) || letters.Contains('s', StringComparison.Ordinal) || Elapsed().IsMatch(section);
        // aaaa is the day of the week in Chinese.
        _hasDay = letters.Contains('d', StringComparison.Ordinal) || letters.Contains("aaa", StringComparison.Ordinal);
        _hasCalendar = _hasDay || letters.Contains('y', StringComparison.Ordinal) || letters.Contains('e', StringComparison.Ordinal) || (letters.Contains('m', StringComparison.Ordinal) && !_hasClock);
        _isDate = _hasCalendar || _hasClock;
        if (_isDate)
            return;
        _isPercent = bare.Contains('%', StringComparison.Ordinal);
        var point = bare.IndexOf('.', StringComparison.Ordinal);
        _decimals = point < 0 ? 0 : bare.Skip(point + 1).TakeWhile(character => character is '0' or '#' or '?').Count(character => character is '0');
        _integerDigits = (point < 0 ? bare : bare[..point]).Count(character => character == '0');
        // A format that divides (by a trailing comma, or by an escaped point) shows other digits than the cell holds: then its unit would lie.
        if (!section.Contains('!', StringComparison.Ordinal) && !section.Contains("\\.", StringComparison.Ordinal) && !Scaling().IsMatch(bare))
            _unit = Unit(section);
    }

    public static ExcelFormat Of(int id, IReadOnlyDictionary<int, string> custom) =>
        custom.TryGetValue(id, out var code) || BuiltIn.TryGetValue(id, out code) ? new ExcelFormat(code) : General;

    public string Show(double value, bool from1904)
    {
        if (_isDate && Date(value, from1904) is { } date)
            return date;
        if (double.IsNaN(value) || double.IsInfinity(value) || Math.Abs(value) > 1e27)
            return value.ToString("R", CultureInfo.InvariantCulture);
        // Fifteen digits are what Excel itself keeps: what lies beyond is noise of binary fractions.
        var exact = decimal.Parse(value.ToString("G15", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
        if (_isPercent)
            return Plain(Math.Round(exact * 100, Math.Max(_decimals, 4)), _decimals, 1) + "%";
        var whole = Math.Max(1, decimal.Truncate(Math.Abs(exact)).ToString(CultureInfo.InvariantCulture).Length);
        var kept = !_isGeneral ? Math.Max(2, _decimals) : Math.Abs(exact) >= 1 ? Math.Max(2, 7 - whole) : 10;
        return Plain(Math.Round(exact, Math.Min(kept, 20)), _decimals, Math.Max(1, _integerDigits)) + _unit;
    }

    private static string Plain(decimal value, int decimals, int integerDigits)
    {
        var text = value.ToString("0." + new string('#', 20), CultureInfo.InvariantCulture);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var fraction = (point < 0 ? "" : text[(point + 1)..]).PadRight(decimals, '0');
        var sign = text[0] == '-' ? "-" : "";
        var integer = (point < 0 ? text : text[..point]).TrimStart('-').PadLeft(integerDigits, '0');
        return sign + integer + (fraction.Length > 0 ? "." + fraction : "");
    }

    /// <summary>ISO, no more precise than the format shows: 2021-03 where it shows year and month. Null where the number is no date.</summary>
    private string? Date(double serial, bool from1904)
    {
        if (double.IsNaN(serial) || serial < 0 || serial >= 2_958_466)
            return null;
        if (!_hasCalendar || serial < 1)
            return Clock(serial);
        // Lotus took 1900 for a leap year and Excel kept it: before March 1900 all is one day later.
        var days = from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
        var time = new DateTime(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified).AddSeconds(Math.Round(days * 86400));
        var date = time.ToString(_hasDay || _hasClock ? "yyyy-MM-dd" : "yyyy-MM", CultureInfo.InvariantCulture);
        return _hasClock && time.TimeOfDay > TimeSpan.Zero ? $"{date} {Clock(time.TimeOfDay.TotalDays)}" : date;
    }

    private static string Clock(double serial)
    {
        var seconds = (long)Math.Round(serial * 86400);
        var text = $"{seconds / 3600:00}:{seconds / 60 % 60:00}";
        return seconds % 60 == 0 ? text : $"{text}:{seconds % 60:00}";
    }

    /// <summary>Words behind the number: 元, 万元, 人.</summary>
    private static string Unit(string section)
    {
        var last = section.LastIndexOfAny(['0', '#', '?']);
        if (last < 0)
            return "";
        var unit = new StringBuilder();
        foreach (var character in Directives().Replace(section[(last + 1)..], ""))
        {
            if (character is >= '\u3400' and <= '\u9FFF')
                unit.Append(character);
        }
        return unit.ToString();
    }

    [GeneratedRegex("""
        "[^"]*"|\[[^\]]*\]|\\.|!.|_.|\*.
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Literals();

    [GeneratedRegex(@"\[[^\]]*\]|_.|\*.")]
    private static partial Regex Directives();

    [GeneratedRegex(@"\[(h+|m+|s+)\]", RegexOptions.IgnoreCase)]
    private static partial Regex Elapsed();

    [GeneratedRegex(@"[0#?],+(?![0#?])")]
    private static partial Regex Scaling();
}
