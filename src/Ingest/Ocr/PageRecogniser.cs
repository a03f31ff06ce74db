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

    /// <param name="number">The page: counts from 1; given back.</param>
    public RecognisedPage Recognise(Raster image, int number, CancellationToken cancel)
    {
        var shrunk = Math.Min(1, Math.Sqrt(MostPixels / ((double)image.Width * image.Height)));
        var scaled = image.Resized((int)Math.Ceiling(image.Width * shrunk), (int)Math.Ceiling(image.Height * shrunk));
        var sheet = Sheet(scaled);
        var (upright, boxes, turned) = _upright.Of(sheet is null ? scaled : Level(scaled, sheet), cancel);
        var skew = Skew.Of(boxes);
        var rules = RuledLines.On(upright, skew, boxes);
        skew = Skew.Of(rules, upright.Width, otherwise: skew);
        var grids = DigitGrids.In(upright, rules, boxes, _reader);
        rules = [.. rules.Except(grids.Inner)];
        var unread = new List<TextBox>();
        var (lines, seals) = Read(upright, [.. boxes.Within(rules)], rules, skew, unread, cancel);
        lines = [.. lines.Where(line => !grids.Areas.Any(area => area.Contains(line.Box.X, line.Box.Y))), .. grids.Lines];
        lines = Corrected(ReadingOrder.Of(lines, skew, FacingPages.Gutter(upright.Width, upright.Height, boxes, rules)));
        var given = 1 / shrunk;
        var page = new RecognisedPage(number, EngineName, image.Width, image.Height, image.Dpi, turned, -skew * 180 / Math.PI, Recognised(lines, given), Recognised(seals, given))
        {
            Rules = [.. rules.Select(rule => new RuledLine(rule.X1 * given, rule.Y1 * given, rule.X2 * given, rule.Y2 * given))],
            Warnings = [.. PageWarnings.Of(lines), .. PageWarnings.OfUnread(unread, lines)],
        };
        // Turned clockwise by a quarter, what was bottom left comes to the top left.
        return sheet is null ? page : page with
        {
            Sheet = [.. Enumerable.Range(0, 8).Select(i => Math.Round(sheet[(i + 8 - (turned / 90 * 2)) % 8] * given, 1))],
            UprightWidth = (int)Math.Round(upright.Width * given),
            UprightHeight = (int)Math.Round(upright.Height * given),
        };
    }

    public void Dispose()
    {
        _upright.Dispose();
        _detector.Dispose();
        _reader.Dispose();
    }

    /// <summary>Only where nothing that looks like text would be cut off.</summary>
    private double[]? Sheet(Raster image) =>
        PhotographedSheet.On(image) is { } corners && _detector.Detect(image).All(box => PhotographedSheet.Holds(corners, box.X, box.Y)) ? corners : null;

    private static Raster Level(Raster image, double[] sheet)
    {
        var (width, height) = PhotographedSheet.Size(sheet);
        return image.Warped(sheet, width, height);
    }

    private (List<ReadLine> Lines, List<ReadLine> Seals) Read(Raster upright, List<TextBox> boxes, List<RuledLine> rules, double skew, List<TextBox> unread, CancellationToken cancel)
    {
        if (RedInk.Of(upright) is not { } red)
            return (ReadAll(upright, boxes, unread, cancel), []);
        var black = ReadAll(red.Lifted, _detector.Detect(red.Lifted).Within(rules).Where(box => !red.Wrote(box)), unread, cancel);
        // What runs around in a seal is never quite read.
        var (headings, seals) = Headings.Apart(ReadAll(upright, boxes.Where(red.Wrote), [], cancel), red.Seals, skew);
        return ([.. black, .. headings], seals);
    }

    /// <param name="unread">Takes what looks like a line and gave no text worth the name.</param>
    private List<ReadLine> ReadAll(Raster image, IEnumerable<TextBox> boxes, List<TextBox> unread, CancellationToken cancel)
    {
        var lines = new List<ReadLine>();
        foreach (var box in boxes)
        {
            cancel.ThrowIfCancellationRequested();
            var text = Corrections.WithoutDust(box.IsTall ? TallText.Read(_reader, image, box) : _reader.Read(image, box));
            if (!string.IsNullOrWhiteSpace(text.Text) && text.Confidence >= ReadLine.LeastConfidence)
                lines.Add(new ReadLine(box, text));
            else if (!string.IsNullOrWhiteSpace(text.Text))
                unread.Add(box);
        }
        return lines;
    }

    private static List<ReadLine> Corrected(List<ReadLine> lines)
    {
        var before = "";
        return [.. lines.Select(line => line with { Text = Corrections.Correct(line.Text, before) } is var corrected && (before = corrected.Text.Text) is not null ? corrected : line)];
    }

    private static List<RecognisedLine> Recognised(List<ReadLine> lines, double scale) =>
        [.. lines.Select(line => new RecognisedLine(line.Text.Text, [.. line.Box.Scaled(scale, scale).Corners.Select(value => Math.Round(value, 1))], line.Text.Confidence, line.Text.Characters, line.Box.Score) { Places = line.Text.Places })];
}

internal sealed record ReadLine(TextBox Box, LineText Text)
{
    /// <summary>Below this it is no text: a smudge, a picture.</summary>
    public const double LeastConfidence = 0.35;
}
