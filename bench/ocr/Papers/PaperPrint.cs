using SkiaSharp;

namespace DocReview.Bench;

/// <summary>Prints a paper on A4 and tells what stands on it, line by line.</summary>
internal sealed class PaperPrint : IDisposable
{
    private const double Margin = 72;
    private readonly SKCanvas _canvas;
    private readonly SKTypeface _face;
    private readonly List<string> _lines = [];
    private double _y = Margin;
    private double _lastX = 300;

    private PaperPrint(SKTypeface face, double dpi)
    {
        _face = face;
        Bitmap = new SKBitmap((int)Math.Round(8.27 * dpi), (int)Math.Round(11.69 * dpi), SKColorType.Rgba8888, SKAlphaType.Opaque);
        _canvas = new SKCanvas(Bitmap);
        _canvas.Clear(SKColors.White);
        _canvas.Scale((float)(dpi / 72));
    }

    private SKBitmap Bitmap { get; }

    private static double Right => 595 - Margin;

    /// <param name="sealed">Whether the paper's seals are drawn.</param>
    /// <returns>The print and its lines in reading order; the cells of a table one by one.</returns>
    public static (SKBitmap Image, List<string> Lines) Of(Paper paper, SKTypeface face, double dpi, bool @sealed)
    {
        using var print = new PaperPrint(face, dpi);
        foreach (var block in paper.Blocks)
            print.Draw(block, @sealed);
        return (print.Bitmap, print._lines);
    }

    public void Dispose() => _canvas.Dispose();

    private void Draw(Block block, bool withSeals)
    {
        switch (block)
        {
            case Block.Line line: DrawLine(line); break;
            case Block.Paragraph paragraph: DrawParagraph(paragraph); break;
            case Block.Table table: DrawTable(table); break;
            case Block.Rule rule: DrawRule(rule); break;
            case Block.Gap gap: _y += gap.Points; break;
            case Block.Seal seal when withSeals: SealPrint.Draw(_canvas, _face, seal, Math.Min(_lastX, Right - 70), _y - 20); break;
        }
    }

    private void DrawLine(Block.Line line)
    {
        var width = Width(line.Text, line.Size);
        var x = line.Align switch { Align.Left => Margin, Align.Centre => (595 - width) / 2, _ => Right - width };
        var size = width > Right - Margin + 40 ? line.Size * (Right - Margin + 40) / width : line.Size;
        Text(line.Text, Math.Max(30, x), _y + line.Size, size, line.Red ? new SKColor(225, 20, 25) : SKColors.Black);
        _lines.Add(line.Text);
        _lastX = x + (width * 0.5);
        _y += line.Size * 1.6;
    }

    private void DrawParagraph(Block.Paragraph paragraph)
    {
        foreach (var line in Wrapped("　　" + paragraph.Text, paragraph.Size, Right - Margin))
        {
            Text(line, Margin, _y + paragraph.Size, paragraph.Size, SKColors.Black);
            _lines.Add(line);
            _y += paragraph.Size * 1.55;
        }
    }

    private void DrawTable(Block.Table table)
    {
        var lefts = new double[table.Widths.Length + 1];
        lefts[0] = Margin - 20;
        for (var i = 0; i < table.Widths.Length; i++)
            lefts[i + 1] = lefts[i] + (table.Widths[i] * (Right - Margin + 40));
        using var pen = new SKPaint { Color = SKColors.Black, StrokeWidth = 0.7f, IsStroke = true };
        foreach (var row in table.Rows)
        {
            var cells = row.Select((text, i) => Wrapped(text, table.Size, lefts[i + 1] - lefts[i] - 6).ToList()).ToList();
            var height = (cells.Max(cell => Math.Max(1, cell.Count)) * table.Size * 1.35) + 7;
            for (var i = 0; i < cells.Count; i++)
            {
                _canvas.DrawRect((float)lefts[i], (float)_y, (float)(lefts[i + 1] - lefts[i]), (float)height, pen);
                var isSum = row[i].Length > 0 && row[i].All(c => char.IsAsciiDigit(c) || c is ',' or '.');
                for (var k = 0; k < cells[i].Count; k++)
                {
                    var x = isSum && row[i].Length > 3 ? lefts[i + 1] - 3 - Width(cells[i][k], table.Size) : lefts[i] + 3;
                    Text(cells[i][k], x, _y + 3 + (table.Size * (1.1 + (k * 1.35))), table.Size, SKColors.Black);
                    _lines.Add(cells[i][k]);
                }
            }
            _y += height;
        }
    }

    private void DrawRule(Block.Rule rule)
    {
        using var pen = new SKPaint { Color = rule.Red ? new SKColor(225, 20, 25) : SKColors.Black, StrokeWidth = 2 };
        _canvas.DrawLine((float)Margin, (float)_y, (float)Right, (float)_y, pen);
        _y += 6;
    }

    private IEnumerable<string> Wrapped(string text, double size, double width)
    {
        var start = 0;
        for (var end = 1; end <= text.Length; end++)
        {
            if (end < text.Length && Width(text[start..(end + 1)], size) <= width)
                continue;
            yield return text[start..end];
            start = end;
        }
    }

    private double Width(string text, double size) => Fonts.Covering(text, _face).Sum(piece =>
    {
        using var font = new SKFont(piece.Face, (float)size);
        return (double)font.MeasureText(piece.Text);
    });

    private void Text(string text, double x, double y, double size, SKColor colour)
    {
        using var paint = new SKPaint { Color = colour, IsAntialias = true };
        foreach (var (piece, face) in Fonts.Covering(text, _face))
        {
            using var font = new SKFont(face, (float)size) { Subpixel = true };
            _canvas.DrawText(piece, (float)x, (float)y, SKTextAlign.Left, font, paint);
            x += font.MeasureText(piece);
        }
    }
}
