using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>A line of a passage (or a stretch of one), without white space at its ends: what readers look at, and what they can cite.</summary>
/// <param name="Start">Where it begins in the passage's text.</param>
internal sealed record Line(Passage Passage, int Start, string Text)
{
    public int Number => Passage.Id.Number;

    /// <summary>A stretch of this line, trimmed.</summary>
    public Line Slice(int from, int to)
    {
        while (from < to && char.IsWhiteSpace(Text[from])) from++;
        while (to > from && char.IsWhiteSpace(Text[to - 1])) to--;
        return new(Passage, Start + from, Text[from..to]);
    }

    public Citation Cite() => Citation.Of(Passage, Start, Text.Length);

    public Citation Cite(int from, int to) => Slice(from, to).Cite();

    /// <summary>The lines of a stretch of a passage.</summary>
    public static IEnumerable<Line> In(Passage passage, int from, int to)
    {
        var whole = new Line(passage, 0, passage.Text);
        while (from < to)
        {
            var end = passage.Text.IndexOf('\n', from, to - from);
            if (end < 0) end = to;
            if (whole.Slice(from, end) is { Text.Length: > 0 } line) yield return line;
            from = end + 1;
        }
    }

    /// <summary>All lines of the running text and its tables, in order; headers, notes, comments and deleted text left out.</summary>
    public static IReadOnlyList<Line> Of(Document document) =>
        [.. document.Passages.Where(p => p.Kind is PassageKind.Paragraph or PassageKind.TableRow or PassageKind.TextBox or PassageKind.Inserted).SelectMany(Of)];

    /// <summary>A text without line breaks is cut at its full stops, so that no pattern runs over a whole book.</summary>
    private const int Longest = 1600;

    private static int Stop(string text, int from)
    {
        var stop = text.LastIndexOf('。', from + Longest - 1, Longest);
        return stop > from ? stop + 1 : from + Longest;
    }

    private static IEnumerable<Line> Of(Passage passage)
    {
        for (var from = 0; from < passage.Text.Length;)
        {
            var end = passage.Text.IndexOf('\n', from);
            if (end < 0) end = passage.Text.Length;
            if (end - from > Longest) end = Stop(passage.Text, from);
            var line = new Line(passage, 0, passage.Text).Slice(from, end);
            if (line.Text.Length > 0) yield return line;
            from = end < passage.Text.Length && passage.Text[end] == '\n' ? end + 1 : end;
        }
    }
}
