using DocReview.Ingest;
using SkiaSharp;

namespace DocReview.Bench;

/// <summary>What becomes of a print on its way into a file: scanners, copiers, telephones.</summary>
internal static class Damage
{
    public static SKBitmap OneBit(SKBitmap page, Random random) => Each(page, (value, _) => value + (random.Next(40) - 20) < 150 ? 0 : 255);

    /// <summary>A copy of a copy: soft, specked, darker at one side.</summary>
    public static SKBitmap Photocopy(SKBitmap page, Random random)
    {
        using var soft = Blurred(page, 0.6f);
        var result = Each(soft, (value, at) =>
        {
            var x = at % page.Width;
            var shade = x < page.Width / 40 ? 90 : 0;
            return Math.Clamp(((value - 128) * 1.25) + 128 - shade + (random.Next(50) - 25), 0, 255);
        });
        using var canvas = new SKCanvas(result);
        using var dirt = new SKPaint { Color = new SKColor(60, 60, 60) };
        for (var i = 0; i < page.Width * page.Height / 9000; i++)
            canvas.DrawCircle(random.Next(page.Width), random.Next(page.Height), (float)(0.5 + (random.NextDouble() * 1.1)), dirt);
        return result;
    }

    public static SKBitmap Rotated(SKBitmap page, double degrees)
    {
        var result = new SKBitmap(page.Width, page.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(result);
        canvas.Clear(new SKColor(250, 250, 250));
        canvas.RotateDegrees((float)degrees, page.Width / 2f, page.Height / 2f);
        using var image = SKImage.FromBitmap(page);
        canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKCubicResampler.Mitchell));
        return result;
    }

    public static SKBitmap Turned(SKBitmap page, int degrees) => Pictures.Of(Pictures.Of(page, 200).Turned(degrees));

    /// <summary>Taken by a telephone from a desk: in perspective, unevenly lit, soft.</summary>
    public static SKBitmap Photograph(SKBitmap page, Random random)
    {
        var (width, height) = ((int)(page.Width * 1.15), (int)(page.Height * 1.12));
        double Wander(double by) => (random.NextDouble() - 0.5) * by * page.Width;
        var (left, top, right, bottom) = (width * 0.07, height * 0.06, width * 0.93, height * 0.95);
        var lean = Wander(0.09);
        double[] corners = [left + Math.Max(0, lean) + Wander(0.03), top + Wander(0.03), right - Math.Max(0, lean) + Wander(0.03), top + Wander(0.03), right + Math.Min(0, lean) + Wander(0.03), bottom + Wander(0.03), left - Math.Min(0, lean) + Wander(0.03), bottom + Wander(0.03)];
        var view = Perspective.Of(corners, page.Width, page.Height);
        using var photo = new SKBitmap(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using (var canvas = new SKCanvas(photo))
        {
            canvas.Clear(new SKColor((byte)random.Next(60, 120), (byte)random.Next(50, 90), (byte)random.Next(40, 70)));
            canvas.Save();
            canvas.SetMatrix(new SKMatrix((float)view.A, (float)view.B, (float)view.C, (float)view.D, (float)view.E, (float)view.F, (float)view.G, (float)view.H, 1));
            using var image = SKImage.FromBitmap(page);
            canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
            canvas.Restore();
            using var shade = new SKPaint
            {
                BlendMode = SKBlendMode.Multiply,
                Shader = SKShader.CreateLinearGradient(new SKPoint(0, 0), new SKPoint(width, height * (float)random.NextDouble()), [new SKColor(255, 252, 240), new SKColor(150, 146, 138)], [0.2f, 1f], SKShaderTileMode.Clamp),
            };
            canvas.DrawRect(0, 0, width, height, shade);
        }
        return Blurred(photo, 0.7f);
    }

    private static SKBitmap Blurred(SKBitmap page, float sigma)
    {
        var result = new SKBitmap(page.Width, page.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(result);
        using var paint = new SKPaint { ImageFilter = SKImageFilter.CreateBlur(sigma, sigma, SKShaderTileMode.Clamp) };
        canvas.DrawBitmap(page, 0, 0, new SKSamplingOptions(), paint);
        return result;
    }

    private static SKBitmap Each(SKBitmap page, Func<int, int, double> grey)
    {
        var raster = Pictures.Of(page, 200);
        var brightness = raster.Brightness();
        for (var i = 0; i < brightness.Length; i++)
            raster.Rgb.AsSpan(i * 3, 3).Fill((byte)grey(brightness[i], i));
        return Pictures.Of(raster);
    }
}
