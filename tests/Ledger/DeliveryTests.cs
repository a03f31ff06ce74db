using DocReview.Ledger;

namespace DocReview.Tests;

public sealed class DeliveriesOnSqlite() : DeliveryTests(new TestLedger(null));

public sealed class DeliveriesOnPostgres(PostgresServer server) : DeliveryTests(new TestLedger(server));

public abstract class DeliveryTests(TestLedger ledger) : IDisposable
{
    private readonly Catalogue _catalogue = ledger.Catalogue;

    public void Dispose() => ledger.Dispose();

    private Accession Next(string root = "/srv/records") => _catalogue.OpenAccession(ledger.Inspection, root, "档案室", "检查员乙");

    private static string Told(IEnumerable<HeldFile> held) => string.Join(' ', held.Select(h => $"{h.Path}={h.File?.Value[..4] ?? "-"}"));

    private static string Told(params (string Path, string? Content)[] held) => string.Join(' ', held.Select(h => $"{h.Path}={(h.Content is null ? "-" : Samples.Id(h.Content).Value[..4])}"));

    [Fact]
    public void A_hand_over_is_kept_as_it_was_told()
    {
        var handover = new Handover("柏溪镇党政办", "检查员甲", "党政办 3 号电脑", DeliveryForm.Copy, "与原件核对无异");
        var opened = _catalogue.OpenAccession(ledger.Inspection, "/mnt/usb", handover, whole: false);
        Assert.Equal(opened, _catalogue.Accessions(ledger.Inspection)[^1]);
        Assert.Equal((handover, false), (_catalogue.Accessions(ledger.Inspection)[^1].Handover, opened.Whole));
        Assert.Equal((null, null, null), (_catalogue.Accessions(ledger.Inspection)[0].Handover.Form, _catalogue.Accessions(ledger.Inspection)[0].Handover.Note, _catalogue.Accessions(ledger.Inspection)[0].Handover.From));
    }

    [Fact]
    public void Every_delivery_is_counted_by_what_is_in_custody_of_it()
    {
        _catalogue.Receive(ledger.Accession, [Samples.File("甲.txt", "a"), Samples.File("副本.txt", "a"), Samples.File("来文.zip", "zip"), new Supplied("锁.txt", null, 0, null, null, Trouble.Inaccessible, "没有权限")]);
        _catalogue.SaveContainer(Samples.Id("zip"), "zip", "zip/1", [new Entry("内.txt", Samples.Id("entry"), 5), new Entry("坏.pdf", null, 0, Trouble.Encrypted, "有口令")]);
        var second = Next();
        _catalogue.Receive(second, [Samples.File("甲.txt", "a2"), Samples.File("新.txt", "new")]);
        _catalogue.RecordMissing(second, ["副本.txt"]);
        var rows = _catalogue.AccessionRows(ledger.Inspection);
        // Of the first: the copy, the zip, its two entries, the refused one; what was replaced is counted apart. The copy is the first of its kind now.
        Assert.Equal((5, 2, 1L + 3, 2, 0, 1, 0), (rows[0].Files, rows[0].Contained, rows[0].Bytes, rows[0].Unreadable, rows[0].Duplicates, rows[0].Superseded, rows[0].Missing));
        Assert.Equal((2, 0, 5L, 0, 0, 0, 1), (rows[1].Files, rows[1].Contained, rows[1].Bytes, rows[1].Unreadable, rows[1].Duplicates, rows[1].Superseded, rows[1].Missing));
        Assert.Equal(rows[0].Files, _catalogue.CountDocuments(ledger.Inspection, new DocumentFilter(Accession: rows[0].Accession.Id)));
        Assert.Equal(rows[0].Unreadable, _catalogue.CountDocuments(ledger.Inspection, new DocumentFilter(Accession: rows[0].Accession.Id, Status: ContentStatus.Unreadable)));
    }

    [Fact]
    public void Every_path_of_the_same_bytes_is_told_with_its_delivery_also_where_others_came_later()
    {
        _catalogue.Receive(ledger.Accession, [Samples.File("甲/纪要.txt", "a"), Samples.File("乙/纪要.txt", "a")]);
        ledger.Clock.Now = ledger.Clock.Now.AddDays(9);
        var second = Next();
        _catalogue.Receive(second, Samples.File("甲/纪要.txt", "b"));
        _catalogue.Receive(Next("/srv/supplement"), Samples.File("补/纪要.txt", "a"));
        var history = _catalogue.History(ledger.Inspection, Samples.Id("a"));
        Assert.Equal(["甲/纪要.txt", "乙/纪要.txt", "补/纪要.txt"], history.Select(h => h.Path));
        Assert.Equal([1L, 1L, 3L], history.Select(h => h.Accession.Id));
        Assert.Equal((ledger.Clock.Now, Samples.Id("b")), (history[0].SupersededAt!.Value, history[0].SupersededBy!.Value));
        Assert.Equal((null, null), (history[1].SupersededAt, history[1].SupersededBy));
    }

    [Fact]
    public void What_a_delivery_held_is_what_it_brought_and_what_was_still_there()
    {
        _catalogue.Receive(ledger.Accession, [Samples.File("甲.txt", "a"), Samples.File("乙.txt", "b"), Samples.File("丙.txt", "c")]);
        var second = Next();
        _catalogue.Receive(second, [Samples.File("甲.txt", "a2"), Samples.File("丁.txt", "d")]);
        _catalogue.RecordMissing(second, ["乙.txt"]);
        Assert.Equal(Told(("丙.txt", "c"), ("乙.txt", "b"), ("甲.txt", "a")), Told(_catalogue.Held(ledger.Accession)));
        Assert.Equal(Told(("丁.txt", "d"), ("丙.txt", "c"), ("甲.txt", "a2")), Told(_catalogue.Held(second)));
        Assert.Equal(["乙.txt"], _catalogue.Missing(ledger.Inspection, "/srv/records"));
        Assert.Empty(_catalogue.Missing(ledger.Inspection, "/srv/other"));

        // It comes back as it was: nothing new is taken, and it is there again.
        var third = Next();
        Assert.Equal(Receipt.Unchanged, _catalogue.Receive(third, Samples.File("乙.txt", "b")));
        Assert.Empty(_catalogue.Missing(ledger.Inspection, "/srv/records"));
        Assert.Equal(Told(("丁.txt", "d"), ("丙.txt", "c"), ("乙.txt", "b"), ("甲.txt", "a2")), Told(_catalogue.Held(third)));
        Assert.Equal(4, _catalogue.CountDocuments(ledger.Inspection));

        // A copy that fails is told for its delivery, and what was taken before stays in custody.
        var fourth = Next();
        _catalogue.Receive(fourth, new Supplied("丙.txt", null, 0, null, null, Trouble.Inaccessible, "没有权限"));
        Assert.Contains(Told(("丙.txt", null)), Told(_catalogue.Held(fourth)));
        Assert.Equal(Samples.Id("c"), _catalogue.Documents(ledger.Inspection).Single(d => d.Path == "丙.txt").File);
    }

    [Fact]
    public void Entries_of_containers_are_held_with_them_however_often_the_container_came()
    {
        _catalogue.Receive(ledger.Accession, Samples.File("来文.zip", "zip"));
        _catalogue.SaveContainer(Samples.Id("zip"), "zip", "zip/1", [new Entry("a.txt", Samples.Id("a"), 1), new Entry("自身.zip", Samples.Id("zip"), 3)]);
        var second = Next("/srv/again");
        _catalogue.Receive(second, Samples.File("来文副本.zip", "zip"));
        Assert.Equal(1 + 2 * 16, _catalogue.Held(ledger.Accession).Count);
        Assert.Equal(["来文副本.zip", "来文副本.zip!a.txt", "来文副本.zip!自身.zip"], _catalogue.Held(second).Take(3).Select(h => h.Path));
        // The list shows the entries once.
        Assert.Equal(["来文.zip", "来文.zip!a.txt", "来文.zip!自身.zip", "来文副本.zip"], _catalogue.Documents(ledger.Inspection).Select(d => d.Path));
    }

    [Fact]
    public void A_container_read_anew_by_a_better_reader_gives_its_new_entries_and_no_longer_shows_old_names()
    {
        _catalogue.Receive(ledger.Accession, Samples.File("来文.zip", "zip"));
        _catalogue.SaveContainer(Samples.Id("zip"), "zip", "zip/1", [new Entry("╗ß╥Θ.txt", Samples.Id("a"), 1), new Entry("锁.pdf", null, 0, Trouble.Unsupported, "暂不能解压"), new Entry("内.zip", Samples.Id("inner"), 4)]);
        _catalogue.SaveContainer(Samples.Id("inner"), "zip", "zip/1", [new Entry("深.txt", Samples.Id("deep"), 4)]);
        _catalogue.SaveContainer(Samples.Id("zip"), "zip", "zip/2", [new Entry("会议.txt", Samples.Id("a"), 1), new Entry("锁.pdf", Samples.Id("b"), 1), new Entry("内.zip", Samples.Id("inner"), 4)]);
        Assert.Equal(["来文.zip", "来文.zip!会议.txt", "来文.zip!内.zip", "来文.zip!内.zip!深.txt", "来文.zip!锁.pdf"], _catalogue.Documents(ledger.Inspection).Select(d => d.Path).Order(StringComparer.Ordinal));
        Assert.Equal(Samples.Id("b"), _catalogue.Documents(ledger.Inspection).Single(d => d.Path.EndsWith("锁.pdf")).File);
    }
}
