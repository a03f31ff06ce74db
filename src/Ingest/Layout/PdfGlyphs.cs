using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics;

namespace DocReview.Ingest;

/// <summary>What a PDF page shows, in our own terms: glyphs by the direction they run in, and straight rules.</summary>
internal static class PdfGlyphs
{
    /// <summary>Rules are looked for on pages with no more paths than a large table has; a drawing has more.</summary>
    private const int MostPaths = 20_000;

    /// <summary>Glyphs by direction, the most frequent first; text that runs aslant (a watermark) is left to <see cref="Aslant"/>.</summary>
    public static List<(Direction Direction, List<Glyph> Glyphs)> Of(Page page) =>
        [.. page.Letters.Where(letter => !string.IsNullOrWhiteSpace(letter.Value)).Select(letter => (Direction: DirectionOf(letter), Letter: letter))
            .Where(item => item.Direction is not null)
            .GroupBy(item => item.Direction!.Value)
            .OrderByDescending(group => group.Count())
            .Select(group => (group.Key, group.Select(item => Turned(item.Letter, group.Key, page.Height)).ToList()))];

    public static string Aslant(Page page) => string.Concat(page.Letters.Where(letter => DirectionOf(letter) is null).Select(letter => letter.Value));

    public static (List<Rule> Horizontal, List<Rule> Vertical) Rules(Page page)
    {
        var (horizontal, vertical) = (new List<Rule>(), new List<Rule>());
        var paths = page.Paths;
        foreach (var path in paths.Count > MostPaths ? [] : paths)
        {
            if (path.IsClipping || (!path.IsFilled && !path.IsStroked))
                continue;
            foreach (var part in path)
                AddRules(part, path.IsStroked, page.Height, horizontal, vertical);
        }
        return (horizontal, vertical);
    }

    private static void AddRules(PdfSubpath part, bool isStroked, double height, List<Rule> horizontal, List<Rule> vertical)
    {
        const double thin = 3, shortest = 4;
        if (part.GetBoundingRectangle() is not { } frame)
            return;
        double left = Math.Min(frame.Left, frame.Right), right = Math.Max(frame.Left, frame.Right), top = height - Math.Max(frame.Top, frame.Bottom), bottom = height - Math.Min(frame.Top, frame.Bottom);
        if (bottom - top <= thin && right - left > shortest)
            horizontal.Add(new Rule((top + bottom) / 2, left, right));
        else if (right - left <= thin && bottom - top > shortest)
            vertical.Add(new Rule((left + right) / 2, top, bottom));
        else if (isStroked)
            AddEdges(part, height, horizontal, vertical);
    }

    private static void AddEdges(PdfSubpath part, double height, List<Rule> horizontal, List<Rule> vertical)
    {
        var points = new List<PdfPoint>();
        foreach (var command in part.Commands)
        {
            switch (command)
            {
                case PdfSubpath.Move move:
                    points.Add(move.Location);
                    break;
                case PdfSubpath.Line line:
                    points.Add(line.To);
                    break;
                case PdfSubpath.Close when points.Count > 0:
                    points.Add(points[0]);
                    break;
                case PdfSubpath.Close:
                    break;
                default:
                    return;
            }
        }
        foreach (var (one, other) in points.Zip(points.Skip(1)))
        {
            if (Math.Abs(one.Y - other.Y) < 0.5)
                horizontal.Add(new Rule(height - one.Y, Math.Min(one.X, other.X), Math.Max(one.X, other.X)));
            else if (Math.Abs(one.X - other.X) < 0.5)
                vertical.Add(new Rule(one.X, height - Math.Max(one.Y, other.Y), height - Math.Min(one.Y, other.Y)));
        }
    }

    private static Direction? DirectionOf(Letter letter)
    {
        double across = letter.EndBaseLine.X - letter.StartBaseLine.X, up = letter.EndBaseLine.Y - letter.StartBaseLine.Y;
        if (Math.Abs(across) < 1e-6 && Math.Abs(up) < 1e-6)
            return Direction.Right;
        if (Math.Abs(across) > Math.Abs(up) * 8)
            return across > 0 ? Direction.Right : Direction.Left;
        return Math.Abs(up) > Math.Abs(across) * 8 ? (up > 0 ? Direction.Up : Direction.Down) : null;
    }

    private static Glyph Turned(Letter letter, Direction direction, double height)
    {
        double x0 = letter.StartBaseLine.X, y0 = height - letter.StartBaseLine.Y, x1 = letter.EndBaseLine.X, y1 = height - letter.EndBaseLine.Y;
        var box = letter.BoundingBox;
        var size = letter.PointSize > 0.5 ? letter.PointSize : Math.Max(1, Math.Max(Math.Abs(box.Height), Math.Abs(box.Width)));
        var (start, end, baseline) = direction switch
        {
            Direction.Right => (x0, x1, y0),
            Direction.Down => (y0, y1, -x0),
            Direction.Left => (-x0, -x1, -y0),
            _ => (-y0, -y1, x0),
        };
        return new Glyph(letter.Value, Math.Min(start, end), Math.Max(start, end), baseline, size);
    }
}
