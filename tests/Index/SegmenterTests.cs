using System.Security.Cryptography;
using System.Text;
using DocReview.Index;

namespace DocReview.Tests;

public sealed class SegmenterTests
{
    [Fact]
    public void The_dictionary_is_the_one_that_was_converted()
    {
        var dictionary = SegmenterDictionary.Load();
        var words = Enumerable.Range(0, dictionary.Words.Count).Where(i => dictionary.Words[i].All(c => c is >= '\u4E00' and <= '\u9FA5'))
            .Select(i => $"{dictionary.Words[i]}\t{dictionary.Frequencies[i]}").ToList();
        Assert.Equal((85_536, "3fa2b349a0a01e44efb49be51a8c1472cfc06fa4d91a512e6be5c4202dff8101"), (words.Count, Sum(words)));
        var pairs = Enumerable.Range(0, dictionary.Words.Count).SelectMany(left =>
            Enumerable.Range(dictionary.RowStarts[left], dictionary.RowStarts[left + 1] - dictionary.RowStarts[left])
                .Select(at => $"{dictionary.Words[left]}\t{dictionary.Words[dictionary.Followers[at]]}\t{dictionary.PairFrequencies[at]}")).ToList();
        Assert.Equal((318_072, "819bc747a247ae61beef57c12ac7999c0f0dd74c2888fa04936fafab5acb36d7"), (pairs.Count, Sum(pairs)));
    }

    private static string Sum(IEnumerable<string> lines) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")))));

    [Theory]
    [InlineData(Segmentation.HmmChineseTokenizer, "#RAW"), InlineData(Segmentation.SmartChineseAnalyzer, "#SMART")]
    public void Segmentation_equals_the_original_token_for_token(Segmentation segmentation, string name)
    {
        var tokenizer = new ChineseTokenizer(segmentation);
        var vectors = Vectors.Read(Path.Combine(Repository.Root, "tests", "Index", "vectors.txt")).ToList();
        Assert.Equal(216, vectors.Count);
        foreach (var (text, expected) in vectors) Assert.Equal(expected[name], Vectors.Lines(tokenizer, text));
    }

    [Theory]
    [InlineData("二〇二三年三月", "二〇二三 年 三月")]
    [InlineData("二○二三年", "二〇二三 年")]
    [InlineData("①付款1,234.56元", "① 付款 1234.56 元")]
    [InlineData("第1,2,3条", "第 1 2 3 条")]
    [InlineData("１２３，４５６．７８元", "123456.78 元")]
    [InlineData("落实三重一大制度", "落实 三重一大 制度")]
    [InlineData("会议同意𠅤平的意见", "会议 同意 𠅤 平 的 意见")]
    [InlineData("㛃琪", "㛃 琪")]
    [InlineData("會議決定", "会议 决定")]
    [InlineData("ＡＢＣ公司", "abc 公司")]
    [InlineData("分别为2021，100", "分别 为 2021 100")]
    [InlineData("第①②项", "第 ① ② 项")]
    [InlineData("Ⅳ级", "ⅳ 级")]
    [InlineData("人民币叁万捌仟元整", "人民币 叁万捌仟 元 整")]
    [InlineData("叁万元", "叁万 元")]
    [InlineData("陆万福", "陆 万福")]
    [InlineData("3.8万元，12.5％", "3.8 万 元 12.5")]
    [InlineData("中\n国", "中国")]
    [InlineData("中\t国", "中 国")]
    [InlineData("中\r\n \r\n国", "中 国")]
    public void For_our_own_index_nothing_that_counts_is_lost(string text, string words)
    {
        var tokens = new ChineseTokenizer(Segmentation.Records).Tokens(text).ToList();
        Assert.Equal(words, string.Join(' ', tokens.Select(token => token.Text)));
        Assert.All(tokens, token => Assert.InRange(token.End, token.Start + 1, text.Length));
    }

    /// <summary>The original takes 1,024 units at a time: what lies across the end of a window is cut there.</summary>
    [Theory]
    [InlineData("会议纪要"), InlineData("𠅤"), InlineData("1,234.56"), InlineData("二〇二三")]
    public void For_our_own_index_no_window_cuts_a_word(string word)
    {
        var records = new ChineseTokenizer(Segmentation.Records);
        for (var before = 1024 - word.Length; before <= 1024; before++)
        {
            var text = new string('的', before) + word + new string('的', 2000);
            Assert.Contains(records.Tokens(text), token => token.Start == before && token.End == before + word.Length);
        }
    }

    [Fact]
    public void A_row_of_very_many_cells_is_cut_in_time_proportional_to_its_length()
    {
        var row = string.Concat(Enumerable.Repeat("元\t", 300_000));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(300_000, new ChineseTokenizer(Segmentation.Records).Count(row));
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 10);
    }

    [Fact]
    public void A_text_is_cut_alike_with_strings_and_without_and_while_another_is_being_cut()
    {
        var tokenizer = new ChineseTokenizer(Segmentation.Records);
        var random = new Random(12);
        for (var i = 0; i < 50; i++)
        {
            var text = InventedText.Passage(random);
            var visited = new List<Token>();
            tokenizer.Visit(text, (word, start, end, increment) =>
            {
                visited.Add(new(word.ToString(), start, end, increment));
                tokenizer.Count("会议决定 Meeting");
                tokenizer.Cut("另一段 １２３，４５６．７８元 meetings");
            });
            Assert.Equal(tokenizer.Tokens(text), visited);
        }
    }

    [Fact]
    public void Segmentation_is_the_same_on_many_threads()
    {
        var random = new Random(11);
        var texts = Enumerable.Range(0, 400).Select(_ => InventedText.Passage(random)).ToArray();
        var tokenizer = new ChineseTokenizer(Segmentation.Records);
        var expected = texts.Select(text => string.Join('|', tokenizer.Tokens(text))).ToArray();
        var actual = new string[texts.Length];
        Parallel.For(0, texts.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => actual[i] = string.Join('|', tokenizer.Tokens(texts[i])));
        Assert.Equal(expected, actual);
    }

    /// <summary>The whole set of vectors, where it is at hand beside the repository; the selection in vectors.txt is always run.</summary>
    [Theory]
    [InlineData(Segmentation.HmmChineseTokenizer, "golden.raw.tsv"), InlineData(Segmentation.SmartChineseAnalyzer, "golden.smart.tsv")]
    public void Segmentation_equals_the_original_on_the_whole_set_of_vectors(Segmentation segmentation, string file)
    {
        var folder = Path.Combine(Repository.Root, "..", "shared", "smartcn");
        if (!Directory.Exists(folder)) return;
        var tokenizer = new ChineseTokenizer(segmentation);
        var expected = File.ReadAllLines(Path.Combine(folder, file)).Skip(1).ToList();
        var actual = File.ReadAllText(Path.Combine(folder, "golden.in")).Split('\n').SelectMany(line => Vectors.Lines(tokenizer, line)).ToList();
        Assert.Equal(expected.Count, actual.Count);
        for (var i = 0; i < expected.Count; i++) Assert.True(expected[i] == actual[i], $"line {i + 2}: expected {expected[i]}, was {actual[i]}");
    }
}
