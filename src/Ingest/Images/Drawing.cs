using DocReview.Ledger;
using SkiaSharp;

namespace DocReview.Ingest;

/// <summary>Draws one page for people, in the child.</summary>
internal static class Drawing
{
    /// <summary>A page of A4 comes out at 1,870 pixels: its small print is legible on a screen, and it is sent in no time.</summary>
    private const double Dpi = 160;

    private const int Longest = 2400, LongestOfThumbnail = 168, Quality = 82;

    /// <returns>Null where the page was drawn; otherwise why not.</returns>
    public static Extraction.Unreadable? Run(ExtractionRequest request, DrawingOrder order, Stream content, Action<DrawnPage> done)
    {
        try
        {
            var page = Fitted(PageImages.Of(content, order.Format, order.Page, request.Limits, CancellationToken.None, Dpi, order.WithoutLetters), Longest);
            done(new DrawnPage(Jpeg(page), Jpeg(Fitted(page, LongestOfThumbnail))));
            return null;
        }
        catch (StopReadingException stop)
        {
            return new(order.Format, stop.Trouble, stop.Message);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return new(order.Format, Trouble.Damaged, $"第 {order.Page} 页无法转换为图像（{exception.GetType().Name}）。");
        }
    }

    private static Raster Fitted(Raster page, int longest)
    {
        var share = (double)longest / Math.Max(page.Width, page.Height);
        return share >= 1 ? page : page.Resized(Math.Max(1, (int)Math.Round(page.Width * share)), Math.Max(1, (int)Math.Round(page.Height * share)));
    }

    private static byte[] Jpeg(Raster page)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(page.Width, page.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var pixels = bitmap.GetPixelSpan();
        for (int from = 0, to = 0; from < page.Rgb.Length; from += 3, to += 4)
            (pixels[to], pixels[to + 1], pixels[to + 2], pixels[to + 3]) = (page.Rgb[from], page.Rgb[from + 1], page.Rgb[from + 2], byte.MaxValue);
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return data.ToArray();
    }
}
