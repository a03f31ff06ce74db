using DocReview.Ledger;
using SharpCompress.Archives.Rar;

namespace DocReview.Ingest;

/// <summary>Unpacks a rar, of version 4 or 5. Of a split one, what lies whole in this volume.</summary>
internal sealed class Rar(ExtractionLimits limits, string folder) : IExtractor
{
    public string Name => "rar/1";

    public IReadOnlyList<string> Endings { get; } = [".rar"];

    public bool Recognises(FileHead head) => head.StartsWith([(byte)'R', (byte)'a', (byte)'r', (byte)'!', 0x1A, 7]);

    public Extraction Extract(SourceFile file, Stream content, CancellationToken cancel) =>
        new LibraryArchive("rar", file, folder, limits).Unpack(content, options => RarArchive.OpenArchive(content, options), cancel);
}
