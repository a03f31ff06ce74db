using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace DocReview.Ingest;

/// <summary>
/// Computes the automatic numbers (一、（一）1.) which Word shows but does not store with the text. Keeps count, so paragraphs must be asked in document order.
/// </summary>
internal sealed partial class WordNumbering
{
    private const int Levels = 9;
    private readonly Dictionary<string, XElement?[]> _levelsOfNumber = [];
    private readonly Dictionary<string, string> _abstractOfNumber = [];
    private readonly Dictionary<string, int[]> _counters = [];
    private readonly HashSet<(string Number, int Level)> _restarted = [];
    private readonly Dictionary<string, Dictionary<int, int>> _startOverrides = [];
    private readonly Dictionary<string, XElement> _styles = [];
    private readonly string? _defaultStyle;

    public WordNumbering(XElement? numbering, XElement? styles)
    {
        foreach (var style in styles.Children("style").Where(style => style.Attr("styleId") is not null))
        {
            _styles.TryAdd(style.Attr("styleId")!, style);
            if (style.Attr("type") == "paragraph" && style.Attr("default") is "1" or "true")
                _defaultStyle = style.Attr("styleId");
        }
        var abstracts = new Dictionary<string, XElement>();
        foreach (var definition in numbering.Children("abstractNum"))
            abstracts.TryAdd(definition.Attr("abstractNumId") ?? "", definition);
        foreach (var number in numbering.Children("num"))
            Define(number, abstracts);
    }

    /// <summary>The label with what separates it from the text; empty for a paragraph without automatic number.</summary>
    public string Label(XElement paragraph)
    {
        var properties = paragraph.Child("pPr");
        var style = properties.Child("pStyle").Attr("val") ?? _defaultStyle;
        var own = properties.Child("numPr");
        var inherited = own.Child("numId") is null ? StyleNumber(style) : null;
        var id = own.Child("numId").Attr("val") ?? inherited?.Id;
        if (id is null || !_levelsOfNumber.TryGetValue(id, out var levels))
            return "";
        var level = own.Child("ilvl").Number("val") ?? LevelOfStyle(levels, style) ?? inherited?.Level ?? 0;
        if (level is < 0 or >= Levels || levels[level] is not { } definition)
            return "";
        var counters = Count(id, level, levels);
        var label = Formatted(definition, levels, counters);
        if (label.Length == 0)
            return "";
        return definition.Child("suff").Attr("val") == "nothing" ? label : NumberLabels.Parted(label);
    }

    private void Define(XElement number, Dictionary<string, XElement> abstracts)
    {
        var id = number.Attr("numId");
        var abstractId = number.Child("abstractNumId").Attr("val");
        if (id is null || abstractId is null || !abstracts.TryGetValue(abstractId, out var definition))
            return;
        // A definition may only point to a list style, and the style to another number's definition.
        if (definition.Child("numStyleLink").Attr("val") is { } link && abstracts.FirstOrDefault(other => other.Value.Child("styleLink").Attr("val") == link) is { Value: not null } linked)
            (abstractId, definition) = (linked.Key, linked.Value);
        var levels = new XElement?[Levels];
        foreach (var level in definition.Children("lvl"))
        {
            if (level.Number("ilvl") is >= 0 and < Levels and var index)
                levels[index] = level;
        }
        foreach (var change in number.Children("lvlOverride"))
        {
            if (change.Number("ilvl") is not (>= 0 and < Levels and var index))
                continue;
            if (change.Child("lvl") is { } level)
                levels[index] = level;
            if (change.Child("startOverride").Number("val") is { } start)
                (_startOverrides.TryGetValue(id, out var starts) ? starts : _startOverrides[id] = [])[index] = start;
        }
        _levelsOfNumber[id] = levels;
        _abstractOfNumber[id] = abstractId;
    }

    private (string Id, int Level)? StyleNumber(string? style)
    {
        for (var depth = 0; style is not null && depth < 20 && _styles.TryGetValue(style, out var definition); depth++)
        {
            var number = definition.Child("pPr").Child("numPr");
            if (number.Child("numId").Attr("val") is { } id)
                return (id, number.Child("ilvl").Number("val") ?? 0);
            style = definition.Child("basedOn").Attr("val");
        }
        return null;
    }

    private static int? LevelOfStyle(XElement?[] levels, string? style)
    {
        var index = style is null ? -1 : Array.FindIndex(levels, level => level.Child("pStyle").Attr("val") == style);
        return index < 0 ? null : index;
    }

    /// <summary>Lists of one definition share their counters; a number with a start of its own restarts them when it is first used.</summary>
    private int[] Count(string id, int level, XElement?[] levels)
    {
        var key = _abstractOfNumber[id];
        if (!_counters.TryGetValue(key, out var counters))
            _counters[key] = counters = [.. Enumerable.Repeat(int.MinValue, Levels)];
        var overridden = _startOverrides.GetValueOrDefault(id);
        for (var upper = 0; upper < level; upper++)
        {
            if (counters[upper] == int.MinValue)
                counters[upper] = Start(levels[upper]);
        }
        if (overridden is not null && overridden.TryGetValue(level, out var start) && _restarted.Add((id, level)))
            counters[level] = start;
        else
            counters[level] = counters[level] == int.MinValue ? Start(levels[level]) : counters[level] + 1;
        for (var lower = level + 1; lower < Levels; lower++)
        {
            // 0 means: never starts anew.
            var restart = levels[lower].Child("lvlRestart").Number("val") ?? lower;
            if (restart != 0 && level < restart)
                counters[lower] = int.MinValue;
        }
        return counters;
    }

    private static int Start(XElement? level) => level.Child("start").Number("val") ?? 1;

    private static string Formatted(XElement definition, XElement?[] levels, int[] counters)
    {
        var pattern = definition.Child("lvlText").Attr("val") ?? "";
        if (Format(definition) is "bullet")
            return "";
        var legal = definition.Child("isLgl").IsOn();
        return Placeholder().Replace(pattern, match =>
        {
            var level = match.Groups[1].ValueSpan[0] - '1';
            if (levels[level] is not { } source || counters[level] == int.MinValue)
                return "";
            var format = Format(source);
            return NumberLabels.Of(counters[level], legal && format != "none" ? "decimal" : format);
        }).Trim();
    }

    private static string? Format(XElement level) =>
        level.Child("numFmt").Attr("val") ?? level.Child("AlternateContent").Child("Fallback").Child("numFmt").Attr("val");

    [GeneratedRegex("%([1-9])")]
    private static partial Regex Placeholder();
}
