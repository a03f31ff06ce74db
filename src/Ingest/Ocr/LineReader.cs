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

    /// <summary>At each step the most likely character; a character told twice in a row is one, an empty step parts two that are the same.</summary>
    private LineText Decode(int steps, int classes, ReadOnlySpan<float> values)
    {
        var text = new StringBuilder();
        var (characters, places) = (new List<float>(), new List<float>());
        var (last, first) = (0, 0);
        for (var step = 0; step < steps; step++)
        {
            var row = values.Slice(step * classes, classes);
            var key = System.Numerics.Tensors.TensorPrimitives.IndexOfMax(row);
            if (key == 0 || key >= _keys.Length)
            {
                last = 0;
                continue;
            }
            if (key != last)
            {
                first = step;
                text.Append(_keys[key]);
                characters.AddRange(Enumerable.Repeat(row[key], _keys[key].Length));
                places.AddRange(Enumerable.Repeat((step + 0.5f) / steps, _keys[key].Length));
            }
            else
            {
                characters[^1] = Math.Max(characters[^1], row[key]);
                places[^1] = (first + step + 1) / 2f / steps;
            }
            last = key;
        }
        return new LineText(text.ToString(), characters, places);
    }
}
