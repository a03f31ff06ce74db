using DocReview.Ledger;
using SharpCompress.Archives.SevenZip;

namespace DocReview.Ingest;

/// <summary>Unpacks a 7z.</summary>
internal sealed class SevenZip(ExtractionLimits limits, string folder) : IExtractor
{
    public string Name => "7z/1";

    public IReadOnlyList<string> Endings { get; } = [".7z"];

    public bool Recognises(FileHead head) => head.StartsWith([(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C]);

    public Extraction Extract(SourceFile file, Stream content, CancellationToken cancel) =>
        new LibraryArchive("7z", file, folder, limits).Unpack(content, options => SevenZipArchive.OpenArchive(content, options), cancel);
}
