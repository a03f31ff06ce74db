using Dapper;
using DocReview.Ledger;

namespace DocReview.Tests;

public sealed class LedgerOnSqlite() : LedgerTests(new TestLedger(null));

public sealed class LedgerOnPostgres(PostgresServer server) : LedgerTests(new TestLedger(server));

public abstract class LedgerTests(TestLedger ledger) : IDisposable
{
    public void Dispose() => ledger.Dispose();

    [Fact]
    public void Opening_a_ledger_again_finds_what_was_written()
    {
        using var again = ledger.OpenAgain();
        Assert.Equal("巡察一", Assert.Single(new Inspections(again).All()).Name);
    }

    [Fact]
    public void A_script_edited_after_it_ran_is_refused()
    {
        ledger.Db.Write(c => c.Execute("update schema_script set hash = 'x'"));
        Assert.Contains("0001-ledger.sql", Assert.Throws<LedgerException>(ledger.OpenAgain).Message);
    }

    [Fact]
    public void A_ledger_of_a_newer_program_is_refused()
    {
        ledger.Db.Write(c => c.Execute("insert into schema_script (number, name, hash, at) values (9999, '9999-later.sql', 'x', 'x')"));
        Assert.Contains("9999-later.sql", Assert.Throws<LedgerException>(ledger.OpenAgain).Message);
    }

    [Fact]
    public void A_script_that_fails_leaves_nothing_behind()
    {
        var scripts = Migrations.Embedded().Append(new Migrations.Script(9998, "9998-half.sql", "create table half (a text); insert into nowhere values (1)")).ToList();
        Assert.ThrowsAny<Exception>(() => Migrations.Run(ledger.Db, scripts));
        Assert.ThrowsAny<Exception>(() => ledger.Db.Read(c => c.ExecuteScalar<long>("select count(*) from half")));
        Migrations.Run(ledger.Db, [.. scripts.SkipLast(1), new Migrations.Script(9998, "9998-half.sql", "create table half (a text)")]);
        Assert.Equal(0, ledger.Db.Read(c => c.ExecuteScalar<long>("select count(*) from half")));
    }

    [Fact]
    public void What_is_written_together_sees_itself_and_what_fails_of_it_undoes_only_itself()
    {
        ledger.Db.Write(c => c.Execute("create table jotted (a text)"));
        void Insert(string a) => ledger.Db.WriteDerived(c => c.Execute("insert into jotted (a) values (@a)", new { a }));
        long Count() => ledger.Db.Read(c => c.ExecuteScalar<long>("select count(*) from jotted"));
        ledger.Db.Together(() =>
        {
            Insert("one");
            Assert.Throws<InvalidDataException>(() => ledger.Db.WriteDerived(c =>
            {
                c.Execute("insert into jotted (a) values ('half')");
                throw new InvalidDataException();
            }));
            Insert("two");
            Assert.Equal(2, Count());
        });
        Assert.Equal(2, Count());
    }

    [Fact]
    public void Settings_of_an_inspection_come_back_and_make_an_analysis_due()
    {
        ledger.Queue.Replace(ledger.Inspection, [], [], ledger.Inspections.Generation(ledger.Inspection), "rules/1");
        Assert.False(ledger.Inspections.Get(ledger.Inspection).AnalysisDue);
        var settings = new InspectionSettings
        {
            Unit = "某镇", PeriodFrom = new DateOnly(2020, 1, 1), ReceptionPerHead = Money.Yuan(60), WatchFolders = ["/srv/records"],
            Confirmed = [new ConfirmedStandard(StandardKind.LargeFund, Money.Yuan(50000), MeetingBody.PartyCommittee, new DateOnly(2020, 3, 16), "第3页", "组长")],
        };
        ledger.Inspections.Save(ledger.Inspection, settings);
        var read = ledger.Inspections.Find("巡察一")!;
        Assert.Equal(LedgerJson.Write(settings), LedgerJson.Write(read.Settings));
        Assert.True(read.AnalysisDue);
        Assert.Equal("rules/1", read.AnalysedBy);
    }

    [Fact]
    public void Facts_of_every_kind_come_back_as_they_were()
    {
        ledger.Catalogue.Receive(ledger.Accession, Samples.File("甲.txt", "a"));
        ledger.Catalogue.SaveDocument(Samples.Document("a", "甲.txt", "同意支付。"));
        var at = new Citation(new PassageId(Samples.Id("a"), 1), 0, 5, "同意支付。");
        var claim = new ClaimedDeliberation(MeetingBody.Joint, PartialDate.OfYear(2023), 4, at);
        Fact[] facts =
        [
            new Profile(at, Genre.MeetingRecord, "记录", null, "某发〔2023〕1号", PartialDate.OfDay(new DateOnly(2023, 3, 8))),
            new Meeting(at, MeetingBody.Joint, "党政联席会议", true, null, 4, "主持人", null, 9, 7, ["甲", "乙"], ["丙"], [],
                [new AgendaItem(at, "议题", Outcome.Deferred, "全文", [new Speech("甲", Stance.Disagrees, at)], new Vote(5, null, 1, "5票"), at) { Amounts = [Money.Yuan(1.5m)], Conditional = true }])
                { FirstPassage = 1, LastPassage = 1 },
            new Execution(at, ExecutionKind.Lease, [DecisionCategory.Project, DecisionCategory.LargeFund], "出租", Money.Yuan(80000), null, ["某公司"], null, null, claim),
            new Expenditure(at, PartialDate.OfMonth(2023, 3), null, "接待", "会议费", Money.Yuan(99.99m), "现金", null, "12", null),
            new Reception(at, ReceptionPaper.Menu, null, "某局", 6, ["甲"], 2, "食堂", Money.Yuan(480), false, null, null, ["红烧鱼"]) { Remark = "工作餐" },
            new Letter(at, "某局", null, null, null, 6, null),
            new Standard(at, StandardKind.Always, null, null, MeetingBody.PartyCommittee, "党委会", null) { Exclusive = true },
        ];
        ledger.Facts.Replace(Samples.Id("a"), "facts/0", facts[..1]);
        ledger.Facts.Replace(Samples.Id("a"), "facts/1", facts);

        Assert.Equal(facts.Select(LedgerJson.Write), ledger.Facts.Of(Samples.Id("a")).Select(LedgerJson.Write));
        Assert.Equal(LedgerJson.Write<Fact>(facts[4]), LedgerJson.Write<Fact>(Assert.Single(ledger.Facts.All<Reception>(ledger.Inspection))));
        Assert.Equal("同意支付。", Assert.Single(ledger.Facts.Documents(ledger.Inspection)).Document.Pages[0].Passages[0].Text);
        Assert.Contains("党政联席会议", ledger.Db.Read(c => c.ExecuteScalar<string>("select body from fact where kind = 'Meeting'")));
    }

    [Fact]
    public void Accounts_count_failures_and_forget_them_after_a_success()
    {
        var users = new Users(ledger.Db);
        Assert.True(users.Add("admin", "Leader", "hash", mustChange: true));
        Assert.False(users.Add("admin", "Reader", "other", mustChange: false));
        Assert.Equal([1, 2], [users.SignInFailed("admin"), users.SignInFailed("admin")]);
        users.Lock("admin", ledger.Clock.Now.AddMinutes(15));
        Assert.Equal((2, ledger.Clock.Now.AddMinutes(15), true), (users.Find("admin")!.FailedAttempts, users.Find("admin")!.LockedUntil, users.Find("admin")!.MustChange));
        users.SignedIn("admin");
        Assert.Equal((0, null), (users.Find("admin")!.FailedAttempts, users.Find("admin")!.LockedUntil));
        Assert.Null(users.Find("Admin"));
        Assert.Equal(0, users.SignInFailed("nobody"));
    }
}
