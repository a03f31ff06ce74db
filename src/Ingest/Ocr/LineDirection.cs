namespace DocReview.Ingest;

/// <summary>Tells a line that is upright from one that stands on its head.</summary>
internal sealed class LineDirection(ModelFiles models) : IDisposable
{
    private const int Height = 48;
    private const int Width = 192;
    private readonly OnnxModel _model = new(models.Direction);

    /// <returns>0 to 1: how sure it is that the line stands on its head.</returns>
    public double UpsideDown(Raster image, TextBox box)
    {
        // The model looks at a stretch four times as long as it is high; a short line is filled up with grey.
        var width = Math.Clamp((int)Math.Ceiling(Height * box.Width / box.Height), 1, Width);
        var shown = box.Width / box.Height > 4 ? box.Part(0, 4 * box.Height / box.Width) : box;
        var strip = image.Warped(shown.Corners, width, Height);
        var planes = new float[3 * Height * Width];
        var narrow = strip.Planes();
        for (var row = 0; row < 3 * Height; row++)
            narrow.AsSpan(row * width, width).CopyTo(planes.AsSpan(row * Width));
        return _model.Run(planes, Height, Width, (_, values) => values[1]);
    }

    public void Dispose() => _model.Dispose();
}
