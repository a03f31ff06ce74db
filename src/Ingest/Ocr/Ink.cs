namespace DocReview.Ingest;

/// <summary>Which pixels are darker than the paper around them.</summary>
internal sealed record Ink(int Width, int Height, bool[] Dark)
{
    private const double Darker = 0.88;
    private const int Least = 6;

    /// <param name="reach">Pixels that count as around, in each direction.</param>
    public static Ink Of(byte[] brightness, int width, int height, int reach)
    {
        var columns = new int[width];
        var dark = new bool[brightness.Length];
        for (var y = 0; y < Math.Min(reach, height); y++)
            Add(brightness, columns, y * width, 1);
        for (var y = 0; y < height; y++)
        {
            if (y + reach < height)
                Add(brightness, columns, (y + reach) * width, 1);
            if (y - reach - 1 >= 0)
                Add(brightness, columns, (y - reach - 1) * width, -1);
            var rows = Math.Min(height - 1, y + reach) - Math.Max(0, y - reach) + 1;
            long sum = 0;
            for (var x = 0; x < Math.Min(reach, width); x++)
                sum += columns[x];
            for (var x = 0; x < width; x++)
            {
                sum += x + reach < width ? columns[x + reach] : 0;
                sum -= x - reach - 1 >= 0 ? columns[x - reach - 1] : 0;
                var count = (long)rows * (Math.Min(width - 1, x + reach) - Math.Max(0, x - reach) + 1);
                dark[(y * width) + x] = brightness[(y * width) + x] < ((double)sum / count * Darker) - Least;
            }
        }
        return new Ink(width, height, dark);
    }

    public Ink Transposed()
    {
        var dark = new bool[Dark.Length];
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Width; x++)
                dark[(x * Height) + y] = Dark[(y * Width) + x];
        return new Ink(Height, Width, dark);
    }

    private static void Add(byte[] brightness, int[] columns, int from, int sign)
    {
        for (var x = 0; x < columns.Length; x++)
            columns[x] += sign * brightness[from + x];
    }
}
