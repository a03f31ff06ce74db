using System.Numerics.Tensors;
using System.Text;

namespace DocReview.Ingest;

/// <summary>What a line reads.</summary>
/// <param name="Characters">The confidence of each UTF-16 unit, 0 to 1.</param>
/// <param name="Places">Where the middle of each UTF-16 unit stands along the line, 0 to 1.</param>
internal sealed record LineText(string Text, IReadOnlyList<float> Characters, IReadOnlyList<float> Places)
{
    public double Confidence { get; } = Characters.Count == 0 ? 0 : Characters.Average(value => (double)value);
}

/// <summary>Reads one line of text from its image.</summary>
internal sealed class LineReader(ModelFiles models) : IDisposable
{
    private const int Height = 48;
    // A line this wide would be 160 characters: longer ones are squeezed rather than trusted with all memory.
    private const int Widest = 48 * 160;
    private const float SureOfNothing = 0.8f;
    private const float Perhaps = 0.12f;
    private readonly OnnxModel _model = new(models.Recognition);
    private readonly string[] _keys = ["", .. File.ReadLines(models.Keys, Encoding.UTF8), " "];

    public LineText Read(Raster image, TextBox box)
    {
        var width = Math.Clamp((int)Math.Ceiling(Height * box.Width / box.Height), Height / 4, Widest);
        return Read(image.Warped(box.Corners, width, Height));
    }

    /// <param name="strip">A line as it is read, 48 pixels high.</param>
    public LineText Read(Raster strip) => _model.Run(strip.Planes(), strip.Height, strip.Width, (shape, values) => Decode((int)shape[1], (int)shape[2], values));

    public void Dispose() => _model.Dispose();

    private readonly record struct Mark(int Key, float Confidence, double Place);

    /// <summary>At each step the most likely character; a character told twice in a row is one, an empty step parts two that are the same.</summary>
    private LineText Decode(int steps, int classes, ReadOnlySpan<float> values)
    {
        var marks = new List<Mark>();
        var maybe = new List<Mark>();
        var (last, first) = (0, 0);
        for (var step = 0; step < steps; step++)
        {
            var row = values.Slice(step * classes, classes);
            var key = TensorPrimitives.IndexOfMax(row);
            if (key == 0)
            {
                if (row[0] < SureOfNothing && TensorPrimitives.IndexOfMax(row[1..]) + 1 is var second && row[second] > Perhaps)
                    maybe.Add(new Mark(second, row[second], step + 0.5));
            }
            else if (key != last)
            {
                first = step;
                marks.Add(new Mark(key, row[key], step + 0.5));
            }
            else
            {
                marks[^1] = new Mark(key, Math.Max(marks[^1].Confidence, row[key]), (first + step + 1) / 2.0);
            }
            last = key;
        }
        return Text(Filled(marks, maybe), steps);
    }

    /// <summary>Where the characters stand too far apart and the model was not sure that nothing is there, something is: better a doubtful character than none.</summary>
    private static List<Mark> Filled(List<Mark> marks, List<Mark> maybe)
    {
        if (maybe.Count == 0 || marks.Count < 3)
            return marks;
        var advances = marks.Zip(marks.Skip(1), (a, b) => b.Place - a.Place).Order().ToList();
        var gap = 1.6 * advances[advances.Count / 2];
        var missing = maybe.Where(mark => marks.LastOrDefault(other => other.Place < mark.Place) is { Key: > 0 } left && marks.FirstOrDefault(other => other.Place > mark.Place) is { Key: > 0 } right && right.Place - left.Place > gap && mark.Key != left.Key && mark.Key != right.Key);
        return [.. marks.Concat(missing).OrderBy(mark => mark.Place)];
    }

    private LineText Text(List<Mark> marks, int steps)
    {
        var text = new StringBuilder();
        var (characters, places) = (new List<float>(), new List<float>());
        foreach (var (key, confidence, place) in marks)
        {
            text.Append(_keys[key]);
            characters.AddRange(Enumerable.Repeat(confidence, _keys[key].Length));
            places.AddRange(Enumerable.Repeat((float)(place / steps), _keys[key].Length));
        }
        return new LineText(text.ToString(), characters, places);
    }
}
