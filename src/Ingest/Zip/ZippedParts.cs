using System.Xml;
using System.Xml.Linq;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>The parts of a document that is XML in a zip (Office Open XML, OFD), by name without leading slash, in any case.</summary>
internal sealed class ZippedParts
{
    private readonly Stream _content;
    private readonly ExtractionLimits _limits;
    private readonly Dictionary<string, ZipEntry> _parts = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="StopReadingException">The zip is not whole.</exception>
    public ZippedParts(Stream content, ExtractionLimits limits)
    {
        (_content, _limits) = (content, limits);
        var (entries, complete) = ZipDirectory.Read(content);
        if (!complete)
            throw new StopReadingException(Trouble.Damaged, "文件不完整（末尾缺失），未能读取；请从原处重新复制。");
        foreach (var entry in entries)
            _parts.TryAdd(entry.Name.TrimStart('/'), entry);
    }

    public bool Has(string part) => _parts.ContainsKey(part);

    /// <returns>Null where there is no such part.</returns>
    public XmlReader? Open(string? part) =>
        part is not null && _parts.TryGetValue(part, out var entry) ? new PartReader(UnpackedStream.Open(_content, entry, _limits, _limits.ExpandedBytes)) : null;

    /// <param name="most">Bytes it may unpack to.</param>
    /// <returns>Null where there is no such part.</returns>
    public Stream? Stream(string part, long most) => _parts.TryGetValue(part, out var entry) ? UnpackedStream.Open(_content, entry, _limits, Math.Min(most, _limits.ExpandedBytes)) : null;

    public XElement? Load(string? part)
    {
        using var reader = Open(part);
        return reader is null ? null : XElement.Load(reader, LoadOptions.PreserveWhitespace);
    }
}
