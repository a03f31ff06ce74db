using DocReview.Ledger;
using DocReview.Web;

namespace DocReview.Tests;

/// <summary>How a document is put together from what was read and what was recognised.</summary>
public sealed class RecognisedTests
{
    private static readonly FileId File = new(new string('a', 64));

    private static Page Written(int number, params string[] texts) => Page(number, TextOrigin.Written, null, texts);

    private static Page Page(int number, TextOrigin origin, double? confidence, params string[] texts) =>
        new(number, origin, [.. texts.Select((text, i) => new Passage(new PassageId(File, i + 1), text) { Confidence = confidence })]);

    private static PageRecognition Seen(int page, params string[] texts) => new(page, "ocr/1", Page(page, TextOrigin.Recognised, 0.9, texts), null, null);

    private static Document Of(params Page[] pages) => new(File, "记录.pdf", "记录", "pdf", pages, "pdf/1") { Warnings = ["第 2、3 页没有文字层（扫描件），等待识别。"] };

    [Fact]
    public void Recognised_pages_take_their_place_and_all_passages_are_numbered_anew()
    {
        var whole = Recognised.Into(Of(Written(1, "甲", "乙"), Written(2) with { Waiting = Waiting.Scanned }, Written(3, "丁")), [Seen(2, "丙")]);
        Assert.Equal([(1, "甲"), (2, "乙"), (3, "丙"), (4, "丁")], whole.Passages.Select(passage => (passage.Id.Number, passage.Text)));
        Assert.Empty(whole.Warnings);
        Assert.Null(Recognised.WhyNoText(whole));
    }

    [Fact]
    public void A_page_keeps_its_number_whatever_the_child_counted()
    {
        var seen = Seen(2, "丙") with { Text = Page(1, TextOrigin.Recognised, 0.9, "丙") };
        Assert.Equal([1, 2], Recognised.Into(Of(Written(1, "甲"), Written(2) with { Waiting = Waiting.Scanned }), [seen]).Pages.Select(page => page.Number));
    }

    [Fact]
    public void What_waits_or_failed_is_named()
    {
        var whole = Recognised.Into(
            Of(Written(1) with { Waiting = Waiting.Scanned }, Written(2) with { Waiting = Waiting.Scanned }), [new PageRecognition(1, "ocr/1", null, null, "图像损坏。")]);
        Assert.Equal(["第 1 页未能识别：图像损坏。", "第 2 页等待识别。"], whole.Warnings);
        Assert.Contains("未能识别", Recognised.WhyNoText(whole));
    }

    [Fact]
    public void Notes_and_typed_text_on_a_scan_stay_another_programs_recognition_goes()
    {
        var note = new Passage(new PassageId(File, 2), "已核。") { Kind = PassageKind.Comment };
        var layer = Page(1, TextOrigin.Recognised, null, "错字连篇") is var page ? page with { Waiting = Waiting.Scanned, Passages = [.. page.Passages, note] } : page;
        var typed = Written(2, "第 2 页", "编号 17") with { Waiting = Waiting.Scanned };
        var whole = Recognised.Into(Of(layer, typed), [Seen(1, "正文一"), Seen(2, "正文二 第2页")]);
        Assert.Equal(["正文一", "已核。", "正文二 第2页", "编号 17"], whole.Passages.Select(passage => passage.Text));
        // Once more, as another engine would: nothing doubles.
        Assert.Equal(whole.Passages.Select(passage => passage.Text), Recognised.Into(whole, [Seen(1, "正文一"), Seen(2, "正文二 第2页")]).Passages.Select(passage => passage.Text));
    }

    [Fact]
    public void What_is_doubtful_is_said_once()
    {
        var seen = Seen(1, "正文") with { Detail = "疑似手写，请人工核对。" };
        var whole = Recognised.Into(Recognised.Into(Of(Written(1) with { Waiting = Waiting.Scanned }), [seen]), [seen]);
        Assert.Equal(["第 1 页：疑似手写，请人工核对。"], whole.Warnings);
    }

    [Fact]
    public void A_page_that_could_not_be_drawn_is_tried_again_where_pages_can_be_drawn_now()
    {
        var (read, failed) = (Seen(1, "正文") with { Engine = "ocr/1" }, new PageRecognition(2, "ocr/1", null, null, "需要绘图程序"));
        Assert.True(Recogniser.HasRead(read, "ocr/1 poppler"));
        Assert.False(Recogniser.HasRead(failed, "ocr/1 poppler"));
        Assert.True(Recogniser.HasRead(failed, "ocr/1"));
        Assert.False(Recogniser.HasRead(read, "ocr/2 poppler"));
    }

    [Fact]
    public void A_failure_is_said_once_and_no_longer_when_the_page_is_read_after_all()
    {
        var failed = new PageRecognition(1, "ocr/1", null, null, "图像损坏。");
        var before = Recognised.Into(Of(Written(1) with { Waiting = Waiting.Scanned }), [failed]);
        Assert.Equal(["第 1 页未能识别：图像损坏。"], Recognised.Into(before, [failed]).Warnings);
        Assert.Empty(Recognised.Into(before, [Seen(1, "正文")]).Warnings);
    }

    [Fact]
    public void A_scan_takes_its_title_from_what_was_recognised_unless_the_file_declares_one()
    {
        var scan = Of(Written(1) with { Waiting = Waiting.Scanned });
        var seen = Seen(1, "青石镇人民政府文件", "关于修建河西村道路的请示", "县交通局：");
        var whole = Recognised.Into(scan, [seen]);
        Assert.Equal("关于修建河西村道路的请示", whole.Title);
        Assert.Equal("关于拨付道路资金的请示", Recognised.Into(whole, [Seen(1, "关于拨付道路资金的请示")]).Title);
        Assert.Equal("请示（定稿）", Recognised.Into(scan with { Title = "请示（定稿）" }, [seen]).Title);
    }

    [Fact]
    public void An_image_without_words_is_said_to_be_one()
    {
        var whole = Recognised.Into(Of(Written(1) with { Waiting = Waiting.Picture }), [Seen(1)]);
        Assert.Equal("图像已识别，没有发现文字。", Recognised.WhyNoText(whole));
    }
}
