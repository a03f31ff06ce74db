using System.Xml.Linq;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <param name="Part">Null where the document names a page that is not there.</param>
internal sealed record OfdPage(string Id, string? Part);

/// <summary>One document of an OFD file: its pages, the templates below them, graphics used in several places, annotations, attachments.</summary>
internal sealed class OfdDocument
{
    private readonly OfdPackage _package;
    private readonly string _part;
    private readonly XElement? _document;
    private readonly Dictionary<string, XElement?> _templates = [];
    private readonly Dictionary<string, XElement> _composites = [];
    private readonly Dictionary<string, string> _media = [];
    private readonly ILookup<string, (string Part, XElement Annotation)> _annotations;

    public OfdDocument(OfdPackage package, string part)
    {
        (_package, _part) = (package, part);
        _document = package.Load(part);
        foreach (var resource in CommonData?.Elements().Where(element => element.Is("PublicRes") || element.Is("DocumentRes")) ?? [])
            ReadResources(part, resource.Value, _composites);
        _annotations = AnnotationsOf(package, part, _document.Child("Annotations")?.Value).ToLookup(annotation => annotation.Page, annotation => (annotation.Part, annotation.Annotation));
    }

    public XElement? Area => CommonData.Child("PageArea");

    public IEnumerable<OfdPage> Pages => _document.Child("Pages").Children("Page").Select(page => new OfdPage(page.Attr("ID") ?? "", _package.Find(_part, page.Attr("BaseLoc"))));

    /// <summary>Files attached, also those that a viewer is told not to list.</summary>
    public void TakeAttachments(Unpacking files)
    {
        if (_package.Find(_part, _document.Child("Attachments")?.Value) is not { } list)
            return;
        foreach (var attachment in _package.Load(list).Children("Attachment"))
        {
            var (name, path) = (attachment.Attr("Name") is { Length: > 0 } given ? given : "附件", attachment.Child("FileLoc")?.Value);
            if (!System.IO.Path.HasExtension(name))
                name += attachment.Attr("Format") is { Length: > 0 } format ? "." + format.TrimStart('.').ToLowerInvariant() : System.IO.Path.GetExtension(path ?? "");
            if (_package.Find(list, path) is { } part)
                files.Take(name, remaining => _package.Open(part, remaining)!);
            else
                files.PassOver(name, Trouble.Inaccessible, "附件不在文件中，请另行提供。");
        }
    }

    private XElement? CommonData => _document.Child("CommonData");

    public XElement? Load(string part) => _package.Load(part);

    public XElement? Template(string? id)
    {
        if (id is null)
            return null;
        if (_templates.TryGetValue(id, out var known))
            return known;
        var template = CommonData.Children("TemplatePage").FirstOrDefault(page => page.Attr("ID") == id);
        return _templates[id] = _package.Load(_package.Find(_part, template.Attr("BaseLoc")));
    }

    public IEnumerable<(string Part, XElement Annotation)> Annotations(string page) => _annotations[page];

    /// <summary>Collects what is drawn on a page; it may bring graphics of its own.</summary>
    public OfdGlyphs Glyphs(string part, XElement content)
    {
        var composites = _composites;
        foreach (var resource in content.Children("PageRes"))
        {
            if (ReferenceEquals(composites, _composites))
                composites = new Dictionary<string, XElement>(_composites);
            ReadResources(part, resource.Value, composites);
        }
        return new OfdGlyphs(id => composites.GetValueOrDefault(id));
    }

    /// <summary>The bytes of an image among the resources read so far; null where there is none of that name.</summary>
    /// <param name="most">Bytes it may unpack to.</param>
    public Stream? Media(string id, long most) => _media.TryGetValue(id, out var part) ? _package.Open(part, most) : null;

    private void ReadResources(string from, string path, Dictionary<string, XElement> composites)
    {
        if (_package.Find(from, path) is not { } part || _package.Load(part) is not { } resources)
            return;
        foreach (var unit in resources.Child("CompositeGraphicUnits").Children("CompositeGraphicUnit"))
            composites.TryAdd(unit.Attr("ID") ?? "", unit);
        foreach (var media in resources.Child("MultiMedias").Children("MultiMedia"))
        {
            var file = media.Child("MediaFile")?.Value.Trim();
            if ((_package.Find(part, $"{resources.Attr("BaseLoc")}/{file}") ?? _package.Find(part, file)) is { } found)
                _media.TryAdd(media.Attr("ID") ?? "", found);
        }
    }

    /// <summary>A list of pages, each with a part of its own.</summary>
    private static IEnumerable<(string Page, string Part, XElement Annotation)> AnnotationsOf(OfdPackage package, string from, string? path)
    {
        if (package.Find(from, path) is not { } list)
            yield break;
        foreach (var page in package.Load(list).Children("Page"))
        {
            if (package.Find(list, page.Child("FileLoc")?.Value) is not { } part)
                continue;
            foreach (var annotation in package.Load(part).Children("Annot"))
                yield return (page.Attr("PageID") ?? "", part, annotation);
        }
    }
}
