using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>How the sum of a paper stands to the sums named under an agenda item.</summary>
public enum AmountRelation { Unknown, Equal, WithinCeiling, Reduced, Product, Instalment, PartOfSum, Different, Exceeds }

/// <param name="Resolved">The sum of the item it was compared with; null where nothing fits.</param>
public readonly record struct AmountFit(AmountRelation Relation, Money? Resolved)
{
    /// <summary>What it adds to the score of a match.</summary>
    public double Weight => Relation switch
    {
        AmountRelation.Equal => 0.32,
        AmountRelation.WithinCeiling => 0.25,
        AmountRelation.Product or AmountRelation.PartOfSum => 0.25,
        AmountRelation.Reduced => 0.22,
        AmountRelation.Instalment => 0.15,
        AmountRelation.Different => -0.08,
        AmountRelation.Exceeds => -0.10,
        _ => 0,
    };

    /// <summary>Chinese, for the reasons of a match; null where there is nothing to say.</summary>
    public string? Reason => Relation switch
    {
        AmountRelation.Equal => $"金额相同（{Resolved}）",
        AmountRelation.WithinCeiling => $"在会议确定的控制额以内（{Resolved}）",
        AmountRelation.Reduced => $"比会议金额（{Resolved}）少不足一成，与审减、下浮相符",
        AmountRelation.Product => $"与会议单价（{Resolved}）乘数量相符",
        AmountRelation.PartOfSum => "等于会议所列几笔之和",
        AmountRelation.Instalment => $"是会议金额（{Resolved}）的分期",
        AmountRelation.Exceeds => $"超过会议金额（{Resolved}）一成以上",
        AmountRelation.Different => "金额不同",
        _ => null,
    };
}

public static partial class AmountMatch
{
    /// <param name="subject">The subject of the paper: tells instalments ("进度款60%") and numbers ("42人").</param>
    public static AmountFit Fit(Money? amount, string subject, AgendaItem item) => amount is { Fen: > 0 } sum ? Fit(sum, subject, item.Amounts, item.Text) : default;

    public static AmountFit Fit(Money sum, string subject, IReadOnlyList<Money> named, string text)
    {
        if (named.Count == 0) return default;
        foreach (var n in named) if (Math.Abs(n.Fen - sum.Fen) * 100 <= n.Fen) return new(AmountRelation.Equal, n);
        if (Product(sum, subject + text, named) is { } price) return new(AmountRelation.Product, price);
        if (named.Count is > 1 and <= 12 && named.Distinct().Sum(n => n.Fen) == sum.Fen) return new(AmountRelation.PartOfSum, null);
        var instalment = IsInstalment(subject);
        if (!instalment && CeilingWord().IsMatch(text) && named.Where(n => n >= sum && sum.Fen * 10 >= n.Fen * 6).DefaultIfEmpty().Min() is { Fen: > 0 } ceiling)
            return new(AmountRelation.WithinCeiling, ceiling);
        if (!instalment && named.Where(n => n > sum && sum.Fen * 10 >= n.Fen * 9).DefaultIfEmpty().Min() is { Fen: > 0 } audited) return new(AmountRelation.Reduced, audited);
        var largest = named.Max();
        if (instalment && sum < largest) return new(AmountRelation.Instalment, largest);
        return sum.Fen * 10 > largest.Fen * 11 && largest.Fen * 2 > sum.Fen ? new(AmountRelation.Exceeds, largest) : new(AmountRelation.Different, largest);
    }

    /// <summary>进度款, 30%, 一季度 …: a part of something agreed upon earlier.</summary>
    public static bool IsInstalment(string subject) => InstalmentWord().IsMatch(SubjectText.Plain(subject));

    /// <summary>The sums that stand in the resolution itself, not only in the talk before it; all of them where it names none.</summary>
    public static IReadOnlyList<Money> Resolved(AgendaItem item)
    {
        if (item.Resolution is null) return item.Amounts;
        var text = SubjectText.Plain(item.Resolution.Quote).Replace(",", "", StringComparison.Ordinal);
        var inIt = item.Amounts.Where(m => text.Contains(m.InYuan.ToString("0.##"), StringComparison.Ordinal) || text.Contains((m.InYuan / 10_000).ToString("0.####") + "万", StringComparison.Ordinal)).ToList();
        return inIt.Count > 0 ? inIt : item.Amounts;
    }

    /// <summary>进度款, 尾款, 30%: named a part of a sum, not only a month.</summary>
    public static bool IsPartPayment(string subject) => PartWord().IsMatch(SubjectText.Plain(subject));

    /// <summary>A price for each that, taken a number of times written in the text, gives the sum.</summary>
    private static Money? Product(Money sum, string text, IReadOnlyList<Money> named)
    {
        if (!Each().IsMatch(text)) return null;
        var counts = Count().Matches(SubjectText.Plain(text)).Select(m => long.Parse(m.Groups[1].Value)).Where(n => n > 1).ToHashSet();
        foreach (var price in named.Where(p => p.Fen > 0 && p < sum && sum.Fen % p.Fen == 0))
        {
            var times = sum.Fen / price.Fen;
            if (counts.Contains(times) || counts.Any(a => times % a == 0 && counts.Contains(times / a))) return price;
        }
        return null;
    }

    [GeneratedRegex("以内|不超过|控制价|限价|上限|控制在|预算|概算|估算|限额|最高不|总投资|内")]
    private static partial Regex CeilingWord();

    [GeneratedRegex("进度款|预付|首付|首批|首期|尾款|余款|质保金|竣工款|验收款|完工款|进场款|结算款|工程款|第[一二三四五六1-9]次|第?[一二三四五六1-6](?:期|笔)款|第?[一二三四1-4]个?季度|第?[一二三四1-4]个?半年|\\d{1,3}%|[0-9一二三四五六七八九十]{1,3}月(?:份|\\)|）|$)|\\(\\d{1,2}月\\)|分期|首笔|二批|月度|上半年|下半年")]
    private static partial Regex InstalmentWord();

    [GeneratedRegex("进度款|预付|首付|首批|首期|第?[一二三四五六1-6](?:期|笔)款|尾款|余款|质保金|竣工款|验收款|完工款|进场款|结算款|\\d{1,3}%|分期")]
    private static partial Regex PartWord();

    [GeneratedRegex("每|单价|/[人户台]")]
    private static partial Regex Each();

    [GeneratedRegex("(?<![\\d.,])(\\d{1,5})(?:余|多)?(?:人|名|户|台|辆|套|座|部|个|组|份|天|盏|块|户次|月)")]
    private static partial Regex Count();
}
