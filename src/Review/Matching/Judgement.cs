using System.Runtime.CompilerServices;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>A matter with the meeting that dealt with it, as far as the records show.</summary>
/// <param name="Exempt">Chinese: why it needs no meeting; null where it may need one.</param>
/// <param name="Required">The limit that brings it before a body; null where it needs no deliberation by its sum or kind.</param>
/// <param name="Best">The link that was taken; null where none fits.</param>
/// <param name="Talks">Items that fit but did not decide (noted, deferred, talked over by the secretaries): they tell, but do not decide.</param>
/// <param name="Rejected">The best items that do not fit well enough.</param>
public sealed record JudgedMatter(
    Matter Matter, string? Exempt, Limit? Required, Deliberation Deliberation, MatterLink? Best, IReadOnlyList<MatterLink> Talks, IReadOnlyList<MatterLink> Rejected)
{
    public Act Anchor => Matter.Anchor;

    public bool Equals(JudgedMatter? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    /// <summary>After the fact, but an emergency that was reported to the next meeting.</summary>
    public bool EmergencyRatified { get; init; }

    /// <summary>The whole matter was circulated among the members.</summary>
    public Act? Circulation => Matter.Acts.FirstOrDefault(a => a.Kind == ExecutionKind.Circulation);
}

/// <summary>Finds for a matter the meeting that decided it and says how the two stand to each other.</summary>
public sealed class Judgement(CaseFacts facts, SameMatter same, ItemFinder finder, Coverage coverage, Thresholds thresholds, Quorum quorum)
{
    public JudgedMatter Of(Matter matter)
    {
        var exempt = Exemptions.For(matter.Anchor, facts);
        var required = exempt is null ? Required(matter) : null;
        var small = matter.Acts.All(a => a.Kind is null && a.Claim is null && a.Amount is { } sum && sum < Money.Yuan(2_000)); // nobody takes them to a meeting
        var links = exempt is not null || small ? [] : matter.Acts.SelectMany(act => finder.For(act).Select(item => same.Score(act, item))).GroupBy(l => l.Item)
            .Select(g => g.OrderByDescending(l => l.Score).First()).Where(l => l.Score >= SameMatter.WorthALook)
            .OrderByDescending(l => l.Score).ThenBy(l => l.Item.Meeting.IsMinutes).ThenBy(l => l.Item.Meeting.Date?.First ?? DateOnly.MaxValue).ToList();
        var fitting = links.Where(l => l.Score >= SameMatter.Enough).ToList();
        var (deliberation, best) = Decide(matter, fitting, required?.Body ?? MeetingBody.Government);
        var talks = fitting.Where(l => l != best && (!l.Item.Decided || l.Item.Meeting.Body is MeetingBody.Secretary)).Take(4).ToList();
        return new JudgedMatter(matter, exempt, required, deliberation, best, talks, links.Where(l => l.Score < SameMatter.Enough).Take(3).ToList())
        {
            EmergencyRatified = deliberation == Deliberation.After && best is not null && IsRatifiedEmergency(matter, best),
        };
    }

    /// <summary>What brings the matter before a body: its kind or its sum.</summary>
    private Limit? Required(Matter matter)
    {
        var day = matter.Start;
        var limit = thresholds.LargeFund(day);
        if (matter.Acts.Any(a => a.Kind is ExecutionKind.Appointment)) return ByKind(matter, limit, day, "任免", "任命", "干部", "人事");
        if (matter.Acts.Any(a => a.Kind is ExecutionKind.Hiring)) return ByKind(matter, limit, day, "聘", "编外", "招录", "录用", "人事");
        if (matter.Acts.Any(a => a.Kind is ExecutionKind.Loan)) return ByKind(matter, limit, day, "借款", "借出", "担保", "举债", "出借");
        if (matter.Acts.Any(a => a.Kind is ExecutionKind.Guarantee)) return ByKind(matter, limit, day, "担保", "保证", "举债", "借款");
        if (matter.Acts.Any(a => a.Kind is ExecutionKind.Lease)) return ByKind(matter, limit, day, "出租", "租赁", "发包", "资产");
        if (matter.Acts.Any(a => a.Kind is ExecutionKind.AssetDisposal)) return ByKind(matter, limit, day, "处置", "报废", "资产");
        if (!matter.Anchor.Binds && matter.Acts.All(a => a.Kind is ExecutionKind.Plan or ExecutionKind.Resolution or ExecutionKind.Settlement)) return null;
        return matter.Amount is { } sum && limit.Reaches(sum) ? limit : null;
    }

    /// <summary>原值5万元以上资产的处置: what is worth less need not go there; null where no value is named with the matter.</summary>
    private static Money? ValueFrom(string rule, string[] words) =>
        rule.Split('，', '、', '；', '。').Where(clause => words.Any(w => clause.Contains(w, StringComparison.Ordinal))).SelectMany(ThresholdText.In).Select(r => r.From).FirstOrDefault(m => m is not null);

    private Limit? ByKind(Matter matter, Limit limit, PartialDate? day, params string[] words)
    {
        if (thresholds.Always(day, words) is { } own)
            return matter.Amount < ValueFrom(own.Standard.Source.Quote, words) ? null : new Limit(default, false, own.Standard.Body == MeetingBody.Unknown ? MeetingBody.PartyCommittee : own.Standard.Body, own.Standard.BodyName ?? limit.BodyName,
                $"《{own.Document.Profile.Title.Trim('《', '》')}》：“{own.Standard.Source.Quote}”", own.Standard.Source, false);
        var kind = matter.IsPersonnel ? "重要人事任免" : "资产出租、处置和对外借款、担保等重大事项";
        return new Limit(default, false, MeetingBody.PartyCommittee, limit.Body == MeetingBody.PartyCommittee ? limit.BodyName : "党委会议", $"{kind}通常须经集体研究，本单位规定未读到相应条款", null, true);
    }

    private (Deliberation, MatterLink?) Decide(Matter matter, List<MatterLink> fitting, MeetingBody required)
    {
        var decided = fitting.Where(l => l.Item.Decided).ToList();
        var proper = decided.Where(l => Suffices(l.Item.Meeting.Body, required, matter.IsPersonnel)).ToList();
        var prior = proper.Where(l => !IsAfter(matter, l) && !(l.Item.Item.Ratifies && Exemptions.IsEmergency(l.Item.Item.Title + matter.Anchor.Subject))).ToList();
        if (prior.Count > 0) return Top(prior) is var taken && quorum.Missed(taken.Item.Meeting, matter.IsPersonnel) is null ? (Deliberation.Prior, taken) : (Deliberation.Flawed, taken);
        if (proper.Count > 0) return (Deliberation.After, Top(proper));
        var wrong = decided.Where(l => l.Item.Meeting.Body is MeetingBody.Joint or MeetingBody.Government or MeetingBody.Topic).ToList();
        return wrong.Count > 0 ? (Deliberation.Flawed, Top(wrong)) : (Deliberation.None, null);
    }

    /// <summary>The best score; the record rather than the minutes of the same day.</summary>
    private static MatterLink Top(List<MatterLink> links)
    {
        var best = links[0];
        return links.FirstOrDefault(l => l.Item.Meeting.Date == best.Item.Meeting.Date && !l.Item.Meeting.IsMinutes && l.Score >= best.Score - 0.1) ?? best;
    }

    /// <summary>A higher body may always decide; where the unit's own measures are unknown, the joint meeting of party and government passes too, save for appointments.</summary>
    private bool Suffices(MeetingBody body, MeetingBody required, bool personnel) => body switch
    {
        MeetingBody.PartyCommittee or MeetingBody.Unknown => true,
        MeetingBody.Joint => !personnel && (required is MeetingBody.Joint or MeetingBody.Government || !thresholds.Known),
        MeetingBody.Government => !personnel && required is MeetingBody.Government,
        _ => false,
    };

    /// <summary>The meeting came certainly after the first binding act.</summary>
    private static bool IsAfter(Matter matter, MatterLink link) => matter.Start is { } start && link.Item.Meeting.Date is { } met && start.IsBefore(met);

    private bool IsRatifiedEmergency(Matter matter, MatterLink link)
    {
        if (matter.Start is not { } start || link.Item.Meeting.Date is not { } met) return link.Item.Item.Ratifies;
        var emergency = matter.Acts.Any(a => Exemptions.IsEmergency(a.Subject)) || Exemptions.IsEmergency(link.Item.Item.Title) || (link.Item.Item.Ratifies && Exemptions.IsEmergency(link.Item.Item.Text));
        return emergency && (!start.IsBefore(met) || met.First.DayNumber - start.Last.DayNumber <= 90) && coverage.HeldBetween(link.Item.Meeting.Body, start, met) == 0;
    }
}
