using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>
/// The way between the pixels of a recognised image and the page: turned upright and levelled for the layout, in points; and back for the boxes, which lie where the page is seen.
/// </summary>
internal sealed class PageFrame
{
    private readonly RecognisedPage _page;
    private readonly double _point, _cos, _sin;

    public PageFrame(RecognisedPage page)
    {
        _page = page;
        _point = 72 / (page.Dpi > 0 ? page.Dpi : 200);
        (_sin, _cos) = Math.SinCos(Math.Abs(page.Skew) < 20 ? page.Skew * Math.PI / 180 : 0);
        (SeenWidth, SeenHeight) = (page.PixelWidth * _point, page.PixelHeight * _point);
        (Width, Height) = (page.UprightWidth * _point, page.UprightHeight * _point);
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
        return ((fromX * _cos) - (fromY * _sin) + (Width / 2), (fromX * _sin) + (fromY * _cos) + (Height / 2));
    }

    /// <summary>From the levelled page to the page as seen: its middle is moved, its sides stay what they are.</summary>
    public Box Seen(Box box)
    {
        double fromX = box.X + (box.Width / 2) - (Width / 2), fromY = box.Y + (box.Height / 2) - (Height / 2);
        double x = (fromX * _cos) + (fromY * _sin) + (Width / 2), y = (fromY * _cos) - (fromX * _sin) + (Height / 2);
        if (_page.Sheet.Count == 8)
            return Photographed(box with { X = x - (box.Width / 2), Y = y - (box.Height / 2) });
        var (width, height) = _page.Turned is 90 or 270 ? (box.Height, box.Width) : (box.Width, box.Height);
        // The image was turned clockwise to stand upright: so back.
        (x, y) = _page.Turned switch { 90 => (y, Width - x), 180 => (Width - x, Height - y), 270 => (Height - y, x), _ => (x, y) };
        return box with { X = x - (width / 2), Y = y - (height / 2), Width = width, Height = height };
    }

    /// <summary>From the sheet that was made level to the photograph: around the four corners.</summary>
    private Box Photographed(Box box)
    {
        var view = Perspective.Of([.. _page.Sheet.Select(value => value * _point)], Width, Height);
        var corners = new[] { view.Of(box.X, box.Y), view.Of(box.X + box.Width, box.Y), view.Of(box.X, box.Y + box.Height), view.Of(box.X + box.Width, box.Y + box.Height) };
        double left = corners.Min(corner => corner.X), top = corners.Min(corner => corner.Y);
        return box with { X = left, Y = top, Width = corners.Max(corner => corner.X) - left, Height = corners.Max(corner => corner.Y) - top };
    }
}
