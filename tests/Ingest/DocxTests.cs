using System.Text;
using DocReview.Ledger;
using static DocReview.Tests.OfficeFiles;

namespace DocReview.Tests;

[Collection("ingest")]
public sealed class DocxTests(IngestFixture ingest)
{
    private async Task<IReadOnlyList<Passage>> Read(string body, params (string, string)[] parts) => [.. (await ingest.Document("a.docx", Docx(body, parts))).Passages];

    private static string[] Texts(IEnumerable<Passage> passages) => [.. passages.Select(passage => passage.Text)];

    private static string[] Cells(Passage row) => [.. row.Row!.Cells.Select(cell => row.Text.Substring(cell.Start, cell.Length))];

    [Fact]
    public async Task Automatic_numbers_are_computed_level_by_level()
    {
        var numbering = $"""
            <w:numbering {WordNames}><w:abstractNum w:abstractNumId="3">
            <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl>
            <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
            <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
            </w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>
            """;
        static string At(int level) => $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"7\"/></w:numPr>";
        var passages = await Read(P("基本情况", At(0)) + P("人员", At(1)) + P("经费", At(1)) + P("办公费", At(2)) + P("差旅费", At(2)) + P("存在问题", At(0)) + P("管理", At(1)), ("numbering", numbering));
        Assert.Equal(["一、基本情况", "（一）人员", "（二）经费", "1. 办公费", "2. 差旅费", "二、存在问题", "（一）管理"], Texts(passages));
    }

    [Fact]
    public async Task A_number_may_come_from_the_style_and_start_anew()
    {
        var numbering = $"""
            <w:numbering {WordNames}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="第%1条"/></w:lvl></w:abstractNum>
            <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="11"/></w:lvlOverride></w:num></w:numbering>
            """;
        var styles = $"""<w:styles {WordNames}><w:style w:type="paragraph" w:styleId="B"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style></w:styles>""";
        var passages = await Read(P("甲", "<w:pStyle w:val=\"A\"/>") + P("乙", "<w:pStyle w:val=\"A\"/>") + P("丙", "<w:numPr><w:numId w:val=\"2\"/></w:numPr>") + P("丁", "<w:numPr><w:numId w:val=\"0\"/></w:numPr>"),
            ("numbering", numbering), ("styles", styles));
        Assert.Equal(["第一条甲", "第二条乙", "第十一条丙", "丁"], Texts(passages));
    }

    [Fact]
    public async Task A_table_is_read_row_by_row_with_its_merged_cells()
    {
        static string Tc(string text, string properties = "") => $"<w:tc><w:tcPr>{properties}</w:tcPr>{P(text)}</w:tc>";
        var rows = await Read("<w:tbl><w:tr>" + Tc("部门", "<w:vMerge w:val=\"restart\"/>") + Tc("支出（元）", "<w:gridSpan w:val=\"2\"/>") + "</w:tr>"
            + "<w:tr>" + Tc("", "<w:vMerge/>") + Tc("预算") + Tc("决算") + "</w:tr><w:tr>" + Tc("民政办") + Tc("500") + Tc("") + "</w:tr></w:tbl>");
        Assert.All(rows, row => Assert.Equal(PassageKind.TableRow, row.Kind));
        Assert.Equal(["部门\t支出（元）", "\t预算\t决算", "民政办\t500\t"], Texts(rows));
        Assert.Equal([new Cell(1, 0, 2, 1, 2), new Cell(2, 3, 5, 2, 1)], rows[0].Row!.Cells);
        Assert.Equal([1, 2, 3], rows[1].Row!.Cells.Select(cell => cell.Column));
        Assert.Equal([1, 2, 3], rows.Select(row => row.Row!.Number));
    }

    [Fact]
    public async Task A_table_in_a_cell_follows_the_row_that_frames_it()
    {
        var inner = $"<w:tbl><w:tr><w:tc>{P("事由")}</w:tc><w:tc>{P("维修")}</w:tc></w:tr></w:tbl>";
        var rows = await Read($"<w:tbl><w:tr><w:tc>{P("审批单")}{inner}{P("以上")}</w:tc></w:tr></w:tbl>");
        Assert.Equal(["审批单\n以上", "事由\t维修"], Texts(rows));
        Assert.Equal([1, 2], rows.Select(row => row.Row!.Table));
    }

    [Fact]
    public async Task What_was_inserted_stands_in_the_text_and_what_was_deleted_stands_apart_with_its_author()
    {
        var passages = await Read("""
            <w:p><w:r><w:t>会议同意拨付</w:t></w:r><w:del w:author="钱会计" w:date="2021-05-06T10:00:00Z"><w:r><w:delText>三万元</w:delText></w:r></w:del>
            <w:ins w:author="孙主任"><w:r><w:t>五万元</w:t></w:r></w:ins><w:r><w:t>。</w:t></w:r></w:p>
            """);
        Assert.Equal("会议同意拨付五万元。", passages[0].Text);
        Assert.Equal(("三万元", PassageKind.Deleted, new Revision("钱会计", "2021-05-06T10:00:00Z")), (passages[1].Text, passages[1].Kind, passages[1].Revision));
        var document = await ingest.Document("a.docx", Docx("<w:p><w:ins w:author=\"孙主任\"><w:r><w:t>加</w:t></w:r></w:ins></w:p>"));
        Assert.Contains(document.Warnings, warning => warning.Contains("孙主任", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Paragraphs_whose_end_was_struck_out_run_on()
    {
        var passages = await Read("<w:p><w:pPr><w:rPr><w:del w:author=\"甲\"/></w:rPr></w:pPr><w:r><w:t>研究决</w:t></w:r></w:p>" + P("定购车事项"));
        Assert.Equal(["研究决定购车事项"], Texts(passages));
    }

    [Fact]
    public async Task A_text_box_is_read_once_although_the_file_holds_it_twice()
    {
        var box = $"<w:txbxContent>{P("主送：各村")}</w:txbxContent>";
        var passages = await Read($"<w:p><w:r><w:t>通知</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><wps:txbx>{box}</wps:txbx></mc:Choice><mc:Fallback><v:textbox>{box}</v:textbox></mc:Fallback></mc:AlternateContent></w:r></w:p>");
        Assert.Equal([("通知", PassageKind.Paragraph), ("主送：各村", PassageKind.TextBox)], passages.Select(passage => (passage.Text, passage.Kind)));
    }

    [Fact]
    public async Task Headers_comments_notes_and_footers_have_their_kinds()
    {
        var passages = await Read(
            "<w:p><w:r><w:t>正文</w:t><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:commentReference w:id=\"0\"/></w:r></w:p>",
            ("header", $"<w:hdr {WordNames}>{P("内部资料")}</w:hdr>"), ("footer", $"<w:ftr {WordNames}>{P("共印5份")}</w:ftr>"), ("footer", $"<w:ftr {WordNames}>{P("- 1 -")}</w:ftr>"),
            ("comments", $"<w:comments {WordNames}><w:comment w:id=\"0\" w:author=\"赵书记\">{P("请补会议记录")}</w:comment></w:comments>"),
            ("footnotes", $"<w:footnotes {WordNames}><w:footnote w:type=\"separator\" w:id=\"0\">{P("")}</w:footnote><w:footnote w:id=\"2\">{P("含税价")}</w:footnote></w:footnotes>"));
        Assert.Equal([("内部资料", PassageKind.Header), ("正文", PassageKind.Paragraph), ("请补会议记录", PassageKind.Comment), ("含税价", PassageKind.Footnote), ("共印5份", PassageKind.Footer)],
            passages.Select(passage => (passage.Text, passage.Kind)));
        Assert.Equal("赵书记", passages[2].Revision!.Author);
    }

    [Fact]
    public async Task Ticked_boxes_ruby_and_breaks_read_as_they_look()
    {
        var passages = await Read("""
            <w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>同意</w:t></w:r><w:r><w:sym w:font="Wingdings 2" w:char="F0A3"/><w:t>不同意</w:t><w:br/><w:t>签字：</w:t></w:r>
            <w:r><w:ruby><w:rt><w:r><w:t>lan</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>岚</w:t></w:r></w:rubyBase></w:ruby></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>
            """);
        Assert.Equal("☑同意□不同意\n签字：岚", passages.Single().Text);
    }

    [Fact]
    public async Task A_truncated_document_is_damaged()
    {
        var bytes = Docx(string.Concat(Enumerable.Range(0, 500).Select(i => P($"第{i}段"))));
        Assert.Equal(("docx", Trouble.Damaged), await TroubleOf(bytes[..(bytes.Length / 2)]));
    }

    [Fact]
    public async Task A_password_protected_document_is_encrypted()
    {
        // A compound file with one sector of directory, in which the stream of the encrypted package is listed.
        var file = new byte[512 * 3];
        new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }.CopyTo(file, 0);
        file[30] = 9;
        Array.Fill(file, (byte)0xFF, 76, 436);
        BitConverter.GetBytes(1).CopyTo(file, 48);
        BitConverter.GetBytes(0).CopyTo(file, 76);
        Array.Fill(file, (byte)0xFF, 512, 512);
        BitConverter.GetBytes(-2).CopyTo(file, 512 + 4);
        Name("Root Entry", 1024, type: 5, child: 1);
        Name("EncryptedPackage", 1024 + 128, type: 2, child: -1);
        Assert.Equal(("ooxml", Trouble.Encrypted), await TroubleOf(file));

        void Name(string name, int at, byte type, int child)
        {
            Encoding.Unicode.GetBytes(name).CopyTo(file, at);
            file[at + 64] = (byte)((name.Length + 1) * 2);
            file[at + 66] = type;
            foreach (var (link, to) in new[] { (68, -1), (72, -1), (76, child) }) BitConverter.GetBytes(to).CopyTo(file, at + link);
        }
    }

    [Fact]
    public async Task An_xml_bomb_does_not_go_off()
    {
        var bomb = "<!DOCTYPE b [<!ENTITY a \"哈哈哈哈哈哈哈哈哈哈\">" + string.Concat(Enumerable.Range(0, 8).Select(i => $"<!ENTITY {(char)('b' + i)} \"{string.Concat(Enumerable.Repeat($"&{(char)('a' + i)};", 10))}\">")) + "]>"
            + $"<w:document {WordNames}><w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body></w:document>";
        var bytes = Zip(("[Content_Types].xml", "<Types/>"u8.ToArray()), ("_rels/.rels", "<Relationships><Relationship Id=\"m\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/></Relationships>"u8.ToArray()), ("word/document.xml", Encoding.UTF8.GetBytes(bomb)));
        Assert.Equal(("docx", Trouble.Damaged), await TroubleOf(bytes));
    }

    [Fact]
    public async Task A_document_nested_beyond_reason_does_not_take_the_child_along()
    {
        const int depth = 200_000;
        var body = string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", depth)) + P("底") + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", depth));
        using var outcome = await ingest.Extract("a.docx", Docx(body));
        if (outcome.Extraction is Ingest.Extraction.Unreadable unreadable)
            Assert.Equal(Trouble.Damaged, unreadable.Trouble);
        Assert.False(outcome.ChildDied);
    }

    [Fact]
    public async Task A_document_under_a_wrong_ending_is_read_and_said_to_be_one()
    {
        var document = await ingest.Document("纪要.doc", Docx(P("会议纪要")));
        Assert.Equal("docx", document.Format);
        Assert.Contains(document.Warnings, warning => warning.Contains(".doc", StringComparison.Ordinal));
    }

    private async Task<(string, Trouble)> TroubleOf(byte[] bytes)
    {
        var unreadable = await ingest.Unreadable("a.docx", bytes);
        return (unreadable.Format, unreadable.Trouble);
    }

    [Fact]
    public async Task A_paragraph_that_is_hidden_throughout_is_marked()
    {
        var passages = await Read("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>另付现金</w:t></w:r></w:p><w:p><w:r><w:t>甲</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>乙</w:t></w:r></w:p>");
        Assert.Equal([("另付现金", true), ("甲乙", false)], passages.Select(passage => (passage.Text, passage.Hidden)));
    }

    [Fact]
    public async Task Embedded_documents_and_scans_come_out_and_logos_stay()
    {
        static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
        static string Relation(int id, string type, string target) => $"<Relationship Id=\"r{id}\" Type=\"x/{type}\" Target=\"{target}\"/>";
        var meeting = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Ingest", "Files", "meeting.doc"));
        using var outcome = await ingest.Extract("a.docx", Zip(
            ("[Content_Types].xml", Utf8("<Types/>")), ("_rels/.rels", Utf8($"<Relationships>{Relation(1, "officeDocument", "word/document.xml")}</Relationships>")),
            ("word/document.xml", Utf8($"<w:document {WordNames} xmlns:a=\"a\"><w:body>{P("见附件")}<w:p><w:r><a:blip r:embed=\"r1\"/></w:r></w:p>{string.Concat(Enumerable.Repeat("<w:p><w:r><a:blip r:embed=\"r2\"/></w:r></w:p>", 3))}</w:body></w:document>")),
            ("word/_rels/document.xml.rels", Utf8($"<Relationships>{Relation(1, "image", "media/a.png")}{Relation(2, "image", "media/b.png")}{Relation(3, "oleObject", "embeddings/o.bin")}{Relation(4, "package", "embeddings/p.xlsx")}</Relationships>")),
            ("word/media/a.png", RtfTests.Png(1200, 1600)), ("word/media/b.png", RtfTests.Png(900, 301)), ("word/embeddings/o.bin", meeting),
            ("word/embeddings/p.xlsx", Xlsx([("a", "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>")]))));
        var text = Assert.IsType<DocReview.Ingest.Extraction.Text>(outcome.Extraction);
        // The second picture stands in three places: a logo.
        Assert.Equal(["附件1.doc", "附件2.xlsx", "图片1.png"], text.Files.Select(file => file.Name));
        Assert.Equal(meeting, await File.ReadAllBytesAsync(text.Files[0].TemporaryPath, TestContext.Current.CancellationToken));
    }
}
