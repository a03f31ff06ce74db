using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>One matter with all its papers: the award, the contract, its payments, the rows of the ledger. Judged once.</summary>
/// <param name="Acts">The first stands for the matter.</param>
public sealed record Matter(IReadOnlyList<Act> Acts)
{
    public Act Anchor => Acts[0];

    /// <summary>The sum bound or spent: the contract's, else the greatest paid.</summary>
    public Money? Amount => Anchor.Amount ?? (Acts.Any(a => a.Amount is not null) ? Acts.Where(a => a.Amount is not null).Max(a => a.Amount!.Value) : null);

    /// <summary>The first act that binds or pays; where only an award or approval is known, that.</summary>
    public PartialDate? Start =>
        Acts.Where(a => a is { Binds: true, Date: not null }).Select(a => a.Date).DefaultIfEmpty(Acts.Select(a => a.Date).FirstOrDefault(d => d is not null)).Min();

    public IReadOnlyList<string> Parties => Acts.SelectMany(a => a.Parties).Distinct().ToList();

    public bool IsPersonnel => Anchor.IsPersonnel;
}

/// <summary>Puts the papers of one matter together.</summary>
public static class Matters
{
    public static IReadOnlyList<Matter> Of(IReadOnlyList<Act> acts, Rarity rarity, PartyNames names)
    {
        var group = Enumerable.Range(0, acts.Count).ToArray();
        foreach (var (i, j) in Candidates(acts, names))
            if (Belong(acts[i], acts[j], rarity.Alike(acts[i].Grams, acts[j].Grams), names)) Join(group, i, j);
        return Enumerable.Range(0, acts.Count).GroupBy(i => Root(group, i))
            .Select(g => new Matter(g.Select(i => acts[i]).OrderBy(a => a.Rank).ThenBy(a => a.Date?.First ?? DateOnly.MaxValue).ThenByDescending(a => a.Amount?.Fen ?? 0)
                .ThenBy(a => a.Source.Passage.File.Value, StringComparer.Ordinal).ThenBy(a => a.Source.Passage.Number).ToList()))
            .ToList();
    }

    /// <summary>Two papers tell of one matter. Parts of a divided matter (A段, B段) stay apart: <c>SplitPayment</c> looks at them.</summary>
    private static bool Belong(Act a, Act b, double alike, PartyNames names)
    {
        if (a.IsPersonnel || b.IsPersonnel) return a.IsPersonnel && b.IsPersonnel && SamePersons(a, b) && Days(a, b) is null or <= 60;
        if (a.IsVariation != b.IsVariation) return false;
        if (a.Section is { } x && b.Section is { } y && x != y && !(a.Pays && b.Pays && IsInstalmentOnly(a, b))) return false;
        if (a.Places.Count > 0 && b.Places.Count > 0 && !a.Places.Overlaps(b.Places)) return false;
        var sameParty = a.Parties.Any(p => b.Parties.Any(q => names.Same(p, q)) || (b.Parties.Count == 0 && names.NamedIn(p, SubjectText.Plain(b.Subject)))) || (a.Parties.Count == 0 && b.Parties.Any(q => names.NamedIn(q, SubjectText.Plain(a.Subject))));
        var equal = a.Amount is { } m && b.Amount is { } n && m == n;
        var days = Days(a, b);
        if (equal && a.Kind != b.Kind && a.Source.Passage == b.Source.Passage) return true; // one slip is an approval and a payment
        if (a.Pays && b.Pays)
            return (equal && a.Kind != b.Kind && a.Source == b.Source) || (equal && a.Document.Document.File != b.Document.Document.File && days is null or <= 31 && (sameParty || alike >= 0.5)) || (sameParty && alike >= 0.6 && IsInstalmentOnly(a, b) && days is null or <= 730);
        if (days > 900) return false;
        if (equal && (sameParty || alike >= 0.35)) return true;
        if ((a.Kind is ExecutionKind.Plan or ExecutionKind.Resolution) != (b.Kind is ExecutionKind.Plan or ExecutionKind.Resolution)) return false; // a plan of that name is no contract or payment
        if (a.Pays || b.Pays)
        {
            var (paper, payment) = a.Pays ? (b, a) : (a, b);
            if (payment.Date is { } paid && paper.Date is { } signed && signed.First.DayNumber - paid.Last.DayNumber > 60) return false; // of an earlier contract
            if (payment.Amount > paper.Amount && payment.Amount?.Fen > paper.Amount?.Fen * 1.3) return false;
            return (sameParty && alike >= 0.3 && (payment.IsInstalment || days is null or <= 200)) || (alike >= 0.62 && (payment.IsInstalment || days is null or <= 365));
        }
        if (a.Kind == b.Kind && a.Amount != b.Amount && a.Kind is ExecutionKind.Contract or ExecutionKind.Lease) return false;
        return (sameParty && alike >= 0.4) || (alike >= 0.6 && days is null or <= 400);
    }

    /// <summary>Both are numbered or percentage payments of something.</summary>
    private static bool IsInstalmentOnly(Act a, Act b) => a.IsInstalment && b.IsInstalment;

    private static bool SamePersons(Act a, Act b) => a.Parties.Select(SubjectText.Plain).Intersect(b.Parties.Select(SubjectText.Plain)).Any();

    private static int? Days(Act a, Act b) => a.Date is { } x && b.Date is { } y ? Math.Abs(x.First.DayNumber - y.First.DayNumber) : null;

    /// <summary>Pairs that share a rare pair of characters, a sum or a party: all others cannot belong together.</summary>
    private static IEnumerable<(int, int)> Candidates(IReadOnlyList<Act> acts, PartyNames names)
    {
        var keys = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < acts.Count; i++)
        {
            foreach (var key in acts[i].Grams.Select(g => "g" + g).Concat(acts[i].Parties.Select(p => "p" + names.Core(p))).Append(acts[i].Amount is { Fen: > 100_000 } m ? "m" + m.Fen : "").Where(k => k.Length > 0).Distinct())
            {
                if (!keys.TryGetValue(key, out var list)) keys[key] = list = [];
                list.Add(i);
            }
        }
        const int Common = 40; // what more papers share tells nothing and would make every pair a candidate
        return keys.Values.Where(list => list.Count is > 1 and <= Common).SelectMany(list => list.SelectMany((a, n) => list.Skip(n + 1).Select(b => (a, b)))).Distinct();
    }

    private static int Root(int[] group, int i)
    {
        while (group[i] != i) i = group[i] = group[group[i]];
        return i;
    }

    private static void Join(int[] group, int i, int j) => group[Root(group, j)] = Root(group, i);
}
