using System.Text;
using DocReview.Ingest;
using DocReview.Ledger;

namespace DocReview.Tests;

[Collection("ingest")]
public sealed class ArchiveTests(IngestFixture ingest)
{
    private static readonly byte[] Content = "正文"u8.ToArray();

    private static byte[] Gbk(string text) => Encoding.GetEncoding("gbk").GetBytes(text);

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    static ArchiveTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private async Task<Extraction.Container> Unpack(byte[] zip)
    {
        using var outcome = await ingest.Extract("a.zip", zip);
        var container = Assert.IsType<Extraction.Container>(outcome.Extraction);
        Assert.All(container.Files, file => Assert.StartsWith(Path.Combine(ingest.Folder, "work"), file.TemporaryPath, StringComparison.Ordinal));
        Assert.All(container.Files, file => Assert.Equal(file.Length, new FileInfo(file.TemporaryPath).Length));
        return container;
    }

    [Fact]
    public async Task Names_are_read_whatever_the_program_that_wrote_them_says_of_their_encoding()
    {
        byte[] unicodePath = [0x75, 0x70, 0, 0, 1, .. BitConverter.GetBytes(RawZip.Crc("b.txt"u8.ToArray())), .. Utf8("真名.txt")];
        BitConverter.GetBytes((ushort)(unicodePath.Length - 4)).CopyTo(unicodePath, 2);
        var container = await Unpack(new RawZip().Add(Gbk("财务/2020年\\三月.txt"), Content).Add(Utf8("人事/任免.txt"), Content, 0x800).Add(Utf8("未标.txt"), Content).Add("b.txt"u8.ToArray(), Content, extra: unicodePath).Bytes());
        Assert.Equal(["财务/2020年/三月.txt", "人事/任免.txt", "未标.txt", "真名.txt"], container.Files.Select(file => file.Name));
    }

    [Fact]
    public async Task No_entry_chooses_where_it_is_written()
    {
        string[] names = ["../../外.txt", "/etc/passwd", "C:\\windows\\a.txt", "con.txt", "a/../../b.txt", "..", "同名.txt", "同名.txt"];
        var zip = new RawZip();
        foreach (var name in names)
            zip.Add(Utf8(name), Content);
        var container = await Unpack(zip.Bytes());
        Assert.Equal(["外.txt", "etc/passwd", "windows/a.txt", "_con.txt", "a/b.txt", "无名", "同名.txt", "同名（2）.txt"], container.Files.Select(file => file.Name));
        Assert.Contains(container.Warnings, warning => warning.Contains("../../外.txt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_damaged_an_encrypted_and_an_oddly_packed_entry_are_named_and_the_others_taken()
    {
        var container = await Unpack(new RawZip().Add("1.txt"u8.ToArray(), Content).Add("2.txt"u8.ToArray(), Content, crc: 7).Add("3.txt"u8.ToArray(), Content, flags: 1).Add("4.txt"u8.ToArray(), Content).Bytes());
        Assert.Equal(["1.txt", "4.txt"], container.Files.Select(file => file.Name));
        Assert.Equal([("2.txt", Trouble.Damaged), ("3.txt", Trouble.Encrypted)], container.PassedOver.Select(entry => (entry.Name, entry.Trouble)));
    }

    [Fact]
    public async Task A_truncated_zip_yields_what_can_be_had()
    {
        var random = new Random(3);
        var large = new byte[60_000];
        random.NextBytes(large);
        var bytes = OfficeFiles.Zip(("甲.txt", Content), ("乙.txt", Content), ("丙.bin", large), ("丁.txt", Content));
        var container = await Unpack(bytes[..30_000]);
        Assert.Equal(["甲.txt", "乙.txt"], container.Files.Select(file => file.Name));
        Assert.Equal("丙.bin", container.PassedOver[0].Name);
        Assert.All(container.PassedOver, entry => Assert.Equal(Trouble.Damaged, entry.Trouble));
        Assert.Equal(2, container.PassedOver.Count);
    }

    [Fact]
    public async Task Two_hundred_megabytes_of_zeros_are_not_unpacked()
    {
        var container = await Unpack(OfficeFiles.Zip(("a.txt", Content), ("零.bin", new byte[200 << 20])));
        Assert.Equal("a.txt", Assert.Single(container.Files).Name);
        Assert.Equal(("零.bin", Trouble.TooLarge), (container.PassedOver[0].Name, container.PassedOver[0].Trouble));
    }

    [Fact]
    public async Task Of_a_hundred_thousand_entries_some_are_taken_and_the_rest_counted()
    {
        var zip = new RawZip();
        for (var i = 0; i < 100_000; i++)
            zip.Add(Utf8($"{i}.txt"), []);
        await using var pool = new ExtractionPool(ExtractionPool.ChildBesideThisAssembly, [ingest.Folder], Path.Combine(ingest.Folder, "work-entries"), new ExtractionLimits { Entries = 500 }, 1);
        using var outcome = await ingest.Extract(pool, "a.zip", zip.Bytes());
        var container = Assert.IsType<Extraction.Container>(outcome.Extraction);
        Assert.Equal(500, container.Files.Count);
        Assert.Contains("99500", Assert.Single(container.PassedOver).Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Zips_are_not_opened_beyond_the_sixth_level()
    {
        var zip = OfficeFiles.Zip(("a.txt", Content));
        using var shallow = await ingest.Extract("f.zip", zip, "a.zip!b.zip!c.zip!d.zip!e.zip!f.zip");
        Assert.IsType<Extraction.Container>(shallow.Extraction);
        using var deep = await ingest.Extract("g.zip", zip, "a.zip!b.zip!c.zip!d.zip!e.zip!f.zip!g.zip");
        Assert.Equal(Trouble.TooDeep, Assert.IsType<Extraction.Unreadable>(deep.Extraction).Trouble);
    }

    [Fact]
    public async Task A_zip_that_holds_a_document_is_a_zip()
    {
        var container = await Unpack(new RawZip().Add("纪要.docx"u8.ToArray(), OfficeFiles.Docx(OfficeFiles.P("纪要"))).Bytes());
        Assert.Equal("纪要.docx", container.Files.Single().Name);
    }

    [Fact]
    public async Task What_systems_leave_behind_is_not_taken_but_said()
    {
        var container = await Unpack(OfficeFiles.Zip(("__MACOSX/._a.txt", Content), ("a.txt", Content), ("Thumbs.db", Content), ("~$a.docx", Content)));
        Assert.Equal("a.txt", container.Files.Single().Name);
        Assert.Equal(3, container.Warnings.Count);
    }

    [Fact]
    public async Task Temporary_files_go_when_the_outcome_is_disposed()
    {
        var outcome = await ingest.Extract("a.zip", OfficeFiles.Zip(("a.txt", Content)));
        var path = ((Extraction.Container)outcome.Extraction).Files[0].TemporaryPath;
        Assert.True(File.Exists(path));
        outcome.Dispose();
        Assert.False(Directory.Exists(Path.GetDirectoryName(path)));
    }
}
