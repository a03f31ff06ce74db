using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>Images hold no text until it is recognised.</summary>
internal sealed class Picture : IExtractor
{
    public string Name => "image/1";

    public IReadOnlyList<string> Endings { get; } = [".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".gif", ".webp", ".heic", ".jfif"];

    public bool Recognises(FileHead head) =>
        head.StartsWith([0xFF, 0xD8, 0xFF]) || head.StartsWith([0x89, (byte)'P', (byte)'N', (byte)'G']) || head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8)
        || head.StartsWith("GIF8"u8) || (head.StartsWith("BM"u8) && head.Length > 54 && head.Bytes.Span[6..10].IndexOfAnyExcept((byte)0) < 0)
        || (head.StartsWith("RIFF"u8) && head.Length > 12 && head.Bytes.Span[8..12].SequenceEqual("WEBP"u8))
        || (head.Length > 12 && head.Bytes.Span[4..8].SequenceEqual("ftyp"u8) && (head.Bytes.Span[8..11].SequenceEqual("hei"u8) || head.Bytes.Span[8..11].SequenceEqual("mif"u8)));

    public Extraction Extract(SourceFile file, Stream content, CancellationToken cancel) =>
        new Extraction.Unreadable("image", Trouble.NoText, "图片，等待识别。");
}
