using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>Formats that are recognised so that they can be named, and not read: with what can be done about each.</summary>
internal sealed class KnownElsewhere : IExtractor
{
    private const string Export = "请用原软件打开并另存（或打印）为 pdf 后重新提供。", Unpack = "请解压后按文件夹提供。", Program = "程序不予打开；如为自解压包，请解压后提供其中的文件。";
    private const string Listen = "录音录像暂不能读取，请人工听看。", Tables = "请用原软件把其中的表导出为 xlsx 或 csv 后重新提供。", Link = "只是指向别处的链接，不予跟随；请提供所指的文件本身。";

    private static readonly (int At, byte[] Magic, string What, string Advice)[] Known =
    [
        (0, [.. "CAJ"u8, 0], "CAJ 文献", Export),
        (0, [.. "HN"u8, 0, 0], "CAJ 文献", Export),
        (0, [.. "KDH "u8], "KDH 文献", Export),
        (0, [.. "TEB"u8], "TEB 文献", Export),
        (0, [.. "HH"u8, 2], "PDG 图书页", Export),
        (0, [.. "Founder CEB"u8], "CEB 公文", Export),
        (0, [.. "SEP"u8], "SEP 公文", Export),
        (0, [.. "AC10"u8], "CAD 图纸（DWG）", Export),
        (0, [.. "%!PS-"u8], "PostScript 文件", Export),
        (0, [.. "AT&TFORM"u8], "DjVu 文件", Export),
        (0, [.. "8BPS"u8], "Photoshop 图像", Export),
        (0, [0xE4, 0x52, 0x5C, 0x7B, 0x8C, 0xD8, 0xA7, 0x4D], "OneNote 笔记", Export),
        (0, [.. "ITSF"u8], "CHM 帮助文档", Export),
        (0, [.. "MZ"u8], "Windows 程序", Program),
        (0, [0x7F, .. "ELF"u8], "程序", Program),
        (0, [.. "SQLite format 3"u8], "SQLite 数据库", Tables),
        (4, [.. "Standard Jet DB"u8], "Access 数据库", Tables),
        (4, [.. "Standard ACE DB"u8], "Access 数据库", Tables),
        (0, [.. "!BDN"u8], "Outlook 数据文件（PST）", "请在 Outlook 中把邮件另存为 msg 或 eml 后重新提供。"),
        (0, [0xCF, 0xAD, 0x12, 0xFE], "Outlook Express 邮箱（DBX）", "请导出为 eml 后重新提供。"),
        (0, [.. "MSCF"u8], "CAB 压缩包", Unpack),
        (2, [.. "-lh"u8], "LZH 压缩包", Unpack),
        (0, [0x60, 0xEA], "ARJ 压缩包", Unpack),
        (0, [0x1F, 0x9D], "Z 压缩包", Unpack),
        (7, [.. "**ACE**"u8], "ACE 压缩包", Unpack),
        (32769, [.. "CD001"u8], "光盘映像（ISO）", Unpack),
        (0, [0x4C, 0, 0, 0, 1, 0x14, 2, 0], "Windows 快捷方式", Link),
        (0, [.. "[InternetShortcut]"u8], "网址快捷方式", Link),
        (0, [.. "ID3"u8], "录音", Listen),
        (0, [0xFF, 0xFB], "录音", Listen),
        (0, [.. "#!AMR"u8], "录音", Listen),
        (0, [.. "OggS"u8], "录音", Listen),
        (0, [.. "fLaC"u8], "录音", Listen),
        (0, [0x30, 0x26, 0xB2, 0x75], "录音或录像", Listen),
        (0, [0x1A, 0x45, 0xDF, 0xA3], "录像", Listen),
        (0, [.. "FLV"u8, 1], "录像", Listen),
        (0, [0, 0, 1, 0xBA], "录像", Listen),
        (0, [.. "RIFF"u8], "录音或录像", Listen),
        (4, [.. "ftyp"u8], "录音或录像", Listen),
    ];

    public string Name => "other/2";

    public IReadOnlyList<string> Endings { get; } = [];

    public bool Recognises(FileHead head) => What(head) is not null;

    public Extraction Extract(SourceFile file, Stream content, CancellationToken cancel)
    {
        var head = new byte[Math.Min(1 << 16, content.Length)];
        content.ReadExactly(head);
        var (what, advice) = What(new FileHead(file.Name, content.Length, head)) ?? ("文件", Export);
        return new Extraction.Unreadable(Path.GetExtension(file.Name).TrimStart('.').ToLowerInvariant(), Trouble.Unsupported, $"{what}，暂不能读取。{advice}");
    }

    private static (string What, string Advice)? What(FileHead head)
    {
        foreach (var (at, magic, what, advice) in Known)
        {
            if (head.Bytes.Length >= at + magic.Length && head.Bytes.Span.Slice(at, magic.Length).SequenceEqual(magic) && (magic.Length > 4 || !IsWord(magic) || IsBinary(head)))
                return (what, advice);
        }
        return null;
    }

    /// <summary>A short mark of letters may begin a text as well.</summary>
    private static bool IsWord(byte[] magic) => magic.All(value => value is > 0x20 and < 0x7F);

    private static bool IsBinary(FileHead head) => head.Bytes.Span[..Math.Min(512, head.Bytes.Length)].Contains((byte)0);
}
