using DocReview.Ledger;
using SkiaSharp;

namespace DocReview.Ingest;

/// <summary>The image of an OFD page that has none but images and letters drawn as curves. Its text, where it has any, is read and not drawn.</summary>
internal static class OfdPages
{
    private const double Point = 72 / 25.4;
    private const long MostBytes = 200L << 20;

    public static Raster Raster(Stream content, int number, ExtractionLimits limits, bool withoutLetters)
    {
        var package = new OfdPackage(content, limits);
        var bodies = package.Load("OFD.xml").Children("DocBody").Select(body => package.Find("OFD.xml", body.Child("DocRoot")?.Value)).OfType<string>();
        var (document, page) = bodies.Select(part => new OfdDocument(package, part)).SelectMany(document => document.Pages.Select(page => (document, page))).ElementAtOrDefault(number - 1);
        if (document is null || Ofd.Shown(document, page) is not var (glyphs, box, _))
            throw new StopReadingException(Trouble.Damaged, $"找不到第 {number} 页。");
        using var canvas = new PageCanvas(box[2] * Point, box[3] * Point, PageImages.Dpi);
        var missing = glyphs.Images.Count(image => !Put(canvas, document, image.Resource, image.Place, limits));
        foreach (var (path, place) in glyphs.Drawings)
            Draw(canvas, path, place);
        return withoutLetters || missing < glyphs.Images.Count || glyphs.Drawings.Count > 0
            ? canvas.Raster()
            : throw new StopReadingException(Trouble.NoText, $"第 {number} 页的图像无法解码，未能识别；请另存为 PDF 后重新提供。");
    }

    /// <returns>False where the image is missing or cannot be unpacked.</returns>
    private static bool Put(PageCanvas canvas, OfdDocument document, string resource, OfdMatrix place, ExtractionLimits limits)
    {
        using var packed = document.Media(resource, MostBytes);
        if (packed is null)
            return false;
        using var bytes = new MemoryStream();
        packed.CopyTo(bytes);
        bytes.Position = 0;
        try
        {
            using var bitmap = Decode(bytes, limits);
            canvas.Put(bitmap, Scaled(place.At(0, 0)), Scaled(place.At(1, 0)), Scaled(place.At(0, 1)));
            return true;
        }
        catch (StopReadingException stop) when (stop.Trouble != Trouble.TooLarge)
        {
            return false;
        }

        static (double X, double Y) Scaled((double X, double Y) at) => (at.X * Point, at.Y * Point);
    }

    private static SKBitmap Decode(MemoryStream bytes, ExtractionLimits limits)
    {
        if (Picture.IsTiff(bytes.GetBuffer().AsSpan(0, (int)Math.Min(8, bytes.Length))))
        {
            using var tiff = new TiffPages(bytes);
            return tiff.Decode(0, limits);
        }
        using var data = SKData.Create(bytes);
        return Bitmaps.Decode(data, limits, out _, upright: false);
    }

    /// <summary>AbbreviatedData: a letter for what is drawn, then the places it needs. An arc is drawn as the line between its ends.</summary>
    private static void Draw(PageCanvas canvas, System.Xml.Linq.XElement element, OfdMatrix place)
    {
        using var builder = new SKPathBuilder();
        var words = new Queue<string>((element.Child("AbbreviatedData")?.Value ?? "").Split([' ', ',', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
        while (words.TryDequeue(out var word))
        {
            switch (word)
            {
                case "S" or "M": builder.MoveTo(Next()); break;
                case "L": builder.LineTo(Next()); break;
                case "Q": builder.QuadTo(Next(), Next()); break;
                case "B": builder.CubicTo(Next(), Next(), Next()); break;
                case "A":
                    for (var i = 0; i < 5; i++)
                        words.TryDequeue(out _);
                    builder.LineTo(Next());
                    break;
                case "C": builder.Close(); break;
            }
        }
        builder.FillType = element.Attr("Rule") == "Even-Odd" ? SKPathFillType.EvenOdd : SKPathFillType.Winding;
        using var drawn = builder.Detach();
        if (element.Attr("Fill") is "true" or "1" && Colour(element.Child("FillColor")) is { } fill)
            canvas.Draw(drawn, fill, null);
        if (element.Attr("Stroke") is not ("false" or "0") && Colour(element.Child("StrokeColor")) is { } stroke)
            canvas.Draw(drawn, stroke, Math.Max(0.3, (OfdMatrix.Number(element.Attr("LineWidth")) ?? 0.35) * place.Scale * Point));

        SKPoint Next()
        {
            var (x, y) = (words.TryDequeue(out var first) ? OfdMatrix.Number(first) ?? 0 : 0, words.TryDequeue(out var second) ? OfdMatrix.Number(second) ?? 0 : 0);
            var (onPageX, onPageY) = place.At(x, y);
            return new SKPoint((float)(onPageX * Point), (float)(onPageY * Point));
        }
    }

    /// <summary>Black unless said otherwise; null for white, under which what is seen would vanish.</summary>
    private static SKColor? Colour(System.Xml.Linq.XElement? element) => OfdMatrix.Numbers(element.Attr("Value")) switch
    {
        [var gray] => gray > 245 ? null : new SKColor((byte)gray, (byte)gray, (byte)gray),
        [> 245, > 245, > 245] => null,
        [var red, var green, var blue] => new SKColor((byte)red, (byte)green, (byte)blue),
        _ => SKColors.Black,
    };
}
