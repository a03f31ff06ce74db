using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>One row of narrow cells with a character each.</summary>
internal sealed class DigitRow(Raster image, IReadOnlyList<RuledLine> columns, RuledLine above, RuledLine below)
{
    private const int Height = 44;
    private const double Inset = 0.1;
    private const double LeastInk = 0.012;
    private const float Doubt = 0.5f;
    private readonly Dictionary<int, Raster?> _cells = [];

    public TextBox Box(int from, int to)
    {
        var (left, right) = (Corner(columns[from], above), Corner(columns[to], below));
        var top = DigitGrids.At(above, right.X);
        return new TextBox((left.X + right.X) / 2, (left.Y + right.Y) / 2, right.X - left.X, right.Y - top, Math.Atan2(top - left.Y, right.X - left.X), 1);
    }

    /// <summary>What stands in the cells, left to right, without the empty ones.</summary>
    public LineText Read(LineReader reader, int from, int to)
    {
        var cells = Written(from, to);
        if (cells.Count == 0)
            return new LineText("", [], []);
        var together = reader.Read(Strip([.. cells.Select(cell => _cells[cell]!)]));
        var text = Tight(together);
        // A character for each cell, or cell by cell.
        if (text.Text.Length != cells.Count)
        {
            var single = cells.Select(cell => Tight(reader.Read(Strip([_cells[cell]!])))).ToList();
            text = new LineText(string.Concat(single.Select(one => one.Text.Length > 0 ? one.Text[..1] : "?")), [.. single.Select(one => one.Text.Length == 1 ? one.Characters[0] : Doubt)], []);
        }
        return text with { Text = text.Text.Replace('+', '十'), Places = [.. cells.Select(cell => (cell - from + 0.5f) / (to - from))] };
    }

    /// <summary>Yuan, a point, two digits.</summary>
    public LineText Sum(LineReader reader, int from, int to)
    {
        var (cells, read) = (Written(from, to), Read(reader, from, to));
        var text = string.Concat(read.Text.Select(Digit));
        if (cells.Count == 0 || cells[^1] < to - 2 || !text.Any(char.IsAsciiDigit))
            return read;
        var yuan = cells.Count(cell => cell < to - 2);
        return new LineText(text.Insert(yuan, "."), [.. read.Characters.Take(yuan), read.Characters.Min(), .. read.Characters.Skip(yuan)], [.. read.Places.Take(yuan), 1 - (2f / (to - from)), .. read.Places.Skip(yuan)]);
    }

    private static char Digit(char read) => read switch { 'O' or 'o' or '〇' or '○' or 'D' or '口' => '0', 'l' or 'I' or '|' or '丨' => '1', 'Z' or 'z' => '2', 'S' or 's' => '5', 'Y' or '￥' => '¥', '十' => '+', _ => read };

    private static LineText Tight(LineText line)
    {
        var kept = Enumerable.Range(0, line.Text.Length).Where(i => !char.IsWhiteSpace(line.Text[i])).ToList();
        return new LineText(string.Concat(kept.Select(i => line.Text[i])), [.. kept.Select(i => line.Characters[i])], [.. kept.Select(i => line.Places[i])]);
    }

    private List<int> Written(int from, int to) => [.. Enumerable.Range(from, to - from).Where(cell => (_cells.TryGetValue(cell, out var ink) ? ink : _cells[cell] = Ink(cell)) is not null)];

    /// <returns>The cell's content without its empty sides; null where nothing is written.</returns>
    private Raster? Ink(int cell)
    {
        var (topLeft, topRight, bottomRight, bottomLeft) = (Corner(columns[cell], above), Corner(columns[cell + 1], above), Corner(columns[cell + 1], below), Corner(columns[cell], below));
        double Between(double from, double to) => from + ((to - from) * Inset);
        double[] corners =
        [
            Between(topLeft.X, bottomRight.X), Between(topLeft.Y, bottomRight.Y), Between(topRight.X, bottomLeft.X), Between(topRight.Y, bottomLeft.Y),
            Between(bottomRight.X, topLeft.X), Between(bottomRight.Y, topLeft.Y), Between(bottomLeft.X, topRight.X), Between(bottomLeft.Y, topRight.Y),
        ];
        var (width, height) = (corners[2] - corners[0], corners[7] - corners[1]);
        if (width < 3 || height < 3)
            return null;
        var shown = image.Warped(corners, Math.Max(3, (int)(width * Height / height)), Height);
        var brightness = shown.Brightness();
        var dark = brightness.Order().ElementAt(brightness.Length * 9 / 10) - 60;
        var inked = Enumerable.Range(0, shown.Width).Where(x => Enumerable.Range(0, Height).Any(y => brightness[(y * shown.Width) + x] < dark)).ToList();
        if (brightness.Count(value => value < dark) < LeastInk * brightness.Length)
            return null;
        var (left, right) = (Math.Max(0, inked[0] - 3), Math.Min(shown.Width, inked[^1] + 4));
        var cut = new byte[(right - left) * Height * 3];
        for (var y = 0; y < Height; y++)
            shown.Rgb.AsSpan(((y * shown.Width) + left) * 3, (right - left) * 3).CopyTo(cut.AsSpan(y * (right - left) * 3));
        return new Raster(right - left, Height, cut, image.Dpi);
    }

    private static Raster Strip(List<Raster> pieces)
    {
        var strip = new Strip(pieces.Sum(piece => piece.Width) + 16, pieces[0].Brightness().Order().ElementAt(pieces[0].Width * Height * 9 / 10));
        var x = 8;
        foreach (var piece in pieces)
        {
            strip.Put(piece, x + (piece.Width / 2));
            x += piece.Width;
        }
        return strip.Image;
    }

    private static (double X, double Y) Corner(RuledLine upright, RuledLine level)
    {
        var y = DigitGrids.At(level, upright.X1);
        var x = upright.X1 + ((upright.X2 - upright.X1) * (y - upright.Y1) / Math.Max(1, upright.Y2 - upright.Y1));
        return (x, DigitGrids.At(level, x));
    }
}
