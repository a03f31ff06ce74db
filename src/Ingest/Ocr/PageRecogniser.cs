using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>Reads pages from their images. Holds the models: one for each thread that recognises.</summary>
internal sealed class PageRecogniser : IDisposable
{
    // 600 dpi of an A4 page are 35 million pixels and read no better than 300; more than this costs memory for nothing.
    private const double MostPixels = 24e6;
    private readonly TextDetector _detector;
    private readonly LineReader _reader;
    private readonly UprightPage _upright;

    /// <exception cref="InvalidOperationException">The models cannot be used: see <see cref="Unavailable"/>.</exception>
    public PageRecogniser(string models)
    {
        if (Unavailable(models) is { } reason)
            throw new InvalidOperationException(reason);
        var files = new ModelFiles(models);
        _detector = new TextDetector(files);
        _reader = new LineReader(files);
        _upright = new UprightPage(_detector, _reader, new LineDirection(files));
    }

    /// <summary>The engine with its models, "ppocr/1+d2a7720d".</summary>
    public static string EngineName => ModelFiles.Engine;

    /// <returns>Null where the models in this folder can be used; otherwise why not, in Chinese.</returns>
    public static string? Unavailable(string models) => new ModelFiles(models).Unavailable();

    /// <param name="page">Counts from 1; given back.</param>
    public RecognisedPage Recognise(Raster image, int page, CancellationToken cancel)
    {
        var shrunk = Math.Min(1, Math.Sqrt(MostPixels / ((double)image.Width * image.Height)));
        var scaled = image.Resized((int)Math.Ceiling(image.Width * shrunk), (int)Math.Ceiling(image.Height * shrunk));
        var (upright, boxes, turned) = _upright.Of(scaled, cancel);
        var skew = Skew.Of(boxes);
        var rules = RuledLines.On(upright, skew, boxes);
        var (lines, seals) = Read(upright, [.. boxes.Within(rules)], rules, skew, cancel);
        var gutter = FacingPages.Gutter(upright.Width, upright.Height, boxes, rules);
        lines = Corrected(ReadingOrder.Of(lines, skew, gutter));
        return new RecognisedPage(page, EngineName, image.Width, image.Height, image.Dpi, turned, -skew * 180 / Math.PI, Recognised(lines, 1 / shrunk), Recognised(seals, 1 / shrunk))
        {
            Rules = [.. rules.Select(rule => new RuledLine(rule.X1 / shrunk, rule.Y1 / shrunk, rule.X2 / shrunk, rule.Y2 / shrunk))],
            Warnings = [.. PageWarnings.Of(lines)],
        };
    }

    public void Dispose()
    {
        _upright.Dispose();
        _detector.Dispose();
        _reader.Dispose();
    }

    private (List<ReadLine> Lines, List<ReadLine> Seals) Read(Raster upright, List<TextBox> boxes, List<RuledLine> rules, double skew, CancellationToken cancel)
    {
        if (RedInk.Of(upright) is not { } red)
            return (ReadAll(upright, boxes, cancel), []);
        var black = ReadAll(red.Lifted, _detector.Detect(red.Lifted).Within(rules).Where(box => !red.Wrote(box)), cancel);
        var (headings, seals) = Headings.Apart(ReadAll(upright, boxes.Where(red.Wrote), cancel), red.Seals, skew);
        return ([.. black, .. headings], seals);
    }

    private List<ReadLine> ReadAll(Raster image, IEnumerable<TextBox> boxes, CancellationToken cancel)
    {
        var lines = new List<ReadLine>();
        foreach (var box in boxes)
        {
            cancel.ThrowIfCancellationRequested();
            var text = Corrections.WithoutDust(_reader.Read(image, box));
            if (!string.IsNullOrWhiteSpace(text.Text) && text.Confidence >= ReadLine.LeastConfidence)
                lines.Add(new ReadLine(box, text));
        }
        return lines;
    }

    private static List<ReadLine> Corrected(List<ReadLine> lines)
    {
        var before = "";
        return [.. lines.Select(line => line with { Text = Corrections.Correct(line.Text, before) } is var corrected && (before = corrected.Text.Text) is not null ? corrected : line)];
    }

    private static List<RecognisedLine> Recognised(List<ReadLine> lines, double scale) =>
        [.. lines.Select(line => new RecognisedLine(line.Text.Text, [.. line.Box.Scaled(scale, scale).Corners.Select(value => Math.Round(value, 1))], line.Text.Confidence, line.Text.Characters, line.Box.Score))];
}

internal sealed record ReadLine(TextBox Box, LineText Text)
{
    /// <summary>Below this it is no text: a smudge, a picture.</summary>
    public const double LeastConfidence = 0.35;
}
