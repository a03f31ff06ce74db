using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>
/// Joins lines into paragraphs. A line into which the beginning of the next would not have fitted was broken by the margin and runs on;
/// a shorter one ends its paragraph; the lines of a heading belong together.
/// </summary>
internal static partial class Paragraphs
{
    /// <summary>What is usual in a column of text: margins, the size of its characters, the distance of its lines, whether paragraphs begin indented.</summary>
    internal sealed record Measure(double Left, double Right, double Size, double Pitch, bool Indents)
    {
        /// <param name="from">Where the page begins along the line.</param>
        /// <param name="to">Where it ends.</param>
        public static Measure Of(IReadOnlyList<TextLine> lines, double from, double to)
        {
            // The size most characters have, not most lines: a heading is large and short.
            var size = lines.GroupBy(line => Math.Round(line.Size, 1)).MaxBy(ofSize => ofSize.Sum(line => line.Glyphs.Count))!.Key;
            var body = lines.Where(line => Math.Abs(line.Size - size) <= size * 0.08).ToList();
            var left = At(body.Select(line => line.U0), 0.05);
            var right = At(body.Select(line => line.U1), 0.95);
            // One line alone does not show a margin, and two that end far inside the page may do so by chance: then the right one is taken to be as wide as the left.
            var support = body.Count(line => line.U1 >= right - (size * 1.5));
            if (support < 2 || (support < 5 && to - right > ((left - from) * 1.7) + size))
                right = Math.Max(right, from + to - left);
            var pitches = lines.Zip(lines.Skip(1), (upper, lower) => lower.Baseline - upper.Baseline).Where(pitch => pitch > 1).Order().ToList();
            var indented = body.Count(line => line.U0 - left > size * 1.4 && line.U0 - left < size * 2.7);
            return new Measure(left, right, size, pitches.Count > 0 ? pitches[pitches.Count / 2] : size * 1.5, indented >= 2);
        }

        private static double At(IEnumerable<double> values, double share)
        {
            var ordered = values.Order().ToList();
            var at = (ordered.Count - 1) * share;
            return ordered[(int)(share < 0.5 ? Math.Floor(at) : Math.Ceiling(at))];
        }
    }

    public static IEnumerable<(double Top, double Bottom, LaidText Text)> Join(IReadOnlyList<TextLine> lines, Measure measure, Direction direction)
    {
        for (var at = 0; at < lines.Count;)
        {
            var first = lines[at];
            var text = new LaidText(direction).Add(first);
            for (at++; at < lines.Count && RunsOn(lines[at - 1], lines[at], measure); at++)
                text.Add(lines[at]);
            yield return (first.Top, lines[at - 1].Bottom, text);
        }
    }

    public static bool IsPageNumber(string text) => PageNumber().IsMatch(text);

    private static bool RunsOn(TextLine line, TextLine next, Measure measure)
    {
        var em = line.Size;
        var pitch = next.Baseline - line.Baseline;
        var usual = measure.Pitch * Math.Max(1, em / measure.Size);
        if (Math.Abs(line.Size - next.Size) > em * 0.12 || pitch > Math.Max(usual * 1.35, em * 1.3) || pitch > em * 3.2 || pitch < em * 0.5)
            return false;
        var full = measure.Right - line.U1 < BeginningWidth(next) + (em * 0.4);
        if (IsCentred(next, measure) && (full || IsCentred(line, measure)))
            return line.Size > measure.Size * 1.1;
        var indented = line.U0 - next.U0 > em * 1.4 && line.U0 - next.U0 < em * 2.7 && line.U1 > measure.Left + ((measure.Right - measure.Left) * 0.75);
        if (!full && !indented)
            return false;
        var ended = SentenceEnd().IsMatch(line.Text);
        if (Enumerator().IsMatch(next.Text) && (ended || next.U0 > measure.Left + (em * 0.9)))
            return false;
        // Where paragraphs are not indented, a label (列席：) is all that shows the beginning of one.
        if (!measure.Indents && !indented && Label().IsMatch(next.Text))
            return false;
        // To the margin, or under a hanging indent to where the line before began.
        return next.U0 <= measure.Left + (em * 0.9) || (!ended && Math.Abs(next.U0 - line.U0) < em * 0.5 && !Enumerator().IsMatch(next.Text));
    }

    /// <summary>The width of what could not be parted at the beginning of a line: a number or word, a bracket with what follows, a character with its comma.</summary>
    private static double BeginningWidth(TextLine line)
    {
        var end = 1;
        for (; end < line.Glyphs.Count; end++)
        {
            var (before, after) = (line.Glyphs[end - 1], line.Glyphs[end]);
            var word = !before.IsIdeograph && !after.IsIdeograph && after.U0 - before.U1 < after.Size * 0.15;
            if (!word && !Opening.Contains(before.Text[^1], StringComparison.Ordinal) && !Closing.Contains(after.Text[0], StringComparison.Ordinal))
                break;
        }
        return line.Glyphs[end - 1].U1 - line.U0;
    }

    private const string Opening = "（〔《“‘【「(［￥¥", Closing = "，。、；：！？）〕》”’】」)］%％…";

    private static bool IsCentred(TextLine line, Measure measure)
    {
        var (before, after) = (line.U0 - measure.Left, measure.Right - line.U1);
        return before > line.Size * 1.2 && after > line.Size * 1.2 && Math.Abs(before - after) < line.Size * 2.5;
    }

    [GeneratedRegex("[。；：！？!?;:]$")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"^(第.{1,5}[条章节项]|(议题|议程)[一二三四五六七八九十\d]{1,3}|[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、．.](?!\d)|[①-⑳]|【)")]
    private static partial Regex Enumerator();

    [GeneratedRegex(@"^[\u3400-\u9FFF]([\s\u3000]?[\u3400-\u9FFF]){1,5}\s?[:：]")]
    private static partial Regex Label();

    [GeneratedRegex(@"^[-—–－\s]*(第\s*)?\d{1,4}(\s*页)?([\s/，,]*共?\s*\d{1,4}\s*页?)?[-—–－\s]*$")]
    private static partial Regex PageNumber();
}
