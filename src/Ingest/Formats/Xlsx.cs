using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>Excel workbooks of 2007 and later: a page a sheet, hidden ones too, a passage a row, with the values that were last calculated.</summary>
internal sealed class Xlsx(ExtractionLimits limits, string folder) : IExtractor
{
    public string Name => "xlsx/2";

    public IReadOnlyList<string> Endings { get; } = [".xlsx", ".xlsm", ".xltx", ".xltm", ".xlam"];

    public bool Recognises(FileHead head) => OfficePackage.Is(head, "xl/");

    public Extraction Extract(SourceFile file, Stream content, CancellationToken cancel)
    {
        var package = new OfficePackage(content, limits);
        if (package.MainPart.EndsWith(".bin", StringComparison.OrdinalIgnoreCase))
            return new Extraction.Unreadable("xlsb", Trouble.Unsupported, "二进制工作簿（xlsb），暂不能读取；请另存为 xlsx 后重新提供。");
        var workbook = new Workbook(package, limits);
        var builder = new DocumentBuilder(file, "xlsx", Name, limits) { Title = Path.GetFileNameWithoutExtension(file.Name), Properties = PackageExtras.Properties(package) };
        var comments = new SheetComments(package);
        foreach (var sheet in workbook.Sheets)
        {
            builder.StartPage(sheet.Name);
            SheetWarnings.Hidden(builder, sheet.Name, sheet.IsHidden, sheet.IsDeeplyHidden);
            using var reader = package.Open(sheet.Part);
            if (reader is null)
                builder.Warn($"工作表“{sheet.Name}”的内容缺失。");
            else
                Write(builder, sheet, Worksheet.Read(reader, workbook, limits, cancel), package, comments);
        }
        var files = new EmbeddedFiles(file, folder, limits);
        PackageExtras.Take(package, files, builder);
        return files.With(builder, new Extraction.Unreadable("xlsx", Trouble.Empty, "工作簿中没有内容。"));
    }

    private static void Write(DocumentBuilder builder, SheetPart part, Worksheet sheet, OfficePackage package, SheetComments ofPackage)
    {
        var table = builder.NextTable();
        var relations = package.Relations(part.Part!);
        var comments = ofPackage.Of(relations).ToLookup(comment => comment.Row);
        foreach (var text in SheetHeaders.Texts(sheet.HeadersAndFooters))
            builder.Add(text, PassageKind.Header, hidden: part.IsHidden);
        foreach (var row in sheet.Rows)
        {
            builder.AddRow(table, row.Number, row.Placed(sheet.Merged), hidden: part.IsHidden || row.Hidden);
            foreach (var (_, text, by) in comments[row.Number])
                builder.Add(text, PassageKind.Comment, revision: by, hidden: part.IsHidden);
        }
        var rows = sheet.Rows.Select(row => row.Number).ToHashSet();
        foreach (var (_, text, by) in comments.Where(ofRow => !rows.Contains(ofRow.Key)).SelectMany(ofRow => ofRow))
            builder.Add(text, PassageKind.Comment, revision: by, hidden: part.IsHidden);
        foreach (var drawing in relations.Where(relation => relation.Type == "drawing"))
            Drawn(builder, package, drawing.Target, part.IsHidden);
        SheetWarnings.Add(builder, part.Name, sheet.Rows.Count(row => row.Hidden && row.Cells.Count > 0), sheet.HiddenColumns, sheet.WithoutResult);
    }

    /// <summary>Text boxes, diagrams, and the titles of charts: what they draw stands in cells.</summary>
    private static void Drawn(DocumentBuilder builder, OfficePackage package, string drawing, bool hidden)
    {
        foreach (var box in package.Load(drawing)?.Descendants().Where(element => element.Is("txBody")) ?? [])
            builder.Add(string.Join('\n', DrawingText.Paragraphs(box)), PassageKind.TextBox, hidden: hidden);
        foreach (var (_, type, target) in package.Relations(drawing))
        {
            if (type == "chart")
                builder.Add(DrawingText.ChartTitle(package.Load(target)), PassageKind.TextBox, hidden: hidden);
            else if (type == "diagramData")
                DrawingText.Diagram(package.Load(target)).ToList().ForEach(point => builder.Add(point, PassageKind.TextBox, hidden: hidden));
        }
    }
}
