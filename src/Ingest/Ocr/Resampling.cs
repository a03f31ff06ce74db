namespace DocReview.Ingest;

/// <summary>Images in other sizes and positions.</summary>
internal static class Resampling
{
    /// <summary>Each new pixel is the mean of what it covers; where the image grows, a blend of its neighbours.</summary>
    public static Raster Resized(this Raster image, int width, int height)
    {
        if (width == image.Width && height == image.Height)
            return image;
        var columns = Weights(image.Width, width);
        var rows = Weights(image.Height, height);
        var result = new byte[checked(width * height * 3)];
        var narrow = new Dictionary<int, float[]>();
        var sum = new float[width * 3];
        for (var y = 0; y < height; y++)
        {
            Array.Clear(sum);
            var (first, weights) = rows[y];
            foreach (var gone in narrow.Keys.Where(row => row < first).ToArray())
                narrow.Remove(gone);
            for (var i = 0; i < weights.Length; i++)
            {
                if (!narrow.TryGetValue(first + i, out var row))
                    narrow[first + i] = row = Narrow(image.Rgb.AsSpan((first + i) * image.Width * 3, image.Width * 3), columns);
                System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(row, weights[i], sum, sum);
            }
            var line = result.AsSpan(y * width * 3, width * 3);
            for (var x = 0; x < line.Length; x++)
                line[x] = (byte)(sum[x] + 0.5f);
        }
        return new Raster(width, height, result, image.Dpi * width / image.Width);
    }

    /// <param name="degrees">0, 90, 180 or 270, clockwise.</param>
    public static Raster Turned(this Raster image, int degrees)
    {
        if (degrees == 0)
            return image;
        var (width, height) = degrees == 180 ? (image.Width, image.Height) : (image.Height, image.Width);
        var result = new byte[image.Rgb.Length];
        // Where the next pixel of a row, and the next row, come from.
        var (start, along, down) = degrees switch
        {
            90 => ((image.Height - 1) * image.Width, -image.Width, 1),
            180 => ((image.Width * image.Height) - 1, -1, -image.Width),
            _ => (image.Width - 1, image.Width, -1),
        };
        for (var y = 0; y < height; y++)
        {
            var from = (start + (y * down)) * 3;
            var to = y * width * 3;
            for (var x = 0; x < width; x++, from += along * 3, to += 3)
            {
                result[to] = image.Rgb[from];
                result[to + 1] = image.Rgb[from + 1];
                result[to + 2] = image.Rgb[from + 2];
            }
        }
        return new Raster(width, height, result, image.Dpi);
    }

    /// <summary>What lies within four corners, made upright. Finer than the target, it is averaged.</summary>
    /// <param name="corners">x and y of what becomes top left, top right, bottom right, bottom left.</param>
    public static Raster Warped(this Raster image, ReadOnlySpan<double> corners, int width, int height)
    {
        var view = Perspective.Of(corners, width, height);
        var fine = Math.Clamp((int)Math.Ceiling(Math.Min(Length(corners, 0, 6) / height, Length(corners, 0, 2) / width) - 0.2), 1, 4);
        var result = new byte[checked(width * height * 3)];
        var step = 1.0 / fine;
        for (int y = 0, to = 0; y < height; y++)
            for (var x = 0; x < width; x++, to += 3)
            {
                var (r, g, b) = (0f, 0f, 0f);
                for (var i = 0; i < fine; i++)
                    for (var j = 0; j < fine; j++)
                    {
                        var (sx, sy) = view.Of(x + ((j + 0.5) * step), y + ((i + 0.5) * step));
                        Sample(image, sx, sy, ref r, ref g, ref b);
                    }
                var share = 1f / (fine * fine);
                result[to] = (byte)((r * share) + 0.5f);
                result[to + 1] = (byte)((g * share) + 0.5f);
                result[to + 2] = (byte)((b * share) + 0.5f);
            }
        return new Raster(width, height, result, image.Dpi);
    }

    /// <summary>0 to 255: how bright each pixel is.</summary>
    public static byte[] Brightness(this Raster image)
    {
        var result = new byte[image.Width * image.Height];
        var rgb = image.Rgb;
        for (int i = 0, at = 0; i < result.Length; i++, at += 3)
            result[i] = (byte)(((rgb[at] * 77) + (rgb[at + 1] * 150) + (rgb[at + 2] * 29)) >> 8);
        return result;
    }

    private static double Length(ReadOnlySpan<double> corners, int from, int to) => Math.Sqrt(Math.Pow(corners[from] - corners[to], 2) + Math.Pow(corners[from + 1] - corners[to + 1], 2));

    private static void Sample(Raster image, double x, double y, ref float r, ref float g, ref float b)
    {
        var fx = (float)Math.Clamp(x - 0.5, 0, image.Width - 1);
        var fy = (float)Math.Clamp(y - 0.5, 0, image.Height - 1);
        var (left, top) = ((int)fx, (int)fy);
        var (dx, dy) = (fx - left, fy - top);
        var at = ((top * image.Width) + left) * 3;
        var right = left + 1 < image.Width ? 3 : 0;
        var below = top + 1 < image.Height ? image.Width * 3 : 0;
        var rgb = image.Rgb;
        var (a, c, e, f) = ((1 - dx) * (1 - dy), dx * (1 - dy), (1 - dx) * dy, dx * dy);
        r += (rgb[at] * a) + (rgb[at + right] * c) + (rgb[at + below] * e) + (rgb[at + right + below] * f);
        g += (rgb[at + 1] * a) + (rgb[at + right + 1] * c) + (rgb[at + below + 1] * e) + (rgb[at + right + below + 1] * f);
        b += (rgb[at + 2] * a) + (rgb[at + right + 2] * c) + (rgb[at + below + 2] * e) + (rgb[at + right + below + 2] * f);
    }

    private static float[] Narrow(ReadOnlySpan<byte> row, (int First, float[] Weights)[] columns)
    {
        var result = new float[columns.Length * 3];
        for (int x = 0, to = 0; x < columns.Length; x++, to += 3)
        {
            var (first, weights) = columns[x];
            var at = first * 3;
            var (r, g, b) = (0f, 0f, 0f);
            foreach (var weight in weights)
            {
                r += row[at] * weight;
                g += row[at + 1] * weight;
                b += row[at + 2] * weight;
                at += 3;
            }
            (result[to], result[to + 1], result[to + 2]) = (r, g, b);
        }
        return result;
    }

    /// <summary>For each new position the old ones that make it, with their shares.</summary>
    private static (int First, float[] Weights)[] Weights(int from, int to)
    {
        var result = new (int, float[])[to];
        var ratio = (double)from / to;
        for (var i = 0; i < to; i++)
        {
            if (ratio <= 1)
            {
                var centre = Math.Clamp(((i + 0.5) * ratio) - 0.5, 0, from - 1);
                var left = Math.Min((int)centre, Math.Max(from - 2, 0));
                result[i] = (left, from == 1 ? [1f] : [(float)(1 - (centre - left)), (float)(centre - left)]);
                continue;
            }
            var (start, end) = (i * ratio, Math.Min((i + 1) * ratio, from));
            var first = (int)start;
            var weights = new float[(int)Math.Ceiling(end) - first];
            for (var k = 0; k < weights.Length; k++)
                weights[k] = (float)((Math.Min(first + k + 1, end) - Math.Max(first + k, start)) / (end - start));
            result[i] = (first, weights);
        }
        return result;
    }
}
