namespace DocReview.Ingest;

/// <summary>The convex hull of points, clockwise as seen on an image.</summary>
internal static class Hull
{
    public static List<(double X, double Y)> Of(IEnumerable<(double X, double Y)> points)
    {
        var sorted = points.Distinct().Order().ToList();
        if (sorted.Count < 3)
            return sorted;
        var hull = new List<(double X, double Y)>();
        Walk(sorted, hull, 0);
        var half = hull.Count;
        sorted.Reverse();
        Walk(sorted.Skip(1), hull, half - 1);
        hull.RemoveAt(hull.Count - 1);
        return hull;
    }

    private static void Walk(IEnumerable<(double X, double Y)> points, List<(double X, double Y)> hull, int keep)
    {
        foreach (var point in points)
        {
            while (hull.Count > keep + 1 && Turn(hull[^2], hull[^1], point) <= 0)
                hull.RemoveAt(hull.Count - 1);
            hull.Add(point);
        }
    }

    private static double Turn((double X, double Y) a, (double X, double Y) b, (double X, double Y) c) => ((b.X - a.X) * (c.Y - a.Y)) - ((b.Y - a.Y) * (c.X - a.X));
}
