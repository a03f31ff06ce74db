using DocReview.Ledger;

namespace DocReview.Tests;

/// <summary>Names of the roster are words; another roster writes the index anew.</summary>
public sealed class RosterTests : IDisposable
{
    private readonly ProgramRun _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public void A_name_of_the_roster_is_kept_whole_and_what_was_indexed_before_is_found_all_the_same()
    {
        _program.Write("记录.txt", "会议由端木云岭主持，研究了苍耳坪村的道路。");
        _program.Run("ingest", _program.Records);
        Assert.DoesNotContain("/端木云岭", "/" + Words());
        using (var ledger = LedgerDb.OpenSqlite(Path.Combine(_program.Data, "ledger.db")))
        {
            var inspections = new Inspections(ledger);
            inspections.Save(inspections.Find("default")!.Id, new InspectionSettings { Roster = ["端木云岭", "苍耳坪村"] });
        }
        Assert.Contains("/端木云岭", "/" + Words());
        Assert.Single(_program.List("search", "\"端木云岭\""));
        Assert.Equal(0, _program.Run("verify").Code);
    }

    private string Words()
    {
        var explained = _program.Run("search", "端木云岭主持", "--explain").Errors;
        return explained.Split("分词 ")[1].Split('\n')[0];
    }
}
