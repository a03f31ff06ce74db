using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>
/// Finds the ruled lines of tables and forms: thin straight strokes that are longer than any stroke of the print.
/// Looks along the rows of the image after taking out its skew, then along the columns.
/// </summary>
internal static class RuledLines
{
    // Enough for a line of a third of a millimetre on A4; a finer image costs time for nothing.
    private const double Pixels = 4e6;
    private const double LeastSkew = 0.0008;

    /// <param name="skew">Radians by which the lines of text lean, clockwise.</param>
    public static List<RuledLine> On(Raster image, double skew, IReadOnlyList<TextBox> boxes)
    {
        var shrunk = Math.Min(1, Math.Sqrt(Pixels / ((double)image.Width * image.Height)));
        var small = image.Resized((int)Math.Ceiling(image.Width * shrunk), (int)Math.Ceiling(image.Height * shrunk));
        var view = new Tilt(small.Width / 2.0, small.Height / 2.0, Math.Abs(skew) < LeastSkew ? 0 : skew);
        var print = boxes.Select(box => view.Level(box.Scaled(shrunk, shrunk))).ToList();
        // A box is about as high as its characters.
        var em = print.Count == 0 ? small.Width / 60.0 : Math.Max(8, print.Select(box => Math.Min(box.Width, box.Height)).Order().ElementAt(print.Count / 2));
        var ink = Ink.Of(view.Level(small.Brightness(), small.Width, small.Height), small.Width, small.Height, (int)(2.5 * em));
        var level = RuledStrokes.In(ink, em, 2.2 * em, 0.6 * em).Where(stroke => !print.Any(box => !box.IsTall && IsPrint(stroke, box, em))).ToList();
        var upright = RuledStrokes.In(ink.Transposed(), em, 1.15 * em, 0.25 * em).Select(stroke => stroke.Swapped()).Where(stroke => !print.Any(box => IsPrintUpright(stroke, box))).ToList();
        upright = [.. upright.Where(stroke => stroke.Length > 4 * em || level.Any(other => Touches(stroke, other, em)))];
        return [.. level.Concat(upright).Select(stroke => view.Back(stroke, 1 / shrunk))];
    }

    /// <summary>A stroke within a line of text is part of its characters: through its middle unless it is far longer than the text, elsewhere where it is short.</summary>
    private static bool IsPrint(RuledStroke stroke, TextBox box, double em) =>
        Math.Min(stroke.X2, box.Right) - Math.Max(stroke.X1, box.Left) > 0.7 * stroke.Length && Math.Abs(((stroke.Y1 + stroke.Y2) / 2) - box.Y) is var off
        && ((off < 0.42 * box.Height && stroke.Length < box.Width + em) || (off < 0.6 * box.Height && stroke.Length < 2 * box.Height && stroke.Length < 0.9 * box.Width));

    private static bool IsPrintUpright(RuledStroke stroke, TextBox box) =>
        stroke.Y1 > box.Top - (0.1 * box.Height) && stroke.Y2 < box.Bottom + (0.1 * box.Height) && stroke.X1 > box.Left && stroke.X1 < box.Right;

    private static bool Touches(RuledStroke upright, RuledStroke level, double em) =>
        upright.X1 > level.X1 - (0.3 * em) && upright.X1 < level.X2 + (0.3 * em) && (Math.Abs(upright.Y1 - level.Y1) < 0.3 * em || Math.Abs(upright.Y2 - level.Y1) < 0.3 * em || (upright.Y1 < level.Y1 && upright.Y2 > level.Y1));
}
