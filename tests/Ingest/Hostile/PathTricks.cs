using System.Formats.Tar;
using System.Text;
using static DocReview.Tests.Packing;

namespace DocReview.Tests;

/// <summary>Containers whose entries would like to be written elsewhere, or to be taken for something else. <see cref="Elsewhere"/> is where most of them aim.</summary>
internal static class PathTricks
{
    public const string Elsewhere = "docreview-elsewhere";

    private static readonly string[] Names =
    [
        $"../{Elsewhere}", $"../../../../../../../../tmp/{Elsewhere}", $"a/../../{Elsewhere}", $"a/../../../../../../../../../tmp/{Elsewhere}", $"/tmp/{Elsewhere}", $"//tmp/{Elsewhere}",
        $"..\\..\\{Elsewhere}", $"a\\..\\..\\{Elsewhere}", $"C:\\{Elsewhere}", $"C:{Elsewhere}", $"\\\\server\\share\\{Elsewhere}", $"\\\\?\\C:\\{Elsewhere}", $"C:/../{Elsewhere}", $"./.././../{Elsewhere}",
        $"....//....//{Elsewhere}", $"..;/{Elsewhere}", $"%2e%2e%2f{Elsewhere}", $"..%c0%af{Elsewhere}", $"．．/{Elsewhere}", $"..／{Elsewhere}", $"~/{Elsewhere}", $"$HOME/{Elsewhere}", $"a.txt:{Elsewhere}",
        "a.txt::$DATA", "CON", "nul.txt", "aux", "COM1.docx", "LPT9", "a/CON/b.txt", "纪要\u202Excod.exe", "a\0b.txt", "a\u0001\u001B[2J.txt", "a\r\nb.txt", "a\tb.txt", "..", ".", "", "/", "a/", "//", "!", "a!b.txt",
        "a.zip!../b.txt", " ", "a.txt ", "a.txt.", "名".PadRight(300, '长') + ".txt", "x/".Times(2000) + "a.txt", "\uFEFFa.txt", "\uD83D\uDE00.txt", "e\u0301.txt", "-rf", "a;b|c`d$(e).txt", "\"a\".txt", "*?.txt", "<a>.txt",
    ];

    public static IEnumerable<(string Name, Func<byte[]> Bytes)> All()
    {
        foreach (var (name, i) in Names.Select((name, i) => (name, i)))
        {
            yield return ($"{i} {Shown(name)}.zip", () => Zip([new(name, Utf8("甲"), 0), new("b.txt", Utf8("乙"), 0)]));
            if (name.Length is > 0 and < 100 && !name.Contains('\0', StringComparison.Ordinal))
                yield return ($"{i} {Shown(name)}.tar", () => TarOf((TarEntryType.RegularFile, name, ""), (TarEntryType.RegularFile, "b.txt", "")));
            yield return ($"{i} {Shown(name)}.rar", () => RawRar.Version5(false, new RawRar.Entry(Utf8(name), Utf8("甲")), new RawRar.Entry(Utf8("b.txt"), Utf8("乙"))));
            if (!name.Contains('\0', StringComparison.Ordinal))
                yield return ($"{i} {Shown(name)}.eml", () => Utf8($"From: a@b.cn\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\na\r\n--x\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename*=utf-8''{Uri.EscapeDataString(name)}\r\n\r\nb\r\n--x--\r\n"));
        }
        var gbk = CodePagesEncodingProvider.Instance.GetEncoding("gbk")!;
        foreach (var raw in new[] { gbk.GetBytes($"纪要/../../../{Elsewhere}"), gbk.GetBytes($"纪要\\..\\..\\{Elsewhere}"), [0x81, 0x5C, .. Utf8($"..\\{Elsewhere}")], [0xC0, 0xAE, 0xC0, 0xAE, 0x2F, .. Utf8(Elsewhere)], [0xFF, 0xFE, 0x2E, 0, 0x2E, 0, 0x2F, 0] })
            yield return ($"raw {Convert.ToHexString(raw)[..8]}.zip", () => Zip([new("", Utf8("甲"), 0, Flags: 0, Raw: raw), new("b.txt", Utf8("乙"), 0)]));
        yield return ("link.zip", () => Zip([new("a", Utf8("/etc/passwd"), 0, Attributes: 0xA1FF0000), new("a/" + Elsewhere, Utf8("甲"), 0)]));
        yield return ("link-out-and-through.tar", () => TarOf((TarEntryType.SymbolicLink, "a", "/tmp"), (TarEntryType.RegularFile, $"a/{Elsewhere}", "")));
        yield return ("hard-link.tar", () => TarOf((TarEntryType.HardLink, "a", "/etc/passwd"), (TarEntryType.RegularFile, "b.txt", "")));
        yield return ("pipe.tar", () => TarOf((TarEntryType.Fifo, "a", ""), (TarEntryType.CharacterDevice, "c", ""), (TarEntryType.RegularFile, "b.txt", "")));
        yield return ("same.zip", () => Zip([new("a.txt", Utf8("甲"), 0), new("a.txt", Utf8("乙"), 0), new("A.TXT", Utf8("丙"), 0), new("a.txt/", [], 0), new("a.txt/b.txt", Utf8("丁"), 0)]));
        yield return ("target-out.docx", () => Stored(("[Content_Types].xml", Utf8("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>")),
            ("_rels/.rels", Utf8("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"m\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"../../../../../etc/passwd\"/></Relationships>")), ("word/document.xml", Utf8("<a/>"))));
        yield return ("target-out.ofd", () => OfdFiles.Zip([("OFD.xml", $"<ofd:OFD {OfdFiles.Names}><ofd:DocBody><ofd:DocRoot>/../../../etc/passwd</ofd:DocRoot></ofd:DocBody></ofd:OFD>")]));
        yield return ("file.html", () => Utf8("<html><body><img src=\"file:///etc/passwd\"><iframe src=\"../../etc/passwd\"></iframe><p>甲</p>"));
    }

    private static string Shown(string name) => string.Concat(name.Take(24).Select(character => char.IsLetterOrDigit(character) || character is '.' ? character : '_'));

    private static byte[] TarOf(params (TarEntryType Type, string Name, string Target)[] entries)
    {
        using var file = new MemoryStream();
        using (var tar = new TarWriter(file, TarEntryFormat.Gnu, leaveOpen: true))
        {
            foreach (var (type, name, target) in entries)
            {
                var entry = new GnuTarEntry(type, name);
                if (target.Length > 0)
                    entry.LinkName = target;
                if (type == TarEntryType.RegularFile)
                    entry.DataStream = new MemoryStream(Utf8("甲"));
                tar.WriteEntry(entry);
            }
        }
        return file.ToArray();
    }
}
