using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>Writes what the layout found on a page as passages with their places.</summary>
internal static class LaidPage
{
    /// <param name="glyphs">By direction, that of the main text first.</param>
    public static void Write(DocumentBuilder builder, IReadOnlyList<(Direction Direction, List<Glyph> Glyphs)> glyphs, IReadOnlyList<RuledTable> tables, double width, double height)
    {
        var first = true;
        foreach (var (direction, ofDirection) in glyphs)
        {
            // What runs across the main text (a stamp, a note in the margin) comes after it.
            foreach (var block in PageLayout.Of(ofDirection, direction == Direction.Right ? tables : [], width, height, direction))
                Write(builder, block, first ? null : PassageKind.TextBox);
            first = false;
        }
    }

    private static void Write(DocumentBuilder builder, LaidBlock block, PassageKind? kind)
    {
        switch (block)
        {
            case LaidBlock.Paragraph paragraph:
                builder.Add(paragraph.Text.Text, kind ?? paragraph.Kind, paragraph.Text.Boxes);
                break;
            case LaidBlock.Table table:
                var number = builder.NextTable();
                for (var row = 0; row < table.Rows.Count; row++)
                    WriteRow(builder, number, row + 1, table.Rows[row]);
                break;
        }
    }

    private static void WriteRow(DocumentBuilder builder, int table, int row, IReadOnlyList<LaidCell> cells)
    {
        var boxes = new List<Box>();
        var start = 0;
        foreach (var cell in cells)
        {
            boxes.AddRange((cell.Text?.Boxes ?? []).Select(box => box with { Start = box.Start + start }));
            start += (cell.Text?.Text.Length ?? 0) + 1;
        }
        builder.AddRow(table, row, [.. cells.Select(cell => new RowCell(cell.Column, cell.Text?.Text ?? "", cell.ColumnSpan, cell.RowSpan))], boxes);
    }
}
