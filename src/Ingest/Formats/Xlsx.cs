using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>Excel workbooks of 2007 and later: a page a sheet, hidden ones too, a passage a row, with the values that were last calculated.</summary>
internal sealed class Xlsx(ExtractionLimits limits) : IExtractor
{
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
        foreach (var text in SheetHeaders.Texts(sheet.HeadersAndFooters))
            builder.Add(text, PassageKind.Header);
        foreach (var row in sheet.Rows)
        {
            builder.AddRow(table, row.Number, row.Placed(sheet.Merged));
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

    private static List<(int Row, string Text, Revision By)> Comments(OfficePackage package, IReadOnlyList<(string Id, string Type, string Target)> relations)
    {
        var part = package.Load(relations.FirstOrDefault(relation => relation.Type == "comments").Target);
        var authors = part.Child("authors").Children("author").Select(author => author.Value).ToList();
        return [.. part.Child("commentList").Children("comment").Select(comment => (
            Worksheet.Place(comment.Attr("ref")).Row,
            Workbook.TextOf(comment.Child("text")),
            new Revision(comment.Number("authorId") is >= 0 and var author && author < authors.Count ? authors[author] : null, null)))];
    }
}
