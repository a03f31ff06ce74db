using System.Text;
using System.Xml.Linq;

namespace DocReview.Ingest;

/// <summary>Text in the drawings of the new formats (DrawingML).</summary>
internal static class DrawingText
{
    public static string Of(XElement paragraph)
    {
        var text = new StringBuilder();
        foreach (var run in paragraph.Descendants())
        {
            if (run.Is("t"))
                text.Append(run.Value);
            else if (run.Is("br"))
                text.Append('\n');
        }
        return text.ToString();
    }

    /// <summary>The paragraphs of a text body, each with its automatic number.</summary>
    public static IEnumerable<string> Paragraphs(XElement? body)
    {
        var counters = new Dictionary<int, (string Type, int Number)>();
        foreach (var paragraph in body.Children("p"))
        {
            var text = Of(paragraph);
            var properties = paragraph.Child("pPr");
            var level = properties.Number("lvl") ?? 0;
            foreach (var deeper in counters.Keys.Where(counted => counted > level).ToList())
                counters.Remove(deeper);
            if (properties.Child("buAutoNum") is not { } numbered)
            {
                if (text.Trim().Length > 0)
                    counters.Remove(level);
                yield return text;
                continue;
            }
            if (text.Trim().Length == 0)
                continue;
            var type = numbered.Attr("type") ?? "arabicPeriod";
            var number = counters.TryGetValue(level, out var last) && last.Type == type ? last.Number + 1 : numbered.Number("startAt") ?? 1;
            counters[level] = (type, number);
            yield return NumberLabels.Parted(Label(type, number)) + text;
        }
    }

    /// <summary>The points of a diagram (SmartArt) lie in a part of their own; those between others only join them.</summary>
    public static IEnumerable<string> Diagram(XElement? data) =>
        data.Child("ptLst").Children("pt").Where(point => point.Attr("type") is null or "node" or "asst").Select(point => string.Join('\n', point.Child("t").Children("p").Select(Of)));

    public static string ChartTitle(XElement? chart) => string.Concat((chart.Child("chart").Child("title")?.Descendants() ?? []).Where(element => element.Is("t")).Select(element => element.Value));

    /// <summary>What a chart was drawn from, as it was last: a row a category, a column a series.</summary>
    public static List<List<string>> Chart(XElement? chart)
    {
        const int most = 5000;
        var series = (chart?.Descendants() ?? []).Where(element => element.Is("ser")).Take(200).ToList();
        var rows = new SortedDictionary<int, List<string>>();
        void Put(int row, int column, string text)
        {
            if (row > most)
                return;
            var cells = rows.TryGetValue(row, out var known) ? known : rows[row] = [];
            while (cells.Count <= column)
                cells.Add("");
            cells[column] = text;
        }
        for (var i = 0; i < series.Count; i++)
        {
            Put(-1, i + 1, string.Concat((series[i].Child("tx")?.Descendants() ?? []).Where(element => element.Is("v")).Select(element => element.Value)));
            foreach (var point in Points(series[i].Child("cat") ?? series[i].Child("xVal")))
                Put(point.Number("idx") ?? 0, 0, point.Child("v")?.Value ?? "");
            foreach (var point in Points(series[i].Child("val") ?? series[i].Child("yVal")))
                Put(point.Number("idx") ?? 0, i + 1, point.Child("v")?.Value ?? "");
        }
        return [.. rows.Values];
    }

    private static IEnumerable<XElement> Points(XElement? data) => (data?.Descendants() ?? []).Where(element => element.Is("pt"));

    /// <summary>arabicPeriod, ea1ChsPlain, circleNumDbPlain …: the numerals, then what stands around them.</summary>
    private static string Label(string type, int number)
    {
        var format = type switch
        {
            _ when type.StartsWith("arabicDb", StringComparison.Ordinal) => "decimalFullWidth",
            _ when type.StartsWith("alphaLc", StringComparison.Ordinal) => "lowerLetter",
            _ when type.StartsWith("alphaUc", StringComparison.Ordinal) => "upperLetter",
            _ when type.StartsWith("romanLc", StringComparison.Ordinal) => "lowerRoman",
            _ when type.StartsWith("romanUc", StringComparison.Ordinal) => "upperRoman",
            _ when type.StartsWith("ea1", StringComparison.Ordinal) => "chineseCountingThousand",
            _ when type.StartsWith("circleNum", StringComparison.Ordinal) => "decimalEnclosedCircle",
            _ => "decimal",
        };
        var label = NumberLabels.Of(number, format);
        return type.EndsWith("ParenBoth", StringComparison.Ordinal) ? $"({label})" : type.EndsWith("ParenR", StringComparison.Ordinal) ? label + ")" : type.EndsWith("Period", StringComparison.Ordinal) ? label + "." : label;
    }
}
