using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>Presentations of PowerPoint 2007 and later: a page a slide, hidden ones too; each slide's text, then comments, then the speaker's notes.</summary>
internal sealed class Pptx(ExtractionLimits limits, string folder) : IExtractor
{
    public string Name => "pptx/1";

    public IReadOnlyList<string> Endings { get; } = [".pptx", ".pptm", ".ppsx", ".ppsm", ".potx", ".potm"];

    public bool Recognises(FileHead head) => OfficePackage.Is(head, "ppt/");

    public Extraction Extract(SourceFile file, Stream content, CancellationToken cancel)
    {
        var package = new OfficePackage(content, limits);
        var presentation = package.Load(package.MainPart) ?? throw new StopReadingException(Trouble.Damaged, "文件已损坏：找不到正文部分。");
        var relations = package.Relations(package.MainPart);
        var builder = new DocumentBuilder(file, "pptx", Name, limits) { Properties = PackageExtras.Properties(package) };
        var authors = Authors(package, relations);
        var hidden = 0;
        foreach (var slide in presentation.Child("sldIdLst").Children("sldId"))
        {
            cancel.ThrowIfCancellationRequested();
            var part = relations.FirstOrDefault(relation => relation.Id == Workbook.RelationId(slide)).Target;
            if (package.Load(part) is { } loaded)
                hidden += Slide(builder, package, part, loaded, authors) ? 1 : 0;
            else
                builder.Warn("有幻灯片的内容缺失。");
        }
        var files = new EmbeddedFiles(file, folder, limits);
        PackageExtras.Take(package, files, builder);
        return SlideResult.Of("pptx", builder, hidden, files);
    }

    /// <returns>Whether the slide is hidden.</returns>
    private static bool Slide(DocumentBuilder builder, OfficePackage package, string part, System.Xml.Linq.XElement slide, Dictionary<string, string> authors)
    {
        var hidden = slide.Attr("show") is "0" or "false";
        builder.StartPage(hidden ? SlideResult.HiddenLabel : null);
        var relations = package.Relations(part);
        new SlideShapes(builder, package, relations, hidden).Write(slide.Child("cSld").Child("spTree"));
        foreach (var comment in relations.Where(relation => relation.Type == "comments").SelectMany(relation => package.Load(relation.Target)?.Descendants() ?? []).Where(element => element.Is("cm") || element.Is("reply")))
        {
            var text = comment.Child("text")?.Value ?? string.Join('\n', comment.Child("txBody").Children("p").Select(DrawingText.Of));
            builder.Add(text, PassageKind.Comment, revision: new Revision(authors.GetValueOrDefault(comment.Attr("authorId") ?? ""), comment.Attr("dt") ?? comment.Attr("created")), hidden: hidden);
        }
        foreach (var notes in relations.Where(relation => relation.Type == "notesSlide").Select(relation => package.Load(relation.Target)))
            new SlideShapes(builder, package, [], hidden, PassageKind.Note).Write(notes.Child("cSld").Child("spTree"));
        return hidden;
    }

    /// <summary>Of comments, the older kind and the newer.</summary>
    private static Dictionary<string, string> Authors(OfficePackage package, IReadOnlyList<(string Id, string Type, string Target)> relations)
    {
        var authors = new Dictionary<string, string>();
        foreach (var author in relations.Where(relation => relation.Type is "commentAuthors" or "authors").SelectMany(relation => package.Load(relation.Target)?.Elements() ?? []))
            authors[author.Attr("id") ?? ""] = author.Attr("name") ?? "";
        return authors;
    }
}
