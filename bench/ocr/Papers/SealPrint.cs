using SkiaSharp;

namespace DocReview.Bench;

/// <summary>A round seal as offices have it: a ring, the owner along it, a star, the use below.</summary>
internal static class SealPrint
{
    private const double Radius = 59;

    public static void Draw(SKCanvas canvas, SKTypeface face, Block.Seal seal, double x, double y)
    {
        using var ink = new SKPaint { Color = new SKColor(214, 24, 32, 205), IsAntialias = true };
        using var ring = new SKPaint { Color = ink.Color, IsAntialias = true, IsStroke = true, StrokeWidth = 3.2f };
        canvas.DrawCircle((float)x, (float)y, (float)Radius, ring);
        using var font = new SKFont(face, seal.Owner.Length > 10 ? 11 : 14);
        var step = Math.PI * 1.45 / Math.Max(1, seal.Owner.Length - 1);
        for (var i = 0; i < seal.Owner.Length; i++)
        {
            var angle = ((i - ((seal.Owner.Length - 1) / 2.0)) * step) - (Math.PI / 2);
            canvas.Save();
            canvas.Translate((float)(x + (Math.Cos(angle) * 44)), (float)(y + (Math.Sin(angle) * 44)));
            canvas.RotateRadians((float)(angle + (Math.PI / 2)));
            canvas.DrawText(seal.Owner[i].ToString(), 0, 5, SKTextAlign.Center, font, ink);
            canvas.Restore();
        }
        using var small = new SKFont(face, 11);
        if (seal.Use.Length > 0)
            canvas.DrawText(seal.Use, (float)x, (float)y + 38, SKTextAlign.Center, small, ink);
        using var star = new SKPathBuilder();
        for (var i = 0; i < 5; i++)
        {
            var angle = (i * Math.PI * 0.8) - (Math.PI / 2);
            var (px, py) = ((float)(x + (Math.Cos(angle) * 17)), (float)(y + (Math.Sin(angle) * 17)));
            if (i == 0)
                star.MoveTo(px, py);
            else
                star.LineTo(px, py);
        }
        star.Close();
        using var path = star.Detach();
        canvas.DrawPath(path, ink);
    }
}
