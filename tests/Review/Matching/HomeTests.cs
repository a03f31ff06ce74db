using DocReview.Ledger;
using DocReview.Review;

namespace DocReview.Tests;

/// <summary>What the papers themselves tell of the unit that is inspected, and what follows from it.</summary>
public sealed class HomeTests
{
    private static CaseDocument Paper(string file, Genre genre, string issuer, Func<Citation, Fact>? fact = null)
    {
        var passage = new Passage(new PassageId(new FileId(file.PadLeft(64, '0')), 1), issuer);
        var source = Citation.Of(passage);
        var profile = new Profile(source, genre, "一份", issuer, null, HandMade.Day("2021-05-12"));
        return new(new Document(passage.Id.File, file + ".txt", "一份", "txt", [new Page(1, TextOrigin.Written, [passage])], "text/1"), profile, fact is null ? [profile] : [profile, fact(source)]);
    }

    private static Fact Contract(Citation source, string issuer) =>
        new Execution(source, ExecutionKind.Contract, [DecisionCategory.Project], "泵站维修", Money.Yuan(128_000), HandMade.Day("2021-10-12"), ["兴达公司"], issuer, null, null);

    [Fact]
    public void A_bureaus_own_contracts_are_its_own_decisions_and_those_of_another_are_not()
    {
        var facts = new CaseFacts(
            [
                Paper("1", Genre.MeetingMinutes, "中共白沙县林业局党组"),
                Paper("2", Genre.Contract, "白沙县林业局", s => Contract(s, "白沙县林业局")),
                Paper("3", Genre.Contract, "白沙县财政局", s => Contract(s, "白沙县财政局")),
            ],
            [], new());
        Assert.Equal("白沙县林业局", facts.Home);
        Assert.Equal([null, "上级机关作出的决定"], Act.AllOf(facts).Select(a => Exemptions.For(a, facts)));
    }

    [Fact]
    public void The_unit_that_was_set_comes_first() =>
        Assert.Equal("河湾乡", new CaseFacts([Paper("1", Genre.Contract, "白沙县林业局")], [], new() { Unit = "河湾乡" }).Home);

    [Fact]
    public void An_approval_and_the_payment_it_approves_are_one_matter()
    {
        var slip = """
            河湾乡付款审批单
            填报日期：2020年11月2日
            事由：文化长廊制作安装费
            收款单位：锦绣广告传媒有限公司
            金额：￥38,500.00
            乡长审批：同意支付。周启元 2020.11.3
            """;
        var document = PaperText.Read("材料/审批单.txt", slip);
        var facts = DocumentReading.Read(document);
        var study = CaseStudy.Of(new CaseFacts([new CaseDocument(document, facts.OfType<Profile>().Single(), facts)], [], new()));
        Assert.Equal(2, Assert.Single(study.Matters).Matter.Acts.Count);
    }

    [Fact]
    public void Next_years_matter_does_not_decide_this_years_payment_late() =>
        Assert.NotEqual(Deliberation.After, Assert.Single(new HandMade().Meeting("2020-12-24", 12, HandMade.Item("2021年集镇保洁续签", Outcome.Decided, "会议决定：同意由洁源公司续签，38万元。", 380_000))
            .Paid("2020-10-30", "三季度集镇保洁", 90_000, "洁源公司").Study.Matters).Deliberation);

    [Fact]
    public void A_numbered_meeting_whose_year_is_unknown_is_not_missing()
    {
        var dated = new HandMade().Meeting("2022-03-22", 1).Meeting("2022-04-19", 2).Meeting("2022-07-12", 4).Facts;
        var undated = dated.Documents[0] with { Facts = [.. dated.Documents[0].Facts.Select(f => f is Meeting m ? m with { Date = null, Number = 3 } : f)] };
        Assert.Equal([3], Assert.Single(new Coverage(dated).Runs).Missing);
        Assert.Empty(Assert.Single(new Coverage(dated with { Documents = [.. dated.Documents, undated] }).Runs).Missing);
    }
}
