using System.Xml;
using System.Xml.Linq;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>The parts of a document that is XML in a zip (Office Open XML, OFD), by name without leading slash, in any case.</summary>
internal sealed class ZippedParts
{
    private readonly Stream _content;
    private readonly ExtractionLimits _limits;
    private readonly bool _tolerant;
    private readonly Dictionary<string, ZipEntry> _parts = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="tolerant">Takes a zip that is cut off or damaged in places; what is lost is told by <see cref="IsCut"/> and <see cref="Lost"/>.</param>
    /// <exception cref="StopReadingException">The zip is not whole.</exception>
    public ZippedParts(Stream content, ExtractionLimits limits, bool tolerant = false)
    {
        (_content, _limits, _tolerant) = (content, limits, tolerant);
        var (entries, complete) = ZipDirectory.Read(content);
        IsCut = !complete;
        if (IsCut && (!tolerant || entries.Count == 0))
            throw new StopReadingException(Trouble.Damaged, "文件不完整（末尾缺失），未能读取；请从原处重新复制。");
        foreach (var entry in entries)
            _parts.TryAdd(entry.Name.TrimStart('/'), entry);
    }

    public bool IsCut { get; }

    /// <summary>Parts that were asked for and could not be read.</summary>
    public HashSet<string> Lost { get; } = [];

    public IReadOnlyCollection<string> Names => _parts.Keys;

    public bool Has(string part) => _parts.ContainsKey(part);

    /// <returns>Null where there is no such part.</returns>
    public XmlReader? Open(string? part) =>
        part is not null && _parts.TryGetValue(part, out var entry) ? new PartReader(UnpackedStream.Open(_content, entry, _limits, _limits.ExpandedBytes)) : null;

    /// <param name="most">Bytes it may unpack to.</param>
    /// <returns>Null where there is no such part.</returns>
    public Stream? Stream(string part, long most) => _parts.TryGetValue(part, out var entry) ? UnpackedStream.Open(_content, entry, _limits, Math.Min(most, _limits.ExpandedBytes)) : null;

    /// <returns>Null where there is no such part, or it is damaged and that is borne with.</returns>
    public XElement? Load(string? part)
    {
        try
        {
            using var reader = Open(part);
            return reader is null ? null : XElement.Load(reader, LoadOptions.PreserveWhitespace);
        }
        catch (Exception exception) when (_tolerant && exception is XmlException or InvalidDataException or EndOfStreamException)
        {
            Lost.Add(part!);
            return null;
        }
    }

    /// <summary>Names what is lost in the document's warnings.</summary>
    /// <exception cref="StopReadingException">Nothing is left.</exception>
    public void Account(DocumentBuilder builder)
    {
        if (builder.PassageCount == 0 && (IsCut || Lost.Count > 0))
            throw new StopReadingException(Trouble.Damaged, "文件不完整或已损坏，未能读取；请从原处重新复制。");
        foreach (var part in Lost.Order(StringComparer.Ordinal))
            builder.Warn($"文件的一个组成部分（{part}）已损坏，其内容未读取。");
        if (IsCut)
            builder.CutOff("文件不完整（末尾缺失）：只保留尚存的文字供检索，不据以分析；请从原处重新复制。");
    }
}
