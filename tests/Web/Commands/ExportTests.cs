using System.Text.Json;
using System.Text.RegularExpressions;
using DocReview.Ledger;
using DocReview.Review;
using DocReview.Web;

namespace DocReview.Tests;

/// <summary>Working papers through the real program, read back by our own readers.</summary>
public sealed class ExportTests : IDisposable
{
    private readonly ProgramRun _program = new();

    public void Dispose() => _program.Dispose();

    /// <summary>The papers of a rule's own flagged example.</summary>
    private JsonElement Finding()
    {
        var example = CaseReview.Rules.Single(rule => rule.Id == "HospitalityOverStandard").Examples.First(example => example.Papers.Any(paper => paper.Contains("[|")));
        foreach (var (paper, i) in example.Papers.Select((paper, i) => (paper, i))) _program.Write($"材料/{i + 1}.txt", Regex.Replace(paper, @"\[\||\|\]", ""));
        Assert.Equal(0, _program.Run("ingest", _program.Records).Code);
        return _program.List("findings").First(finding => finding.GetProperty("kind").GetString() == "HospitalityOverStandard");
    }

    private string Exported(string what, string ending, params string[] options)
    {
        var path = Path.Combine(_program.Folder, $"导出.{ending}");
        var run = _program.Run(["export", what, "--out", path, .. options]);
        Assert.Equal((0, ""), (run.Code, run.Errors));
        var inspection = $"读回{what}{options.Length}";
        _program.Run("ingest", path, "--inspection", inspection);
        return _program.List("documents", "--text", "--inspection", inspection)[0].GetProperty("text").GetString()!;
    }

    [Fact]
    public void Each_paper_holds_the_matter_its_citations_and_where_they_come_from()
    {
        var finding = Finding();
        var head = _program.Run("verify", "--format", "jsonl").Json[^1].GetProperty("auditHead").GetString()!;
        var quote = finding.GetProperty("evidence")[0].GetProperty("quote").GetString()!.Split('\n', '\t')[0];
        foreach (var text in new[] { Exported("findings", "xlsx"), Exported("working-paper", "docx") })
        {
            Assert.Contains(finding.GetProperty("id").GetString()!, text);
            Assert.Contains(quote, text);
            Assert.Contains(finding.GetProperty("basis").GetString()!, text);
            Assert.Contains(_program.List("documents")[0].GetProperty("sha256").GetString()!, text);
            Assert.Contains("程序版本：DocReview", text);
            Assert.Matches("操作日志末条：[0-9]+:[0-9a-f]{64}", text);
        }
        Assert.DoesNotContain($"操作日志末条：{head}", Exported("findings", "xlsx", "--finding", finding.GetProperty("id").GetString()!));
    }

    [Fact]
    public void The_request_list_asks_for_records_and_says_nothing_of_what_is_suspected()
    {
        var finding = Finding();
        var text = Exported("request-list", "docx");
        foreach (var request in finding.GetProperty("requests").EnumerateArray()) Assert.Contains(request.GetString()!, text);
        Assert.DoesNotContain(finding.GetProperty("reason").GetString()!, text);
        Assert.DoesNotContain(finding.GetProperty("basis").GetString()!, text);
        Assert.DoesNotContain("疑点", text);
    }

    [Fact]
    public void What_was_cleared_needs_no_paper_and_asks_for_nothing()
    {
        var key = Finding().GetProperty("id").GetString()!;
        using (var ledger = LedgerDb.OpenSqlite(Path.Combine(_program.Data, "ledger.db")))
        {
            var queue = new ReviewQueue(ledger, new AuditTrail(ledger));
            var inspection = new Inspections(ledger).Find("default")!.Id;
            foreach (var queued in queue.All(inspection))
                foreach (var status in new[] { ReviewStatus.InReview, ReviewStatus.Cleared })
                    Assert.Equal(StepResult.Done, queue.Move(inspection, queued.Key, queue.Find(inspection, queued.Key)!.Version, status, "检查员甲", "有公函"));
        }
        Assert.DoesNotContain(key, Exported("working-paper", "docx"));
        Assert.Contains("有公函", Exported("findings", "xlsx"));
        Assert.Contains(key, Exported("working-paper", "docx", "--finding", key));
    }

    private void Judge(string key, params ReviewStatus[] way)
    {
        using var ledger = LedgerDb.OpenSqlite(Path.Combine(_program.Data, "ledger.db"));
        var queue = new ReviewQueue(ledger, new AuditTrail(ledger));
        var inspection = new Inspections(ledger).Find("default")!.Id;
        foreach (var status in way) Assert.Equal(StepResult.Done, queue.Move(inspection, key, queue.Find(inspection, key)!.Version, status, "检查员甲", "组内看法", "可能另有公函"));
    }

    [Fact]
    public void The_confirmation_of_facts_says_what_the_papers_say_and_nothing_else()
    {
        var finding = Finding();
        var key = finding.GetProperty("id").GetString()!;
        var quote = finding.GetProperty("evidence")[0].GetProperty("quote").GetString()!.Split('\n', '\t').MaxBy(part => part.Length)!;
        Assert.DoesNotContain(quote, Exported("fact-confirmation", "docx"));
        Judge(key, ReviewStatus.InReview);
        var text = Exported("fact-confirmation", "docx", "--finding", key);
        Assert.Contains(quote, text);
        Assert.Contains("属实", text);
        Assert.Contains(finding.GetProperty("evidence")[0].GetProperty("file").GetString()!.Split('/')[^1], text);
        foreach (var kept in new[] { finding.GetProperty("reason").GetString()!, finding.GetProperty("basis").GetString()!, key, "疑点", "检查员甲", "规则", "线索" }) Assert.DoesNotContain(kept, text);
        // What goes on as a lead is not shown to those it may be about.
        Judge(key, ReviewStatus.Transferred);
        Assert.DoesNotContain(quote, Exported("fact-confirmation", "docx", "--finding", key, "--format", "jsonl"));
    }

    [Fact]
    public void The_register_of_leads_has_what_was_handed_on_with_its_papers_and_names_nobody()
    {
        var finding = Finding();
        var key = finding.GetProperty("id").GetString()!;
        Assert.DoesNotContain(key, Exported("leads", "docx"));
        Judge(key, ReviewStatus.InReview, ReviewStatus.Transferred);
        var text = Exported("leads", "docx", "--format", "text");
        foreach (var said in new[] { key, finding.GetProperty("reason").GetString()!, "线索编号", "反映对象", "可查性", "初步研判", "密封移送人", _program.List("documents")[0].GetProperty("sha256").GetString()! }) Assert.Contains(said, text);
        Assert.Matches("操作日志末条：[0-9]+:[0-9a-f]{64}", text);
    }

    [Fact]
    public void Hits_of_a_query_are_exported_as_they_are_found()
    {
        _program.Write("一.txt", "关于围墙维修的请示\n=围墙比选 SUM(A1)");
        _program.Run("ingest", _program.Records);
        Assert.Contains("围墙比选", Exported("hits", "xlsx", "--query", "围墙"));
        Assert.Equal(2, _program.Run("export", "hits", "--out", Path.Combine(_program.Folder, "a.xlsx")).Code);
        Assert.Equal(2, _program.Run("export", "findings", "--query", "围墙", "--out", Path.Combine(_program.Folder, "a.xlsx")).Code);
    }

    [Fact]
    public void Wrong_usage_is_said()
    {
        _program.Write("一.txt", "一份材料。");
        _program.Run("ingest", _program.Records);
        Assert.Contains("没有编号", _program.Run("export", "working-paper", "--out", Path.Combine(_program.Folder, "a.docx"), "--finding", "无").Errors);
        Assert.Equal(2, _program.Run("export", "everything", "--out", Path.Combine(_program.Folder, "a.docx")).Code);
        Assert.Equal(2, _program.Run("export", "findings", "--out", Path.Combine(_program.Folder, "没有", "a.xlsx")).Code);
    }
}
