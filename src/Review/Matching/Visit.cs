using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>One reception as all its papers tell it: the row of the register, the checklist, the approval.</summary>
/// <param name="Papers">What was really served comes first (register, checklist, reimbursement), what was planned (approval) last.</param>
public sealed partial record Visit(IReadOnlyList<(Reception Reception, CaseDocument Document)> Papers)
{
    public Reception Anchor => Papers[0].Reception;
    public PartialDate? Date => Papers.Select(p => p.Reception.Date).FirstOrDefault(d => d is not null);
    public string? Guests => Papers.Select(p => p.Reception.Guests).FirstOrDefault(g => g is { Length: > 0 });

    /// <summary>The number told by the papers of what took place; the plan only where nothing else tells.</summary>
    public int? GuestCount => Served.Select(r => r.GuestCount).FirstOrDefault(n => n is > 0) ?? Papers.Select(p => p.Reception.GuestCount).FirstOrDefault(n => n is > 0);
    public int? CompanionCount => Served.Where(r => r.CompanionCount is not null).Select(r => r.CompanionCount).DefaultIfEmpty(Papers.Select(p => p.Reception.CompanionCount).FirstOrDefault(n => n is not null)).Max();
    public Money? Amount => Served.Select(r => r.Amount).FirstOrDefault(m => m is not null);

    /// <summary>备注, purpose and guests of all papers: where the innocent explanation stands.</summary>
    public string Words => string.Join(" ", Papers.SelectMany(p => new[] { p.Reception.Remark, p.Reception.Purpose, p.Reception.Guests, p.Reception.Venue }).OfType<string>());

    /// <summary>A visit of firms or investors: treated apart from official hospitality.</summary>
    public bool IsBusiness => BusinessGuest().IsMatch(Guests ?? "") || BusinessWord().IsMatch(Words);

    /// <summary>Meals paid by the guests, mass visits, unannounced inspections, emergencies: no letter is to be expected.</summary>
    public string? NoLetterExpected =>
        NotHeld().IsMatch(Words) ? "未发生接待"
        : Amount is { Fen: 0 } || SelfPaid().IsMatch(Words) ? "来客自行交费"
        : Unannounced().IsMatch(Papers.Aggregate("", (t, p) => t + p.Reception.Remark + p.Reception.Purpose)) ? "暗访、突击检查不发函"
        : Exemptions.IsEmergency(Words) ? "抢险应急"
        : NotOfficial().IsMatch(Guests ?? "") ? "不属公务来访"
        : IsBusiness ? "商务（招商）接待单独管理" : null;

    private IEnumerable<Reception> Served => Papers.Where(p => p.Reception.Paper != ReceptionPaper.Approval).Select(p => p.Reception);

    public static IReadOnlyList<Visit> AllOf(CaseFacts facts)
    {
        var papers = facts.Documents.SelectMany(d => d.Facts.OfType<Reception>().Where(r => r.Paper is not (ReceptionPaper.Menu or ReceptionPaper.Canteen)).Select(r => (Reception: r, Document: d)))
            .OrderBy(p => Order(p.Reception.Paper)).ThenBy(p => p.Reception.Date?.First ?? DateOnly.MaxValue).ThenBy(p => p.Document.Document.Path, StringComparer.Ordinal).ThenBy(p => p.Reception.Source.Passage.Number).ToList();
        var visits = new List<List<(Reception Reception, CaseDocument Document)>>();
        var byDay = new Dictionary<DateOnly, List<List<(Reception Reception, CaseDocument Document)>>>();
        foreach (var paper in papers)
        {
            var sameDay = paper.Reception.Date is { Day: not null } day ? byDay.GetValueOrDefault(day.First) ?? [] : [];
            var visit = sameDay.FirstOrDefault(v => v.All(p => p.Document != paper.Document || p.Reception.Paper != paper.Reception.Paper) && v.Any(p => SameGuests(p.Reception, paper.Reception)));
            if (visit is null)
            {
                visits.Add(visit = []);
                if (paper.Reception.Date is { Day: not null } d)
                {
                    if (!byDay.TryGetValue(d.First, out var list)) byDay[d.First] = list = [];
                    list.Add(visit);
                }
            }
            visit.Add(paper);
        }
        return visits.Select(v => new Visit(v)).ToList();
    }

    private static int Order(ReceptionPaper paper) => paper switch
    {
        ReceptionPaper.Register => 0,
        ReceptionPaper.Checklist => 1,
        ReceptionPaper.Reimbursement => 2,
        _ => 3,
    };

    private static bool SameGuests(Reception a, Reception b) =>
        a.Guests is not { Length: > 0 } x || b.Guests is not { Length: > 0 } y ? (a.GuestCount == b.GuestCount || a.Amount == b.Amount) : SameUnit(x, y);

    /// <summary>市发改委投资处 and 岚江市发展和改革委员会 …: enough characters in common, in order.</summary>
    public static bool SameUnit(string a, string b)
    {
        var (x, y) = (Unit(a), Unit(b));
        if (x.Length == 0 || y.Length == 0) return false;
        var (shorter, longer) = x.Length <= y.Length ? (x, y) : (y, x);
        if (longer.Contains(shorter, StringComparison.Ordinal)) return true;
        var at = 0;
        var found = 0;
        foreach (var c in shorter)
        {
            var next = longer.IndexOf(c, at);
            if (next < 0) continue;
            found++;
            at = next + 1;
        }
        return found >= 3 && found >= 0.6 * shorter.Length;
    }

    private static string Unit(string name) => UnitNoise().Replace(SubjectText.Plain(name), "");

    [GeneratedRegex("[浙闽粤苏徽川渝湘赣鲁晋豫台港澳侨外]商(?![务业])|投资.{0,2}(?:考察|洽谈)|商会|企业|公司|客商|老板|投资商|商家|考察团?老总|集团|厂(?:家|长)?")]
    private static partial Regex BusinessGuest();

    [GeneratedRegex("招商|商务接待|投资洽谈|客商")]
    private static partial Regex BusinessWord();

    [GeneratedRegex("未接待|未来访|取消|改期|未成行|未发生|作废|未到访")]
    private static partial Regex NotHeld();

    [GeneratedRegex("自行(?:交费|付费|用餐|缴)|自费|交(?:纳)?伙食费|自付|已交费|缴纳(?:餐费|伙食)|交餐费|未用餐|不用餐|未安排用餐")]
    private static partial Regex SelfPaid();

    [GeneratedRegex("暗访(?!后)|突击检查|明查暗访|四不两直|随机抽查")]
    private static partial Regex Unannounced();

    [GeneratedRegex("群众|村民|居民|信访人|上访|施工|民工|工人|演出|志愿者|医疗队|老党员|老干部|学生|教师|驾驶员|值班|^(?:本|我)?(?:镇|乡|街道)(?:机关)?(?:干部|工作人员|人员)?$|本镇|本乡|本街道|全体(?:干部|职工)")]
    private static partial Regex NotOfficial();

    [GeneratedRegex("等?\\d+人|一行|同志|领导|来访|检查组|督导组|考察组|调研组|工作组|等$")]
    private static partial Regex UnitNoise();
}
