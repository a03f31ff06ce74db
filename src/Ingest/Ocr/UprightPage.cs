namespace DocReview.Ingest;

/// <summary>Turns a page so that it can be read, and finds its lines.</summary>
internal sealed class UprightPage(TextDetector detector, LineReader reader, LineDirection direction) : IDisposable
{
    private const double MostlyTall = 0.6;
    private const int Voters = 12;
    private const int Doubted = 4;

    public void Dispose() => direction.Dispose();

    /// <returns>The page as it is read, its lines, and by how many degrees it was turned clockwise.</returns>
    public (Raster Image, List<TextBox> Boxes, int Turned) Of(Raster image, CancellationToken cancel)
    {
        var boxes = detector.Detect(image);
        var turned = 0;
        if (boxes.Where(box => box.IsTall).Sum(box => box.Area) > MostlyTall * boxes.Sum(box => box.Area))
        {
            cancel.ThrowIfCancellationRequested();
            image = image.Turned(turned = 90);
            boxes = detector.Detect(image);
        }
        if (!StandsOnItsHead(image, boxes))
            return (image, boxes, turned);
        return (image.Turned(180), [.. boxes.Select(box => box.UpsideDown(image.Width, image.Height))], turned + 180);
    }

    private bool StandsOnItsHead(Raster image, List<TextBox> boxes)
    {
        var longest = boxes.Where(box => !box.IsTall).OrderByDescending(box => box.Width).Take(Voters).ToList();
        var votes = longest.Count(box => direction.UpsideDown(image, box) > 0.5);
        if (votes == 0)
            return false;
        if (votes == longest.Count && votes > 2)
            return true;
        // They do not agree: what can be read better decides.
        var doubted = longest.Take(Doubted).ToList();
        double Legible(Func<TextBox, TextBox> turn) => doubted.Sum(box => reader.Read(image, turn(box)).Confidence);
        return Legible(box => box with { Angle = box.Angle + Math.PI }) > Legible(box => box);
    }
}
