using System.Security.Cryptography;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using A = DocumentFormat.OpenXml.Drawing;
using Pictures = DocumentFormat.OpenXml.Drawing.Pictures;
using Drawn = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace DocReview.Web;

/// <summary>A paper for people as docx, A4, in the fonts of official papers; read back before it counts as done.</summary>
public sealed class ExportedPaper
{
    private const string Body = "仿宋", Heading = "黑体", Title = "方正小标宋简体";

    /// <summary>A4 less its margins, and what a point is, in the units of drawings.</summary>
    private const long TextWidth = 9071 * 635, Point = 12_700;

    private readonly Body _body = new();

    /// <summary>Images by their relation; one that is shown twice is kept once.</summary>
    private readonly Dictionary<string, byte[]> _images = [];
    private uint _drawings;

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

    /// <summary>A part of an image, as wide as the text: the program that opens the paper cuts it out.</summary>
    /// <param name="told">What it shows, for those who cannot see it.</param>
    public ExportedPaper AddImage(Excerpt image, string told)
    {
        var relation = $"image-{image.Name}";
        _images[relation] = image.Jpeg;
        var (id, wide, high) = (++_drawings, (image.Right - image.Left) * image.Width * Point, (image.Bottom - image.Top) * image.Height * Point);
        var (width, height) = wide > TextWidth ? (TextWidth, (long)(high * TextWidth / wide)) : ((long)wide, (long)high);
        var picture = new Pictures.Picture(
            new Pictures.NonVisualPictureProperties(new Pictures.NonVisualDrawingProperties { Id = id, Name = $"{id}" }, new Pictures.NonVisualPictureDrawingProperties()),
            new Pictures.BlipFill(new A.Blip { Embed = relation }, new A.SourceRectangle { Left = Share(image.Left), Top = Share(image.Top), Right = Share(1 - image.Right), Bottom = Share(1 - image.Bottom) }, new A.Stretch(new A.FillRectangle())),
            new Pictures.ShapeProperties(new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = width, Cy = height }), new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle }));
        var inline = new Drawn.Inline(
            new Drawn.Extent { Cx = width, Cy = height }, new Drawn.DocProperties { Id = id, Name = $"{id}", Description = ExportedText.Clean(told) },
            new A.Graphic(new A.GraphicData(picture) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" })) { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 };
        return Add(new Paragraph(new ParagraphProperties(new SpacingBetweenLines { After = "120" }), new Run(new Drawing(inline))));
    }

    /// <summary>In thousandths of a percent.</summary>
    private static int Share(double share) => (int)Math.Round(share * 100_000);

    /// <summary>Writes the file beside its place, reads it back, and puts it there.</summary>
    /// <param name="mark">Stands at the head of every page; null where nothing does.</param>
    /// <exception cref="IOException">It could not be written, or what was read back is not what was written.</exception>
    public void Write(string path, string? mark = null)
    {
        var written = Digest(_body, _images);
        var section = new SectionProperties(new PageSize { Width = 11906, Height = 16838 }, new PageMargin { Top = 1701, Bottom = 1417, Left = 1474, Right = 1361, Header = 851, Footer = 992 });
        _body.Append(section);
        FileBeside.Write(path, temporary =>
        {
            using (var paper = WordprocessingDocument.Create(temporary, WordprocessingDocumentType.Document))
            {
                var main = paper.AddMainDocumentPart();
                foreach (var (relation, image) in _images) main.AddImagePart(ImagePartType.Jpeg, relation).FeedData(new MemoryStream(image));
                if (mark is not null) AddMark(main, section, mark);
                main.Document = new DocumentFormat.OpenXml.Wordprocessing.Document(_body);
            }

            using (var paper = WordprocessingDocument.Open(temporary, false))
                if (paper.MainDocumentPart is not { Document.Body: { } body } main || Digest(body, main.ImageParts.ToDictionary(main.GetIdOfPart, Bytes)) != written) throw new IOException($"导出的文件读回时与写入的不一致，未保存：{path}");
        });
    }

    private static void AddMark(MainDocumentPart main, SectionProperties section, string mark)
    {
        var head = main.AddNewPart<HeaderPart>("mark");
        head.Header = new Header(new Paragraph(new ParagraphProperties(new Justification { Val = JustificationValues.Center }), Words(mark, Heading, 21, true)));
        section.PrependChild(new HeaderReference { Type = HeaderFooterValues.Default, Id = "mark" });
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

    /// <summary>Of all words and all images, each under the name by which the words refer to it.</summary>
    private static string Digest(Body body, IReadOnlyDictionary<string, byte[]> images) => Hash(Encoding.UTF8.GetBytes(string.Join('\0',
        body.Descendants<DocumentFormat.OpenXml.Wordprocessing.Text>().Select(text => text.Text).Concat(body.Descendants<A.Blip>().Select(image => $"{image.Embed} {Hash(images.GetValueOrDefault(image.Embed!.Value!) ?? [])}")))));

    private static string Hash(byte[] content) => Convert.ToHexString(SHA256.HashData(content));

    private static byte[] Bytes(ImagePart part)
    {
        using var stream = part.GetStream();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>A tab between the cells of a quoted row stays visible; an end of a line has made a paragraph already.</summary>
    private static string Clean(string text) => ExportedText.Clean(text).Replace("\t", " ｜ ").Replace("\n", "");
}
