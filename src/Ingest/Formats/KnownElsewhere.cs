using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>Formats that are recognised so that they can be named, and not read.</summary>
internal sealed class KnownElsewhere : IExtractor
{
    private static readonly (byte[] Magic, string What)[] Known =
    [
        ("Rar!"u8.ToArray(), "RAR 压缩包"),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "7z 压缩包"),
        ([0x1F, 0x8B], "GZIP 压缩包"),
        ("BZh"u8.ToArray(), "BZIP2 压缩包"),
        ([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z'], "XZ 压缩包"),
        ("MZ"u8.ToArray(), "Windows 程序"),
        ([0x7F, (byte)'E', (byte)'L', (byte)'F'], "程序"),
        ("SQLite format 3"u8.ToArray(), "数据库"),
        ([0, 1, 0, 0, (byte)'S', (byte)'t', (byte)'a', (byte)'n', (byte)'d'], "Access 数据库"),
        ("ID3"u8.ToArray(), "录音"),
        ("#!AMR"u8.ToArray(), "录音"),
        ([0x30, 0x26, 0xB2, 0x75], "录音或录像"),
    ];

    public string Name => "other/1";

    public IReadOnlyList<string> Endings { get; } = [];

    public bool Recognises(FileHead head) => What(head) is not null;

    public Extraction Extract(SourceFile file, Stream content, CancellationToken cancel)
    {
        var head = new byte[Math.Min(4096, content.Length)];
        content.ReadExactly(head);
        return new Extraction.Unreadable(Path.GetExtension(file.Name).TrimStart('.').ToLowerInvariant(), Trouble.Unsupported,
            $"{What(new FileHead(file.Name, content.Length, head))}，暂不能读取；请另存为 docx、xlsx、pdf、txt 或 zip 后重新提供。");
    }

    private static string? What(FileHead head)
    {
        foreach (var (magic, what) in Known)
        {
            if (head.StartsWith(magic))
                return what;
        }
        if (head.Length > 12 && head.Bytes.Span[4..8].SequenceEqual("ftyp"u8) && !head.Bytes.Span[8..11].SequenceEqual("hei"u8))
            return "录音或录像";
        if (head.StartsWith("RIFF"u8))
            return "录音或录像";
        return null;
    }
}
