using System.Text;
using DocReview.Ledger;

namespace DocReview.Tests;

[Collection("ingest")]
public sealed class PlainTextTests(IngestFixture ingest)
{
    private const string Minutes = "会议时间：2021年3月5日\n同意购置办公桌椅，预算3.8万元。\n\n参加人员：王建国、李秀英";

    static PlainTextTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("utf-8", false, null)]
    [InlineData("utf-8", true, null)]
    [InlineData("utf-16", false, "UTF-16 LE")]
    [InlineData("utf-16", true, "UTF-16 LE")]
    [InlineData("utf-16BE", false, "UTF-16 BE")]
    [InlineData("utf-16BE", true, "UTF-16 BE")]
    [InlineData("gb18030", false, "GB18030")]
    public async Task Text_is_read_in_the_encoding_it_was_written_in_and_the_encoding_is_named(string encoding, bool mark, string? named)
    {
        var coding = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. mark ? coding.GetPreamble() : [], .. coding.GetBytes(Minutes)];
        var document = await ingest.Document("记录.txt", bytes);
        Assert.Equal(["会议时间：2021年3月5日", "同意购置办公桌椅，预算3.8万元。", "参加人员：王建国、李秀英"], document.Passages.Select(passage => passage.Text));
        Assert.Equal([1, 2, 3], document.Passages.Select(passage => passage.Id.Number));
        if (named is null)
            Assert.Empty(document.Warnings);
        else
            Assert.Contains(document.Warnings, warning => warning.Contains(named, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("收据")]
    [InlineData("同意")]
    [InlineData("关于招待费的说明")]
    [InlineData("2021年支出 办公费 3,800.00")]
    public async Task A_few_characters_of_GBK_are_enough_to_be_recognised(string text) =>
        Assert.Equal(text, (await ingest.Document("a.txt", Encoding.GetEncoding("gb18030").GetBytes(text))).Passages.Single().Text);

    [Fact]
    public async Task Big5_is_told_from_GBK_by_what_it_says()
    {
        const string text = "鎮公所會議記錄：經討論決議，同意撥付道路維修工程款。";
        var document = await ingest.Document("會議.txt", Encoding.GetEncoding("big5").GetBytes(text));
        Assert.Equal(text, document.Passages.Single().Text);
        Assert.Contains(document.Warnings, warning => warning.Contains("Big5", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_text_cut_in_the_middle_of_a_character_says_that_bytes_are_lost()
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("经会议研究决定，同意支付工程款。\n", 20)))[..^3];
        var document = await ingest.Document("a.txt", bytes);
        Assert.Contains(document.Warnings, warning => warning.Contains("无法还原", StringComparison.Ordinal));
        Assert.StartsWith("经会议研究决定", document.Passages.First().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_unsupported()
    {
        var noise = new byte[5000];
        new Random(7).NextBytes(noise);
        Assert.Equal(Trouble.Unsupported, (await ingest.Unreadable("a.txt", noise)).Trouble);
    }

    [Fact]
    public async Task Lines_of_equal_columns_are_rows_and_the_text_around_them_is_not()
    {
        var document = await ingest.Document("流水.txt", Encoding.UTF8.GetBytes("账户流水\n日期\t摘要\t金额\n2021-03-03\t办公用品\t380.00\n2021-03-09\t\t1200.00\n以上无误"));
        Assert.Equal([PassageKind.Paragraph, PassageKind.TableRow, PassageKind.TableRow, PassageKind.TableRow, PassageKind.Paragraph], document.Passages.Select(passage => passage.Kind));
        var row = document.Passages.ElementAt(3);
        Assert.Equal(["2021-03-09", "", "1200.00"], row.Row!.Cells.Select(cell => row.Text.Substring(cell.Start, cell.Length)));
        Assert.Equal(3, row.Row.Number);
    }

    [Fact]
    public async Task A_quoted_csv_field_may_hold_commas_and_line_breaks()
    {
        var document = await ingest.Document("a.csv", Encoding.UTF8.GetBytes("事由,金额\n\"招待，含\n工作餐,3桌\",\"1,200\"\n"));
        var row = document.Passages.Last();
        Assert.Equal(["招待，含\n工作餐,3桌", "1,200"], row.Row!.Cells.Select(cell => row.Text.Substring(cell.Start, cell.Length)));
    }

    [Fact]
    public async Task An_empty_file_is_named_as_empty() => Assert.Equal(Trouble.Empty, (await ingest.Unreadable("a.txt", [])).Trouble);

    [Theory]
    [InlineData("机密★1年\n某镇委员会文件\n关于干部问题的报告")]
    [InlineData("000012\n秘 密 ★ 长 期\n通知")]
    [InlineData("秘密\n保密期限：3年\n某某县委文件")]
    public async Task The_text_of_a_paper_marked_as_a_state_secret_is_not_kept(string text) =>
        Assert.Equal(Trouble.Classified, (await ingest.Unreadable("a.txt", Encoding.UTF8.GetBytes(text))).Trouble);

    [Theory]
    [InlineData("保密工作会议记录\n会议强调，机密★标志应当标注在首页左上角，绝密、机密、秘密文件分类管理。")]
    [InlineData("会议议题：讨论机密文件管理办法")]
    public async Task The_word_in_running_text_is_no_mark(string text) => await ingest.Document("a.txt", Encoding.UTF8.GetBytes(text));

    [Fact]
    public async Task A_csv_in_GBK_keeps_line_breaks_in_quotes_and_is_called_csv()
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        var bytes = System.Text.Encoding.GetEncoding(936).GetBytes("日期,事由,金额\r\n2021-03-01,\"接待\r\n县水利局\",\"1,280.50\"\r\n2021-03-02,会议,300\r\n");
        var document = await ingest.Document("a.csv", bytes);
        Assert.Equal("csv", document.Format);
        Assert.Equal(["日期\t事由\t金额", "2021-03-01\t接待\n县水利局\t1,280.50", "2021-03-02\t会议\t300"], document.Passages.Select(passage => passage.Text));
    }
}
