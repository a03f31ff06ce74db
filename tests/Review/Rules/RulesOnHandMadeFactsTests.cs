using DocReview.Ledger;
using DocReview.Review;

namespace DocReview.Tests;

public sealed class RulesOnHandMadeFactsTests
{
    private static IReadOnlyList<Finding> Findings(HandMade town, string kind) => CaseReview.Of(town.Facts).Findings.Where(f => f.Kind == kind).ToList();

    private static Reception Row(string day, string guests, int guestCount, int companions, decimal sum, bool? letter, string? remark = null) =>
        new(HandMade.Passage($"{day}\t{guests}"), ReceptionPaper.Register, HandMade.Day(day), guests, guestCount, [], companions, "机关食堂", Money.Yuan(sum), letter, null, "检查", []) { Remark = remark };

    [Theory]
    [InlineData(10, 3, false)]
    [InlineData(10, 4, true)]
    [InlineData(11, 3, false)]
    [InlineData(11, 4, true)]
    [InlineData(14, 4, false)]
    public void Companions_up_to_ten_guests_are_three_above_a_third(int guests, int companions, bool flagged) =>
        Assert.Equal(flagged, Findings(new HandMade().Served(Row("2021-03-11", "市城管局", guests, companions, 300, true)), "HospitalityTooManyCompanions").Count == 1);

    [Fact]
    public void A_letter_in_another_paper_settles_an_empty_field()
    {
        var letter = new Letter(HandMade.Passage("函"), "安平市水务局", "安水函〔2021〕3号", HandMade.Day("2021-03-08"), HandMade.Day("2021-03-11"), 5, null);
        Assert.Single(Findings(new HandMade().Served(Row("2021-03-11", "市水务局", 5, 2, 300, false)), "HospitalityNoLetter"));
        Assert.Empty(Findings(new HandMade().Served(Row("2021-03-11", "市水务局", 5, 2, 300, false)).Received(letter), "HospitalityNoLetter"));
        Assert.Single(Findings(new HandMade().Served(Row("2021-03-11", "市水务局", 5, 2, 300, false)).Received(letter with { Date = HandMade.Day("2021-03-20") }), "HospitalityNoLetter"));
    }

    [Fact]
    public void A_call_by_telephone_is_named_as_a_possible_explanation()
    {
        var finding = Assert.Single(Findings(new HandMade().Served(Row("2021-03-11", "县财政局", 5, 2, 300, false, "电话通知")), "HospitalityNoLetter"));
        Assert.Contains(finding.Exculpatory, e => e.Why.Contains("电话", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_known_standard_no_meal_is_over_it()
    {
        Assert.Empty(Findings(new HandMade().Served(Row("2021-03-11", "市城管局", 5, 3, 2000, true)), "HospitalityOverStandard"));
        var town = new HandMade { Settings = new() { ReceptionPerHead = Money.Yuan(60) } };
        Assert.Single(Findings(town.Served(Row("2021-03-11", "市城管局", 5, 3, 2000, true)).Served(Row("2021-03-12", "市水务局", 5, 3, 480, true)), "HospitalityOverStandard"));
    }

    [Fact]
    public void Findings_of_absence_say_what_was_searched_and_keep_their_key_when_a_record_arrives()
    {
        var first = new HandMade().Contract("2021-06-30", "洒水车采购合同", 156_000, "远程汽车公司").Meeting("2021-05-12", 6).Meeting("2021-06-09", 7);
        var before = Assert.Single(Findings(first, "NoDeliberation"));
        Assert.Equal(2, before.Searched!.Documents);
        var after = Assert.Single(Findings(first.Meeting("2021-06-20", 8, HandMade.Item("防汛", Outcome.Decided, "会议决定：同意防汛值班表。")), "NoDeliberation"));
        Assert.Equal(before.Key, after.Key);
        Assert.DoesNotContain("违规", after.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_meeting_records_are_in_custody_one_lead_a_year_says_so()
    {
        var town = new HandMade().Contract("2021-06-30", "洒水车采购合同", 156_000, "远程汽车公司").Paid("2021-09-12", "文化大院音响", 66_000, "百声音响公司").Paid("2022-02-12", "敬老院锅炉", 71_000, "暖阳公司");
        Assert.Equal([("RecordGap", 2021), ("RecordGap", 2022)], CaseReview.Of(town.Facts).Findings.Select(f => (f.Kind, f.Date!.Value.Year)));
    }

    [Fact]
    public void A_file_that_could_not_be_read_but_is_named_as_a_meeting_weakens_the_lead()
    {
        var settings = new InspectionSettings { Confirmed = [new(StandardKind.LargeFund, Money.Yuan(50_000), MeetingBody.PartyCommittee, null, "议事规则", "组长")] };
        var facts = (new HandMade { Settings = settings }).Contract("2021-06-30", "洒水车采购合同", 156_000, "远程汽车公司").Meeting("2021-05-12", 6).Facts;
        Assert.Equal(Severity.High, Assert.Single(CaseReview.Of(facts).Findings, f => f.Kind == "NoDeliberation").Severity);
        var weakened = Assert.Single(CaseReview.Of(facts with { Unread = [new(new FileId("a"), "扫描件/20210609党委会.pdf", Trouble.NoText, "等待识别")] }).Findings, f => f.Kind == "NoDeliberation");
        Assert.Equal(Severity.Low, weakened.Severity);
        Assert.Contains("20210609党委会.pdf", weakened.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void One_matter_gives_one_finding_with_its_payments_as_evidence()
    {
        var town = new HandMade().Meeting("2021-05-12", 6).Contract("2021-06-30", "洒水车采购合同", 156_000, "远程汽车公司").Paid("2021-07-12", "洒水车1辆", 156_000, "安宁市远程汽车公司");
        var finding = Assert.Single(CaseReview.Of(town.Facts).Findings);
        Assert.Equal(["合同", "付款"], finding.Evidence.Select(e => e.Role));
    }

    [Fact]
    public void A_decision_whose_record_shows_no_discussion_is_not_plainly_deliberated()
    {
        CaseResult Town(string views) => CaseReview.Of(RuleExamplesTests.FactsOf([PaperText.Read("会议/1.docx", $"""
            石桥镇党委会议记录
            2021年第8次　时间：2021年11月11日　主持：祁连　记录：尤佳
            一、集镇保洁服务外包
            苗壮汇报：清源环境公司中标，一年118万元。{views}
            会议决定：由清源环境公司承担集镇保洁服务，一年118万元。
            """), PaperText.Read("合同/1.docx", """
            集镇保洁服务合同
            甲方：石桥镇人民政府　乙方：南川市清源环境有限公司
            服务内容：石桥镇集镇保洁服务　合同总价：1,180,000元
            签订日期：2021年11月22日
            """)]));
        Assert.Equal(Deliberation.Flawed, Assert.Single(Town("").Decisions, d => d.Meeting is not null).Deliberation);
        Assert.Equal(Deliberation.Prior, Assert.Single(Town("焦阳：考核要从严，同意。车晓：同意。祁连：同意。").Decisions, d => d.Meeting is not null).Deliberation);
    }
}
