using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>What was carried out otherwise than resolved.</summary>
/// <param name="What">Chinese: 对方单位, 金额.</param>
/// <param name="Resolved">As the meeting had it.</param>
/// <param name="Done">As the paper has it.</param>
/// <param name="Paper">The paper that differs.</param>
public sealed record Deviation(string What, string Resolved, string Done, Act Paper, DeliberatedItem Item);

public static partial class Deviations
{
    /// <summary>The other side differs from the firm the meeting chose, or the bound sum exceeds the resolved one by more than a tenth.</summary>
    public static Deviation? Of(JudgedMatter m, CaseStudy study)
    {
        if (m.Best is not { Item.Decided: true } link || m.Deliberation is Deliberation.None || m.Matter.IsPersonnel) return null;
        return Party(m, link, study.Names) ?? Sum(m, link, study);
    }

    private static Deviation? Party(JudgedMatter m, MatterLink link, PartyNames names)
    {
        var resolved = SubjectText.Plain(link.Item.Item.Resolution?.Quote ?? link.Item.Item.Text);
        var chosen = Chosen(resolved);
        var paper = m.Matter.Acts.FirstOrDefault(a => a.Kind is ExecutionKind.Contract && IsFirm(a)) ?? m.Matter.Acts.FirstOrDefault(a => a.Pays && IsFirm(a) && AmountMatch.Resolved(link.Item.Item).Contains(a.Amount.GetValueOrDefault()));
        if (chosen.Count == 0 || paper is null) return null;
        // Named in the talk alone he is one of those who were not chosen; the resolution may call him shortly.
        if (paper.Parties.Any(p => names.NamedIn(p, resolved) || chosen.Any(c => names.Same(c, p)))) return null;
        return new Deviation("对方单位", chosen[0], string.Join("、", paper.Parties), paper, link.Item);
    }

    private static bool IsFirm(Act act) => act.Parties.Any(p => p.Length >= 4 && !PartyNames.IsPerson(p) && Firm().IsMatch(p) && !Office().IsMatch(p));

    /// <summary>Firms that the resolution names as the ones to carry it out.</summary>
    private static List<string> Chosen(string resolved) =>
        ByWhom().Matches(resolved).Concat(ChosenAs().Matches(resolved)).Concat(GivenTo().Matches(resolved)).Select(m => m.Groups[1].Success ? m.Groups[1].Value : m.Groups[2].Value).Where(n => !Office().IsMatch(n)).Distinct().ToList();

    private static Deviation? Sum(JudgedMatter m, MatterLink link, CaseStudy study)
    {
        var named = AmountMatch.Resolved(link.Item.Item);
        if (named.Count == 0 || link.Score < 0.6) return null;
        var ceiling = named.Max();
        var over = m.Matter.Acts.Where(a => a.Kind is ExecutionKind.Contract or ExecutionKind.Supplement or ExecutionKind.Settlement && a.Amount is { } sum && sum.Fen * 10 > ceiling.Fen * 11 && sum.Fen < ceiling.Fen * 3).MaxBy(a => a.Amount!.Value);
        if (over is null || (over.Kind == ExecutionKind.Contract && named.Count > 1)) return null;
        if (PerUnit().IsMatch(link.Item.Item.Text) && over.Kind == ExecutionKind.Contract) return null;
        var again = study.Items.Any(i => i != link.Item && i.Decided && i.Meeting.Date is { } d && link.Item.Meeting.Date is { } first && first.IsBefore(d) && study.Rarity.Covered(link.Item.TitleGrams, i.Grams) >= 0.6);
        return again ? null : new Deviation("金额", ceiling.ToString(), over.Amount!.Value.ToString(), over, link.Item);
    }

    /// <summary>Record and minutes of one meeting that tell one item differently, with how (Chinese).</summary>
    public static IEnumerable<(DeliberatedItem Record, DeliberatedItem Minutes, string Told)> BetweenRecordAndMinutes(CaseStudy study)
    {
        foreach (var meeting in study.Items.Where(i => i.Meeting.Date is { Day: not null }).GroupBy(i => (i.Meeting.Date, i.Meeting.Body)))
            foreach (var minutes in meeting.Where(i => i.Meeting.IsMinutes))
                if (SameItem(minutes, meeting.Where(i => !i.Meeting.IsMinutes), study.Rarity) is { } record && Difference(record.Item, minutes.Item) is { } told) yield return (record, minutes, told);
    }

    private static DeliberatedItem? SameItem(DeliberatedItem minutes, IEnumerable<DeliberatedItem> records, Rarity rarity) => records
        .Select(r => (Item: r, Likeness: Math.Max(rarity.Alike(r.TitleGrams, minutes.TitleGrams), rarity.Covered(r.TitleGrams, minutes.Grams)))).Where(x => x.Likeness >= 0.5).OrderByDescending(x => x.Likeness).FirstOrDefault().Item;

    private static string? Difference(AgendaItem record, AgendaItem minutes)
    {
        if (record.Outcome != minutes.Outcome && record.Outcome != Outcome.Noted && minutes.Outcome != Outcome.Noted) return $"结论不同：记录为{Said(record.Outcome)}，纪要为{Said(minutes.Outcome)}";
        if (record.Amounts.Count > 0 && minutes.Amounts.Count > 0 && !minutes.Amounts.Intersect(record.Amounts).Any()) return $"写明的金额不同：记录为{Sums(record)}，纪要为{Sums(minutes)}";
        var (named, stated) = (Appointed(record), Appointed(minutes));
        return named.Count > 0 && stated.Exists(p => !record.Text.Contains(p, StringComparison.Ordinal)) ? $"任免的人员不同：记录为{string.Join("、", named)}，纪要为{string.Join("、", stated)}" : null;
    }

    private static string Said(Outcome outcome) => outcome switch { Outcome.Deferred => "暂缓", Outcome.Rejected => "不同意", _ => "同意" };

    private static string Sums(AgendaItem item) => string.Join("、", item.Amounts.Distinct().Take(4));

    private static List<string> Appointed(AgendaItem item) => Appointment().Matches(SubjectText.Plain(item.Resolution?.Quote ?? item.Text)).Select(m => m.Groups["who"].Value).Where(Persons.IsName).Distinct().ToList();

    [GeneratedRegex("(?<![\\u4e00-\\u9fff])(?<who>[\\u4e00-\\u9fff]{2,3}?)(?:同志)?(?:兼|担)?任[^，。；]{2,}")]
    private static partial Regex Appointment();

    [GeneratedRegex("由([\\u4e00-\\u9fffA-Za-z()]{2,24}?(?:公司|厂|店|部|中心|商行|社|院|队|行))(?:承建|承接|承揽|实施|中标|供应|供货|承担|提供|施工|负责|制作|承包)")]
    private static partial Regex ByWhom();

    [GeneratedRegex("(?:确定|选定|委托|选择|选用|同意)([\\u4e00-\\u9fffA-Za-z()]{2,24}?(?:公司|厂|经营部|商行))(?:为|承建|承接|实施|中标|供应|供货|承担|提供|施工|负责|制作|管护)")]
    private static partial Regex ChosenAs();

    /// <summary>外包给某某公司, 交某某公司实施, 某某公司中选.</summary>
    [GeneratedRegex("(?:外包|发包|承包|委托|出租|租|交|判|定)(?:给|与|由)([\\u4e00-\\u9fffA-Za-z()]{2,24}?(?:公司|厂|经营部|服务部|商行|工作室|合作社|事务所|研究院|设计院))|(?<=[，。；、:：]|^)([\\u4e00-\\u9fffA-Za-z()]{4,24}?(?:公司|厂|经营部|服务部|商行))(?:为)?(?:中标|中选|成交|承建|承接)")]
    private static partial Regex GivenTo();

    [GeneratedRegex("公司|厂|店|部|社|行|院|队|所|中心|工作室")]
    private static partial Regex Firm();

    [GeneratedRegex("(?:交易|采购|政务|服务|便民|代理|财政)中心|财政所|办公室|^[^公]{0,6}(?:中心|部)$")]
    private static partial Regex Office();

    [GeneratedRegex("每年|每人|每[台套座]|单价|/年|年租金|月租金|首期|首批")]
    private static partial Regex PerUnit();
}
