using DocReview.Ledger;

namespace DocReview.Tests;

public sealed class ReviewStepsOnSqlite() : ReviewStepsTests(new TestLedger(null));

public sealed class ReviewStepsOnPostgres(PostgresServer server) : ReviewStepsTests(new TestLedger(server));

/// <summary>What people do with findings: every step with who, when and why, and nothing lost.</summary>
public abstract class ReviewStepsTests(TestLedger ledger) : IDisposable
{
    private const string First = "检查员甲", Second = "检查员乙", Leader = "组长";
    private readonly ReviewQueue _queue = ledger.Queue;
    private readonly long _at = ledger.Inspection;

    public void Dispose() => ledger.Dispose();

    private List<QueuedFinding> Raise(int count)
    {
        _queue.Replace(_at, [], [.. Enumerable.Range(1, count).Select(i => Samples.Finding("SplitPayment", $"付款{i}", $"事项{i}"))], 0, "rules/1");
        return [.. _queue.All(_at)];
    }

    private QueuedFinding Now(string key) => _queue.Find(_at, key)!;

    private StepResult Move(string key, ReviewStatus to, string who, string note, string innocent = "") => _queue.Move(_at, key, Now(key).Version, to, who, note, innocent);

    private static IEnumerable<(string, long)> Seen(IEnumerable<QueuedFinding> findings) => findings.Select(f => (f.Key, f.Version));

    [Fact]
    public void A_judgement_needs_its_reason_and_what_is_held_to_be_so_an_innocent_explanation()
    {
        var key = Raise(1)[0].Key;
        Move(key, ReviewStatus.InReview, First, "");
        foreach (var to in new[] { ReviewStatus.Substantiated, ReviewStatus.Cleared, ReviewStatus.Transferred })
            Assert.Equal(StepResult.ReasonMissing, Move(key, to, First, " ", "考虑过"));
        Assert.Equal(StepResult.InnocentMissing, Move(key, ReviewStatus.Substantiated, First, "凭证与合同不符", " "));
        Assert.Equal(2, _queue.History(_at, key).Count);
        Assert.Equal(StepResult.Done, Move(key, ReviewStatus.Substantiated, First, "凭证与合同不符", "另册归档：已查，没有"));
        var step = _queue.History(_at, key)[^1];
        Assert.Equal(("凭证与合同不符", "另册归档：已查，没有", First, ledger.Clock.Now), (step.Note, step.Innocent, step.Who, step.At));
    }

    [Fact]
    public void Only_another_person_signs_and_nothing_is_closed_before()
    {
        var key = Raise(1)[0].Key;
        Move(key, ReviewStatus.InReview, First, "");
        Assert.Equal(StepResult.NotAllowed, _queue.Sign(_at, key, Now(key).Version, Second));
        Move(key, ReviewStatus.Substantiated, First, "理由", "解释");
        Assert.True(Now(key).AwaitsSecond);
        Assert.Equal(StepResult.NotSigned, Move(key, ReviewStatus.Closed, Leader, "办完"));
        Assert.Equal(StepResult.OwnJudgement, _queue.Sign(_at, key, Now(key).Version, First));
        Assert.Equal(1, _queue.Count(_at, new QueueFilter(AwaitsSecond: true)));
        Assert.Equal(StepResult.Done, _queue.Sign(_at, key, Now(key).Version, Second, "同意"));
        Assert.Equal((First, Second, false), (Now(key).JudgedBy, Now(key).SignedBy, Now(key).AwaitsSecond));
        Assert.Equal(StepResult.NotAllowed, _queue.Sign(_at, key, Now(key).Version, Leader));
        Assert.Equal(StepResult.Done, Move(key, ReviewStatus.Closed, Leader, ""));
        Assert.Equal([StepAction.Raised, StepAction.StatusChanged, StepAction.StatusChanged, StepAction.Signed, StepAction.StatusChanged], _queue.History(_at, key).Select(s => s.Action));
    }

    [Fact]
    public void From_every_state_there_is_a_way_back_with_a_reason_and_it_takes_the_signature_away()
    {
        foreach (var (to, i) in new[] { ReviewStatus.Substantiated, ReviewStatus.Cleared, ReviewStatus.Transferred, ReviewStatus.Closed }.Select((to, i) => (to, i)))
        {
            var key = Raise(4)[i].Key;
            Move(key, ReviewStatus.InReview, First, "");
            Move(key, to is ReviewStatus.Closed ? ReviewStatus.Substantiated : to, First, "理由", "解释");
            _queue.Sign(_at, key, Now(key).Version, Second);
            if (to is ReviewStatus.Closed) Move(key, to, Leader, "");
            Assert.Equal(to, Now(key).Status);
            var before = _queue.History(_at, key);
            Assert.Equal(StepResult.ReasonMissing, Move(key, ReviewStatus.InReview, Leader, ""));
            Assert.Equal(StepResult.Done, Move(key, ReviewStatus.InReview, Leader, "新到一本会议记录"));
            Assert.Equal((ReviewStatus.InReview, null, null), (Now(key).Status, Now(key).JudgedBy, Now(key).SignedBy));
            Assert.Equal(before, _queue.History(_at, key).SkipLast(1));
        }
    }

    [Fact]
    public void What_waits_for_records_names_them_and_a_judgement_ends_the_waiting()
    {
        var key = Raise(1)[0].Key;
        Assert.Equal(StepResult.ReasonMissing, _queue.PutOff(_at, key, 1, Hold.Records, First, ""));
        Assert.Equal(StepResult.Done, _queue.PutOff(_at, key, 1, Hold.Later, First, ""));
        Assert.Equal((ReviewStatus.New, Hold.Later), (Now(key).Status, Now(key).Hold));
        Assert.Equal(StepResult.Done, _queue.PutOff(_at, key, 2, Hold.Records, First, "2020年4月党委会记录"));
        Assert.Equal((ReviewStatus.InReview, Hold.Records), (Now(key).Status, Now(key).Hold));
        Move(key, ReviewStatus.Cleared, First, "记录已到");
        Assert.Null(Now(key).Hold);
        Assert.Equal(StepResult.NotAllowed, _queue.PutOff(_at, key, Now(key).Version, Hold.Later, First, ""));
        Assert.Equal([null, Hold.Later, Hold.Records, null], _queue.History(_at, key).Select(s => s.Hold));
    }

    [Fact]
    public void A_bulk_action_is_undone_by_reversing_steps_and_later_work_stays()
    {
        var findings = Raise(4);
        _queue.Assign(_at, findings[1].Key, 1, Second, Leader);
        var stale = _queue.ClearAll(_at, Seen(findings), First, "同一原因");
        Assert.Equal((3, (findings[1].Key, StepResult.ChangedMeanwhile)), (stale.Done, Assert.Single(stale.Refused)));
        Assert.Equal(ReviewStatus.Cleared, Now(findings[0].Key).Status);
        _queue.Note(_at, findings[2].Key, Now(findings[2].Key).Version, Second, "再看一眼");

        Assert.Equal(0, _queue.Undo(_at, stale.Bulk, Second).Done);
        var undone = _queue.Undo(_at, stale.Bulk, First);
        Assert.Equal((2, (findings[2].Key, StepResult.ChangedMeanwhile)), (undone.Done, Assert.Single(undone.Refused)));
        Assert.Equal((ReviewStatus.New, null), (Now(findings[0].Key).Status, Now(findings[0].Key).JudgedBy));
        Assert.Equal(ReviewStatus.Cleared, Now(findings[2].Key).Status);
        Assert.Equal([StepAction.Raised, StepAction.StatusChanged, StepAction.StatusChanged, StepAction.Undone], _queue.History(_at, findings[0].Key).Select(s => s.Action));
        Assert.Equal(0, _queue.Undo(_at, stale.Bulk, First).Done);
    }

    [Fact]
    public void Undoing_gives_back_who_had_it_and_what_it_waited_for()
    {
        var findings = Raise(2);
        _queue.Assign(_at, findings[0].Key, 1, Second, Leader);
        _queue.PutOff(_at, findings[0].Key, 2, Hold.Records, Second, "凭证原件");
        var bulk = _queue.AssignAll(_at, Seen(_queue.All(_at)), First, Leader);
        Assert.Equal(2, bulk.Done);
        Assert.Equal(2, _queue.PutOffAll(_at, Seen(_queue.All(_at)), Hold.Later, First, "").Done);
        Assert.Equal(0, _queue.Undo(_at, bulk.Bulk, Leader).Done);
        Assert.Equal(2, _queue.Undo(_at, bulk.Bulk + 1, First).Done);
        Assert.Equal((First, Hold.Records), (Now(findings[0].Key).Assignee, Now(findings[0].Key).Hold));
        Assert.Null(Now(findings[1].Key).Hold);
    }

    [Fact]
    public void Lists_are_paged_counted_and_walked_in_the_database()
    {
        Finding Of(int i, Severity severity, decimal? yuan, string? date) => Samples.Finding("SplitPayment", $"付款{i}", $"事项{i} 100%") with
        {
            Severity = severity, Amount = yuan is { } sum ? Money.Yuan(sum) : null, Date = date is null ? null : PartialDate.Parse(date),
        };
        _queue.Replace(_at, [], [Of(1, Severity.Low, 5, null), Of(2, Severity.High, null, "2021"), Of(3, Severity.Medium, 900, "2020-05-01"), Of(4, Severity.High, 70, "2020-04")], 0, "rules/1");
        string[] Order(FindingOrder order) => [.. _queue.Page(_at, new(), order, 0, 9).Select(f => f.Finding.Subject[..3])];
        Assert.Equal(["事项2", "事项4", "事项3", "事项1"], Order(FindingOrder.Severity));
        Assert.Equal(["事项4", "事项3", "事项2", "事项1"], Order(FindingOrder.Date));
        Assert.Equal(["事项3", "事项4", "事项1", "事项2"], Order(FindingOrder.Amount));
        Assert.Equal("事项3", _queue.Page(_at, new(), FindingOrder.Severity, 2, 1).Single().Finding.Subject[..3]);
        Assert.Equal(4, _queue.Count(_at, new(Words: " 100% ")));
        Assert.Equal(0, _queue.Count(_at, new(Words: "1%0")));

        // A finding that has left the list still knows its neighbours there.
        var high = _queue.Page(_at, new(), FindingOrder.Severity, 0, 9).Select(f => f.Key).ToList();
        Move(high[1], ReviewStatus.InReview, First, "");
        Assert.Equal((high[0], high[2]), _queue.Neighbours(_at, new(Status: ReviewStatus.New), FindingOrder.Severity, high[1]));
        Assert.Equal((null, high[1]), _queue.Neighbours(_at, new(), FindingOrder.Severity, high[0]));
        Assert.Equal((high[2], null), _queue.Neighbours(_at, new(), FindingOrder.Amount, _queue.Page(_at, new(), FindingOrder.Amount, 3, 1)[0].Key) with { Previous = high[2] });
        Assert.Equal([(ReviewStatus.InReview, 1), (ReviewStatus.New, 3)], _queue.Counts(_at, new()).GroupBy(c => c.Status).Select(g => (g.Key, g.Sum(c => c.Count))).OrderByDescending(g => g.Key));
    }

    [Fact]
    public void Empty_lists_are_lists()
    {
        Assert.Empty(_queue.Batches(_at));
        Assert.Empty(_queue.Counts(_at, new()));
        Assert.Empty(_queue.Corrections(_at));
        Assert.Empty(_queue.Page(_at, new(), FindingOrder.Severity, 0, 9));
    }

    [Fact]
    public void A_batch_takes_what_nobody_works_on_and_counts_what_is_done()
    {
        var findings = Raise(5);
        Move(findings[0].Key, ReviewStatus.InReview, First, "");
        Move(findings[0].Key, ReviewStatus.Cleared, First, "已看");
        var one = _queue.CutBatch(_at, new(), FindingOrder.Rule, 3, "第一批", First, Leader)!.Value;
        var two = _queue.CutBatch(_at, new(), FindingOrder.Rule, 3, "第二批", Second, Leader)!.Value;
        Assert.Null(_queue.CutBatch(_at, new(), FindingOrder.Rule, 3, "第三批", Second, Leader));
        Assert.Equal([3, 1], _queue.Batches(_at).OrderBy(b => b.Id).Select(b => b.Size));
        Assert.Equal(two, Assert.Single(_queue.Batches(_at, Second)).Id);
        var mine = _queue.Page(_at, new(Batch: one), FindingOrder.Batch, 0, 9);
        Assert.Equal(["事项2", "事项3", "事项4"], mine.Select(f => f.Finding.Subject));
        Assert.All(mine, f => Assert.Equal(First, f.Assignee));

        foreach (var finding in mine.Take(2))
        {
            Move(finding.Key, ReviewStatus.InReview, First, "");
            Move(finding.Key, ReviewStatus.Cleared, First, "已看");
            ledger.Clock.Now = ledger.Clock.Now.AddMinutes(2);
        }

        _queue.PutOff(_at, mine[2].Key, Now(mine[2].Key).Version, Hold.Later, First, "");
        var batch = _queue.Batches(_at, First).Single();
        Assert.Equal((3, 2, 1), (batch.Size, batch.Judged, batch.Held));
        Assert.Equal(30, batch.PerHour!.Value, 0.01);
    }

    [Fact]
    public void What_was_asked_to_be_put_right_is_followed_up()
    {
        var key = Raise(2)[0].Key;
        var due = new DateOnly(2024, 5, 20);
        Assert.Equal(StepResult.ChangedMeanwhile, _queue.AskCorrection(_at, key, 9, "退回超标餐费", "党政办", due, First));
        Assert.Equal(StepResult.Done, _queue.AskCorrection(_at, key, 1, "退回超标餐费", "党政办", due, First));
        var asked = Assert.Single(_queue.Corrections(_at, key));
        Assert.Equal(("退回超标餐费", "党政办", due, First, null), (asked.Asked, asked.AskedOf, asked.Due, asked.AskedBy, asked.Answer));
        Assert.Equal((false, true), (asked.IsOverdue(due), asked.IsOverdue(due.AddDays(1))));
        Assert.Equal(1, _queue.Count(_at, new(Overdue: due.AddDays(1))));
        Assert.Equal(0, _queue.Count(_at, new(Overdue: due)));

        Assert.Equal(StepResult.Done, _queue.AnswerCorrection(_at, asked.Id, Now(key).Version, "退了一半", due, settled: false, Second));
        Assert.True(_queue.Corrections(_at, key)[0].IsOverdue(due.AddDays(1)));
        Assert.Equal(StepResult.Done, _queue.AnswerCorrection(_at, asked.Id, Now(key).Version, "全部退回", due.AddDays(2), settled: true, Second));
        Assert.Equal(0, _queue.Count(_at, new(Overdue: due.AddDays(9))));
        Assert.Equal([StepAction.Raised, StepAction.CorrectionAsked, StepAction.CorrectionAnswered, StepAction.CorrectionAnswered], _queue.History(_at, key).Select(s => s.Action));
        Assert.Contains("退了一半", _queue.History(_at, key)[2].Note);
    }

    [Fact]
    public void A_ledger_of_an_older_program_gets_what_its_lists_need()
    {
        Raise(2);
        ledger.Db.Write(c => Dapper.SqlMapper.Execute(c, "update finding set weight = null, words = null"));
        Assert.Equal(0, _queue.Count(_at, new(Words: "事项")));
        using (ledger.OpenAgain()) Assert.Equal(2, _queue.Count(_at, new(Words: "事项")));
    }
}
