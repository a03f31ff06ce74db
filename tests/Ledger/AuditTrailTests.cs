using Dapper;
using DocReview.Ledger;

namespace DocReview.Tests;

public sealed class AuditTrailOnSqlite() : AuditTrailTests(new TestLedger(null));

public sealed class AuditTrailOnPostgres(PostgresServer server) : AuditTrailTests(new TestLedger(server));

public abstract class AuditTrailTests(TestLedger ledger) : IDisposable
{
    public void Dispose() => ledger.Dispose();

    private AuditHead Fill()
    {
        for (var i = 1; i <= 5; i++) ledger.Audit.Append("检查员甲", "search", $"查询{i}");
        return ledger.Audit.Head();
    }

    [Fact]
    public void An_untouched_trail_is_whole()
    {
        var head = Fill();
        Assert.Equal(new AuditCheck(true, 5, null, ""), ledger.Audit.Verify(head));
        Assert.Equal(["查询5", "查询4"], ledger.Audit.Latest(2).Select(e => e.Subject));
    }

    [Theory]
    [InlineData("update audit set subject = 'x' where sequence = 3", 3)]
    [InlineData("update audit set at = '2020-01-01T00:00:00.0000000Z' where sequence = 1", 1)]
    [InlineData("update audit set who = 'x' where sequence = 5", 5)]
    [InlineData("delete from audit where sequence = 2", 2)]
    [InlineData("delete from audit where sequence = 1", 1)]
    [InlineData("update audit set sequence = sequence - 1 where sequence = 1; update audit set sequence = 1 where sequence = 2", 1)]
    [InlineData("update audit set sequence = 100 where sequence = 2; update audit set sequence = 2 where sequence = 3; update audit set sequence = 3 where sequence = 100", 2)]
    [InlineData("update audit set sequence = 6 where sequence = 5; insert into audit select 5, at, who, action, 'x', previous, hash from audit where sequence = 4", 5)]
    [InlineData("update audit set who = who || action, action = '' where sequence = 4", 4)]
    public void Change_deletion_insertion_and_another_order_are_seen(string sql, int brokenAt)
    {
        Fill();
        ledger.Db.Write(c => c.Execute(sql));
        var check = ledger.Audit.Verify();
        Assert.Equal((false, brokenAt), (check.Whole, (int)check.BrokenAt!.Value));
    }

    [Fact]
    public void A_tail_cut_off_is_seen_against_a_head_kept_outside()
    {
        var head = Fill();
        ledger.Db.Write(c => c.Execute("delete from audit where sequence > 3"));
        Assert.True(ledger.Audit.Verify().Whole);
        Assert.Equal((false, 4L), (ledger.Audit.Verify(head).Whole, ledger.Audit.Verify(head).BrokenAt));
        for (var i = 4; i <= 6; i++) ledger.Audit.Append("另一人", "search", $"补{i}");
        Assert.Equal(5, ledger.Audit.Verify(head).BrokenAt);
    }

    [Fact]
    public async Task Entries_written_at_the_same_time_form_one_chain()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(worker => Task.Run(() =>
        {
            for (var i = 0; i < 10; i++) ledger.Audit.Append($"检查员{worker}", "open", $"{i}");
        })));
        Assert.Equal(new AuditCheck(true, 40, null, ""), ledger.Audit.Verify());
    }

    [Fact]
    public void Every_review_step_stands_in_the_trail()
    {
        ledger.Queue.Replace(ledger.Inspection, [], [Samples.Finding("SplitPayment", "付款一")], 0, "rules/1");
        var key = ledger.Queue.All(ledger.Inspection)[0].Key;
        ledger.Queue.Move(ledger.Inspection, key, 1, ReviewStatus.InReview, "检查员甲", "先看合同");
        var entry = ledger.Audit.Latest(1)[0];
        Assert.Equal(("检查员甲", "finding.StatusChanged"), (entry.Who, entry.Action));
        Assert.Contains("先看合同", entry.Subject);
    }
}
