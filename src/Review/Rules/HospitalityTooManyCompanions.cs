using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>陪餐人数超过规定.</summary>
public sealed partial class HospitalityTooManyCompanions : IRule
{
    public string Id => "HospitalityTooManyCompanions";
    public string Title => "陪餐人数多于规定人数";
    public string LooksFor => "接待清单、登记簿或报销单写明的来客人数和陪餐人数：来客10人以内陪餐多于3人，超过10人的陪餐多于来客的三分之一（向下取整）。审批单与清单不一致的，以实际就餐的清单为准并一并列出。";

    public LegalBasis Basis { get; } = new([Norms.ReceptionMeal]);

    public string FalseAlarms => "驾驶员、炊事员等工作保障人员另桌用餐，不计陪餐；两批客人合并登记；来客临时减少；把来访方随行人员写进了陪同；商务接待另有标准。";

    public IReadOnlyList<Example> Examples => Cases;

    /// <summary>Guests up to 10: 3; above: a third, rounded down.</summary>
    public static int Allowed(int guests) => guests <= 10 ? 3 : guests / 3;

    public IEnumerable<Finding> Check(CaseStudy study) => Visit.AllOf(study.Facts)
        .Where(v => v is { GuestCount: { } guests, CompanionCount: { } companions, NoLetterExpected: null or "商务（招商）接待单独管理" } && companions > Allowed(guests))
        .Select(Found);

    private Finding Found(Visit visit)
    {
        var (guests, companions) = (visit.GuestCount!.Value, visit.CompanionCount!.Value);
        var allowed = Allowed(guests);
        var reason = $"发现{Wording.Day(visit.Date)}接待{visit.Guests}，来客{guests}人，陪餐{companions}人，规定人数为{allowed}人，多{companions - allowed}人。建议调取该次接待的清单、菜单和报销附件，核实实际陪餐人员，区分工作保障人员。";
        return new Finding(Id, null, companions - allowed >= 3 ? Severity.High : visit.IsBusiness ? Severity.Low : Severity.Medium, $"{Wording.Day(visit.Date)}接待{visit.Guests}", visit.Amount, visit.Date, reason, Basis.On(visit.Date),
            Receptions.Papers(visit, CompanionLine()), Receptions.Remarks(visit, "备注、事由中的说明，须一并核实"), null, ["该次接待的公函、审批单、清单、菜单和票据"])
        { FalseAlarms = FalseAlarms };
    }

    [GeneratedRegex("陪餐|陪同|陪客")]
    private static partial Regex CompanionLine();

    private static readonly IReadOnlyList<Example> Cases =
    [
        new("来客6人，陪餐5人", ["""
            公务接待清单
            日期：2021年3月18日
            来访单位：市交通运输局
            来客人数：6人
            [|陪餐人员：谭勇、尚文、焦阳、包琳、穆青|]
            费用：550元
            审签：谭勇
            """]),
        new("来客12人，登记陪餐5人", ["""
            榆林乡2021年公务接待登记簿
            序号	接待日期	来访单位	公务事由	来客人数	陪餐人数	用餐地点	金额（元）	公函号	备注
            [|1	2021-09-15	市文旅局	乡村旅游点验收	12	5	机关食堂	900	市文旅函〔2021〕20号	|]
            """]),
        new("来客14人，陪餐4人，在三分之一以内", ["""
            榆林乡2021年公务接待登记簿
            序号	接待日期	来访单位	公务事由	来客人数	陪餐人数	用餐地点	金额（元）	公函号	备注
            1	2021-09-22	邻县考察团	特色产业考察	14	4	机关食堂	900	邻办函〔2021〕8号	
            """]),
        new("来客8人，陪餐3人", ["""
            公务接待清单
            日期：2021年4月2日
            来访单位：市发展改革委
            来客人数：8人
            陪餐人员：谭勇、尚文、焦阳
            费用：560元
            """]),
        new("规定本身不是接待", ["""
            榆林乡公务接待管理规定
            第六条　接待对象在10人以内的，陪餐人数不得超过3人；超过10人的，不得超过接待对象人数的三分之一。
            第七条　来客6人陪餐5人的，超出部分由个人承担。
            """]),
    ];
}
