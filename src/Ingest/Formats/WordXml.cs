using System.Xml;
using System.Xml.Linq;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>Word texts as one XML file (Word 2003), which office automation programs write under ".doc". Built like <see cref="Docx"/>, but for how changes and comments are marked.</summary>
internal sealed class WordXml(ExtractionLimits limits) : IExtractor
{
    public string Name => "wordxml/1";

    public IReadOnlyList<string> Endings { get; } = [".doc", ".xml"];

    public bool Recognises(FileHead head) => SpreadsheetXml.IsXml(head, "wordDocument", "http://schemas.microsoft.com/office/word/2003/wordml");

    public Extraction Extract(SourceFile file, Stream content, CancellationToken cancel)
    {
        var builder = new DocumentBuilder(file, "doc", Name, limits);
        builder.StartPage();
        var comments = new Dictionary<string, WordComment>();
        var body = new WordStory(builder, new WordNumbering(null, null), comments);
        var (pictures, headers) = (0, new HashSet<string>());
        foreach (var block in Blocks(content, builder))
        {
            cancel.ThrowIfCancellationRequested();
            // Innermost first: what is put in place of the outer one is a copy.
            foreach (var change in block.Descendants().Where(element => element.Is("annotation")).Reverse().ToList())
                Mark(change, comments);
            pictures += block.Descendants().Count(element => element.Is("binData"));
            block.Descendants().Where(element => element.Is("binData")).Remove();
            foreach (var repeated in block.DescendantsAndSelf().Where(element => element.Name.LocalName is "hdr" or "ftr").ToList())
            {
                if (headers.Add(repeated.Value))
                    new WordStory(builder, new WordNumbering(null, null), comments, repeated.Is("hdr") ? PassageKind.Header : PassageKind.Footer).Blocks(repeated);
            }
            body.Block(block);
        }
        if (pictures > 0)
            builder.Warn($"文中有 {pictures} 幅图片，图片中的文字未识别。");
        if (body.Insertions + body.Deletions > 0)
            builder.Warn($"文中留有修订痕迹：插入 {body.Insertions} 处（已并入正文）、删除 {body.Deletions} 处（单列），修订人：{string.Join('、', body.Authors)}。");
        return builder.PassageCount == 0 ? new Extraction.Unreadable("doc", Trouble.Empty, "文档中没有文字。") : new Extraction.Text(builder.Build());
    }

    /// <summary>The body's blocks one by one; sections are only groups of them.</summary>
    private static IEnumerable<XElement> Blocks(Stream content, DocumentBuilder builder)
    {
        var reader = new PartReader(content);
        while (!reader.EOF)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName is "p" or "tbl" or "sectPr")
                yield return (XElement)XNode.ReadFrom(reader);
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "DocumentProperties")
                builder.Properties = Properties((XElement)XNode.ReadFrom(reader));
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName is "styles" or "fonts" or "lists" or "bgPict")
                reader.Skip();
            else
                reader.Read();
        }
    }

    /// <summary>Gives a change the name it has in a docx; a comment is put aside and its place marked.</summary>
    private static void Mark(XElement change, Dictionary<string, WordComment> comments)
    {
        var kind = change.Attr("type");
        if (kind is "Word.Insertion" or "Word.Deletion")
        {
            var by = new[] { new XAttribute("author", change.Attr("author") ?? ""), new XAttribute("date", change.Attr("createdate") ?? "") };
            change.ReplaceWith(new XElement(kind == "Word.Insertion" ? "ins" : "del", by, change.Child("content")?.Nodes()));
        }
        else if (kind == "Word.Comment" && change.Attr("id") is { } id)
        {
            var lines = change.Descendants().Where(element => element.Is("p")).Select(line => WordParagraph.Of(line).Text);
            comments[id] = new WordComment(string.Join('\n', lines), new Revision(change.Attr("author"), change.Attr("createdate")));
            change.ReplaceWith(new XElement("commentReference", new XAttribute("id", id)));
        }
    }

    private static DocumentProperties Properties(XElement said) => new(
        said.Child("Author")?.Value, said.Child("LastAuthor")?.Value, said.Child("Created")?.Value, said.Child("LastSaved")?.Value, said.Child("LastPrinted")?.Value,
        Company: said.Child("Company")?.Value, Title: said.Child("Title")?.Value, Revision: said.Number("Revision"));
}
