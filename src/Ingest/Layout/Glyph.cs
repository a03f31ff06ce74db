using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>The direction in which a line of text runs on the page as seen.</summary>
internal enum Direction { Right, Down, Left, Up }

/// <summary>
/// One character with its place. U runs along the line, V across it from line to line, whatever the direction on the page; points.
/// </summary>
internal sealed record Glyph(string Text, double U0, double U1, double Baseline, double Size)
{
    // Where fonts do not say: a Chinese character stands an eighth below the line.
    public double Top => Baseline - (Size * 0.88);

    public double Bottom => Baseline + (Size * 0.12);

    public double Middle => Baseline - (Size * 0.38);

    public bool IsIdeograph => Text.Length > 0 && IsWide(Text[0]);

    /// <summary>Characters that fill a square and need no space between them.</summary>
    public static bool IsWide(char character) => character is (>= '\u2E80' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFF00' and <= '\uFF60') or (>= '\uD840' and <= '\uDFFF') or '“' or '”' or '‘' or '’' or '—' or '…' or '·';

    /// <summary>From the line's own axes back to the page: points from its top left corner.</summary>
    public static Box OnPage(Direction direction, int start, int length, double u0, double u1, double top, double bottom) => direction switch
    {
        Direction.Right => new Box(start, length, u0, top, u1 - u0, bottom - top),
        Direction.Down => new Box(start, length, -bottom, u0, bottom - top, u1 - u0),
        Direction.Left => new Box(start, length, -u1, -bottom, u1 - u0, bottom - top),
        _ => new Box(start, length, top, -u1, bottom - top, u1 - u0),
    };
}
