using System.Text;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>A passage on its way: a row where it has cells, a text where it has none.</summary>
internal sealed record StoryItem(PassageKind Kind, string Text, Revision? By = null, bool Hidden = false, IReadOnlyList<RowCell>? Cells = null, int Table = 0, int Row = 0)
{
    public string PlainText => Cells is null ? Text : string.Join(' ', Cells.Select(cell => cell.Text));
}

/// <summary>One story of an RTF document (the body, a header, a note): paragraphs, tables, and what hangs on them, in reading order.</summary>
/// <param name="nextTable">Numbers tables through the whole document.</param>
internal sealed class RtfStory(PassageKind kind, Func<int> nextTable)
{
    private const int DeepestTable = 6;
    private readonly StringBuilder _text = new();
    private readonly List<TableLevel> _levels = [];
    private readonly List<StoryItem> _hanging = [];
    private RtfRow _outerRow = new();
    private (string Text, Revision? By) _struck = ("", null);
    private string _label = "";
    private bool _visible, _hidden, _rowIsOpen;

    /// <summary>A table at one depth: the rows so far, each with the tables in its cells, and the row in hand.</summary>
    private sealed class TableLevel
    {
        public List<(OldWordRow Row, List<TableLevel> Inner, List<StoryItem> Hanging)> Rows { get; } = [];

        public List<string> Lines { get; } = [];

        public List<string> Cells { get; } = [];

        public List<TableLevel> Inner { get; set; } = [];
    }

    public PassageKind Kind => kind;

    public List<StoryItem> Items { get; } = [];

    /// <summary>The definition of the row in hand.</summary>
    public RtfRow Row { get; private set; } = new();

    /// <summary>The paragraph in hand says so; some programs only say it of the row.</summary>
    public bool InTable { get; set; }

    /// <summary>How deep the paragraph in hand lies in tables: 1 in a table, 2 in one within.</summary>
    public int Depth { get; set; } = 1;

    public int Deletions { get; private set; }

    public void Write(string text, bool hidden)
    {
        CloseStruck();
        _text.Append(text);
        if (!string.IsNullOrWhiteSpace(text))
            (_visible, _hidden) = (_visible || !hidden, _hidden || hidden);
    }

    public void Strike(string text, Revision by)
    {
        if (_struck.By != by)
            CloseStruck();
        _struck = (_struck.Text + text, by);
    }

    public void Label(string label) => _label = label;

    public void Hang(IEnumerable<StoryItem> items) => _hanging.AddRange(items);

    /// <summary>The row of a table within a table is defined at its end, and then the outer one's holds again.</summary>
    public void DefineRow()
    {
        (Row, _rowIsOpen) = (new RtfRow(), true);
        if (Depth == 1)
            _outerRow = Row;
    }

    public void EndParagraph()
    {
        var (text, hidden) = Taken();
        if (InTable || _rowIsOpen)
        {
            Level().Lines.Add(text);
            return;
        }
        EndTable();
        Items.Add(new StoryItem(kind, text, Hidden: hidden));
        Flush(Items);
    }

    public void EndCell()
    {
        var level = Level();
        level.Lines.Add(Taken().Text);
        level.Cells.Add(string.Join('\n', level.Lines.Select(line => line.Trim()).Where(line => line.Length > 0)));
        level.Lines.Clear();
        _rowIsOpen = true;
    }

    /// <param name="nested">The row of a table within a table; another one ends the row of the outermost.</param>
    public void EndRow(bool nested)
    {
        if (!nested)
            Depth = 1;
        var level = Level();
        if (_text.Length > 0 || level.Lines.Count > 0)
            EndCell();
        for (var deeper = _levels.Count - 1; deeper >= _levels.IndexOf(level) + 1; deeper--)
        {
            level.Inner.Add(_levels[deeper]);
            _levels.RemoveAt(deeper);
        }
        _rowIsOpen = nested;
        if (level.Cells.Count == 0)
            return;
        level.Rows.Add(((nested ? Row : _outerRow).With([.. level.Cells]), level.Inner, [.. _hanging]));
        level.Inner = [];
        level.Cells.Clear();
        _hanging.Clear();
    }

    /// <summary>Whatever is open ends.</summary>
    public void End()
    {
        if (_text.Length > 0 || _struck.Text.Length > 0)
            EndParagraph();
        EndTable();
        CloseStruck();
        Flush(Items);
    }

    private (string Text, bool Hidden) Taken()
    {
        CloseStruck();
        var taken = (_text.Length > 0 ? _label + _text : "", _hidden && !_visible);
        _text.Clear();
        (_label, _visible, _hidden) = ("", false, false);
        return taken;
    }

    private void CloseStruck()
    {
        if (!string.IsNullOrWhiteSpace(_struck.Text))
        {
            Deletions++;
            _hanging.Add(new StoryItem(PassageKind.Deleted, _struck.Text, _struck.By));
        }
        _struck = ("", null);
    }

    private void Flush(List<StoryItem> items)
    {
        items.AddRange(_hanging);
        _hanging.Clear();
    }

    private TableLevel Level()
    {
        var depth = Math.Clamp(Depth, 1, DeepestTable);
        while (_levels.Count < depth)
            _levels.Add(new TableLevel());
        return _levels[depth - 1];
    }

    private void EndTable()
    {
        if (_levels.Count == 0)
            return;
        EndRow(nested: false);
        Emit(_levels[0]);
        _levels[0].Inner.ForEach(Emit);
        _levels.Clear();
    }

    private void Emit(TableLevel table)
    {
        var isText = kind is PassageKind.Paragraph or PassageKind.TextBox;
        var (number, written) = (isText ? nextTable() : 0, 0);
        var placed = OldWordTable.Placed([.. table.Rows.Select(row => row.Row)]);
        foreach (var (cells, row) in placed.Zip(table.Rows))
        {
            if (isText)
                Items.Add(new StoryItem(PassageKind.TableRow, "", Cells: cells, Table: number, Row: ++written));
            else
                Items.Add(new StoryItem(kind, string.Join(' ', cells.Select(cell => cell.Text))));
            Items.AddRange(row.Hanging);
            row.Inner.ForEach(Emit);
        }
    }
}

/// <summary>The definition of a table row: where its cells end and which are merged with others.</summary>
internal sealed class RtfRow
{
    private readonly List<int> _edges = [], _flags = [];
    private int _pending;

    public int Left { get; set; }

    public void Flag(int flag) => _pending |= flag;

    public void Edge(int at)
    {
        const int most = 200;
        if (_edges.Count >= most)
            return;
        _edges.Add(at);
        _flags.Add(_pending);
        _pending = 0;
    }

    public OldWordRow With(IReadOnlyList<string> cells) =>
        _edges.Count == cells.Count && _edges.Count > 0 ? new OldWordRow(cells, [Math.Min(Left, _edges[0]), .. _edges], [.. _flags]) : new OldWordRow(cells, [], []);
}
