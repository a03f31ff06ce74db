using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>到会人数不足即作决定.</summary>
public sealed class QuorumNotMet : IRule
{
    public string Id => "QuorumNotMet";
    public string Title => "到会人数少于规定人数即作出决定";
    public string LooksFor => "党委会议记录写明的应到、实到人数：研究人事任免时实到不足应到的三分之二，或者研究其他“三重一大”事项时不足半数（本单位规定为三分之二的，按其规定），仍然作出决定；村（居）民代表会议实到代表不足应到的三分之二而作出决定。没有写明应到人数的不提示。";

    public LegalBasis Basis { get; } = new([Norms.Collective, Norms.Constitution, Norms.VillageAssembly]);

    private static readonly LegalBasis OfCommittees = new([Norms.Collective, Norms.Constitution]), OfVillages = new([Norms.VillageAssembly]);

    public string FalseAlarms => "班子缺职，应到人数随时间变化；有人迟到后到未改记；请假人员列入应到；列席人员另计。";

    public IReadOnlyList<Example> Examples => Cases;

    public IEnumerable<Finding> Check(CaseStudy study) => study.Items
        .Where(i => i.Decided && !i.Meeting.IsMinutes).GroupBy(i => i.Meeting).DistinctBy(g => (g.Key.Date, g.Key.Body)) // a record copied twice is one meeting
        .Select(g => (Meeting: g.Key, Items: g.Select(i => (Item: i, Categories: Categories(i, study))).Where(x => x.Categories.Count > 0).ToList()))
        .Where(x => x.Items.Count > 0)
        .Select(x => (x.Meeting, x.Items, Needed: study.Quorum.Missed(x.Meeting, x.Items.Any(i => i.Categories.Contains(DecisionCategory.Personnel)))))
        .Where(x => x.Needed is not null).Select(x => Found(x.Meeting, x.Items[0].Item.Document, x.Items.ConvertAll(i => i.Item), x.Items[0].Categories[0], x.Needed!.Value, study));

    private static IReadOnlyList<DecisionCategory> Categories(DeliberatedItem i, CaseStudy study) =>
        CategoriesOf.Resolution(i.Item.Title, i.Item.Resolution?.Quote ?? i.Item.Text, i.Item.Amounts.Any(study.Thresholds.LargeFund(i.Meeting.Date).Reaches));

    private Finding Found(Meeting meeting, CaseDocument document, List<DeliberatedItem> items, DecisionCategory category, int needed, CaseStudy study)
    {
        var own = Quorum.OfRepresentatives(meeting) ? null : study.Quorum.Own(meeting.Date);
        var listed = string.Join("、", items.Select(i => $"“{Wording.Short(i.Item.Title)}”"));
        var reason = $"发现{Wording.MeetingName(items[0])}应到{meeting.Expected}人、实到{meeting.Present}人，少于规定的{needed}人（{(Quorum.OfRepresentatives(meeting) ? "村（居）民代表会议须三分之二以上代表到会" : own is null ? category == DecisionCategory.Personnel ? "人事任免须三分之二以上到会" : "须半数以上到会" : "本单位规定须三分之二以上到会")}），会上对{listed}作出决定。建议调取签到表、请假记录和会议记录原件，核实实际到会人数和当时班子职数。";
        return new Finding(Id, category, Severity.Medium, items[0].Item.Title, items[0].Item.Amounts.Count > 0 ? items[0].Item.Amounts.Max() : null, meeting.Date, reason, (Quorum.OfRepresentatives(meeting) ? OfVillages : OfCommittees).On(meeting.Date),
            [.. Attendance(meeting, document), .. items.Select(Wording.Meeting), .. own is null ? [] : new[] { new Evidence(own, "到会规定") }],
            items.SelectMany(Wording.Dissent).ToList(), null, ["该次会议的签到表、请假记录"])
        { FalseAlarms = FalseAlarms };
    }

    /// <summary>The line that tells the numbers; the head of the meeting where none does.</summary>
    private static IEnumerable<Evidence> Attendance(Meeting meeting, CaseDocument document)
    {
        var line = document.Document.Passages.Where(p => p.Id.Number >= meeting.FirstPassage && (meeting.LastPassage == 0 || p.Id.Number <= meeting.LastPassage))
            .FirstOrDefault(p => SubjectText.Plain(p.Text) is var t && (t.Contains("应到", StringComparison.Ordinal) || t.Contains("应出席", StringComparison.Ordinal) || t.Contains("实到", StringComparison.Ordinal)));
        yield return new Evidence(line is null ? meeting.Source : Citation.Of(line), "到会人数");
    }

    private static readonly IReadOnlyList<Example> Cases =
    [
        new("九人到五人即研究人事", ["""
            金桥镇党委会议记录
            2021年第4次　时间：2021年4月9日
            主持：阎波　记录：涂静
            [|应到：9人　实到：5人|]
            议题一：干部任免
            会议决定：褚良同志任金桥镇农业服务中心主任。同意5票。
            """]),
        new("本单位规定三分之二，八人到五人", ["""
            金桥镇“三重一大”事项集体决策办法
            第三条　党委会议研究“三重一大”事项，须有应到会委员三分之二以上到会方可举行。
            第四条　单笔支出5万元（含）以上的，由党委会议研究决定。
            中共金桥镇委员会
            2019年5月10日
            """, """
            金桥镇党委会议记录
            2021年第5次　时间：2021年5月14日
            主持：阎波　记录：涂静
            [|应到：8人　实到：5人|]
            议题一：研究集镇路灯安装
            会议决定：同意安装集镇路灯，投资16.2万元。
            """]),
        new("村民代表到会不足三分之二即发包", ["""
            柳沟村村民代表会议记录
            [|2022年4月12日下午，村委会。应到代表36人，实到21人，石磊主持，柳青记录。|]
            议题：集体果园发包。石磊介绍两家报价。举手表决，21人同意。
            [|决议：集体果园发包给许强，租期五年，每年2.6万元。|]
            """]),
        new("村民代表到会超过三分之二", ["""
            柳沟村村民代表会议记录
            2022年4月12日下午，村委会。应到代表36人，实到24人，石磊主持，柳青记录。
            议题：集体果园发包。石磊介绍两家报价。举手表决，24人同意。
            决议：集体果园发包给许强，租期五年，每年2.6万元。
            """]),
        new("九人到六人研究人事，恰为三分之二", ["""
            金桥镇党委会议记录
            2021年第4次　时间：2021年4月9日
            主持：阎波　记录：涂静
            应到：9人　实到：6人
            议题一：干部任免
            会议决定：褚良同志任金桥镇农业服务中心主任。同意6票。
            """]),
        new("没有写应到人数", ["""
            金桥镇党委会议记录
            2021年第4次　时间：2021年4月9日
            主持：阎波　记录：涂静
            出席：阎波、涂静、姜山
            议题一：干部任免
            会议决定：褚良同志任金桥镇农业服务中心主任。
            """]),
        new("人数虽少，只是通报传达", ["""
            金桥镇党委会议记录
            2021年第6次　时间：2021年6月9日
            主持：阎波　记录：涂静
            应到：9人　实到：4人
            议题一：传达防汛工作会议精神
            阎波传达全县防汛工作会议精神。
            """]),
    ];
}
