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
/// Recognised lines in the terms of the layout. Where the engine does not say where a character stands it is given its share of the line; and sizes that differ by
/// less than the eye sees are made one, because the layout tells headings and paragraphs by them.
/// </summary>
internal static class RecognisedGlyphs
{
    public static List<LevelLine> Lines(IEnumerable<RecognisedLine> lines, PageFrame frame)
    {
        var placed = lines.Where(line => line.Corners.Count == 8 && !string.IsNullOrWhiteSpace(line.Text)).Select(line => Placed(line, frame)).ToList();
        // Where a line has too few characters to measure, its height tells: by what a character's size usually is of it.
        var share = Median(placed.Where(line => line.Size > 0).Select(line => line.Size / (line.Bottom - line.Top)), 0.85);
        var sized = placed.Select(line => line.Size > 0 ? line : line with { Size = Math.Max(1, Math.Min((line.Bottom - line.Top) * share, (line.Right - line.Left) / Math.Max(0.5, line.Line.Text.Sum(Width)))) });
        return Evened([.. sized]);
    }

    /// <param name="shift">Added to every place along the line.</param>
    public static List<Glyph> Of(IReadOnlyList<LevelLine> lines, double shift = 0)
    {
        var rows = lines.OrderBy(line => line.Middle).ToList();
        return [.. rows.SelectMany((line, i) => line.IsStacked ? Stacked(line, shift) : Along(line, shift).Concat(EndsBeforeAnother(rows, i) ? [new Glyph(" ", line.Right + shift, line.Right + shift, Baseline(line), line.Size)] : []))];
    }

    /// <summary>What was seen as two pieces stands apart, be it by less than the layout asks for: two numbers must not become one.</summary>
    private static bool EndsBeforeAnother(List<LevelLine> rows, int index)
    {
        var line = rows[index];
        return Near(-1).Concat(Near(1)).Any(next => next.Left > (line.Left + line.Right) / 2 && next.Left - line.Right is var gap && gap < line.Size * 2
            && gap > (char.IsAsciiLetterOrDigit(line.Line.Text[^1]) || char.IsAsciiLetterOrDigit(next.Line.Text[0]) ? -0.3 : 0.3) * line.Size);

        IEnumerable<LevelLine> Near(int step)
        {
            for (var i = index + step; i >= 0 && i < rows.Count && Math.Abs(rows[i].Middle - line.Middle) < 0.4 * line.Size; i += step)
                yield return rows[i];
        }
    }

    private static double Baseline(LevelLine line) => line.Middle + (line.Size * 0.38);

    private static LevelLine Placed(RecognisedLine line, PageFrame frame)
    {
        var corners = Enumerable.Range(0, 4).Select(i => frame.Level(line.Corners[i * 2], line.Corners[(i * 2) + 1])).ToList();
        double left = (corners[0].X + corners[3].X) / 2, right = (corners[1].X + corners[2].X) / 2, top = (corners[0].Y + corners[1].Y) / 2, bottom = (corners[2].Y + corners[3].Y) / 2;
        (left, right, top, bottom) = (Math.Min(left, right), Math.Max(left, right + 0.1), Math.Min(top, bottom), Math.Max(top, bottom + 0.1));
        var level = new LevelLine(line, left, top, right, bottom, 0);
        // Drawn apart, characters are wider than they are high.
        return level with { Size = Math.Min(Advance(level), (bottom - top) * 1.05) };
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
        var places = line.Line.Places.Count == text.Length ? Places(line) : Shares(line);
        var baseline = Baseline(line);
        var advance = Advance(line);
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
                yield return new Glyph(text[i].ToString(), places[i].From + shift, places[i].To + shift, baseline, line.Size);
            if (i + 1 < text.Length && IsApart(i))
                yield return new Glyph(" ", places[i].To + shift, places[i + 1].From + shift, baseline, line.Size);
        }

        // Names are parted by half a character, which the layout of drawn text passes over because it knows places exactly.
        bool IsApart(int i) => advance > 0 && line.Line.Places.Count == text.Length && IsSquare(text[i]) && IsSquare(text[i + 1]) && (line.Line.Places[i + 1] - line.Line.Places[i]) * (line.Right - line.Left) is var step && step > advance * 1.35 && step < advance * 1.8;
    }

    /// <summary>The usual distance between two characters that fill a square; 0 where there are too few.</summary>
    private static double Advance(LevelLine line)
    {
        var (text, places) = (line.Line.Text, line.Line.Places);
        if (places.Count != text.Length)
            return text.Sum(Width) is >= 5 and var widths ? (line.Right - line.Left) / widths : 0;
        var advances = Enumerable.Range(0, text.Length - 1).Where(i => IsSquare(text[i]) && IsSquare(text[i + 1])).Select(i => (places[i + 1] - places[i]) * (line.Right - line.Left)).Order().ToList();
        if (advances.Count < 4)
            return 0;
        // Each is known to a quarter of a character only: the mean of the usual ones is nearer.
        var median = advances[advances.Count / 2];
        return advances.Where(advance => advance > median * 0.7 && advance < median * 1.3).Average();
    }

    private static bool IsSquare(char character) => character is >= '\u3400' and <= '\u9FFF';

    /// <summary>Each character around the place where the engine saw it, not beyond the middle between it and the next.</summary>
    private static List<(double From, double To)> Places(LevelLine line)
    {
        var text = line.Line.Text;
        var middles = line.Line.Places.Select(place => line.Left + (place * (line.Right - line.Left))).ToList();
        var places = text.Select((character, i) => (From: Math.Max(line.Left, middles[i] - (Width(character) * line.Size / 2)), To: Math.Min(line.Right, middles[i] + (Width(character) * line.Size / 2)))).ToList();
        for (var i = 0; i + 1 < places.Count; i++)
        {
            // They never overlap; and a number or a word is whole unless the engine says there is a space: places are known to a quarter of a character.
            var whole = !Glyph.IsWide(text[i]) && !Glyph.IsWide(text[i + 1]) && !char.IsWhiteSpace(text[i]) && !char.IsWhiteSpace(text[i + 1]) && middles[i + 1] - middles[i] < line.Size * 1.2;
            if (!whole && places[i].To <= places[i + 1].From)
                continue;
            var between = (middles[i] + middles[i + 1]) / 2;
            (places[i], places[i + 1]) = ((Math.Min(places[i].From, between), between), (between, Math.Max(between, places[i + 1].To)));
        }
        return places;
    }

    private static List<(double From, double To)> Shares(LevelLine line)
    {
        var unit = (line.Right - line.Left) / Math.Max(0.5, line.Line.Text.Sum(Width));
        var places = new List<(double, double)>();
        var at = line.Left;
        foreach (var character in line.Line.Text)
            places.Add((at, at += Width(character) * unit));
        return places;
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
