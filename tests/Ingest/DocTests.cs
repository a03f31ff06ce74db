using DocReview.Ingest;
using DocReview.Ledger;

namespace DocReview.Tests;

/// <summary>meeting.doc was written by LibreOffice: header, footnote, table with merged cells, comment, struck-out and hidden text, a link, a text box.</summary>
[Collection("ingest")]
public sealed class DocTests(IngestFixture ingest)
{
    private static readonly byte[] Meeting = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Ingest", "Files", "meeting.doc"));

    /// <summary>Where the stream with the text begins: by the mark and version of its header.</summary>
    private static int Header => Meeting.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xEC, 0xA5, 0x01, 0x01]);

    private static byte[] With(params (int At, byte Value)[] changes)
    {
        var changed = (byte[])Meeting.Clone();
        foreach (var (at, value) in changes)
            changed[Header + at] = value;
        return changed;
    }

    private static string[] Texts(Document document, PassageKind kind) => [.. document.Passages.Where(passage => passage.Kind == kind).Select(passage => passage.Text)];

    [Fact]
    public async Task Paragraphs_of_an_old_Word_document_show_what_its_fields_and_lists_show()
    {
        var document = await ingest.Document("会议.doc", Meeting);
        Assert.Equal(["云岭乡党委会议记录", "时间：2021年3月5日\t地点：三楼会议室", "会议同意列支38万元，见附件。暗中补记", "一、议题甲", "二、议题乙", "记录：Zhou Lan “引号”—破折号\n换行后"], Texts(document, PassageKind.Paragraph));
        Assert.Equal("云岭乡党委会议记录", document.Title);
    }

    [Fact]
    public async Task Tables_of_an_old_Word_document_keep_rows_and_merged_cells()
    {
        var rows = (await ingest.Document("会议.doc", Meeting)).Passages.Where(passage => passage.Row is not null).ToList();
        Assert.Equal(["到会情况", "姓名\t职务\t签到", "柏长青\t书记\n主持\t", "\t人大主席\t已到"], rows.Select(row => row.Text));
        Assert.Equal(3, rows[0].Row!.Cells.Single().ColumnSpan);
        Assert.Equal(2, rows[2].Row!.Cells[0].RowSpan);
    }

    [Fact]
    public async Task Header_footnote_text_box_comment_and_struck_out_text_are_passages_of_their_kind()
    {
        var document = await ingest.Document("会议.doc", Meeting);
        Assert.Equal(["云岭乡党委会议记录本"], Texts(document, PassageKind.Header));
        Assert.Equal(["原定二楼"], Texts(document, PassageKind.Footnote));
        Assert.Equal(["复印件与原件一致"], Texts(document, PassageKind.TextBox));
        Assert.Empty(Texts(document, PassageKind.Footer));
        var comment = Assert.Single(document.Passages, passage => passage.Kind == PassageKind.Comment);
        Assert.Equal(("请核对金额", "蒲秘书"), (comment.Text, comment.Revision?.Author));
        var struck = Assert.Single(document.Passages, passage => passage.Kind == PassageKind.Deleted);
        Assert.Equal(("四十", "蒲秘书"), (struck.Text, struck.Revision?.Author));
        Assert.StartsWith("2021-03-05", struck.Revision?.At, StringComparison.Ordinal);
        Assert.Contains(document.Warnings, warning => warning.Contains("隐藏文字", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rows_are_found_by_their_marks_where_the_properties_are_lost()
    {
        const int paragraphTableLength = 154 + (13 * 8) + 4;
        var document = await ingest.Document("会议.doc", With([.. Enumerable.Range(0, 4).Select(i => (paragraphTableLength + i, (byte)0))]));
        Assert.Contains(document.Passages, passage => passage.Row is not null && passage.Text.Contains("姓名\t职务\t签到", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wps_document_is_the_same() =>
        Assert.DoesNotContain((await ingest.Document("会议.wps", Meeting)).Warnings, warning => warning.Contains("扩展名", StringComparison.Ordinal));

    [Fact]
    public async Task A_password_and_an_older_version_are_named()
    {
        Assert.Equal(Trouble.Encrypted, (await ingest.Unreadable("会议.doc", With((11, (byte)(Meeting[Header + 11] | 1))))).Trouble);
        var older = await ingest.Unreadable("会议.doc", With((0, 0xDC), (2, 0x65)));
        Assert.Equal(Trouble.Unsupported, older.Trouble);
        Assert.Contains("Word 95", older.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(3000)]
    [InlineData(8000)]
    public async Task A_truncated_old_Word_document_is_damaged(int length) =>
        Assert.Equal(Trouble.Damaged, (await ingest.Unreadable("会议.doc", Meeting[..length])).Trouble);

    [Fact]
    public async Task A_last_sector_that_is_not_written_to_its_end_is_enough()
    {
        var end = Meeting.Length;
        while (end > Meeting.Length - 500 && Meeting[end - 1] is 0 or 0xFF)
            end--;
        Assert.Contains("云岭乡党委会议记录", Texts(await ingest.Document("会议.doc", Meeting[..end]), PassageKind.Paragraph));
    }

    /// <summary>Whatever a byte is changed to, the outcome is text or a named reason that does not blame the program.</summary>
    [Fact]
    public async Task Damage_anywhere_has_a_name()
    {
        var random = new Random(7);
        for (var round = 0; round < 60; round++)
        {
            var damaged = (byte[])Meeting.Clone();
            for (var i = 0; i < 12; i++)
                damaged[random.Next(8, damaged.Length)] = (byte)random.Next(256);
            using var outcome = await ingest.Extract("会议.doc", damaged);
            Assert.True(outcome.Extraction is Extraction.Text or Extraction.Unreadable { Detail.Length: > 0 } and not Extraction.Unreadable { Trouble: Trouble.TimedOut });
        }
    }
}
