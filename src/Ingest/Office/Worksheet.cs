using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>The cells of one worksheet. Streamed row by row: a sheet may be far larger than its file.</summary>
internal sealed class Worksheet
{
    private const int MostRows = 1_048_576, MostColumns = 16_384;
    private readonly Workbook _workbook;
    private readonly List<(int First, int Last)> _hiddenColumns = [];
    private long _characters;

    private Worksheet(Workbook workbook) => _workbook = workbook;

    public List<SheetRow> Rows { get; } = [];

    public Dictionary<(int Row, int Column), MergedCells> Merged { get; } = [];

    public List<string> HeadersAndFooters { get; } = [];

    /// <summary>Counted from 1, as far as cells are filled.</summary>
    public IEnumerable<int> HiddenColumns
    {
        get
        {
            var last = Rows.SelectMany(row => row.Cells).Select(cell => cell.Column).DefaultIfEmpty().Max();
            return _hiddenColumns.SelectMany(range => Enumerable.Range(range.First, Math.Max(0, Math.Min(range.Last, last) - range.First + 1)));
        }
    }

    /// <summary>Cells with a formula but no stored result: the first of them, and how many.</summary>
    public (string? First, int Count) WithoutResult { get; private set; }

    public static Worksheet Read(XmlReader reader, Workbook workbook, ExtractionLimits limits, CancellationToken cancel)
    {
        var sheet = new Worksheet(workbook);
        while (!reader.EOF)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                reader.Read();
                continue;
            }
            switch (reader.LocalName)
            {
                case "row":
                    cancel.ThrowIfCancellationRequested();
                    sheet.Row((XElement)XNode.ReadFrom(reader));
                    if (sheet._characters > limits.Characters)
                        throw new StopReadingException(Trouble.TooLarge, $"工作表文字超过 {limits.Characters / 10000} 万字的上限，未予保存。");
                    break;
                case "col":
                    sheet.Column(reader);
                    reader.Read();
                    break;
                case "mergeCell":
                    sheet.Merge(reader.GetAttribute("ref"));
                    reader.Read();
                    break;
                case "oddHeader" or "oddFooter" or "firstHeader" or "firstFooter":
                    sheet.HeadersAndFooters.Add(reader.ReadElementContentAsString());
                    break;
                default:
                    reader.Read();
                    break;
            }
        }
        return sheet;
    }

    /// <summary>Column and row of "AB12"; row 0 where there is none.</summary>
    public static (int Row, int Column) Place(string? reference)
    {
        int row = 0, column = 0;
        foreach (var character in reference ?? "")
        {
            if (character is >= 'A' and <= 'Z' && column < MostColumns)
                column = (column * 26) + character - 'A' + 1;
            else if (character is >= '0' and <= '9' && row < MostRows)
                row = (row * 10) + character - '0';
        }
        return (row, column);
    }

    private void Row(XElement row)
    {
        var number = row.Number("r") ?? (Rows.Count > 0 ? Rows[^1].Number : 0) + 1;
        var cells = new List<(int, string)>();
        var column = 0;
        foreach (var cell in row.Elements().Where(cell => cell.Is("c")))
        {
            column = Place(cell.Attr("r")).Column is > 0 and var given ? given : column + 1;
            var text = Value(cell, number, column);
            _characters += text.Length + 8;
            if (text.Length > 0)
                cells.Add((column, text));
        }
        Rows.Add(new SheetRow(number, cells, row.Attr("hidden") is "1" or "true" || row.Attr("ht") == "0"));
    }

    /// <summary>A stretch of columns that look alike.</summary>
    private void Column(XmlReader reader)
    {
        if ((reader.GetAttribute("hidden") is "1" or "true" || reader.GetAttribute("width") == "0") && int.TryParse(reader.GetAttribute("min"), out var first) && int.TryParse(reader.GetAttribute("max"), out var last) && first > 0)
            _hiddenColumns.Add((first, Math.Min(last, MostColumns)));
    }

    private string Value(XElement cell, int row, int column)
    {
        var value = cell.Child("v")?.Value;
        switch (cell.Attr("t"))
        {
            case "inlineStr":
                return Workbook.TextOf(cell.Child("is"));
            case "s":
                return _workbook.Shared(value ?? "");
            case "b":
                return value == "1" ? "TRUE" : "FALSE";
            case "str" or "e":
                return Workbook.Unescaped(value ?? "");
            case "d":
                return (value ?? "").Replace("T00:00:00", "", StringComparison.Ordinal).Replace('T', ' ');
        }
        if (string.IsNullOrEmpty(value))
        {
            if (cell.Child("f") is not null)
                WithoutResult = (WithoutResult.First ?? cell.Attr("r") ?? $"第{row}行第{column}列", WithoutResult.Count + 1);
            return "";
        }
        return double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? _workbook.Shown(number, cell.Number("s") ?? 0) : value;
    }

    private void Merge(string? reference)
    {
        var corners = (reference ?? "").Split(':');
        if (corners.Length != 2)
            return;
        var (row, column) = Place(corners[0]);
        var (lastRow, lastColumn) = Place(corners[1]);
        if (row > 0 && column > 0 && lastRow >= row && lastColumn >= column)
            Merged[(row, column)] = new MergedCells(row, column, lastRow, lastColumn);
    }
}
