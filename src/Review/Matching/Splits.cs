using System.Runtime.CompilerServices;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>Several payments or contracts, each below a limit, that together reach it.</summary>
/// <param name="Near">Each lies just below the limit.</param>
public sealed record Split(IReadOnlyList<JudgedMatter> Parts, Limit Limit, Money Total, bool Near, bool SameSubject);

/// <summary>Looks for divided matters: one payee, parts of one subject or sums just below a limit, within weeks.</summary>
public static class Splits
{
    private static readonly ConditionalWeakTable<CaseStudy, IReadOnlyList<Split>> Known = [];

    public static IReadOnlyList<Split> Of(CaseStudy study) => Known.GetValue(study, Find);

    private static List<Split> Find(CaseStudy study)
    {
        var parts = study.Matters.Where(m => MayBePart(m) && !m.Matter.IsPersonnel).ToList();
        var byPayee = parts.GroupBy(m => study.Names.Core(m.Matter.Parties[0]));
        return byPayee.SelectMany(g => OfPayee(g.OrderBy(m => m.Matter.Start).ToList(), study)).ToList();
    }

    private static bool MayBePart(JudgedMatter m) =>
        m is { Exempt: null, Deliberation: not Deliberation.Prior } && m.Matter is { Amount.Fen: > 0, Start.Day: not null, Parties.Count: > 0 }
        && m.Anchor.Kind is null or ExecutionKind.Contract or ExecutionKind.PaymentApproval or ExecutionKind.DirectAward
        && (m.Anchor.Kind is not null || !AmountMatch.IsInstalment(SubjectText.WithoutSection(m.Anchor.Subject)))
        && !PayeeTellsNothing(m.Matter.Parties[0]);

    private static bool PayeeTellsNothing(string payee) => payee.Contains("代发", StringComparison.Ordinal) || payee.Contains("公务卡", StringComparison.Ordinal) || payee.Contains("现金", StringComparison.Ordinal);

    private static IEnumerable<Split> OfPayee(List<JudgedMatter> parts, CaseStudy study)
    {
        var left = parts.Where(p => !IsMonthly(p, parts, study)).ToList();
        foreach (var limit in left.Select(p => p.Matter.Start).SelectMany(study.Thresholds.Steps).DistinctBy(l => l.From).OrderByDescending(l => l.From))
            foreach (var first in left.ToList())
            {
                if (!left.Contains(first) || !study.Thresholds.Steps(first.Matter.Start).Any(l => l.From == limit.From)) continue;
                if (Around(first, left, limit, study) is not { } split) continue;
                foreach (var part in split.Parts) left.Remove(part);
                yield return split;
            }
    }

    private static Split? Around(JudgedMatter first, List<JudgedMatter> parts, Limit limit, CaseStudy study)
    {
        if (limit.Reaches(first.Matter.Amount!.Value)) return null;
        var later = parts.Where(p => !limit.Reaches(p.Matter.Amount!.Value) && Days(first, p) is >= 0 and <= 60).ToList();
        var near = later.Where(p => IsNear(p, limit)).ToList();
        if (IsNear(first, limit) && near.Count >= 2 && (Days(first, near[^1]) <= 31 || near.All(p => p == first || Alike(first, p, study) >= 0.5))) return Make(near, limit, true, study);
        var same = later.Where(p => Days(first, p) <= 31 && Alike(first, p, study) >= 0.75 && p.Matter.Amount!.Value.Fen * 10 >= limit.From.Fen * 3).ToList();
        return same.Count is >= 2 and <= 6 && limit.Reaches(Total(same)) ? Make(same, limit, same.All(p => IsNear(p, limit)), study) : null;
    }

    private static Split Make(List<JudgedMatter> parts, Limit limit, bool near, CaseStudy study) =>
        new(parts, limit, Total(parts), near, parts.Skip(1).All(p => Alike(parts[0], p, study) >= 0.6));

    /// <summary>From nine tenths of the limit upwards.</summary>
    private static bool IsNear(JudgedMatter m, Limit limit) => m.Matter.Amount!.Value.Fen * 10 >= limit.From.Fen * 9;

    /// <summary>The same payee is paid for the like in four or more months: a running settlement, not a division.</summary>
    private static bool IsMonthly(JudgedMatter part, List<JudgedMatter> all, CaseStudy study) =>
        all.Where(p => Math.Abs(Days(part, p)) <= 200 && Alike(part, p, study) >= 0.5).Select(p => (p.Matter.Start!.Value.Year, p.Matter.Start.Value.Month)).Distinct().Count() >= 4;

    private static Money Total(IEnumerable<JudgedMatter> parts) => new(parts.Sum(p => p.Matter.Amount!.Value.Fen));

    private static int Days(JudgedMatter a, JudgedMatter b) => b.Matter.Start!.Value.First.DayNumber - a.Matter.Start!.Value.First.DayNumber;

    private static double Alike(JudgedMatter a, JudgedMatter b, CaseStudy study) =>
        study.Rarity.Alike(SubjectText.Grams(SubjectText.WithoutSection(a.Anchor.Subject)), SubjectText.Grams(SubjectText.WithoutSection(b.Anchor.Subject)));
}
