using System.Text;

namespace DocReview.Ingest;

/// <summary>The characters of one line, from left to right.</summary>
internal sealed class TextLine(IReadOnlyList<Glyph> glyphs)
{
    private string? _text;

    public IReadOnlyList<Glyph> Glyphs { get; } = glyphs;

    public double U0 { get; } = glyphs.Min(glyph => glyph.U0);

    public double U1 { get; } = glyphs.Max(glyph => glyph.U1);

    public double Top { get; } = glyphs.Min(glyph => glyph.Top);

    public double Bottom { get; } = glyphs.Max(glyph => glyph.Bottom);

    public double Baseline { get; } = glyphs.MaxBy(glyph => glyph.Size)!.Baseline;

    public double Size { get; } = glyphs.Max(glyph => glyph.Size);

    public string Text => _text ??= Joined();

    /// <summary>Lines of glyphs, top to bottom; each from left to right.</summary>
    public static List<TextLine> Of(IEnumerable<Glyph> glyphs)
    {
        const int open = 8;
        var lines = new List<(double Middle, double Size, List<Glyph> Glyphs)>();
        foreach (var glyph in glyphs.OrderBy(glyph => glyph.Middle).ThenBy(glyph => glyph.U0))
        {
            var found = -1;
            for (var i = lines.Count - 1; i >= 0 && i >= lines.Count - open && found < 0; i--)
            {
                // A raised figure leans on its line by less than half a character; the neighbouring cell's line is farther.
                if (Math.Abs(lines[i].Middle - glyph.Middle) < 0.4 * Math.Max(lines[i].Size, glyph.Size))
                    found = i;
            }
            if (found < 0)
                lines.Add((glyph.Middle, glyph.Size, [glyph]));
            else if (glyph.Size > lines[found].Size)
                lines[found] = (glyph.Middle, glyph.Size, [.. lines[found].Glyphs, glyph]);
            else
                lines[found].Glyphs.Add(glyph);
        }
        return [.. lines.Select(line => new TextLine(WithoutOverprint(line.Glyphs))).OrderBy(line => line.Baseline)];
    }

    /// <summary>Parts of the line that stand apart by so much that they could be cells.</summary>
    public List<TextLine> Segments()
    {
        var segments = new List<TextLine>();
        var from = 0;
        for (var i = 1; i <= Glyphs.Count; i++)
        {
            if (i < Glyphs.Count && !IsCellGap(from, i))
                continue;
            segments.Add(new TextLine([.. Glyphs.Skip(from).Take(i - from)]));
            from = i;
        }
        return segments;
    }

    private bool IsCellGap(int from, int at)
    {
        var gap = Glyphs[at].U0 - Glyphs[at - 1].U1;
        // 时　　间: a label drawn apart to the width of its neighbours is one cell.
        var spread = at - from == 1 && Glyphs[from].IsIdeograph && Glyphs[at].IsIdeograph;
        return gap > (spread ? 3.2 : 1.6) * Math.Max(Glyphs[at].Size, Glyphs[at - 1].Size);
    }

    /// <summary>Bold is sometimes feigned by printing twice, a hair apart.</summary>
    private static List<Glyph> WithoutOverprint(List<Glyph> glyphs)
    {
        var kept = new List<Glyph>();
        foreach (var glyph in glyphs.OrderBy(glyph => glyph.U0))
        {
            var twice = false;
            for (var i = kept.Count - 1; i >= 0 && i >= kept.Count - 3 && !twice; i--)
                twice = kept[i].Text == glyph.Text && Math.Abs(kept[i].U0 - glyph.U0) < 0.25 * Math.Min(glyph.Size, Math.Max(1, glyph.U1 - glyph.U0));
            if (!twice)
                kept.Add(glyph);
        }
        return kept;
    }

    private string Joined()
    {
        var text = new StringBuilder();
        for (var i = 0; i < Glyphs.Count; i++)
        {
            if (i > 0 && NeedsSpace(Glyphs[i - 1], Glyphs[i]))
                text.Append(' ');
            text.Append(Glyphs[i].Text);
        }
        return text.ToString();
    }

    private static bool NeedsSpace(Glyph left, Glyph right)
    {
        if (left.Text == " " || right.Text == " ")
            return false;
        var gap = (right.U0 - left.U1) / Math.Max(left.Size, right.Size);
        return (left.IsIdeograph, right.IsIdeograph) switch
        {
            (false, false) => gap > 0.15,
            (true, true) => gap > 0.8,
            _ => gap > 0.5,
        };
    }
}
