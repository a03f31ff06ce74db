using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>缺席人员被记为发言、同意；回避人员仍然表态.</summary>
public sealed partial class AbsentMemberCounted : IRule
{
    public string Id => "AbsentMemberCounted";
    public string Title => "请假缺席或者申请回避的成员被记为表示同意";
    public string LooksFor => "同一次会议的记录中，开头写明请假、缺席的成员，在议题下又被记为发言、表示同意；或者已申明回避的成员，随后仍被记为同意。写明后到、电话或者书面表达意见的，在提示中列出。";

    public LegalBasis Basis { get; } = new([Norms.Collective, Norms.Constitution]);

    public string FalseAlarms => "迟到后到未改记；请假人员会前书面表达过意见；同名同姓；记录人抄错名单；请假只涉及部分时段；回避的是另一议题。";

    public IReadOnlyList<Example> Examples => Cases;

    public IEnumerable<Finding> Check(CaseStudy study) => study.Items.Where(i => DecidingBody.Is(i) && !i.Meeting.IsMinutes)
        .SelectMany(i => Named(i).Select(n => (Item: i, n.Speech, n.Recused))).GroupBy(x => (x.Item.Meeting.Date, x.Item.Meeting.Body, x.Speech.Speaker, x.Recused))
        .Select(g => Found(g.DistinctBy(x => x.Speech.Source).Select(x => (x.Item, x.Speech)).ToList(), g.Key.Recused, study));

    private static IEnumerable<(Speech Speech, bool Recused)> Named(DeliberatedItem item)
    {
        foreach (var speech in item.Item.Speeches.Where(s => s.Stance == Stance.Agrees && item.Meeting.Absent.Contains(s.Speaker))) yield return (speech, false);
        for (var i = 0; i < item.Item.Speeches.Count; i++)
            if (item.Item.Speeches[i] is var said && Recuses().IsMatch(said.Source.Quote) && item.Item.Speeches.Skip(i + 1).FirstOrDefault(s => s.Speaker == said.Speaker && s.Stance == Stance.Agrees && !Recuses().IsMatch(s.Source.Quote)) is { } later)
                yield return (later, true);
    }

    private Finding Found(List<(DeliberatedItem Item, Speech Speech)> places, bool recused, CaseStudy study)
    {
        var (item, speech) = places[0];
        var category = FourKinds.Of(item, study);
        var told = recused ? "此前已申明回避，随后仍" : "在开头列为请假或者缺席，议题下却";
        var reason = $"发现{Wording.MeetingName(item)}的记录中，{speech.Speaker}{told}被记为表示同意（“{Wording.Short(item.Item.Title)}”{(places.Count > 1 ? $"等{places.Count}处" : "")}）。建议调取签到表、请假记录和会议记录原本，核实其是否到会、如何表达意见。";
        return new Finding(Id, category, category == DecisionCategory.Personnel || recused ? Severity.Medium : Severity.Low, item.Item.Title, null, item.Meeting.Date, reason, Basis.On(item.Meeting.Date),
            [.. places.Select(p => new Evidence(p.Speech.Source, "议题发言")), .. recused ? item.Item.Speeches.Where(s => s.Speaker == speech.Speaker && Recuses().IsMatch(s.Source.Quote)).Select(s => new Evidence(s.Source, "申明回避")) : Wording.Absence(item, speech.Speaker).Select(c => new Evidence(c, "请假缺席"))],
            Explained(item, speech).ToList(), null, ["该次会议的签到表、请假记录", "会前书面意见或者电话记录"])
        { FalseAlarms = FalseAlarms };
    }

    private static IEnumerable<Exculpation> Explained(DeliberatedItem item, Speech speech)
    {
        if (Otherwise().IsMatch(item.Item.Text) || Otherwise().IsMatch(speech.Source.Quote)) yield return new(speech.Source, "记录提到后到、书面或者电话表达意见，须核对本单位规定是否允许、人事议题除外");
    }

    [GeneratedRegex("(?:我|本人|申请|应当|应该|需要?|按规定)[^。；，]{0,6}回避|回避(?:了|一下|表决|本议题)|退场回避|^[\\u4e00-\\u9fff]{2,3}[:：]?(?:同志)?回避")]
    private static partial Regex Recuses();

    [GeneratedRegex("后到|晚到|迟到|中途(?:到|参加)|书面(?:意见|表示|委托)|电话(?:表示|征求|同意|意见|连线)|视频(?:参加|参会|连线)|线上参(?:会|加)|委托[\\u4e00-\\u9fff]{2,4}(?:表达|转达)")]
    private static partial Regex Otherwise();

    private static readonly IReadOnlyList<Example> Cases =
    [
        new("请假的委员在议题下表示同意", ["""
            白云镇党委会议记录
            时间：2021年5月20日　主持：祁连　记录：尤佳
            应到5人　实到4人　请假：卫星（市委党校学习）
            出席：祁连、焦阳、车晓、苗壮
            一、研究中层干部任免
            焦阳汇报考察情况。车晓：同意。苗壮：同意。[|卫星：同意。|]祁连：同意。
            会议决定：段誉同志任党政办主任。
            """]),
        new("申明回避后又表示同意", ["""
            白云镇党委会议记录
            时间：2021年7月20日　主持：祁连　记录：尤佳
            出席：祁连、焦阳、车晓、苗壮
            一、研究村道维修
            苗壮汇报：拟由鑫旺公司承建，12万元。
            车晓：鑫旺公司是我堂弟开的，我申请回避。
            焦阳：同意。
            [|车晓：同意，质量要保证。|]
            祁连：同意。
            会议决定：由鑫旺公司承建，12万元。
            """]),
        new("请假人员没有发言", ["""
            白云镇党委会议记录
            时间：2021年5月20日　主持：祁连　记录：尤佳
            应到5人　实到4人　请假：卫星（市委党校学习）
            出席：祁连、焦阳、车晓、苗壮
            一、研究中层干部任免
            焦阳汇报考察情况。车晓：同意。苗壮：同意。祁连：同意。
            会议决定：段誉同志任党政办主任。
            """]),
        new("回避后没有再表态", ["""
            白云镇党委会议记录
            时间：2021年7月20日　主持：祁连　记录：尤佳
            出席：祁连、焦阳、车晓、苗壮
            一、研究村道维修
            苗壮汇报：拟由鑫旺公司承建，12万元。
            车晓：鑫旺公司是我堂弟开的，我申请回避。
            焦阳：同意。祁连：同意。
            会议决定：由鑫旺公司承建，12万元。
            """]),
        new("缺席无", ["""
            白云镇党委会议记录
            时间：2021年8月20日　主持：祁连　记录：尤佳
            应到4人　实到4人　缺席：无
            出席：祁连、焦阳、车晓、苗壮
            一、研究村道维修
            焦阳：同意。车晓：同意。祁连：同意。
            会议决定：同意，12万元。
            """]),
    ];
}
