using DocReview.Ingest;

namespace DocReview.Bench;

/// <summary>What is commonly done to a page before tesseract sees it.</summary>
internal static class Preparation
{
    /// <summary>Grey, each pixel against the brightness of the paper around it.</summary>
    public static Raster Even(Raster image)
    {
        var paper = image.Resized(Math.Max(1, image.Width / 40), Math.Max(1, image.Height / 40));
        var lit = new Raster(paper.Width, paper.Height, Brightest(paper), paper.Dpi).Resized(image.Width, image.Height);
        var brightness = image.Brightness();
        var rgb = new byte[image.Rgb.Length];
        for (var i = 0; i < brightness.Length; i++)
            rgb.AsSpan(i * 3, 3).Fill((byte)Math.Min(255, brightness[i] * 255 / Math.Max((byte)1, lit.Rgb[i * 3])));
        return image with { Rgb = rgb };
    }

    /// <summary>Level, as the sharpest of the row sums says.</summary>
    public static Raster Level(Raster image)
    {
        var small = image.Resized(Math.Max(1, image.Width / 3), Math.Max(1, image.Height / 3));
        var brightness = small.Brightness();
        var best = Enumerable.Range(-30, 61).Select(step => step / 10.0).MaxBy(degrees => Sharpness(brightness, small.Width, small.Height, degrees));
        return best == 0 ? image : Pictures.Of(Damage.Rotated(Pictures.Of(image), -best), image.Dpi);
    }

    private static byte[] Brightest(Raster paper)
    {
        var brightness = paper.Brightness();
        var result = new byte[paper.Rgb.Length];
        for (var y = 0; y < paper.Height; y++)
            for (var x = 0; x < paper.Width; x++)
            {
                byte most = 0;
                for (var ny = Math.Max(0, y - 1); ny <= Math.Min(paper.Height - 1, y + 1); ny++)
                    for (var nx = Math.Max(0, x - 1); nx <= Math.Min(paper.Width - 1, x + 1); nx++)
                        most = Math.Max(most, brightness[(ny * paper.Width) + nx]);
                result.AsSpan(((y * paper.Width) + x) * 3, 3).Fill(most);
            }
        return result;
    }

    private static double Sharpness(byte[] brightness, int width, int height, double degrees)
    {
        var slope = Math.Tan(degrees * Math.PI / 180);
        var rows = new double[height];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x += 3)
                if (brightness[(y * width) + x] < 128 && (int)(y - (slope * x)) is var row && row >= 0 && row < height)
                    rows[row]++;
        return rows.Zip(rows.Skip(1), (a, b) => (a - b) * (a - b)).Sum();
    }
}
