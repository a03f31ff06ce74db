using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>票数与到会人数不符.</summary>
public sealed partial class VoteCountMismatch : IRule
{
    public string Id => "VoteCountMismatch";
    public string Title => "表决票数多于到会人数，或者列席人员参加表决";
    public string LooksFor => "党委会、班子会的记录或者纪要中，某议题同意、反对、弃权票数之和多于实到人数，或者写明列席人员参加举手、投票。票数少于实到人数的不提示：可能有人回避、未表态。";

    public LegalBasis Basis { get; } = new([Norms.Collective, Norms.Constitution]);

    public string FalseAlarms => "实到人数未把迟到后到的成员计入；扩大会议记的是举手总人数；记录人笔误；列席人员只是发表意见。";

    public IReadOnlyList<Example> Examples => Cases;

    public IEnumerable<Finding> Check(CaseStudy study) => study.Items.Where(DecidingBody.Is)
        .Select(i => (Item: i, Told: Told(i))).Where(x => x.Told is not null)
        .GroupBy(x => (x.Item.Meeting.Date, x.Item.Meeting.Body)).Select(g => Found(g.DistinctBy(x => x.Item.Item.Title).Select(x => (x.Item, x.Told!)).ToList(), study));

    /// <summary>Chinese: what does not fit; null where all fits or a number is missing.</summary>
    private static string? Told(DeliberatedItem item)
    {
        if (item.Item.Text.Split('\n').FirstOrDefault(l => Observers().IsMatch(l) && !NotVoting().IsMatch(l)) is not null) return "写有列席人员参加表决";
        if (item.Item.Vote is not { For: { } yes } vote || Candidates().IsMatch(item.Item.Text) || item.Meeting is not { Present: { } present and > 1 }) return null;
        var votes = yes + (vote.Against ?? 0) + (vote.Abstained ?? 0);
        return votes > Math.Max(present, item.Meeting.Attendees.Count) ? $"票数合计{votes}票，记录的实到人数为{present}人" : null;
    }

    private Finding Found(List<(DeliberatedItem Item, string Told)> items, CaseStudy study)
    {
        var (first, told) = items[0];
        var reason = $"发现{Wording.MeetingName(first)}对“{Wording.Short(first.Item.Title)}”的表决{told}{(items.Count > 1 ? $"，另有{items.Count - 1}个议题相同" : "")}。建议调取会议记录原本、签到表和表决票，核对到会、列席和表决人员。";
        return new Finding(Id, FourKinds.Of(first, study), FourKinds.Of(first, study) is null ? Severity.Low : Severity.Medium, first.Item.Title, null, first.Meeting.Date, reason, Basis.On(first.Meeting.Date),
            items.SelectMany(i => Lines(i.Item)).ToList(), [], null, ["该次会议的签到表、表决票", "当时班子成员名单"])
        { FalseAlarms = FalseAlarms };
    }

    private static IEnumerable<Evidence> Lines(DeliberatedItem item)
    {
        yield return Wording.Meeting(item);
        foreach (var line in Wording.Lines(item, item.Item.Text).Where(p => p.Id != item.Source.Passage && (Observers().IsMatch(p.Text) || Ballots().IsMatch(p.Text))).Take(2)) yield return new(Citation.Of(line), "表决情况");
        if (Wording.Attendance(item) is { } attendance) yield return new(attendance, "到会人数");
    }

    [GeneratedRegex("列席(?:会议)?(?:的)?(?:人员|同志|代表|干部)?[^。；，]{0,12}(?:举手|投票|表决|计票|投了)|(?:含|包括)列席[^。；]{0,8}(?:表决|投票|举手|票)|与会(?:全体)?\\d+人(?:员)?[^。；]{0,4}举手表决[^。；]{0,10}列席")]
    private static partial Regex Observers();

    [GeneratedRegex("(?:不|未|没有?|无)(?:参加|参与|计入|享有)?[^。；，]{0,3}(?:举手|投票|表决|计票)|表决(?:前|时)[^。]{0,6}(?:退场|离场|回避)|无表决权|没有表决权|表决权")]
    private static partial Regex NotVoting();

    [GeneratedRegex("\\d\\s*票|举手|表决")]
    private static partial Regex Ballots();

    /// <summary>Several put to the vote under one item: their votes add up to more than one ballot a head.</summary>
    [GeneratedRegex("逐人|逐一表决|逐项表决|分别表决|差额|推荐票|得票")]
    private static partial Regex Candidates();

    private static readonly IReadOnlyList<Example> Cases =
    [
        new("九名委员的会议记了二十三票", ["""
            白云镇党委（扩大）会议记录
            时间：2021年5月20日　主持：祁连　记录：尤佳
            应到9人　实到9人　列席：各村支书14人
            一、研究集镇道路硬化
            苗壮汇报：总投资38万元。焦阳：同意。车晓：同意。
            [|会议决定：同意实施，38万元。同意23票，反对0票，弃权0票。|]
            """]),
        new("写明列席人员一并举手表决", ["""
            白云镇党委会议记录
            时间：2021年6月20日　主持：祁连　记录：尤佳
            应到9人　实到8人　列席：段誉、卫星
            一、研究干部任免
            焦阳：同意。车晓：同意。祁连：同意。
            [|与列席人员一并举手表决，一致通过。|]
            会议决定：段誉同志任党政办主任。
            """]),
        new("有人回避，票数少于实到人数", ["""
            白云镇党委会议记录
            时间：2021年7月20日　主持：祁连　记录：尤佳
            应到9人　实到8人
            一、研究村道维修
            车晓：承包人是我亲戚，我回避。焦阳：同意。祁连：同意。
            会议决定：同意，12万元。同意7票，反对0票，弃权0票。
            """]),
        new("列席人员不参加表决", ["""
            白云镇党委会议记录
            时间：2021年8月20日　主持：祁连　记录：尤佳
            应到9人　实到9人　列席：段誉、卫星
            一、研究村道维修
            焦阳：同意。车晓：同意。祁连：同意。列席人员未参加表决。
            会议决定：同意，12万元。同意9票。
            """]),
        new("没有写实到人数", ["""
            白云镇党委会议记录
            时间：2021年9月20日　主持：祁连　记录：尤佳
            一、研究村道维修
            焦阳：同意。车晓：同意。祁连：同意。
            会议决定：同意，12万元。同意9票。
            """]),
    ];
}
