using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>Puts the glyphs of one direction into reading order: ruled tables by their cells, the rest by columns, lines and paragraphs.</summary>
internal static class PageLayout
{
    public static List<LaidBlock> Of(IReadOnlyList<Glyph> glyphs, IReadOnlyList<RuledTable> tables, double width, double height, Direction direction)
    {
        var blocks = new List<LaidBlock>();
        var free = new List<Glyph>();
        var inTables = tables.ToDictionary(table => table, _ => new List<Glyph>());
        foreach (var glyph in glyphs)
        {
            var table = tables.FirstOrDefault(table => table.Holds((glyph.U0 + glyph.U1) / 2, glyph.Middle));
            (table is null ? free : inTables[table]).Add(glyph);
        }
        foreach (var table in tables.Where(table => inTables[table].Count > 0))
            blocks.Add(Ruled(table, inTables[table], direction));

        var gutter = tables.Count == 0 && direction == Direction.Right ? Gutter(free, width) : null;
        var (from, to) = direction switch { Direction.Right => (0, width), Direction.Down => (0, height), Direction.Left => (-width, 0.0), _ => (-height, 0.0) };
        (double From, double To)[] columns = gutter is { } middle ? [(from, middle), (middle, to)] : [(from, to)];
        var order = new List<LaidBlock>();
        foreach (var column in columns)
        {
            var part = gutter is null ? free : [.. free.Where(glyph => (glyph.U0 + glyph.U1) / 2 is var at && at >= column.From && at < column.To)];
            if (part.Count > 0)
                order.AddRange(Flow(TextLine.Of(part), [.. blocks.Select(block => block.Top)], column, height, direction));
        }
        return gutter is null ? [.. order.Concat(blocks).OrderBy(block => block.Top)] : order;
    }

    /// <summary>Paragraphs and aligned tables of one column; no paragraph runs across a ruled table.</summary>
    private static IEnumerable<LaidBlock> Flow(List<TextLine> lines, List<double> barriers, (double From, double To) column, double height, Direction direction)
    {
        var measure = Paragraphs.Measure.Of(lines, column.From, column.To);
        var pending = new List<TextLine>();
        var aligned = AlignedTables.In(lines).ToDictionary(table => table.Start);
        for (var at = 0; at < lines.Count; at++)
        {
            var isTable = aligned.TryGetValue(at, out var table);
            if (pending.Count > 0 && (isTable || barriers.Any(barrier => barrier > pending[^1].Top && barrier <= lines[at].Top)))
            {
                foreach (var paragraph in Paragraphs.Join(pending, measure, direction))
                    yield return Block(paragraph, height, direction);
                pending = [];
            }
            if (!isTable)
            {
                pending.Add(lines[at]);
                continue;
            }
            var rows = lines.Skip(at).Take(table.Count).Select(line => Row(line, table.Columns, direction)).ToList();
            yield return new LaidBlock.Table(lines[at].Top, rows);
            at += table.Count - 1;
        }
        foreach (var paragraph in Paragraphs.Join(pending, measure, direction))
            yield return Block(paragraph, height, direction);
    }

    private static LaidBlock.Paragraph Block((double Top, double Bottom, LaidText Text) paragraph, double height, Direction direction)
    {
        var atEdge = direction == Direction.Right && (paragraph.Top > height * 0.85 || paragraph.Bottom < height * 0.1);
        return new LaidBlock.Paragraph(paragraph.Top, paragraph.Text, atEdge && Paragraphs.IsPageNumber(paragraph.Text.Text) ? PassageKind.Footer : PassageKind.Paragraph);
    }

    private static IReadOnlyList<LaidCell> Row(TextLine line, List<(double U0, double U1)> columns, Direction direction)
    {
        var segments = line.Segments().ToLookup(segment => AlignedTables.ColumnOf(segment, columns));
        return [.. columns.Select((_, column) => new LaidCell(column + 1, segments[column].FirstOrDefault() is { } segment ? new LaidText(direction).Add(segment) : null))];
    }

    private static LaidBlock.Table Ruled(RuledTable table, List<Glyph> glyphs, Direction direction)
    {
        var inCells = glyphs.ToLookup(glyph => table.Cells.MinBy(cell => Distance(cell, (glyph.U0 + glyph.U1) / 2, glyph.Middle)));
        var rows = new List<IReadOnlyList<LaidCell>>();
        for (var row = 0; row < table.Rows; row++)
        {
            rows.Add([.. table.Cells.Where(cell => cell.Row <= row && row < cell.Row + cell.RowSpan).OrderBy(cell => cell.Column).Select(cell => cell.Row < row
                ? new LaidCell(cell.Column + 1, null, cell.ColumnSpan)
                : new LaidCell(cell.Column + 1, CellText(cell, TextLine.Of(inCells[cell]), direction), cell.ColumnSpan, cell.RowSpan))]);
        }
        return new LaidBlock.Table(table.Top, rows);
    }

    /// <summary>Zero inside; a character that pokes out of its cell goes to the nearest.</summary>
    private static double Distance(RuledCell cell, double x, double y) =>
        Math.Max(0, Math.Max(cell.Left - x, x - cell.Right)) + Math.Max(0, Math.Max(cell.Top - y, y - cell.Bottom));

    private static LaidText CellText(RuledCell cell, List<TextLine> lines, Direction direction)
    {
        var text = new LaidText(direction);
        for (var i = 0; i < lines.Count; i++)
        {
            // A line with no room for two more characters was broken by the cell, not by the writer.
            const double padding = 11;
            var wrapped = i > 0 && cell.Right - cell.Left - (lines[i - 1].U1 - lines[i - 1].U0) < (lines[i - 1].Size * 2) + padding;
            text.Add(lines[i], wrapped ? null : '\n');
        }
        return text;
    }

    /// <summary>
    /// The middle of an empty strip that parts the page in two columns of text; null on pages of one column.
    /// Only a strip near the middle between lines that fill their column counts: a table's gap has ragged sides.
    /// </summary>
    private static double? Gutter(List<Glyph> glyphs, double width)
    {
        const int leastLines = 10;
        if (glyphs.Count < 300)
            return null;
        var size = glyphs.Select(glyph => glyph.Size).Order().ElementAt(glyphs.Count / 2);
        var crossed = new int[(int)width + 2];
        foreach (var glyph in glyphs)
        {
            for (var x = Math.Max(0, (int)glyph.U0); x <= Math.Min(width, glyph.U1); x++)
                crossed[x]++;
        }
        for (var from = (int)(width * 0.35); from < width * 0.65; from++)
        {
            var to = from;
            while (to < width * 0.65 && crossed[to] == 0)
                to++;
            if (to - from < size * 1.2)
                continue;
            var middle = (from + to) / 2.0;
            if (IsFilled(glyphs.Where(glyph => glyph.U1 <= middle), leastLines) && IsFilled(glyphs.Where(glyph => glyph.U0 >= middle), leastLines))
                return middle;
            from = to;
        }
        return null;
    }

    private static bool IsFilled(IEnumerable<Glyph> column, int leastLines)
    {
        var lines = TextLine.Of(column);
        if (lines.Count < leastLines)
            return false;
        var (left, right) = (lines.Min(line => line.U0), lines.Max(line => line.U1));
        return lines.Count(line => line.U1 - line.U0 > (right - left) * 0.85) > lines.Count * 0.5;
    }
}
