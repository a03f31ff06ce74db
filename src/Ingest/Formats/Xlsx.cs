using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>Excel workbooks of 2007 and later: a page a sheet, hidden ones too, a passage a row, with the values that were last calculated.</summary>
internal sealed partial class Xlsx(ExtractionLimits limits) : IExtractor
{
    /// <summary>Empty cells are listed up to this gap; a stray cell far to the right does not drag thousands of tabs along.</summary>
    private const int WidestGap = 64;

    public string Name => "xlsx/1";

    public IReadOnlyList<string> Endings { get; } = [".xlsx", ".xlsm", ".xltx", ".xltm"];

    public bool Recognises(FileHead head) => OfficePackage.Is(head, "xl/");

    public Extraction Extract(SourceFile file, Stream content, CancellationToken cancel)
    {
        var package = new OfficePackage(content, limits);
        if (package.MainPart.EndsWith(".bin", StringComparison.OrdinalIgnoreCase))
            return new Extraction.Unreadable("xlsb", Trouble.Unsupported, "二进制工作簿（xlsb），暂不能读取；请另存为 xlsx 后重新提供。");
        var workbook = new Workbook(package, limits);
        var builder = new DocumentBuilder(file, "xlsx", Name, limits) { Title = Path.GetFileNameWithoutExtension(file.Name) };
        foreach (var sheet in workbook.Sheets)
        {
            builder.StartPage(sheet.Name);
            if (sheet.IsHidden)
                builder.Warn($"工作表“{sheet.Name}”是隐藏的，已一并读取。");
            using var reader = package.Open(sheet.Part);
            if (reader is null)
                builder.Warn($"工作表“{sheet.Name}”的内容缺失。");
            else
                Write(builder, sheet, Worksheet.Read(reader, workbook, limits, cancel), package);
        }
        return builder.PassageCount == 0 ? new Extraction.Unreadable("xlsx", Trouble.Empty, "工作簿中没有内容。") : new Extraction.Text(builder.Build());
    }

    private static void Write(DocumentBuilder builder, SheetPart part, Worksheet sheet, OfficePackage package)
    {
        var table = builder.NextTable();
        var relations = package.Relations(part.Part!);
        var comments = Comments(package, relations).ToLookup(comment => comment.Row);
        foreach (var text in sheet.HeadersAndFooters.Select(text => HeaderCodes().Replace(text, " ").Trim()).Where(text => !PageNumberOnly().IsMatch(text)))
            builder.Add(text, PassageKind.Header);
        foreach (var row in sheet.Rows)
        {
            builder.AddRow(table, row.Number, Cells(row, sheet.Merged));
            foreach (var (_, text, by) in comments[row.Number])
                builder.Add(text, PassageKind.Comment, revision: by);
        }
        var rows = sheet.Rows.Select(row => row.Number).ToHashSet();
        foreach (var (_, text, by) in comments.Where(ofRow => !rows.Contains(ofRow.Key)).SelectMany(ofRow => ofRow))
            builder.Add(text, PassageKind.Comment, revision: by);
        foreach (var drawing in relations.Where(relation => relation.Type == "drawing"))
        {
            foreach (var box in package.Load(drawing.Target)?.Descendants().Where(element => element.Is("txBody")) ?? [])
                builder.Add(string.Join('\n', box.Children("p").Select(line => string.Concat(line.Descendants().Where(text => text.Is("t")).Select(text => text.Value)))), PassageKind.TextBox);
        }
        if (sheet.HiddenRows > 0)
            builder.Warn($"工作表“{part.Name}”有 {sheet.HiddenRows} 行是隐藏的，已一并读取。");
        if (sheet.WithoutResult is { First: { } first, Count: var count })
            builder.Warn($"工作表“{part.Name}”有 {count} 个公式单元格没有保存计算结果（如 {first}），其值未读取。");
    }

    /// <summary>From the first column to the last that is filled, the empty ones included; a merged cell stands for those it covers in its row.</summary>
    private static List<RowCell> Cells(SheetRow row, IReadOnlyDictionary<(int Row, int Column), MergedCells> merged)
    {
        var cells = new List<RowCell>();
        var next = 1;
        foreach (var (column, text) in row.Cells.OrderBy(cell => cell.Column))
        {
            if (column < next)
                continue;
            for (var empty = Math.Max(next, column - WidestGap); empty < column; empty++)
                cells.Add(new RowCell(empty, ""));
            var block = merged.TryGetValue((row.Number, column), out var found) ? found : new MergedCells(row.Number, column, row.Number, column);
            cells.Add(new RowCell(column, text, block.LastColumn - column + 1, block.LastRow - row.Number + 1));
            next = block.LastColumn + 1;
        }
        return cells;
    }

    private static List<(int Row, string Text, Revision By)> Comments(OfficePackage package, IReadOnlyList<(string Id, string Type, string Target)> relations)
    {
        var part = package.Load(relations.FirstOrDefault(relation => relation.Type == "comments").Target);
        var authors = part.Child("authors").Children("author").Select(author => author.Value).ToList();
        return [.. part.Child("commentList").Children("comment").Select(comment => (
            Worksheet.Place(comment.Attr("ref")).Row,
            Workbook.TextOf(comment.Child("text")),
            new Revision(comment.Number("authorId") is >= 0 and var author && author < authors.Count ? authors[author] : null, null)))];
    }

    // &L &C &R parts, &"font,style", &12 sizes, &P &N &D &T &A &F fields.
    [GeneratedRegex("""
        &"[^"]*"|&\d+|&K[0-9A-F]{6}|&[A-Za-z]
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex HeaderCodes();

    [GeneratedRegex(@"^[\s\d\-—–第页共/,，]*$")]
    private static partial Regex PageNumberOnly();
}
