using DocReview.Ledger;
using DocReview.Review;

namespace DocReview.Tests;

public sealed class MatterChainTests
{
    private static readonly Dictionary<FileId, IReadOnlyList<Fact>> Papers = [];

    private static Citation At(string paper) => new(new PassageId(Samples.Id(paper), 1), 0, paper.Length, paper);

    private static Citation Paper(string title, Genre genre, string date, Func<Citation, Fact>? fact = null)
    {
        var at = At(title);
        Papers[at.Passage.File] = fact is null ? [new Profile(at, genre, title, null, null, PartialDate.Parse(date))] : [new Profile(at, genre, title, null, null, PartialDate.Parse(date)), fact(at)];
        return at;
    }

    private static Citation Contract(string date) => Paper("桥头村道路硬化工程施工合同", Genre.Contract, date, at =>
        new Execution(at, ExecutionKind.Contract, [DecisionCategory.Project], "桥头村道路硬化工程", Money.Yuan(386_000), PartialDate.Parse(date), ["青禾公司"], null, null, null));

    private static Citation Payment(string name, string date) => Paper(name, Genre.Voucher, date, at =>
        new Expenditure(at, PartialDate.Parse(date), "青禾公司", "桥头村道路硬化工程款", null, Money.Yuan(100_000), null, null, null, null));

    private static Decision Of(Citation source, Citation? meeting, string? met, params Citation[] related) =>
        new(source, [DecisionCategory.Project], "桥头村道路硬化工程", Money.Yuan(386_000), null, [], meeting is null ? Deliberation.None : Deliberation.Prior, meeting, PartialDate.Parse(met), 1)
        { Related = [.. related.Select(paper => new Evidence(paper, "付款"))] };

    private static MatterChain Chain(Decision decision, params string[] titles) =>
        MatterChain.Of(decision, [], titles.Select(title => new TitledPaper(Samples.Id(title), title)), file => Papers.GetValueOrDefault(file) ?? []);

    [Fact]
    public void A_matter_goes_from_meeting_to_payment_and_what_is_not_in_custody_is_a_gap()
    {
        var meeting = Paper("党委会记录", Genre.MeetingRecord, "2020-03-09");
        var chain = Chain(Of(Contract("2020-05-12"), meeting, "2020-03-09", Payment("凭证一", "2020-06-20"), Payment("凭证二", "2020-06-01")));
        Assert.Equal([MatterStage.Meeting, MatterStage.Contract, MatterStage.Payment, MatterStage.Payment], chain.Steps.Select(step => step.Stage));
        Assert.Equal("2020-06-01", chain.Steps[2].Date.ToString());
        Assert.Equal([MatterStage.Proposal, MatterStage.Publicity, MatterStage.Acceptance], chain.Missing);
        Assert.Empty(chain.Early);
    }

    [Fact]
    public void Papers_whose_titles_name_the_matter_fill_gaps_and_those_of_another_place_do_not()
    {
        Paper("桥头村道路硬化工程竣工验收单", Genre.Other, "2020-06-30");
        Paper("柳湾村道路硬化工程竣工验收单", Genre.Other, "2020-06-30");
        Paper("关于实施桥头村道路硬化工程的请示", Genre.OfficialPaper, "2020-02-01");
        var chain = Chain(Of(Contract("2020-05-12"), null, null), "柳湾村道路硬化工程竣工验收单", "桥头村道路硬化工程竣工验收单", "关于实施桥头村道路硬化工程的请示", "关于春耕物资采购的请示", "桥头村道路硬化工程招标公告（看不到的件）");
        Assert.Equal(["关于实施桥头村道路硬化工程的请示", "桥头村道路硬化工程施工合同", "桥头村道路硬化工程竣工验收单"], chain.Steps.Select(step => step.Source.Quote));
        Assert.Equal([MatterStage.Meeting, MatterStage.Publicity, MatterStage.Payment], chain.Missing);
    }

    [Fact]
    public void What_came_too_early_is_told_only_where_the_dates_leave_no_doubt()
    {
        var meeting = Paper("党委会记录", Genre.MeetingRecord, "2020-06-09");
        var chain = Chain(Of(Contract("2020-05-12"), meeting, "2020-06-09", Payment("凭证三", "2020-05-01")));
        Assert.Equal([(MatterStage.Contract, MatterStage.Meeting), (MatterStage.Payment, MatterStage.Meeting), (MatterStage.Payment, MatterStage.Contract)], chain.Early.Select(pair => (pair.Step.Stage, pair.ShouldBeFirst.Stage)));
        Assert.Empty(Chain(Of(Contract("2020-05"), Paper("会议记录", Genre.MeetingRecord, "2020-05-20"), "2020-05-20")).Early);
    }

    [Fact]
    public void An_appointment_has_no_payment_to_miss()
    {
        var notice = Paper("关于李明任职的通知", Genre.Appointment, "2021-03-01", at => new Execution(at, ExecutionKind.Appointment, [DecisionCategory.Personnel], "李明任职", null, PartialDate.Parse("2021-03-01"), ["李明"], null, null, null));
        var decision = new Decision(notice, [DecisionCategory.Personnel], "李明任职", null, null, ["李明"], Deliberation.None, null, null, 0);
        Assert.Equal([MatterStage.Proposal, MatterStage.Meeting, MatterStage.Publicity], Chain(decision).Missing);
    }
}
