using System.Text.RegularExpressions;
using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>接待未见公函，或公函在接待之后.</summary>
public sealed partial class HospitalityNoLetter : IRule
{
    public string Id => "HospitalityNoLetter";
    public string Title => "公务接待未见公函";
    public string LooksFor => "接待登记簿、清单、审批单有公函一栏而未填，其他材料中按日期、来访单位也找不到对应的公函；或者公函的日期晚于接待日期。来客自行交费、暗访、抢险、群众来访、商务接待等不提示。";

    public LegalBasis Basis { get; } = new([Norms.ReceptionLetter, Norms.Thrift2013, Norms.Thrift2025]);

    public string FalseAlarms => "公函统一装订在另一册；有电话记录（有的地方认可，有的地方不认可）；暗访、应急不发函；群众来访、施工人员工作餐不属公务接待；登记时漏填函号；制度允许事后补办审批。";

    public IReadOnlyList<Example> Examples => Cases;

    public IEnumerable<Finding> Check(CaseStudy study)
    {
        var letters = study.Facts.Of<Letter>().ToList();
        foreach (var visit in Visit.AllOf(study.Facts).Where(v => v.NoLetterExpected is null))
        {
            var shown = visit.Papers.Any(p => p.Reception.Letter is true);
            if (!shown && visit.Papers.All(p => p.Reception.Letter is not false)) continue;
            // Where a letter is noted, only the one that names this very day speaks about it.
            var own = letters.Where(l => Announces(l, visit) && (!shown || l.VisitDate is not null)).ToList();
            if (own.Any(l => l.Date is not { } d || visit.Date is not { } day || !day.IsBefore(d)) || (shown && own.Count == 0)) continue;
            yield return Found(visit, own.FirstOrDefault(), study, letters.Count);
        }
    }

    /// <summary>By the day of the visit it names, else by the unit and a date within two weeks before.</summary>
    private static bool Announces(Letter letter, Visit visit)
    {
        if (visit.Date is not { } day) return false;
        var sameUnit = letter.From is { } from && visit.Guests is { } guests && Visit.SameUnit(from, guests);
        if (letter.VisitDate is { } announced) return Math.Abs(announced.First.DayNumber - day.First.DayNumber) <= 1 && (sameUnit || letter.People is null || letter.People == visit.GuestCount || visit.Guests is null);
        return sameUnit && letter.Date is { } written && day.First.DayNumber - written.First.DayNumber is >= -30 and <= 20;
    }

    private Finding Found(Visit visit, Letter? late, CaseStudy study, int letters)
    {
        var phone = Phone().IsMatch(visit.Words);
        var head = $"发现{Wording.Day(visit.Date)}接待{visit.Guests}{(visit.GuestCount is { } n ? $"{n}人" : "")}{(visit.Amount is { } sum ? $"，费用{sum}" : "")}";
        var reason = late is null
            ? $"{head}，登记中公函一栏未填{(phone ? "，注明为电话通知" : "")}；在已导入的材料（含公函{letters}份）中未见与该次接待对应的公函。建议调取该次接待的公函、审批单和电话记录核实。"
            : $"{head}，对应的公函{(late.Number is { } number ? $"（{number}）" : "")}日期为{Wording.Day(late.Date)}，晚于接待日期。建议调取收文登记和该次接待审批材料，核实公函形成时间。";
        List<Exculpation> exculpatory = phone ? Receptions.Remarks(visit, "有的地方认可电话通知或电话记录，须核对当地规定和电话记录单") : Receptions.Remarks(visit, "须结合审批材料核实");
        return new Finding(Id, null, late is null && !phone ? Severity.Medium : Severity.Low, $"{Wording.Day(visit.Date)}接待{visit.Guests}", visit.Amount, visit.Date, reason, Basis.On(visit.Date),
            [.. Receptions.Papers(visit), .. late is null ? [] : new[] { new Evidence(late.Source, "公函") }, .. late is null ? [] : Signed(late, study)], exculpatory,
            new SearchedFor(letters, null, null, []), ["该次接待的公函或电话记录", "收文登记簿"])
        { FalseAlarms = FalseAlarms };
    }

    /// <summary>The line below the letter that dates it.</summary>
    private static IEnumerable<Evidence> Signed(Letter letter, CaseStudy study) =>
        study.DocumentOf(letter.Source).Document.Passages.SkipWhile(p => p.Id != letter.Source.Passage).Skip(1).Where(p => Dates.In(p.Text).Any(m => m.Date == letter.Date)).Take(1).Select(p => new Evidence(Citation.Of(p), "公函落款"));

    [GeneratedRegex("电话|来电|口头")]
    private static partial Regex Phone();

    private static readonly IReadOnlyList<Example> Cases =
    [
        new("登记簿公函号空白，别处也没有公函", ["""
            龙井镇2021年公务接待登记簿
            序号	接待日期	来访单位	公务事由	来客人数	陪餐人数	用餐地点	金额（元）	公函号	备注
            1	2021-04-08	市林业局	松材线虫病检查	5	2	机关食堂	350	市林函〔2021〕12号	
            [|2	2021-04-16	县农业农村局	春耕生产检查	6	3	聚贤饭庄	620		|]
            """]),
        new("公函日期晚于接待日期", ["""
            龙井镇2021年公务接待登记簿
            序号	接待日期	来访单位	公务事由	来客人数	陪餐人数	用餐地点	金额（元）	公函号	备注
            [|1	2021-05-11	市水务局	河长制调研	7	2	机关食堂	430		公函后补|]
            """, """
            安平市水务局
            安水函〔2021〕31号
            关于调研河长制工作的函
            龙井镇人民政府：
            我局于5月11日到你镇调研河长制工作，一行7人，请予接洽。
            安平市水务局
            2021年5月19日
            """]),
        new("登记了公函号，函的落款却在接待之后；函没有标题", ["""
            龙井镇公务接待清单
            日期：2021年9月14日　来宾：市卫生健康局　6人　公函：安卫函〔2021〕40号
            [|陪餐：江南、贺敏（2人）　用餐地点：机关食堂|]
            餐费合计：480元
            """, """
            安平市卫生健康局
            安卫函〔2021〕40号
            龙井镇人民政府：
            兹有我局一行6人，于2021年9月14日到贵镇检查疫苗接种，请予接洽。
            安平市卫生健康局　2021年9月22日
            """]),
        new("登记时漏填函号，公函另有存件", ["""
            龙井镇2021年公务接待登记簿
            序号	接待日期	来访单位	公务事由	来客人数	陪餐人数	用餐地点	金额（元）	公函号	备注
            1	2021-05-11	市水务局	河长制调研	7	2	机关食堂	430		
            """, """
            安平市水务局
            安水函〔2021〕31号
            关于调研河长制工作的函
            龙井镇人民政府：
            我局拟于5月11日到你镇调研河长制工作，一行7人，请予接洽。
            安平市水务局
            2021年5月7日
            """]),
        new("暗访、群众来访、自行交费不要求公函", ["""
            龙井镇2021年公务接待登记簿
            序号	接待日期	来访单位	公务事由	来客人数	陪餐人数	用餐地点	金额（元）	公函号	备注
            1	2021-06-02	县纪委暗访组	作风暗访	3	0	机关食堂	90		暗访，餐费自理
            2	2021-06-09	柳林村来访群众	反映水渠问题	8	0	机关食堂	160		群众来访
            3	2021-06-17	市消防支队	消防检查	4	2	机关食堂	0		自行交费，每人20元
            """]),
        new("登记簿没有公函一栏，不能据此提示", ["""
            龙井镇2021年公务接待登记簿
            序号	接待日期	来访单位	公务事由	来客人数	陪餐人数	用餐地点	金额（元）
            1	2021-04-16	县农业农村局	春耕生产检查	6	3	机关食堂	420
            """]),
    ];
}
