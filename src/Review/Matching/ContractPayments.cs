using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>A contract and the payments that are made under it, whichever came first.</summary>
public sealed record ContractPayments(Act Contract, IReadOnlyList<Payment> Payments);

/// <summary>Puts payments to contracts by party, words, sum and time.</summary>
public static partial class PaymentsUnderContracts
{
    private const int LongestBefore = 400;
    private const int LongestAfter = 1100;
    private static readonly ConditionalWeakTable<CaseStudy, IReadOnlyList<ContractPayments>> Known = [];

    public static IReadOnlyList<ContractPayments> Of(CaseStudy study) => Known.GetValue(study, Find);

    private static List<ContractPayments> Find(CaseStudy study)
    {
        var contracts = study.Matters.Where(m => m.Exempt is null).SelectMany(m => m.Matter.Acts).Where(a => a.Kind is ExecutionKind.Contract or ExecutionKind.Lease && !Exemptions.IsVillage(a.Document)).ToList();
        if (contracts.Count == 0) return [];
        var byKey = new Dictionary<string, List<Act>>(StringComparer.Ordinal);
        foreach (var contract in contracts)
            foreach (var key in KeysOf(contract, study))
            {
                if (!byKey.TryGetValue(key, out var list)) byKey[key] = list = [];
                list.Add(contract);
            }
        var under = new Dictionary<Act, List<Payment>>();
        foreach (var payment in Payment.AllOf(study))
        {
            if (Other().IsMatch(payment.Words)) continue;
            var fitting = payment.Papers.SelectMany(p => KeysOf(p, study)).SelectMany(k => byKey.GetValueOrDefault(k) ?? []).Distinct()
                .Select(c => (Contract: c, Fit: Fit(payment, c, study))).Where(x => x.Fit > 0).ToList();
            if (fitting.Count == 0) continue;
            var best = fitting.OrderByDescending(x => x.Fit).First().Contract;
            if (!under.TryGetValue(best, out var list)) under[best] = list = [];
            list.Add(payment);
        }
        return contracts.Where(under.ContainsKey).Select(c => new ContractPayments(c, under[c])).ToList();
    }

    /// <summary>What a payment and its contract share at least one of: the other side, the sum, a rare pair of characters.</summary>
    private static IEnumerable<string> KeysOf(Act act, CaseStudy study) =>
        act.Parties.Select(p => "p" + study.Names.Core(p)).Concat(act.Grams.OrderByDescending(study.Rarity.Of).ThenBy(g => g, StringComparer.Ordinal).Take(5).Select(g => "g" + g)).Append(act.Amount is { Fen: > 0 } m ? "m" + m.Fen : "");

    /// <summary>0 where the payment is not of this contract; the greater the surer.</summary>
    private static double Fit(Payment payment, Act contract, CaseStudy study)
    {
        if (contract.Amount is { Fen: > 0 } price && payment.Amount.Fen > price.Fen * 1.3) return 0;
        if (payment.Date is { } paid && contract.Date is { } signed)
        {
            var days = paid.First.DayNumber - signed.First.DayNumber;
            if (days < -LongestBefore || days > LongestAfter) return 0;
        }
        var best = 0.0;
        foreach (var paper in payment.Papers)
        {
            if (paper.Section is { } x && contract.Section is { } y && x != y) continue;
            if (paper.Places.Count > 0 && contract.Places.Count > 0 && !paper.Places.Overlaps(contract.Places)) continue;
            if (paper.Years.Count > 0 && contract.Years.Count > 0 && !paper.Years.Overlaps(contract.Years)) continue;
            var alike = study.Rarity.Alike(paper.Grams, contract.Grams);
            var party = paper.Parties.Any(p => contract.Parties.Any(q => study.Names.Same(p, q))) || contract.Parties.Any(q => study.Names.NamedIn(q, SubjectText.Plain(paper.Subject)));
            var equal = contract.Amount is { Fen: > 0 } && paper.Amount == contract.Amount;
            if (party ? alike >= 0.3 || (equal && (alike > 0.05 || paper.Grams.Count == 0)) : alike >= 0.6 || (equal && alike >= 0.3)) best = Math.Max(best, alike + (party ? 0.5 : 0) + (equal ? 0.3 : 0));
        }
        return best;
    }

    /// <summary>The day from which the contract's service or lease runs; null where it does not say.</summary>
    public static PartialDate? RunsFrom(Act contract)
    {
        foreach (var passage in contract.Document.Document.Passages)
            if (Term().Match(passage.Text) is { Success: true } term && Dates.In(passage.Text[term.Index..], contract.Date).FirstOrDefault(m => m.Date is not null).Date is { } from) return from;
        return null;
    }

    /// <summary>Paid beside a contract, to others: deposits, supervision, design, insurance, power.</summary>
    [GeneratedRegex("保证金|押金|定金|订金|报名费|标书费|监理|设计费|勘察|检测费|审计费|造价|招标代理|代理费|评审费|测绘|公证|保险费|电费|水费|占地|青苗|补偿款|拆迁")]
    private static partial Regex Other();

    [GeneratedRegex("(?:期限|服务期|租期|租赁期|承包期|合同期|管护期|有效期)[^。；\\n]{0,16}?(?:自|从|为|[:：])")]
    private static partial Regex Term();
}
