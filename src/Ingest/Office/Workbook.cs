using System.Text;
using System.Xml;
using System.Xml.Linq;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <param name="Part">Null where the workbook names a sheet that is not there.</param>
/// <param name="IsDeeplyHidden">It does not even stand in the list of hidden sheets; only a program can bring it back.</param>
internal sealed record SheetPart(string Name, bool IsHidden, bool IsDeeplyHidden, string? Part);

/// <summary>What the sheets of a workbook share: texts, number formats, the first day of its calendar.</summary>
internal sealed class Workbook
{
    private readonly List<ExcelFormat> _formats = [];
    private readonly List<string> _texts;

    public Workbook(OfficePackage package, ExtractionLimits limits)
    {
        var relations = package.Relations(package.MainPart);
        string? Part(string type) => relations.FirstOrDefault(relation => relation.Type == type).Target;
        var workbook = package.Load(package.MainPart) ?? throw new StopReadingException(Trouble.Damaged, "文件已损坏：找不到工作簿部分。");
        From1904 = workbook.Child("workbookPr").Attr("date1904") is "1" or "true";
        Sheets = [.. workbook.Child("sheets").Children("sheet").Select(sheet => new SheetPart(
            sheet.Attr("name") ?? "", sheet.Attr("state") is "hidden" or "veryHidden", sheet.Attr("state") == "veryHidden",
            relations.FirstOrDefault(relation => relation.Id == RelationId(sheet)).Target))];
        _texts = SharedTexts(package, Part("sharedStrings"), limits);
        ReadFormats(package.Load(Part("styles")));
    }

    public bool From1904 { get; }

    public IReadOnlyList<SheetPart> Sheets { get; }

    public string Shared(string index) => int.TryParse(index, out var at) && at >= 0 && at < _texts.Count ? _texts[at] : "";

    public string Shown(double value, int style) => (style >= 0 && style < _formats.Count ? _formats[style] : ExcelFormat.Of(0, new Dictionary<int, string>())).Show(value, From1904);

    /// <summary>Text with its runs joined; phonetic readings above it are no part of it. _x000D_ stands for a character.</summary>
    public static string TextOf(XElement? item)
    {
        var text = new StringBuilder();
        foreach (var part in item?.Elements() ?? [])
        {
            if (part.Is("t"))
                text.Append(part.Value);
            else if (part.Is("r"))
                text.Append(part.Child("t")?.Value);
        }
        return Unescaped(text.ToString());
    }

    public static string Unescaped(string text)
    {
        text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        return text.Contains("_x", StringComparison.Ordinal)
            ? System.Text.RegularExpressions.Regex.Replace(text, "_x([0-9A-Fa-f]{4})_", match => (char)Convert.ToInt32(match.Groups[1].Value, 16) is var character && character == '\r' ? "" : character.ToString())
            : text;
    }

    /// <summary>A sheet or slide has two ids: its own and the relation's.</summary>
    public static string? RelationId(XElement sheet) => sheet.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == "id" && attribute.Name.NamespaceName.Length > 0)?.Value;

    private static List<string> SharedTexts(OfficePackage package, string? part, ExtractionLimits limits)
    {
        var texts = new List<string>();
        var characters = 0L;
        using var reader = package.Open(part);
        while (reader is not null && !reader.EOF)
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "si")
            {
                reader.Read();
                continue;
            }
            texts.Add(TextOf((XElement)XNode.ReadFrom(reader)));
            characters += texts[^1].Length + 16;
            if (characters > limits.Characters * 2)
                throw new StopReadingException(Trouble.TooLarge, "工作簿的文字总量超过上限，未予读取。");
        }
        return texts;
    }

    private void ReadFormats(XElement? styles)
    {
        var custom = new Dictionary<int, string>();
        foreach (var format in styles.Child("numFmts").Children("numFmt"))
            custom[format.Number("numFmtId") ?? -1] = format.Attr("formatCode") ?? "";
        var known = new Dictionary<int, ExcelFormat>();
        foreach (var cell in styles.Child("cellXfs").Children("xf"))
        {
            var id = cell.Number("numFmtId") ?? 0;
            _formats.Add(known.TryGetValue(id, out var format) ? format : known[id] = ExcelFormat.Of(id, custom));
        }
    }
}
