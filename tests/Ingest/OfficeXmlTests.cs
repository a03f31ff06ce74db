using System.Text;
using DocReview.Ledger;

namespace DocReview.Tests;

/// <summary>Workbooks and texts that are one XML file under the ending of an old Office format.</summary>
[Collection("ingest")]
public sealed class OfficeXmlTests(IngestFixture ingest)
{
    private const string Book = """
        <?xml version="1.0"?>
        <?mso-application progid="Excel.Sheet"?>
        <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel">
          <DocumentProperties xmlns="urn:schemas-microsoft-com:office:office"><Author>蒋文秀</Author><Created>2022-05-16T01:00:00Z</Created></DocumentProperties>
          <Styles><Style ss:ID="s1"><NumberFormat ss:Format="Percent"/></Style><Style ss:ID="s2"><NumberFormat ss:Format="#,##0.00"/></Style></Styles>
          <Worksheet ss:Name="台账"><Table>
            <Column ss:Width="80"/><Column ss:Hidden="1" ss:Span="1"/>
            <Row><Cell ss:MergeAcross="3"><Data ss:Type="String">2022年台账</Data></Cell></Row>
            <Row ss:Index="4" ss:Hidden="1"><Cell><Data ss:Type="DateTime">2022-05-16T00:00:00.000</Data></Cell><Cell ss:Index="3" ss:StyleID="s2"><Data ss:Type="Number">1385.5</Data><Comment ss:Author="方慧"><ss:Data>请核对</ss:Data></Comment></Cell><Cell ss:StyleID="s1"><Data ss:Type="Number">0.25</Data></Cell></Row>
            <Row><Cell><Data ss:Type="String">合计</Data></Cell></Row>
          </Table></Worksheet>
          <Worksheet ss:Name="底稿"><Table><Row><Cell><Data ss:Type="String">不公开</Data></Cell></Row></Table>
            <WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>
        </Workbook>
        """;

    private const string Letter = """
        <?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Word.Document"?>
        <w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" xmlns:aml="http://schemas.microsoft.com/aml/2001/core">
          <w:styles><w:style w:styleId="a"><w:name w:val="Normal"/></w:style></w:styles>
          <w:body><wx:sect>
            <w:p><w:r><w:t>借出期限为</w:t></w:r><aml:annotation w:type="Word.Deletion" aml:author="沈晓峰" aml:createdate="2022-04-12T15:06:00Z"><aml:content><w:r><w:delText>三个</w:delText></w:r></aml:content></aml:annotation><aml:annotation w:type="Word.Insertion" aml:author="沈晓峰" aml:createdate="2022-04-12T15:06:00Z"><aml:content><w:r><w:t>五个</w:t></w:r></aml:content></aml:annotation><w:r><w:t>工作日。</w:t></w:r><w:r><aml:annotation aml:id="7" w:type="Word.Comment" aml:author="方慧" aml:createdate="2022-04-13T09:00:00Z"><aml:content><w:p><w:r><w:t>太长</w:t></w:r></w:p></aml:content></aml:annotation></w:r></w:p>
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            <w:sectPr><w:hdr w:type="odd"><w:p><w:r><w:t>内部资料</w:t></w:r></w:p></w:hdr></w:sectPr>
          </wx:sect></w:body>
        </w:wordDocument>
        """;

    [Fact]
    public async Task A_workbook_of_xml_gives_places_values_comments_and_what_is_hidden()
    {
        var document = await ingest.Document("台账.xls", Encoding.UTF8.GetBytes(Book));
        Assert.Equal(["2022年台账", "2022-05-16\t\t1385.50\t25.00%", "请核对", "合计", "不公开"], document.Passages.Select(passage => passage.Text));
        Assert.Equal([1, 4, 5, 1], document.Passages.Where(passage => passage.Row is not null).Select(passage => passage.Row!.Number));
        Assert.Equal(4, document.Passages.First().Row!.Cells[0].ColumnSpan);
        Assert.Equal([false, true, false, false, true], document.Passages.Select(passage => passage.Hidden));
        Assert.Equal("方慧", document.Passages.Single(passage => passage.Kind == PassageKind.Comment).Revision?.Author);
        Assert.Equal(["台账", "底稿"], document.Pages.Select(page => page.Label));
        Assert.Equal(("蒋文秀", "2022-05-16T01:00:00Z"), (document.Properties?.Author, document.Properties?.Created));
        Assert.Contains(document.Warnings, warning => warning.Contains("2 列是隐藏的", StringComparison.Ordinal));
        Assert.Contains(document.Warnings, warning => warning.Contains("“底稿”是隐藏的", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_text_of_xml_gives_changes_comments_tables_and_headers()
    {
        var document = await ingest.Document("通知.doc", Encoding.UTF8.GetBytes(Letter));
        Assert.Equal(
            [(PassageKind.Paragraph, "借出期限为五个工作日。"), (PassageKind.Deleted, "三个"), (PassageKind.Comment, "太长"), (PassageKind.TableRow, "甲\t乙"), (PassageKind.Header, "内部资料")],
            document.Passages.Select(passage => (passage.Kind, passage.Text)));
        Assert.Equal(new Revision("方慧", "2022-04-13T09:00:00Z"), document.Passages.ElementAt(2).Revision);
        Assert.Contains(document.Warnings, warning => warning.Contains("修订人：沈晓峰", StringComparison.Ordinal));
    }
}
