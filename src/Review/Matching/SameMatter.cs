using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>How well an agenda item fits a paper, 0 to 1, and why (Chinese, short clauses).</summary>
public sealed record MatterLink(DeliberatedItem Item, Act Act, double Score, AmountFit Amount, IReadOnlyList<string> Reasons);

/// <summary>Is the matter of a paper the matter of an agenda item? Names, sums, parties, days and cited meetings each add to the answer.</summary>
public sealed partial class SameMatter(Rarity rarity, PartyNames names)
{
    /// <summary>From here on a link is taken.</summary>
    public const double Enough = 0.5;

    /// <summary>From here on a link is worth a person's look.</summary>
    public const double WorthALook = 0.28;

    public MatterLink Score(Act act, DeliberatedItem item)
    {
        var reasons = new List<string>();
        var score = act.IsPersonnel ? Personnel(act, item, reasons) : Subject(act, item, reasons);
        AmountFit amount = default;
        if (score >= 0.12 && !act.IsPersonnel)
        {
            amount = AmountMatch.Fit(act.Amount, act.Subject, item.Item);
            score += amount.Weight;
            if (amount.Reason is { } why) reasons.Add(why);
        }
        if (!act.IsPersonnel && act.Parties.FirstOrDefault(p => names.NamedIn(p, item.Plain)) is { } party)
        {
            score += 0.2;
            reasons.Add($"提到{names.Core(party)}");
        }
        if (score < 0.1 && act.Claim is null) return new MatterLink(item, act, 0, amount, []); // nothing in common
        score += Cited(act, item, reasons) + Time(act, item, reasons) + Contradictions(act, item, reasons);
        return new MatterLink(item, act, Math.Round(Math.Clamp(score, 0, 1), 3), amount, reasons);
    }

    /// <summary>0 to 0.6.</summary>
    private double Subject(Act act, DeliberatedItem item, List<string> reasons)
    {
        var grams = act.Grams;
        if (grams.Count == 0) return 0;
        var covered = rarity.Covered(grams, item.Grams);
        if (item.TitleGrams.Count >= 2) covered = Math.Max(covered, 0.9 * rarity.Covered(item.TitleGrams, grams));
        if (covered >= 0.7) reasons.Add("名称相同或基本相同");
        else if (covered >= 0.3) reasons.Add("名称相近");
        return 0.6 * covered;
    }

    /// <summary>For appointments and hirings the persons are the matter.</summary>
    private double Personnel(Act act, DeliberatedItem item, List<string> reasons)
    {
        var persons = act.Parties.Select(SubjectText.Plain).Where(PartyNames.IsPerson).ToList();
        var named = persons.Count(p => item.Plain.Contains(p, StringComparison.Ordinal));
        if (named > 0 && PersonnelWord().IsMatch(item.Plain))
        {
            reasons.Add(named == persons.Count ? $"人员姓名相同（{string.Join("、", persons.Take(3))}）" : $"人员姓名部分相同（{named}/{persons.Count}）");
            return 0.45 + 0.35 * named / persons.Count;
        }
        if (persons.Count > 0 && act.Kind == ExecutionKind.Appointment) return 0;
        if (!PersonnelWord().IsMatch(item.Plain)) return 0;
        var covered = rarity.Covered(act.Grams, item.Grams);
        if (covered >= 0.4) reasons.Add("事项名称相近");
        return 0.6 * covered;
    }

    private static double Cited(Act act, DeliberatedItem item, List<string> reasons)
    {
        if (act.Claim is not { } claim) return 0;
        if (claim.Date is { Day: not null } day && item.Meeting.Date is { Day: not null } met)
        {
            if (day != met) return -0.1;
            reasons.Add("与文中引用的会议日期相同");
            return 0.25;
        }
        if (claim.Number is { } number && number == item.Meeting.Number && (claim.Date is null || claim.Date.Value.Year == item.Meeting.Date?.Year))
        {
            reasons.Add("与文中引用的会议次数相同");
            return 0.2;
        }
        return 0;
    }

    /// <summary>A meeting long before or long after is less likely the one.</summary>
    private static double Time(Act act, DeliberatedItem item, List<string> reasons)
    {
        if (act.Date is not { } day || item.Meeting.Date is not { } met) return 0;
        var days = day.First.DayNumber - met.Last.DayNumber;
        if (days < 0 && !day.IsBefore(met)) days = 0;
        var instalment = act.Pays && act.IsInstalment;
        if (days >= 0)
        {
            var (near, far) = instalment ? (550, 800) : act.Pays ? (240, 420) : (150, 330);
            if (days <= near)
            {
                if (days <= 60) reasons.Add(days == 0 ? "会议当日" : $"会后{days}天");
                return days <= 60 ? 0.05 : 0;
            }
            reasons.Add($"会后{days}天，相隔较久");
            return days <= far ? -0.12 : -0.5;
        }
        if (item.Item.Ratifies && days >= -200) return 0.05;
        if (days >= -75) return -0.02;
        return days >= -180 ? -0.12 : -0.6;
    }

    private static double Contradictions(Act act, DeliberatedItem item, List<string> reasons)
    {
        var minus = 0.0;
        if (act.Places.Count > 0 && item.Places.Count > 0 && !act.Places.Overlaps(item.Places))
        {
            minus -= 0.35;
            reasons.Add($"地点不同（{act.Places.First()}／{item.Places.First()}）");
        }
        if (act.Years.Count > 0 && item.Years.Count > 0 && !act.Years.Overlaps(item.Years)) minus -= 0.2;
        if (act.Years.Count == 0 && act.Date is { } day && item.Meeting.Date is { } met && day.IsBefore(met) && SubjectText.Years(item.Item.Title) is { Count: > 0 } years && years.Min() > day.Year) minus -= 0.6; // next year's matter, not this one told late
        if (act.IsVariation && !Variations.DealtWith(item.Plain))
        {
            minus -= 0.4;
            reasons.Add("议题没有提到变更、增加");
        }
        return minus;
    }

    [GeneratedRegex("任|免|聘|录用|招聘|借调|推荐|提名|人选|晋升|人事")]
    private static partial Regex PersonnelWord();
}
