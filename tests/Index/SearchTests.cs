using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Tests;

public sealed class SearchInFolder() : SearchTests(null);

public sealed class SearchInPostgres(PostgresServer server) : SearchTests(server);

public abstract class SearchTests(PostgresServer? server)
{
    private Task<TestIndex> Of(params Document[] documents) => TestIndex.Of(server, documents);

    private Task<TestIndex> Of(params string[] passages) => Of(InventedText.Document(1, passages));

    private Task<TestIndex> Three() => Of(
        InventedText.Document(1, "柳溪村道路硬化工程。", "道路照明。", "会议同意硬化方案。"),
        InventedText.Document(2, "桥梁与道路。", "预算另议。"),
        InventedText.Document(3, "硬化。", "照明。"));

    [Theory]
    [InlineData("道路", "1:1 1:2 2:1")]
    [InlineData("道路 硬化", "1:1")]
    [InlineData("道路 或 硬化", "1:1 1:2 1:3 2:1 3:1")]
    [InlineData("道路 -硬化", "1:2 2:1")]
    [InlineData("-道路", "1:3 2:2 3:1 3:2")]
    [InlineData("(道路 或 预算) 非 (桥梁 或 照明)", "1:1 2:2")]
    [InlineData("非 (道路 或 硬化) 或 桥梁", "2:1 2:2 3:2")]
    [InlineData("道路 (硬化 照明)", "")]
    [InlineData("同文件:(道路 方案)", "1:1 1:2 1:3")]
    [InlineData("同文件:(道路 -预算)", "1:1 1:2")]
    [InlineData("同文件:(硬化 照明) 道路", "1:1 1:2")]
    [InlineData("路", "1:1 1:2 2:1")]
    [InlineData("\"路。\"", "2:1")]
    [InlineData("不存在的文字", "")]
    public async Task Passages_are_found_by_and_or_not(string query, string found)
    {
        await using var index = await Three();
        Assert.Equal(found, await index.Found(query));
    }

    [Fact]
    public async Task A_sum_beside_the_words_is_demanded_of_every_hit_and_files_are_counted()
    {
        await using var index = await Of(InventedText.Document(1, "道路38,000元。", "道路。", "桥梁三万八千元。"), InventedText.Document(2, "道路3.8万元。", "道路4万元。"));
        var sum = Query.Sum.Of("38000");
        var found = await index.Index.Search(new("道路") { Sum = sum, CountFiles = true }, TestContext.Current.CancellationToken);
        Assert.Equal((2, 2), (found.Total, found.Hits.Count(hit => hit.Nearness == Nearness.AsAsked)));
        Assert.DoesNotContain(found.Hits, hit => hit.Text is "道路。" or "道路4万元。");
        Assert.Equal([(1, 1), (2, 1)], found.Files.Select(file => (Convert.ToInt32(file.Key.Value, 16), file.Value)).Order());
        Assert.Equal(3, (await index.Index.Search(new("") { Sum = sum }, TestContext.Current.CancellationToken)).Total);
        Assert.Empty((await index.Index.Search(new("道路"), TestContext.Current.CancellationToken)).Files);
    }

    [Fact(Timeout = 20_000)]
    public async Task Conditions_within_conditions_cost_no_more_at_every_level()
    {
        await using var index = await Three();
        Assert.Equal("1:1 1:2 1:3", await Task.Run(() => index.Found(string.Concat(Enumerable.Repeat("同文件:(", 35)) + "道路 方案" + new string(')', 35)), TestContext.Current.CancellationToken));
        Assert.Equal("1:3 2:2 3:1 3:2", await index.Found(new string('-', 39) + "道路"));
    }

    [Fact]
    public async Task A_file_put_again_keeps_its_new_passages_only_whatever_was_put_in_between()
    {
        await using var index = await Of(
            InventedText.Document(1, "道路旧稿。", "桥梁。"), InventedText.Document(2, "道路。", "照明。"), InventedText.Document(1, "照明。", "道路新稿。"), InventedText.Document(3, "道路。"));
        Assert.Equal("1:1 1:2 2:1 2:2", await index.Found("同文件:(道路 照明)"));
        Assert.Equal("", await index.Found("同文件:(道路 桥梁)"));
        var within = await index.Search("道路", new HashSet<FileId> { InventedText.File(1), InventedText.File(3) });
        Assert.Equal([(1, 2), (3, 1)], within.Hits.Select(hit => (NumberOf(hit), hit.Passage.Number)).Order());
        Assert.Equal(3, within.Searched);
    }

    [Theory]
    [InlineData("２０２１．３．５收。")]
    [InlineData("２０２１／３／５收。")]
    [InlineData("2021-03-05收。")]
    [InlineData("二〇二一年三月五日收。")]
    public async Task A_day_is_found_by_whatever_marks_part_it(string passage)
    {
        await using var index = await Of("收。", passage);
        Assert.Equal("1:2", await index.Found("日期:2021-03-05"));
    }

    [Fact]
    public async Task Equal_scores_stand_in_the_order_of_files_and_passages_also_where_more_match_than_are_shown()
    {
        await using var index = await Of([.. Enumerable.Range(1, 9).Reverse().Select(file => InventedText.Document(file, "另一段一。", "另一段二。", "另一段三。", "另一段四。", "支出。", "支出。"))]);
        Assert.Equal([(1, 5), (1, 6), (2, 5), (2, 6), (3, 5)], (await index.Search("支出", limit: 5)).Hits.Select(hit => (NumberOf(hit), hit.Passage.Number)));
    }

    [Fact]
    public async Task A_word_without_end_keeps_no_document_out_of_the_index()
    {
        await using var index = await Of(InventedText.Document(1, "道路照明。", new string('7', 40_000) + "8", new string('x', 40_000)));
        Assert.Equal("1:1", await index.Found("照明"));
        Assert.Equal("1:2", await index.Found("778"));
    }

    [Fact]
    public async Task Excluded_words_are_not_marked()
    {
        await using var index = await Three();
        var hits = (await index.Search("桥梁 -照明")).Hits;
        Assert.Equal(["桥梁"], hits.SelectMany(hit => hit.Matches.Select(match => hit.Snippet.Substring(match.Start, match.Length))));
    }

    [Fact]
    public async Task The_set_of_files_limits_hits_and_what_is_counted_as_searched()
    {
        await using var index = await Three();
        var all = await index.Search("道路");
        Assert.Equal((3, 7), (all.Total, all.Searched));
        var some = await index.Search("道路", new HashSet<FileId> { InventedText.File(2), InventedText.File(3), InventedText.File(99) });
        Assert.Equal((1, 4), (some.Total, some.Searched));
        var none = await index.Search("道路", new HashSet<FileId>());
        Assert.Equal((0, 0), (none.Total, none.Searched));
    }

    [Fact]
    public async Task The_total_is_counted_whatever_the_limit_and_pages_do_not_overlap()
    {
        await using var index = await Of([.. Enumerable.Range(0, 250).Select(i => $"第{i}笔支出")]);
        var seen = new List<int>();
        for (var skip = 0; skip < 250; skip += 100)
        {
            var page = await index.Search("支出", limit: 100, skip: skip);
            Assert.Equal(250, page.Total);
            seen.AddRange(page.Hits.Select(hit => hit.Passage.Number));
        }
        Assert.Equal(Enumerable.Range(1, 250), seen.Order());
        Assert.Empty((await index.Search("支出", limit: 0)).Hits);
        Assert.Empty((await index.Search("支出", limit: 10, skip: 1000)).Hits);
    }

    [Fact]
    public async Task Where_no_passage_holds_all_words_a_file_that_does_is_shown_and_said_to_be_so()
    {
        await using var index = await Three();
        Assert.Empty((await index.Search("桥梁 预算")).Hits);
        var widened = await index.Search("桥梁 预算", widening: Widening.WhenNothing);
        Assert.Equal([(2, 1), (2, 2)], widened.Hits.Select(hit => (NumberOf(hit), hit.Passage.Number)).Order());
        Assert.All(widened.Hits, hit => Assert.Equal(Nearness.SameFile, hit.Nearness));
        Assert.Equal(0, widened.Total);
        Assert.Contains("没有一段", widened.Note);
    }

    [Fact]
    public async Task After_the_last_match_other_passages_may_follow_each_said_to_be_what_it_is()
    {
        await using var index = await Three();
        var filled = await index.Search("道路 硬化", widening: Widening.Fill);
        Assert.Equal(1, filled.Total);
        Assert.Equal([Nearness.AsAsked, Nearness.SameFile, Nearness.SameFile, Nearness.Similar, Nearness.Similar], filled.Hits.Select(hit => hit.Nearness));
        Assert.Equal(5, filled.Hits.Select(hit => hit.Passage).Distinct().Count());
        Assert.Single((await index.Search("道路 硬化", widening: Widening.WhenNothing)).Hits);
        Assert.Equal(2, (await index.Search("道路 硬化", limit: 2, widening: Widening.Fill)).Hits.Count);
    }

    private static int NumberOf(SearchHit hit) => Convert.ToInt32(hit.Passage.File.Value, 16);

    [Fact]
    public async Task Where_nothing_matches_passages_with_like_words_are_shown_but_not_counted()
    {
        await using var index = await Three();
        var similar = await index.Search("硬化道路的方案", widening: Widening.WhenNothing);
        Assert.Equal(0, similar.Total);
        Assert.All(similar.Hits, hit => Assert.NotEqual(Nearness.AsAsked, hit.Nearness));
        Assert.Contains(similar.Hits, hit => hit.Nearness == Nearness.SameFile);
        Assert.Contains(similar.Hits, hit => hit.Nearness == Nearness.Similar);
        Assert.Contains("仅供参考", similar.Note);
        Assert.NotEmpty(similar.Hits);
        Assert.Empty((await index.Search("硬化道路的方案")).Hits);
    }

    [Fact]
    public async Task A_passage_that_has_the_words_as_words_comes_before_one_that_only_has_the_characters()
    {
        await using var index = await Of("研究生会议事规则及其他许多事项的说明", "会议");
        Assert.Equal([2, 1], (await index.Search("会议")).Hits.Select(hit => hit.Passage.Number));
    }

    [Fact]
    public async Task A_long_passage_is_shown_around_the_place_where_the_words_stand_together()
    {
        var text = "道路起点。" + new string('某', 600) + "会议讨论道路硬化方案，同意。" + new string('某', 600) + "𠅤";
        await using var index = await Of(text);
        var hit = Assert.Single((await index.Search("道路 方案")).Hits);
        Assert.Contains("道路硬化方案", hit.Snippet);
        Assert.InRange(hit.Snippet.Length, 20, 260);
        Assert.Equal(text.Substring(hit.SnippetStart, hit.Snippet.Length), hit.Snippet);
        Assert.Equal(2, hit.Matches.Count);
    }

    [Fact]
    public async Task Whoever_shows_the_document_gets_every_match_of_a_long_passage()
    {
        await using var index = await Of("道路起点。" + new string('某', 600) + "道路终点。");
        var hit = Assert.Single((await index.Index.Search(new SearchQuery("道路") { WholePassages = true }, TestContext.Current.CancellationToken)).Hits);
        Assert.Equal([new Match(0, 2), new Match(605, 2)], hit.Matches);
        Assert.Equal((0, hit.Text), (hit.SnippetStart, hit.Snippet));
    }

    [Fact]
    public async Task A_malformed_query_is_searched_as_understood()
    {
        await using var index = await Three();
        var result = await index.Search("(道路 硬化");
        Assert.Equal(1, result.Total);
        Assert.Contains("括号未成对", result.Note);
        var nothing = await index.Search("《》");
        Assert.Equal((0, 7), (nothing.Total, nothing.Searched));
        Assert.NotNull(nothing.Note);
    }

    [Fact]
    public async Task Putting_a_file_again_replaces_it_and_removing_it_leaves_nothing()
    {
        await using var index = await Of(InventedText.Document(1, "甲方一", "甲方二"), InventedText.Document(2, "甲方三"));
        for (var i = 0; i < 3; i++) await index.Index.Put(InventedText.Document(1, "甲方四"), TestContext.Current.CancellationToken);
        await index.Index.Commit(TestContext.Current.CancellationToken);
        Assert.Equal("1:1 2:1", await index.Found("甲方"));
        Assert.Equal(2, index.Index.Passages().Count);
        await index.Index.Remove(InventedText.File(1), TestContext.Current.CancellationToken);
        await index.Index.Put(InventedText.Document(2), TestContext.Current.CancellationToken);
        await index.Index.Commit(TestContext.Current.CancellationToken);
        Assert.Empty(index.Index.Passages());
        Assert.Equal(0, (await index.Search("甲方")).Searched);
    }
}
