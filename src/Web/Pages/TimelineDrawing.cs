using System.Globalization;
using System.Xml.Linq;
using DocReview.Ledger;
using DocReview.Review;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;

namespace DocReview.Web;

/// <summary>
/// The way of a matter as a drawing: above, a box for each stage in the order in which it should go, dashed where no paper was found; below, the papers on an
/// axis of days. Where a thread from a box to its day crosses another, the order was another. The same stands as a list beside it.
/// </summary>
public static class TimelineDrawing
{
    private const int Column = 150, BoxWidth = 132, BoxHeight = 62, BoxTop = 8, Axis = 150, Margin = 40;

    public static IHtmlContent Of(MatterChain chain, IUrlHelper url, string id)
    {
        var stages = Enum.GetValues<MatterStage>().Where(stage => chain.Missing.Contains(stage) || chain.Steps.Any(step => step.Stage == stage)).ToList();
        var width = Math.Max(3, stages.Count) * Column;
        var svg = new XElement("svg", new XAttribute("viewBox", $"0 0 {width} {Axis + 34}"), new XAttribute("class", "chain"), new XAttribute("role", "img"), new XAttribute("aria-labelledby", $"{id}-title {id}-desc"),
            new XElement("title", new XAttribute("id", $"{id}-title"), Text.Of("Chain.Title")), new XElement("desc", new XAttribute("id", $"{id}-desc"), InWords(chain, stages)));
        var days = new Days(chain.Steps.Select(step => step.Date).OfType<PartialDate>().ToList(), width);
        svg.Add(days.Line());
        for (var i = 0; i < stages.Count; i++)
        {
            var steps = chain.Steps.Where(step => step.Stage == stages[i]).ToList();
            var middle = (i * Column) + (Column / 2);
            if (i + 1 < stages.Count) svg.Add(Line("chain-next", middle + (BoxWidth / 2), BoxTop + (BoxHeight / 2), middle + Column - (BoxWidth / 2), BoxTop + (BoxHeight / 2)));
            foreach (var step in steps.Where(step => step.Date is not null))
            {
                var early = chain.Early.Any(pair => pair.Step == step || pair.ShouldBeFirst == step);
                svg.Add(Line(early ? "chain-thread chain-early" : "chain-thread", middle, BoxTop + BoxHeight, days.At(step.Date!.Value), Axis), days.Dot(step.Date.Value, early));
            }

            svg.Add(steps.Count == 0 ? Gap(stages[i], middle) : Box(stages[i], steps, middle, url));
        }

        return new HtmlString(svg.ToString(SaveOptions.DisableFormatting));
    }

    /// <summary>What the drawing shows, in one sentence a stage.</summary>
    private static string InWords(MatterChain chain, IEnumerable<MatterStage> stages) => string.Join("；", stages.Select(stage =>
        chain.Steps.Where(step => step.Stage == stage).ToList() is { Count: > 0 } steps ? $"{Text.Of(stage)} {string.Join("、", steps.Select(step => step.Date?.ToString() ?? Text.Of("Decisions.Undated")))}" : Text.Of($"Chain.Missing.{stage}")));

    private static XElement Box(MatterStage stage, List<ChainStep> steps, int middle, IUrlHelper url)
    {
        var sum = steps.Select(step => step.Amount).OfType<Money>().ToList();
        return new XElement("a", new XAttribute("href", url.Cited(steps[0].Source)), Rectangle("chain-box", middle),
            Word("chain-stage", middle, 22, steps.Count > 1 ? Text.Of("Chain.Several", Text.Of(stage), steps.Count) : Text.Of(stage)),
            Word("chain-small", middle, 40, steps[0].Date?.ToString() ?? Text.Of("Decisions.Undated")),
            sum.Count == 0 ? null : Word("chain-small", middle, 58, (stage is MatterStage.Payment ? new Money(sum.Sum(money => money.Fen)) : sum.Max()).ToString()));
    }

    private static XElement Gap(MatterStage stage, int middle) => new("g", Rectangle("chain-box chain-gap", middle), Word("chain-stage", middle, 26, Text.Of(stage)), Word("chain-small", middle, 48, Text.Of("Chain.Unseen")));

    private static XElement Rectangle(string kind, int middle) => new("rect", new XAttribute("class", kind), new XAttribute("x", middle - (BoxWidth / 2)), new XAttribute("y", BoxTop), new XAttribute("width", BoxWidth), new XAttribute("height", BoxHeight), new XAttribute("rx", 5));

    private static XElement Word(string kind, double x, double y, string words, string anchor = "middle") =>
        new("text", new XAttribute("class", kind), new XAttribute("x", Number(x)), new XAttribute("y", Number(y)), new XAttribute("text-anchor", anchor), words);

    private static XElement Line(string kind, double x1, double y1, double x2, double y2) =>
        new("line", new XAttribute("class", kind), new XAttribute("x1", Number(x1)), new XAttribute("y1", Number(y1)), new XAttribute("x2", Number(x2)), new XAttribute("y2", Number(y2)));

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>The axis: from the first day to the last; one day alone stands in the middle.</summary>
    private sealed class Days(IReadOnlyList<PartialDate> dates, int width)
    {
        private readonly DateOnly _first = dates.Count > 0 ? dates.Min().First : default;
        private readonly int _span = dates.Count > 0 ? dates.Max().First.DayNumber - dates.Min().First.DayNumber : 0;

        public double At(PartialDate date) => _span == 0 ? width / 2.0 : Margin + ((width - (2.0 * Margin)) * (date.First.DayNumber - _first.DayNumber) / _span);

        public XElement Dot(PartialDate date, bool early) => new("circle", new XAttribute("class", early ? "chain-dot chain-early" : "chain-dot"), new XAttribute("cx", Number(At(date))), new XAttribute("cy", Axis), new XAttribute("r", 5));

        public IEnumerable<XElement> Line()
        {
            if (dates.Count == 0) yield break;
            yield return TimelineDrawing.Line("chain-axis", Margin / 2, Axis, width - (Margin / 2), Axis);
            yield return Word("chain-small", At(dates.Min()), Axis + 24, dates.Min().ToString());
            if (_span > 0) yield return Word("chain-small", At(dates.Max()), Axis + 24, dates.Max().ToString());
        }
    }
}
