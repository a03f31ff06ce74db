using DocReview.Ledger;
using DocReview.Review;

namespace DocReview.Tests;

/// <summary>Why a paper was or was not raised, told from the rules' own examples.</summary>
public sealed class ExplanationTests
{
    private static string Told(IRule rule, string exampleTitle)
    {
        var facts = RuleExamplesTests.FactsOf(rule.Examples.Single(example => example.Title == exampleTitle).Papers.Select((paper, i) => PaperText.Read($"材料/{i + 1}.txt", paper)));
        return Told(facts, facts.Documents[^1].Document.Passages.Select(passage => passage.Id).ToHashSet());
    }

    private static string Told(CaseFacts facts, IReadOnlySet<PassageId> passages) =>
        string.Join('\n', new Explanation(CaseStudy.Of(facts), CaseReview.Of(facts), word => word.ToString()).Of(facts.Documents[^1], passages));

    [Theory]
    [InlineData("购置洒水车，同期会议记录中没有该议题", "已列为疑点", "没有找到研究该事项的会议")]
    [InlineData("合同已经党委会研究，付款是合同的分期", "已找到事前研究的会议", "河堤加固")]
    [InlineData("工资、社保、水电和退还保证金不逐笔上会", "不逐笔要求会议研究", "水电通信")]
    public void A_matter_is_told_with_what_became_of_it(string example, params string[] says)
    {
        var told = Told(new NoDeliberation(), example);
        foreach (var part in says) Assert.Contains(part, told);
    }

    /// <summary>The command says enumerations in words of the screen: one that is missing would break it off.</summary>
    [Fact]
    public void A_meeting_is_told_in_words_of_the_screen()
    {
        var facts = RuleExamplesTests.FactsOf([PaperText.Read("会议.docx", "双溪镇党委会议记录\n时间：2021年3月16日　主持：葛明\n一、研究春季造林\n会议决定：同意。\n二、研究摊位出租\n会议决定：暂缓，下次再议。")]);
        var told = string.Join('\n', new Explanation(CaseStudy.Of(facts), CaseReview.Of(facts), DocReview.Web.Text.Of).Of(facts.Documents[0], facts.Documents[0].Document.Passages.Select(p => p.Id).ToHashSet()));
        Assert.Contains("“研究春季造林”：决定", told);
        Assert.Contains("“研究摊位出租”：暂缓", told);
    }

    [Fact]
    public void A_reception_is_told_with_the_standard_it_was_held_against() =>
        Assert.Contains("餐标", Told(new HospitalityOverStandard(), "人均在餐标以内"));

    [Fact]
    public void Only_the_passages_asked_about_are_told() =>
        Assert.Contains("没有可比对的事项", Told(RuleExamplesTests.FactsOf([PaperText.Read("会议.txt", "今天没有什么可说的。")]), new HashSet<PassageId>()));
}
