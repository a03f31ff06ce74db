namespace DocReview.Ingest;

/// <summary>
/// Finds the sheet of paper on a photograph: one bright four-sided patch on something darker, seen at an angle.
/// Where that is not clear there is none: the page is then read as it lies.
/// </summary>
internal static class PhotographedSheet
{
    private const int LookAt = 420;
    private const double SmallestShare = 0.2, LargestShare = 0.97;
    private const double LeastContrast = 35;
    private const double LeastFilled = 0.75, LeastFourSided = 0.965;
    // Below this the sides are parallel and level: a scan on a dark lid, which skew takes care of.
    private const double LeastPerspective = 0.5 * Math.PI / 180, LeastTilt = 4 * Math.PI / 180;

    /// <returns>x and y of its top left, top right, bottom right, bottom left; null where no sheet stands out.</returns>
    public static double[]? On(Raster image)
    {
        var scale = Math.Min(1, (double)LookAt / Math.Max(image.Width, image.Height));
        var small = image.Resized(Math.Max(1, (int)(image.Width * scale)), Math.Max(1, (int)(image.Height * scale)));
        var brightness = small.Brightness();
        var threshold = Threshold(brightness);
        var patch = WithHoles(Largest(Array.ConvertAll(brightness, value => value > threshold), small.Width, small.Height), small.Width, small.Height);
        var hull = Hull.Of(patch.Select(at => (at % small.Width + 0.5, at / small.Width + 0.5)));
        if (hull.Count < 4 || Contrast(brightness, patch) < LeastContrast)
            return null;
        var corners = FourOf(hull);
        var (area, whole) = (Area(corners), Area(hull));
        var share = whole / ((double)small.Width * small.Height);
        if (share is < SmallestShare or > LargestShare || area < LeastFourSided * whole || patch.Count < LeastFilled * whole || !IsSeenAtAnAngle(corners))
            return null;
        return [.. corners.SelectMany(corner => new[] { corner.X * image.Width / small.Width, corner.Y * image.Height / small.Height })];
    }

    /// <summary>As large as it is seen.</summary>
    public static (int Width, int Height) Size(double[] corners)
    {
        double Side(int a, int b) => Math.Sqrt(Math.Pow(corners[a] - corners[b], 2) + Math.Pow(corners[a + 1] - corners[b + 1], 2));
        return ((int)Math.Ceiling((Side(0, 2) + Side(6, 4)) / 2), (int)Math.Ceiling((Side(0, 6) + Side(2, 4)) / 2));
    }

    public static bool Holds(double[] corners, double x, double y)
    {
        for (var i = 0; i < 8; i += 2)
            if (Turn((corners[i], corners[i + 1]), (corners[(i + 2) % 8], corners[(i + 3) % 8]), (x, y)) < 0)
                return false;
        return true;
    }

    private static bool IsSeenAtAnAngle(List<(double X, double Y)> corners)
    {
        double Angle(int from, int to) => Math.Atan2(corners[to].Y - corners[from].Y, corners[to].X - corners[from].X);
        var (top, bottom, left, right) = (Angle(0, 1), Angle(3, 2), Angle(0, 3) - (Math.PI / 2), Angle(1, 2) - (Math.PI / 2));
        var isSheet = new[] { top - left, top - right, bottom - left, bottom - right }.All(lean => Math.Abs(lean) < Math.PI / 6) && Math.Abs(top) < Math.PI / 4;
        return isSheet && (Math.Max(Math.Abs(top - bottom), Math.Abs(left - right)) > LeastPerspective || Math.Abs(top) > LeastTilt);
    }

    /// <summary>The brightness that parts the image best into bright and dark.</summary>
    private static int Threshold(byte[] brightness)
    {
        var counts = new int[256];
        foreach (var value in brightness)
            counts[value]++;
        var total = counts.Select((count, value) => (double)count * value).Sum();
        var (below, sum, best, threshold) = (0.0, 0.0, -1.0, 128);
        for (var value = 0; value < 255; value++)
        {
            below += counts[value];
            sum += (double)counts[value] * value;
            var above = brightness.Length - below;
            if (below == 0 || above == 0)
                continue;
            var apart = (sum / below) - ((total - sum) / above);
            if (below * above * apart * apart > best)
                (best, threshold) = (below * above * apart * apart, value);
        }
        return threshold;
    }

    private static double Contrast(byte[] brightness, List<int> patch)
    {
        var inside = patch.Average(at => (double)brightness[at]);
        var outside = brightness.Length == patch.Count ? inside : (brightness.Sum(value => (double)value) - (inside * patch.Count)) / (brightness.Length - patch.Count);
        return inside - outside;
    }

    private static List<int> Largest(bool[] bright, int width, int height)
    {
        var largest = new List<int>();
        for (var start = 0; start < bright.Length; start++)
        {
            if (bright[start] && Flood(bright, start, width, height) is var patch && patch.Count > largest.Count)
                largest = patch;
        }
        return largest;
    }

    /// <summary>With what it encloses: the ruled lines of a table part its cells from the sheet.</summary>
    private static List<int> WithHoles(List<int> patch, int width, int height)
    {
        // Framed, so that all that lies outside hangs together.
        var framed = width + 2;
        var free = Enumerable.Repeat(true, framed * (height + 2)).ToArray();
        int Framed(int at) => ((at / width + 1) * framed) + (at % width) + 1;
        patch.ForEach(at => free[Framed(at)] = false);
        Flood(free, 0, framed, height + 2);
        return [.. patch, .. Enumerable.Range(0, width * height).Where(at => free[Framed(at)])];
    }

    /// <summary>Takes what hangs together out of the free pixels.</summary>
    private static List<int> Flood(bool[] free, int start, int width, int height)
    {
        var patch = new List<int> { start };
        free[start] = false;
        for (var i = 0; i < patch.Count; i++)
        {
            var (x, y) = (patch[i] % width, patch[i] / width);
            foreach (var (nx, ny) in ((int, int)[])[(x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)])
                if (nx >= 0 && ny >= 0 && nx < width && ny < height && free[(ny * width) + nx])
                {
                    free[(ny * width) + nx] = false;
                    patch.Add((ny * width) + nx);
                }
        }
        return patch;
    }

    /// <summary>The four points of the hull that enclose most, top left first.</summary>
    private static List<(double X, double Y)> FourOf(List<(double X, double Y)> hull)
    {
        int[] best = [.. Enumerable.Range(0, 4).Select(i => i * hull.Count / 4)];
        double Enclosed(int[] four) => Area([.. four.Order().Select(at => hull[at])]);
        for (var better = true; better;)
        {
            better = false;
            for (var i = 0; i < 4; i++)
                for (var at = 0; at < hull.Count; at++)
                {
                    int[] other = [.. best];
                    other[i] = at;
                    if (other.Distinct().Count() < 4 || Enclosed(other) <= Enclosed(best) + 1e-9)
                        continue;
                    (best, better) = (other, true);
                }
        }
        // The hull goes clockwise: it starts where x + y is least.
        var corners = best.Order().Select(at => hull[at]).ToList();
        var first = corners.IndexOf(corners.MinBy(corner => corner.X + corner.Y));
        return [.. corners.Skip(first), .. corners.Take(first)];
    }

    private static double Area(List<(double X, double Y)> points) =>
        Math.Abs(points.Select((point, i) => (point.X * points[(i + 1) % points.Count].Y) - (points[(i + 1) % points.Count].X * point.Y)).Sum()) / 2;

    private static double Turn((double X, double Y) a, (double X, double Y) b, (double X, double Y) c) => ((b.X - a.X) * (c.Y - a.Y)) - ((b.Y - a.Y) * (c.X - a.X));
}
