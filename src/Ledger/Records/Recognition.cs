namespace DocReview.Ledger;

/// <summary>One page as a recognition engine read it, before it became passages: kept, so that a doubtful sum can be looked at line by line.</summary>
/// <param name="Engine">Name, version and model, "ppocr/1+d2a7720d".</param>
/// <param name="PixelWidth">Of the image as it was given to the engine.</param>
/// <param name="Dpi">Pixels an inch of paper; a guess where the file does not say.</param>
/// <param name="Turned">0, 90, 180 or 270: by how much the image was turned clockwise to stand upright. Corners are those of the upright image.</param>
/// <param name="Skew">Degrees by which the lines of the upright image rise (positive) or fall.</param>
/// <param name="Lines">In reading order as far as one line follows another.</param>
/// <param name="Seals">What was read inside red seals: often junk, never part of the text.</param>
public sealed record RecognisedPage(
    int Number, string Engine, int PixelWidth, int PixelHeight, double Dpi, int Turned, double Skew, IReadOnlyList<RecognisedLine> Lines, IReadOnlyList<RecognisedLine> Seals)
{
    /// <summary>
    /// x and y, in pixels of the image as given, of what became top left, top right, bottom right, bottom left of the upright image: a sheet photographed at an angle was made level.
    /// Empty where the image was turned and nothing else.
    /// </summary>
    public IReadOnlyList<double> Sheet { get; init; } = [];

    /// <summary>Of the upright image, pixels; all corners and rules are in these.</summary>
    public int UprightWidth { get; init; } = Turned is 90 or 270 ? PixelHeight : PixelWidth;
    public int UprightHeight { get; init; } = Turned is 90 or 270 ? PixelWidth : PixelHeight;

    /// <summary>Ruled lines of tables: x1, y1, x2, y2 in pixels of the upright image.</summary>
    public IReadOnlyList<RuledLine> Rules { get; init; } = [];

    /// <summary>Chinese, one sentence each: what a reader should know of this page (疑似手写 …).</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}

/// <param name="Corners">x and y of top left, top right, bottom right, bottom left, in pixels of the upright image.</param>
/// <param name="Confidence">0 to 1, mean of the characters.</param>
/// <param name="Characters">The confidence of each UTF-16 unit of the text, 0 to 1.</param>
/// <param name="Detection">0 to 1: how sure it is that there is a line at all.</param>
public sealed record RecognisedLine(string Text, IReadOnlyList<double> Corners, double Confidence, IReadOnlyList<float> Characters, double Detection)
{
    /// <summary>Where along the line the middle of each UTF-16 unit of the text stands, 0 to 1; empty where the engine does not say.</summary>
    public IReadOnlyList<float> Places { get; init; } = [];
}

public readonly record struct RuledLine(double X1, double Y1, double X2, double Y2);
