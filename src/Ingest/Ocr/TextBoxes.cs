namespace DocReview.Ingest;

/// <summary>Makes boxes of a map of how likely each pixel is text: each blot is a line, somewhat thinner than the line is.</summary>
internal static class TextBoxes
{
    private const float Threshold = 0.3f;
    private const double BoxThreshold = 0.5;
    private const double Growth = 1.6;
    private const double Smallest = 3;

    public static List<TextBox> On(ReadOnlySpan<float> map, int width, int height)
    {
        var seen = new bool[map.Length];
        var stack = new Stack<int>();
        var boxes = new List<TextBox>();
        for (var i = 0; i < map.Length; i++)
        {
            if (map[i] <= Threshold || seen[i])
                continue;
            var rows = Blot(map, seen, stack, i, width, height);
            if (Rectangle(rows) is { } box && Math.Min(box.Width, box.Height) >= Smallest && Score(map, width, height, box) is var score && score >= BoxThreshold)
                boxes.Add(Grown(box with { Score = score }));
        }
        return boxes;
    }

    /// <returns>The leftmost and rightmost pixel of the blot in each of its rows.</returns>
    private static Dictionary<int, (int Left, int Right)> Blot(ReadOnlySpan<float> map, bool[] seen, Stack<int> stack, int start, int width, int height)
    {
        var rows = new Dictionary<int, (int Left, int Right)>();
        seen[start] = true;
        stack.Push(start);
        while (stack.TryPop(out var at))
        {
            var (x, y) = (at % width, at / width);
            rows[y] = rows.TryGetValue(y, out var row) ? (Math.Min(row.Left, x), Math.Max(row.Right, x)) : (x, x);
            for (var ny = Math.Max(0, y - 1); ny <= Math.Min(height - 1, y + 1); ny++)
                for (var nx = Math.Max(0, x - 1); nx <= Math.Min(width - 1, x + 1); nx++)
                {
                    var next = (ny * width) + nx;
                    if (seen[next] || map[next] <= Threshold)
                        continue;
                    seen[next] = true;
                    stack.Push(next);
                }
        }
        return rows;
    }

    /// <summary>The smallest rectangle around the blot: one of its sides lies on a side of the hull.</summary>
    private static TextBox? Rectangle(Dictionary<int, (int Left, int Right)> rows)
    {
        var hull = Hull.Of(rows.SelectMany(row => new[] { (row.Value.Left + 0.5, row.Key + 0.5), (row.Value.Right + 0.5, row.Key + 0.5) }));
        if (hull.Count < 3)
            return null;
        TextBox? best = null;
        for (var i = 0; i < hull.Count; i++)
        {
            var (from, to) = (hull[i], hull[(i + 1) % hull.Count]);
            var angle = Math.Atan2(to.Y - from.Y, to.X - from.X);
            // A rectangle is the same after a quarter turn: take the one that is more level.
            angle -= Math.Round(angle / (Math.PI / 2)) * (Math.PI / 2);
            var box = Around(hull, angle);
            if (best is null || box.Area < best.Value.Area - 1e-9)
                best = box;
        }
        return best;
    }

    private static TextBox Around(List<(double X, double Y)> hull, double angle)
    {
        var (cos, sin) = (Math.Cos(angle), Math.Sin(angle));
        var (minU, maxU, minV, maxV) = (double.MaxValue, double.MinValue, double.MaxValue, double.MinValue);
        foreach (var (x, y) in hull)
        {
            var (u, v) = ((x * cos) + (y * sin), (y * cos) - (x * sin));
            (minU, maxU, minV, maxV) = (Math.Min(minU, u), Math.Max(maxU, u), Math.Min(minV, v), Math.Max(maxV, v));
        }
        var (cu, cv) = ((minU + maxU) / 2, (minV + maxV) / 2);
        return new TextBox((cu * cos) - (cv * sin), (cu * sin) + (cv * cos), maxU - minU, maxV - minV, angle, 0);
    }

    private static double Score(ReadOnlySpan<float> map, int width, int height, TextBox box)
    {
        var corners = box.Corners;
        var (left, right) = ((int)Math.Floor(Math.Max(0, Math.Min(corners[0], corners[6]))), (int)Math.Ceiling(Math.Min(width - 1, Math.Max(corners[2], corners[4]))));
        var (top, bottom) = ((int)Math.Floor(Math.Max(0, Math.Min(corners[1], corners[3]))), (int)Math.Ceiling(Math.Min(height - 1, Math.Max(corners[5], corners[7]))));
        var (sum, count) = (0.0, 0);
        for (var y = top; y <= bottom; y++)
            for (var x = left; x <= right; x++)
                if (box.Contains(x + 0.5, y + 0.5))
                {
                    sum += map[(y * width) + x];
                    count++;
                }
        return count == 0 ? 0 : sum / count;
    }

    private static TextBox Grown(TextBox box)
    {
        var by = 2 * (box.Area * Growth / (2 * (box.Width + box.Height)));
        return box with { Width = box.Width + by, Height = box.Height + by };
    }
}
