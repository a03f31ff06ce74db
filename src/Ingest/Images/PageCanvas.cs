using DocReview.Ledger;
using SkiaSharp;

namespace DocReview.Ingest;

/// <summary>A white page on which its images are put where they belong: scanners cut pages into strips, and some put the seal above the text.</summary>
internal sealed class PageCanvas : IDisposable
{
    private const double MostDpi = 300, LeastDpi = 100;
    private readonly SKBitmap _bitmap;
    private readonly SKCanvas _canvas;

    /// <param name="width">Of the page, in points; so is the height.</param>
    /// <param name="dpi">What is wanted: kept within what recognition can use and memory allows.</param>
    /// <exception cref="StopReadingException">The page is no page.</exception>
    public PageCanvas(double width, double height, double dpi)
    {
        if (!(width > 0 && height > 0 && width < 1e5 && height < 1e5))
            throw new StopReadingException(Trouble.Damaged, "页面尺寸不合理，未能取得图像。");
        Scale = DpiFor(width, height, Math.Clamp(dpi, LeastDpi, MostDpi)) / 72;
        _bitmap = new SKBitmap(new SKImageInfo(Math.Max(1, (int)Math.Round(width * Scale)), Math.Max(1, (int)Math.Round(height * Scale)), SKColorType.Rgba8888, SKAlphaType.Opaque));
        _canvas = new SKCanvas(_bitmap);
        _canvas.Clear(SKColors.White);
    }

    /// <summary>Pixels a point.</summary>
    public double Scale { get; }

    /// <summary>Less than wanted where the page would not fit into memory.</summary>
    public static double DpiFor(double width, double height, double wanted) => Math.Min(wanted, 72 * Math.Sqrt(Bitmaps.MostKept / Math.Max(1, width * height)));

    /// <param name="corner">Where the image's top left corner comes to lie, in points from the page's; so are the others.</param>
    public void Put(SKBitmap image, (double X, double Y) corner, (double X, double Y) topRight, (double X, double Y) bottomLeft)
    {
        var place = new SKMatrix(
            (float)((topRight.X - corner.X) * Scale / image.Width), (float)((bottomLeft.X - corner.X) * Scale / image.Height), (float)(corner.X * Scale),
            (float)((topRight.Y - corner.Y) * Scale / image.Width), (float)((bottomLeft.Y - corner.Y) * Scale / image.Height), (float)(corner.Y * Scale),
            0, 0, 1);
        _canvas.SetMatrix(place);
        _canvas.DrawBitmap(image, 0, 0, Sampling(place));
    }

    /// <summary>A scan in its own resolution is copied pixel for pixel: nothing is blurred.</summary>
    private static SKSamplingOptions Sampling(SKMatrix place)
    {
        const double same = 0.01;
        double across = Math.Abs(place.ScaleX) + Math.Abs(place.SkewY), down = Math.Abs(place.ScaleY) + Math.Abs(place.SkewX);
        if (Math.Abs(across - 1) < same && Math.Abs(down - 1) < same && Math.Min(Math.Abs(place.ScaleX), Math.Abs(place.SkewX)) < same)
            return SKSamplingOptions.Default;
        return new SKSamplingOptions(SKFilterMode.Linear, Math.Max(across, down) < 0.7 ? SKMipmapMode.Linear : SKMipmapMode.None);
    }

    /// <param name="path">In points from the page's top left corner.</param>
    public void Draw(SKPath path, SKColor colour, double? stroke)
    {
        _canvas.SetMatrix(SKMatrix.CreateScale((float)Scale, (float)Scale));
        using var paint = new SKPaint { Color = colour, IsAntialias = true, Style = stroke is null ? SKPaintStyle.Fill : SKPaintStyle.Stroke, StrokeWidth = (float)(stroke ?? 0) };
        _canvas.DrawPath(path, paint);
    }

    public Raster Raster() => Bitmaps.Raster(_bitmap, Scale * 72);

    public void Dispose()
    {
        _canvas.Dispose();
        _bitmap.Dispose();
    }
}
