namespace DocReview.Ingest;

/// <summary>
/// What is red on an image: seals lie over the text they confirm and spoil it, red headings are text.
/// </summary>
internal sealed class RedInk
{
    private const int Redder = 24;
    private const double Worth = 0.0004;
    private const double Mostly = 0.6;
    private const int InkContrast = 40;
    // What lifting leaves of red is pale, what it leaves of black is black.
    private const int BlackContrast = 110;
    private const double LeastBlack = 0.02;
    private readonly Raster _image;
    private readonly byte[] _brightness;

    private RedInk(Raster image, Raster lifted)
    {
        _image = image;
        Lifted = lifted;
        _brightness = image.Brightness();
        Seals = SealAreas.Of(image.Width, image.Height, at => Redness(image.Rgb, at * 3) > Redder && _brightness[at] < 230, image.Dpi);
    }

    /// <summary>The image without its red: what was black below a seal stays black.</summary>
    public Raster Lifted { get; }

    public IReadOnlyList<PixelArea> Seals { get; }

    /// <returns>Null where there is no red worth the while.</returns>
    public static RedInk? Of(Raster image)
    {
        var rgb = image.Rgb;
        var lifted = new byte[rgb.Length];
        var count = 0;
        for (var at = 0; at < rgb.Length; at += 3)
        {
            var redness = Redness(rgb, at);
            if (redness > Redder)
            {
                count++;
                lifted.AsSpan(at, 3).Fill((byte)Math.Min(255, rgb[at] + (redness / 3)));
            }
            else
            {
                rgb.AsSpan(at, 3).CopyTo(lifted.AsSpan(at));
            }
        }
        return count > Worth * image.Width * image.Height ? new RedInk(image, image with { Rgb = lifted }) : null;
    }

    /// <summary>Is the ink within this box red, for the most part, and nothing black below it? A thin date below a seal is mostly covered by it, and must not go with it.</summary>
    public bool Wrote(TextBox box) => IsMostlyRed(box) && !HasBlack(box);

    private bool HasBlack(TextBox box)
    {
        var (black, all) = (0, 0);
        var dark = Background(box) - BlackContrast;
        foreach (var at in Within(box))
        {
            all++;
            black += Lifted.Rgb[at * 3] < dark ? 1 : 0;
        }
        return black > LeastBlack * all;
    }

    private bool IsMostlyRed(TextBox box)
    {
        var (ink, red) = (0, 0);
        var bright = Background(box) - InkContrast;
        foreach (var at in Within(box))
        {
            if (_brightness[at] >= bright)
                continue;
            ink++;
            red += Redness(_image.Rgb, at * 3) > Redder ? 1 : 0;
        }
        return red > Mostly * ink && red > 0;
    }

    private int Background(TextBox box)
    {
        var counts = new int[256];
        var all = 0;
        foreach (var at in Within(box))
        {
            counts[_brightness[at]]++;
            all++;
        }
        var (value, above) = (255, 0);
        while (value > 0 && (above += counts[value]) < all / 4)
            value--;
        return value;
    }

    private IEnumerable<int> Within(TextBox box)
    {
        var corners = box.Corners;
        var (left, right) = ((int)Math.Max(0, Math.Min(corners[0], corners[6])), (int)Math.Min(_image.Width - 1, Math.Max(corners[2], corners[4])));
        var (top, bottom) = ((int)Math.Max(0, Math.Min(corners[1], corners[3])), (int)Math.Min(_image.Height - 1, Math.Max(corners[5], corners[7])));
        for (var y = top; y <= bottom; y++)
            for (var x = left; x <= right; x++)
                if (box.Contains(x + 0.5, y + 0.5))
                    yield return (y * _image.Width) + x;
    }

    private static int Redness(byte[] rgb, int at) => rgb[at] - Math.Max(rgb[at + 1], rgb[at + 2]);
}
