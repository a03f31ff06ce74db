using System.Text;
using System.Xml;
using System.Xml.Linq;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>OpenDocument texts, spreadsheets, presentations and drawings (LibreOffice, WPS, 永中), zipped or as one XML file: each as the Office format of its kind is given.</summary>
internal sealed class OpenDocument(ExtractionLimits limits, string folder) : IExtractor
{
    public string Name => "odf/1";

    public IReadOnlyList<string> Endings { get; } = [".odt", ".ods", ".odp", ".odg", ".ott", ".ots", ".otp", ".odm", ".fodt", ".fods", ".fodp"];

    public bool Recognises(FileHead head) => IsFlat(head.Bytes.Span)
        || (head.EntryNames.Contains("content.xml") && (head.EntryNames.Contains("mimetype") || head.EntryNames.Contains("META-INF/manifest.xml")))
        || EndingOf(head.Bytes.Span) is not null;

    public Extraction Extract(SourceFile file, Stream content, CancellationToken cancel)
    {
        var start = new byte[Math.Min(4096, content.Length)];
        content.ReadExactly(start);
        using var package = new OdfPackage(content, limits, IsFlat(start));
        var format = package.Kind switch { "spreadsheet" => "ods", "presentation" => "odp", "drawing" => "odg", _ => "odt" };
        var builder = new DocumentBuilder(file, format, Name, limits) { Properties = Properties(package.Meta) };
        var tally = new OdfTally();
        var hidden = 0;
        if (format == "odt")
            Text(package, builder, tally, cancel);
        else if (format == "ods")
            Sheets(package, builder, tally, cancel);
        else
            hidden = Slides(package, builder, tally, cancel);
        var files = new EmbeddedFiles(file, folder, limits);
        package.Account(builder);
        OdfExtras.Take(package, tally.Frames, files);
        return format switch
        {
            "odt" => WordResult.Of(format, builder, tally.Insertions, tally.Deletions, tally.Revisers, tally.HasHidden, files),
            "ods" => files.With(builder, new Extraction.Unreadable(format, Trouble.Empty, "工作簿中没有内容。")),
            _ => SlideResult.Of(format, builder, hidden, files),
        };
    }

    /// <summary>Headers, body, notes, footers, as in <see cref="Docx"/>.</summary>
    private static void Text(OdfPackage package, DocumentBuilder builder, OdfTally tally, CancellationToken cancel)
    {
        var numbering = new OdfNumbering(package);
        builder.StartPage();
        Repeated(package, builder, tally, ["header", "header-left", "header-first"], PassageKind.Header);
        var body = new OdfStory(builder, package, numbering, tally);
        foreach (var block in package.Blocks())
        {
            cancel.ThrowIfCancellationRequested();
            body.Block(block);
        }
        for (var i = 0; i < tally.Notes.Count; i++)
            new OdfStory(builder, package, numbering, tally, PassageKind.Footnote).Blocks(tally.Notes[i]);
        Repeated(package, builder, tally, ["footer", "footer-left", "footer-first"], PassageKind.Footer);
    }

    /// <summary>Headers and footers hang on the page's patterns: each wording once, those of fields alone not at all.</summary>
    private static void Repeated(OdfPackage package, DocumentBuilder builder, OdfTally tally, string[] names, PassageKind kind)
    {
        var seen = new HashSet<string>();
        foreach (var part in package.Styles.Child("master-styles").Children("master-page").SelectMany(page => page.Elements()).Where(part => names.Contains(part.Name.LocalName) && part.Attr("display") != "false"))
        {
            var wording = OdfParagraph.Lines(part, package);
            if ((!PageNumbers.Only(wording) || part.Descendants().Any(inner => inner.Is("image"))) && seen.Add(wording))
                new OdfStory(builder, package, new OdfNumbering(package), tally, kind).Blocks(part);
        }
    }

    private void Sheets(OdfPackage package, DocumentBuilder builder, OdfTally tally, CancellationToken cancel)
    {
        builder.Title = Path.GetFileNameWithoutExtension(builder.Name);
        var sheets = new OdfSheet(builder, package, tally, limits);
        foreach (var table in package.Blocks().Where(block => block.Is("table")))
            sheets.Write(table, cancel);
    }

    private static int Slides(OdfPackage package, DocumentBuilder builder, OdfTally tally, CancellationToken cancel)
    {
        var slides = new OdfSlides(builder, package, tally);
        foreach (var slide in package.Blocks().Where(block => block.Is("page")))
        {
            cancel.ThrowIfCancellationRequested();
            slides.Write(slide);
        }
        return slides.Hidden;
    }

    private static DocumentProperties? Properties(XElement? meta)
    {
        string? Of(string name) => meta.Child(name)?.Value.Trim() is { Length: > 0 } text ? text : null;
        int? minutes;
        try
        {
            minutes = Of("editing-duration") is { } duration && XmlConvert.ToTimeSpan(duration).TotalMinutes is >= 1 and < 10_000_000 and var total ? (int)total : null;
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            minutes = null;
        }
        return new DocumentProperties(
            Author: Of("initial-creator") ?? Of("creator"), LastAuthor: Of("initial-creator") is null ? null : Of("creator"), Created: Of("creation-date"), Modified: Of("date"), Printed: Of("print-date"),
            Application: Of("generator"), Title: Of("title"), Subject: Of("subject"), Keywords: string.Join('、', meta.Children("keyword").Select(word => word.Value)) is { Length: > 0 } words ? words : null,
            Template: meta.Child("template").Attr("title"), Revision: int.TryParse(Of("editing-cycles"), out var cycles) && cycles > 0 ? cycles : null, EditingMinutes: minutes);
    }

    /// <summary>The kind stands unpacked in the first entry; null where it does not.</summary>
    public static string? EndingOf(ReadOnlySpan<byte> head)
    {
        var mark = Encoding.ASCII.GetString(head[..Math.Min(200, head.Length)]);
        return new[] { (".text", ".odt"), (".spreadsheet", ".ods"), (".presentation", ".odp"), (".graphics", ".odg") }
            .Where(kind => mark.Contains("opendocument" + kind.Item1, StringComparison.Ordinal)).Select(kind => kind.Item2).FirstOrDefault();
    }

    private static bool IsFlat(ReadOnlySpan<byte> head) => Encoding.Latin1.GetString(head[..Math.Min(4096, head.Length)]) is var text
        && text.Contains("<office:document", StringComparison.Ordinal) && text.Contains("opendocument", StringComparison.Ordinal);
}
