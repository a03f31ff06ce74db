using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>在会所、度假村、农家乐等处接待.</summary>
public sealed partial class HospitalityVenue : IRule
{
    public string Id => "HospitalityVenue";
    public string Title => "接待用餐地点为会所、度假村等场所";
    public string LooksFor => "接待登记、清单、菜单、接待费支出写明用餐地点为私人会所、俱乐部、歌厅、洗浴、温泉、度假村等；本单位规定在机关食堂用餐或者绝大多数接待在食堂、而个别接待安排在农家乐、山庄、景区的，也列出供核对。";

    public LegalBasis Basis { get; } = new([new Norm("《党政机关国内公务接待管理规定》", "第十条", "工作餐供应家常菜，不得使用私人会所、高消费餐饮场所", new(2013, 12, 8))]);

    public string FalseAlarms => "地名、店名含“会所”“山庄”而实际为普通餐馆；景区内检查就近用工作餐；食堂维修期间在定点餐馆用餐；商务接待另有审批。";

    public IReadOnlyList<Example> Examples => Cases;

    public IEnumerable<Finding> Check(CaseStudy study)
    {
        var visits = Visit.AllOf(study.Facts);
        var canteen = CanteenOnly(study, visits);
        var told = new HashSet<PassageId>();
        foreach (var visit in visits.Where(v => Place(v, canteen) is not null && !NotHeld().IsMatch(v.Words)))
        {
            told.UnionWith(visit.Papers.Select(p => p.Reception.Source.Passage));
            yield return Found(visit, Place(visit, canteen)!, canteen, study);
        }
        foreach (var menu in study.Facts.Of<Reception>().Where(r => r.Paper == ReceptionPaper.Menu && Trades.IsClub(r.Venue) && !visits.Any(v => v.Date == r.Date && v.Papers.Any(p => told.Contains(p.Reception.Source.Passage))))) yield return Found(menu);
        foreach (var payment in Payment.AllOf(study).Where(p => Trades.IsClub(p.Payee) && Open().IsMatch(p.Words) && !NotMeal().IsMatch(p.Words) && !visits.Any(v => v.Amount == p.Amount && v.Papers.Any(x => told.Contains(x.Reception.Source.Passage))))) yield return Found(payment);
    }

    /// <summary>The unit's own measures say so, or four of five receptions are held there.</summary>
    private static bool CanteenOnly(CaseStudy study, IReadOnlyList<Visit> visits)
    {
        if (study.Facts.Documents.Where(d => d.Profile.Genre is Genre.Regulation or Genre.OfficialPaper).SelectMany(d => d.Document.Passages).Any(p => OnlyCanteen().IsMatch(p.Text))) return true;
        var places = visits.SelectMany(v => v.Papers).Select(p => p.Reception.Venue).OfType<string>().ToList();
        return places.Count >= 8 && places.Count(p => Canteen().IsMatch(p)) * 5 >= places.Count * 4;
    }

    private static string? Place(Visit visit, bool canteen) => visit.Papers.Select(p => p.Reception).Where(r => r.Paper != ReceptionPaper.Approval || visit.Papers.Count == 1).Select(r => r.Venue)
        .FirstOrDefault(v => v is not null && !Canteen().IsMatch(v) && (Trades.IsClub(v) || (canteen && visit.Guests is not null && Trades.IsCountryInn(v))));

    private Finding Found(Visit visit, string place, bool canteen, CaseStudy study)
    {
        var club = Trades.IsClub(place);
        var reason = $"发现{Wording.Day(visit.Date)}接待{visit.Guests}的用餐地点为{place}{(visit.Amount is { } sum ? $"，费用{sum}" : "")}{(club ? "，从名称看可能是会所、度假等场所" : "；本单位的接待规定或绝大多数接待在机关食堂")}。建议调取该次接待的审批、菜单和票据，核实场所性质和安排原因。";
        return new Finding(Id, null, club ? Severity.High : Severity.Low, $"{Wording.Day(visit.Date)}接待{visit.Guests}", visit.Amount, visit.Date, reason, Basis.On(visit.Date), [.. Receptions.Papers(visit, PlaceLine()), .. Menus(visit, place, study)],
            Receptions.Remarks(visit, "须一并核实"), null, ["该次接待的审批单、菜单和票据", "用餐场所的经营信息"])
        { FalseAlarms = FalseAlarms };
    }

    private static IEnumerable<Evidence> Menus(Visit visit, string place, CaseStudy study) =>
        study.Facts.Of<Reception>().Where(r => r.Paper == ReceptionPaper.Menu && r.Date == visit.Date && (r.Amount == visit.Amount || r.Venue?.Contains(place, StringComparison.Ordinal) == true)).Select(r => new Evidence(r.Source, "菜单"));

    private Finding Found(Reception menu)
    {
        var reason = $"发现{Wording.Day(menu.Date)}在{menu.Venue}的菜单{(menu.Amount is { } sum ? $"，消费{sum}" : "")}，从名称看可能是会所、度假等场所。建议调取对应的接待审批、公函和票据，核实场所性质和接待对象。";
        return new Finding(Id, null, Severity.Medium, $"{Wording.Day(menu.Date)}{menu.Venue}用餐", menu.Amount, menu.Date, reason, Basis.On(menu.Date), [new Evidence(menu.Source, "菜单")], [], null, ["对应的接待审批单、公函和票据"]) { FalseAlarms = FalseAlarms };
    }

    private Finding Found(Payment payment)
    {
        var reason = $"发现{Wording.Day(payment.Date)}向{payment.Payee}支付{payment.Amount}，事由“{Wording.Short(payment.Main.Purpose)}”，从收款单位名称看可能是会所、度假等场所。建议调取接待审批、公函、菜单和票据，核实场所性质和接待对象。";
        return new Finding(Id, null, Severity.Medium, payment.Main.Purpose, payment.Amount, payment.Date, reason, Basis.On(payment.Date), payment.Evidence, [], null, ["对应的接待审批单、公函、菜单和票据"]) { FalseAlarms = FalseAlarms };
    }

    [GeneratedRegex("食堂|机关灶|伙食团|职工餐厅|机关餐厅|单位餐厅|内部餐厅|政府餐厅")]
    private static partial Regex Canteen();

    [GeneratedRegex("(?:一律|原则上|应当?|必须|只能|统一)[^。；]{0,10}(?:在|到)[^。；]{0,8}(?:食堂|机关灶|职工餐厅)|(?:不得|严禁|禁止)(?:在|到|安排在)?[^。；]{0,10}(?:农家乐|社会餐馆|山庄|景区|营业性)")]
    private static partial Regex OnlyCanteen();

    [GeneratedRegex("接待|招待|用餐|餐费|工作餐|宴")]
    private static partial Regex Open();

    [GeneratedRegex("会务|培训|住宿|会议|租|工程|广告|物业")]
    private static partial Regex NotMeal();

    [GeneratedRegex("未接待|取消|改期|作废|未来访")]
    private static partial Regex NotHeld();

    [GeneratedRegex("地点|场所|餐厅|饭店")]
    private static partial Regex PlaceLine();

    private const string Head = "沙溪镇2021年公务接待登记簿\n序号\t接待日期\t来访单位\t公务事由\t来客人数\t陪餐人数\t用餐地点\t金额（元）\t公函号\t备注\n";

    private static readonly IReadOnlyList<Example> Cases =
    [
        new("在会所用餐", [Head + "1\t2021-05-11\t市水务局\t河长制调研\t7\t2\t机关食堂\t430\t安水函〔2021〕31号\t\n[|2\t2021-05-20\t市城投公司\t项目对接\t6\t3\t逸园会所\t1860\t安城函〔2021〕7号\t|]"]),
        new("本单位规定在机关食堂用餐，安排在山庄", ["""
            沙溪镇公务接待管理办法
            第四条　公务接待一律在机关食堂安排工作餐，每人每餐不超过60元。
            第五条　本办法自2020年1月1日起施行。
            沙溪镇人民政府
            2019年12月20日
            """, Head + "[|1\t2021-06-09\t市林业局\t林长制检查\t5\t2\t翠竹山庄\t390\t安林函〔2021〕16号\t|]"]),
        new("普通餐馆", [Head + "1\t2021-06-09\t市林业局\t林长制检查\t5\t2\t聚贤饭庄\t390\t安林函〔2021〕16号\t"]),
        new("没有规定，农家乐用工作餐", [Head + "1\t2021-06-09\t市林业局\t林长制检查\t5\t2\t竹海农家乐\t390\t安林函〔2021〕16号\t"]),
        new("老年活动俱乐部不是用餐地点", [Head + "1\t2021-06-09\t市民政局\t老年俱乐部验收\t5\t2\t机关食堂\t390\t安民函〔2021〕16号\t"]),
    ];
}
