using System.Runtime.CompilerServices;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>Several payments or contracts, each below a limit, that together reach it.</summary>
/// <param name="Near">Each lies just below the limit.</param>
public sealed record Split(IReadOnlyList<JudgedMatter> Parts, Limit Limit, Money Total, bool Near, bool SameSubject);

/// <summary>Looks for divided matters, those too that the office meeting decided part by part within its power: one payee, parts of one subject or sums just below a limit, within weeks.</summary>
public static class Splits
{
    private static readonly ConditionalWeakTable<CaseStudy, IReadOnlyList<Split>> Known = [];

    public static IReadOnlyList<Split> Of(CaseStudy study) => Known.GetValue(study, Find);

    /// <summary>A matter that may be a part, with what is derived from it once.</summary>
    private sealed record Part(JudgedMatter Judged, IReadOnlySet<string> Grams, IReadOnlyList<Limit> Steps)
    {
        public Money Sum => Judged.Matter.Amount!.Value;
        public DateOnly Day { get; } = Judged.Matter.Start!.Value.First;

        /// <summary>Below the limit it escapes the body that the limit names; what that body itself decided, or a higher one, escapes nothing.</summary>
        public bool Escapes(Limit limit) => !limit.Reaches(Sum) && (Judged.Deliberation is not Deliberation.Prior || limit.Body is MeetingBody.PartyCommittee || (limit.Body is MeetingBody.Joint && Judged.Best?.Item.Meeting.Body is MeetingBody.Government));

        public int DaysTo(Part later) => later.Day.DayNumber - Day.DayNumber;
    }

    private static List<Split> Find(CaseStudy study)
    {
        var steps = new Dictionary<DateOnly, IReadOnlyList<Limit>>();
        var parts = study.Matters.Where(MayBePart).Select(m =>
        {
            var day = m.Matter.Start!.Value;
            if (!steps.TryGetValue(day.First, out var limits)) steps[day.First] = limits = study.Thresholds.Steps(day);
            return new Part(m, SubjectText.Grams(SubjectText.WithoutSection(m.Anchor.Subject)), limits);
        });
        return parts.GroupBy(p => study.Names.Core(p.Judged.Matter.Parties[0])).SelectMany(g => OfPayee(g.OrderBy(p => p.Day).ToList(), study.Rarity)).ToList();
    }

    private static bool MayBePart(JudgedMatter m) =>
        m.Exempt is null && (m.Deliberation is not Deliberation.Prior || m.Best?.Item.Meeting.Body is MeetingBody.Government or MeetingBody.Joint) && m.Matter is { Amount.Fen: > 0, Start.Day: not null, Parties.Count: > 0, IsPersonnel: false }
        && m.Anchor.Kind is null or ExecutionKind.Contract or ExecutionKind.PaymentApproval or ExecutionKind.DirectAward
        && (m.Anchor.Kind is not null || !AmountMatch.IsPartPayment(m.Anchor.Subject))
        && !PayeeTellsNothing(m.Matter.Parties[0]);

    private static bool PayeeTellsNothing(string payee) => payee.Contains("代发", StringComparison.Ordinal) || payee.Contains("公务卡", StringComparison.Ordinal) || payee.Contains("现金", StringComparison.Ordinal);

    private static IEnumerable<Split> OfPayee(List<Part> parts, Rarity rarity)
    {
        var left = parts.Where(p => !IsMonthly(p, parts, rarity)).ToList();
        foreach (var limit in left.SelectMany(p => p.Steps).DistinctBy(l => l.From).OrderByDescending(l => l.From))
            foreach (var first in left.ToList())
            {
                if (!left.Contains(first) || first.Steps.All(l => l.From != limit.From)) continue;
                if (Around(first, left, first.Steps.First(l => l.From == limit.From), rarity) is not { } found) continue;
                left.RemoveAll(found.Contains);
                yield return Make(found, first.Steps.First(l => l.From == limit.From), rarity);
            }
    }

    private static List<Part>? Around(Part first, List<Part> parts, Limit limit, Rarity rarity)
    {
        if (!first.Escapes(limit)) return null;
        var later = parts.Where(p => p.Escapes(limit) && first.DaysTo(p) is >= 0 and <= 60).ToList();
        var near = later.Where(p => IsNear(p, limit)).ToList();
        if (IsNear(first, limit) && near.Count >= 2 && (first.DaysTo(near[^1]) <= 31 || near.All(p => Alike(first, p, rarity) >= 0.5))) return near;
        var same = later.Where(p => first.DaysTo(p) <= 31 && Alike(first, p, rarity) >= 0.75 && p.Sum.Fen * 10 >= limit.From.Fen * 3).ToList();
        return same.Count is >= 2 and <= 6 && limit.Reaches(Total(same)) ? same : null;
    }

    private static Split Make(List<Part> parts, Limit limit, Rarity rarity) =>
        new(parts.ConvertAll(p => p.Judged), limit, Total(parts), parts.TrueForAll(p => IsNear(p, limit)), parts.Skip(1).All(p => Alike(parts[0], p, rarity) >= 0.6));

    /// <summary>From nine tenths of the limit upwards.</summary>
    private static bool IsNear(Part part, Limit limit) => part.Sum.Fen * 10 >= limit.From.Fen * 9;

    /// <summary>The same payee is paid for the like in four or more months: a running settlement, not a division.</summary>
    private static bool IsMonthly(Part part, List<Part> all, Rarity rarity) =>
        all.Where(p => Math.Abs(part.DaysTo(p)) <= 200 && Alike(part, p, rarity) >= 0.5).Select(p => (p.Day.Year, p.Day.Month)).Distinct().Count() >= 4;

    private static Money Total(IEnumerable<Part> parts) => new(parts.Sum(p => p.Sum.Fen));

    private static double Alike(Part a, Part b, Rarity rarity) => ReferenceEquals(a, b) ? 1 : rarity.Alike(a.Grams, b.Grams);
}
