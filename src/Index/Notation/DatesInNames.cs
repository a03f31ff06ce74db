using System.Text.RegularExpressions;
using DocReview.Ledger;
using RegexMatch = System.Text.RegularExpressions.Match;

namespace DocReview.Index;

/// <summary>Dates where they stand alone: in the name of a file, in a table cell.</summary>
public static partial class Dates
{
    [GeneratedRegex(@"(?<![0-9])(?<y>(?:19|20)[0-9]{2})(?<m>0[1-9]|1[0-2])(?<d>0[1-9]|[12][0-9]|3[01])(?![0-9])")]
    private static partial Regex EightDigits();

    [GeneratedRegex(@"(?<![0-9])(?<y>[1-3][0-9])(?<m>0[1-9]|1[0-2])(?<d>0[1-9]|[12][0-9]|3[01])(?![0-9])")]
    private static partial Regex SixDigits();

    [GeneratedRegex(@"(?<![0-9])(?<y>20[0-9]{2})(?<m>0[1-9]|1[0-2])(?![0-9])")]
    private static partial Regex YearMonthDigits();

    [GeneratedRegex(@"(?<![0-9.-])(?<m>0[1-9]|1[0-2])(?<d>0[1-9]|[12][0-9]|3[01])(?![0-9])")]
    private static partial Regex FourDigits();

    [GeneratedRegex(@"(?<![0-9.])(?<m>1[0-2]|0?[1-9])[.月-](?<d>3[01]|[12][0-9]|0?[1-9])(?![0-9.%万元])")]
    private static partial Regex MonthDay();

    /// <summary>2021-8 after a word for a meeting or paper is its eighth of the year, not August.</summary>
    [GeneratedRegex(@"(?<numbered>[会议次纪要录字发号]\s*)?(?<![0-9])(?<y>20[0-9]{2})\s?[-._]\s?(?<m>1[0-2]|0?[1-9])(?![0-9.])(?!\s*[号次期])")]
    private static partial Regex NameYearMonth();

    [GeneratedRegex(@"(?<![0-9])(?<y>20[0-9]{2})(?![0-9])")]
    private static partial Regex LoneYear();

    /// <summary>The date in a path's last name, with the folders' year where the name has none; a weak hint. Null where there is none.</summary>
    public static PartialDate? InFileName(string path)
    {
        var parts = Numerals.HalfWidth(path).Split('/', '\\', '!');
        var name = Regex.Replace(parts[^1], @"\.[A-Za-z][A-Za-z0-9]{1,4}$", "");
        var folder = parts.SkipLast(1).Reverse().SelectMany(p => LoneYear().Matches(p)).Select(m => (int?)int.Parse(m.Groups["y"].Value)).FirstOrDefault();
        foreach (var pattern in new[] { EightDigits(), SixDigits() })
            foreach (RegexMatch match in pattern.Matches(name))
                if (YearOf(match.Groups["y"].Value) is { } y && PartialDate.TryDay(y, Part(match, "m")!.Value, Part(match, "d")!.Value, out var exact)) return exact;
        var written = In(name).Where(m => m is { Date: not null, Inferred: false }).Select(m => m.Date!.Value).ToList();
        if (written.Find(d => d.Day is not null) is { Day: not null } full) return full;
        var numbered = NameYearMonth().Match(name);
        var ownYear = LoneYear().Match(name) is { Success: true } lone ? int.Parse(lone.Groups["y"].Value) : (int?)null;
        var rest = numbered.Success ? name.Remove(numbered.Index, numbered.Length) : name;
        if ((ownYear ?? folder) is { } year)
            foreach (var pattern in new[] { MonthDay(), FourDigits() })
                if (pattern.Match(rest) is { Success: true } day && PartialDate.TryDay(year, Part(day, "m")!.Value, Part(day, "d")!.Value, out var inferred)) return inferred;
        if (numbered.Groups["numbered"].Success) return PartialDate.OfYear(int.Parse(numbered.Groups["y"].Value));
        if (numbered.Success) return PartialDate.OfMonth(int.Parse(numbered.Groups["y"].Value), Part(numbered, "m")!.Value);
        if (YearMonthDigits().Match(name) is { Success: true } month) return PartialDate.OfMonth(int.Parse(month.Groups["y"].Value), Part(month, "m")!.Value);
        return written.Count > 0 ? written[0] : ownYear is { } own ? PartialDate.OfYear(own) : null;
    }

    /// <summary>A whole table cell as a date: also 3.5, 3/5, 03-05, 3月5日 with the context's year, 20210305, and a worksheet's serial number. Null where it is none.</summary>
    public static PartialDate? OfCell(string text, PartialDate? context = null)
    {
        var plain = Numerals.HalfWidth(text).Trim();
        if (plain.Length is 0 or > 40) return null;
        if (In(plain, context) is [{ Start: 0, Date: { } date }, ..]) return date;
        if (EightDigits().Match(plain) is { Success: true } eight && eight.Length == plain.Length
            && PartialDate.TryDay(Part(eight, "y")!.Value, Part(eight, "m")!.Value, Part(eight, "d")!.Value, out var exact)) return exact;
        if (context is { } known && ShortCell().Match(plain) is { Success: true } day
            && PartialDate.TryDay(known.Year, Part(day, "m")!.Value, Part(day, "d")!.Value, out var inferred)) return inferred;
        return int.TryParse(plain, out var serial) && serial is >= 36526 and <= 55153 ? PartialDate.OfDay(DateOnly.FromDateTime(DateTime.FromOADate(serial))) : null;
    }

    [GeneratedRegex(@"^(?<m>1[0-2]|0?[1-9])\s?[./-]\s?(?<d>3[01]|[12][0-9]|0?[1-9])日?$")]
    private static partial Regex ShortCell();
}
