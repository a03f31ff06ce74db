using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace DocReview.Bench;

/// <summary>Compares what was read with what was printed. White space does not count; width and shape of punctuation do not count.</summary>
internal sealed record Score(int Errors, int Characters, int Amounts, int AmountsFound, int Dates, int DatesFound, int Names, int NamesFound, int Numbers, int NumbersFound)
{
    public static Score operator +(Score a, Score b) => new(a.Errors + b.Errors, a.Characters + b.Characters, a.Amounts + b.Amounts, a.AmountsFound + b.AmountsFound, a.Dates + b.Dates, a.DatesFound + b.DatesFound, a.Names + b.Names, a.NamesFound + b.NamesFound, a.Numbers + b.Numbers, a.NumbersFound + b.NumbersFound);

    public static Score Zero { get; } = new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public double ErrorRate => 100.0 * Errors / Math.Max(1, Characters);

    public static Score Of(SetPage page, IReadOnlyList<string> read)
    {
        var truth = Unified(string.Concat(page.Lines));
        var lines = read.Select(Unified).Where(line => line.Length > 0).ToList();
        // In the engine's order, and in the order in which its lines stand in the truth: an engine that reads a table by columns has not misread it.
        var errors = Math.Min(Distance.Of(truth, string.Concat(lines)), Distance.Of(truth, string.Concat(lines.OrderBy(line => Distance.PlaceIn(truth, line)))));
        var text = string.Join('\n', lines);
        var spaced = string.Join('\n', read.Select(line => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Unified))));
        return new Score(errors, truth.Length,
            page.Facts.Amounts.Count, Math.Max(Common(page.Facts.Amounts, AmountsIn(text)), Common(page.Facts.Amounts, AmountsIn(spaced))), page.Facts.Dates.Count, Common(page.Facts.Dates, DatesIn(text)),
            page.Facts.Names.Count, page.Facts.Names.GroupBy(name => name).Sum(name => Math.Min(name.Count(), Occurrences(Joined(text), name.Key))),
            page.Facts.Numbers.Count, page.Facts.Numbers.Count(number => Joined(text).Contains(Unified(number), StringComparison.Ordinal)));
    }

    private static string Joined(string text) => text.Replace("\n", "", StringComparison.Ordinal);

    private static int Occurrences(string text, string word) => text.Split(Unified(word)).Length - 1;

    private static int Common<T>(IEnumerable<T> wanted, IEnumerable<T> found) where T : notnull
    {
        var there = found.GroupBy(value => value).ToDictionary(group => group.Key, group => group.Count());
        return wanted.GroupBy(value => value).Sum(group => Math.Min(group.Count(), there.GetValueOrDefault(group.Key)));
    }

    /// <summary>By structure: a last group that is not three digits is decimals, whatever sign stands before it.</summary>
    private static IEnumerable<long> AmountsIn(string text)
    {
        foreach (Match match in Regex.Matches(text + "\n" + Broken(text), @"(?<ten>\d+(?:\.\d)?) ?万 ?元|(?<sum>\d{1,3}(?: ?[,.] ?\d{3})+ ?[,.] ?\d{2}|\d+ ?[,.] ?\d{2})(?!\d)"))
            yield return match.Groups["ten"].Success
                ? (long)(decimal.Parse(match.Groups["ten"].Value, CultureInfo.InvariantCulture) * 1_000_000)
                : long.TryParse(string.Concat(match.Value.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture, out var fen) ? fen : 0;
    }

    /// <summary>Sums that a line end parts.</summary>
    private static string Broken(string text) => string.Join('\n', Regex.Matches(text, @"[\d,.]*[\d,.]\n[\d,.万元]+").Select(match => match.Value.Replace("\n", "", StringComparison.Ordinal)));

    private static IEnumerable<DateOnly> DatesIn(string text) =>
        from Match match in Regex.Matches(Joined(text), @"(\d{4})年(\d{1,2})月(\d{1,2})日")
        let parts = match.Groups.Values.Skip(1).Select(part => int.Parse(part.Value, CultureInfo.InvariantCulture)).ToArray()
        where parts[0] > 1900 && parts[1] is >= 1 and <= 12 && parts[2] >= 1 && parts[2] <= DateTime.DaysInMonth(parts[0], parts[1])
        select new DateOnly(parts[0], parts[1], parts[2]);

    public static string Unified(string text)
    {
        var result = new StringBuilder();
        foreach (var wide in text)
        {
            // The compatibility forms that occur; the framework's own normalization needs data that an invariant culture leaves out.
            var c = wide is >= '\uFF01' and <= '\uFF5E' ? (char)(wide - 0xFEE0) : wide;
            if (!char.IsWhiteSpace(c))
                result.Append(c switch { '〔' or '【' or '「' => '[', '〕' or '】' or '」' => ']', '—' or '–' or '─' => '-', '“' or '”' or '„' => '"', '‘' or '’' => '\'', '丶' => '、', '￥' => '¥', '•' or '・' => '·', _ => c });
        }
        return result.ToString();
    }
}
