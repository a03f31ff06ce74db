using System.Text;
using DocReview.Ingest;
using DocReview.Ledger;

namespace DocReview.Tests;

[Collection("ingest")]
public sealed class HtmlTests(IngestFixture ingest)
{
    static HtmlTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private async Task<Document> Read(string html, string name = "a.html") => await ingest.Document(name, Encoding.UTF8.GetBytes(html));

    private static string[] Texts(Document document) => [.. document.Passages.Select(passage => passage.Text)];

    [Fact]
    public async Task What_a_browser_shows_is_read_in_its_order()
    {
        var document = await Read("<!DOCTYPE html><html><head><title>会议通知</title><meta name=author content=党政办><style>p{}</style><script>var a='脚本';</script></head><body><!-- 注 -->"
            + "<h1>关于召开\n  会议的通知</h1><p>各支部：<br>定于<b>3月8日</b>&nbsp;召开。<p>地点：三楼<div>落款<span>党政办</span></div><ol start=3><li>甲<li>乙</ol><pre>一\n二</pre></body></html>");
        Assert.Equal(["关于召开会议的通知", "各支部：", "定于3月8日 召开。", "地点：三楼", "落款党政办", "3. 甲", "4. 乙", "一", "二"], Texts(document));
        Assert.Equal(("会议通知", "党政办", "html"), (document.Title, document.Properties?.Author, document.Format));
    }

    [Theory]
    [InlineData("gb18030", "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\">")]
    [InlineData("gb18030", "<html><head><meta charset='GBK'>")]
    [InlineData("gb18030", "<html><head>")]
    [InlineData("utf-8", "<html><head><meta charset=gb2312>")]
    [InlineData("utf-16", "<html><head><meta charset=utf-16>")]
    [InlineData("big5", "<html><head><meta charset=big5>")]
    public async Task The_encoding_is_what_the_page_says_unless_the_bytes_say_otherwise(string encoding, string head)
    {
        const string text = "經會議研究決定同意撥付道路維修工程款";
        var document = await ingest.Document("a.htm", Encoding.GetEncoding(encoding).GetBytes($"{head}</head><body><p>{text}</p></body></html>"));
        Assert.Equal(text, Texts(document).Single());
    }

    [Fact]
    public async Task Rows_keep_their_spans_and_cells_that_reach_down_are_empty_below()
    {
        var document = await Read("<table border=1><caption>支出表</caption><tr><th rowspan=2>项目</th><th colspan=2>金额</th></tr><tr><td>预算</td><td>决算<br>（元）</td></tr><tr><td>会议<td>1<td>2</table>");
        var rows = document.Passages.Where(passage => passage.Row is not null).ToList();
        Assert.Equal("支出表", Texts(document)[0]);
        Assert.Equal(["项目\t金额", "\t预算\t决算\n（元）", "会议\t1\t2"], rows.Select(row => row.Text));
        Assert.Equal([(1, 1, 2), (2, 2, 1)], rows[0].Row!.Cells.Select(cell => (cell.Column, cell.ColumnSpan, cell.RowSpan)));
        Assert.Equal([1, 2, 3], rows[1].Row!.Cells.Select(cell => cell.Column));
    }

    [Fact]
    public async Task Tables_that_lay_out_a_page_are_no_rows()
    {
        var document = await Read("<html><body><table><tr><td>栏目</td><td><p>正文一</p><table><tr><td>甲</td><td>乙</td></tr></table></td></tr></table></body></html>");
        Assert.Equal(["栏目", "正文一", "甲\t乙"], Texts(document));
        Assert.Single(document.Passages, passage => passage.Row is not null);
    }

    [Fact]
    public async Task What_is_not_shown_is_marked_and_what_was_filled_in_is_read()
    {
        var document = await Read("<body><p>金额<span style='display: none'>暗数</span>三万</p><div hidden>暗段</div><table><tr><td>甲</td><td>乙</td></tr><tr style='DISPLAY:NONE'><td>丙</td><td>丁</td></tr></table>"
            + "<p>意见：<input type=text value='同意。'><input type=hidden value=x></p><p><input type=radio checked>是<input type=radio>否</p><textarea>请审批</textarea><select><option>一<option selected>二</select></body>");
        Assert.Equal([("金额三万", false), ("暗数", true), ("暗段", true), ("甲\t乙", false), ("丙\t丁", true), ("意见：同意。", false), ("☑是□否", false), ("请审批", false), ("二", false)],
            document.Passages.Select(passage => (passage.Text, passage.Hidden)));
    }

    [Fact]
    public async Task Pictures_within_the_page_become_files_and_others_are_counted_not_fetched()
    {
        using var outcome = await ingest.Extract("a.html", Encoding.UTF8.GetBytes($"<html><body>图<img src=\"data:image/png;base64,{Convert.ToBase64String("png"u8)}\"><img src=http://127.0.0.1:9/a.png><iframe src=b.html></iframe></body></html>"));
        var text = Assert.IsType<Extraction.Text>(outcome.Extraction);
        Assert.Equal("png", File.ReadAllText(text.Files.Single(file => file.Name == "图片1.png").TemporaryPath));
        Assert.Contains(text.Document.Warnings, warning => warning.Contains("2 处", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_export_named_xls_is_read_as_the_page_it_is_and_keeps_what_Office_says_of_it()
    {
        var document = await Read("<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>王会计</o:Author><o:Created>2021-03-05T01:00:00Z</o:Created></o:DocumentProperties></xml><![endif]-->"
            + "</head><body><table><tr><td>日期</td><td>金额</td></tr><tr><td>3月5日</td><td>380.00</td></tr></table></body></html>", "明细.xls");
        Assert.Equal("3月5日\t380.00", Texts(document)[^1]);
        Assert.Equal(("王会计", "2021-03-05T01:00:00Z"), (document.Properties?.Author, document.Properties?.Created));
        Assert.Contains(document.Warnings, warning => warning.Contains(".xls", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_text_about_tags_is_a_text() =>
        Assert.Equal("txt", (await Read("<div align=center>\n# 说明\n</div>\n正文", "a.md")).Format);

    [Fact]
    public async Task A_web_archive_yields_its_pages_and_its_pictures()
    {
        const string part = "------=_b\r\nContent-Location: file:///C:/a.files/";
        var mht = "From: <Saved by Blink>\r\nSnapshot-Content-Location: http://oa.example/1\r\nSubject: =?utf-8?B?" + Convert.ToBase64String(Encoding.UTF8.GetBytes("公文")) + "?=\r\nDate: Fri, 5 Mar 2021 09:30:00 +0800\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: multipart/related; boundary=\"----=_b\"\r\n\r\n"
            + part + "a.htm\r\nContent-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: base64\r\n\r\n" + Convert.ToBase64String(Encoding.GetEncoding("gb18030").GetBytes("<html><head><title>公文详情</title></head><body><p>请予审批</p><img src=a.png></body></html>")) + "\r\n"
            + part + "a.png\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n" + Convert.ToBase64String("png"u8) + "\r\n"
            + part + "a.css\r\nContent-Type: text/css\r\n\r\np{}\r\n------=_b--\r\n";
        using var outcome = await ingest.Extract("公文.mht", Encoding.UTF8.GetBytes(mht));
        var text = Assert.IsType<Extraction.Text>(outcome.Extraction);
        Assert.Equal(["请予审批"], Texts(text.Document));
        Assert.Equal(("公文详情", "mht"), (text.Document.Title, text.Document.Format));
        Assert.Equal(["a.png"], text.Files.Select(file => file.Name));
        using var word = await ingest.Extract("纪要.doc", Encoding.UTF8.GetBytes(mht[mht.IndexOf("MIME-Version", StringComparison.Ordinal)..]));
        Assert.Contains(Assert.IsType<Extraction.Text>(word.Extraction).Document.Warnings, warning => warning.Contains(".doc", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<div><font color=red>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<a x='1'><b>")]
    public async Task Tags_within_tags_without_end_are_read_for_their_words(string tags)
    {
        using var outcome = await ingest.Extract("a.html", Encoding.UTF8.GetBytes("<html><body>" + string.Concat(Enumerable.Repeat(tags, 100_000)) + "正文"));
        var document = Assert.IsType<Extraction.Text>(outcome.Extraction).Document;
        Assert.Equal("正文", Texts(document).Single());
        Assert.Contains(document.Warnings, warning => warning.Contains("嵌套异常", StringComparison.Ordinal));
        Assert.True(outcome.Took < TimeSpan.FromSeconds(5), $"{outcome.Took}");
    }

    [Fact]
    public async Task Spans_beyond_measure_and_endless_attributes_cost_no_more_than_their_bytes()
    {
        var rows = string.Concat(Enumerable.Repeat("<tr>" + string.Concat(Enumerable.Repeat("<td rowspan=65535>", 500)) + "</tr>", 200));
        using var spans = await ingest.Extract("a.html", Encoding.UTF8.GetBytes($"<html><table>{rows}<tr><td>末</td></tr></table>"));
        Assert.True(spans.Took < TimeSpan.FromSeconds(5), $"{spans.Took}");
        using var attributes = await ingest.Extract("b.html", Encoding.UTF8.GetBytes("<html><body><p " + string.Concat(Enumerable.Range(0, 60_000).Select(i => $"a{i}=1 ")) + ">正文"));
        Assert.Equal("正文", Texts(Assert.IsType<Extraction.Text>(attributes.Extraction).Document).Single());
        Assert.True(attributes.Took < TimeSpan.FromSeconds(5), $"{attributes.Took}");
    }
}
