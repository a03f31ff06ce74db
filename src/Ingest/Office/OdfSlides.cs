using System.Globalization;
using System.Xml.Linq;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>Writes the slides of an OpenDocument presentation (or the pages of a drawing), a page each, as <see cref="Pptx"/> gives them.</summary>
internal sealed class OdfSlides(DocumentBuilder builder, OdfPackage package, OdfTally tally)
{
    public int Hidden { get; private set; }

    public void Write(XElement slide)
    {
        var hidden = package.Style("drawing-page", slide.Attr("style-name")).Child("drawing-page-properties").Attr("visibility") == "hidden";
        Hidden += hidden ? 1 : 0;
        builder.StartPage(hidden ? SlideResult.HiddenLabel : null);
        var shapes = slide.Elements().Where(shape => !shape.Is("notes") && !shape.Is("annotation") && !IsRepeated(shape)).ToList();
        foreach (var shape in SlideOrder.Sorted(shapes, shape => shape.Attr("class") is "title", Place))
            new OdfStory(builder, package, new OdfNumbering(package), tally, boxes: PassageKind.Paragraph).Block(shape, hidden);
        foreach (var comment in slide.Children("annotation"))
            builder.Add(OdfParagraph.Lines(comment, package), PassageKind.Comment, revision: OdfParagraph.RevisionOf(comment));
        foreach (var note in slide.Children("notes").Elements().Where(shape => !IsRepeated(shape)))
            builder.Add(OdfParagraph.Lines(note, package), PassageKind.Note, hidden: hidden);
    }

    private static bool IsRepeated(XElement shape) => shape.Attr("class") is "header" or "footer" or "date-time" or "page-number" || shape.Is("page-thumbnail");

    private static (double, double)? Place(XElement shape) => Points(shape.Attr("x")) is { } x && Points(shape.Attr("y")) is { } y ? (x, y) : null;

    private static double? Points(string? length)
    {
        var digits = (length ?? "").TrimEnd('c', 'm', 'i', 'n', 'p', 't', 'x');
        if (!double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            return null;
        return value * (length![digits.Length..] switch { "cm" => 72 / 2.54, "mm" => 72 / 25.4, "in" => 72, _ => 1 });
    }
}

/// <summary>What is said of a presentation when all of it was read, old format or new.</summary>
internal static class SlideResult
{
    public const string HiddenLabel = "隐藏的幻灯片";

    public static Extraction Of(string format, DocumentBuilder builder, int hidden, EmbeddedFiles files)
    {
        if (hidden > 0)
            builder.Warn($"有 {hidden} 张幻灯片是隐藏的，已一并读取。");
        return files.With(builder, files.HasPictures
            ? new Extraction.Unreadable(format, Trouble.NoText, "演示文稿中只有图片，没有文字，等待识别。")
            : new Extraction.Unreadable(format, Trouble.Empty, "演示文稿中没有文字。"));
    }
}
