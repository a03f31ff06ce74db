using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>
/// The way between the pixels of a recognised image and the page: turned upright and levelled for the layout, in points; and back for the boxes, which lie where the page is seen.
/// A crooked scan has all its lines aslant by the same; on a photograph they lean the more the farther from the middle, those across otherwise than those along.
/// </summary>
internal sealed class PageFrame
{
    private readonly RecognisedPage _page;
    private readonly double _point;
    private readonly Lean _along, _across;

    public PageFrame(RecognisedPage page)
    {
        _page = page;
        _point = 72 / (page.Dpi > 0 ? page.Dpi : 200);
        (SeenWidth, SeenHeight) = (page.PixelWidth * _point, page.PixelHeight * _point);
        (Width, Height) = (page.UprightWidth * _point, page.UprightHeight * _point);
        var strokes = page.Rules.Select(rule => (rule.X1, rule.Y1, rule.X2, rule.Y2)).Concat(page.Lines.Where(line => line.Corners.Count == 8 && line.Text.Length >= 6).Select(Middle)).ToList();
        _along = Lean.Of(strokes.Where(stroke => Math.Abs(stroke.X2 - stroke.X1) > 4 * Math.Abs(stroke.Y2 - stroke.Y1))
            .Select(stroke => (((stroke.Y1 + stroke.Y2) / 2 * _point) - (Height / 2), (stroke.Y2 - stroke.Y1) / (stroke.X2 - stroke.X1), Math.Abs(stroke.X2 - stroke.X1))), new Lean(-Math.Tan(page.Skew * Math.PI / 180), 0));
        _across = Lean.Of(page.Rules.Where(rule => Math.Abs(rule.Y2 - rule.Y1) > 4 * Math.Abs(rule.X2 - rule.X1))
            .Select(rule => (((rule.X1 + rule.X2) / 2 * _point) - (Width / 2), (rule.X2 - rule.X1) / (rule.Y2 - rule.Y1), Math.Abs(rule.Y2 - rule.Y1))), new Lean(-_along.Middle, 0));
    }

    /// <summary>Of the upright page, in points.</summary>
    public double Width { get; }
    public double Height { get; }

    /// <summary>Of the page as the file shows it, in points.</summary>
    public double SeenWidth { get; }
    public double SeenHeight { get; }

    /// <summary>From a pixel of the upright image; lines lie level afterwards.</summary>
    public (double X, double Y) Level(double x, double y)
    {
        double fromX = (x * _point) - (Width / 2), fromY = (y * _point) - (Height / 2);
        return (fromX - (_across.At(fromX) * fromY) + (Width / 2), fromY - (_along.At(fromY) * fromX) + (Height / 2));
    }

    /// <summary>From the levelled page to the page as seen: its middle is moved, its sides stay what they are.</summary>
    public Box Seen(Box box)
    {
        double levelX = box.X + (box.Width / 2) - (Width / 2), levelY = box.Y + (box.Height / 2) - (Height / 2);
        var (fromX, fromY) = (levelX, levelY);
        // Back again by nearing: two steps are exact to a fraction of a point.
        for (var step = 0; step < 3; step++)
            (fromX, fromY) = (levelX + (_across.At(fromX) * fromY), levelY + (_along.At(fromY) * fromX));
        var (x, y) = (fromX + (Width / 2), fromY + (Height / 2));
        if (_page.Sheet.Count == 8)
            return Photographed(box with { X = x - (box.Width / 2), Y = y - (box.Height / 2) });
        var (width, height) = _page.Turned is 90 or 270 ? (box.Height, box.Width) : (box.Width, box.Height);
        (x, y) = TurnedBack(x, y);
        return box with { X = x - (width / 2), Y = y - (height / 2), Width = width, Height = height };
    }

    /// <summary>From pixels of the upright image to points of the page as seen: x and y of one corner after the other.</summary>
    public IReadOnlyList<double> Seen(IReadOnlyList<double> corners)
    {
        Perspective? view = _page.Sheet.Count == 8 ? Photograph : null;
        return [.. corners.Chunk(2).Where(corner => corner.Length == 2).Select(corner => (X: corner[0] * _point, Y: corner[1] * _point))
            .Select(at => view is { } photograph ? photograph.Of(at.X, at.Y) : TurnedBack(at.X, at.Y)).SelectMany(at => new[] { at.X, at.Y })];
    }

    /// <summary>The image was turned clockwise to stand upright: so back.</summary>
    private (double X, double Y) TurnedBack(double x, double y) => _page.Turned switch { 90 => (y, Width - x), 180 => (Width - x, Height - y), 270 => (Height - y, x), _ => (x, y) };

    private Perspective Photograph => Perspective.Of([.. _page.Sheet.Select(value => value * _point)], Width, Height);

    /// <summary>From the sheet that was made level to the photograph: around the four corners.</summary>
    private Box Photographed(Box box)
    {
        var view = Photograph;
        var corners = new[] { view.Of(box.X, box.Y), view.Of(box.X + box.Width, box.Y), view.Of(box.X, box.Y + box.Height), view.Of(box.X + box.Width, box.Y + box.Height) };
        double left = corners.Min(corner => corner.X), top = corners.Min(corner => corner.Y);
        return box with { X = left, Y = top, Width = corners.Max(corner => corner.X) - left, Height = corners.Max(corner => corner.Y) - top };
    }

    private static (double X1, double Y1, double X2, double Y2) Middle(RecognisedLine line) =>
        ((line.Corners[0] + line.Corners[6]) / 2, (line.Corners[1] + line.Corners[7]) / 2, (line.Corners[2] + line.Corners[4]) / 2, (line.Corners[3] + line.Corners[5]) / 2);

    /// <summary>How far lines lean for each point of their length: that in the middle of the page, and what is added for each point away from it.</summary>
    private readonly record struct Lean(double Middle, double Growth)
    {
        private const double Outlier = 0.015, Steepest = 0.2;

        public double At(double from) => Math.Clamp(Middle + (Growth * from), -Steepest, Steepest);

        /// <param name="strokes">Where each stands, counted from the middle of the page, its slope, and its weight.</param>
        public static Lean Of(IEnumerable<(double At, double Slope, double Weight)> strokes, Lean otherwise)
        {
            var all = strokes.OrderBy(stroke => stroke.Slope).ToList();
            if (all.Count == 0)
                return otherwise;
            // The heaviest half decides where the middle is; what is far from the line through all is no line of the page.
            var lean = new Lean(all[Heavy(all)].Slope, 0);
            for (var pass = 0; pass < 2; pass++)
                lean = Fitted([.. all.Where(stroke => Math.Abs(stroke.Slope - lean.At(stroke.At)) < (pass == 0 ? 6 : 1) * Outlier)], lean);
            return lean;
        }

        private static int Heavy(List<(double At, double Slope, double Weight)> strokes)
        {
            var half = strokes.Sum(stroke => stroke.Weight) / 2;
            var at = 0;
            for (; at < strokes.Count - 1 && half > strokes[at].Weight; at++)
                half -= strokes[at].Weight;
            return at;
        }

        private static Lean Fitted(List<(double At, double Slope, double Weight)> strokes, Lean otherwise)
        {
            const int least = 4;
            const double leastSpread = 40;
            var weight = strokes.Sum(stroke => stroke.Weight);
            if (weight <= 0)
                return otherwise;
            double at = strokes.Sum(stroke => stroke.At * stroke.Weight) / weight, slope = strokes.Sum(stroke => stroke.Slope * stroke.Weight) / weight;
            var spread = strokes.Sum(stroke => stroke.Weight * (stroke.At - at) * (stroke.At - at)) / weight;
            if (strokes.Count < least || spread < leastSpread * leastSpread)
                return new Lean(slope, 0);
            var growth = strokes.Sum(stroke => stroke.Weight * (stroke.At - at) * (stroke.Slope - slope)) / weight / spread;
            return new Lean(slope - (growth * at), growth);
        }
    }
}
