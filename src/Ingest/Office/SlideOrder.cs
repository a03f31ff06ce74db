namespace DocReview.Ingest;

/// <summary>The order in which the shapes of a slide are read: the title, then from top to bottom, and from left to right where they stand side by side.</summary>
internal static class SlideOrder
{
    /// <summary>A third of an inch: tops nearer than this are one line.</summary>
    private const double Band = 24;

    /// <param name="at">Left and top in points; null where the shape has no place of its own: it stays behind the one before it.</param>
    public static List<T> Sorted<T>(IReadOnlyList<T> shapes, Func<T, bool> isTitle, Func<T, (double X, double Y)?> at)
    {
        var last = (X: 0.0, Y: 0.0);
        var placed = shapes.Select((shape, index) => (shape, index, isTitle: isTitle(shape), at: last = at(shape) ?? last)).OrderBy(one => one.at.Y).ThenBy(one => one.index).ToList();
        var (band, top) = (0, double.NegativeInfinity);
        var bands = new List<(T Shape, int Band, double X, bool IsTitle, int Index)>();
        foreach (var one in placed)
        {
            if (one.at.Y - top > Band)
                (band, top) = (band + 1, one.at.Y);
            bands.Add((one.shape, band, one.at.X, one.isTitle, one.index));
        }
        return [.. bands.OrderByDescending(one => one.IsTitle).ThenBy(one => one.Band).ThenBy(one => one.X).ThenBy(one => one.Index).Select(one => one.Shape)];
    }
}
