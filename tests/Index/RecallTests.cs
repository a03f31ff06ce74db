using System.Text;
using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Tests;

public sealed class RecallInFolder() : RecallTests(null);

public sealed class RecallInPostgres(PostgresServer server) : RecallTests(server);

public abstract class RecallTests(PostgresServer? server)
{
    private Task<TestIndex> Of(params Document[] documents) => TestIndex.Of(server, documents);

    private Task<TestIndex> Of(params string[] passages) => Of(InventedText.Document(1, passages));

    [Fact]
    public async Task Every_stretch_of_a_stored_passage_finds_it_with_exact_offsets()
    {
        var random = new Random(1);
        var texts = Enumerable.Range(0, 2000).Select(_ => InventedText.Passage(random)).ToArray();
        await using var index = await Of([.. texts.Chunk(40).Select((chunk, i) => InventedText.Document(i, chunk))]);
        var missed = new List<string>();
        var asked = 0;
        for (var i = 0; i < texts.Length; i++)
        {
            var stretch = Stretch(texts[i], random);
            if (FoldedText.Of(stretch).Length == 0) continue;
            asked++;
            var result = await index.Search($"\"{stretch}\"", limit: 3000);
            var hit = result.Hits.SingleOrDefault(hit => hit.Passage == new PassageId(InventedText.File(i / 40), i % 40 + 1));
            if (hit is null) missed.Add(stretch);
            Assert.Equal(result.Total, result.Hits.Count);
            foreach (var found in result.Hits) Highlighted(texts, found, stretch);
        }
        Assert.True(asked > 1800);
        Assert.Empty(missed);
    }

    private static void Highlighted(string[] texts, SearchHit hit, string stretch)
    {
        var text = texts[Convert.ToInt32(hit.Passage.File.Value, 16) * 40 + hit.Passage.Number - 1];
        Assert.Equal(hit.Snippet, text.Substring(hit.SnippetStart, hit.Snippet.Length));
        Assert.NotEmpty(hit.Matches);
        // A sum is found with and without its separators.
        var sought = FoldedText.Of(stretch).ToString().Replace(",", "");
        foreach (var match in hit.Matches)
            Assert.Equal(sought, FoldedText.Of(hit.Snippet.Substring(match.Start, match.Length)).ToString().Replace(",", ""));
    }

    /// <summary>1 to 20 whole characters; quotation marks are left out, they would end the phrase.</summary>
    private static string Stretch(string text, Random random)
    {
        var runes = text.EnumerateRunes().ToArray();
        var start = random.Next(runes.Length);
        var stretch = new StringBuilder();
        foreach (var rune in runes.Skip(start).Take(random.Next(1, 21))) stretch.Append(rune.ToString());
        return stretch.Replace("\"", "").ToString();
    }

    [Theory]
    [InlineData("合同由瞿杉\r\n签订。", "瞿杉签订")]
    [InlineData("合同由瞿\n杉签订。", "瞿杉")]
    [InlineData("时　间：2023 年 5 月", "时间:2023年5月")]
    [InlineData("关于“三重一大”事项", "三重一大事项")]
    [InlineData("三重一大事项", "“三重一大”事项")]
    [InlineData("河湾委发〔2021〕14号", "河湾委发[2021]14号")]
    [InlineData("河湾委发〔2021〕14号", "河湾委发（2021）14号")]
    [InlineData("二○二三年", "二〇二三年")]
    [InlineData("付款３８，０００元", "38,000")]
    [InlineData("付款38,000.00元", "38000.00")]
    [InlineData("付款38000元", "38,000元")]
    [InlineData("王\u200B㛃签字", "王㛃")]
    [InlineData("𨨏材料采购", "𨨏")]
    [InlineData("後勤採購", "后勤采购")]
    [InlineData("⼀级响应", "一级响应")]
    [InlineData("合同号abc-12B", "BC-12b")]
    [InlineData("序号①", "①")]
    [InlineData("全部", "部")]
    public async Task A_passage_is_found_however_it_was_keyed(string stored, string sought)
    {
        await using var index = await Of(stored, "另一段与此无关的文字。");
        Assert.Equal("1:1", await index.Found(sought));
    }

    [Fact]
    public async Task A_name_cut_by_a_line_break_is_found_and_marked_whole()
    {
        await using var index = await Of("参会人员：端木\r\n夏、瞿杉。");
        var hit = Assert.Single((await index.Search("端木夏")).Hits);
        var match = Assert.Single(hit.Matches);
        Assert.Equal("端木\r\n夏", hit.Snippet.Substring(match.Start, match.Length));
    }

    [Fact]
    public async Task What_a_dictionary_would_cut_otherwise_is_found()
    {
        await using var index = await Of("合同价款已付清", "徐海立同志发言", "上海，立即办理");
        Assert.Equal("1:1", await index.Found("合同价"));
        Assert.Equal("1:2", await index.Found("海立"));
    }
}
