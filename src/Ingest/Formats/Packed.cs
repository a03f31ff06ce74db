using DocReview.Ledger;
using SharpCompress.Compressors.BZip2;
using SharpCompress.Compressors.Xz;
using SharpCompress.Compressors.ZStandard;

namespace DocReview.Ingest;

/// <summary>A single stream, packed (gzip and its like): one file below its own name without the ending, or where it is a tar, the files of that.</summary>
internal sealed class Packed : IExtractor
{
    private readonly ExtractionLimits _limits;
    private readonly string _format, _folder;
    private readonly byte[] _magic;
    private readonly Func<Stream, Stream> _open;

    private Packed(string format, byte[] magic, string[] endings, Func<Stream, Stream> open, ExtractionLimits limits, string folder) =>
        (_format, _magic, Endings, _open, _limits, _folder) = (format, magic, endings, open, limits, folder);

    public string Name => $"{_format}/1";

    public IReadOnlyList<string> Endings { get; }

    public static IReadOnlyList<Packed> All(ExtractionLimits limits, string folder) =>
    [
        new("gz", [0x1F, 0x8B, 8], [".gz", ".tgz"], stream => new CheckedGzip(stream), limits, folder),
        new("bz2", [.. "BZh"u8], [".bz2", ".tbz", ".tbz2"], stream => BZip2Stream.Create(stream, SharpCompress.Compressors.CompressionMode.Decompress, true, true), limits, folder),
        new("xz", [0xFD, .. "7zXZ"u8, 0], [".xz", ".txz"], stream => new XZStream(stream), limits, folder),
        new("zst", [0x28, 0xB5, 0x2F, 0xFD], [".zst", ".tzst"], stream => new DecompressionStream(stream), limits, folder),
    ];

    public bool Recognises(FileHead head) => head.StartsWith(_magic) && (_format != "bz2" || (head.Length > 10 && head.Bytes.Span[4..10].SequenceEqual((ReadOnlySpan<byte>)[0x31, 0x41, 0x59, 0x26, 0x53, 0x59])));

    public Extraction Extract(SourceFile file, Stream content, CancellationToken cancel)
    {
        var unpacking = new Unpacking(file, _folder, _limits);
        if (unpacking.IsTooDeep)
            return new Extraction.Unreadable(_format, Trouble.TooDeep, $"压缩包嵌套超过 {_limits.Nesting} 层，未再解开。");
        var most = Math.Min(_limits.ExpandedBytes, Math.Max(_limits.ExpansionFloor, content.Length * _limits.ExpansionRatio));
        var isTar = TarEntries.LooksLikeTar(Head(content));
        content.Position = 0;
        var plain = new MeasuredStream(_open(content), most);
        if (isTar)
            return Tar.Unpack(_format, plain, unpacking, cancel);
        unpacking.Take(Inner(file.Name), plain);
        return unpacking.AsContainer(_format);
    }

    private byte[] Head(Stream content)
    {
        try
        {
            content.Position = 0;
            var head = new byte[512];
            return head[.._open(content).ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Damage is said of the file when it is taken.
            return [];
        }
    }

    private string Inner(string name)
    {
        var ending = Path.GetExtension(name).ToLowerInvariant();
        return !Endings.Contains(ending) ? name + "（解压）" : Path.GetFileNameWithoutExtension(name) + (ending.StartsWith(".t", StringComparison.Ordinal) ? ".tar" : "");
    }
}
