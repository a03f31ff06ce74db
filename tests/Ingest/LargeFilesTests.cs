using DocReview.Ledger;
using static DocReview.Tests.Packing;

namespace DocReview.Tests;

/// <summary>What keeps bombs out lets honest papers in, however long they are.</summary>
public sealed class LargeFilesTests(IngestFixture ingest) : IClassFixture<IngestFixture>
{
    [Fact]
    public async Task A_pdf_of_two_thousand_pages_is_read()
    {
        var file = PdfFiles.Pdf([.. Enumerable.Range(1, 2000).Select(i => PdfFiles.Text(70, 100, $"第{i}号凭证，支付工程款{i}元。"))]);
        var document = await ingest.Document("a.pdf", file);
        Assert.Equal((2000, "第2000号凭证，支付工程款2000元。"), (document.Pages.Count, Assert.Single(document.Pages[^1].Passages).Text));
    }

    [Fact]
    public async Task Drawings_of_many_symbols_are_read()
    {
        // Twenty thousand symbols of three levels, as a cadastral map has them.
        const string form = "/Type /XObject /Subtype /Form /BBox [0 0 9 9]";
        var file = Bombs.PdfPage("/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> /XObject << /A 5 0 R >>",
            Bombs.Stream("", Utf8("/A Do\n".Times(5000) + "BT /F1 12 Tf 70 700 Td (Map 12) Tj ET")),
            Bombs.Stream($"{form} /Resources << /XObject << /A 6 0 R >> >>", Utf8("/A Do")),
            Bombs.Stream($"{form} /Resources << /XObject << /B 7 0 R >> >>", Utf8("/B Do /B Do")), Bombs.Stream(form, Utf8("0 0 m 9 9 l S")));
        Assert.Equal("Map 12", Assert.Single((await ingest.Document("a.pdf", file)).Passages).Text);
    }

    [Fact]
    public async Task A_ledger_of_two_hundred_thousand_rows_is_read()
    {
        var rows = string.Concat(Enumerable.Range(1, 200_000).Select(i => $"<row r=\"{i}\"><c r=\"A{i}\"><v>{i}</v></c><c r=\"B{i}\" t=\"inlineStr\"><is><t>餐费</t></is></c><c r=\"C{i}\"><v>{i * 10}</v></c></row>"));
        var document = await ingest.Document("a.xlsx", OfficeFiles.Xlsx([("账", $"<sheetData>{rows}</sheetData>")]));
        Assert.Equal((200_000, "200000\t餐费\t2000000"), (document.Passages.Count(), document.Passages.Last().Text));
    }

    [Fact]
    public async Task A_document_of_five_megabytes_of_text_is_read()
    {
        var sentence = "会议研究决定从河西村集体收入中支出工程款叁万元，由李建光经办。".Times(2);
        var document = await ingest.Document("a.docx", OfficeFiles.Docx(string.Concat(Enumerable.Range(1, 27_000).Select(i => OfficeFiles.P($"{i}．{sentence}") + "<w:p/>".Times(3)))));
        Assert.Equal(27_000, document.Passages.Count());
        Assert.True(document.Passages.Sum(passage => System.Text.Encoding.UTF8.GetByteCount(passage.Text)) > 5_000_000);
    }
}
