using System.Xml.Linq;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>The parts of an OFD file (GB/T 33190), XML in a zip. Programs differ in how they write paths: with and without the leading slash, from the part or from the document's folder.</summary>
internal sealed class OfdPackage
{
    private readonly ZippedParts _parts;

    /// <exception cref="StopReadingException">The package is not whole.</exception>
    public OfdPackage(Stream content, ExtractionLimits limits)
    {
        _parts = new ZippedParts(content, limits);
    }

    public bool Has(string part) => _parts.Has(part);

    /// <returns>Null where there is no such part.</returns>
    public XElement? Load(string? part) => _parts.Load(part);

    /// <param name="most">Bytes it may unpack to.</param>
    /// <returns>Null where there is no such part.</returns>
    public Stream? Open(string part, long most) => _parts.Stream(part, most);

    /// <summary>The part a path in another part means; null where none is there.</summary>
    public string? Find(string from, string? path)
    {
        if (string.IsNullOrWhiteSpace(path))
            return null;
        path = path.Trim().Replace('\\', '/');
        // From the folder of the part that names it, else from each folder above, up to the root.
        for (var folder = path.StartsWith('/') ? "" : Folder(from); ; folder = Folder(folder.TrimEnd('/')))
        {
            if (Plain(folder + path) is var part && _parts.Has(part))
                return part;
            if (folder.Length == 0)
                return null;
        }
    }

    private static string Folder(string part) => part[..(part.LastIndexOf('/') + 1)];

    private static string Plain(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part == ".." && parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
            else if (part is not ("." or ".." or ""))
                parts.Add(part);
        }
        return string.Join('/', parts);
    }
}
