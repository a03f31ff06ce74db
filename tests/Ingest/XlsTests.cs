using DocReview.Ingest;
using DocReview.Ledger;

namespace DocReview.Tests;

/// <summary>reception.xls was written by LibreOffice: two sheets, the second hidden; merged cells, dates, a formula, a hidden row, a comment.</summary>
[Collection("ingest")]
public sealed class XlsTests(IngestFixture ingest)
{
    private static readonly byte[] Reception = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Ingest", "Files", "reception.xls"));

    private static string[] Cells(Passage row) => [.. row.Row!.Cells.Select(cell => row.Text.Substring(cell.Start, cell.Length))];

    [Fact]
    public async Task An_old_workbook_is_read_like_a_new_one()
    {
        var document = await ingest.Document("接待.xls", Reception);
        Assert.Equal(["三月", "备查"], document.Pages.Select(page => page.Label));
        var rows = document.Pages[0].Passages.Where(passage => passage.Row is not null).ToList();
        Assert.Equal([1, 2, 4, 5, 6], rows.Select(row => row.Row!.Number));
        Assert.Equal(["云岭乡公务接待登记表"], Cells(rows[0]));
        Assert.Equal(5, rows[0].Row!.Cells[0].ColumnSpan);
        Assert.Equal(["2021-03-01", "县农技站", "6", "1280.50", "食堂\n二楼"], Cells(rows[2]));
        Assert.Equal(2, rows[2].Row!.Cells[4].RowSpan);
        Assert.Equal(["2021-03-09", "市气象台", "", "460.00"], Cells(rows[3]));
        Assert.Equal(["合计", "", "", "1740.5"], Cells(rows[4]));
        Assert.Equal(["暂存款", "0.1"], Cells(document.Pages[1].Passages.Single()));
    }

    [Theory]
    [InlineData(65_535, 65_535)]
    [InlineData(0x67000000, 0x6700)]
    public async Task What_a_workbook_claims_of_its_extent_is_not_believed(int rows, int columns)
    {
        var file = (byte[])Reception.Clone();
        // DIMENSIONS: first row, last row, first column, last column.
        for (var at = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0, 2, 14, 0, 0, 0, 0, 0]); at >= 0; at = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0, 2, 14, 0, 0, 0, 0, 0]))
        {
            file[at + 4] = 1;
            BitConverter.GetBytes(rows).CopyTo(file, at + 8);
            BitConverter.GetBytes((ushort)columns).CopyTo(file, at + 14);
        }
        var document = await ingest.Document("接待.xls", file);
        Assert.Equal(["2021-03-01", "县农技站", "6", "1280.50", "食堂\n二楼"], Cells(document.Pages[0].Passages.First(passage => passage.Row?.Number == 4)));
    }

    /// <summary>errors.xls was written by LibreOffice: formulas that fail, a hidden column and a hidden row.</summary>
    [Fact]
    public async Task Errors_and_hidden_columns_of_an_old_workbook_are_given()
    {
        var document = await ingest.Document("a.xls", File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Ingest", "Files", "errors.xls")));
        Assert.Equal(["甲", "暗列", "#VALUE!", "#VALUE!"], Cells(document.Passages.First()));
        Assert.Equal([false, true], document.Passages.Select(passage => passage.Hidden));
        Assert.Contains(document.Warnings, warning => warning.Contains("B 列", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Hidden_sheets_and_rows_of_an_old_workbook_are_named()
    {
        var document = await ingest.Document("接待.xls", Reception);
        Assert.Contains(document.Warnings, warning => warning.Contains("备查", StringComparison.Ordinal) && warning.Contains("隐藏", StringComparison.Ordinal));
        Assert.Contains(document.Warnings, warning => warning.Contains("1 行", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_comment_on_a_cell_follows_its_row()
    {
        var passages = (await ingest.Document("接待.xls", Reception)).Pages[0].Passages;
        var comment = Assert.Single(passages, passage => passage.Kind == PassageKind.Comment);
        Assert.Contains("菜单未附", comment.Text, StringComparison.Ordinal);
        Assert.Contains("县农技站", passages[passages.ToList().IndexOf(comment) - 1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_et_file_is_the_same_workbook()
    {
        var document = await ingest.Document("接待.et", Reception);
        Assert.Equal("xls", document.Format);
        Assert.DoesNotContain(document.Warnings, warning => warning.Contains("扩展名", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(300)]
    [InlineData(2000)]
    [InlineData(4000)]
    public async Task A_truncated_old_workbook_is_damaged(int length) =>
        Assert.Equal(Trouble.Damaged, (await ingest.Unreadable("接待.xls", Reception[..length])).Trouble);

    [Fact]
    public async Task Chains_that_run_in_circles_end()
    {
        var looped = (byte[])Reception.Clone();
        var table = (BitConverter.ToInt32(looped, 76) + 1) * 512;
        for (var i = 0; i < 128; i++)
            BitConverter.TryWriteBytes(looped.AsSpan(table + (i * 4)), i % 2 == 0 ? i + 1 : i - 1);
        using var outcome = await ingest.Extract("接待.xls", looped);
        Assert.IsNotType<Extraction.Container>(outcome.Extraction);
    }
}
