using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>人均用餐费用超过餐标.</summary>
public sealed partial class HospitalityOverStandard : IRule
{
    public string Id => "HospitalityOverStandard";
    public string Title => "人均餐费高于规定标准";
    public string LooksFor => "接待费用除以来客与陪餐人数之和，高于当时本地、本单位规定的餐标（由巡察组设定，或者从导入的接待规定中读出）。没有读到餐标的不提示；人数缺失的不计算。";

    public LegalBasis Basis { get; } = new([Norms.ReceptionStandard]);

    public string FalseAlarms => "一张票据含两餐或含住宿；人数漏填、随行人员未计入；餐标已调整；商务接待另有标准；自助餐按位收费。";

    public IReadOnlyList<Example> Examples => Cases;

    public IEnumerable<Finding> Check(CaseStudy study) => Visit.AllOf(study.Facts)
        .Where(v => v is { Amount: { Fen: > 0 }, GuestCount: > 0, NoLetterExpected: null or "商务（招商）接待单独管理" } && !MoreThanAMeal().IsMatch(v.Words))
        .Select(v => (Visit: v, Limit: study.Thresholds.Reception(v.Date))).Where(x => x.Limit is { } limit && IsOver(x.Visit, limit))
        .Select(x => Found(x.Visit, x.Limit!));

    private static Money PerHead(Visit visit) => new(visit.Amount!.Value.Fen / Heads(visit));

    /// <summary>Where companions are not written, as many as are allowed are counted in.</summary>
    private static int Heads(Visit visit) => visit.GuestCount!.Value + (visit.CompanionCount ?? HospitalityTooManyCompanions.Allowed(visit.GuestCount.Value));

    /// <summary>Less than a yuan is rounding; business receptions have standards of their own, only what is far above is shown.</summary>
    private static bool IsOver(Visit visit, Limit limit) => PerHead(visit).Fen > limit.From.Fen * (visit.IsBusiness ? 2 : 1) + 100;

    private Finding Found(Visit visit, Limit limit)
    {
        var each = PerHead(visit);
        var reason = $"发现{Wording.Day(visit.Date)}接待{visit.Guests}，费用{visit.Amount}，来客{visit.GuestCount}人、陪餐{(visit.CompanionCount is { } c ? $"{c}人" : $"人数未写明（按{HospitalityTooManyCompanions.Allowed(visit.GuestCount!.Value)}人计）")}，"
            + $"人均约{each.InYuan:0.#}元，高于餐标{limit.From}（{limit.Source}）。建议调取菜单、票据和就餐人员名单，核实是否含多餐、住宿或其他费用。";
        return new Finding(Id, null, visit.IsBusiness || each.Fen * 10 < limit.From.Fen * 12 ? Severity.Low : each.Fen >= limit.From.Fen * 2 ? Severity.High : Severity.Medium,
            $"{Wording.Day(visit.Date)}接待{visit.Guests}", visit.Amount, visit.Date, reason, Basis.On(visit.Date),
            [.. Receptions.Papers(visit, SumLine()), .. limit.Citation is { } source ? new[] { new Evidence(source, "餐标依据") } : []], Receptions.Remarks(visit, "须一并核实"), null, ["该次接待的菜单、票据和就餐人员名单", "当时执行的餐标文件"])
        { FalseAlarms = FalseAlarms };
    }

    [GeneratedRegex("(?:费用|支出|金额|餐费|合计|人均)[^\\n]{0,12}\\d")]
    private static partial Regex SumLine();

    [GeneratedRegex("两餐|二餐|三餐|中晚|[中午]餐?[、和及]晚|早餐?[、和及]|住宿|[2二两三3]天|两日|自助")]
    private static partial Regex MoreThanAMeal();

    private const string Rule = """
        关于转发公务接待管理办法的通知
        大湾镇党政综合办公室
        各办所：
        现将公务接待有关要求通知如下：
        一、公务活动确需用餐的，工作餐标准每人每餐不超过50元。
        二、无公函的公务活动一律不予接待。
        2020年3月6日
        """;

    private static readonly IReadOnlyList<Example> Cases =
    [
        new("人均高于本镇规定的餐标", [Rule, """
            大湾镇2021年公务接待登记簿
            序号	接待日期	来访单位	公务事由	来客人数	陪餐人数	用餐地点	金额（元）	公函号	备注
            1	2021-06-10	市体育局	健身器材检查	4	2	机关食堂	280	市体函〔2021〕6号	
            [|2	2021-06-18	市统计局	抽样调查督导	5	3	渔家小院	960	市统函〔2021〕9号	|]
            """]),
        new("清单人均高于餐标", [Rule, """
            公务接待清单
            日期：2021年7月6日
            来访单位：市商务局
            来客人数：6人
            陪餐人员：汤宁、袁成
            [|费用：880元|]
            """]),
        new("没有读到餐标，不提示", ["""
            大湾镇2021年公务接待登记簿
            序号	接待日期	来访单位	公务事由	来客人数	陪餐人数	用餐地点	金额（元）	公函号	备注
            1	2021-06-18	市统计局	抽样调查督导	5	3	渔家小院	960	市统函〔2021〕9号	
            """]),
        new("人均在餐标以内", [Rule, """
            大湾镇2021年公务接待登记簿
            序号	接待日期	来访单位	公务事由	来客人数	陪餐人数	用餐地点	金额（元）	公函号	备注
            1	2021-06-18	市统计局	抽样调查督导	5	3	机关食堂	400	市统函〔2021〕9号	
            """]),
        new("费用含中晚两餐", [Rule, """
            大湾镇2021年公务接待登记簿
            序号	接待日期	来访单位	公务事由	来客人数	陪餐人数	用餐地点	金额（元）	公函号	备注
            1	2021-06-18	市统计局	抽样调查督导	5	3	机关食堂	760	市统函〔2021〕9号	含中晚两餐
            """]),
    ];
}
