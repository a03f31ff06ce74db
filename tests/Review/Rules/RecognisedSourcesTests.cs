using DocReview.Ledger;
using DocReview.Review;

namespace DocReview.Tests;

/// <summary>What was read from an image is cited with its caution.</summary>
public sealed class RecognisedSourcesTests
{
    private const string Caution = "由图像识别得出";

    private static CaseFacts Town(bool contractScanned, bool meetingScanned, string signed)
    {
        var item = HandMade.Item("研究河堤加固项目", Outcome.Decided, "与会委员逐一发表意见。会议决定：同意实施河堤加固项目，控制价21.5万元。", 215_000);
        var town = new HandMade().Meeting("2021-04-12", 5, HandMade.Item("学习文件", Outcome.Noted, "学习。")).Meeting("2021-05-12", 6, item)
            .Meeting("2021-08-12", 7, HandMade.Item("学习文件", Outcome.Noted, "学习。")).Contract(signed, "河堤加固施工合同", 210_000, "恒远水利公司").Facts;
        return town with { Documents = [.. town.Documents.SelectMany(d => Scanned(d, d.Profile.Genre == Genre.Contract ? contractScanned : meetingScanned))] };
    }

    /// <summary>The document on pages of the origin asked for; items made by hand lie in papers of their own.</summary>
    private static IEnumerable<CaseDocument> Scanned(CaseDocument document, bool scanned)
    {
        var origin = scanned ? TextOrigin.Recognised : TextOrigin.Written;
        yield return document with { Document = document.Document with { Pages = [document.Document.Pages[0] with { Origin = origin }] } };
        foreach (var cited in document.Facts.OfType<Meeting>().SelectMany(m => m.Agenda).SelectMany(item => new[] { item.Source, item.Resolution }).OfType<Citation>())
            yield return new CaseDocument(document.Document with { File = cited.Passage.File, Pages = [new Page(1, origin, [new Passage(cited.Passage, cited.Quote)])] }, document.Profile, []);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void A_decision_that_rests_on_a_scan_says_so(bool contractScanned, bool meetingScanned)
    {
        var decisions = CaseReview.Of(Town(contractScanned, meetingScanned, "2021-06-30")).Decisions;
        Assert.Contains(decisions, d => d.Deliberation == Deliberation.Prior && d.Reasons.Any(r => r.Contains(Caution, StringComparison.Ordinal)));
        Assert.DoesNotContain(CaseReview.Of(Town(false, false, "2021-06-30")).Decisions, d => d.Reasons.Any(r => r.Contains(Caution, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_finding_on_a_scan_asks_to_look_at_the_page_and_weighs_less()
    {
        Finding Late(bool scanned) => CaseReview.Of(Town(scanned, false, "2021-04-20")).Findings.Single(f => f.Kind == "DeliberationAfterDecision");
        Assert.DoesNotContain(Caution, Late(false).Reason);
        Assert.Contains(Caution, Late(true).Reason);
        Assert.True(Late(true).Severity >= Severity.Medium);
        Assert.Equal(Late(false).Key, Late(true).Key);
    }
}
