using DocReview.Ledger;
using DocReview.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace DocReview.Tests;

public sealed class RecallCheckOnSqlite() : RecallCheckTests(null);

public sealed class RecallCheckOnPostgres(PostgresServer server) : RecallCheckTests(server.NewDatabase());

/// <summary>The check of the search index on itself, over a real ledger and a real index.</summary>
public abstract class RecallCheckTests(string? postgres) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("docreview-recall-").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public async Task A_whole_index_misses_nothing_and_a_file_that_it_lost_is_named_and_indexed_again()
    {
        await using var workspace = Workspace.Open(_folder, postgres);
        var sample = await SampleCase.Make(workspace);
        var inspection = workspace.Inspections.Named(SampleCase.Name);
        var pipeline = new Pipeline(workspace, NullLogger<Pipeline>.Instance) { Recogniser = null };
        var check = new RecallCheck(workspace, pipeline, NullLogger<RecallCheck>.Instance);

        await check.Check(inspection, new Random(1), 100, CancellationToken.None);
        var whole = Tally();
        Assert.InRange(whole.Asked, 90, 100);
        Assert.Equal((whole.Asked, whole.Asked), (whole.Found, whole.Exact));
        Assert.Empty(workspace.Recall.Misses(inspection.Id));

        var index = workspace.Indexes.Writable(inspection);
        await index.Remove(sample.Minutes, CancellationToken.None);
        await index.Commit(CancellationToken.None);
        await check.Check(inspection, new Random(2), 100, CancellationToken.None);
        var misses = workspace.Recall.Misses(inspection.Id);
        Assert.NotEmpty(misses);
        Assert.All(misses, miss => Assert.Equal((sample.Minutes, RecallFault.Missed), (miss.Passage.File, miss.What)));
        Assert.Equal(Tally().Asked - misses.Count, Tally().Found);
        Assert.Equal((sample.Minutes, Stage.Index), pipeline.Unfinished(inspection).Select(file => (file.Source.Id, file.Stage)).Single());

        await new WholeRun(pipeline).Run(inspection, null, CancellationToken.None);
        await check.Check(inspection, new Random(2), 100, CancellationToken.None);
        Assert.Equal(misses.Count, workspace.Recall.Misses(inspection.Id).Count);

        RecallTally Tally() => workspace.Recall.Of(inspection.Id, workspace.Indexes.Version);
    }

    [Fact]
    public void Another_vocabulary_begins_to_count_anew_and_only_the_latest_misses_are_kept()
    {
        using var workspace = new Opened(Workspace.Open(_folder, postgres));
        var (recall, inspection) = (workspace.Value.Recall, workspace.Value.Inspections.Named("巡察一").Id);
        RecallMiss Miss(int number) => new(new(InventedText.File(1), number), "某\0字", RecallFault.Missed, DateTimeOffset.UnixEpoch.AddMinutes(number));
        for (var round = 0; round < 30; round++) recall.Add(inspection, "一", new(10, 9, 8, null), [.. Enumerable.Range(round * 10, 10).Select(Miss)]);
        Assert.Equal((300, 270, 240), (recall.Of(inspection, "一").Asked, recall.Of(inspection, "一").Found, recall.Of(inspection, "一").Exact));
        Assert.Equal((200, 299), (recall.Misses(inspection).Count, recall.Misses(inspection)[0].Passage.Number));
        Assert.Equal(RecallTally.None, recall.Of(inspection, "二"));
        recall.Add(inspection, "二", new(10, 10, 10, null), []);
        Assert.Empty(recall.Misses(inspection));
        Assert.Equal(10, recall.Of(inspection, "二").Asked);
    }

    private sealed record Opened(Workspace Value) : IDisposable
    {
        public void Dispose() => Value.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
