using System.Xml.Linq;

namespace DocReview.Ingest;

/// <summary>Automatic numbers of OpenDocument lists. Keeps count, so items must be asked in document order.</summary>
internal sealed class OdfNumbering(OdfPackage package)
{
    private const int Levels = 10;
    private readonly Dictionary<string, int[]> _counters = [];
    private readonly Dictionary<string, string> _lastOfStyle = [];
    private readonly int[] _outline = new int[Levels + 1];
    private int _lists;

    // What is shown as an example in the file is the name of the format.
    private static readonly Dictionary<string, string> Formats = new()
    {
        ["1"] = "decimal", ["a"] = "lowerLetter", ["A"] = "upperLetter", ["i"] = "lowerRoman", ["I"] = "upperRoman", ["一, 二, 三, ..."] = "chineseCountingThousand", ["一, 十, 一百, ..."] = "chineseCountingThousand",
        ["壹, 贰, 叁, ..."] = "chineseLegalSimplified", ["壹, 貳, 參, ..."] = "ideographLegalTraditional", ["甲, 乙, 丙, ..."] = "ideographTraditional", ["子, 丑, 寅, ..."] = "ideographZodiac",
        ["①, ②, ③, ..."] = "decimalEnclosedCircle", ["１, ２, ３, ..."] = "decimalFullWidth", ["〇, 一, 二, ..."] = "ideographDigital", ["01, 02, 03, ..."] = "decimalZero",
    };

    /// <summary>A list of the outermost level begins.</summary>
    /// <returns>Under which its items are counted.</returns>
    public string Begin(XElement list)
    {
        var style = list.Attr("style-name") ?? "";
        var id = list.Attr("id") ?? $"#{++_lists}";
        if (list.Attr("continue-list") is { } earlier && _counters.TryGetValue(earlier, out var counters))
            _counters[id] = counters;
        else if (list.Attr("continue-numbering") == "true" && _lastOfStyle.TryGetValue(style, out var last))
            _counters[id] = _counters[last];
        else
            _counters[id] = new int[Levels + 1];
        _lastOfStyle[style] = id;
        return id;
    }

    /// <param name="level">Counts from 1.</param>
    /// <param name="start">A number of its own; null where the item goes on counting.</param>
    /// <returns>Empty for bullets and where nothing is shown.</returns>
    public string Next(string list, string? style, int level, int? start) =>
        level is >= 1 and <= Levels && _counters.TryGetValue(list, out var counters) ? Label(package.ListStyle(style)?.Elements().ToList() ?? [], counters, level, start) : "";

    /// <summary>Of a heading.</summary>
    public string Heading(XElement heading)
    {
        var level = heading.Number("outline-level") ?? 1;
        if (level is < 1 or > Levels || heading.Attr("is-list-header") == "true")
            return "";
        return Label(package.Styles.Child("styles").Child("outline-style")?.Elements().ToList() ?? [], _outline, level, heading.Attr("restart-numbering") == "true" ? heading.Number("start-value") ?? 1 : null);
    }

    private static string Label(List<XElement> levels, int[] counters, int level, int? start)
    {
        var definition = At(levels, level);
        counters[level] = start ?? (counters[level] == 0 ? definition.Number("start-value") ?? 1 : counters[level] + 1);
        Array.Clear(counters, level + 1, Levels - level);
        if (definition is null || string.IsNullOrEmpty(definition.Attr("num-format")))
            return "";
        // The newer way gives the whole pattern: %1%、
        if (definition.Attr("num-list-format") is { Length: > 0 } pattern)
        {
            for (var upper = 1; upper <= level; upper++)
                pattern = pattern.Replace($"%{upper}%", Number(levels, counters, upper), StringComparison.Ordinal);
            return Parted(pattern);
        }
        var shown = Math.Clamp(definition.Number("display-levels") ?? 1, 1, level);
        var numbers = string.Join('.', Enumerable.Range(level - shown + 1, shown).Select(upper => Number(levels, counters, upper)).Where(number => number.Length > 0));
        return Parted(definition.Attr("num-prefix") + numbers + definition.Attr("num-suffix"));
    }

    private static string Number(List<XElement> levels, int[] counters, int level) => At(levels, level).Attr("num-format") is { Length: > 0 } format
        ? NumberLabels.Of(Math.Max(1, counters[level]), Formats.GetValueOrDefault(format, "decimal")) : "";

    private static XElement? At(List<XElement> levels, int level) => levels.FirstOrDefault(definition => definition.Number("level") == level);

    private static string Parted(string label) => label.Trim() is { Length: > 0 } trimmed ? NumberLabels.Parted(trimmed) : "";
}
