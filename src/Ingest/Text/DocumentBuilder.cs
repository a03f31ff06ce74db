using System.Text;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>A cell on its way into a row: its text and how far it reaches. Empty cells are given too.</summary>
internal readonly record struct RowCell(int Column, string Text, int ColumnSpan = 1, int RowSpan = 1);

/// <summary>Collects pages and passages in reading order, numbers them, and holds the limits of output.</summary>
internal sealed class DocumentBuilder(SourceFile file, string format, string extractor, ExtractionLimits limits)
{
    private const int LongestPassage = 10_000;
    private readonly List<Page> _pages = [];
    private readonly List<string> _warnings = [];
    private List<Passage> _passages = [];
    private int _count;
    private int _offered;
    private int _tables;
    private long _characters;

    /// <summary>The title the file itself declares; where it stays null one is looked for in the text.</summary>
    public string? Title { get; set; }

    public DocumentProperties? Properties { get; set; }

    public int PassageCount => _count;

    /// <summary>The file's own name.</summary>
    public string Name => file.Name;

    /// <summary>The number of a new table.</summary>
    public int NextTable() => ++_tables;

    public void StartPage(string? label = null, TextOrigin origin = TextOrigin.Written, double width = 0, double height = 0)
    {
        _passages = [];
        _pages.Add(new Page(_pages.Count + 1, origin, _passages, label) { Width = width, Height = height });
    }

    /// <summary>The page in hand is to be recognised from its image; what was added to it stays until then.</summary>
    public void Wait(Waiting why) => _pages[^1] = _pages[^1] with { Waiting = why };

    /// <summary>Of the page in hand, in points.</summary>
    public void Measure(double width, double height) => _pages[^1] = _pages[^1] with { Width = width, Height = height };

    /// <summary>0 to 1: how far the text of the page in hand can be trusted.</summary>
    public void Judge(double quality) => _pages[^1] = _pages[^1] with { Quality = quality };

    public void Add(string text, PassageKind kind = PassageKind.Paragraph, IReadOnlyList<Box>? boxes = null, Revision? revision = null, bool hidden = false, double? confidence = null)
    {
        // What is empty leaves no passage and costs time all the same.
        if (++_offered > limits.Passages)
            throw TooLarge();
        // Boxes point into the text: then it was cleaned before they were measured.
        var clean = boxes is { Count: > 0 } ? text : Clean(text).Trim();
        if (string.IsNullOrWhiteSpace(clean))
            return;
        // A book in one line is not one paragraph: nobody could read a citation of it, and every pattern would run over all of it.
        if (clean.Length > LongestPassage && boxes is not { Count: > 0 })
        {
            foreach (var part in LongText.Parts(clean, LongestPassage))
                Add(part, kind, null, revision, hidden, confidence);
            return;
        }
        Put(new Passage(Id(), clean) { Kind = kind, Boxes = boxes ?? [], Revision = revision, Hidden = hidden, Confidence = confidence });
    }

    /// <summary>A row all of whose cells are empty is counted by its number but leaves no passage.</summary>
    public void AddRow(int table, int number, IReadOnlyList<RowCell> row, IReadOnlyList<Box>? boxes = null, bool hidden = false, double? confidence = null)
    {
        if (row.All(cell => string.IsNullOrWhiteSpace(cell.Text)))
            return;
        var text = new StringBuilder();
        var cells = new List<Cell>(row.Count);
        foreach (var cell in row)
        {
            if (cells.Count > 0)
                text.Append('\t');
            var start = text.Length;
            text.Append(Clean(cell.Text).Replace('\t', ' ').Trim());
            cells.Add(new Cell(cell.Column, start, text.Length - start, cell.ColumnSpan, cell.RowSpan));
        }
        Put(new Passage(Id(), text.ToString()) { Kind = PassageKind.TableRow, Row = new TableRow(table, number, cells), Boxes = boxes ?? [], Hidden = hidden, Confidence = confidence });
    }

    /// <summary>What a chart was drawn from, as a table.</summary>
    public void AddChart(List<List<string>> rows, bool hidden = false)
    {
        var number = rows.Count > 0 ? NextTable() : 0;
        for (var row = 0; row < rows.Count; row++)
            AddRow(number, row + 1, [.. rows[row].Select((text, column) => new RowCell(column + 1, text))], hidden: hidden);
    }

    /// <summary>One sentence in Chinese; said once however often it is found.</summary>
    public void Warn(string sentence)
    {
        if (!_warnings.Contains(sentence))
            _warnings.Add(sentence);
    }

    /// <summary>The file is cut off: what is left of it can be found and read by a person, but says nothing of what is missing, so that nothing may be concluded from it.</summary>
    public void CutOff(string sentence)
    {
        Warn(sentence);
        for (var i = 0; i < _pages.Count; i++)
            _pages[i] = _pages[i] with { Origin = TextOrigin.Salvaged };
    }

    public Document Build()
    {
        var title = string.IsNullOrWhiteSpace(Title) ? Titles.Of(_pages, file.Name) : Clean(Title).Trim();
        return new Document(file.Id, file.Path, title, format, _pages, extractor) { Warnings = _warnings, Properties = Properties is { IsEmpty: false } ? Properties : null };
    }

    private PassageId Id() => new(file.Id, ++_count);

    private void Put(Passage passage)
    {
        _characters += passage.Text.Length;
        if (_characters > limits.Characters || _count > limits.Passages)
            throw TooLarge();
        _passages.Add(passage);
    }

    private StopReadingException TooLarge() => new(Trouble.TooLarge, $"文字超过 {limits.Characters / 10000} 万字或 {limits.Passages / 10000} 万段的上限，未予保存；请拆分后重新提供。");

    /// <summary>Control characters go, half surrogates become U+FFFD: neither the ledger nor the index can hold them. Line breaks and tabs stay.</summary>
    internal static string Clean(string text)
    {
        var needed = false;
        for (var i = 0; i < text.Length && !needed; i++)
            needed = (char.IsControl(text[i]) && text[i] is not ('\n' or '\t')) || char.IsSurrogate(text[i]) || text[i] is '\uFEFF' or '\u200B';
        if (!needed)
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t')
                clean.Append((char)rune.Value);
            else if (rune.Value is not (0xFEFF or 0x200B) && !Rune.IsControl(rune))
                clean.Append(rune);
        }
        return clean.ToString();
    }
}
