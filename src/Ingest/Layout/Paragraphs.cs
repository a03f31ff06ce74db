using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>
/// Joins lines into paragraphs: a line that reaches the right margin runs on unless the next is indented; a short line ends its paragraph; the lines of a centred heading belong together.
/// </summary>
internal static partial class Paragraphs
{
    /// <summary>What is usual on the page: margins, the size of the text, the distance of lines.</summary>
    internal sealed record Measure(double Left, double Right, double Size, double Pitch, double Height)
    {
        public static Measure Of(IReadOnlyList<TextLine> lines, double height)
        {
            var full = lines.Where(line => line.Text.Length > 12).ToList();
            var body = full.Count > 0 ? full : [.. lines];
            var right = body.Select(line => line.U1).Order().ElementAt((int)Math.Ceiling((body.Count - 1) * 0.95));
            var pitches = lines.Zip(lines.Skip(1), (upper, lower) => lower.Baseline - upper.Baseline).Where(pitch => pitch > 1).Order().ToList();
            // The size most characters have, not most lines: a heading is large and short.
            var size = lines.GroupBy(line => Math.Round(line.Size, 1)).MaxBy(ofSize => ofSize.Sum(line => line.Glyphs.Count))!.Key;
            return new Measure(body.Min(line => line.U0), right, size, pitches.Count > 0 ? pitches[pitches.Count / 2] : size * 1.5, height);
        }
    }

    public static IEnumerable<LaidBlock.Paragraph> Join(IReadOnlyList<TextLine> lines, Measure measure, Direction direction)
    {
        for (var at = 0; at < lines.Count;)
        {
            var first = lines[at];
            var text = new LaidText(direction).Add(first);
            for (at++; at < lines.Count && RunsOn(lines[at - 1], lines[at], measure); at++)
                text.Add(lines[at]);
            yield return new LaidBlock.Paragraph(first.Top, text, KindOf(first, text, measure));
        }
    }

    private static bool RunsOn(TextLine line, TextLine next, Measure measure)
    {
        var em = line.Size;
        var pitch = next.Baseline - line.Baseline;
        if (Math.Abs(line.Size - next.Size) > em * 0.12 || pitch > Math.Max(measure.Pitch * 1.35, em * 1.3) || pitch > em * 3.2 || pitch < em * 0.5)
            return false;
        if (IsCentred(line, measure) && IsCentred(next, measure))
            return line.Size > measure.Size * 1.1;
        var full = line.U1 >= measure.Right - (em * 1.4);
        if (!full)
            return false;
        var ended = SentenceEnd().IsMatch(line.Text);
        if (ended && Enumerator().IsMatch(next.Text))
            return false;
        // To the margin, or under a hanging indent to where the line before began.
        return next.U0 <= measure.Left + (em * 0.9) || (!ended && Math.Abs(next.U0 - line.U0) < em * 0.5 && !Enumerator().IsMatch(next.Text));
    }

    private static bool IsCentred(TextLine line, Measure measure)
    {
        var (before, after) = (line.U0 - measure.Left, measure.Right - line.U1);
        return before > line.Size * 1.2 && after > line.Size * 1.2 && Math.Abs(before - after) < line.Size * 2.5;
    }

    private static PassageKind KindOf(TextLine line, LaidText text, Measure measure) =>
        PageNumber().IsMatch(text.Text) && (line.Top > measure.Height * 0.85 || line.Bottom < measure.Height * 0.1) ? PassageKind.Footer : PassageKind.Paragraph;

    [GeneratedRegex("[。；：！？!?;:]$")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"^(第.{1,5}[条章节项]|[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、．.](?!\d)|[①-⑳])")]
    private static partial Regex Enumerator();

    [GeneratedRegex(@"^[-—–－\s]*(第\s*)?\d{1,4}(\s*页)?([\s/，,]*共?\s*\d{1,4}\s*页?)?[-—–－\s]*$")]
    private static partial Regex PageNumber();
}
