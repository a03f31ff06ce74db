using DocReview.Index;

namespace DocReview.Tests;

public sealed class LexiconTests
{
    private static readonly ChineseTokenizer Plain = new(Segmentation.Records, Lexicon.None), Standard = new(Segmentation.Records, Lexicon.Standard);

    private static string Words(ChineseTokenizer tokenizer, string text) =>
        string.Join(' ', tokenizer.Tokens(text).Where(token => token.PositionIncrement > 0).Select(token => token.Text));

    [Fact]
    public void Every_word_of_the_trade_is_one_word_and_listed_once()
    {
        using var reader = new StreamReader(typeof(Lexicon).Assembly.GetManifestResourceStream("DocReview.Index.Tokens.Resources.lexicon.txt")!);
        var lines = reader.ReadToEnd().TrimEnd('\n').Split('\n').Where(line => line[0] != '#').Select(line => line.Split('\t')).ToList();
        Assert.True(lines.Count > 500);
        Assert.All(lines, line => Assert.Equal(2, line.Length));
        Assert.Equal(lines.Count, lines.Select(line => FoldedText.Of(line[0]).ToString()).Distinct().Count());
        Assert.All(lines, line => Assert.Equal(FoldedText.Of(line[0]).ToString(), Words(Standard, line[0])));
        Assert.All(lines, line => Assert.Contains(FoldedText.Of(line[0]).ToString(), Words(Standard, $"，{line[0]}。").Split(' ')));
    }

    [Theory]
    [InlineData("会议研究了“三重一大”事项", "会议 研究 了 三重一大 事项", "会议 研究 了 三 重 一大 事项")]
    [InlineData("镇党委会研究同意公务接待费3,800元", "镇 党委会 研究 同意 公务接待费 3800 元", "镇 党委 会 研究 同意 公务 接待 费 3800 元")]
    [InlineData("经党政联席会议审议", "经 党政联席会议 审议", "经 党政 联席会议 审议")]
    [InlineData("党委（扩大）会议", "党委(扩大)会议", "党委 扩大 会议")]
    [InlineData("送来国窖1573两瓶", "送 来 国窖1573 两 瓶", "送 来 国 窖 1573 两 瓶")]
    public void Words_of_the_trade_stay_whole(string text, string with, string without) =>
        Assert.Equal((with, without), (Words(Standard, text), Words(Plain, text)));

    /// <summary>Here a longest match would cut another word in two: 党组|织, 会签|到表, 村党支部|书记.</summary>
    [Theory]
    [InlineData("加强基层党组织建设", "加强 基层 党组织 建设")]
    [InlineData("参会签到表附后", "参会 签到表 附 后")]
    [InlineData("村党支部书记王某", "村 党支部书记 王 某")]
    [InlineData("专题会议纪要", "专题 会议纪要")]
    [InlineData("抗旱送水费用", "抗旱 送 水 费用")]
    [InlineData("效率提高明显", "效率 提高 明显")]
    public void A_word_of_the_lexicon_gives_way_to_the_words_that_cross_it(string text, string words) =>
        Assert.Equal(words, Words(new(Segmentation.Records, Lexicon.Standard.With(["高明"])), text));

    [Theory]
    [InlineData("支付瞿杉垫付款", "支付 瞿杉 垫付 款")]
    [InlineData("柳溪村两委", "柳溪村 两 委")]
    [InlineData("由万家福商贸有限公司承建", "由 万家福商贸有限公司 承建")]
    [InlineData("㛃琪、𠅤平请假", "㛃琪 𠅤平 请假")]
    [InlineData("阿依努尔·买买提签字", "阿依努尔·买买提 签字")]
    [InlineData("瞿 杉到会", "瞿杉 到会")]
    public void Names_of_the_inspection_stay_whole(string text, string words)
    {
        var names = new ChineseTokenizer(Segmentation.Records, Lexicon.None.With(["瞿杉", "柳溪村", "万家福商贸有限公司", "㛃琪", "𠅤平", "阿依努尔·买买提", "张", "", "  "]));
        Assert.Equal(words, Words(names, text));
        Assert.NotEqual(words, Words(Plain, text));
    }

    [Fact]
    public void A_word_of_the_lexicon_is_followed_by_those_of_its_parts_that_are_words()
    {
        var tokens = Standard.Tokens("经党政联席会议、三重一大").ToList();
        Assert.Equal([new("经", 0, 1), new("党政联席会议", 1, 7), new("党政", 1, 3, 0), new("联席会议", 3, 7, 0), new("三重一大", 8, 12, 2)], tokens);
    }

    [Fact]
    public void The_version_tells_lexicons_apart_by_what_they_hold()
    {
        Assert.NotEqual(Plain.Version, Standard.Version);
        Assert.NotEqual(Standard.Version, new ChineseTokenizer(Segmentation.Records, Lexicon.Standard.With(["瞿杉"])).Version);
        Assert.Equal(Lexicon.None.With(["瞿杉", "柳溪村"]).Version, Lexicon.None.With(["柳溪村"]).With(["瞿　杉", "瞿杉"]).Version);
        Assert.Equal(Standard.Version, new ChineseTokenizer(Segmentation.Records).Version);
        Assert.Equal("SmartChineseAnalyzer/8.8.1", new ChineseTokenizer(Segmentation.SmartChineseAnalyzer, Lexicon.Standard).Version);
    }

    [Fact]
    public async Task An_index_written_with_other_names_is_written_anew()
    {
        var folder = Directory.CreateTempSubdirectory("docreview-lexicon-").FullName;
        var named = new ChineseTokenizer(Segmentation.Records, Lexicon.Standard.With(["瞿杉"]));
        await LuceneIndex.Create(folder, Standard).DisposeAsync();
        Assert.False(Assert.IsType<IndexOpening.Unusable>(LuceneIndex.Open(folder, named)).Damaged);
        await Assert.IsType<IndexOpening.Ready>(LuceneIndex.Open(folder, Standard)).Index.DisposeAsync();
        Directory.Delete(folder, true);
    }
}
