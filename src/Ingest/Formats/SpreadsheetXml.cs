using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>Workbooks as one XML file (Excel 2003), which accounting programs write under ".xls": as <see cref="Xlsx"/> gives them.</summary>
internal sealed class SpreadsheetXml(ExtractionLimits limits) : IExtractor
{
    private const string Namespace = "urn:schemas-microsoft-com:office:spreadsheet";
    private const int MostRows = 1_048_576, MostColumns = 16_384;

    public string Name => "xmlss/1";

    public IReadOnlyList<string> Endings { get; } = [".xls", ".xml"];

    public bool Recognises(FileHead head) => IsXml(head, "Workbook", Namespace);

    /// <summary>XML of one byte a character whose root and namespace stand near its beginning.</summary>
    public static bool IsXml(FileHead head, string root, string ns)
    {
        var start = Encoding.Latin1.GetString(head.Bytes.Span[..Math.Min(4096, head.Bytes.Length)]);
        return start.TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\r', '\n') is ['<', '?' or not '!', ..] && start.Contains(ns, StringComparison.Ordinal)
            && (start.Contains($"<{root}", StringComparison.Ordinal) || start.Contains($":{root}", StringComparison.Ordinal));
    }

    public Extraction Extract(SourceFile file, Stream content, CancellationToken cancel)
    {
        var builder = new DocumentBuilder(file, "xls", Name, limits) { Title = Path.GetFileNameWithoutExtension(file.Name) };
        var (formats, hidden) = Look(content, builder);
        content.Position = 0;
        var reader = new PartReader(content);
        SheetWriter? sheet = null;
        while (!reader.EOF)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "Worksheet")
            {
                sheet?.End();
                var name = Attribute(reader, "Name") ?? "";
                sheet = new SheetWriter(builder, name, hidden.Contains(name), formats);
            }
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName is "Row" or "Column" && sheet is not null)
            {
                cancel.ThrowIfCancellationRequested();
                sheet.Take((XElement)XNode.ReadFrom(reader));
            }
            else
            {
                reader.Read();
            }
        }
        sheet?.End();
        return builder.PassageCount == 0 ? new Extraction.Unreadable("xls", Trouble.Empty, "工作簿中没有内容。") : new Extraction.Text(builder.Build());
    }

    /// <summary>A first pass: the formats of numbers, and which sheets are hidden, which stands behind their rows.</summary>
    private static (Dictionary<string, ExcelFormat> Formats, HashSet<string> Hidden) Look(Stream content, DocumentBuilder builder)
    {
        var (formats, hidden, sheet) = (new Dictionary<string, ExcelFormat>(), new HashSet<string>(), "");
        var reader = new PartReader(content);
        while (!reader.EOF)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "Style")
            {
                var style = (XElement)XNode.ReadFrom(reader);
                formats[style.Attr("ID") ?? ""] = Format(style.Child("NumberFormat").Attr("Format"));
                continue;
            }
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "DocumentProperties")
            {
                var said = (XElement)XNode.ReadFrom(reader);
                builder.Properties = new DocumentProperties(said.Child("Author")?.Value, said.Child("LastAuthor")?.Value, said.Child("Created")?.Value, said.Child("LastSaved")?.Value, said.Child("LastPrinted")?.Value, Company: said.Child("Company")?.Value, Title: said.Child("Title")?.Value);
                continue;
            }
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "Worksheet")
                sheet = Attribute(reader, "Name") ?? "";
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "Visible")
            {
                hidden.Add(sheet);
                builder.Warn($"工作表“{sheet}”是隐藏的，已一并读取。");
            }
            reader.Read();
        }
        return (formats, hidden);
    }

    private static ExcelFormat Format(string? code) => ExcelFormat.Of(0, new Dictionary<int, string> { [0] = code switch
    {
        null => "General",
        "Percent" => "0.00%",
        "Fixed" => "0.00",
        "Standard" or "Currency" or "Euro Currency" => "#,##0.00",
        "Short Date" or "Medium Date" or "Long Date" => "yyyy/m/d",
        "General Date" => "yyyy/m/d h:mm",
        "Short Time" or "Medium Time" or "Long Time" => "h:mm:ss",
        _ => code,
    } });

    private static string? Attribute(XmlReader reader, string name) => reader.GetAttribute(name, Namespace) ?? reader.GetAttribute(name);

    /// <summary>Writes the rows of one sheet as they come.</summary>
    private sealed class SheetWriter
    {
        private readonly DocumentBuilder _builder;
        private readonly string _name;
        private readonly bool _hidden;
        private readonly Dictionary<string, ExcelFormat> _formats;
        private readonly int _table;
        private int _row, _hiddenRows, _column, _hiddenColumns;

        public SheetWriter(DocumentBuilder builder, string name, bool hidden, Dictionary<string, ExcelFormat> formats)
        {
            (_builder, _name, _hidden, _formats) = (builder, name, hidden, formats);
            builder.StartPage(name);
            _table = builder.NextTable();
        }

        public void Take(XElement element)
        {
            if (element.Is("Column"))
            {
                _column = element.Number("Index") ?? (_column + 1);
                var span = element.Number("Span") is > 0 and < MostColumns and var more ? more : 0;
                _hiddenColumns += element.Attr("Hidden") == "1" ? span + 1 : 0;
                _column += span;
                return;
            }
            _row = element.Number("Index") is > 0 and <= MostRows and var index ? index : _row + 1;
            var isHidden = element.Attr("Hidden") == "1";
            var (cells, comments) = Cells(element);
            if (cells.Count > 0)
            {
                _hiddenRows += isHidden ? 1 : 0;
                _builder.AddRow(_table, _row, cells, hidden: _hidden || isHidden);
            }
            foreach (var comment in comments)
                _builder.Add(comment.Child("Data")?.Value ?? comment.Value, PassageKind.Comment, revision: new Revision(comment.Attr("Author"), null), hidden: _hidden);
            _row += element.Number("Span") is > 0 and < MostRows and var rows ? rows : 0;
        }

        private (List<RowCell> Cells, List<XElement> Comments) Cells(XElement row)
        {
            var (filled, merged, comments, column) = (new List<(int, string)>(), new Dictionary<(int, int), MergedCells>(), new List<XElement>(), 1);
            foreach (var cell in row.Children("Cell"))
            {
                column = cell.Number("Index") is > 0 and <= MostColumns and var index ? index : column;
                if (Text(cell) is { Length: > 0 } text)
                    filled.Add((column, text));
                comments.AddRange(cell.Children("Comment"));
                var (across, down) = (Math.Clamp(cell.Number("MergeAcross") ?? 0, 0, MostColumns), Math.Clamp(cell.Number("MergeDown") ?? 0, 0, MostRows));
                merged[(_row, column)] = new MergedCells(_row, column, _row + down, column + across);
                column += across + 1;
            }
            return (new SheetRow(_row, filled).Placed(merged), comments);
        }

        private string Text(XElement cell)
        {
            if (cell.Child("Data") is not { } data)
                return "";
            var value = data.Value;
            return data.Attr("Type") switch
            {
                "Number" when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => (_formats.GetValueOrDefault(cell.Attr("StyleID") ?? "") ?? Format(null)).Show(number, from1904: false),
                "DateTime" when DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) => time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                "Boolean" => value == "1" ? "TRUE" : "FALSE",
                _ => value,
            };
        }

        public void End()
        {
            if (_hiddenRows > 0)
                _builder.Warn($"工作表“{_name}”有 {_hiddenRows} 行是隐藏的，已一并读取。");
            if (_hiddenColumns > 0)
                _builder.Warn($"工作表“{_name}”有 {_hiddenColumns} 列是隐藏的，已一并读取。");
        }
    }
}
