using DocReview.Ledger;
using static DocReview.Tests.PaperFacts;

namespace DocReview.Tests;

public sealed class LetterReaderTests
{
    [Fact]
    public void A_letter_with_letterhead_and_number()
    {
        var letter = One<Letter>("""
            云平市发展和改革委员会
            云发改函〔2021〕37号
            关于赴白鹭乡踏勘以工代赈项目的函
            白鹭乡人民政府：
            我委拟于4月15日赴你乡踏勘项目，由副处长康宁带队，一行8人，请予协助安排工作餐一次。
            2021年4月12日
            """);
        Assert.Equal(("云平市发展和改革委员会", "云发改函〔2021〕37号", 8), (letter.From, letter.Number, letter.People!.Value));
        Assert.Equal((Day("2021-04-12"), Day("2021-04-15")), (letter.Date!.Value, letter.VisitDate!.Value));
    }

    [Fact]
    public void Two_letters_in_one_file()
    {
        var letters = Of<Letter>("""
            区水函〔2022〕3号
            关于开展河长制督查的函
            白鹭乡人民政府：
            定于3月8日到你乡督查，共4人。
            区水务局
            2022年3月6日
            区林函〔2022〕9号
            关于林长制检查的函
            白鹭乡人民政府：
            我局将于5月10日前来检查，共3人。
            区林业局
            2022年5月7日
            """);
        Assert.Equal([4, 3], letters.Select(l => l.People!.Value));
        Assert.Equal(["区水务局", "区林业局"], letters.Select(l => l.From));
        Assert.Equal([Day("2022-03-08"), Day("2022-05-10")], letters.Select(l => l.VisitDate!.Value));
    }

    [Fact]
    public void A_letter_dated_after_the_visit_keeps_both_days()
    {
        var letter = One<Letter>("云直函〔2021〕25号\n关于调研基层治理工作的函\n白鹭乡：\n我单位于7月14日到你乡调研基层治理工作，共7人，请予接洽。\n2021年7月20日");
        Assert.Equal((Day("2021-07-20"), Day("2021-07-14"), 7), (letter.Date!.Value, letter.VisitDate!.Value, letter.People!.Value));
    }

    [Theory]
    [InlineData("关于解决便民桥资金的请示\n恳请给予支持18万元。妥否，请批示。")]
    [InlineData("关于做好公务接待工作的通知\n无公函的公务活动一律不予接待。")]
    public void Requests_and_notices_are_no_letters(string text) => Assert.Empty(Of<Letter>(text));
}
