using DocReview.Ledger;
using SkiaSharp;

namespace DocReview.Ingest;

/// <summary>The image of one page, for recognition and for people: of a picture, a PDF or an OFD.</summary>
internal static class PageImages
{
    /// <summary>What recognition reads best (measured: 100 dpi costs four times the errors, 300 gains nothing).</summary>
    public const double Dpi = 200;

    /// <param name="format">As <see cref="Document.Format"/> has it: <c>image</c>, <c>pdf</c> or <c>ofd</c>.</param>
    /// <param name="page">Counts from 1, as <see cref="Page.Number"/>.</param>
    /// <param name="dpi">Of what is drawn; an image keeps its own.</param>
    /// <param name="withoutLetters">Images and curves will do, or a white page: whoever shows it lays the text over it.</param>
    /// <exception cref="StopReadingException">There is no image to be had; the message says why and what to do.</exception>
    public static Raster Of(Stream content, string format, int page, ExtractionLimits limits, CancellationToken cancel, double dpi = Dpi, bool withoutLetters = false)
    {
        content.Position = 0;
        return format switch
        {
            "pdf" => PdfPages.Raster(content, page, limits, dpi, withoutLetters, cancel),
            "ofd" => OfdPages.Raster(content, page, limits, withoutLetters),
            _ => Picture(content, page, limits, cancel),
        };
    }

    private static Raster Picture(Stream content, int page, ExtractionLimits limits, CancellationToken cancel)
    {
        var head = new byte[(int)Math.Min(12, content.Length)];
        content.ReadExactly(head);
        content.Position = 0;
        if (Ingest.Picture.IsTiff(head))
        {
            using var tiff = new TiffPages(content);
            var declared = tiff.Head(page - 1);
            using var bitmap = tiff.Decode(page - 1, limits);
            return Bitmaps.Raster(bitmap, DpiOf(bitmap, (declared.Width, declared.Height), declared.Dpi));
        }
        if (Heif.Is(head))
        {
            using var picture = Heif.Decode(content, limits, cancel);
            return Bitmaps.Raster(picture, Ingest.Picture.Dpi(picture.Width, picture.Height, null));
        }
        using var data = SKData.Create(content);
        var size = Bitmaps.Size(data, limits);
        using var image = Bitmaps.Decode(data, limits, out _);
        return Bitmaps.Raster(image, DpiOf(image, size, ImageMarks.Of(data.AsSpan()).Dpi));
    }

    /// <summary>That of the image as declared, less what it was reduced by.</summary>
    private static double DpiOf(SKBitmap bitmap, (int Width, int Height) declared, double? dpi) =>
        Ingest.Picture.Dpi(declared.Width, declared.Height, dpi) * Math.Max(bitmap.Width, bitmap.Height) / Math.Max(declared.Width, declared.Height);
}
