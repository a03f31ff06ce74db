using System.Text;
using System.Xml.Linq;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>What an OFD page shows, in our own terms: characters with their places and straight rules, in points from the page's top left corner.</summary>
internal sealed class OfdGlyphs
{
    private const double Point = 72 / 25.4;
    private const int MostPaths = 20_000, MostObjects = 1_000_000, Deepest = 40;

    /// <param name="Along">The direction in which the character stands, not that in which the next follows.</param>
    private readonly record struct Placed(string Text, double X, double Y, double Width, double Size, (double X, double Y) Along, bool Stacked);

    private readonly List<Placed> _placed = [];
    private readonly Func<string, XElement?> _composite;
    private int _paths, _objects;

    /// <param name="composite">Finds a graphic that is drawn in several places, by its identifier.</param>
    public OfdGlyphs(Func<string, XElement?> composite) => _composite = composite;

    public List<Rule> Horizontal { get; } = [];

    public List<Rule> Vertical { get; } = [];

    /// <summary>The images, by the name of their file in the resources, and where the unit square each fills comes to lie: in millimetres of the page.</summary>
    public List<(string Resource, OfdMatrix Place)> Images { get; } = [];

    /// <summary>Everything drawn with lines, as written, in the order of drawing.</summary>
    public List<(XElement Path, OfdMatrix Place)> Drawings { get; } = [];

    public int Paths => _paths;

    public IEnumerable<string> Texts => _placed.Select(glyph => glyph.Text);

    /// <summary>Everything below an element: layers, blocks within blocks, objects.</summary>
    /// <param name="page">From the page's millimetres, its corner taken off.</param>
    public void Add(XElement? container, OfdMatrix page, int depth = 0)
    {
        if (depth > Deepest)
            return;
        foreach (var element in container?.Elements() ?? [])
        {
            // Graphics that draw each other double with every level.
            if (++_objects > MostObjects)
                throw new StopReadingException(Trouble.TooLarge, "页面上的对象过多，未予读取。");
            if (element.Attr("Visible") is "false" or "0")
                continue;
            switch (element.Name.LocalName)
            {
                case "TextObject":
                    Text(element, OfdMatrix.Of(element).Then(page));
                    break;
                case "PathObject":
                    Path(element, OfdMatrix.Of(element).Then(page));
                    break;
                case "ImageObject":
                    Images.Add((element.Attr("ResourceID") ?? "", Filled(element).Then(page)));
                    break;
                case "CompositeObject" when element.Attr("ResourceID") is { } id && _composite(id) is { } unit:
                    Add(unit, OfdMatrix.Of(element).Then(page), depth + 1);
                    break;
                case "Layer" or "PageBlock" or "Content" or "Appearance":
                    Add(element, page, depth + 1);
                    break;
            }
        }
    }

    /// <summary>An image without a transformation of its own fills its frame.</summary>
    private static OfdMatrix Filled(XElement image) =>
        image.Attr("CTM") is null && OfdMatrix.Numbers(image.Attr("Boundary")) is { Count: >= 4 } frame ? new OfdMatrix(frame[2], 0, 0, frame[3], frame[0], frame[1]) : OfdMatrix.Of(image);

    /// <summary>Characters by direction, the most frequent first; those that run aslant (a watermark) are left to <see cref="Aslant"/>.</summary>
    public List<(Direction Direction, List<Glyph> Glyphs)> Turned()
    {
        // Characters set one below the other are a page written downwards, or, where they are few, a narrow cell.
        var downwards = _placed.Count(glyph => glyph.Stacked) * 2 > _placed.Count;
        return [.. _placed.Where(glyph => !string.IsNullOrWhiteSpace(glyph.Text))
            .Select(glyph => (Direction: glyph.Stacked && downwards ? Direction.Down : DirectionOf(glyph.Along), Glyph: glyph))
            .Where(item => item.Direction is not null)
            .GroupBy(item => item.Direction!.Value)
            .OrderByDescending(group => group.Count())
            .Select(group => (group.Key, group.Select(item => Turned(item.Glyph, group.Key)).ToList()))];
    }

    public string Aslant() => string.Concat(_placed.Where(glyph => DirectionOf(glyph.Along) is null).Select(glyph => glyph.Text));

    private void Text(XElement element, OfdMatrix place)
    {
        var size = OfdMatrix.Number(element.Attr("Size")) ?? 3.5;
        var stretch = OfdMatrix.Number(element.Attr("HScale")) is > 0 and var scale ? scale : 1;
        var (x, y) = (0.0, 0.0);
        foreach (var code in element.Children("TextCode"))
        {
            (x, y) = (OfdMatrix.Number(code.Attr("X")) ?? x, OfdMatrix.Number(code.Attr("Y")) ?? y);
            var characters = code.Value.EnumerateRunes().Where(rune => rune.Value is not ('\n' or '\r')).ToList();
            var (across, down) = (OfdMatrix.Distances(code.Attr("DeltaX"), characters.Count), OfdMatrix.Distances(code.Attr("DeltaY"), characters.Count));
            var (atX, atY) = (x, y);
            for (var i = 0; i < characters.Count; i++)
            {
                var text = characters[i].ToString();
                var natural = (Glyph.IsWide(text[0]) || characters[i].Value == '\u3000' ? size : size / 2) * stretch;
                var stacked = Math.Abs(At(down, i)) > Math.Abs(At(across, i));
                // Without distances characters follow each other by their own widths.
                var step = i < across.Count ? across[i] : down.Count > 0 ? 0 : across.Count > 0 && characters.Count - across.Count > 1 ? across[^1] : natural;
                var width = Glyph.IsWide(text[0]) || step <= 0 || step > size * 1.1 ? natural : step;
                var (pageX, pageY) = place.At(atX, atY);
                var along = place.Along(1, 0);
                _placed.Add(new Placed(text, pageX * Point, pageY * Point, width * Math.Sqrt((along.X * along.X) + (along.Y * along.Y)) * Point, Math.Max(0.5, size * place.Scale * Point), along, stacked));
                atX += step;
                atY += At(down, i);
            }
        }
    }

    /// <summary>The step after this character or, after the last, the one before it.</summary>
    private static double At(List<double> distances, int index) => distances.Count == 0 ? 0 : distances[Math.Min(index, distances.Count - 1)];

    private void Path(XElement element, OfdMatrix place)
    {
        if (++_paths > MostPaths)
            return;
        Drawings.Add((element, place));
        var stroked = element.Attr("Stroke") is not ("false" or "0");
        if (!stroked && element.Attr("Fill") is not ("true" or "1"))
            return;
        var points = new List<(double X, double Y)>();
        var words = (element.Child("AbbreviatedData")?.Value ?? "").Split([' ', ',', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
        var curved = false;
        for (var i = 0; i < words.Length; i++)
        {
            switch (words[i])
            {
                case "S" or "M":
                    Strokes(points, stroked && !curved);
                    (points, curved) = ([], false);
                    Take(words, ref i);
                    break;
                case "L":
                    Take(words, ref i);
                    break;
                case "C" when points.Count > 0:
                    points.Add(points[0]);
                    break;
                case "Q" or "B" or "A":
                    curved = true;
                    break;
            }
        }
        Strokes(points, stroked && !curved);

        void Take(string[] words, ref int i)
        {
            if (i + 2 >= words.Length || OfdMatrix.Number(words[i + 1]) is not { } x || OfdMatrix.Number(words[i + 2]) is not { } y)
                return;
            var (pageX, pageY) = place.At(x, y);
            points.Add((pageX * Point, pageY * Point));
            i += 2;
        }
    }

    private void Strokes(List<(double X, double Y)> points, bool edges)
    {
        const double thin = 3, shortest = 4;
        if (points.Count < 2)
            return;
        double left = points.Min(point => point.X), right = points.Max(point => point.X), top = points.Min(point => point.Y), bottom = points.Max(point => point.Y);
        if (bottom - top <= thin && right - left > shortest)
            Horizontal.Add(new Rule((top + bottom) / 2, left, right));
        else if (right - left <= thin && bottom - top > shortest)
            Vertical.Add(new Rule((left + right) / 2, top, bottom));
        else if (edges)
        {
            foreach (var (one, other) in points.Zip(points.Skip(1)))
            {
                if (Math.Abs(one.Y - other.Y) < 0.5)
                    Horizontal.Add(new Rule(one.Y, Math.Min(one.X, other.X), Math.Max(one.X, other.X)));
                else if (Math.Abs(one.X - other.X) < 0.5)
                    Vertical.Add(new Rule(one.X, Math.Min(one.Y, other.Y), Math.Max(one.Y, other.Y)));
            }
        }
    }

    private static Direction? DirectionOf((double X, double Y) along)
    {
        if (Math.Abs(along.X) >= Math.Abs(along.Y) * 8)
            return along.X >= 0 ? Direction.Right : Direction.Left;
        return Math.Abs(along.Y) >= Math.Abs(along.X) * 8 ? (along.Y > 0 ? Direction.Down : Direction.Up) : null;
    }

    private static Glyph Turned(Placed glyph, Direction direction)
    {
        if (glyph.Stacked && direction == Direction.Down && DirectionOf(glyph.Along) == Direction.Right)
            return new Glyph(glyph.Text, glyph.Y - (glyph.Size * 0.88), glyph.Y + (glyph.Size * 0.12), -glyph.X - (glyph.Size * 0.12), glyph.Size);
        var (start, baseline) = direction switch
        {
            Direction.Right => (glyph.X, glyph.Y),
            Direction.Down => (glyph.Y, -glyph.X),
            Direction.Left => (-glyph.X, -glyph.Y),
            _ => (-glyph.Y, glyph.X),
        };
        return new Glyph(glyph.Text, start, start + glyph.Width, baseline, glyph.Size);
    }
}
