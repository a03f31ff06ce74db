namespace DocReview.Ingest;

internal readonly record struct PixelArea(double Left, double Top, double Right, double Bottom)
{
    public double Width => Right - Left;
    public double Height => Bottom - Top;

    public bool Contains(double x, double y) => x >= Left && x <= Right && y >= Top && y <= Bottom;
}

/// <summary>Red patches with the size and shape of a seal: round, oval or square, two to seven centimetres.</summary>
internal static class SealAreas
{
    private const double Smallest = 1.2 / 2.54;
    private const double Largest = 7.5 / 2.54;
    private const double Flattest = 0.5;

    public static List<PixelArea> Of(int width, int height, Func<int, bool> isRed, double dpi)
    {
        // In cells of a millimetre and a half, so that the strokes of a seal touch each other and the seal touches nothing else.
        var cell = Math.Max(2, (int)Math.Round(dpi / 17));
        var (columns, rows) = (((width - 1) / cell) + 1, ((height - 1) / cell) + 1);
        var counts = new int[columns * rows];
        for (int y = 0, at = 0; y < height; y++)
            for (var x = 0; x < width; x++, at++)
                if (isRed(at))
                    counts[(y / cell * columns) + (x / cell)]++;
        var red = Array.ConvertAll(counts, count => count > cell * cell / 20);
        return [.. Patches(red, columns, rows)
            .Select(patch => new PixelArea(patch.Left * cell, patch.Top * cell, (patch.Right + 1) * cell, (patch.Bottom + 1) * cell))
            .Where(area => Math.Max(area.Width, area.Height) is var longer && longer >= Smallest * dpi && longer <= Largest * dpi && Math.Min(area.Width, area.Height) >= Flattest * longer)];
    }

    private static IEnumerable<(int Left, int Top, int Right, int Bottom)> Patches(bool[] red, int columns, int rows)
    {
        var stack = new Stack<int>();
        for (var start = 0; start < red.Length; start++)
        {
            if (!red[start])
                continue;
            var (left, top, right, bottom) = (columns, rows, 0, 0);
            red[start] = false;
            stack.Push(start);
            while (stack.TryPop(out var at))
            {
                var (x, y) = (at % columns, at / columns);
                (left, top, right, bottom) = (Math.Min(left, x), Math.Min(top, y), Math.Max(right, x), Math.Max(bottom, y));
                for (var ny = Math.Max(0, y - 1); ny <= Math.Min(rows - 1, y + 1); ny++)
                    for (var nx = Math.Max(0, x - 1); nx <= Math.Min(columns - 1, x + 1); nx++)
                        if (red[(ny * columns) + nx])
                        {
                            red[(ny * columns) + nx] = false;
                            stack.Push((ny * columns) + nx);
                        }
            }
            yield return (left, top, right, bottom);
        }
    }
}
