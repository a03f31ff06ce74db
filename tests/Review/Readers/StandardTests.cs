using DocReview.Ledger;
using DocReview.Review;

namespace DocReview.Tests;

public sealed class StandardTests
{
    public static TheoryData<string> Names => [.. StandardCases.All.Select(c => c.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Thresholds_are_read_from_the_units_own_measures(string name)
    {
        var (_, text, expected) = Array.Find(StandardCases.All, c => c.Name == name);
        Assert.Equal(expected, Shown(DocumentReading.Read(TextPaper.Of(text, "制度/文件.docx")).OfType<Standard>()));
    }

    internal static string Shown(IEnumerable<Standard> standards) => string.Join("; ", standards.Select(s => s.Kind == StandardKind.Always
        ? $"Always {s.Source.Quote.Split('：')[0]} {s.Body} @{s.EffectiveFrom}"
        : $"{s.Kind} {s.From?.InYuan:0}..{s.Below?.InYuan:0}{(s.Exclusive ? "!" : "")} {s.Body} @{s.EffectiveFrom}"));

    /// <summary>Two sums are amended; the one that was the unit's own before is its limit now, the other was that of the institutions below.</summary>
    [Fact]
    public void An_amendment_changes_the_sum_that_stood_before()
    {
        var facts = RuleExamplesTests.FactsOf([PaperText.Read("制度/规则.docx", """
            青河局议事规则
            第二条　单项6万元（含）以上的资金支出由局党组会议集体研究决定。
            第三条　局属事业单位单笔2万元（含）以上的支出，报局党组会议决定。
            第五条　自2021年1月1日起施行。
            """), PaperText.Read("制度/调整.docx", """
            关于调整议事规则部分条款的通知
            一、第二条“6万元（含）以上”调整为“9万元（含）以上”。
            二、第三条“2万元（含）以上”调整为“4万元（含）以上”。
            自2023年7月1日起施行。
            青河局党组
            2023年6月20日
            """)]);
        Assert.Equal("LargeFund 60000.. PartyCommittee @2021-01-01|LargeFund 90000.. PartyCommittee @2023-07-01; LargeFund 40000.. PartyCommittee @2023-07-01", string.Join("|", facts.Documents.Select(d => Shown(d.Facts.OfType<Standard>()))));
        var thresholds = new Thresholds(facts);
        Assert.Equal([Money.Yuan(60_000), Money.Yuan(90_000)], new[] { PartialDate.OfDay(new DateOnly(2022, 5, 1)), PartialDate.OfDay(new DateOnly(2023, 9, 1)) }.Select(d => thresholds.LargeFund(d).From));
    }

    [Fact]
    public void A_case_told_as_a_warning_is_no_norm()
    {
        var standards = DocumentReading.Read(TextPaper.Of("""
            关于转发公务接待工作餐标准的通知
            各镇：工作餐标准每人每餐不超过45元，对某乡曾出现的人均138元用餐、8名来客11人陪餐的情况，各单位要引以为戒。
            松岭镇党政办
            2020年4月20日
            """)).OfType<Standard>().ToList();
        Assert.Equal(Money.Yuan(45), Assert.Single(standards).From);
    }

    [Fact]
    public void A_superiors_limits_are_not_the_units_but_its_meal_rate_is()
    {
        var standards = DocumentReading.Read(TextPaper.Of("""
            转发《平川县党政机关公务接待管理办法》的通知
            各办所：工作餐标准每人每餐不超过60元。
            单次接待费用5000元以上的，由县政府常务会议研究。
            松岭镇党政办
            2020年4月20日
            """)).OfType<Standard>().ToList();
        var only = Assert.Single(standards);
        Assert.Equal((StandardKind.ReceptionPerHead, Money.Yuan(60)), (only.Kind, only.From!.Value));
    }
}
