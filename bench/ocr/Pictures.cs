using DocReview.Ingest;
using SkiaSharp;

namespace DocReview.Bench;

/// <summary>Between image files, the drawing library and the engine.</summary>
internal static class Pictures
{
    public static Raster Load(string path, double dpi)
    {
        using var bitmap = SKBitmap.Decode(path) ?? throw new InvalidDataException($"Not an image: {path}");
        return Of(bitmap, dpi);
    }

    public static Raster Of(SKBitmap bitmap, double dpi)
    {
        using var plain = bitmap.ColorType == SKColorType.Rgba8888 ? bitmap.Copy() : bitmap.Copy(SKColorType.Rgba8888);
        var rgba = plain.GetPixelSpan();
        var rgb = new byte[plain.Width * plain.Height * 3];
        for (int from = 0, to = 0; to < rgb.Length; from += 4, to += 3)
            rgba.Slice(from, 3).CopyTo(rgb.AsSpan(to));
        return new Raster(plain.Width, plain.Height, rgb, dpi);
    }

    public static SKBitmap Of(Raster raster)
    {
        var bitmap = new SKBitmap(raster.Width, raster.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        var rgba = new byte[raster.Width * raster.Height * 4];
        for (int from = 0, to = 0; from < raster.Rgb.Length; from += 3, to += 4)
            (rgba[to], rgba[to + 1], rgba[to + 2], rgba[to + 3]) = (raster.Rgb[from], raster.Rgb[from + 1], raster.Rgb[from + 2], 255);
        System.Runtime.InteropServices.Marshal.Copy(rgba, 0, bitmap.GetPixels(), rgba.Length);
        return bitmap;
    }
}
