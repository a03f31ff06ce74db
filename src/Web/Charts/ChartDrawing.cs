using System.Globalization;
using System.Xml.Linq;
using Microsoft.AspNetCore.Html;

namespace DocReview.Web;

/// <summary>
/// Stacked bars, standing or lying, with an axis from zero to a round number. Each part leads to its papers. The same stands in a table below, which is what the keyboard goes through and what is read out.
/// </summary>
public static class ChartDrawing
{
    private const int Width = 760, Left = 52, Right = 10, Top = 10, PlotHeight = 190, Foot = 26, RowHeight = 24, LabelWidth = 190, ValueWidth = 150;
    private const int LabelsAtMost = 12, WidestBar = 34, LabelLength = 15;

    public static IHtmlContent Of(Chart chart)
    {
        var height = chart.Lying ? (chart.Rows.Count * RowHeight) + 6 : Top + PlotHeight + Foot;
        var svg = new XElement("svg", new XAttribute("viewBox", $"0 0 {Width} {height}"), new XAttribute("class", "chart"), new XAttribute("role", "group"), new XAttribute("aria-labelledby", $"{chart.Id}-title"),
            new XElement("title", new XAttribute("id", $"{chart.Id}-title"), chart.Title));
        var scale = Scale.To(chart.Most);
        svg.Add(chart.Lying ? Lying(chart, scale) : [.. Lines(scale), .. Standing(chart, scale)]);
        return new HtmlString(svg.ToString(SaveOptions.DisableFormatting));
    }

    private static IEnumerable<XElement> Standing(Chart chart, Scale scale)
    {
        var step = (double)(Width - Left - Right) / chart.Rows.Count;
        var every = (chart.Rows.Count + LabelsAtMost - 1) / LabelsAtMost;
        for (var i = 0; i < chart.Rows.Count; i++)
        {
            var (bottom, thick) = ((double)Top + PlotHeight, Math.Min(WidestBar, Math.Max(1.5, step * 0.8)));
            var middle = Left + (step * (i + 0.5));
            foreach (var (series, value) in Parts(chart, i))
            {
                var length = scale.Length(value.Value, PlotHeight);
                bottom -= length;
                yield return Part(chart, i, series, value, middle - (thick / 2), bottom, thick, length);
            }

            if (i % every == 0) yield return Word(middle, Top + PlotHeight + 18, chart.Rows[i].Label, "middle");
        }
    }

    private static IEnumerable<XElement> Lying(Chart chart, Scale scale)
    {
        for (var i = 0; i < chart.Rows.Count; i++)
        {
            var (start, row) = ((double)LabelWidth, chart.Rows[i]);
            yield return Word(LabelWidth - 8, (i * RowHeight) + 17, Brief(row.Label), "end");
            foreach (var (series, value) in Parts(chart, i))
            {
                var length = scale.Length(value.Value, Width - LabelWidth - ValueWidth, whole: chart.Most);
                yield return Part(chart, i, series, value, start, (i * RowHeight) + 4, length, RowHeight - 7);
                start += length;
            }

            yield return Word(start + 6, (i * RowHeight) + 17, row.Values is [{ } only] ? only.Words : row.Sum.ToString("#,0", CultureInfo.InvariantCulture), "start");
        }
    }

    private static IEnumerable<(int Series, ChartValue Value)> Parts(Chart chart, int row) =>
        from series in Enumerable.Range(0, chart.Series.Count)
        let value = chart.Rows[row].Values[series]
        where value is { Value: > 0 }
        select (series, value);

    private static XElement Part(Chart chart, int row, int series, ChartValue value, double x, double y, double width, double height)
    {
        var bar = new XElement("rect", new XAttribute("class", $"series-{series}"), new XAttribute("x", Number(x)), new XAttribute("y", Number(y)), new XAttribute("width", Number(width)), new XAttribute("height", Number(height)),
            new XElement("title", $"{chart.Rows[row].Label} {chart.Series[series]} {value.Words}"));
        // The keyboard goes through the table: the same addresses, in order.
        return value.Address is null ? bar : new XElement("a", new XAttribute("href", value.Address), new XAttribute("tabindex", -1), new XAttribute("aria-label", $"{chart.Rows[row].Label} {chart.Series[series]} {value.Words}"), bar);
    }

    private static IEnumerable<XElement> Lines(Scale scale)
    {
        foreach (var at in scale.Marks)
        {
            var y = Top + PlotHeight - scale.Length(at, PlotHeight);
            yield return new XElement("line", new XAttribute("class", "chart-line"), new XAttribute("x1", Left), new XAttribute("x2", Width - Right), new XAttribute("y1", Number(y)), new XAttribute("y2", Number(y)));
            yield return Word(Left - 6, y + 4, Mark(at), "end");
        }
    }

    private static XElement Word(double x, double y, string words, string anchor) =>
        new("text", new XAttribute("x", Number(x)), new XAttribute("y", Number(y)), new XAttribute("text-anchor", anchor), words);

    private static string Brief(string label) => label.Length <= LabelLength ? label : label[..(LabelLength - 1)] + "…";

    private static string Mark(double value) => value >= 10_000 ? Text.Of("Overview.Thousands", (value / 10_000).ToString("0.##", CultureInfo.InvariantCulture)) : value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>From zero to a round number, with a mark at each round step.</summary>
    private sealed record Scale(double Step, double Top)
    {
        private const int Steps = 4;

        public static Scale To(double most)
        {
            var rough = Math.Max(1, most / Steps);
            var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
            var step = new[] { 1, 2, 2.5, 5, 10 }.Select(times => times * power).First(step => step >= rough);
            return new(step, step * Math.Max(1, Math.Ceiling(most / step)));
        }

        public IEnumerable<double> Marks => Enumerable.Range(0, (int)Math.Round(Top / Step) + 1).Select(i => i * Step);

        /// <param name="whole">What fills the room; the scale's end where null.</param>
        public double Length(double value, double room, double? whole = null) => value / Math.Max(1e-9, whole ?? Top) * room;
    }
}
