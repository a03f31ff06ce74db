using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>Writes one story of an old Word document: paragraphs, and tables whose rows end with a mark of their own.</summary>
internal sealed class OldWordStory(OldWordFile file, OldWordText text, OldWordProperties paragraphs, DocumentBuilder builder, IReadOnlyList<(int At, WordComment Comment)> comments)
{
    private const char ParagraphEnd = '\r', CellEnd = '\a', PageEnd = '\f';
    private const int InTable = 0x2416, RowEnd = 0x2417, Depth = 0x6649, InnerCellEnd = 0x244B, InnerRowEnd = 0x244C, NumberList = 0x460B, NumberLevel = 0x260A;

    private readonly OldWordNumbering _numbering = new(file);
    private readonly List<string> _lines = [], _cells = [], _innerLines = [], _innerCells = [];
    private readonly List<OldWordRow> _rows = [], _innerRows = [];
    private readonly List<Action> _hanging = [];
    private int _table, _written, _comment;

    public void Write(int start, int end, PassageKind kind)
    {
        text.Reset();
        _comment = comments.TakeWhile(comment => comment.At < start).Count();
        for (var at = start; at < end;)
        {
            var mark = file.Text.AsSpan(at, end - at).IndexOfAny(ParagraphEnd, CellEnd, PageEnd);
            var stop = mark < 0 ? end : at + mark;
            Paragraph(at, stop, stop < end ? file.Text[stop] : ParagraphEnd, kind);
            at = stop + 1;
        }
        EndTable(kind);
    }

    private void Paragraph(int start, int stop, char mark, PassageKind kind)
    {
        var properties = stop < file.Places.Length ? paragraphs.At(file.Places[stop], out _).ToList() : [];
        var read = text.Of(start, stop);
        read = Label(properties, read) + read;
        if (mark != CellEnd && !properties.Any(property => property.Code == InTable && property.IsOn))
        {
            EndTable(kind);
            builder.Add(read, kind, hidden: text.IsHidden);
            Hang(stop, kind);
            _hanging.ForEach(add => add());
            _hanging.Clear();
            return;
        }
        Hang(stop, kind);
        if (properties.LastOrDefault(property => property.Code == Depth).U32 > 1)
            Inner(read, properties);
        else if (mark != CellEnd)
            _lines.Add(read);
        else if (paragraphs.IsEmpty ? IsRowEndByPattern(read) : properties.Any(property => property.Code == RowEnd && property.IsOn))
            EndRow(properties);
        else
            EndCell(_lines, _cells, read);
    }

    private string Label(List<OldWordProperty> properties, string read)
    {
        if (read.Trim().Length == 0 || properties.LastOrDefault(property => property.Code == NumberList).U16 is not (> 0 and < 0xF801 and var number))
            return "";
        var level = properties.LastOrDefault(property => property.Code == NumberLevel).Operand;
        return _numbering.Label(number, level.Length > 0 ? level.Span[0] : 0);
    }

    /// <summary>A table in a cell: forms are often one cell around a table. Deeper ones count as the second.</summary>
    private void Inner(string read, List<OldWordProperty> properties)
    {
        if (properties.Any(property => property.Code == InnerRowEnd && property.IsOn))
        {
            _innerRows.Add(OldWordTable.Row([.. _innerCells], properties));
            _innerCells.Clear();
        }
        else if (properties.Any(property => property.Code == InnerCellEnd && property.IsOn))
        {
            EndCell(_innerLines, _innerCells, read);
        }
        else
        {
            _innerLines.Add(read);
        }
    }

    private static void EndCell(List<string> lines, List<string> cells, string read)
    {
        lines.Add(read);
        cells.Add(string.Join('\n', lines.Select(line => line.Trim()).Where(line => line.Length > 0)));
        lines.Clear();
    }

    /// <summary>Where the properties are lost: an empty cell more than the first row has ends the row.</summary>
    private bool IsRowEndByPattern(string read) => read.Length == 0 && _lines.Count == 0 && _cells.Count > 0 && (_rows.Count == 0 || _cells.Count >= _rows[0].Cells.Count);

    private void EndRow(IReadOnlyList<OldWordProperty> properties)
    {
        if (_cells.Count > 0)
            _rows.Add(OldWordTable.Row([.. _cells], properties));
        _cells.Clear();
    }

    private void EndTable(PassageKind kind)
    {
        if (_lines.Count > 0)
            EndCell(_lines, _cells, "");
        EndRow([]);
        Emit(_rows, kind);
        if (_innerLines.Count > 0)
            EndCell(_innerLines, _innerCells, "");
        if (_innerCells.Count > 0)
            _innerRows.Add(OldWordTable.Row([.. _innerCells], []));
        _innerCells.Clear();
        Emit(_innerRows, kind);
        _hanging.ForEach(add => add());
        _hanging.Clear();
    }

    private void Emit(List<OldWordRow> rows, PassageKind kind)
    {
        if (rows.Count == 0)
            return;
        (_table, _written) = (kind is PassageKind.Paragraph or PassageKind.TextBox ? builder.NextTable() : 0, 0);
        foreach (var row in OldWordTable.Placed(rows))
        {
            if (_table > 0)
                builder.AddRow(_table, ++_written, row);
            else
                builder.Add(string.Join(' ', row.Select(cell => cell.Text)), kind);
        }
        rows.Clear();
    }

    /// <summary>What belongs to the paragraph that just ended: struck-out text and comments.</summary>
    private void Hang(int stop, PassageKind kind)
    {
        foreach (var (struck, by) in text.Struck)
            _hanging.Add(() => builder.Add(struck, PassageKind.Deleted, revision: by));
        text.Struck.Clear();
        while (kind == PassageKind.Paragraph && _comment < comments.Count && comments[_comment].At <= stop)
        {
            var comment = comments[_comment++].Comment;
            _hanging.Add(() => builder.Add(comment.Text, PassageKind.Comment, revision: comment.By));
        }
    }
}
