namespace DocReview.Ingest;

/// <summary>A line of text on an image as a rectangle, more level than steep.</summary>
/// <param name="X">Its centre, pixels from the left.</param>
/// <param name="Y">Its centre, pixels from the top.</param>
/// <param name="Angle">Radians from the x axis to its long edge, clockwise as seen; between -π/4 and π/4.</param>
/// <param name="Score">0 to 1: how sure detection is that it is text.</param>
internal readonly record struct TextBox(double X, double Y, double Width, double Height, double Angle, double Score)
{
    /// <summary>A text that stands on its side, or characters below each other.</summary>
    public bool IsTall => Height > 1.5 * Width;

    public double Area => Width * Height;

    public double Left => X - (Width / 2);
    public double Right => X + (Width / 2);
    public double Top => Y - (Height / 2);
    public double Bottom => Y + (Height / 2);

    /// <summary>x and y of top left, top right, bottom right, bottom left.</summary>
    public double[] Corners
    {
        get
        {
            var (cos, sin) = (Math.Cos(Angle) / 2, Math.Sin(Angle) / 2);
            var (ax, ay, bx, by) = (Width * cos, Width * sin, -Height * sin, Height * cos);
            return [X - ax - bx, Y - ay - by, X + ax - bx, Y + ay - by, X + ax + bx, Y + ay + by, X - ax + bx, Y - ay + by];
        }
    }

    public TextBox Scaled(double byX, double byY) => new(X * byX, Y * byY, Width * byX, Height * byY, Angle, Score);

    /// <summary>The same box after the image of the given size was turned by half a circle.</summary>
    public TextBox UpsideDown(int width, int height) => this with { X = width - X, Y = height - Y };

    /// <summary>The stretch of it between two shares of its width.</summary>
    public TextBox Part(double from, double to)
    {
        var along = (((from + to) / 2) - 0.5) * Width;
        return this with { X = X + (along * Math.Cos(Angle)), Y = Y + (along * Math.Sin(Angle)), Width = (to - from) * Width };
    }

    public bool Contains(double x, double y)
    {
        var (cos, sin) = (Math.Cos(Angle), Math.Sin(Angle));
        var along = ((x - X) * cos) + ((y - Y) * sin);
        var across = ((y - Y) * cos) - ((x - X) * sin);
        return Math.Abs(along) <= Width / 2 && Math.Abs(across) <= Height / 2;
    }
}
