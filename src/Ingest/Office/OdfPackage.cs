using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>An OpenDocument file: parts in a zip, or all of them under one root in a single XML file.</summary>
internal sealed class OdfPackage : IDisposable
{
    private readonly ZippedParts? _parts;
    private readonly XElement? _flat;
    private readonly XmlReader? _body;
    private readonly Dictionary<(string Family, string Name), XElement> _styles = [];
    private readonly Dictionary<string, XElement> _listStyles = [];

    /// <exception cref="StopReadingException">Encrypted, or not whole.</exception>
    public OdfPackage(Stream content, ExtractionLimits limits, bool isFlat)
    {
        if (isFlat)
        {
            content.Position = 0;
            using var reader = new PartReader(content);
            _flat = XElement.Load(reader, LoadOptions.PreserveWhitespace);
        }
        else
        {
            _parts = new ZippedParts(content, limits, tolerant: true);
            if (Part("META-INF/manifest.xml")?.Descendants().Any(element => element.Is("encryption-data")) == true)
                throw new StopReadingException(Trouble.Encrypted, "文档设有打开密码；请提供去除密码的副本。");
        }
        Styles = _flat ?? Part("styles.xml");
        AddStyles(Styles.Child("styles"));
        AddStyles(Styles.Child("automatic-styles"));
        if (_flat is null)
            _body = ToBody(_parts!.Open("content.xml") ?? throw NoBody());
        Kind = _flat is not null ? _flat.Child("body")?.Elements().FirstOrDefault()?.Name.LocalName ?? throw NoBody() : _body!.LocalName;
    }

    /// <summary>"text", "spreadsheet", "presentation", "drawing" …</summary>
    public string Kind { get; }

    /// <summary>The root that holds named styles and the pages' headers and footers; null where it is lost.</summary>
    public XElement? Styles { get; }

    public XElement? Meta => (_flat ?? Part("meta.xml")).Child("meta");

    /// <summary>The children of the text, the spreadsheet or the presentation, one at a time, so that a long document is never in memory as a tree. To be asked for once.</summary>
    public IEnumerable<XElement> Blocks()
    {
        if (_body is null)
        {
            foreach (var block in _flat.Child("body")!.Elements().First().Elements())
                yield return block;
            yield break;
        }
        if (_body.EOF || _body.IsEmptyElement)
            yield break;
        var depth = _body.Depth;
        _body.Read();
        while (!_body.EOF && _body.Depth > depth)
        {
            if (_body.NodeType == XmlNodeType.Element)
                yield return (XElement)XNode.ReadFrom(_body);
            else
                _body.Read();
        }
    }

    /// <inheritdoc cref="ZippedParts.Account"/>
    public void Account(DocumentBuilder builder) => _parts?.Account(builder);

    public void Dispose() => _body?.Dispose();

    public XElement? Style(string family, string? name) => name is not null && _styles.TryGetValue((family, name), out var style) ? style : null;

    public XElement? ListStyle(string? name) => name is not null && _listStyles.TryGetValue(name, out var style) ? style : null;

    public Stream? Stream(string part, long most) => _parts?.Stream(Plain(part), most);

    public bool Has(string part) => _parts?.Has(Plain(part)) == true;

    /// <summary>A document within lies in a folder of its own: packed anew it is a file. Null for what is no document (a chart, a formula).</summary>
    public byte[]? Inner(string folder, long most)
    {
        folder = Plain(folder).TrimEnd('/') + "/";
        var type = Part("META-INF/manifest.xml")?.Elements().FirstOrDefault(entry => entry.Attr("full-path") == folder).Attr("media-type") ?? "";
        if (_parts is null || !(type.EndsWith(".text", StringComparison.Ordinal) || type.EndsWith(".spreadsheet", StringComparison.Ordinal) || type.EndsWith(".presentation", StringComparison.Ordinal)))
            return null;
        var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var mark = new StreamWriter(zip.CreateEntry("mimetype", CompressionLevel.NoCompression).Open()))
                mark.Write(type);
            foreach (var part in _parts.Names.Where(name => name.StartsWith(folder, StringComparison.OrdinalIgnoreCase) && !name.EndsWith('/')))
            {
                using var target = zip.CreateEntry(part[folder.Length..]).Open();
                using var source = _parts.Stream(part, most)!;
                source.CopyTo(target);
            }
        }
        return packed.ToArray();
    }

    private XElement? Part(string part) => _parts?.Load(part);

    private static string Plain(string part) => part.StartsWith("./", StringComparison.Ordinal) ? part[2..] : part;

    private static StopReadingException NoBody() => new(Trouble.Damaged, "文件已损坏：找不到正文部分。");

    /// <summary>Takes the styles on the way to what the body holds.</summary>
    private XmlReader ToBody(XmlReader reader)
    {
        reader.Read();
        while (!reader.EOF && !(reader.NodeType == XmlNodeType.Element && reader.LocalName == "body"))
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "automatic-styles")
                AddStyles((XElement)XNode.ReadFrom(reader));
            else
                reader.Read();
        }
        while (reader.Read() && reader.NodeType != XmlNodeType.Element) { }
        return reader.EOF ? throw NoBody() : reader;
    }

    private void AddStyles(XElement? styles)
    {
        foreach (var style in styles?.Elements() ?? [])
        {
            if (style.Is("style") && style.Attr("name") is { } name)
                _styles[(style.Attr("family") ?? "", name)] = style;
            else if (style.Is("list-style") && style.Attr("name") is { } list)
                _listStyles[list] = style;
        }
    }
}
