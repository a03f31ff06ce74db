using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>The list of decisions: matters of the four kinds with their meetings, and resolutions of which no other paper is in custody.</summary>
public static class Decisions
{
    public static IReadOnlyList<Decision> Of(CaseStudy study)
    {
        var divided = Splits.Of(study).SelectMany(s => s.Parts).ToHashSet();
        var known = study.Matters.Where(m => m.Exempt is null && (m.Required is not null || m.Best is not null || divided.Contains(m))).ToList();
        // A payment too small to go before a meeting of its own only carries out what one decided: twelve deliveries of a year are one decision.
        var small = known.Where(m => m.Required is null && m.Deliberation == Deliberation.Prior && !divided.Contains(m)).ToLookup(m => m.Best!.Item);
        var matters = known.Where(m => m.Required is not null || m.Deliberation != Deliberation.Prior || divided.Contains(m)).ToList();
        var leading = matters.Where(m => m.Best is not null).DistinctBy(m => m.Best!.Item).ToHashSet();
        var used = known.Select(m => m.Best?.Item).OfType<DeliberatedItem>().ToHashSet();
        var told = used.Select(i => (i.Meeting.Date, i.Meeting.Body, i.Item.Title)).ToHashSet();
        var alone = study.Items.Where(i => i.Decided && !i.Item.Ratifies && i.Meeting.Body is MeetingBody.PartyCommittee or MeetingBody.Joint or MeetingBody.Unknown && !used.Contains(i))
            .OrderBy(i => i.Meeting.IsMinutes).ToList();
        return
        [
            .. matters.Select(m => Of(m, leading.Contains(m) ? small[m.Best!.Item] : [])),
            .. small.Where(group => !leading.Any(m => m.Best!.Item == group.Key)).SelectMany(group => CarriedOut(group, study)),
            .. Once(alone, told).Select(i => Resolution(i, study, [])).OfType<Decision>(),
        ];
    }

    /// <param name="carryingOut">Smaller matters under the same resolution.</param>
    private static Decision Of(JudgedMatter m, IEnumerable<JudgedMatter> carryingOut) => new(
        m.Anchor.Source, m.Anchor.Categories.Count > 0 ? m.Anchor.Categories : [m.Matter.IsPersonnel ? DecisionCategory.Personnel : DecisionCategory.LargeFund],
        m.Anchor.Subject, m.Matter.Amount, m.Matter.Start, m.Matter.Parties, m.Deliberation, m.Best?.Item.Source, m.Best?.Item.Meeting.Date, m.Best?.Score ?? 0)
    {
        Reasons = m.Best?.Reasons ?? [],
        Related = [.. Papers(m.Matter.Acts.Skip(1)), .. carryingOut.SelectMany(c => Papers(c.Matter.Acts))],
        Rejected = m.Talks.Select(l => new RejectedMeeting(l.Item.Source, l.Item.Meeting.Date, l.Score, Talk(l))).Concat(m.Rejected.Select(l => new RejectedMeeting(l.Item.Source, l.Item.Meeting.Date, l.Score, Why(l)))).ToList(),
    };

    private static IEnumerable<Evidence> Papers(IEnumerable<Act> acts) => acts.Select(a => new Evidence(a.Source, a.Role));

    /// <summary>The resolution with the payments under it; the payments themselves where the resolution is of none of the four kinds.</summary>
    private static IEnumerable<Decision> CarriedOut(IGrouping<DeliberatedItem, JudgedMatter> group, CaseStudy study) =>
        Resolution(group.Key, study, group.SelectMany(m => Papers(m.Matter.Acts)).ToList()) is { } resolution ? [resolution] : [Of(group.First(), group.Skip(1))];

    private static string Talk(MatterLink link) => link.Item.Item.Outcome switch
    {
        Outcome.Deferred => "会议暂缓",
        Outcome.Rejected => "会议未同意",
        _ => "只是通报或酝酿，未作决定",
    };

    private static string Why(MatterLink link) => link.Reasons.Count > 0 ? string.Join("，", link.Reasons) + "，不足以认定为同一事项" : "不足以认定为同一事项";

    /// <summary>Record and minutes of one meeting tell an item twice: it is listed once.</summary>
    private static IEnumerable<DeliberatedItem> Once(List<DeliberatedItem> items, HashSet<(PartialDate?, MeetingBody, string)> taken)
    {
        var seen = new Dictionary<(PartialDate?, MeetingBody), FileId>();
        foreach (var item in items.Where(i => !taken.Contains((i.Meeting.Date, i.Meeting.Body, i.Item.Title))))
        {
            // Only items of one document get in for each meeting.
            if (!seen.TryAdd((item.Meeting.Date, item.Meeting.Body), item.Document.Document.File) && seen[(item.Meeting.Date, item.Meeting.Body)] != item.Document.Document.File) continue;
            yield return item;
        }
    }

    private static Decision? Resolution(DeliberatedItem item, CaseStudy study, IReadOnlyList<Evidence> carriedOutBy)
    {
        var amount = item.Item.Amounts.Count > 0 ? item.Item.Amounts.Max() : (Money?)null;
        var categories = CategoriesOf.Resolution(item.Item.Title, item.Item.Resolution?.Quote ?? item.Item.Text, amount is { } sum && study.Thresholds.LargeFund(item.Meeting.Date).Reaches(sum));
        return categories.Count == 0 ? null : new Decision(item.Source, categories, item.Item.Title, amount, item.Meeting.Date, [], Sound(item, categories, study) ? Deliberation.Prior : Deliberation.Flawed, item.Source, item.Meeting.Date, 1)
        {
            Reasons = [carriedOutBy.Count > 0 ? "会议决议，其后有分次执行" : "会议决议，执行材料未见导入"],
            Related = carriedOutBy,
        };
    }

    /// <summary>By the body that may decide it, with enough members present.</summary>
    private static bool Sound(DeliberatedItem item, IReadOnlyList<DecisionCategory> categories, CaseStudy study)
    {
        var personnel = categories.Contains(DecisionCategory.Personnel);
        if (study.Quorum.Missed(item.Meeting, personnel) is not null) return false;
        return item.Meeting.Body != MeetingBody.Joint || !(personnel || (study.Thresholds.Known && study.Thresholds.LargeFund(item.Meeting.Date).Body == MeetingBody.PartyCommittee));
    }
}
