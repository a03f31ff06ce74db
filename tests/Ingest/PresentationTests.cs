using DocReview.Ingest;
using DocReview.Ledger;

namespace DocReview.Tests;

/// <summary>
/// One presentation in four formats, all written by LibreOffice from slides.fodp: a title that stands behind the other shapes, two boxes side by side with a numbered list, a table with a merged cell,
/// a comment, a speaker's note; a hidden slide with a picture.
/// </summary>
[Collection("ingest")]
public sealed class PresentationTests(IngestFixture ingest)
{
    private static byte[] Fixture(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Ingest", "Files", name));

    private async Task<Extraction.Text> Read(string name)
    {
        using var outcome = await ingest.Extract(name, Fixture(name));
        return Assert.IsType<Extraction.Text>(outcome.Extraction);
    }

    [Theory]
    [InlineData("slides.pptx")]
    [InlineData("slides.odp")]
    [InlineData("slides.fodp")]
    public async Task Slides_are_read_in_the_order_of_reading(string name)
    {
        var read = await Read(name);
        var passages = read.Document.Pages[0].Passages;
        Assert.Equal(["鹤渡镇重点项目汇报", "1. 左边：雨污管网", "2. 道路硬化", "右边：已支付二十万元", "项目\t金额（元）", "管网\t380000\t已付", "金额请核对", "口头说明：未经党委会研究"], passages.Select(passage => passage.Text));
        Assert.Equal([PassageKind.Paragraph, PassageKind.TableRow, PassageKind.Comment, PassageKind.Note], passages.Select(passage => passage.Kind).Distinct());
        Assert.Equal(2, passages[4].Row!.Cells[1].ColumnSpan);
    }

    [Fact]
    public async Task Slides_of_the_old_format_are_read_in_the_order_of_reading()
    {
        var passages = (await Read("slides.ppt")).Document.Pages[0].Passages;
        Assert.Equal(["鹤渡镇重点项目汇报", "左边：雨污管网", "道路硬化", "右边：已支付二十万元", "项目", "金额（元）", "管网", "380000", "已付", "金额请核对", "口头说明：未经党委会研究"], passages.Select(passage => passage.Text));
    }

    [Theory]
    [InlineData("slides.pptx")]
    [InlineData("slides.odp")]
    [InlineData("slides.ppt")]
    public async Task Hidden_slides_comments_and_properties_are_kept(string name)
    {
        var document = (await Read(name)).Document;
        Assert.Equal((name[7..], "鹤渡镇重点项目汇报"), (document.Format, document.Title));
        var hidden = Assert.Single(document.Pages[1].Passages);
        Assert.Equal(("备用页：变更签证", true, "隐藏的幻灯片"), (hidden.Text, hidden.Hidden, document.Pages[1].Label));
        Assert.Contains(document.Warnings, warning => warning.Contains("1 张幻灯片是隐藏的", StringComparison.Ordinal));
        var comment = Assert.Single(document.Passages, passage => passage.Kind == PassageKind.Comment);
        Assert.Equal("蒋文秀", comment.Revision?.Author);
        Assert.StartsWith("2022-03-06T08:30", comment.Revision?.At, StringComparison.Ordinal);
        Assert.Equal(("乔麦", "沈晓峰", "汇报"), (document.Properties?.Author, document.Properties?.LastAuthor, document.Properties?.Title));
        Assert.StartsWith("2022-03-05T09:01:00", document.Properties?.Created, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("slides.pptx")]
    [InlineData("slides.odp")]
    [InlineData("slides.ppt")]
    public async Task Pictures_come_out(string name) => Assert.Equal("图片1.png", Assert.Single((await Read(name)).Files).Name);

    [Fact]
    public async Task An_old_presentation_without_directory_is_read_as_it_lies()
    {
        var bytes = Fixture("slides.ppt");
        // Where the latest saving is found: the mark of an open file, then its place.
        var user = bytes.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x5F, 0xC0, 0x91, 0xE3]);
        bytes.AsSpan(user + 4, 4).Fill(0x7F);
        var document = await ingest.Document("a.ppt", bytes);
        Assert.Contains("备用页：变更签证", document.Passages.Select(passage => passage.Text));
        Assert.Contains(document.Warnings, warning => warning.Contains("目录已损坏", StringComparison.Ordinal));
        bytes.AsSpan(user, 4).Clear();
        ((ReadOnlySpan<byte>)[0xDF, 0xC4, 0xD1, 0xF3]).CopyTo(bytes.AsSpan(user));
        Assert.Equal(Trouble.Encrypted, (await ingest.Unreadable("a.ppt", bytes)).Trouble);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.8)]
    [InlineData(0.99)]
    public async Task Cut_off_it_is_damaged_or_said_to_be(double share)
    {
        foreach (var name in new[] { "slides.pptx", "slides.odp", "slides.ppt" })
        {
            using var outcome = await ingest.Extract(name, Fixture(name)[..(int)(Fixture(name).Length * share)]);
            Assert.False(outcome.ChildDied);
            Assert.True(outcome.Extraction is Extraction.Unreadable { Trouble: Trouble.Damaged } or Extraction.Text { Document.Warnings.Count: > 0 }, $"{name}: {outcome.Extraction}");
        }
    }
}
