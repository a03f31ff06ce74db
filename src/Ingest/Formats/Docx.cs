using System.Xml;
using System.Xml.Linq;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>Word documents of 2007 and later. One page: Word keeps no page breaks. Order: headers, body (each text box, deletion and comment after its paragraph), notes, footers.</summary>
internal sealed class Docx(ExtractionLimits limits, string folder) : IExtractor
{
    public string Name => "docx/2";

    public IReadOnlyList<string> Endings { get; } = [".docx", ".docm", ".dotx", ".dotm"];

    public bool Recognises(FileHead head) => OfficePackage.Is(head, "word/");

    public Extraction Extract(SourceFile file, Stream content, CancellationToken cancel)
    {
        var package = new OfficePackage(content, limits);
        var relations = package.Relations(package.MainPart);
        string? Part(string type) => relations.FirstOrDefault(relation => relation.Type == type).Target;
        var builder = new DocumentBuilder(file, "docx", Name, limits);
        var numbering = new WordNumbering(package.Load(Part("numbering")), package.Load(Part("styles")));
        var comments = Comments(package.Load(Part("comments")));
        builder.StartPage();

        Repeated(builder, package, relations, "header", PassageKind.Header);
        var body = new WordStory(builder, numbering, comments);
        foreach (var block in BodyBlocks(package))
        {
            cancel.ThrowIfCancellationRequested();
            body.Block(block);
        }
        Drawn(builder, package, relations);
        foreach (var notes in new[] { "footnotes", "endnotes" })
        {
            foreach (var note in package.Load(Part(notes))?.Elements().Where(note => note.Attr("type") is null or "normal") ?? [])
                new WordStory(builder, numbering, comments, PassageKind.Footnote).Blocks(note);
        }
        Repeated(builder, package, relations, "footer", PassageKind.Footer);
        builder.Properties = PackageExtras.Properties(package);
        var files = new EmbeddedFiles(file, folder, limits);
        PackageExtras.Take(package, files, builder, body.Pictures);
        return WordResult.Of("docx", builder, body.Insertions, body.Deletions, body.Authors, body.HasHidden, files);
    }

    /// <summary>One block at a time, so that a long document is never in memory as a tree.</summary>
    private static IEnumerable<XElement> BodyBlocks(OfficePackage package)
    {
        using var reader = package.Open(package.MainPart) ?? throw new StopReadingException(Trouble.Damaged, "文件已损坏：找不到正文部分。");
        while (reader.Read() && !(reader.NodeType == XmlNodeType.Element && reader.LocalName == "body")) { }
        if (reader.EOF || reader.IsEmptyElement)
            yield break;
        var depth = reader.Depth;
        reader.Read();
        while (!reader.EOF && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element)
                yield return (XElement)XNode.ReadFrom(reader);
            else
                reader.Read();
        }
    }

    private static Dictionary<string, WordComment> Comments(XElement? part)
    {
        var comments = new Dictionary<string, WordComment>();
        foreach (var comment in part.Children("comment"))
        {
            var text = string.Join('\n', comment.Children("p").Select(paragraph => WordParagraph.Of(paragraph).Text).Where(line => line.Trim().Length > 0));
            comments.TryAdd(comment.Attr("id") ?? "", new WordComment(text, WordParagraph.RevisionOf(comment)));
        }
        return comments;
    }

    /// <summary>Charts and diagrams lie in parts of their own; where in the text they stand is not looked up.</summary>
    private static void Drawn(DocumentBuilder builder, OfficePackage package, IReadOnlyList<(string Id, string Type, string Target)> relations)
    {
        foreach (var (_, type, target) in relations)
        {
            if (type == "chart" && package.Load(target) is { } chart)
            {
                builder.Add(DrawingText.ChartTitle(chart), PassageKind.TextBox);
                builder.AddChart(DrawingText.Chart(chart));
            }
            else if (type == "diagramData")
            {
                DrawingText.Diagram(package.Load(target)).ToList().ForEach(point => builder.Add(point, PassageKind.TextBox));
            }
        }
    }

    /// <summary>Headers and footers: each wording once; bare page numbers say nothing.</summary>
    private static void Repeated(DocumentBuilder builder, OfficePackage package, IReadOnlyList<(string Id, string Type, string Target)> relations, string type, PassageKind kind)
    {
        var seen = new HashSet<string>();
        foreach (var (_, _, target) in relations.Where(relation => relation.Type == type))
        {
            if (package.Load(target) is not { } part)
                continue;
            var text = part.Value;
            if (!PageNumbers.Only(text) && seen.Add(text))
                new WordStory(builder, new WordNumbering(null, null), new Dictionary<string, WordComment>(), kind).Blocks(part);
            else if (part.Descendants().Any(element => element.Is("textpath")) && seen.Add(target))
                new WordStory(builder, new WordNumbering(null, null), new Dictionary<string, WordComment>(), kind).Blocks(part);
        }
    }
}
