using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>One piece of an archive that was cut into several files. The pieces of a rar know what they are; these are told by their names.</summary>
internal sealed partial class SplitVolume : IExtractor
{
    public const string Advice = "分卷压缩包，请提供完整各卷并解压。";

    public string Name => "volume/1";

    public IReadOnlyList<string> Endings { get; } = [];

    public bool Recognises(FileHead head) => Piece().IsMatch(head.Name) && !head.StartsWith("Rar!"u8) && (IsArchive(head) || Encodings.Decode(head.Bytes.Span) is null);

    public Extraction Extract(SourceFile file, Stream content, CancellationToken cancel) => new Extraction.Unreadable(Path.GetExtension(file.Name).TrimStart('.').ToLowerInvariant(), Trouble.Unsupported, Advice);

    private static bool IsArchive(FileHead head) => ZipDirectory.LooksLikeZip(head.Bytes.Span) || head.StartsWith("7z"u8) || head.StartsWith([0x1F, 0x8B]);

    [GeneratedRegex(@"\.(z\d\d|\d{3}|r\d\d)$", RegexOptions.IgnoreCase)]
    private static partial Regex Piece();
}
