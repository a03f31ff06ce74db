using DocReview.Ledger;

namespace DocReview.Tests;

public sealed class ReviewQueueOnSqlite() : ReviewQueueTests(new TestLedger(null));

public sealed class ReviewQueueOnPostgres(PostgresServer server) : ReviewQueueTests(new TestLedger(server));

public abstract class ReviewQueueTests(TestLedger ledger) : IDisposable
{
    private readonly ReviewQueue _queue = ledger.Queue;

    public void Dispose() => ledger.Dispose();

    private void Analyse(params Finding[] findings) => _queue.Replace(ledger.Inspection, [], findings, 0, "rules/1");

    [Fact]
    public void A_re_analysis_keeps_status_assignee_and_notes()
    {
        Analyse(Samples.Finding("SplitPayment", "付款一"), Samples.Finding("NoDeliberation", "付款一"));
        var finding = _queue.All(ledger.Inspection)[1];
        Assert.Equal(StepResult.Done, _queue.Assign(ledger.Inspection, finding.Key, 1, "检查员甲", "组长"));
        Assert.Equal(StepResult.Done, _queue.Move(ledger.Inspection, finding.Key, 2, ReviewStatus.InReview, "检查员甲", "先看合同"));
        Assert.Equal(StepResult.Done, _queue.Note(ledger.Inspection, finding.Key, 3, "检查员甲", "已调取凭证"));

        Analyse(Samples.Finding("NoDeliberation", "付款一", "另一种说法"), Samples.Finding("SplitPayment", "付款一"));
        var again = _queue.Find(ledger.Inspection, finding.Key)!;
        Assert.Equal((ReviewStatus.InReview, "检查员甲", "另一种说法"), (again.Status, again.Assignee, again.Finding.Subject));
        Assert.Equal(
            [StepAction.Raised, StepAction.Assigned, StepAction.StatusChanged, StepAction.Noted, StepAction.Reworded],
            _queue.History(ledger.Inspection, finding.Key).Select(s => s.Action));
        Assert.Equal(["", "", "先看合同", "已调取凭证"], _queue.History(ledger.Inspection, finding.Key).Take(4).Select(s => s.Note));
        Assert.Equal(["NoDeliberation", "SplitPayment"], _queue.All(ledger.Inspection).Select(f => f.Finding.Kind));
    }

    [Fact]
    public void The_findings_that_cite_a_file_are_those_with_evidence_from_it()
    {
        Analyse(Samples.Finding("SplitPayment", "付款一"), Samples.Finding("NoDeliberation", "付款二"), Samples.Finding("NoDeliberation", "付款一"));
        Assert.Equal(["SplitPayment", "NoDeliberation"], _queue.Citing(ledger.Inspection, Samples.Id("付款一")).Select(f => f.Finding.Kind));
        Assert.Empty(_queue.Citing(ledger.Inspection, Samples.Id("付款三")));
        Analyse();
        Assert.Empty(_queue.Citing(ledger.Inspection, Samples.Id("付款一")));
    }

    [Fact]
    public void What_a_rule_that_broke_off_raised_before_is_not_withdrawn()
    {
        Analyse(Samples.Finding("SplitPayment", "付款一"), Samples.Finding("NoDeliberation", "付款一"));
        _queue.Replace(ledger.Inspection, [], [], 0, "rules/2", [new UnfinishedRule("SplitPayment", "TimeoutException", "财务/台账.xlsx")]);
        Assert.Equal("SplitPayment", Assert.Single(_queue.All(ledger.Inspection)).Finding.Kind);
        Assert.Equal("财务/台账.xlsx", Assert.Single(ledger.Inspections.Get(ledger.Inspection).UnfinishedRules).Path);
        Analyse();
        Assert.Empty(_queue.All(ledger.Inspection));
        Assert.Empty(ledger.Inspections.Get(ledger.Inspection).UnfinishedRules);
    }

    [Fact]
    public void The_same_analysis_twice_adds_nothing_to_the_history()
    {
        Analyse(Samples.Finding("SplitPayment", "付款一"));
        Analyse(Samples.Finding("SplitPayment", "付款一"));
        var finding = Assert.Single(_queue.All(ledger.Inspection));
        Assert.Equal(1, finding.Version);
        Assert.Single(_queue.History(ledger.Inspection, finding.Key));
    }

    [Fact]
    public void A_finding_that_no_longer_arises_is_withdrawn_and_comes_back_with_its_status()
    {
        Analyse(Samples.Finding("SplitPayment", "付款一"));
        var key = _queue.All(ledger.Inspection)[0].Key;
        _queue.Move(ledger.Inspection, key, 1, ReviewStatus.InReview, "检查员甲", "");
        Analyse();
        Assert.Empty(_queue.All(ledger.Inspection));
        Assert.NotNull(Assert.Single(_queue.All(ledger.Inspection, withdrawn: true)).WithdrawnAt);
        Analyse(Samples.Finding("SplitPayment", "付款一"));
        Assert.Equal(ReviewStatus.InReview, Assert.Single(_queue.All(ledger.Inspection)).Status);
        Assert.Equal([StepAction.Raised, StepAction.StatusChanged, StepAction.Withdrawn, StepAction.RaisedAgain], _queue.History(ledger.Inspection, key).Select(s => s.Action));
    }

    [Fact]
    public void Two_findings_on_one_place_are_both_kept()
    {
        Analyse(Samples.Finding("SplitPayment", "付款一", "甲"), Samples.Finding("SplitPayment", "付款一", "乙"));
        Assert.Equal(["甲", "乙"], _queue.All(ledger.Inspection).Select(f => f.Finding.Subject));
    }

    [Fact]
    public void Only_the_allowed_steps_can_be_taken()
    {
        Analyse(Samples.Finding("SplitPayment", "付款一"));
        var key = _queue.All(ledger.Inspection)[0].Key;
        foreach (var to in Enum.GetValues<ReviewStatus>().Where(s => s != ReviewStatus.InReview))
        {
            Assert.Equal(StepResult.NotAllowed, _queue.Move(ledger.Inspection, key, 1, to, "检查员甲", ""));
        }

        Assert.Equal(StepResult.NotFound, _queue.Move(ledger.Inspection, "none", 1, ReviewStatus.InReview, "检查员甲", ""));
        Assert.Equal(StepResult.Done, _queue.Move(ledger.Inspection, key, 1, ReviewStatus.InReview, "检查员甲", ""));
        Assert.Equal(StepResult.Done, _queue.Move(ledger.Inspection, key, 2, ReviewStatus.Cleared, "检查员甲", "有公函"));
        Assert.Equal(StepResult.NotAllowed, _queue.Move(ledger.Inspection, key, 3, ReviewStatus.Substantiated, "检查员甲", ""));
        Assert.Equal(StepResult.Done, _queue.Move(ledger.Inspection, key, 3, ReviewStatus.Closed, "检查员甲", ""));
        Assert.Equal([ReviewStatus.InReview], ReviewQueue.Next(ReviewStatus.Closed));
    }

    [Fact]
    public async Task Of_two_people_who_saw_the_same_state_only_one_changes_it()
    {
        Analyse(Samples.Finding("SplitPayment", "付款一"));
        var key = _queue.All(ledger.Inspection)[0].Key;
        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(i =>
            Task.Run(() => _queue.Move(ledger.Inspection, key, 1, ReviewStatus.InReview, $"检查员{i}", ""), TestContext.Current.CancellationToken)));
        Assert.Equal(1, results.Count(r => r == StepResult.Done));
        Assert.Equal(5, results.Count(r => r == StepResult.ChangedMeanwhile));
        Assert.Equal(2, _queue.History(ledger.Inspection, key).Count);
    }

    [Fact]
    public void Decisions_come_back_as_the_analysis_gave_them()
    {
        var at = new Citation(new PassageId(Samples.Id("a"), 1), 0, 1, "文");
        var decision = new Decision(at, [DecisionCategory.Project], "道路", Money.Yuan(120000), null, ["某公司"], Deliberation.After, at, PartialDate.OfYear(2022), 0.75)
        {
            Reasons = ["金额相同"], Related = [new Evidence(at, "合同")], Rejected = [new RejectedMeeting(at, null, 0.2, "日期不合")],
        };
        _queue.Replace(ledger.Inspection, [decision], [], 0, "rules/1");
        Assert.Equal(LedgerJson.Write(decision), LedgerJson.Write(Assert.Single(ledger.Facts.Decisions(ledger.Inspection))));
    }
}
