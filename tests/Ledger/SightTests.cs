using DocReview.Ledger;

namespace DocReview.Tests;

public sealed class SightOnSqlite() : SightTests(new TestLedger(null));

public sealed class SightOnPostgres(PostgresServer server) : SightTests(new TestLedger(server));

/// <summary>What is out of sight is not there.</summary>
public abstract class SightTests : IDisposable
{
    private static readonly Sight Ordinary = Sight.Of(Zone.Ordinary);
    private readonly TestLedger _ledger;
    private readonly Catalogue _seen;
    private readonly long _here;

    protected SightTests(TestLedger ledger)
    {
        (_ledger, _here, _seen) = (ledger, ledger.Inspection, new Catalogue(ledger.Db, Ordinary));
        var talks = ledger.Catalogue.OpenAccession(_here, "/srv/talks", new Handover("谈话组", "检查员乙", Zone: Zone.Interviews));
        ledger.Catalogue.Receive(ledger.Accession, Samples.File("会议/三月.docx", "三月"));
        ledger.Catalogue.Receive(talks, Samples.File("谈话/一.docx", "谈话"));
        Save("三月", "会议/三月.docx", Genre.MeetingRecord, "党委会记录");
        Save("谈话", "谈话/一.docx", Genre.Other, "没有说明的纸");
    }

    public void Dispose() => _ledger.Dispose();

    private void Save(string content, string path, Genre genre, string title)
    {
        var document = Samples.Document(content, path, title, $"{content}里的话");
        _ledger.Catalogue.SaveDocument(document);
        var place = Citation.Of(document.Passages.First());
        _ledger.Facts.Replace(document.File, "facts/1",
            [new Profile(place, genre, title, null, null, null), new Meeting(place, MeetingBody.PartyCommittee, "党委会议", false, null, null, null, null, null, null, [], [], [], [])]);
    }

    [Fact]
    public void A_paper_of_another_zone_is_in_no_list_and_no_count()
    {
        Assert.Equal(["会议/三月.docx"], _seen.Documents(_here).Select(row => row.Path));
        Assert.Equal(1, _seen.CountDocuments(_here));
        Assert.Equal((1L, 1L), (_seen.Counts(_here).Paths, _seen.Counts(_here).Pages));
        Assert.Single(_seen.Accessions(_here));
        Assert.Single(_seen.AccessionRows(_here));
        Assert.Equal([Samples.Id("谈话")], _seen.OutOfSight(_here));
        Assert.Single(new FactStore(_ledger.Db, _seen, Ordinary).All<Meeting>(_here));
        Assert.Equal(2, _ledger.Facts.All<Meeting>(_here).Count);
        Assert.Equal(2, _ledger.Catalogue.CountDocuments(_here));
    }

    [Fact]
    public void A_paper_of_another_zone_cannot_be_loaded_by_its_number()
    {
        var talk = Samples.Id("谈话");
        Assert.Null(_seen.LoadDocument(_here, talk));
        Assert.Null(_seen.LoadPage(talk, 1));
        Assert.Null(_seen.LoadPassage(new PassageId(talk, 1)));
        Assert.Null(_seen.Account(talk));
        Assert.Null(_seen.AnyPath(_here, talk));
        Assert.Empty(_seen.Paths(_here, talk));
        Assert.Empty(_seen.History(_here, talk));
        Assert.Empty(_seen.Places(_here, [new PassageId(talk, 1)]));
        Assert.Empty(new FactStore(_ledger.Db, _seen, Ordinary).Of(talk));
        Assert.NotNull(_ledger.Catalogue.LoadPassage(new PassageId(talk, 1)));
    }

    [Fact]
    public void A_finding_that_rests_on_such_a_paper_is_not_told_of()
    {
        _ledger.Queue.Replace(_here, [], [Samples.Finding("SplitPayment", "三月"), Samples.Finding("NoDeliberation", "谈话")], 0, "rules/1");
        var queue = new ReviewQueue(_ledger.Db, _ledger.Audit, Ordinary);
        Assert.Equal("SplitPayment", Assert.Single(queue.All(_here)).Finding.Kind);
        var hidden = _ledger.Queue.All(_here).Single(finding => finding.Finding.Kind == "NoDeliberation");
        Assert.Null(queue.Find(_here, hidden.Key));
        Assert.Equal(StepResult.NotFound, queue.Note(_here, hidden.Key, hidden.Version, "检查员甲", "看见了"));
        Assert.Empty(new ReviewQueue(_ledger.Db, _ledger.Audit, Sight.Of(Zone.Petitions)).All(_here));

        _ledger.Catalogue.PutInZone(_here, Samples.Id("三月"), Zone.Personal, "组长");
        Assert.Empty(queue.All(_here));
    }

    [Fact]
    public void A_matter_whose_meeting_is_out_of_sight_is_not_told_of_and_other_papers_of_it_are_left_out()
    {
        Citation At(string content) => new(new PassageId(Samples.Id(content), 1), 0, 1, "话");
        Decision Of(Citation source, Citation? meeting, params Citation[] related) => new(source, [], "事项", null, null, [], Deliberation.Prior, meeting, null, 1) { Related = [.. related.Select(paper => new Evidence(paper, "付款"))] };
        _ledger.Queue.Replace(_here, [Of(At("三月"), null, At("谈话"), At("三月")), Of(At("三月"), At("谈话")), Of(At("谈话"), null)], [], 0, "rules/1");
        var decision = Assert.Single(new FactStore(_ledger.Db, _seen, Ordinary).Decisions(_here));
        Assert.Equal(Samples.Id("三月"), Assert.Single(decision.Related).Source.Passage.File);
        Assert.Equal(3, _ledger.Facts.Decisions(_here).Count);
    }

    [Fact]
    public void A_paper_that_also_came_with_a_petition_is_still_the_units_own_under_its_own_path()
    {
        var letters = _ledger.Catalogue.OpenAccession(_here, "/srv/letters", new Handover(null, "信访专员", Zone: Zone.Petitions));
        _ledger.Catalogue.Receive(letters, Samples.File("信/附的记录.docx", "三月"));
        var row = Assert.Single(_seen.Documents(_here));
        Assert.Equal(("会议/三月.docx", null), (row.Path, row.DuplicateOf));
        Assert.Equal(0, _seen.Counts(_here).Duplicates);
        Assert.DoesNotContain(_seen.History(_here, row.File), at => at.Path.StartsWith("信/"));
        var clerk = new Catalogue(_ledger.Db, Sight.Of(Zone.Petitions));
        var theirs = Assert.Single(clerk.Documents(_here));
        Assert.Equal(("信/附的记录.docx", null), (theirs.Path, theirs.DuplicateOf));
    }

    [Fact]
    public void A_record_of_an_interview_goes_where_its_kind_belongs_with_what_holds_it_and_a_person_may_say_otherwise()
    {
        var (zip, mail) = (Samples.Id("zip"), Samples.Id("信"));
        _ledger.Catalogue.Receive(_ledger.Accession, Samples.File("一批.zip", "zip"));
        _ledger.Catalogue.SaveContainer(zip, "zip", "zip/1", [new Entry("谈话记录.docx", mail, 3), new Entry("通知.docx", Samples.Id("通知"), 3)]);
        Save("信", "一批.zip!谈话记录.docx", Genre.Interview, "与王某的谈话记录");
        Assert.Equal(["会议/三月.docx", "一批.zip!通知.docx"], _seen.Documents(_here).Select(row => row.Path));

        _ledger.Catalogue.PutInZone(_here, mail, Zone.Ordinary, "组长");
        _ledger.Catalogue.PutInZone(_here, zip, Zone.Ordinary, "组长");
        Save("信", "一批.zip!谈话记录.docx", Genre.Interview, "与王某的谈话记录");
        Assert.Equal(4, _seen.CountDocuments(_here));
    }

    [Fact]
    public void What_comes_under_the_path_of_such_a_paper_belongs_where_it_did()
    {
        _ledger.Catalogue.PutInZone(_here, Samples.Id("三月"), Zone.Personal, "组长");
        _ledger.Catalogue.Receive(_ledger.Accession, Samples.File("会议/三月.docx", "三月新"));
        Assert.Empty(_seen.Documents(_here));
        Assert.Equal(Zone.Personal, _ledger.Catalogue.Documents(_here).Single(row => row.Path == "会议/三月.docx").Zone);
    }

    [Fact]
    public void Compared_deliveries_hold_only_what_is_seen()
    {
        _ledger.Catalogue.Receive(_ledger.Accession, Samples.File("人事/身份证.jpg", "身份证"));
        _ledger.Catalogue.PutInZone(_here, Samples.Id("身份证"), Zone.Personal, "组长");
        Assert.Equal(["会议/三月.docx"], _seen.Held(_ledger.Accession).Select(held => held.Path));
        Assert.Equal(2, _ledger.Catalogue.Held(_ledger.Accession).Count);
    }

    [Fact]
    public void Who_forgets_to_say_what_is_seen_sees_nothing()
    {
        var nothing = new Catalogue(_ledger.Db, default(Sight));
        Assert.Empty(nothing.Documents(_here));
        Assert.Empty(new ReviewQueue(_ledger.Db, _ledger.Audit, default(Sight)).All(_here));
    }
}
