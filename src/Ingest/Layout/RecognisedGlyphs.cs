using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>A recognised line on the levelled page: where it lies in points, and how large its characters are.</summary>
internal sealed record LevelLine(RecognisedLine Line, double Left, double Top, double Right, double Bottom, double Size)
{
    public double Middle => (Top + Bottom) / 2;

    /// <summary>Characters set one below the other, as in the narrow cell of a table.</summary>
    public bool IsStacked => Line.Text.Length > 1 && Bottom - Top > (Right - Left) * 1.5;
}

/// <summary>
/// Recognised lines in the terms of the layout. Recognition knows lines, not characters: each is given its share of its line; and sizes that differ by
/// less than the eye sees are made one, because the layout tells headings and paragraphs by them.
/// </summary>
internal static class RecognisedGlyphs
{
    public static List<LevelLine> Lines(IEnumerable<RecognisedLine> lines, PageFrame frame)
    {
        var placed = lines.Where(line => line.Corners.Count == 8 && !string.IsNullOrWhiteSpace(line.Text)).Select(line => Placed(line, frame)).ToList();
        // Where a line has too few characters to measure, its height tells: by what a character's size usually is of it.
        var share = Median(placed.Where(line => line.Size > 0).Select(line => line.Size / (line.Bottom - line.Top)), 0.85);
        var sized = placed.Select(line => line.Size > 0 ? line : line with { Size = Math.Max(1, Math.Min(line.Bottom - line.Top, line.Right - line.Left) * share) }).ToList();
        return Evened(sized);
    }

    /// <param name="shift">Added to every place along the line.</param>
    public static List<Glyph> Of(IEnumerable<LevelLine> lines, double shift = 0) => [.. lines.SelectMany(line => line.IsStacked ? Stacked(line, shift) : Along(line, shift))];

    private static LevelLine Placed(RecognisedLine line, PageFrame frame)
    {
        var corners = Enumerable.Range(0, 4).Select(i => frame.Level(line.Corners[i * 2], line.Corners[(i * 2) + 1])).ToList();
        double left = (corners[0].X + corners[3].X) / 2, right = (corners[1].X + corners[2].X) / 2, top = (corners[0].Y + corners[1].Y) / 2, bottom = (corners[2].Y + corners[3].Y) / 2;
        (left, right, top, bottom) = (Math.Min(left, right), Math.Max(left, right + 0.1), Math.Min(top, bottom), Math.Max(top, bottom + 0.1));
        var widths = line.Text.Sum(Width);
        // Drawn apart, characters are wider than they are high.
        var size = widths >= 3 ? Math.Min((right - left) / widths, (bottom - top) * 1.05) : 0;
        return new LevelLine(line, left, top, right, bottom, size);
    }

    /// <summary>The size most characters have takes in those within a tenth of it; then the next.</summary>
    private static List<LevelLine> Evened(List<LevelLine> lines)
    {
        var even = lines.ToArray();
        var left = Enumerable.Range(0, lines.Count).ToHashSet();
        while (left.Count > 0)
        {
            var most = left.MaxBy(i => left.Where(j => Near(i, j)).Sum(j => lines[j].Line.Text.Length));
            var near = left.Where(j => Near(most, j)).ToList();
            foreach (var i in near)
                even[i] = lines[i] with { Size = lines[most].Size };
            left.ExceptWith(near);
        }
        return [.. even];

        bool Near(int one, int other) => Math.Abs(lines[one].Size - lines[other].Size) <= lines[one].Size * 0.12;
    }

    private static IEnumerable<Glyph> Along(LevelLine line, double shift)
    {
        var text = line.Line.Text;
        var unit = (line.Right - line.Left) / Math.Max(0.5, text.Sum(Width));
        var baseline = line.Middle + (line.Size * 0.38);
        for (double i = 0, at = line.Left + shift; i < text.Length; i++)
        {
            var character = text[(int)i];
            var end = at + (Width(character) * unit);
            if (!char.IsWhiteSpace(character))
                yield return new Glyph(character.ToString(), at, end, baseline, line.Size);
            at = end;
        }
    }

    private static IEnumerable<Glyph> Stacked(LevelLine line, double shift)
    {
        var text = line.Line.Text;
        var step = (line.Bottom - line.Top) / text.Length;
        var size = Math.Min(line.Size, step);
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
                yield return new Glyph(text[i].ToString(), line.Left + shift, line.Right + shift, line.Top + ((i + 0.5) * step) + (size * 0.38), size);
        }
    }

    /// <summary>In characters that fill a square.</summary>
    private static double Width(char character) => Glyph.IsWide(character) || character is >= '\u3000' and <= '\u303F' ? 1 : 0.5;

    private static double Median(IEnumerable<double> values, double otherwise)
    {
        var ordered = values.Order().ToList();
        return ordered.Count == 0 ? otherwise : ordered[ordered.Count / 2];
    }
}
