using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>An image that leans, and the same made level around its centre.</summary>
/// <param name="Angle">Radians, clockwise as seen.</param>
internal readonly record struct Tilt(double CentreX, double CentreY, double Angle)
{
    public TextBox Level(TextBox box)
    {
        var (x, y) = Turn(box.X, box.Y, -Angle);
        return box with { X = x, Y = y, Angle = box.Angle - Angle };
    }

    public byte[] Level(byte[] brightness, int width, int height)
    {
        if (Angle == 0)
            return brightness;
        var result = new byte[brightness.Length];
        for (int y = 0, to = 0; y < height; y++)
        {
            var (sx, sy) = Turn(0.5, y + 0.5, Angle);
            var (stepX, stepY) = (Math.Cos(Angle), Math.Sin(Angle));
            for (var x = 0; x < width; x++, to++, sx += stepX, sy += stepY)
                result[to] = Blend(brightness, width, height, (float)sx - 0.5f, (float)sy - 0.5f);
        }
        return result;
    }

    public RuledLine Back(RuledStroke stroke, double scale)
    {
        var (x1, y1) = Turn(stroke.X1, stroke.Y1, Angle);
        var (x2, y2) = Turn(stroke.X2, stroke.Y2, Angle);
        return new RuledLine(Math.Round(x1 * scale, 1), Math.Round(y1 * scale, 1), Math.Round(x2 * scale, 1), Math.Round(y2 * scale, 1));
    }

    private (double X, double Y) Turn(double x, double y, double by)
    {
        var (cos, sin) = (Math.Cos(by), Math.Sin(by));
        var (dx, dy) = (x - CentreX, y - CentreY);
        return (CentreX + (dx * cos) - (dy * sin), CentreY + (dx * sin) + (dy * cos));
    }

    private static byte Blend(byte[] brightness, int width, int height, float x, float y)
    {
        // Outside lies paper.
        if (x < 0 || y < 0 || x >= width - 1 || y >= height - 1)
            return 255;
        var (left, top) = ((int)x, (int)y);
        var (dx, dy) = (x - left, y - top);
        var at = (top * width) + left;
        var upper = brightness[at] + ((brightness[at + 1] - brightness[at]) * dx);
        var lower = brightness[at + width] + ((brightness[at + width + 1] - brightness[at + width]) * dx);
        return (byte)(upper + ((lower - upper) * dy) + 0.5f);
    }
}
