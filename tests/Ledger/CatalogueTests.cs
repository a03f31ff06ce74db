using DocReview.Ledger;

namespace DocReview.Tests;

public sealed class CatalogueOnSqlite() : CatalogueTests(new TestLedger(null));

public sealed class CatalogueOnPostgres(PostgresServer server) : CatalogueTests(new TestLedger(server));

public abstract class CatalogueTests(TestLedger ledger) : IDisposable
{
    private readonly Catalogue _catalogue = ledger.Catalogue;

    public void Dispose() => ledger.Dispose();

    [Fact]
    public void The_same_bytes_under_two_paths_are_one_file_with_two_paths()
    {
        Assert.Equal([Receipt.New, Receipt.Duplicate], _catalogue.Receive(ledger.Accession, [Samples.File("甲/纪要.txt", "a"), Samples.File("乙/纪要.txt", "a")]));
        Assert.Equal([null, "甲/纪要.txt"], _catalogue.Documents(ledger.Inspection).Select(d => d.DuplicateOf));
        Assert.Single(_catalogue.Files(ledger.Inspection));
        Assert.Equal((2, 1, 1), (_catalogue.Counts(ledger.Inspection).Paths, _catalogue.Counts(ledger.Inspection).Files, _catalogue.Counts(ledger.Inspection).Duplicates));
    }

    [Fact]
    public void A_few_pages_of_many_are_loaded_without_the_others()
    {
        _catalogue.Receive(ledger.Accession, Samples.File("纪要.pdf", "long"));
        var file = Samples.Id("long");
        Page Sheet(int number, params int[] passages) => new(number, TextOrigin.Written, [.. passages.Select(n => new Passage(new PassageId(file, n), $"第{n}段"))]);
        _catalogue.SaveDocument(new Document(file, "纪要.pdf", "纪要", "pdf", [Sheet(1, 1, 2), Sheet(2), Sheet(3, 3, 4, 5)], "pdf/1"));
        var outline = _catalogue.LoadOutline(ledger.Inspection, file)!;
        Assert.Equal([(1, 1, 2), (2, 3, 0), (3, 3, 3)], outline.Pages.Select(page => (page.Page.Number, page.First, page.Count)));
        Assert.Equal(5, outline.Passages);
        Assert.Empty(outline.Document.Passages);
        Assert.Equal(["1 第2段", "3 第3段"], _catalogue.LoadPassages(file, 2, 3).SelectMany(page => page.Select(passage => $"{page.Key} {passage.Text}")));
        Assert.Null(_catalogue.LoadOutline(ledger.Inspection, Samples.Id("another")));
    }

    [Fact]
    public void A_second_delivery_of_the_same_folder_changes_nothing()
    {
        _catalogue.Receive(ledger.Accession, Samples.File("纪要.txt", "a"));
        var generation = ledger.Inspections.Generation(ledger.Inspection);
        var again = _catalogue.OpenAccession(ledger.Inspection, "/srv/records", null, "检查员乙");
        Assert.Equal(Receipt.Unchanged, _catalogue.Receive(again, Samples.File("纪要.txt", "a", second: 9)));
        Assert.Single(_catalogue.Documents(ledger.Inspection));
        Assert.Equal(generation, ledger.Inspections.Generation(ledger.Inspection));
        Assert.Equal(9, _catalogue.Known(ledger.Inspection, "/srv/records")["纪要.txt"].Modified.Second);
    }

    [Fact]
    public void Time_and_length_of_a_known_path_are_given_back_to_the_tick()
    {
        var supplied = Samples.File("纪要.txt", "a");
        _catalogue.Receive(ledger.Accession, supplied);
        Assert.Equal(new KnownPath(supplied.File!.Value, 1, supplied.Modified!.Value), _catalogue.Known(ledger.Inspection, "/srv/records")["纪要.txt"]);
        Assert.Empty(_catalogue.Known(ledger.Inspection, "/srv/other"));
    }

    [Fact]
    public void New_bytes_under_an_old_path_supersede_it_and_old_bytes_that_return_supersede_again()
    {
        foreach (var content in (string[])["a", "b", "a"]) Assert.NotEqual(Receipt.Unchanged, _catalogue.Receive(ledger.Accession, Samples.File("台账.xlsx", content)));
        Assert.Equal(Samples.Id("a"), Assert.Single(_catalogue.Documents(ledger.Inspection)).File);
        Assert.Equal([Samples.Id("a")], _catalogue.Files(ledger.Inspection));
    }

    [Fact]
    public void What_could_not_be_copied_is_a_row_with_its_reason_until_it_can()
    {
        var refused = new Supplied("锁定.docx", null, 0, null, null, Trouble.Inaccessible, "没有读取权限");
        Assert.Equal([Receipt.Refused, Receipt.Refused], [_catalogue.Receive(ledger.Accession, refused), _catalogue.Receive(ledger.Accession, refused)]);
        var row = Assert.Single(_catalogue.Documents(ledger.Inspection, new DocumentFilter(Status: ContentStatus.Unreadable)));
        Assert.Equal((Trouble.Inaccessible, "没有读取权限"), (row.Trouble!.Value, row.Detail));
        Assert.Empty(_catalogue.Files(ledger.Inspection));

        Assert.Equal(Receipt.New, _catalogue.Receive(ledger.Accession, Samples.File("锁定.docx", "a")));
        Assert.Equal(ContentStatus.Taken, Assert.Single(_catalogue.Documents(ledger.Inspection)).Status);
        Assert.Equal(Receipt.Refused, _catalogue.Receive(ledger.Accession, refused));
        Assert.Equal(ContentStatus.Taken, Assert.Single(_catalogue.Documents(ledger.Inspection)).Status);
    }

    [Fact]
    public void A_document_comes_back_as_it_was_saved()
    {
        _catalogue.Receive(ledger.Accession, Samples.File("账.xlsx", "a"));
        var id = Samples.Id("a");
        var document = new Document(id, "账.xlsx", "支出明细", "xlsx",
        [
            new Page(1, TextOrigin.Written, [new Passage(new PassageId(id, 1), "日期\t\t金额")
            {
                Kind = PassageKind.TableRow, Row = new TableRow(1, 7, [new Cell(1, 0, 2), new Cell(2, 3, 0, 2, 3), new Cell(4, 4, 2)]),
                Boxes = [new Box(0, 2, 1.25, 2, 3, 4.5)], Revision = new Revision("录入员", "2023-03-08T09:00:00Z"),
            }], "三月"),
            new Page(2, TextOrigin.Recognised, []),
        ], "xlsx/1") { Warnings = ["扩展名与内容不符"] };
        _catalogue.SaveDocument(document);
        _catalogue.SaveDocument(document);

        var loaded = _catalogue.LoadDocument(ledger.Inspection, id)!;
        Assert.Equal(LedgerJson.Write(document), LedgerJson.Write(loaded));
        Assert.Equal(ContentStatus.Ocr, Assert.Single(_catalogue.Documents(ledger.Inspection)).Status);
        Assert.Equal(LedgerJson.Write(document.Pages[0]), LedgerJson.Write(_catalogue.LoadPage(id, 1)));
        Assert.Null(_catalogue.LoadPage(id, 3));
        Assert.Equal("日期\t\t金额", _catalogue.LoadPassage(new PassageId(id, 1))!.Text);
        Assert.Equal(new Place(id, "账.xlsx", 1, "三月", 7), _catalogue.PlaceOf(ledger.Inspection, new PassageId(id, 1)));
        Assert.Null(_catalogue.PlaceOf(ledger.Inspection, new PassageId(id, 2)));
    }

    [Fact]
    public void Text_that_no_database_keeps_is_mended_without_moving_what_follows()
    {
        _catalogue.Receive(ledger.Accession, Samples.File("坏\ud800名.txt", "a"));
        _catalogue.SaveDocument(Samples.Document("a", "坏名.txt", "前\0中\ud842后𠮷"));
        Assert.Equal("前\ufffd中\ufffd后𠮷", _catalogue.LoadPassage(new PassageId(Samples.Id("a"), 1))!.Text);
    }

    [Fact]
    public void Entries_of_a_container_come_into_custody_in_every_inspection_that_has_it()
    {
        var zip = Samples.File("来文.zip", "zip");
        _catalogue.Receive(ledger.Accession, zip);
        _catalogue.SaveContainer(Samples.Id("zip"), "zip", "zip/1",
        [
            new Entry("2020/纪要.txt", Samples.Id("a"), 1), new Entry("锁.pdf", null, 0, Trouble.Encrypted, "有口令"), new Entry("自身.zip", Samples.Id("zip"), 3),
        ]);
        Assert.Equal(["来文.zip", "来文.zip!2020/纪要.txt", "来文.zip!锁.pdf", "来文.zip!自身.zip"], _catalogue.Documents(ledger.Inspection).Select(d => d.Path));
        Assert.Equal("有口令", _catalogue.Documents(ledger.Inspection)[2].Detail);

        var second = ledger.Inspections.Named("巡察二").Id;
        _catalogue.Receive(_catalogue.OpenAccession(second, "/mnt", null, "检查员乙"), zip with { Path = "另.zip" });
        Assert.Equal(["另.zip", "另.zip!2020/纪要.txt", "另.zip!锁.pdf", "另.zip!自身.zip"], _catalogue.Documents(second).Select(d => d.Path));
    }

    [Fact]
    public void A_container_supplied_anew_takes_its_old_entries_out_of_the_list()
    {
        _catalogue.Receive(ledger.Accession, Samples.File("来文.zip", "zip1"));
        _catalogue.SaveContainer(Samples.Id("zip1"), "zip", "zip/1", [new Entry("旧.txt", Samples.Id("a"), 1), new Entry("留.txt", Samples.Id("b"), 1)]);
        _catalogue.Receive(ledger.Accession, Samples.File("来文.zip", "zip2"));
        _catalogue.SaveContainer(Samples.Id("zip2"), "zip", "zip/1", [new Entry("留.txt", Samples.Id("b"), 1)]);
        Assert.Equal(["来文.zip", "来文.zip!留.txt"], _catalogue.Documents(ledger.Inspection).Select(d => d.Path).Order());
    }

    [Fact]
    public void Every_unfinished_file_is_named_with_its_stage_until_it_is_indexed()
    {
        Stage? Stage() => _catalogue.Unfinished(ledger.Inspection, new Versions("facts/1", "lucene/1")).SingleOrDefault()?.Stage;
        _catalogue.Receive(ledger.Accession, [Samples.File("甲.txt", "a"), Samples.File("乙.txt", "a")]);
        Assert.Equal(Ledger.Stage.Extract, Stage());
        Assert.Equal([1, 2], [_catalogue.ReaderDied(Samples.Id("a")), _catalogue.ReaderDied(Samples.Id("a"))]);
        _catalogue.SaveDocument(Samples.Document("a", "甲.txt", "一"));
        Assert.Equal(Ledger.Stage.Index, Stage());
        ledger.Index.Mark(ledger.Inspection, [Samples.Id("a")], "lucene/1");
        Assert.Equal(Ledger.Stage.Read, Stage());
        ledger.Facts.Replace(Samples.Id("a"), "facts/1", []);
        Assert.Null(Stage());
        Assert.Null(_catalogue.UnfinishedStage(ledger.Inspection, Samples.Id("a"), new Versions("facts/1", "lucene/1")));
        Assert.Equal(Ledger.Stage.Read, _catalogue.UnfinishedStage(ledger.Inspection, Samples.Id("a"), new Versions("facts/2", "lucene/1"))!.Stage);
        Assert.Equal(1, _catalogue.CountUnfinished(ledger.Inspection, new Versions("facts/2", "lucene/1")));
        Assert.Equal(1, _catalogue.CountUnfinished(ledger.Inspection, new Versions("facts/1", "lucene/2")));
        Assert.Equal(0, _catalogue.ReadAnew(["docx/1", "txt/1"]));
        Assert.Equal(1, _catalogue.ReadAnew(["docx/1", "txt/2"]));
        Assert.Equal(Ledger.Stage.Extract, Stage());
        _catalogue.SaveUnreadable(Samples.Id("a"), "txt", Trouble.Damaged, "文件损坏");
        Assert.Null(Stage());
    }

    [Fact]
    public void Lists_are_filtered_by_what_is_known_and_paged_without_loss()
    {
        for (var i = 0; i < 25; i++)
        {
            _catalogue.Receive(ledger.Accession, Samples.File($"党政办/{(i % 2 == 0 ? "会议" : "合同")}/第{i}份.TXT", $"f{i}"));
            _catalogue.SaveDocument(Samples.Document($"f{i}", "", "文"));
            var profile = new Profile(new Citation(new PassageId(Samples.Id($"f{i}"), 1), 0, 1, "文"), i % 2 == 0 ? Genre.MeetingRecord : Genre.Contract,
                $"第{i}份", "某镇", null, i % 5 == 0 ? PartialDate.OfMonth(2023, 2) : PartialDate.OfDay(new DateOnly(2022, 1, 1 + i)));
            ledger.Facts.Replace(Samples.Id($"f{i}"), "facts/1", [profile]);
        }

        int Count(DocumentFilter filter) => _catalogue.CountDocuments(ledger.Inspection, filter);
        Assert.Equal(25, Enumerable.Range(0, 4).SelectMany(p => _catalogue.Documents(ledger.Inspection, null, p * 7, 7)).Select(d => d.Id).Distinct().Count());
        Assert.Equal(13, Count(new DocumentFilter(Genre: Genre.MeetingRecord)));
        Assert.Equal(5, Count(new DocumentFilter(From: new DateOnly(2023, 2, 28))));
        Assert.Equal(0, Count(new DocumentFilter(From: new DateOnly(2023, 3, 1))));
        Assert.Equal(20, Count(new DocumentFilter(To: new DateOnly(2023, 1, 31))));
        Assert.Equal(12, Count(new DocumentFilter(Folder: "党政办/合同/")));
        Assert.Equal(0, Count(new DocumentFilter(Folder: "党政")));
        Assert.Equal(11, Count(new DocumentFilter(PathContains: "第1") ));
        Assert.Equal(25, Count(new DocumentFilter(PathContains: ".txt", Status: ContentStatus.Text, Format: "txt")));
        Assert.Equal(0, Count(new DocumentFilter(PathContains: "_%")));
        Assert.Equal(13, _catalogue.Files(ledger.Inspection, new DocumentFilter(Folder: "党政办/会议")).Count);
        Assert.Equal((PartialDate.OfMonth(2023, 2), "第0份", "某镇"), (_catalogue.Documents(ledger.Inspection)[0].Date!.Value, _catalogue.Documents(ledger.Inspection)[0].Headline, _catalogue.Documents(ledger.Inspection)[0].Issuer));
        Assert.Equal((25L, 13L), (_catalogue.Counts(ledger.Inspection).ByStatus[ContentStatus.Text], _catalogue.Counts(ledger.Inspection).ByGenre[Genre.MeetingRecord]));
    }

    [Fact]
    public async Task Files_received_at_the_same_time_all_get_their_row()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(() =>
        {
            for (var i = 0; i < 20; i++) _catalogue.Receive(ledger.Accession, Samples.File($"{worker}/{i}.txt", $"{worker}-{i}"));
        })));
        Assert.Equal(160, _catalogue.Documents(ledger.Inspection).Select(d => d.Id).Distinct().Count());
    }

    [Fact]
    public void Salvaged_text_is_indexed_and_its_file_stays_unreadable()
    {
        _catalogue.Receive(ledger.Accession, Samples.File("残.doc", "a"));
        var document = Samples.Document("a", "残.doc", "会议研究决定");
        document = document with { Extractor = "salvage/1", Pages = [document.Pages[0] with { Origin = TextOrigin.Salvaged }] };
        _catalogue.SaveUnreadable(Samples.Id("a"), "doc", Trouble.Damaged, "文件已损坏", "all/1", document);
        var row = Assert.Single(_catalogue.Documents(ledger.Inspection));
        Assert.Equal((ContentStatus.Unreadable, Trouble.Damaged, true, 6), (row.Status, row.Trouble!.Value, row.IsSalvaged, row.Characters));
        Assert.Equal(TextOrigin.Salvaged, _catalogue.LoadDocument(ledger.Inspection, Samples.Id("a"))!.Pages[0].Origin);
        Assert.Equal(Ledger.Stage.Index, Assert.Single(_catalogue.Unfinished(ledger.Inspection, new Versions("facts/1", "lucene/1"))).Stage);
        Assert.Equal(1, _catalogue.CountUnfinished(ledger.Inspection, new Versions("facts/1", "lucene/1")));
        _catalogue.SaveUnreadable(Samples.Id("a"), "doc", Trouble.Damaged, "文件已损坏", "all/1");
        Assert.Empty(_catalogue.Unfinished(ledger.Inspection, new Versions("facts/1", "lucene/1")));
        Assert.Null(_catalogue.LoadDocument(ledger.Inspection, Samples.Id("a")));
    }
}
