using DocReview.Ledger;
using SkiaSharp;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Images;
using UglyToad.PdfPig.Tokens;

namespace DocReview.Ingest;

/// <summary>One image of a PDF page as pixels: JPEG by Skia, fax and packed samples by PdfPig's filters. JBIG2 and JPEG 2000 are left to a program that draws pages.</summary>
internal static class PdfImage
{
    /// <returns>Null where the image cannot be unpacked here.</returns>
    /// <exception cref="StopReadingException">More pixels than the limit allows.</exception>
    public static SKBitmap? Decode(IPdfImage image, ExtractionLimits limits)
    {
        if (Bitmaps.IsTooLarge(image.WidthInSamples, image.HeightInSamples, limits) is { } refusal)
            throw refusal;
        var bitmap = Jpeg(image) is { } jpeg ? OfJpeg(jpeg, image, limits) : OfSamples(image);
        if (bitmap is null || image.MaskImage is not { } mask || mask.WidthInSamples * (long)mask.HeightInSamples > limits.Pixels)
            return bitmap;
        using (bitmap)
        {
            using var shape = mask.IsImageMask ? OfSamples(mask) : Decode(mask, limits);
            return shape is null ? null : Cut(bitmap, shape, mask.IsImageMask);
        }
    }

    /// <summary>The bytes of a JPEG, which some programs pack a second time.</summary>
    private static Memory<byte>? Jpeg(IPdfImage image)
    {
        if (IsJpeg(image.RawMemory))
            return image.RawMemory;
        if (!image.ImageDictionary.TryGet(NameToken.Filter, out ArrayToken filters) || filters.Data is not [NameToken first, NameToken { Data: "DCTDecode" or "DCT" }])
            return null;
        var unpacked = DefaultFilterProvider.Instance.GetNamedFilters([first])[0].Decode(image.RawMemory, image.ImageDictionary, DefaultFilterProvider.Instance, 0);
        return IsJpeg(unpacked) ? unpacked : null;
    }

    private static bool IsJpeg(Memory<byte> bytes) => bytes.Span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);

    /// <summary>An EXIF mark in it turns nothing: the page says how the image lies.</summary>
    private static SKBitmap? OfJpeg(Memory<byte> jpeg, IPdfImage image, ExtractionLimits limits)
    {
        var inverted = image.Decode is [var from, var to, ..] && from > to;
        // Skia takes four inks to be stored inverted, as Photoshop does; a PDF says so by its Decode array.
        if (image.ColorSpaceDetails?.BaseNumberOfColorComponents == 4 && !inverted)
            return null;
        using var data = SKData.CreateCopy(jpeg.Span);
        var bitmap = Bitmaps.Decode(data, limits, out _, upright: false);
        if (inverted && image.ColorSpaceDetails?.BaseNumberOfColorComponents != 4)
            Invert(bitmap.GetPixelSpan());
        return bitmap;
    }

    private static void Invert(Span<byte> rgba)
    {
        for (var i = 0; i < rgba.Length; i++)
            rgba[i] = i % 4 == 3 ? rgba[i] : (byte)(255 - rgba[i]);
    }

    private static SKBitmap? OfSamples(IPdfImage image)
    {
        var (width, height) = (image.WidthInSamples, image.HeightInSamples);
        if (!image.TryGetBytesAsMemory(out var samples))
            return null;
        if (image.IsImageMask)
            return Stencil(samples.Span, width, height, image.Decode is [1, ..]);
        if (image.ColorSpaceDetails is not { } colours)
            return null;
        var pixels = ColorSpaceDetailsByteConverter.Convert(colours, samples.Span, image.BitsPerComponent, width, height, image.Decode);
        var parts = pixels.Length / (width * height);
        if (parts is not (1 or 3 or 4))
            return null;
        var bitmap = New(width, height);
        var rgba = bitmap.GetPixelSpan();
        for (int from = 0, to = 0; to < rgba.Length; from += parts, to += 4)
        {
            (rgba[to], rgba[to + 1], rgba[to + 2]) = parts switch
            {
                1 => (pixels[from], pixels[from], pixels[from]),
                3 => (pixels[from], pixels[from + 1], pixels[from + 2]),
                _ => (Inked(pixels[from], pixels[from + 3]), Inked(pixels[from + 1], pixels[from + 3]), Inked(pixels[from + 2], pixels[from + 3])),
            };
            rgba[to + 3] = 255;
        }
        return bitmap;
    }

    private static byte Inked(int ink, int black) => (byte)((255 - ink) * (255 - black) / 255);

    /// <summary>One bit a pixel: black where paint goes through (0, unless said otherwise), transparent elsewhere.</summary>
    private static SKBitmap? Stencil(ReadOnlySpan<byte> bits, int width, int height, bool ones)
    {
        var stride = (width + 7) / 8;
        if (bits.Length < stride * height)
            return null;
        var bitmap = New(width, height);
        var rgba = bitmap.GetPixelSpan();
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var bit = (bits[(y * stride) + (x / 8)] >> (7 - (x % 8))) & 1;
                rgba[(((y * width) + x) * 4) + 3] = bit == 1 == ones ? (byte)255 : (byte)0;
            }
        }
        return bitmap;
    }

    /// <summary>The image in the resolution of its mask, which is the finer one where text was parted from its background.</summary>
    private static SKBitmap Cut(SKBitmap image, SKBitmap shape, bool stencil)
    {
        var cut = New(shape.Width, shape.Height);
        using (var from = image.PeekPixels())
        using (var to = cut.PeekPixels())
            from.ScalePixels(to, new SKSamplingOptions(SKFilterMode.Linear));
        var pixels = cut.GetPixelSpan();
        var mask = shape.GetPixelSpan();
        for (var i = 0; i < pixels.Length; i += 4)
            pixels[i + 3] = stencil ? mask[i + 3] : mask[i];
        return cut;
    }

    private static SKBitmap New(int width, int height) => new(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
}
