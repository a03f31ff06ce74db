using DocReview.Ledger;
using SkiaSharp;

namespace DocReview.Ingest;

/// <summary>JPEG, PNG, BMP, GIF and WebP, decoded by Skia. What the head declares is weighed before anything is unpacked.</summary>
internal static class Bitmaps
{
    /// <summary>Recognition gains nothing beyond this (A3 at 400 dpi), and memory is spent by the pixel.</summary>
    public const int MostKept = 32_000_000;

    /// <summary>Width and height as stored, before the image is turned upright.</summary>
    /// <exception cref="StopReadingException">No image, or one of too many pixels.</exception>
    public static (int Width, int Height) Size(SKData data, ExtractionLimits limits)
    {
        using var codec = Open(data, limits);
        return (codec.Info.Width, codec.Info.Height);
    }

    /// <summary>How many pictures an animated one shows; 0 or 1 where it does not move.</summary>
    public static int Frames(SKData data)
    {
        using var codec = SKCodec.Create(data);
        return codec?.FrameCount ?? 0;
    }

    /// <summary>Unpacked, not larger than <see cref="MostKept"/>; transparent where the image is.</summary>
    /// <param name="rough">As small as it costs least: enough to see whether it can be unpacked.</param>
    /// <param name="upright">Turned by its EXIF mark.</param>
    /// <param name="whole">False where the file ends before its image does.</param>
    /// <exception cref="StopReadingException">Damaged, or too many pixels.</exception>
    public static SKBitmap Decode(SKData data, ExtractionLimits limits, out bool whole, bool rough = false, bool upright = true)
    {
        using var codec = Open(data, limits);
        var shrink = rough ? 0.125f : (float)Math.Min(1, Math.Sqrt(MostKept / ((double)codec.Info.Width * codec.Info.Height)));
        var size = codec.GetScaledDimensions(shrink);
        var bitmap = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, codec.Info.IsOpaque ? SKAlphaType.Opaque : SKAlphaType.Unpremul));
        var result = codec.GetPixels(bitmap.Info, bitmap.GetPixels());
        whole = result == SKCodecResult.Success;
        if (result is not (SKCodecResult.Success or SKCodecResult.IncompleteInput or SKCodecResult.ErrorInInput))
        {
            bitmap.Dispose();
            throw new StopReadingException(Trouble.Damaged, $"图片已损坏，未能解码（{result}）。");
        }
        return Upright(Fitted(bitmap), upright ? codec.EncodedOrigin : SKEncodedOrigin.TopLeft);
    }

    private static SKCodec Open(SKData data, ExtractionLimits limits)
    {
        var codec = SKCodec.Create(data) ?? throw new StopReadingException(Trouble.Damaged, "图片已损坏，未能解码。");
        if (IsTooLarge(codec.Info.Width, codec.Info.Height, limits) is { } refusal)
        {
            codec.Dispose();
            throw refusal;
        }
        return codec;
    }

    public static StopReadingException? IsTooLarge(long width, long height, ExtractionLimits limits)
    {
        if (width <= 0 || height <= 0)
            return new StopReadingException(Trouble.Damaged, "图片已损坏：没有尺寸。");
        return width > limits.Pixels || height > limits.Pixels || width * height > limits.Pixels
            ? new StopReadingException(Trouble.TooLarge, $"图片为 {width}×{height} 像素，超过 {limits.Pixels / 10000} 万像素的上限，未予读取；请缩小后重新提供。")
            : null;
    }

    /// <summary>Takes the bitmap over: it is disposed where another takes its place.</summary>
    private static SKBitmap Fitted(SKBitmap bitmap)
    {
        if ((long)bitmap.Width * bitmap.Height <= MostKept)
            return bitmap;
        using (bitmap)
        using (var pixels = bitmap.PeekPixels())
            return Fitted(pixels);
    }

    /// <summary>A copy, not larger than <see cref="MostKept"/>.</summary>
    public static SKBitmap Fitted(SKPixmap pixels)
    {
        var shrink = Math.Min(1, Math.Sqrt(MostKept / ((double)pixels.Width * pixels.Height)));
        var fitted = new SKBitmap(pixels.Info.WithSize((int)(pixels.Width * shrink), (int)(pixels.Height * shrink)));
        using var target = fitted.PeekPixels();
        if (!pixels.ScalePixels(target, shrink < 1 ? new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear) : SKSamplingOptions.Default))
            throw new StopReadingException(Trouble.OutOfMemory, "读取所需内存超过上限，未能读取。");
        return fitted;
    }

    /// <param name="origin">EXIF and TIFF count alike.</param>
    public static SKBitmap Upright(SKBitmap bitmap, SKEncodedOrigin origin)
    {
        if (origin is SKEncodedOrigin.TopLeft)
            return bitmap;
        using (bitmap)
            return Turned(bitmap, origin);
    }

    private static SKBitmap Turned(SKBitmap bitmap, SKEncodedOrigin origin)
    {
        var (across, down) = (bitmap.Width, bitmap.Height);
        var swapped = origin >= SKEncodedOrigin.LeftTop;
        var turned = new SKBitmap(new SKImageInfo(swapped ? down : across, swapped ? across : down, bitmap.ColorType, bitmap.AlphaType));
        using var canvas = new SKCanvas(turned);
        canvas.Clear(SKColors.Transparent);
        canvas.SetMatrix(origin switch
        {
            SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, across, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, across, 0, -1, down, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, down, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new SKMatrix(0, -1, down, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, down, -1, 0, across, 0, 0, 1),
            SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, across, 0, 0, 1),
            _ => SKMatrix.Identity,
        });
        canvas.DrawBitmap(bitmap, 0, 0, SKSamplingOptions.Default);
        return turned;
    }

    /// <summary>Onto white, without padding.</summary>
    public static Raster Raster(SKBitmap bitmap, double dpi)
    {
        var source = bitmap.GetPixelSpan();
        var rgb = new byte[bitmap.Width * bitmap.Height * 3];
        for (var y = 0; y < bitmap.Height; y++)
        {
            var row = source.Slice(y * bitmap.RowBytes, bitmap.Width * 4);
            var to = y * bitmap.Width * 3;
            for (var x = 0; x < row.Length; x += 4, to += 3)
            {
                int alpha = row[x + 3], white = 255 - alpha;
                (rgb[to], rgb[to + 1], rgb[to + 2]) = alpha == 255
                    ? (row[x], row[x + 1], row[x + 2])
                    : ((byte)(((row[x] * alpha) / 255) + white), (byte)(((row[x + 1] * alpha) / 255) + white), (byte)(((row[x + 2] * alpha) / 255) + white));
            }
        }
        return new Raster(bitmap.Width, bitmap.Height, rgb, dpi);
    }
}
