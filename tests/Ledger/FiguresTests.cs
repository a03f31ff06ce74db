using Dapper;
using DocReview.Ledger;

namespace DocReview.Tests;

public sealed class FiguresOnSqlite() : FiguresTests(new TestLedger(null));

public sealed class FiguresOnPostgres(PostgresServer server) : FiguresTests(new TestLedger(server));

/// <summary>Figures and long lists, counted in the database.</summary>
public abstract class FiguresTests : IDisposable
{
    private readonly TestLedger _ledger;
    private readonly long _here;

    protected FiguresTests(TestLedger ledger)
    {
        (_ledger, _here) = (ledger, ledger.Inspection);
        Save("记录", new Meeting(At("记录"), MeetingBody.PartyCommittee, "党委会议", false, PartialDate.Parse("2021-03-05"), null, null, null, null, null, ["罗勇"], [], [], []),
            new Meeting(At("记录"), MeetingBody.Government, "镇长办公会", true, PartialDate.Parse("2021-03"), null, null, null, null, null, [], [], [], []),
            new Meeting(At("记录"), MeetingBody.PartyCommittee, "党委会议", false, PartialDate.Parse("2020-12-01"), null, null, null, null, null, [], [], [], []));
        Save("台账", Paid("2021-03-08", "青石建筑公司", 300), Paid("2021-03-09", "青石建筑公司", 200), Paid("2021-04-01", null, 50), Paid("2021", "云岭餐饮", 10));
        Save("凭证", Paid("2021-03-08", "青石建筑公司", 300));
        Save("接待", Visit("2021-03-08", "县水利局", 400), Visit("2021-03-08", "县水利局", 420), Visit("2021-03-20", null, null));
    }

    public void Dispose() => _ledger.Dispose();

    private static Citation At(string content) => new(new PassageId(Samples.Id(content), 1), 0, 1, "话");

    private static Expenditure Paid(string date, string? payee, int yuan) => new(At("台账"), PartialDate.Parse(date), payee, "付款", null, Money.Yuan(yuan), null, null, null, null);

    private static Reception Visit(string date, string? guests, int? yuan) => new(At("接待"), ReceptionPaper.Register, PartialDate.Parse(date), guests, null, [], null, null, yuan is { } sum ? Money.Yuan(sum) : null, null, null, null, []);

    private void Save(string content, params Fact[] facts)
    {
        _ledger.Catalogue.Receive(_ledger.Accession, Samples.File($"材料/{content}.docx", content));
        var document = Samples.Document(content, $"材料/{content}.docx", content, "一段话");
        _ledger.Catalogue.SaveDocument(document);
        _ledger.Facts.Replace(document.File, "facts/1", [new Profile(Citation.Of(document.Passages.First()), Genre.Other, content, null, null, null), .. facts]);
    }

    private static string Told(IEnumerable<SumFigure> sums) => string.Join(" ", sums.OrderBy(sum => sum.Name, StringComparer.Ordinal).Select(sum => $"{sum.Name ?? "-"}={sum.Sum.InYuan:0}/{sum.Count}"));

    [Fact]
    public void Meetings_are_counted_by_body_and_month_and_listed_by_date()
    {
        Assert.Equal(["Government True 2021-03 1", "PartyCommittee False 2020-12 1", "PartyCommittee False 2021-03 1"],
            _ledger.Facts.MeetingFigures(_here).Select(figure => $"{figure.Body} {figure.IsMinutes} {figure.Month} {figure.Count}").Order(StringComparer.Ordinal));
        Assert.Equal(["2020-12-01", "2021-03", "2021-03-05"], _ledger.Facts.Meetings(_here, new MeetingFilter(), 0, 10).Select(meeting => meeting.Date.ToString()));
        Assert.Equal("2021-03-05", Assert.Single(_ledger.Facts.Meetings(_here, new MeetingFilter(MeetingBody.PartyCommittee, 2021, 3), 0, 10)).Date.ToString());
        Assert.Equal(1, _ledger.Facts.CountMeetings(_here, new MeetingFilter(Words: "罗勇")));
        Assert.Equal(0, _ledger.Facts.CountMeetings(_here, new MeetingFilter(Words: "罗%勇")));
        Assert.Single(_ledger.Facts.Meetings(_here, new MeetingFilter(), 2, 10));
    }

    [Fact]
    public void One_payment_told_by_two_papers_counts_once_and_so_does_one_reception()
    {
        Assert.Equal("-=10/1 2021-03=500/2 2021-04=50/1", Told(_ledger.Facts.SpendingByMonth(_here)));
        Assert.Equal("云岭餐饮=10/1 青石建筑公司=500/2", Told(_ledger.Facts.SpendingByPayee(_here, 9)));
        Assert.Equal("青石建筑公司=500/2", Told(_ledger.Facts.SpendingByPayee(_here, 1)));
        Assert.Equal("2021-03=420/2", Told(_ledger.Facts.ReceptionsByMonth(_here)));
    }

    [Fact]
    public void What_is_out_of_sight_is_in_no_figure()
    {
        _ledger.Catalogue.PutInZone(_here, Samples.Id("台账"), Zone.Personal, "组长");
        _ledger.Catalogue.PutInZone(_here, Samples.Id("记录"), Zone.Personal, "组长");
        var ordinary = Sight.Of(Zone.Ordinary);
        var facts = new FactStore(_ledger.Db, new Catalogue(_ledger.Db, ordinary), ordinary);
        Assert.Equal("2021-03=300/1", Told(facts.SpendingByMonth(_here)));
        Assert.Empty(facts.MeetingFigures(_here));
        Assert.Equal(0, facts.CountMeetings(_here, new MeetingFilter()));
        _ledger.Queue.Replace(_here, [Matter("台账", null), Matter("凭证", "记录"), Matter("凭证", null)], [], 0, "rules/1");
        Assert.Equal(1, facts.CountDecisions(_here, new DecisionFilter()));
        Assert.Equal(1, facts.DecisionFigures(_here).Sum(figure => figure.Count));
        Assert.Single(facts.Decisions(_here, new DecisionFilter(), 0, 9));
        Assert.Equal(3, _ledger.Facts.CountDecisions(_here, new DecisionFilter()));
    }

    private static Decision Matter(string content, string? meeting) => new(
        At(content), [DecisionCategory.Project, DecisionCategory.LargeFund], "道路硬化", null, PartialDate.Parse("2021-03-08"), ["青石建筑公司"], meeting is null ? Deliberation.None : Deliberation.Prior, meeting is null ? null : At(meeting), null, 1);

    [Fact]
    public void Decisions_are_filtered_by_kind_deliberation_year_and_words()
    {
        _ledger.Queue.Replace(_here, [Matter("台账", null), Matter("凭证", "记录")], [], 0, "rules/1");
        int Count(DecisionFilter filter) => _ledger.Facts.CountDecisions(_here, filter);
        Assert.Equal((2, 0), (Count(new(Category: DecisionCategory.Project)), Count(new(Category: DecisionCategory.Personnel))));
        Assert.Equal((1, 2, 0), (Count(new(Deliberation.None)), Count(new(Year: 2021)), Count(new(Year: 2020))));
        Assert.Equal((2, 0), (Count(new(Words: "青石")), Count(new(Words: "云岭"))));
    }

    [Fact]
    public void Rows_that_are_older_than_the_columns_are_filled_in_when_the_ledger_is_opened()
    {
        _ledger.Queue.Replace(_here, [Matter("台账", null)], [], 0, "rules/1");
        var before = (Told(_ledger.Facts.SpendingByMonth(_here)), _ledger.Facts.CountMeetings(_here, new MeetingFilter(Words: "罗勇")));
        _ledger.Db.Write(c => c.Execute("update fact set variety = null, who = null, day = null, amount = null, words = null; update decision set day = null, deliberation = null, categories = null, words = null"));
        Assert.Equal("", Told(_ledger.Facts.SpendingByPayee(_here, 9)));
        using var again = _ledger.OpenAgain();
        Assert.Equal(before, (Told(_ledger.Facts.SpendingByMonth(_here)), _ledger.Facts.CountMeetings(_here, new MeetingFilter(Words: "罗勇"))));
        Assert.Equal(1, _ledger.Facts.CountDecisions(_here, new DecisionFilter(Deliberation.None, DecisionCategory.LargeFund, "青石", 2021)));
    }

    [Fact]
    public void Documents_are_counted_by_what_they_are_and_refused_paths_with_them()
    {
        _ledger.Catalogue.Receive(_ledger.Accession, Samples.File("副本/台账.docx", "台账"));
        _ledger.Catalogue.Receive(_ledger.Accession, new Supplied("打不开.doc", null, 0, null, null, Trouble.Inaccessible, "没有权限"));
        var counts = _ledger.Catalogue.Counts(_here);
        Assert.Equal((6L, 5L, 1L, 4L), (counts.Paths, counts.Files, counts.Duplicates, counts.Pages));
        Assert.Equal((4L, 1L), (counts.ByStatus[ContentStatus.Text], counts.ByStatus[ContentStatus.Unreadable]));
        Assert.Equal(1, counts.ByTrouble[Trouble.Inaccessible]);
        Assert.Equal(5, _ledger.Catalogue.CountFiles(_here));
        var empty = _ledger.Inspections.Named("还没有材料").Id;
        Assert.Equal((0L, 0, 0), (_ledger.Catalogue.Counts(empty).Files, _ledger.Catalogue.CountFiles(empty), _ledger.Facts.MeetingFigures(empty).Count + _ledger.Facts.SpendingByMonth(empty).Count));
        Assert.Equal("材料/台账.docx", _ledger.Catalogue.Documents(_here, new DocumentFilter(Duplicates: true)).Single().DuplicateOf);
    }

    [Fact]
    public void A_day_on_which_somebody_judged_is_one_of_Chinas_calendar()
    {
        _ledger.Clock.Now = new DateTimeOffset(2023, 5, 1, 17, 0, 0, TimeSpan.Zero);
        _ledger.Queue.Replace(_here, [], [Samples.Finding("SplitPayment", "台账")], 0, "rules/1");
        var finding = _ledger.Queue.All(_here)[0];
        _ledger.Queue.ClearAll(_here, [(finding.Key, finding.Version)], "检查员甲", "有记录");
        Assert.Equal(new JudgedDay(new DateOnly(2023, 5, 2), ReviewStatus.Cleared, 1), Assert.Single(_ledger.Queue.Judged(_here)));
    }

    [Fact]
    public void A_paper_leaves_only_when_it_was_approved_and_is_the_very_one_that_was_asked_for()
    {
        var releases = new Releases(_ledger.Db, _ledger.Audit);
        byte[] content = [1, 2, 3];
        var id = releases.Request(_here, "fact-confirmation", null, "事实确认单.docx", content, 4, "检查员甲", "送党政办核对");
        Assert.Null(releases.Take(_here, id, "检查员甲"));
        Assert.True(releases.Decide(_here, id, true, "组长", ""));
        Assert.False(releases.Decide(_here, id, false, "组长", "改主意了"));
        Assert.Equal(content, releases.Take(_here, id, "检查员甲"));
        Assert.Null(releases.Content(_here + 1, id));
        var release = Assert.Single(releases.All(_here));
        Assert.Equal((ReleaseState.Released, "组长", "检查员甲", 4), (release.State, release.DecidedBy, release.ReleasedBy, release.Entries));
        Assert.Equal(["release.take", "release.approve", "release.request"], _ledger.Audit.Latest(3).Select(entry => entry.Action));
        _ledger.Db.Write(c => c.Execute("update paper_release set content = 'AAAA'"));
        Assert.Throws<LedgerException>(() => releases.Take(_here, id, "检查员甲"));
    }
}
