namespace DocReview.Ingest;

/// <summary>A straight stroke from left to right, or from top to bottom once swapped.</summary>
internal readonly record struct RuledStroke(double X1, double Y1, double X2, double Y2)
{
    public double Length => Math.Max(X2 - X1, Y2 - Y1);

    public RuledStroke Swapped() => new(Y1, X1, Y2, X2);
}
