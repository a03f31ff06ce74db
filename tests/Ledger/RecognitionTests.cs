using DocReview.Ledger;

namespace DocReview.Tests;

public sealed class RecognitionOnSqlite() : RecognitionTests(new TestLedger(null));

public sealed class RecognitionOnPostgres(PostgresServer server) : RecognitionTests(new TestLedger(server));

/// <summary>Pages that are images: they wait, are kept page by page as they are recognised, and are looked at again by another engine only.</summary>
public abstract class RecognitionTests(TestLedger ledger) : IDisposable
{
    private static readonly FileId File = Samples.Id("scan");
    private static readonly Versions Engine1 = new("facts/1", "lucene/1", "ocr/1"), NoEngine = new("facts/1", "lucene/1");
    private readonly Catalogue _catalogue = ledger.Catalogue;

    public void Dispose() => ledger.Dispose();

    private static Document Scanned(params Page[] pages) => new(File, "扫描件.pdf", "扫描件", "pdf", pages, "pdf/1");

    private static Page Waits(int number) => new(number, TextOrigin.Written, []) { Waiting = Waiting.Scanned, Width = 595.25, Height = 841.5 };

    private static Page Read(int number, string text) => new(number, TextOrigin.Recognised, [new Passage(new PassageId(File, 1), text) { Confidence = 0.875 }]) { Quality = 0.9 };

    private void Take() => _catalogue.Receive(ledger.Accession, Samples.File("扫描件.pdf", "scan"));

    [Fact]
    public void A_document_without_text_is_listed_as_waiting_and_is_work_only_where_there_is_an_engine()
    {
        Take();
        _catalogue.SaveDocument(Scanned(Waits(1), Waits(2)), noText: "扫描件，共 2 页，等待识别。");
        var row = Assert.Single(_catalogue.Documents(ledger.Inspection));
        Assert.Equal((ContentStatus.Unreadable, Trouble.NoText, 2, "扫描件，共 2 页，等待识别。"), (row.Status, row.Trouble!.Value, row.Waiting, row.Detail));
        Assert.Equal((2, 1), _catalogue.WaitingPages(ledger.Inspection));
        Assert.Empty(_catalogue.Unfinished(ledger.Inspection, NoEngine));
        Assert.Equal(Stage.Recognise, Assert.Single(_catalogue.Unfinished(ledger.Inspection, Engine1)).Stage);
        Assert.Equal((Waiting.Scanned, 595.25, 841.5), (_catalogue.LoadDocument(ledger.Inspection, File)!.Pages[1] is var page ? (page.Waiting!.Value, page.Width, page.Height) : default));
    }

    [Fact]
    public void Recognised_pages_are_read_and_indexed_and_only_another_engine_looks_again()
    {
        Take();
        _catalogue.SaveDocument(Scanned(Waits(1)), entries: [new Entry("附件.txt", Samples.Id("b"), 1)]);
        var lines = new RecognisedPage(1, "ocr/1", 100, 200, 150, 0, 0.5, [new RecognisedLine("同意。", [1, 2, 3, 2, 3, 4, 1, 4], 0.9, [0.8f, 0.9f, 1f], 0.7)], []);
        _catalogue.SaveRecognition(File, new PageRecognition(1, "ocr/1", Read(1, "同意。"), lines, null));
        Assert.Equal(LedgerJson.Write(lines), LedgerJson.Write(_catalogue.RecognisedLines(File, 1)));
        Assert.Equal("同意。", Assert.Single(_catalogue.Recognitions(File)).Text!.Passages[0].Text);

        _catalogue.SaveRecognised(Scanned(Read(1, "同意。")), "ocr/1", null);
        var loaded = _catalogue.LoadDocument(ledger.Inspection, File)!;
        Assert.Equal((0.875, 0.9), (loaded.Passages.Single().Confidence!.Value, loaded.Pages[0].Quality!.Value));
        Assert.Equal(ContentStatus.Ocr, _catalogue.Documents(ledger.Inspection)[0].Status);
        Assert.Equal(2, _catalogue.Documents(ledger.Inspection).Count);
        Assert.Contains(_catalogue.Unfinished(ledger.Inspection, Engine1), open => open.Source.Id == File && open.Stage == Stage.Index);
        ledger.Facts.Replace(File, "facts/1", []);
        ledger.Index.Mark(ledger.Inspection, [File], "lucene/1");
        Assert.DoesNotContain(_catalogue.Unfinished(ledger.Inspection, Engine1), open => open.Source.Id == File);
        Assert.Contains(_catalogue.Unfinished(ledger.Inspection, Engine1 with { Recogniser = "ocr/2" }), open => open.Source.Id == File && open.Stage == Stage.Recognise);
    }

    [Fact]
    public void A_picture_without_a_word_is_read_not_unreadable()
    {
        Take();
        _catalogue.SaveDocument(Scanned(Waits(1)));
        _catalogue.SaveRecognised(Scanned(new Page(1, TextOrigin.Recognised, [])), "ocr/1", "没有发现文字");
        var row = Assert.Single(_catalogue.Documents(ledger.Inspection));
        Assert.Equal((ContentStatus.Ocr, null, "没有发现文字", 0), (row.Status, row.Trouble, row.Detail, row.Waiting));
        Assert.Equal(Stage.Index, Assert.Single(_catalogue.Unfinished(ledger.Inspection, Engine1)).Stage);
    }

    [Fact]
    public void What_was_recognised_stays_when_the_file_is_read_anew_but_not_when_it_may_not_be_kept()
    {
        Take();
        _catalogue.SaveRecognition(File, new PageRecognition(1, "ocr/1", null, null, "图像损坏"));
        _catalogue.SaveRecognition(File, new PageRecognition(1, "ocr/2", Read(1, "会议记录"), null, null));
        _catalogue.SaveDocument(Scanned(Waits(1)));
        Assert.Equal(("ocr/2", "会议记录"), (Assert.Single(_catalogue.Recognitions(File)) is var page ? (page.Engine, page.Text!.Passages[0].Text) : default));
        _catalogue.SaveClassified(File, "pdf", "密级", "内含密级文件");
        Assert.Empty(_catalogue.Recognitions(File));
    }
}
