using DocReview.Ledger;

namespace DocReview.Tests;

public sealed class SavedSearchesOnSqlite() : SavedSearchTests(new TestLedger(null));

public sealed class SavedSearchesOnPostgres(PostgresServer server) : SavedSearchTests(new TestLedger(server));

public abstract class SavedSearchTests(TestLedger ledger) : IDisposable
{
    private readonly SavedSearches _searches = new(ledger.Db, ledger.Audit);

    public void Dispose() => ledger.Dispose();

    private IEnumerable<string> NamesOf(string account) => _searches.Of(ledger.Inspection, account).Select(search => search.Name);

    [Fact]
    public void One_sees_ones_own_and_what_others_share()
    {
        _searches.Add(ledger.Inspection, "甲", "我的", false, "q=1", 3);
        _searches.Add(ledger.Inspection, "乙", "大家的", true, "q=2", 4);
        Assert.Equal(["大家的", "我的"], NamesOf("甲").Order(StringComparer.Ordinal));
        Assert.Equal(["大家的"], NamesOf("乙"));
        Assert.Empty(_searches.Of(ledger.Inspections.Named("巡察二").Id, "甲"));
    }

    [Fact]
    public void What_one_has_seen_is_each_ones_own()
    {
        var saved = _searches.Add(ledger.Inspection, "乙", "大家的", true, "q=2", 4)!;
        Assert.Equal(4, saved.OpenedTotal);
        Assert.Null(_searches.Find(ledger.Inspection, "甲", saved.Id)!.OpenedTotal);
        _searches.Opened(saved.Id, "甲", 9);
        Assert.Equal((9, 4), (_searches.Find(ledger.Inspection, "甲", saved.Id)!.OpenedTotal!.Value, _searches.Find(ledger.Inspection, "乙", saved.Id)!.OpenedTotal!.Value));
    }

    [Fact]
    public void Only_whose_it_is_changes_or_removes_it_and_both_are_on_record()
    {
        var saved = _searches.Add(ledger.Inspection, "乙", "大家的", true, "q=2", 4)!;
        Assert.False(_searches.Change(ledger.Inspection, "甲", saved.Id, "改", true));
        Assert.False(_searches.Remove(ledger.Inspection, "甲", saved.Id));
        Assert.True(_searches.Change(ledger.Inspection, "乙", saved.Id, "改名", false));
        Assert.Null(_searches.Find(ledger.Inspection, "甲", saved.Id));
        Assert.Equal("改名", _searches.Find(ledger.Inspection, "乙", saved.Id)!.Name);
        Assert.True(_searches.Remove(ledger.Inspection, "乙", saved.Id));
        Assert.Empty(NamesOf("乙"));
        Assert.Equal(["search.remove", "search.change", "search.save"], ledger.Audit.Latest(3).Select(entry => entry.Action));
    }

    [Fact]
    public void Nobody_keeps_without_end()
    {
        for (var i = 0; i < SavedSearches.Most; i++) Assert.NotNull(_searches.Add(ledger.Inspection, "甲", $"{i}", false, "q=1", 0));
        Assert.Null(_searches.Add(ledger.Inspection, "甲", "多了", false, "q=1", 0));
        Assert.NotNull(_searches.Add(ledger.Inspection, "乙", "还能", false, "q=1", 0));
    }

    [Fact]
    public void What_hits_are_counted_by_is_what_the_ledger_knows_of_their_files()
    {
        ledger.Catalogue.Receive(ledger.Accession, Samples.File("会议/一.docx", "一"));
        ledger.Catalogue.Receive(ledger.Accession, Samples.File("副本/一.docx", "一"));
        ledger.Catalogue.Receive(ledger.Accession, new Supplied("坏.doc", null, 0, null, null, Trouble.Inaccessible, "没有权限"));
        var document = Samples.Document("一", "会议/一.docx", "一", "正文");
        ledger.Catalogue.SaveDocument(document);
        var at = Citation.Of(document.Passages.First());
        Meeting Of(MeetingBody body) => new(at, body, "会议", false, null, null, null, null, null, null, [], [], [], []);
        ledger.Facts.Replace(document.File, "facts/1", [new Profile(at, Genre.MeetingRecord, "一次会议", "党政办", null, PartialDate.Parse("2020-03")), Of(MeetingBody.Joint), Of(MeetingBody.Joint), Of(MeetingBody.Village)]);
        var finding = new Finding("NoDeliberation", null, Severity.Low, "一", null, null, "", "", [new Evidence(at, "")], [], null, []);
        ledger.Queue.Replace(ledger.Inspection, [], [finding], ledger.Inspections.Generation(ledger.Inspection), "x");

        var traits = ledger.Catalogue.Traits(ledger.Inspection);
        var file = Assert.Single(traits.Files.Values);
        Assert.Equal(["会议/一.docx", "副本/一.docx"], file.Paths);
        Assert.Equal([MeetingBody.Joint, MeetingBody.Village], file.Bodies);
        Assert.Equal((Genre.MeetingRecord, "一次会议", "党政办", PartialDate.Parse("2020-03"), true), (file.Genre, file.Headline, file.Issuer, file.Date, file.HasFinding));
        Assert.Equal((1, 1), (traits.Refused, traits.Unreadable));
        Assert.Empty(new Catalogue(ledger.Db, Sight.Of(Zone.Personal)).Traits(ledger.Inspection).Files);
        ledger.Queue.Replace(ledger.Inspection, [], [], ledger.Inspections.Generation(ledger.Inspection), "x");
        Assert.False(ledger.Catalogue.Traits(ledger.Inspection).Files[document.File].HasFinding);
    }
}
