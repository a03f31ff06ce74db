using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>One payment as all its papers tell it: the slip, the row of the ledger, the line of the bank.</summary>
/// <param name="Papers">The paper that says most (the slip) comes first.</param>
public sealed record Payment(IReadOnlyList<Act> Papers)
{
    private const int DaysApart = 31;
    private static readonly ConditionalWeakTable<CaseStudy, IReadOnlyList<Payment>> Known = [];

    public Act Anchor => Papers[0];
    public Expenditure Main => (Expenditure)Anchor.Fact;
    public IEnumerable<Expenditure> Rows => Papers.Select(p => (Expenditure)p.Fact);
    public Money Amount => Main.Amount;
    public PartialDate? Date => Papers.Select(p => p.Date).FirstOrDefault(d => d is { Day: not null }) ?? Anchor.Date;
    public string? Payee => Rows.Select(r => r.Payee).FirstOrDefault(p => p is { Length: > 0 });
    public string? Account => Rows.Select(r => r.Account).FirstOrDefault(a => a is { Length: > 0 });

    /// <summary>What it was for, in the words of its papers: purpose, account, payee, remark.</summary>
    public string Words { get; } = string.Join(' ', Papers.Select(p => (Expenditure)p.Fact).SelectMany(e => new[] { e.Purpose, e.Account, e.Payee, e.Remark }).OfType<string>().Distinct());

    /// <summary>What it was for and how it was booked, without the payee's name.</summary>
    public string Purposes { get; } = string.Join(' ', Papers.Select(p => (Expenditure)p.Fact).SelectMany(e => new[] { e.Purpose, e.Account, e.Remark }).OfType<string>().Distinct());

    /// <summary>All that the slips among its papers say; empty where only ledgers tell of it.</summary>
    public string SlipText { get; } = string.Join('\n', Papers.Where(IsSlip).Select(PaperOf).OfType<Paper>().Select(p => p.Text).Distinct());

    public string Everything => Words + "\n" + SlipText;

    /// <summary>The payments of the case; those of the village's own books are left out.</summary>
    public static IReadOnlyList<Payment> AllOf(CaseStudy study) => Known.GetValue(study, static s => Group(s.Matters.SelectMany(m => m.Matter.Acts).Where(a => a.Fact is Expenditure && !Exemptions.IsVillage(a.Document))));

    public List<Evidence> Evidence => Papers.Select(p => new Evidence(p.Source, p.Role)).ToList();

    /// <summary>Lines of the slips that say it, beside the papers themselves.</summary>
    public List<Evidence> EvidenceWith(Regex lines) =>
        [.. Evidence, .. Papers.Where(IsSlip).Select(a => (Act: a, Paper: PaperOf(a))).Where(x => x.Paper is not null)
            .SelectMany(x => x.Paper!.Passages.Where(p => p.Id != x.Act.Source.Passage && lines.IsMatch(p.Text)).Take(3).Select(p => new Evidence(Citation.Of(p), x.Act.Role)))];

    /// <summary>The same sum within a month in another paper, with the same payee or alike in words, is the same payment.</summary>
    private static List<Payment> Group(IEnumerable<Act> acts)
    {
        var payments = new List<List<Act>>();
        foreach (var sum in acts.GroupBy(a => a.Amount))
        {
            var groups = new List<List<Act>>();
            foreach (var act in sum.OrderByDescending(IsSlip).ThenBy(a => a.Date?.First ?? DateOnly.MaxValue))
            {
                var own = groups.FirstOrDefault(g => g.TrueForAll(a => a.Document != act.Document) && g.Exists(a => Same(a, act)));
                if (own is null) groups.Add([act]);
                else own.Add(act);
            }
            payments.AddRange(groups);
        }
        return payments.OrderBy(g => g[0].Document.Document.Path, StringComparer.Ordinal).ThenBy(g => g[0].Source.Passage.Number).Select(g => new Payment(g)).ToList();
    }

    private static bool Same(Act a, Act b)
    {
        if (a.Date is { } x && b.Date is { } y && Math.Abs(x.First.DayNumber - y.First.DayNumber) > DaysApart) return false;
        var (first, second) = (((Expenditure)a.Fact).Payee, ((Expenditure)b.Fact).Payee);
        if (first is { Length: > 0 } && second is { Length: > 0 } && first == second) return true;
        return a.Grams.Overlaps(b.Grams);
    }

    /// <summary>A paper of its own for this payment: a slip is read as an approval too.</summary>
    public static bool IsSlip(Act act) => Slips.GetValue(act.Document, SlipsOf).Contains(act.Source);

    private static readonly ConditionalWeakTable<CaseDocument, HashSet<Citation>> Slips = [];

    private static HashSet<Citation> SlipsOf(CaseDocument document) =>
        document.Facts.OfType<Execution>().Where(e => e.Kind is ExecutionKind.PaymentApproval or ExecutionKind.Loan).Select(e => e.Source).ToHashSet();

    private static Paper? PaperOf(Act act) => Paper.In(act.Document.Document).FirstOrDefault(p => p.Passages.Any(s => s.Id == act.Source.Passage));
}
