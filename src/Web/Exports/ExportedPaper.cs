using System.Security.Cryptography;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace DocReview.Web;

/// <summary>A paper for people as docx, A4, in the fonts of official papers; read back before it counts as done.</summary>
public sealed class ExportedPaper
{
    private const string Body = "仿宋", Heading = "黑体", Title = "方正小标宋简体";

    private readonly Body _body = new();

    public ExportedPaper AddTitle(string text) => Add(new Paragraph(
        new ParagraphProperties(new SpacingBetweenLines { Before = "120", After = "240" }, new Justification { Val = JustificationValues.Center }), Words(text, Title, 36, true)));

    /// <summary>What the paper is about, below its title; nothing where there is nothing to say.</summary>
    public ExportedPaper AddSubtitle(string text) => text.Length == 0 ? this : Add(new Paragraph(
        new ParagraphProperties(new SpacingBetweenLines { After = "160" }, new Justification { Val = JustificationValues.Center }), Words(text, Body, 24)));

    public ExportedPaper AddHeading(string text) => Add(new Paragraph(new ParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = "160", After = "80" }), Words(text, Heading, 28)));

    public ExportedPaper AddLine(string text, bool small = false) => Add(new Paragraph(new ParagraphProperties(new SpacingBetweenLines { After = "60" }), Words(text, Body, small ? 18 : 24)));

    public ExportedPaper AddPageBreak() => Add(new Paragraph(new Run(new Break { Type = BreakValues.Page })));

    /// <param name="widths">Of the columns, in share of the page; as many as there are cells in a row.</param>
    /// <param name="hasHead">The first row is repeated on every page.</param>
    public ExportedPaper AddTable(IReadOnlyList<int> widths, IEnumerable<IReadOnlyList<string>> rows, bool hasHead)
    {
        var table = new Table(new TableProperties(
            new TableWidth { Type = TableWidthUnitValues.Pct, Width = "5000" },
            new TableBorders(
                new TopBorder { Val = BorderValues.Single, Size = 4 }, new LeftBorder { Val = BorderValues.Single, Size = 4 }, new BottomBorder { Val = BorderValues.Single, Size = 4 },
                new RightBorder { Val = BorderValues.Single, Size = 4 }, new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 }, new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 }),
            new TableLayout { Type = TableLayoutValues.Fixed }));
        var whole = widths.Sum();
        table.Append(new TableGrid(widths.Select(width => new GridColumn { Width = $"{width * 9000 / whole}" })));
        var isHead = hasHead;
        foreach (var row in rows)
        {
            var line = new TableRow(new TableRowProperties(isHead ? new TableHeader() : new CantSplit { Val = OnOffOnlyValues.Off }));
            foreach (var (text, width) in row.Zip(widths))
            {
                var cell = new TableCell(new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Pct, Width = $"{width * 5000 / whole}" }));
                foreach (var part in text.Split('\n')) cell.Append(new Paragraph(Words(part, isHead ? Heading : Body, 21)));
                line.Append(cell);
            }
            table.Append(line);
            isHead = false;
        }
        return Add(table);
    }

    /// <summary>Writes the file beside its place, reads it back, and puts it there.</summary>
    /// <exception cref="IOException">It could not be written, or what was read back is not what was written.</exception>
    public void Write(string path)
    {
        var written = Digest(_body);
        _body.Append(new SectionProperties(new PageSize { Width = 11906, Height = 16838 }, new PageMargin { Top = 1701, Bottom = 1417, Left = 1474, Right = 1361, Header = 851, Footer = 992 }));
        FileBeside.Write(path, temporary =>
        {
            using (var paper = WordprocessingDocument.Create(temporary, WordprocessingDocumentType.Document))
                paper.AddMainDocumentPart().Document = new DocumentFormat.OpenXml.Wordprocessing.Document(_body);
            using (var paper = WordprocessingDocument.Open(temporary, false))
                if (paper.MainDocumentPart?.Document?.Body is not { } body || Digest(body) != written) throw new IOException($"导出的文件读回时与写入的不一致，未保存：{path}");
        });
    }

    private ExportedPaper Add(OpenXmlElement element)
    {
        _body.Append(element);
        return this;
    }

    private static Run Words(string text, string font, int halfPoints, bool bold = false)
    {
        var look = new RunProperties(new RunFonts { EastAsia = font, Ascii = "Times New Roman", HighAnsi = "Times New Roman" });
        if (bold) look.Append(new Bold());
        look.Append(new FontSize { Val = $"{halfPoints}" });
        return new Run(look, new DocumentFormat.OpenXml.Wordprocessing.Text(Clean(text)) { Space = SpaceProcessingModeValues.Preserve });
    }

    private static string Digest(Body body) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', body.Descendants<DocumentFormat.OpenXml.Wordprocessing.Text>().Select(text => text.Text)))));

    /// <summary>A tab between the cells of a quoted row stays visible; an end of a line has made a paragraph already.</summary>
    private static string Clean(string text) => ExportedText.Clean(text).Replace("\t", " ｜ ").Replace("\n", "");
}
