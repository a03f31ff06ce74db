using System.Collections.Concurrent;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>From what sum a matter goes before which body on a given day, and where that stands.</summary>
/// <param name="Source">Chinese: paper and sentence, or that it is provisional.</param>
/// <param name="Citation">The sentence in the unit's own measures; null where confirmed by hand or provisional.</param>
public sealed record Limit(Money From, bool Exclusive, MeetingBody Body, string BodyName, string Source, Citation? Citation, bool Provisional)
{
    public bool Reaches(Money sum) => Exclusive ? sum > From : sum >= From;
}

/// <summary>The limits in force: confirmed by hand, else read from the unit's own measures (a later one replaces an earlier), else provisional.</summary>
public sealed class Thresholds
{
    private readonly CaseFacts _facts;
    private readonly IReadOnlyList<(Standard Standard, CaseDocument Document, PartialDate? From)> _read;
    private readonly Dictionary<StandardKind, List<(DateOnly From, List<(Standard Standard, CaseDocument Document, PartialDate? From)> Items)>> _papers;
    private readonly ConcurrentDictionary<PartialDate, Limit> _largeFund = [];

    public Thresholds(CaseFacts facts)
    {
        _facts = facts;
        _read = facts.Documents.SelectMany(d => d.Facts.OfType<Standard>().Select(s => (s, d, s.EffectiveFrom ?? d.Profile.Date))).ToList();
        _papers = _read.GroupBy(r => r.Standard.Kind).ToDictionary(kind => kind.Key, kind => kind.GroupBy(r => r.Document.Document.File)
            .Select(g => (From: g.Min(x => x.From?.First ?? DateOnly.MinValue), Items: g.ToList())).OrderBy(p => p.From).ToList());
        foreach (var papers in _papers.Values)
            for (var i = 1; i < papers.Count; i++) Amend(papers[i].Items, papers[i - 1].Items);
    }

    /// <summary>Of several amended sums those count that stood in the paper before; one that replaces a sum not read there amends something else (the power of an institution below).</summary>
    private static void Amend(List<(Standard Standard, CaseDocument Document, PartialDate? From)> items, List<(Standard Standard, CaseDocument Document, PartialDate? From)> before)
    {
        bool Known(Standard s) => s.Replaces is not { } old || before.Exists(b => b.Standard.From == old || b.Standard.Below == old);
        if (items.Exists(i => Known(i.Standard))) items.RemoveAll(i => !Known(i.Standard));
    }

    /// <summary>The unit's own measures for large sums are known, by hand or from papers.</summary>
    public bool Known => _facts.Settings.Confirmed.Any(c => c.Kind is StandardKind.LargeFund) || _read.Any(r => r.Standard.Kind == StandardKind.LargeFund);

    /// <summary>From what sum a payment or contract goes before the highest body.</summary>
    public Limit LargeFund(PartialDate? day) => day is { } known ? _largeFund.GetOrAdd(known, known => LargeFundOn(known)) : LargeFundOn(null);

    private Limit LargeFundOn(PartialDate? day) =>
        Confirmed(StandardKind.LargeFund, day) ?? Highest(InForce(StandardKind.LargeFund, day), day) ?? Highest(InForce(StandardKind.Project, day), day)
        ?? new Limit(_facts.Settings.ProvisionalLargeFund, false, MeetingBody.PartyCommittee, "党委会议", "未读到本单位规定的限额，暂按设定值", null, true);

    /// <summary>Every sum at which something begins to be demanded (a meeting, several quotes): just below them splitting pays. Ascending.</summary>
    public IReadOnlyList<Limit> Steps(PartialDate? day)
    {
        var steps = new[] { StandardKind.LargeFund, StandardKind.Project, StandardKind.Quotes }.SelectMany(kind => InForce(kind, day)).Where(s => s.Standard.From is { Fen: >= 100_000 })
            .Select(s => LimitOf(s.Standard, s.Document, day)).Append(LargeFund(day)).Where(l => !l.Provisional || !Known);
        return steps.GroupBy(l => l.From).Select(g => g.OrderBy(l => l.Citation is null).First()).OrderBy(l => l.From).ToList();
    }

    /// <summary>餐标 on that day; null where none is known.</summary>
    public Limit? Reception(PartialDate? day)
    {
        if (Confirmed(StandardKind.ReceptionPerHead, day) is { } confirmed) return confirmed;
        if (_facts.Settings.ReceptionPerHead is { } set) return new Limit(set, true, MeetingBody.Unknown, "", "巡察组设定的餐标", null, false);
        var inForce = InForce(StandardKind.ReceptionPerHead, day).Where(s => s.Standard.From is not null).ToList();
        return inForce.Count == 0 ? null : inForce.Select(s => LimitOf(s.Standard, s.Document, day)).MaxBy(l => l.From); // several meals: only what exceeds the highest is surely over
    }

    /// <summary>From what sum cash may no longer be paid by the unit's own measures on that day; null where none was read.</summary>
    public Limit? Cash(PartialDate? day)
    {
        var inForce = InForce(StandardKind.Cash, day).Where(s => s.Standard.From is { Fen: > 0 }).ToList();
        return inForce.Count == 0 ? null : inForce.Select(s => LimitOf(s.Standard, s.Document, day)).MinBy(l => l.From);
    }

    /// <summary>The passage by which the unit's own measures bring such matters (leases, loans, appointments) before the body whatever the sum; null where none was read.</summary>
    public (Standard Standard, CaseDocument Document)? Always(PartialDate? day, params string[] words)
    {
        var hit = InForce(StandardKind.Always, day).FirstOrDefault(s => words.Any(w => s.Standard.Source.Quote.Contains(w, StringComparison.Ordinal)));
        return hit.Standard is null ? null : (hit.Standard, hit.Document);
    }

    private Limit? Confirmed(StandardKind kind, PartialDate? day)
    {
        var inForce = _facts.Settings.Confirmed.Where(c => c.Kind == kind && c.From is not null && (c.EffectiveFrom is not { } from || day is not { } d || from <= d.Last)).OrderBy(c => c.EffectiveFrom ?? DateOnly.MinValue).LastOrDefault();
        return inForce is null ? null : new Limit(inForce.From!.Value, kind == StandardKind.ReceptionPerHead, inForce.Body, Coverage.NameOf("", inForce.Body), $"{inForce.SourceText}（{inForce.ConfirmedBy}确认）", null, false);
    }

    /// <summary>The standards of the latest paper in force on that day; before the first one, those of the first.</summary>
    private List<(Standard Standard, CaseDocument Document, PartialDate? From)> InForce(StandardKind kind, PartialDate? day)
    {
        if (!_papers.TryGetValue(kind, out var papers)) return [];
        var last = papers.FindLastIndex(p => day is not { } d || p.From <= d.Last);
        return papers[Math.Max(last, 0)].Items;
    }

    /// <summary>Of the tiers of one paper the one that goes before the highest body; its lowest sum.</summary>
    private static Limit? Highest(List<(Standard Standard, CaseDocument Document, PartialDate? From)> tiers, PartialDate? day)
    {
        foreach (var body in (MeetingBody[])[MeetingBody.PartyCommittee, MeetingBody.Joint, MeetingBody.Unknown, MeetingBody.Government, MeetingBody.Topic])
        {
            var best = tiers.Where(t => t.Standard.Body == body && t.Standard.From is { Fen: > 0 }).OrderBy(t => t.Standard.From).FirstOrDefault();
            if (best.Standard is not null) return LimitOf(best.Standard, best.Document, day);
        }
        return null;
    }

    private static Limit LimitOf(Standard s, CaseDocument document, PartialDate? day)
    {
        var from = s.EffectiveFrom ?? document.Profile.Date;
        var early = day is { } d && from is { } f && d.IsBefore(f);
        var number = document.Profile.DocumentNumber is { } n ? $"（{n}）" : "";
        var body = s.Body == MeetingBody.Unknown ? MeetingBody.PartyCommittee : s.Body;
        return new Limit(s.From ?? default, s.Exclusive, body, s.BodyName ?? Coverage.NameOf("", body),
            $"《{document.Profile.Title.Trim('《', '》')}》{number}：“{Shorten(s.Source.Quote)}”" + (early ? "（该规定施行在后，当时的规定未见，仅作参考）" : ""), s.Source, early);
    }

    private static string Shorten(string quote) => quote.Length <= 90 ? quote : quote[..88] + "……";
}
