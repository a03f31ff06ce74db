using DocReview.Ledger;
using SkiaSharp;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics;
using UglyToad.PdfPig.Graphics.Colors;
using PdfPage = UglyToad.PdfPig.Content.Page;

namespace DocReview.Ingest;

/// <summary>
/// The image of a PDF page. A page that is nothing but images is put together from them, at their own resolution; any other is drawn by poppler where that is
/// installed. Without it what can be drawn here (images, and letters drawn as curves) is drawn, and a page of text in a broken encoding keeps waiting.
/// </summary>
internal static class PdfPages
{
    private const int Decoration = 20, FewLetters = 40;

    public static Raster Raster(Stream content, int number, ExtractionLimits limits, double dpi, bool withoutLetters, CancellationToken cancel)
    {
        using var pdf = Pdf.Open(content);
        if (number > pdf.NumberOfPages)
            throw new StopReadingException(Trouble.Damaged, $"找不到第 {number} 页。");
        new DrawnForms(pdf, content.Length, limits).Check(number);
        var page = pdf.GetPage(number);
        var (images, paths) = (ImagesOf(page), page.Paths.Count(IsSeen));
        var letters = page.Letters.Count(letter => letter.RenderingMode != TextRenderingMode.Neither && !string.IsNullOrWhiteSpace(letter.Value));
        if (letters == 0 && paths <= Decoration && Coverage(page, images) > 0 && Composed(page, images, limits, whole: true) is { } composed)
            return composed;
        if (withoutLetters && Composed(page, images, limits, whole: false, blank: true) is { } bare)
            return bare;
        content.Position = 0;
        if (Poppler.Draw(content, number, PageCanvas.DpiFor(page.Width, page.Height, dpi), cancel) is { } drawn)
            return drawn;
        var worthwhile = letters <= FewLetters && (Coverage(page, images) >= 0.5 || paths > Decoration);
        return (worthwhile ? Composed(page, images, limits, whole: false) : null)
            ?? throw new StopReadingException(Trouble.NoText, Poppler.IsInstalled ? $"第 {number} 页无法转换为图像。" : $"第 {number} 页需要先安装 poppler-utils 才能转换为图像。");
    }

    /// <summary>The share of the page that images cover, 0 to 1; where they overlap it counts once.</summary>
    public static double Coverage(PdfPage page, IReadOnlyList<IPdfImage> images) => Share(Covered(page, images.Select(image => image.BoundingBox)));

    /// <summary>Whether an image covers a good part of the page where no text is: a photograph, or a receipt that was pasted in.</summary>
    public static bool HasPictureBesideText(PdfPage page)
    {
        const double good = 0.3;
        if (ImagesOf(page) is not { Count: > 0 } images || Coverage(page, images) < good)
            return false;
        var (image, text) = (Covered(page, images.Select(image => image.BoundingBox)), Covered(page, page.Letters.Select(letter => letter.BoundingBox), 1));
        for (var x = 0; x < Cells; x++)
        {
            for (var y = 0; y < Cells; y++)
                image[x, y] &= !text[x, y];
        }
        return Share(image) >= good;
    }

    private const int Cells = 20;

    private static double Share(bool[,] covered) => covered.Cast<bool>().Count(cell => cell) / (double)(Cells * Cells);

    /// <param name="reach">How many cells around each frame count too.</param>
    private static bool[,] Covered(PdfPage page, IEnumerable<PdfRectangle> frames, int reach = 0)
    {
        var covered = new bool[Cells, Cells];
        foreach (var (left, right, bottom, top) in frames.Select(Frame))
        {
            int fromX = Cell(left, page.Width) - reach, toX = Cell(right, page.Width) - 1 + reach, fromY = Cell(bottom, page.Height) - reach, toY = Cell(top, page.Height) - 1 + reach;
            for (var x = Math.Max(0, fromX); x <= Math.Min(Cells - 1, toX); x++)
            {
                for (var y = Math.Max(0, fromY); y <= Math.Min(Cells - 1, toY); y++)
                    covered[x, y] = true;
            }
        }
        return covered;

        static int Cell(double at, double whole) => (int)Math.Round(Math.Clamp(at / whole, -1, 2) * Cells);
    }

    /// <summary>Empty where the page's images cannot be listed.</summary>
    public static IReadOnlyList<IPdfImage> ImagesOf(PdfPage page)
    {
        try
        {
            return [.. page.GetImages()];
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or OperationCanceledException))
        {
            return [];
        }
    }

    /// <summary>Painted, and not in white.</summary>
    public static bool IsSeen(PdfPath path) => !path.IsClipping && ((path.IsFilled && !IsWhite(path.FillColor)) || (path.IsStroked && !IsWhite(path.StrokeColor)));

    private static (double Left, double Right, double Bottom, double Top) Frame(PdfRectangle box)
    {
        double[] xs = [box.TopLeft.X, box.TopRight.X, box.BottomLeft.X, box.BottomRight.X], ys = [box.TopLeft.Y, box.TopRight.Y, box.BottomLeft.Y, box.BottomRight.Y];
        return (xs.Min(), xs.Max(), ys.Min(), ys.Max());
    }

    /// <param name="whole">Every image must be among them.</param>
    /// <param name="blank">A page on which there is next to nothing will do, too.</param>
    private static Raster? Composed(PdfPage page, IReadOnlyList<IPdfImage> images, ExtractionLimits limits, bool whole, bool blank = false)
    {
        using var canvas = new PageCanvas(page.Width, page.Height, images.Count == 0 ? PageImages.Dpi : images.Max(image => DpiOf(image, page)));
        var put = 0;
        foreach (var image in images)
        {
            using var bitmap = BitmapOrNull(image, limits);
            if (bitmap is null && whole)
                return null;
            if (bitmap is null)
                continue;
            var box = image.BoundingBox;
            canvas.Put(bitmap, At(box.TopLeft), At(box.TopRight), At(box.BottomLeft));
            put++;
        }
        var curves = page.Paths.Where(IsSeen).ToList();
        foreach (var path in curves)
            Draw(canvas, path, page.Height);
        return blank || put > 0 || curves.Count > Decoration ? canvas.Raster() : null;

        (double X, double Y) At(PdfPoint point) => (point.X, page.Height - point.Y);
    }

    private static SKBitmap? BitmapOrNull(IPdfImage image, ExtractionLimits limits)
    {
        try
        {
            return PdfImage.Decode(image, limits);
        }
        catch (StopReadingException stop) when (stop.Trouble == Trouble.TooLarge)
        {
            throw;
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or OperationCanceledException))
        {
            return null;
        }
    }

    /// <summary>Small images do not set the resolution: a logo may be finer than the scan.</summary>
    private static double DpiOf(IPdfImage image, PdfPage page)
    {
        var box = image.BoundingBox;
        double across = Length(box.TopLeft, box.TopRight), down = Length(box.TopLeft, box.BottomLeft);
        return across * down < page.Width * page.Height * 0.05 ? 0 : 72 * Math.Max(image.WidthInSamples / across, image.HeightInSamples / down);

        static double Length(PdfPoint one, PdfPoint other) => Math.Max(1, Math.Sqrt(Math.Pow(one.X - other.X, 2) + Math.Pow(one.Y - other.Y, 2)));
    }

    private static void Draw(PageCanvas canvas, PdfPath path, double height)
    {
        using var builder = new SKPathBuilder();
        foreach (var command in path.SelectMany(part => part.Commands))
        {
            switch (command)
            {
                case PdfSubpath.Move move:
                    builder.MoveTo(At(move.Location));
                    break;
                case PdfSubpath.Line line:
                    builder.LineTo(At(line.To));
                    break;
                case PdfSubpath.CubicBezierCurve curve:
                    builder.CubicTo(At(curve.FirstControlPoint), At(curve.SecondControlPoint), At(curve.EndPoint));
                    break;
                case PdfSubpath.QuadraticBezierCurve curve:
                    builder.QuadTo(At(curve.ControlPoint), At(curve.EndPoint));
                    break;
                case PdfSubpath.Close:
                    builder.Close();
                    break;
            }
        }
        builder.FillType = path.FillingRule == FillingRule.EvenOdd ? SKPathFillType.EvenOdd : SKPathFillType.Winding;
        using var drawn = builder.Detach();
        if (path.IsFilled && !IsWhite(path.FillColor))
            canvas.Draw(drawn, Colour(path.FillColor), null);
        if (path.IsStroked && !IsWhite(path.StrokeColor))
            canvas.Draw(drawn, Colour(path.StrokeColor), Math.Max(0.3, path.LineWidth));

        SKPoint At(PdfPoint point) => new((float)point.X, (float)(height - point.Y));
    }

    private static bool IsWhite(IColor? colour) => colour is not null && Colour(colour) is { Red: > 245, Green: > 245, Blue: > 245 };

    /// <summary>A pattern has no colour to be named: black.</summary>
    private static SKColor Colour(IColor? colour)
    {
        try
        {
            var (red, green, blue) = colour?.ToRGBValues() ?? (0, 0, 0);
            return new SKColor(Byte(red), Byte(green), Byte(blue));
        }
        catch (Exception exception) when (exception is InvalidOperationException or NotSupportedException)
        {
            return SKColors.Black;
        }

        static byte Byte(double share) => (byte)Math.Clamp(share * 255, 0, 255);
    }
}
