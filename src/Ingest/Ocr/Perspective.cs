namespace DocReview.Ingest;

/// <summary>Where a point of an upright rectangle lies in an image that shows the rectangle askew.</summary>
internal readonly record struct Perspective(double A, double B, double C, double D, double E, double F, double G, double H)
{
    /// <param name="corners">x and y of the rectangle's top left, top right, bottom right, bottom left in the image.</param>
    public static Perspective Of(ReadOnlySpan<double> corners, double width, double height)
    {
        var (x0, y0, x1, y1, x2, y2, x3, y3) = (corners[0], corners[1], corners[2], corners[3], corners[4], corners[5], corners[6], corners[7]);
        var (sx, sy) = (x0 - x1 + x2 - x3, y0 - y1 + y2 - y3);
        var (dx1, dy1, dx2, dy2) = (x1 - x2, y1 - y2, x3 - x2, y3 - y2);
        var determinant = (dx1 * dy2) - (dx2 * dy1);
        var g = determinant == 0 ? 0 : ((sx * dy2) - (dx2 * sy)) / determinant;
        var h = determinant == 0 ? 0 : ((dx1 * sy) - (sx * dy1)) / determinant;
        return new(
            (x1 - x0 + (g * x1)) / width, (x3 - x0 + (h * x3)) / height, x0,
            (y1 - y0 + (g * y1)) / width, (y3 - y0 + (h * y3)) / height, y0,
            g / width, h / height);
    }

    public (double X, double Y) Of(double x, double y)
    {
        var depth = (G * x) + (H * y) + 1;
        return (((A * x) + (B * y) + C) / depth, ((D * x) + (E * y) + F) / depth);
    }
}
