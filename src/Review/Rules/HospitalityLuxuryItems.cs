using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>接待、食堂列有高档菜肴、酒、香烟.</summary>
public sealed partial class HospitalityLuxuryItems : IRule
{
    public string Id => "HospitalityLuxuryItems";
    public string Title => "菜单、清单、食堂账列有高档菜肴、酒、香烟或野味";
    public string LooksFor => "菜单、接待清单、登记簿、食堂采购明细和接待支出的摘要、附件列有鱼翅、燕窝等高档菜肴，野味，白酒、红酒，香烟。料酒、酒精、鲍鱼菇、燕窝酥等，自带自费的，制度中的禁止句不提示。";

    public LegalBasis Basis { get; } = new([
        new Norm("《党政机关国内公务接待管理规定》", "第十条", "供应家常菜，不得提供鱼翅、燕窝等高档菜肴和用野生保护动物制作的菜肴，不得提供香烟和高档酒水，不得使用私人会所、高消费餐饮场所", new(2013, 12, 8)),
        new Norm("《党政机关厉行节约反对浪费条例》（2025年修订）", "", "工作餐不得提供高档菜肴，不得提供香烟，不上酒", new(2025, 5, 18))]);

    public string FalseAlarms => "烹调用料酒、消毒酒精；名称相近的家常菜（鲍鱼菇、燕窝酥等）；来客自带或个人付费；产业项目的样品；商务接待另有规定；菜单与实际用餐不一致。";

    public IReadOnlyList<Example> Examples => Cases;

    public IEnumerable<Finding> Check(CaseStudy study)
    {
        var found = study.Facts.Documents.Where(d => !Exemptions.IsVillage(d)).SelectMany(Served).ToList();
        foreach (var meal in found.GroupBy(s => s.Reception.Paper == ReceptionPaper.Canteen ? (s.Reception.Date, s.Document.Path) : (s.Reception.Date, s.Reception.Date is null ? s.Source.Passage.ToString() : "")))
            yield return Found(meal.ToList(), study);
        var told = found.SelectMany(s => s.Evidence).Select(e => e.Source.Passage).ToHashSet();
        foreach (var payment in Payment.AllOf(study).Where(p => p.Papers.All(a => !told.Contains(a.Source.Passage))))
            if (Bought(payment) is { Count: > 0 } goods) yield return Found(payment, goods);
    }

    private sealed record Meal(Reception Reception, CaseDocument Case, IReadOnlyList<string> Goods, IReadOnlyList<Evidence> Evidence)
    {
        public Document Document => Case.Document;
        public Citation Source => Reception.Source;
    }

    private static IEnumerable<Meal> Served(CaseDocument document)
    {
        foreach (var reception in document.Facts.OfType<Reception>())
        {
            var aside = (reception.Remark ?? "") + " " + reception.Purpose;
            if (Aside().IsMatch(aside)) continue;
            var goods = reception.Items.SelectMany(i => Goods(i, reception.Paper == ReceptionPaper.Canteen)).Concat(Luxuries.In(aside)).Distinct().ToList();
            if (goods.Count == 0) continue;
            var role = Receptions.Role(reception.Paper);
            var lines = document.Document.Passages.Where(p => p.Id != reception.Source.Passage && reception.Paper is ReceptionPaper.Menu or ReceptionPaper.Checklist or ReceptionPaper.Reimbursement or ReceptionPaper.Approval
                && (Luxuries.In(p.Text).Count > 0 || goods.Exists(good => p.Text.Contains(good, StringComparison.Ordinal)))).Take(8);
            yield return new Meal(reception, document, goods, [new Evidence(reception.Source, role), .. lines.Select(p => new Evidence(Citation.Of(p), role))]);
        }
    }

    private static IEnumerable<string> Goods(string item, bool canteen)
    {
        var named = Luxuries.In(item);
        return named.Count > 0 ? [item.Trim()] : canteen && Luxuries.IsDrinkOrTobacco(item) ? [item.Trim()] : [];
    }

    /// <summary>Spirits and cigarettes bought openly, or found among what is attached to a slip for meals.</summary>
    private static List<string> Bought(Payment payment)
    {
        if (Aside().IsMatch(payment.Words) || NotServed().IsMatch(payment.Words)) return [];
        var open = Meal_().IsMatch(payment.Words) || Trades.IsRestaurant(payment.Payee) || Trades.IsLiquorShop(payment.Payee) || Canteen().IsMatch(payment.Words);
        var goods = Luxuries.In(string.Join(' ', payment.Rows.SelectMany(r => new[] { r.Purpose, r.Remark }).OfType<string>().Distinct()));
        return open && goods.Count > 0 ? [.. goods] : payment.SlipText.Length > 0 && (open || Meal_().IsMatch(payment.SlipText)) ? [.. payment.SlipText.Split('\n').SelectMany(Luxuries.In).Distinct()] : [];
    }

    private Finding Found(List<Meal> meal, CaseStudy study)
    {
        var first = meal.OrderBy(m => m.Reception.Paper == ReceptionPaper.Canteen).ThenByDescending(m => m.Goods.Count).First();
        var all = meal.SelectMany(m => m.Goods).Distinct().ToList();
        var goods = string.Join("、", all.Where(g => !all.Exists(h => h.Length > g.Length && h.Contains(g, StringComparison.Ordinal))).Take(6));
        var canteen = first.Reception.Paper == ReceptionPaper.Canteen;
        var what = canteen ? $"《{Wording.Short(first.Case.Profile.Title)}》{Wording.Day(first.Reception.Date)}" : $"{Wording.Day(first.Reception.Date)}{(first.Reception.Guests is { } g ? $"接待{g}" : "")}{(first.Reception.Venue is { } v ? $"（{v}）" : "")}的{Receptions.Role(first.Reception.Paper)}";
        var reason = $"发现{what}列有{goods}。建议调取{(canteen ? "出入库登记、当日就餐安排和票据" : "该次接待的公函、清单、菜单和票据")}，核实是否用于公务接待、由谁付费。";
        return new Finding(Id, null, meal.Sum(m => m.Goods.Count) >= 2 ? Severity.High : Severity.Medium, $"{Wording.Day(first.Reception.Date)}{(canteen ? "食堂采购" : "用餐")}", first.Reception.Amount, first.Reception.Date, reason, Basis.On(first.Reception.Date),
            [.. first.Evidence, .. meal.Where(m => m != first).SelectMany(m => m.Evidence), .. SameDay(first, study)], [], null, canteen ? ["食堂出入库登记", "烟酒的领用记录和发票"] : ["该次接待的清单、菜单和票据", "酒水、香烟的来源和付费凭证"])
        { FalseAlarms = FalseAlarms };
    }

    private Finding Found(Payment payment, List<string> goods)
    {
        var reason = $"发现{Wording.Day(payment.Date)}支付{payment.Payee}{payment.Amount}，事由“{Wording.Short(payment.Main.Purpose)}”，材料中列有{string.Join("、", goods.Take(6))}。建议调取发票、消费清单和领用登记，核实烟酒、菜品的用途和付费依据。";
        return new Finding(Id, null, Severity.Medium, payment.Main.Purpose, payment.Amount, payment.Date, reason, Basis.On(payment.Date), payment.EvidenceWith(GoodsLine()), [], null, ["发票和消费清单", "物品领用登记"]) { FalseAlarms = FalseAlarms };
    }

    /// <summary>The register's row of the same day and place.</summary>
    private static IEnumerable<Evidence> SameDay(Meal meal, CaseStudy study) => meal.Reception is { Paper: ReceptionPaper.Menu, Date.Day: not null }
        ? study.Facts.Of<Reception>().Where(r => r.Paper != ReceptionPaper.Canteen && r.Date == meal.Reception.Date && r.Source != meal.Source && (r.Amount == meal.Reception.Amount || (r.Venue is { Length: > 0 } v && meal.Reception.Venue?.Contains(v, StringComparison.Ordinal) == true)))
            .Take(2).Select(r => new Evidence(r.Source, Receptions.Role(r.Paper))) : [];

    [GeneratedRegex("自带|自备|自费|自购|个人(?:付|承担|出资)|烹调|调味|调料|腌制|消毒|样品|展销|庆典布置|养殖|种植")]
    private static partial Regex Aside();

    [GeneratedRegex("会议室|整治|执法|检查站|市场|宣传|治理|监管|专卖局|产业|补贴|基地|收购|慰问|奖品|工会|扶贫|爱心")]
    private static partial Regex NotServed();

    [GeneratedRegex("餐|接待|招待|用酒|酒水|宴|晚宴|聚餐|酒席|食堂|菜单|烟酒")]
    private static partial Regex Meal_();

    [GeneratedRegex("食堂|伙食|机关灶")]
    private static partial Regex Canteen();

    [GeneratedRegex("酒|烟|菜单|附件|翅|燕窝|鲍|参|野")]
    private static partial Regex GoodsLine();

    private static readonly IReadOnlyList<Example> Cases =
    [
        new("菜单列有高档菜肴、白酒和香烟", ["""
            湖心岛饭庄　点菜单
            日期 2021.9.8　包厢 听雨　9位
            红烧甲鱼	1	268
            时令蔬菜	3	84
            [|五粮液	2瓶	2,198|]
            硬中华	2包	90
            合计 2,640元　　签单 某办公室
            """]),
        new("机关食堂采购明细列有白酒、香烟", ["机关食堂采购明细（2021年4月）\n日期\t品名\t数量\t金额\t供应商\t备注\n2021-04-06\t猪肉\t40斤\t720\t惠民超市\t\n[|2021-04-16\t洋河海之蓝\t6瓶\t1080\t惠民超市\t|]\n[|2021-04-16\t玉溪香烟\t2条\t440\t惠民超市\t|]"]),
        new("料酒、鲍鱼菇、消毒酒精", ["机关食堂采购明细（2021年5月）\n日期\t品名\t数量\t金额\t供应商\t备注\n2021-05-06\t料酒\t6瓶\t54\t惠民超市\t烹调用\n2021-05-08\t鲍鱼菇\t10斤\t80\t惠民超市\t\n2021-05-12\t消毒酒精\t8瓶\t120\t惠民超市\t"]),
        new("禁止性规定", ["""
            关于规范公务接待的通知
            各办所：工作餐严禁提供鱼翅、燕窝等高档菜肴，不得提供香烟和高档酒水，不得饮用茅台等白酒。
            2021年3月1日
            """]),
        new("家常菜的接待清单", ["""
            公务接待清单
            日期：2021年6月3日
            来访单位：市农业农村局
            来客人数：6人
            陪餐人员：冉明、付晓
            菜单：家常豆腐、小龙虾、杏鲍菇炒肉、酸菜鱼、啤酒鸭
            费用：420元
            """]),
    ];
}
