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
