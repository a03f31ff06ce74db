namespace DocReview.Ingest;

/// <summary>Finds the lines of text on an image.</summary>
internal sealed class TextDetector(ModelFiles models) : IDisposable
{
    // An A4 page is looked at with a longer side of 1,280 pixels; other shapes get as many pixels, so that a receipt is not squeezed and a spread keeps its print.
    private const double Pixels = 1280.0 * 905;
    private const double LargestEnlargement = 1.6;
    private const int Step = 32;
    private static readonly float[] Mean = [0.485f, 0.456f, 0.406f];
    private static readonly float[] Deviation = [0.229f, 0.224f, 0.225f];
    private readonly OnnxModel _model = new(models.Detection, givesBack: true);

    public List<TextBox> Detect(Raster image)
    {
        var scale = Math.Min(Math.Sqrt(Pixels / ((double)image.Width * image.Height)), LargestEnlargement);
        var width = Math.Max(Step, (int)Math.Round(image.Width * scale / Step) * Step);
        var height = Math.Max(Step, (int)Math.Round(image.Height * scale / Step) * Step);
        var small = image.Resized(width, height);
        var boxes = _model.Run(Planes(small), height, width, (_, map) => TextBoxes.On(map, width, height));
        return [.. boxes.Select(box => box.Scaled((double)image.Width / width, (double)image.Height / height))];
    }

    public void Dispose() => _model.Dispose();

    /// <summary>Blue, green, red: the order the model was trained with.</summary>
    private static float[] Planes(Raster image)
    {
        var size = image.Width * image.Height;
        var planes = new float[size * 3];
        for (var plane = 0; plane < 3; plane++)
        {
            var (scale, shift) = (1 / (255 * Deviation[plane]), -Mean[plane] / Deviation[plane]);
            for (int i = 0, at = 2 - plane; i < size; i++, at += 3)
                planes[(plane * size) + i] = (image.Rgb[at] * scale) + shift;
        }
        return planes;
    }
}
