using DocReview.Index;

namespace DocReview.Tests;

public sealed class QueryTests
{
    [Theory]
    [InlineData("道路硬化", "“道路硬化”")]
    [InlineData("道路 硬化", "(“道路” 与 “硬化”)")]
    [InlineData("道路　硬化", "(“道路” 与 “硬化”)")]
    [InlineData("道路 AND 硬化", "(“道路” 与 “硬化”)")]
    [InlineData("道路 与 硬化", "(“道路” 与 “硬化”)")]
    [InlineData("道路 或 硬化 桥梁", "(“道路” 或 (“硬化” 与 “桥梁”))")]
    [InlineData("道路|硬化", "(“道路” 或 “硬化”)")]
    [InlineData("(道路 OR 硬化) 桥梁", "((“道路” 或 “硬化”) 与 “桥梁”)")]
    [InlineData("（道路 或 硬化）桥梁", "((“道路” 或 “硬化”) 与 “桥梁”)")]
    [InlineData("道路 -硬化", "(“道路” 与 非 “硬化”)")]
    [InlineData("道路 非 硬化", "(“道路” 与 非 “硬化”)")]
    [InlineData("道路 NOT (硬化 桥梁)", "(“道路” 与 非 (“硬化” 与 “桥梁”))")]
    [InlineData("“道路 硬化”", "“道路 硬化”")]
    [InlineData("\"道路 硬化\" 桥梁", "(“道路 硬化” 与 “桥梁”)")]
    [InlineData("「道路 硬化」", "“道路 硬化”")]
    [InlineData("”道路 硬化“", "“道路 硬化”")]
    [InlineData("“三重一大”事项", "“三重一大事项”")]
    [InlineData("关于“三重一大”事项", "“关于“三重一大”事项”")]
    [InlineData("“道路”或“硬化”", "(“道路” 或 “硬化”)")]
    [InlineData("“道路” 或 “硬化”", "(“道路” 或 “硬化”)")]
    [InlineData("硬化(一期)", "“硬化(一期)”")]
    [InlineData("办法（试行）全文", "“办法（试行）全文”")]
    [InlineData("（试行）办法", "“（试行）办法”")]
    [InlineData("财政与审计", "“财政与审计”")]
    [InlineData("2023-05-06", "(“2023-05-06” 或 日期=2023年5月6日)")]
    [InlineData("河委发〔2021〕14号", "“河委发〔2021〕14号”")]
    [InlineData("同文件:(道路 桥梁)", "同文件:(“道路” “桥梁”)")]
    [InlineData("同文件：（道路 桥梁） 柳溪", "(同文件:(“道路” “桥梁”) 与 “柳溪”)")]
    [InlineData("或", "“或”")]
    public void A_query_is_understood(string text, string understood)
    {
        var (query, note) = QueryParser.Parse(text);
        Assert.Equal(understood, query?.ToString());
        Assert.Null(note);
    }

    [Theory]
    [InlineData("", null, "请输入")]
    [InlineData("  \n", null, "请输入")]
    [InlineData("()", null, null)]
    [InlineData("《》", null, "没有可检索的字")]
    [InlineData("((道路 硬化", "(“道路” 与 “硬化”)", "括号未成对")]
    [InlineData("道路) 硬化", "(“道路” 与 “硬化”)", "右括号")]
    [InlineData("\"道路 硬化", "“道路 硬化”", "引号未成对")]
    [InlineData("道路 AND", "“道路”", "“与”的一侧")]
    [InlineData("OR 道路", "“道路”", "“或”的一侧")]
    [InlineData("道路 或 或 硬化", "(“道路” 或 “硬化”)", "“或”的一侧")]
    [InlineData("道路 NOT", "“道路”", "“非”之后")]
    [InlineData("道路 “” 硬化", "(“道路” 与 “硬化”)", "没有可检索的字")]
    public void A_malformed_query_is_answered_with_what_was_understood(string text, string? understood, string? remark)
    {
        var (query, note) = QueryParser.Parse(text);
        Assert.Equal(understood, query?.ToString());
        Assert.Contains(remark ?? "", note);
    }

    [Fact]
    public void No_input_makes_the_parser_fail()
    {
        const string signs = "道路 硬ab12\"“”「」()（）|-!&与或非《》\n　𠅤\uD800:：同文件";
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(24)).Select(_ => signs[random.Next(signs.Length)]));
            var (query, note) = QueryParser.Parse(text);
            Assert.True(query is not null || note is not null, text);
        }
        Assert.NotNull(QueryParser.Parse(new string('(', 100_000) + "道路").Note);
        Assert.NotNull(QueryParser.Parse(string.Join(' ', Enumerable.Range(0, 5000).Select(i => $"第{i}"))).Note);
        Assert.NotNull(QueryParser.Parse(string.Concat(Enumerable.Repeat("- ", 3000))).Note);
        Assert.Contains("非", QueryParser.Parse(new string('-', 3000) + "道路").Note);
    }
}
