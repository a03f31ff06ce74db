using System.Text;
using DocReview.Ingest;
using DocReview.Ledger;

namespace DocReview.Tests;

/// <summary>RTF as Word, WPS, LibreOffice and others write it; meeting.rtf was written by LibreOffice from meeting.doc.</summary>
[Collection("ingest")]
public sealed class RtfTests(IngestFixture ingest)
{
    private static readonly Encoding Gbk = GetGbk();

    private static Encoding GetGbk()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(936);
    }

    /// <summary>As Word escapes it: two bytes a character, each as \'xx.</summary>
    private static string Hex(string text) => string.Concat(Gbk.GetBytes(text).Select(value => value < 0x80 ? ((char)value).ToString() : $"\\'{value:x2}"));

    private static byte[] File(string body, string head = "\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fnil\\fcharset134 \\'cb\\'ce\\'cc\\'e5;}{\\f1\\froman\\fcharset0 Times New Roman;}{\\f2\\fnil\\fcharset2 Wingdings;}{\\f3\\fnil\\fcharset136 MingLiU;}}") =>
        Encoding.Latin1.GetBytes("{\\rtf1" + head + body + "}");

    private async Task<IReadOnlyList<Passage>> Read(string body) => [.. (await ingest.Document("a.rtf", File(body))).Passages];

    private static string[] Texts(IEnumerable<Passage> passages) => [.. passages.Select(passage => passage.Text)];

    [Theory]
    [InlineData("\\f0 \\'d5\\'f2\\'d5\\'fe\\'b8\\'ae\\par", "镇政府")]
    // The western font of the run does not matter where the bytes are Chinese.
    [InlineData("\\f1 \\'d5\\'f2\\'d5\\'fe\\'b8\\'ae 2021\\par", "镇政府 2021")]
    [InlineData("\\f1 \\'93yes\\'94\\par", "“yes”")]
    // A second byte below 80 may stand as the character itself.
    [InlineData("\\f0 \\'81@\\'81\\'5c\\par", "丂乗")]
    [InlineData("\\f3 \\'c2\\'ed\\par", "鎮")]
    [InlineData("\\uc2\\u38215\\'d5\\'f2\\u25919\\'d5\\'fe\\par", "镇政")]
    [InlineData("\\uc1\\u-27321?\\u25919 ?x\\par", "镇政x")]
    [InlineData("{\\uc0\\u-10174\\u-8265}\\par", "𠮷")]
    [InlineData("\\f2\\'fe\\f0 \\'ca\\'c7\\par", "☑是")]
    [InlineData("\\'d5\r\n\\'f2\\par", "镇")]
    [InlineData("{\\field{\\*\\fldinst HYPERLINK \"http://example.com\"}{\\fldrslt \\'d5\\'f2}}\\par", "镇")]
    [InlineData("{\\upr{\\'d5\\'f2}{\\*\\ud{\\u25919 ?}}}\\par", "政")]
    [InlineData("{\\*\\unknown \\'d5\\'f2}\\'d5\\'fe{\\pict\\pngblip 8950}\\par", "政")]
    public async Task Characters_are_read_in_whatever_way_they_are_written(string body, string expected) => Assert.Equal(expected, Assert.Single(await Read(body)).Text);

    [Fact]
    public async Task Raw_bytes_of_a_western_document_that_are_everyday_Chinese_are_Chinese() =>
        Assert.Equal("会议记录", Assert.Single((await ingest.Document("a.rtf", [.. "{\\rtf1\\ansi "u8, .. Gbk.GetBytes("会议记录"), .. "\\par}"u8])).Passages).Text);

    [Fact]
    public async Task Tables_keep_merged_cells_and_tables_within()
    {
        const string three = "\\cellx1000\\cellx2000\\cellx3000";
        var rows = await Read($"\\trowd\\clmgf\\cellx1000\\clmrg\\cellx2000\\cellx3000\\pard\\intbl {Hex("合计")}\\cell\\cell 1\\cell\\row"
            + $"\\trowd\\clvmgf{three}\\pard\\intbl a\\par b\\cell c\\cell \\pard\\intbl\\itap2 x\\nestcell y\\nestcell{{\\*\\nesttableprops\\trowd\\cellx500\\cellx900\\nestrow}}{{\\nonesttables\\par}}\\pard\\intbl d\\cell\\row"
            + $"\\trowd\\clvmrg{three}\\pard\\intbl\\cell e\\cell f\\cell\\row\\pard {Hex("完")}\\par");
        Assert.Equal(["合计\t1", "a\nb\tc\td", "x\ty", "\te\tf", "完"], Texts(rows));
        Assert.Equal([new Cell(1, 0, 2, 2, 1), new Cell(3, 3, 1, 1, 1)], rows[0].Row!.Cells);
        Assert.Equal(2, rows[1].Row!.Cells[0].RowSpan);
        Assert.Equal([(1, 1), (1, 2), (2, 1), (1, 3)], rows.Take(4).Select(row => (row.Row!.Table, row.Row.Number)));
    }

    [Fact]
    public async Task Rows_are_found_where_the_paragraphs_do_not_say_that_they_lie_in_a_table()
    {
        var rows = await Read("\\trowd\\cellx1000\\cellx2000 a\\par b\\cell c\\cell\\row\\pard d\\par");
        Assert.Equal(["a\nb\tc", "d"], Texts(rows));
    }

    [Fact]
    public async Task What_hangs_on_a_paragraph_follows_it_with_its_author()
    {
        // 2021-03-05 09:30 as one number.
        var time = (30 | (9 << 6) | (5 << 11) | (3 << 16) | (121 << 20)).ToString();
        var document = await ingest.Document("a.rtf", File($"{{\\*\\revtbl{{Unknown;}}{{{Hex("钱会计")};}}}}{{\\header\\pard {Hex("会议记录本")}\\par}}{{\\footer\\pard 1\\par}}"
            + $"A{{\\deleted\\revauthdel1\\revdttmdel{time} {Hex("三万元")}}}{{\\revised\\revauth1\\revdttm{time} {Hex("五万元")}}}{{\\*\\atnid q}}{{\\*\\atnauthor {Hex("孙主任")}}}{{\\*\\annotation{{\\*\\atndate {time}}}\\pard {Hex("请核对")}\\par}}"
            + $"{{\\super\\chftn{{\\footnote\\pard {Hex("原定二楼")}}}}}{{\\shp{{\\*\\shpinst{{\\sp{{\\sn x}}{{\\sv 1}}}}{{\\shptxt\\pard {Hex("与原件一致")}\\par}}}}{{\\shprslt no}}}}\\par\\pard\\plain\\v secret\\par"));
        Assert.Equal(["会议记录本", "A五万元", "三万元", "请核对", "与原件一致", "secret", "原定二楼"], Texts(document.Passages));
        Passage Of(PassageKind kind) => Assert.Single(document.Passages, passage => passage.Kind == kind);
        Assert.Equal(("三万元", new Revision("钱会计", "2021-03-05T09:30:00")), (Of(PassageKind.Deleted).Text, Of(PassageKind.Deleted).Revision));
        Assert.Equal(("请核对", new Revision("孙主任", "2021-03-05T09:30:00")), (Of(PassageKind.Comment).Text, Of(PassageKind.Comment).Revision));
        Assert.Equal(["原定二楼", "会议记录本", "与原件一致"], new[] { PassageKind.Footnote, PassageKind.Header, PassageKind.TextBox }.Select(kind => Of(kind).Text));
        Assert.True(Assert.Single(document.Passages, passage => passage.Text == "secret").Hidden);
        Assert.Contains(document.Warnings, warning => warning.Contains("插入 1 处", StringComparison.Ordinal) && warning.Contains("删除 1 处", StringComparison.Ordinal) && warning.Contains("钱会计", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Automatic_numbers_stand_before_their_text_and_bullets_do_not() =>
        Assert.Equal(["一、甲", "1. 乙", "丙"], Texts(await Read($"{{\\listtext {Hex("一、")}\\tab}}{Hex("甲")}\\par{{\\pntext 1.\\tab}}{Hex("乙")}\\par{{\\listtext\\f2\\'b7\\tab}}{Hex("丙")}\\par")));

    [Fact]
    public async Task Properties_are_kept()
    {
        var document = await ingest.Document("a.rtf", File($"{{\\*\\generator Riched20 10.0;}}{{\\info{{\\title junk}}{{\\author {Hex("乔麦")}}}{{\\operator {Hex("沈晓峰")}}}{{\\creatim\\yr2022\\mo3\\dy5\\hr9\\min1}}{{\\revtim\\yr2023\\mo7\\dy8}}{{\\printim\\yr0}}{{\\version3}}{{\\edmins12}}{{\\*\\company {Hex("鹤渡镇")}}}{{\\nofpages1}}}}x\\par"));
        Assert.Equal(new DocumentProperties(Author: "乔麦", LastAuthor: "沈晓峰", Created: "2022-03-05T09:01:00", Modified: "2023-07-08T00:00:00", Application: "Riched20 10.0", Company: "鹤渡镇", Title: "junk", Revision: 3, EditingMinutes: 12), document.Properties);
        Assert.Equal(["x"], Texts(document.Passages));
        Assert.Equal("a", document.Title);
    }

    [Fact]
    public async Task Large_pictures_and_embedded_files_come_out_and_logos_stay()
    {
        var (scan, icon) = (Png(800, 1100), Png(40, 40));
        byte[] inner = [2, 0, .. "note.txt\0C:\\note.txt\0"u8, 0, 0, 3, 0, 1, 0, 0, 0, 0, 5, 0, 0, 0, .. "hello"u8];
        byte[] ole = [1, 5, 0, 0, 2, 0, 0, 0, 8, 0, 0, 0, .. "Package\0"u8, 0, 0, 0, 0, 0, 0, 0, 0, .. BitConverter.GetBytes(inner.Length), .. inner];
        static string Of(byte[] bytes) => Convert.ToHexStringLower(bytes);
        var body = $"x{{\\*\\shppict{{\\pict\\pngblip{{\\*\\blipuid 00}} {Of(scan)}}}}}{{\\nonshppict{{\\pict {Of(scan)}}}}}{{\\pict\\pngblip\\bin{icon.Length} {Encoding.Latin1.GetString(icon)}}}{{\\object\\objemb{{\\*\\objclass Package}}{{\\*\\objdata {Of(ole)}}}{{\\result y}}}}\\par";
        using var outcome = await ingest.Extract("a.rtf", File(body));
        var text = Assert.IsType<Extraction.Text>(outcome.Extraction);
        Assert.Equal("xy", Assert.Single(text.Document.Passages).Text);
        Assert.Equal([("图片1.png", scan.Length), ("note.txt", 5L)], text.Files.Select(file => (file.Name, file.Length)));
        Assert.Equal("hello", await System.IO.File.ReadAllTextAsync(text.Files[1].TemporaryPath, TestContext.Current.CancellationToken));
        Assert.Contains(text.Document.Warnings, warning => warning.Contains("1 幅小图", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_outside_the_file_is_named()
    {
        var document = await ingest.Document("a.rtf", File("{\\field{\\*\\fldinst INCLUDEPICTURE \"http://example.com/a.png\" \\\\d}{\\fldrslt x}}\\par"));
        Assert.Contains(document.Warnings, warning => warning.Contains("http://example.com/a.png", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_document_cut_off_is_read_as_far_as_it_goes()
    {
        var bytes = File($"{{\\b {Hex("会议决定")}\\par {Hex("拨付")}");
        var document = await ingest.Document("a.rtf", bytes[..^1]);
        Assert.Equal(["会议决定", "拨付"], Texts(document.Passages));
        Assert.Contains(document.Warnings, warning => warning.Contains("不完整", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Groups_without_end_are_refused() =>
        Assert.Equal(Trouble.Damaged, (await ingest.Unreadable("a.rtf", File(new string('{', 3_000_000)))).Trouble);

    [Fact]
    public async Task What_LibreOffice_wrote_reads_like_the_document_it_was_written_from()
    {
        static byte[] Fixture(string name) => System.IO.File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Ingest", "Files", name));
        static string[] Lines(Document document) => [.. document.Passages.Select(passage => $"{passage.Kind} {passage.Text} {string.Join(' ', passage.Row?.Cells.Select(cell => $"{cell.ColumnSpan}x{cell.RowSpan}") ?? [])}").Order(StringComparer.Ordinal)];
        Assert.Equal(Lines(await ingest.Document("a.doc", Fixture("meeting.doc"))), Lines(await ingest.Document("a.rtf", Fixture("meeting.rtf"))));
    }

    /// <summary>As much of a picture as its head.</summary>
    internal static byte[] Png(int width, int height)
    {
        var bytes = new byte[64];
        ((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]).CopyTo(bytes);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(16), width);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(20), height);
        return bytes;
    }
}
