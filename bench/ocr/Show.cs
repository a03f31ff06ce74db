using System.Diagnostics;
using DocReview.Ingest;
using SkiaSharp;

namespace DocReview.Bench;

/// <summary>Any image, line by line.</summary>
internal static class Show
{
    public static void Print(string models, string[] files)
    {
        using var recogniser = new PageRecogniser(models);
        foreach (var file in files)
        {
            var image = Pictures.Load(file, 200);
            var clock = Stopwatch.StartNew();
            var page = recogniser.Recognise(image, 1, CancellationToken.None);
            Console.WriteLine($"== {file} {image.Width}x{image.Height} turned {page.Turned} skew {page.Skew:0.00} {clock.Elapsed.TotalSeconds:0.00} s, {page.Rules.Count} rules. {string.Concat(page.Warnings)}");
            foreach (var line in page.Lines)
                Console.WriteLine($"{line.Confidence:0.000} {string.Join(',', line.Corners)}  {line.Text}");
            foreach (var line in page.Seals)
                Console.WriteLine($"seal {line.Confidence:0.000} {string.Join(',', line.Corners)}  {line.Text}");
            Draw(page.Sheet.Count == 8 ? image.Warped([.. page.Sheet], page.UprightWidth, page.UprightHeight) : image.Turned(page.Turned), page, Path.ChangeExtension(file, ".seen.png"));
        }
    }

    /// <summary>The upright image with its lines in blue, its rules in green, what stands in seals in red.</summary>
    private static void Draw(Raster image, DocReview.Ledger.RecognisedPage page, string path)
    {
        using var bitmap = Pictures.Of(image);
        using var canvas = new SKCanvas(bitmap);
        using var pen = new SKPaint { IsStroke = true, StrokeWidth = 2 };
        foreach (var (line, colour) in page.Lines.Select(line => (line, SKColors.Blue)).Concat(page.Seals.Select(line => (line, SKColors.Red))))
        {
            pen.Color = colour;
            for (var i = 0; i < 8; i += 2)
                canvas.DrawLine((float)line.Corners[i], (float)line.Corners[i + 1], (float)line.Corners[(i + 2) % 8], (float)line.Corners[(i + 3) % 8], pen);
        }
        pen.Color = SKColors.LimeGreen;
        pen.StrokeWidth = 3;
        foreach (var rule in page.Rules)
            canvas.DrawLine((float)rule.X1, (float)rule.Y1, (float)rule.X2, (float)rule.Y2, pen);
        using var file = File.Create(path);
        bitmap.Encode(file, SKEncodedImageFormat.Png, 100);
    }
}
