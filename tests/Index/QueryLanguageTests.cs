using System.Text.Json;
using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Tests;

public sealed class QueryLanguageInFolder() : QueryLanguageTests(null);

public sealed class QueryLanguageInPostgres(PostgresServer server) : QueryLanguageTests(server);

/// <summary>Fields, sums, dates, nearness, patterns, synonyms, spelled names, look-alike characters.</summary>
public abstract class QueryLanguageTests(PostgresServer? server)
{
    private Task<TestIndex> Of(params Document[] documents) => TestIndex.Of(server, documents);

    private Task<TestIndex> Of(params string[] passages) => Of(InventedText.Document(1, passages));

    [Theory]
    [InlineData("3.8万元", "(“3.8万元” 或 金额=38,000元)")]
    [InlineData("38000", "(“38000” 或 金额=38,000元)")]
    [InlineData("2021", "“2021”")]
    [InlineData("\"3.8万元\"", "“3.8万元”")]
    [InlineData("2021年3月5日", "(“2021年3月5日” 或 日期=2021年3月5日)")]
    [InlineData("3月5日", "(“3月5日” 或 日期=3月5日)")]
    [InlineData("金额:38000", "金额=38,000元")]
    [InlineData("金额：3万..5万", "金额=30,000元～50,000元")]
    [InlineData("金额:3..5万", "金额=30,000元～50,000元")]
    [InlineData("金额:3万至5万元", "金额=30,000元～50,000元")]
    [InlineData("金额:>5万", "金额≥50,000元")]
    [InlineData("金额:5万以上", "金额≥50,000元")]
    [InlineData("金额:不超过500", "金额≤500元")]
    [InlineData("amt:[30000 TO *]", "金额≥30,000元")]
    [InlineData("金额:叁万捌仟元整", "金额=38,000元")]
    [InlineData("金额:(3万 OR 5万) 合同", "((金额=30,000元 或 金额=50,000元) 与 “合同”)")]
    [InlineData("日期:2021", "日期=2021年～2021年")]
    [InlineData("日期:2021-03", "日期=2021年3月～2021年3月")]
    [InlineData("日期:2021-03..2021-06", "日期=2021年3月～2021年6月")]
    [InlineData("日期:二〇二一年三月五日", "日期=2021年3月5日")]
    [InlineData("date:2021.3.5", "日期=2021年3月5日")]
    [InlineData("页:3-5 合同", "(页=3～5 与 “合同”)")]
    [InlineData("张*明", "样式“张*明”")]
    [InlineData("人:张?明", "样式“张?明”")]
    [InlineData("张*", "“张*”")]
    [InlineData("\"围墙 比选\"~20", "相距20字以内(“围墙” “比选”)")]
    [InlineData("`围墙 比选`~5 合同", "(相距5字以内(“围墙” “比选”) 与 “合同”)")]
    [InlineData("\"围墙\"~20", "“围墙”")]
    [InlineData("同文件:(道路 金额:>5万)", "同文件:(“道路” 金额≥50,000元)")]
    [InlineData("时间:2023年", "“时间:2023年”")]
    [InlineData("NOT 金额:500", "非 金额=500元")]
    public void A_condition_is_understood(string text, string understood)
    {
        var (query, note) = QueryParser.Parse(text);
        Assert.Equal(understood, query?.ToString());
        Assert.Null(note);
    }

    [Theory]
    [InlineData("金额:很多 合同", "“合同”", "不是金额")]
    [InlineData("日期:昨天", null, "不是日期")]
    [InlineData("金额:", null, "之后没有内容")]
    [InlineData("页:末 合同", "“合同”", "不是页码")]
    [InlineData("类型:合同 道路", "“道路”", "无从知道")]
    public void A_condition_that_makes_no_sense_is_passed_over_and_named(string text, string? understood, string remark)
    {
        var (query, note) = QueryParser.Parse(text);
        Assert.Equal(understood, query?.ToString());
        Assert.Contains(remark, note);
    }

    [Theory]
    [InlineData("3.8万元", "1 2 3 4 6")]
    [InlineData("金额:38000", "1 2 3 4 6")]
    [InlineData("金额:3万..4万", "1 2 3 4 6")]
    [InlineData("金额:>100万", "5")]
    [InlineData("金额:3万..4万 NOT 合同", "2 3 4 6")]
    public async Task One_sum_is_found_in_every_notation(string query, string found)
    {
        await using var index = await Of("合同价叁万捌仟元整", "付款38,000.00元", "预付三万八千元", "费用 ３．８ 万元", "中标价 1,280,000 元", "付38000元", "面积38000平方米", "三重一大");
        Assert.Equal(found, await Numbers(index, query));
    }

    [Theory]
    [InlineData("2021年3月5日", "1 2 3 4")]
    [InlineData("日期:2021-03-05", "1 2 3 4")]
    [InlineData("日期:2021-03", "1 2 3 4 5")]
    [InlineData("日期:2021-02..2021-04", "1 2 3 4 5")]
    [InlineData("3月5日", "1 2 3 4 7")]
    [InlineData("日期:2022", "6 7")]
    public async Task One_date_is_found_in_every_notation(string query, string found)
    {
        await using var index = await Of("二〇二一年三月五日", "2021年3月5日召开", "（2021.3.5）", "2021-03-05\t付款", "2021年3月份", "2022年4月1日", "3月5日上午");
        Assert.Equal(found, await Numbers(index, query));
    }

    [Fact]
    public async Task A_bare_number_of_a_column_counts_in_the_unit_of_its_head()
    {
        var file = InventedText.File(1);
        Passage Row(int number, params string[] cells)
        {
            var (listed, start) = (new List<Cell>(), 0);
            foreach (var (cell, i) in cells.Select((cell, i) => (cell, i)))
            {
                listed.Add(new(i + 1, start, cell.Length));
                start += cell.Length + 1;
            }
            return new(new(file, number), string.Join('\t', cells)) { Kind = PassageKind.TableRow, Row = new(1, number, listed) };
        }
        await using var index = await Of(new Document(file, "台账.xlsx", "台账", "xlsx",
            [new Page(1, TextOrigin.Written, [Row(1, "项目", "金额（万元）"), Row(2, "路灯", "3.8"), Row(3, "围墙", "38")])], "xlsx/1"));
        Assert.Equal("2", await Numbers(index, "金额:38000"));
        Assert.Equal("3", await Numbers(index, "金额:38万"));
        var hit = Assert.Single((await index.Search("金额:38000")).Hits);
        Assert.Equal("3.8", hit.Snippet.Substring(hit.Matches[0].Start, hit.Matches[0].Length));
    }

    [Theory]
    [InlineData("张*明", "1 2 3 4")]
    [InlineData("张?明", "2")]
    [InlineData("张*明*字", "2")]
    [InlineData("鹤?镇", "5")]
    [InlineData("\"围墙 比选\"~4", "6")]
    [InlineData("\"比选 围墙\"~4", "6")]
    [InlineData("\"围墙 比选\"~10", "6 7")]
    [InlineData("\"围 选\"~5", "6")]
    public async Task Patterns_and_nearness_are_exact(string query, string found)
    {
        await using var index = await Of("张明", "张晓明签字", "张某某、某某明", "张 三丰 明", "鹤渡镇与鹤镇", "围墙改造的比选", "围墙工程经过很久以后比选", "明张");
        Assert.Equal(found, await Numbers(index, query));
        foreach (var hit in (await index.Search(query)).Hits) Assert.NotEmpty(hit.Matches);
    }

    [Fact]
    public async Task Synonyms_follow_the_words_themselves_and_can_be_switched_off()
    {
        await using var index = await Of("宴请客商三桌", "公务接待一次", "道路照明");
        var query = new SearchQuery("接待") { Widening = Widening.Never };
        var with = await index.Index.Search(query, TestContext.Current.CancellationToken);
        Assert.Equal([(2, Nearness.AsAsked), (1, Nearness.Synonym)], with.Hits.Select(hit => (hit.Passage.Number, hit.Nearness)));
        Assert.Equal((1, 1, 2), (with.Total, with.Wider[Nearness.Synonym], with.Listed));
        Assert.Equal("宴请", with.Hits[1].Snippet.Substring(with.Hits[1].Matches[0].Start, with.Hits[1].Matches[0].Length));
        var without = await index.Index.Search(query with { Synonyms = null }, TestContext.Current.CancellationToken);
        Assert.Single(without.Hits);
        var own = await index.Index.Search(query with { Synonyms = Thesaurus.Parse("接待 照明 # 只为试验") }, TestContext.Current.CancellationToken);
        Assert.Equal([2, 3], own.Hits.Select(hit => hit.Passage.Number));
        Assert.Single((await index.Index.Search(query with { Text = "\"接待\"" }, TestContext.Current.CancellationToken)).Hits);
        // What is excluded is excluded as it was asked.
        Assert.Contains(1, (await index.Index.Search(query with { Text = "-接待", Limit = 50 }, TestContext.Current.CancellationToken)).Hits.Select(hit => hit.Passage.Number));
    }

    [Fact]
    public async Task Characters_that_recognition_confuses_are_found_on_recognised_pages_only_and_said_to_be_so()
    {
        Document Page(int number, TextOrigin origin) => new(InventedText.File(number), $"{number}.pdf", "件", "pdf", [new Page(1, origin, [new Passage(new(InventedText.File(number), 1), "巳支付未班经费")])], "pdf/1");
        await using var index = await Of(Page(1, TextOrigin.Recognised), Page(2, TextOrigin.Written));
        var result = await index.Search("已支付");
        Assert.Equal(0, result.Total);
        Assert.Equal(1, result.Wider[Nearness.Recognised]);
        var hit = Assert.Single(result.Hits);
        Assert.Equal((InventedText.File(1), Nearness.Recognised, "巳支付"), (hit.Passage.File, hit.Nearness, hit.Snippet.Substring(hit.Matches[0].Start, hit.Matches[0].Length)));
        Assert.Equal(2, (await index.Search("巳支付")).Total);
    }

    [Theory]
    [InlineData("duanmuxia", true)]
    [InlineData("DMX", true)]
    [InlineData("duanmx", true)]
    [InlineData("duanmu", false)]
    [InlineData("qushan", false)]
    public void A_name_is_found_by_its_letters(string letters, bool found) => Assert.Equal(found, Pinyin.Spells(letters, "端木夏"));

    [Fact]
    public void A_surname_with_a_reading_of_its_own_is_found_by_either()
    {
        Assert.True(Pinyin.Spells("shanxiong", "单雄"));
        Assert.True(Pinyin.Spells("danxiong", "单雄"));
        Assert.True(Pinyin.Spells("lvmin", "吕敏"));
    }

    [Fact]
    public void What_the_ledger_knows_is_asked_for()
    {
        var known = new Known();
        Assert.Equal("(“dmx” 或 “端木夏”)", QueryParser.Parse("dmx", known).Query?.ToString());
        Assert.Equal("(类型:合同（1份） 与 “道路”)", QueryParser.Parse("类型:合同 道路", known).Query?.ToString());
        Assert.Equal("(类型:合同（1份） 或 类型:合同（1份）)", QueryParser.Parse("genre:(合同 OR 合同)", known).Query?.ToString());
        Assert.Contains("没有这一类", QueryParser.Parse("类型:菜谱", known).Note);
        Assert.Equal("成文日期:2021-03（2份）", QueryParser.Parse("成文日期:2021-03", known).Query?.ToString());
        Assert.Equal((new DateOnly(2021, 3, 1), new DateOnly(2021, 3, 31)), known.Asked);
    }

    [Fact]
    public async Task Conditions_on_files_passages_and_pages_hold()
    {
        Document Pages(int number) => new(InventedText.File(number), "件", "件", "pdf", [.. Enumerable.Range(1, 3).Select(page =>
            new Page(page, TextOrigin.Written, [new Passage(new(InventedText.File(number), page), "道路照明")]))], "pdf/1");
        await using var index = await Of(Pages(1), Pages(2));
        async Task<string> Found(string text) => string.Join(' ', (await index.Index.Search(new(text) { Knowledge = new Known(), Widening = Widening.Never }, TestContext.Current.CancellationToken)).Hits
            .Select(hit => $"{Convert.ToInt32(hit.Passage.File.Value, 16)}:{hit.Passage.Number}").Order());
        Assert.Equal("1:1 1:2 1:3", await Found("类型:合同 道路"));
        Assert.Equal("2:1 2:2 2:3", await Found("道路 -类型:合同"));
        Assert.Equal("1:2 1:3 2:2 2:3", await Found("页:2-3"));
        Assert.Equal("2:2", await Found("act:DECIDE"));
    }

    [Fact]
    public async Task The_explanation_names_the_words_and_every_form()
    {
        var result = await new Searching(new Nothing(), TestIndex.Tokenizer, new("公务接待费") { Explain = true }).Result(TestContext.Current.CancellationToken);
        Assert.Contains(result.Explanation, line => line.Contains("公务接待"));
        Assert.Contains(result.Explanation, line => line.StartsWith("近义词：") && line.Contains("公务招待"));
    }

    /// <summary>Every query of the checklists, where they are at hand: each is understood to the end.</summary>
    [Fact]
    public void All_queries_of_the_checklists_are_understood()
    {
        if (Repository.Shared is not { } shared) return;
        foreach (var line in File.ReadLines(Path.Combine(shared, "domain", "lenses.jsonl")))
        {
            var text = JsonDocument.Parse(line).RootElement.GetProperty("query").GetString()!;
            var (query, note) = QueryParser.Parse(text, new Known());
            Assert.True(query is not null && note is null, $"{text}: {note}");
        }
    }

    private static async Task<string> Numbers(TestIndex index, string query) =>
        string.Join(' ', (await index.Search(query)).Hits.Where(hit => hit.Nearness == Nearness.AsAsked).Select(hit => hit.Passage.Number).Order());

    private sealed class Known : IQueryKnowledge
    {
        public (DateOnly, DateOnly) Asked { get; private set; }

        public IReadOnlyCollection<string> Names => ["端木夏", "瞿杉"];

        public IReadOnlySet<FileId>? Files(FileCondition condition, string value) => value == "菜谱" ? null : new HashSet<FileId> { InventedText.File(1) };

        public IReadOnlySet<FileId> Dated(DateOnly first, DateOnly last)
        {
            Asked = (first, last);
            return new HashSet<FileId> { InventedText.File(1), InventedText.File(2) };
        }

        public IReadOnlySet<PassageId>? Passages(PassageCondition condition, string value) => new HashSet<PassageId> { new(InventedText.File(2), 2) };
    }

    private sealed class Nothing : ISnapshot
    {
        public int Count(SearchedFiles files) => 0;

        public Task<Found> Find(IReadOnlyList<Tier> tiers, IReadOnlyList<string> words, SearchedFiles files, int skip, int limit, bool countFiles, CancellationToken cancel) =>
            Task.FromResult(new Found([.. tiers.Select(_ => 0)], [], new Dictionary<FileId, int>()));
    }
}
