using System.Xml;
using System.Xml.Linq;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>An Office Open XML file: parts in a zip, tied by relationships. Elements and attributes are compared by local name, so that the strict variant reads like the usual one.</summary>
internal sealed class OfficePackage
{
    private readonly ZippedParts _parts;

    /// <exception cref="StopReadingException">The package is not whole.</exception>
    public OfficePackage(Stream content, ExtractionLimits limits)
    {
        _parts = new ZippedParts(content, limits, tolerant: true);
        MainPart = Related("", "officeDocument") ?? throw new StopReadingException(Trouble.Damaged, "文件已损坏：找不到正文部分。");
    }

    public string MainPart { get; }

    /// <summary>Tells by the names in the zip; the folder of the main part is the same in all files met so far.</summary>
    public static bool Is(FileHead head, string folder) =>
        head.EntryNames.Count > 0 && (head.EntryNames.Any(IsCommon) || head.EntryNames[0].StartsWith(folder, StringComparison.OrdinalIgnoreCase))
        && (head.EntryNames.Any(name => name.StartsWith(folder, StringComparison.OrdinalIgnoreCase))
            || (head.EntryNames.All(IsCommon) && Path.GetExtension(head.Name).StartsWith(folder switch { "word/" => ".do", "xl/" => ".xl", _ => ".p" }, StringComparison.OrdinalIgnoreCase)));

    /// <summary>What lies in all packages, and first in those that are cut off.</summary>
    private static bool IsCommon(string name) => name is "[Content_Types].xml" or "_rels/.rels" || name.StartsWith("docProps/", StringComparison.Ordinal);

    /// <inheritdoc cref="ZippedParts.Account"/>
    public void Account(DocumentBuilder builder) => _parts.Account(builder);

    public bool Has(string part) => _parts.Has(part);

    public XmlReader? Open(string? part) => _parts.Open(part);

    public XElement? Load(string? part) => _parts.Load(part);

    /// <inheritdoc cref="ZippedParts.Stream"/>
    public Stream? Stream(string part, long most) => _parts.Stream(part, most);

    /// <summary>The part a relation of this type points to.</summary>
    public string? Related(string part, string type) => Relations(part).Where(relation => relation.Type == type).Select(relation => relation.Target).FirstOrDefault();

    /// <param name="part">The part's name; empty for the package itself.</param>
    public IReadOnlyList<(string Id, string Type, string Target)> Relations(string part)
    {
        var folder = part[..(part.LastIndexOf('/') + 1)];
        return [.. Related(part).Where(relation => relation.Attr("TargetMode") != "External")
            .Select(relation => (relation.Attr("Id") ?? "", LastPart(relation.Attr("Type") ?? ""), Resolve(folder, relation.Attr("Target")!)))];
    }

    /// <summary>Files outside that a part draws from; links that a reader may click are none.</summary>
    public List<string> Externals(string part) =>
        [.. Related(part).Where(relation => relation.Attr("TargetMode") == "External" && LastPart(relation.Attr("Type") ?? "") != "hyperlink").Select(relation => relation.Attr("Target")!)];

    private IEnumerable<XElement> Related(string part)
    {
        var slash = part.LastIndexOf('/');
        return Load($"{part[..(slash + 1)]}_rels/{part[(slash + 1)..]}.rels")?.Elements().Where(relation => relation.Attr("Target") is not null) ?? [];
    }

    private static string LastPart(string type) => type[(type.LastIndexOf('/') + 1)..];

    private static string Resolve(string folder, string target)
    {
        target = Uri.UnescapeDataString(target.Replace('\\', '/'));
        if (target.StartsWith('/'))
            return target.TrimStart('/');
        var parts = new List<string>();
        foreach (var part in (folder + target).Split('/'))
        {
            if (part == ".." && parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
            else if (part is not ("." or ".." or ""))
                parts.Add(part);
        }
        return string.Join('/', parts);
    }
}

/// <summary>How deep elements may lie in one another: no honest document comes near, and a stack is not endless.</summary>
internal static class Nesting
{
    private const int Deepest = 2000;

    public static void Check(int depth)
    {
        if (depth > Deepest)
            throw new StopReadingException(Trouble.Damaged, "文件结构嵌套过深，未能读取。");
    }
}

/// <summary>Reads XML without document types, and only so deep: building a tree of endless depth takes endless time.</summary>
internal sealed class PartReader : XmlTextReader
{
    public PartReader(Stream part) : base(part)
    {
        DtdProcessing = DtdProcessing.Prohibit;
        XmlResolver = null;
    }

    public override bool Read()
    {
        var read = base.Read();
        Nesting.Check(Depth);
        return read;
    }
}

/// <summary>XML by local names.</summary>
internal static class LocalNames
{
    public static bool Is(this XElement element, string name) => element.Name.LocalName == name;

    public static XElement? Child(this XElement? element, string name) => element?.Elements().FirstOrDefault(child => child.Is(name));

    public static IEnumerable<XElement> Children(this XElement? element, string name) => element is null ? [] : element.Elements().Where(child => child.Is(name));

    public static string? Attr(this XElement? element, string name) => element?.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == name)?.Value;

    public static int? Number(this XElement? element, string attribute) => int.TryParse(element.Attr(attribute), out var number) ? number : null;

    /// <summary>A switch such as w:vanish: on where it stands without a value.</summary>
    public static bool IsOn(this XElement? element) => element is not null && element.Attr("val") is null or "1" or "true" or "on";
}
