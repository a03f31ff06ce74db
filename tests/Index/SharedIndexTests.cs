using DocReview.Index;

namespace DocReview.Tests;

/// <summary>What only the engine in PostgreSQL has to answer for: several writers, versions.</summary>
public sealed class SharedIndexTests(PostgresServer server)
{
    [Fact]
    public async Task Several_writers_put_the_same_files_at_once_and_each_is_there_once_and_whole()
    {
        await using var first = new IndexInPostgres(server);
        var second = SharedIndex.Open(first.Database, first.Inspection, TestIndex.Tokenizer);
        await Parallel.ForEachAsync(Enumerable.Range(0, 200), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, stop) =>
        {
            var document = InventedText.Document(i % 7, [.. Enumerable.Range(0, 20).Select(passage => $"第{i}次写入第{passage}段道路")]);
            await (i % 2 == 0 ? first.Index : second).Put(document, stop);
            // At no time is a file there in part.
            Assert.Equal(0, (await first.Search("道路", limit: 0)).Total % 20);
        });
        var hits = (await first.Search("道路", limit: 500)).Hits;
        Assert.Equal(7 * 20, hits.Count);
        Assert.All(hits.GroupBy(hit => hit.Passage.File), file => Assert.Single(file.Select(hit => hit.Text[..hit.Text.IndexOf("写入", StringComparison.Ordinal)]).Distinct()));
        Assert.Null(first.Index.Damage());
        Assert.Equal(Enumerable.Repeat(20, 7), second.Passages().Values);
    }

    [Fact]
    public async Task An_index_of_another_version_is_not_used_and_made_anew_empty()
    {
        await using var index = new IndexInPostgres(server);
        await index.Index.Put(InventedText.Document(1, "甲方一"), TestContext.Current.CancellationToken);
        Assert.NotNull(SharedIndex.Existing(index.Database, index.Inspection, TestIndex.Tokenizer));
        var other = new ChineseTokenizer(Segmentation.SmartChineseAnalyzer);
        Assert.Null(SharedIndex.Existing(index.Database, index.Inspection, other));
        Assert.Null(SharedIndex.Existing(index.Database, index.Inspection + 1_000_000, other));
        Assert.Empty(SharedIndex.Open(index.Database, index.Inspection, other).Passages());
    }

    [Fact]
    public async Task What_the_database_refuses_as_text_is_kept_as_it_is()
    {
        await using var index = new IndexInPostgres(server);
        const string Text = "甲\0乙\uD842丙\uDFB7道路";
        await index.Index.Put(InventedText.Document(1, Text), TestContext.Current.CancellationToken);
        Assert.Equal(Text, Assert.Single((await index.Search("道路")).Hits).Text);
    }
}
