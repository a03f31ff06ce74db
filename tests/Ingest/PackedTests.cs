using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using DocReview.Ingest;
using DocReview.Ledger;

namespace DocReview.Tests;

/// <summary>7z, rar, tar and packed streams. The 7z, xz, bz2 and zst files were made by 7-Zip, xz, bzip2 and zstd; bomb.* is 200 MB of zeros.</summary>
[Collection("ingest")]
public sealed class PackedTests(IngestFixture ingest)
{
    private static readonly Encoding Gbk = CodePagesEncodingProvider.Instance.GetEncoding("gbk")!;

    private static byte[] Fixture(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Ingest", "Files", name));

    private async Task<(Extraction.Container Container, Dictionary<string, string> Files)> Unpack(string name, byte[] bytes)
    {
        using var outcome = await ingest.Extract(name, bytes);
        Assert.True(outcome.Took < TimeSpan.FromSeconds(5), $"{outcome.Took}");
        var container = Assert.IsType<Extraction.Container>(outcome.Extraction);
        return (container, container.Files.ToDictionary(file => file.Name, file => File.ReadAllText(file.TemporaryPath)));
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    private static byte[] Tar(TarEntryFormat format, params (string Name, string Content)[] entries)
    {
        using var file = new MemoryStream();
        using (var tar = new TarWriter(file, format, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                System.Formats.Tar.TarEntry entry = (format, content) switch
                {
                    (TarEntryFormat.V7, _) => new V7TarEntry(TarEntryType.V7RegularFile, name),
                    (_, "->") => new PaxTarEntry(TarEntryType.SymbolicLink, name) { LinkName = "/etc/passwd" },
                    (TarEntryFormat.Gnu, _) => new GnuTarEntry(TarEntryType.RegularFile, name),
                    (TarEntryFormat.Ustar, _) => new UstarTarEntry(TarEntryType.RegularFile, name),
                    _ => new PaxTarEntry(TarEntryType.RegularFile, name),
                };
                if (content != "->")
                    entry.DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content));
                tar.WriteEntry(entry);
            }
        }
        return file.ToArray();
    }

    [Theory]
    [InlineData("solid.7z", "7z")]
    [InlineData("papers.tar.xz", "xz")]
    [InlineData("papers.tar.bz2", "bz2")]
    [InlineData("papers.tar.zst", "zst")]
    public async Task What_was_packed_comes_out_under_its_name(string name, string format)
    {
        var (container, files) = await Unpack(name, Fixture(name));
        Assert.Equal(format, container.Format);
        Assert.Equal("正文二二", files["二.txt"]);
        Assert.Equal("第3号文件的内容，会议研究同意。", files["财务/3.txt"]);
        Assert.Equal(7, files.Count);
        Assert.Empty(container.PassedOver);
        Assert.Empty(container.Warnings);
    }

    [Theory]
    [InlineData("bomb.7z")]
    [InlineData("bomb.xz")]
    [InlineData("bomb.bz2")]
    [InlineData("bomb.zst")]
    public async Task Two_hundred_megabytes_of_zeros_are_not_unpacked(string name)
    {
        var (container, _) = await Unpack(name, Fixture(name));
        Assert.DoesNotContain(container.Files, file => file.Length > 1 << 20);
        Assert.Contains(container.PassedOver, entry => entry.Trouble == Trouble.TooLarge && entry.Name.StartsWith(name == "bomb.7z" ? "z.bin" : "bomb", StringComparison.Ordinal));
        // Every entry is taken or named.
        Assert.Equal(name == "bomb.7z" ? 2 : 1, container.Files.Count + container.PassedOver.Count);
    }

    [Fact]
    public async Task A_gzip_of_zeros_is_not_unpacked_and_neither_is_a_tar_of_them()
    {
        var zeros = new byte[100 << 20];
        Assert.Equal(Trouble.TooLarge, (await Unpack("a.gz", Gzip(zeros))).Container.PassedOver.Single().Trouble);
        var (container, files) = await Unpack("a.tgz", Gzip(Tar(TarEntryFormat.Pax, ("甲.txt", "甲"), ("零.bin", new string('0', 100 << 20)), ("乙.txt", "乙"))));
        Assert.Equal(["甲.txt"], files.Keys);
        Assert.Equal(["零.bin", "（其余条目）"], container.PassedOver.Select(entry => entry.Name));
        Assert.All(container.PassedOver, entry => Assert.Equal(Trouble.TooLarge, entry.Trouble));
    }

    [Fact]
    public async Task Encrypted_entries_are_named_and_the_others_taken()
    {
        var (container, files) = await Unpack("a.7z", Fixture("locked.7z"));
        Assert.Equal(("二.txt", Trouble.Encrypted), (container.PassedOver.Single().Name, container.PassedOver.Single().Trouble));
        Assert.Equal("open", files["open.txt"]);
        Assert.Equal(Trouble.Encrypted, (await ingest.Unreadable("a.7z", Fixture("locked-names.7z"))).Trouble);
    }

    [Fact]
    public async Task A_damaged_7z_says_so()
    {
        var bytes = Fixture("solid.7z");
        bytes[40] ^= 0xFF;
        var (container, _) = await Unpack("a.7z", bytes);
        Assert.Equal(7, container.Files.Count + container.PassedOver.Count);
        Assert.NotEmpty(container.PassedOver);
        Assert.All(container.PassedOver, entry => Assert.Equal(Trouble.Damaged, entry.Trouble));
        Assert.Equal(Trouble.Damaged, (await ingest.Unreadable("a.7z", Fixture("solid.7z")[..150])).Trouble);
    }

    [Fact]
    public async Task A_truncated_gzip_is_damaged() =>
        Assert.Equal(Trouble.Damaged, (await Unpack("a.txt.gz", Gzip(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 5000).Select(i => $"第{i}号"))))[..^200])).Container.PassedOver.Single().Trouble);

    [Theory]
    [InlineData("papers.tar.xz")]
    [InlineData("papers.tar.bz2")]
    [InlineData("papers.tar.zst")]
    public async Task A_truncated_stream_is_damaged(string name)
    {
        using var outcome = await ingest.Extract(name, Fixture(name)[..^60]);
        Assert.True(outcome.Extraction is Extraction.Unreadable { Trouble: Trouble.Damaged } or Extraction.Container { PassedOver: [.., { Trouble: Trouble.Damaged }] }, $"{outcome.Extraction}");
    }

    [Fact]
    public async Task Gzips_one_behind_the_other_are_one_file() =>
        Assert.Equal("甲乙", (await Unpack("a.txt.gz", [.. Gzip("甲"u8.ToArray()), .. Gzip("乙"u8.ToArray())])).Files["a.txt"]);

    [Theory]
    [InlineData(TarEntryFormat.V7)]
    [InlineData(TarEntryFormat.Ustar)]
    [InlineData(TarEntryFormat.Pax)]
    [InlineData(TarEntryFormat.Gnu)]
    public async Task Every_kind_of_tar_is_read(TarEntryFormat format)
    {
        var name = format == TarEntryFormat.V7 ? "a/b.txt" : string.Join('/', Enumerable.Repeat("long-folder-name", 7)) + "/b.txt";
        var (container, files) = await Unpack("a.tar", Tar(format, (name, "甲"), ("empty.txt", ""), ("c.txt", new string('c', 513))));
        Assert.Equal([name, "empty.txt", "c.txt"], container.Files.Select(file => file.Name));
        Assert.Equal(["甲", "", new string('c', 513)], files.Values);
    }

    [Fact]
    public async Task Names_in_GBK_links_and_wrong_paths_in_a_tar_are_dealt_with()
    {
        var tar = Tar(TarEntryFormat.Pax, ("../../x.txt", "x"), ("链接", "->"), ("a.txt", "a"));
        var named = Tar(TarEntryFormat.V7, ("##########", "正文"));
        Gbk.GetBytes("会议纪要").CopyTo(named, 0);
        named.AsSpan(8, 2).Clear();
        Encoding.ASCII.GetBytes($"{Convert.ToString(named.Take(512).Select((value, at) => at is >= 148 and < 156 ? 32 : (int)value).Sum(), 8).PadLeft(6, '0')}\0 ").CopyTo(named, 148);
        Assert.Equal(["会议纪要"], (await Unpack("a.tar", named)).Files.Keys);
        var (container, _) = await Unpack("a.tar", tar);
        Assert.Equal(["x.txt", "a.txt"], container.Files.Select(file => file.Name));
        Assert.Equal(Trouble.Refused, container.PassedOver.Single().Trouble);
        Assert.Contains("/etc/passwd", container.PassedOver.Single().Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_truncated_tar_yields_what_can_be_had()
    {
        var (container, files) = await Unpack("a.tar", Tar(TarEntryFormat.Ustar, ("a.txt", "甲"), ("b.txt", new string('b', 3000)), ("c.txt", "丙"))[..3000]);
        Assert.Equal(["a.txt"], files.Keys);
        Assert.Equal(["b.txt", "（其余条目）"], container.PassedOver.Select(entry => entry.Name));
    }

    [Fact]
    public async Task A_tar_that_begins_with_a_PDF_is_a_tar() =>
        Assert.Equal("tar", (await Unpack("a.tar", Tar(TarEntryFormat.Ustar, ("a.pdf", Encoding.Latin1.GetString(PdfFiles.Pdf("")))))).Container.Format);

    [Fact]
    public async Task Rars_of_both_versions_are_read_with_names_in_GBK_and_Unicode()
    {
        var (four, files) = await Unpack("a.rar", RawRar.Version4(0, new RawRar.Entry(Gbk.GetBytes("财务\\三月.txt"), "甲"u8.ToArray()), new RawRar.Entry("..\\..\\b.txt"u8.ToArray(), "乙"u8.ToArray())));
        Assert.Equal("rar", four.Format);
        Assert.Equal([("财务/三月.txt", "甲"), ("b.txt", "乙")], files.Select(file => (file.Key, file.Value)));
        var (_, five) = await Unpack("a.rar", RawRar.Version5(false, new RawRar.Entry(Encoding.UTF8.GetBytes("人事/任免.txt"), "丙"u8.ToArray())));
        Assert.Equal([("人事/任免.txt", "丙")], five.Select(file => (file.Key, file.Value)));
    }

    [Fact]
    public async Task Encrypted_damaged_and_lying_entries_of_a_rar_are_named()
    {
        var (four, _) = await Unpack("a.rar", RawRar.Version4(0, new("1.txt"u8.ToArray(), "1234567890123456"u8.ToArray(), Flags: 4), new("2.txt"u8.ToArray(), "2"u8.ToArray(), Crc: 7), new("3.txt"u8.ToArray(), "3"u8.ToArray(), Length: 0xFFFFFFF0), new("4.txt"u8.ToArray(), "4"u8.ToArray())));
        Assert.Equal(["4.txt"], four.Files.Select(file => file.Name));
        Assert.Equal([("1.txt", Trouble.Encrypted), ("2.txt", Trouble.Damaged), ("3.txt", Trouble.Damaged)], four.PassedOver.Select(entry => (entry.Name, entry.Trouble)));
        var (five, _) = await Unpack("a.rar", RawRar.Version5(true, new RawRar.Entry("1.txt"u8.ToArray(), "1234567890123456"u8.ToArray())));
        Assert.Equal(("1.txt", Trouble.Encrypted), (five.PassedOver.Single().Name, five.PassedOver.Single().Trouble));
        var (broken, _) = await Unpack("a.rar", RawRar.Version5(false, new("1.txt"u8.ToArray(), "1"u8.ToArray(), Crc: 7), new("2.txt"u8.ToArray(), "2"u8.ToArray())));
        Assert.Equal(("1.txt", Trouble.Damaged), (broken.PassedOver.Single().Name, broken.PassedOver.Single().Trouble));
        Assert.Equal("2.txt", broken.Files.Single().Name);
        Assert.Equal(Trouble.Encrypted, (await ingest.Unreadable("a.rar", [.. RawRar.Version4(0x80), .. new byte[64]])).Trouble);
    }

    [Fact]
    public async Task Of_a_split_archive_the_pieces_are_named_and_what_is_whole_is_taken()
    {
        var (container, files) = await Unpack("a.part1.rar", RawRar.Version4(0x101, new("1.txt"u8.ToArray(), "甲"u8.ToArray()), new("2.txt"u8.ToArray(), "乙"u8.ToArray(), Flags: 2, Length: 100)));
        Assert.Equal(["1.txt"], files.Keys);
        Assert.Contains("分卷", container.PassedOver.Single().Detail, StringComparison.Ordinal);
        Assert.Contains("分卷", (await ingest.Unreadable("a.7z.001", Fixture("solid.7z")[..150])).Detail, StringComparison.Ordinal);
        var noise = new byte[5000];
        new Random(7).NextBytes(noise);
        Assert.Contains("分卷", (await ingest.Unreadable("a.zip.002", noise)).Detail, StringComparison.Ordinal);
        Assert.Equal("txt", (await ingest.Document("报告.001", Encoding.UTF8.GetBytes("会议记录"))).Format);
    }

    [Theory]
    [InlineData("tar")]
    [InlineData("gz")]
    [InlineData("7z")]
    [InlineData("rar")]
    public async Task Nothing_is_opened_beyond_the_sixth_level(string format)
    {
        var bytes = format switch { "tar" => Tar(TarEntryFormat.Pax, ("a", "a")), "gz" => Gzip([1]), "7z" => Fixture("solid.7z"), _ => RawRar.Version4(0, new RawRar.Entry("a"u8.ToArray(), [1])) };
        using var outcome = await ingest.Extract($"g.{format}", bytes, $"a.zip!b.zip!c.zip!d.zip!e.zip!f.zip!g.{format}");
        Assert.Equal(Trouble.TooDeep, Assert.IsType<Extraction.Unreadable>(outcome.Extraction).Trouble);
    }

    [Fact]
    public async Task What_cannot_be_read_is_named_with_advice()
    {
        Assert.Contains("CAD", (await ingest.Unreadable("a.dwg", [.. "AC1032"u8, .. new byte[100]])).Detail, StringComparison.Ordinal);
        Assert.Contains("不予跟随", (await ingest.Unreadable("a.url", "[InternetShortcut]\r\nURL=http://oa.example/"u8.ToArray())).Detail, StringComparison.Ordinal);
        Assert.Contains("xlsx", (await ingest.Unreadable("a.mdb", [0, 1, 0, 0, .. "Standard Jet DB"u8, .. new byte[100]])).Detail, StringComparison.Ordinal);
        Assert.Equal("txt", (await ingest.Document("a.txt", "SEP 3: 会议"u8.ToArray())).Format);
        Assert.DoesNotContain("按内容", (await ingest.Unreadable("a.bin", [.. Enumerable.Range(0, 3000).Select(i => (byte)(i * i * 31 % 251))])).Detail, StringComparison.Ordinal);
    }
}
