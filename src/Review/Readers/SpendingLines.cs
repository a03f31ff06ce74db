using System.Text.RegularExpressions;
using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>Payments noted line by line: a journal typed as text, entries of an account on one line, bank lines with words instead of columns.</summary>
internal static partial class SpendingLines
{
    public static IEnumerable<Expenditure> Read(Paper paper, Document document, Profile profile)
    {
        if (!Book().IsMatch(paper.Title) && !Book().IsMatch(Labels.Compact(document.Title)) && !paper.Passages.Take(2).Any(p => Book().IsMatch(Head(p)))) return [];
        if (OtherBook().IsMatch(paper.Title)) return [];
        var entries = Dated(paper, PaperContext.YearOf(paper, document, profile), null, null);
        return CashBook().IsMatch(paper.Title + Labels.Compact(document.Title)) ? entries.Select(e => e with { Method = e.Method ?? "现金" }) : entries;
    }

    private static string Head(Passage passage) => Labels.Compact(passage.Text[..Math.Min(24, passage.Text.Length)]);

    /// <summary>Every entry that begins with a date and holds a sum.</summary>
    public static IEnumerable<Expenditure> Dated(Paper paper, PartialDate? year, string? payee, string? purpose) =>
        paper.Passages.Where(p => p.Row is null || p.Row.Cells.Count <= 1).SelectMany(p => Dated(p, year, payee, purpose));

    private static IEnumerable<Expenditure> Dated(Passage passage, PartialDate? year, string? payee, string? purpose)
    {
        var text = Numerals.HalfWidth(passage.Text);
        var account = AccountHead().Match(text);
        string? lead = null;
        foreach (var entry in EntriesOf(text))
        {
            var match = Entry().Match(text, entry.Start, entry.Length);
            if (!match.Success) continue;
            var date = Dates.OfCell(match.Groups["date"].Value.Trim(), year);
            var rest = match.Groups["rest"];
            if (SpendingTables.Income.IsMatch(rest.Value.TrimStart()) || SumIn(rest.Value) is not { } sum) continue;
            lead ??= text[..match.Index].TrimEnd(' ', ':', '：');
            yield return new Expenditure(Citation.Of(passage, match.Index, match.Length), date,
                payee ?? (Payee().Match(rest.Value) is { Success: true } to ? to.Groups["who"].Value : LeadPayee().Match(lead) is { Success: true } by && !Book().IsMatch(by.Groups["who"].Value) ? by.Groups["who"].Value : null),
                purpose ?? PurposeOf(rest.Value, sum, lead), account.Success ? account.Groups["account"].Value : null, sum.High,
                Method().Match(rest.Value) is { Success: true } how ? how.Value : null, null, null, null);
        }
    }

    /// <summary>Cut where an entry ends: at semicolons, line breaks and full stops, and before "3月19日 付 …" in the middle of a line.</summary>
    private static List<(int Start, int Length)> EntriesOf(string text)
    {
        var entries = new List<(int, int)>();
        var from = 0;
        foreach (var end in EntryEnd().EnumerateMatches(text))
        {
            if (end.Index > from) entries.Add((from, end.Index - from));
            from = end.Index + end.Length;
        }
        if (from < text.Length) entries.Add((from, text.Length - from));
        return entries;
    }

    private static AmountMention? SumIn(string rest)
    {
        foreach (var column in Column().EnumerateMatches(rest))
            if (!NotPaid().IsMatch(rest[..column.Index]) && Amounts.OfCell(rest.Substring(column.Index, column.Length)) is { Fen: > 0 } booked)
                return new AmountMention(column.Index, column.Length, booked, booked);
        foreach (var mention in Amounts.In(rest))
            if (mention.High.Fen > 0 && !NotPaid().IsMatch(rest[..mention.Start])) return mention;
        return null;
    }

    private static string PurposeOf(string rest, AmountMention sum, string lead)
    {
        if (Labelled().Match(rest) is { Success: true } labelled) return labelled.Groups["what"].Value;
        var what = (rest[..sum.Start] + rest[Math.Min(rest.Length, sum.End)..]).Trim(' ', '，', ',', '。', '\t', '：', ':', '元');
        what = Gaps().Replace(what, " ");
        return what.Length > 0 ? what : lead;
    }

    [GeneratedRegex("明细账?|日记账|现金账|流水|台账|支出|付款|凭证|银行|账页|开支|收支")]
    private static partial Regex Book();

    [GeneratedRegex("现金(?:日记|明细|流水)?[账帐]|库存现金")]
    private static partial Regex CashBook();

    [GeneratedRegex("接待|办法|制度|规定|细则|预算|总结|报告|通知|会议|纪要|合同|协议|公示|公告|资产|发放|食堂")]
    private static partial Regex OtherBook();

    [GeneratedRegex(@"[；;\n。]")]
    private static partial Regex EntryEnd();

    [GeneratedRegex(@"(?<=^|[\s：:；;。，])(?<date>(?:19|20)\d{2}\s?[-./年]\s?\d{1,2}\s?[-./月]\s?\d{1,2}日?|\d{1,2}月\d{1,2}日|\d{1,2}[./]\d{1,2}(?![\d,%元]))\s*(?<rest>.+)$", RegexOptions.Singleline)]
    private static partial Regex Entry();

    /// <summary>A sum that stands alone between spaces, as in a column.</summary>
    [GeneratedRegex(@"(?<=\s)[¥￥]?(?:\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+\.\d{2})元?(?=\s|$)")]
    private static partial Regex Column();

    [GeneratedRegex(@"(?:余额|结余|单价|人均|标准|每[\u4e00-\u9fa5]|累计)\s*[:：]?\s*$")]
    private static partial Regex NotPaid();

    [GeneratedRegex(@"(?:对方户名|对方单位|收款人|收款单位|收款方|户名|收款)\s*[:： ]\s*(?<who>[^\s，,。；;]{2,30})|[（(](?<who>[^（）()]{2,24}(?:公司|店|楼|部|厂|社|行|超市|饭店|酒店|农家乐?|小院|中心|个体|合作社))[)）]")]
    private static partial Regex Payee();

    [GeneratedRegex(@"(?:[:：；;]|^)\s*(?<who>[^:：；;，,。\s（）()]{2,24})$")]
    private static partial Regex LeadPayee();

    [GeneratedRegex(@"(?:摘要|用途|事由|附言)\s*[:： ]\s*(?<what>[^\s，,。；;]{2,40})")]
    private static partial Regex Labelled();

    [GeneratedRegex(@"明细账?\s*[:：]?\s*(?<account>[\u4e00-\u9fa5]{2,10}[—–-]+[\u4e00-\u9fa5—–-]{2,20})")]
    private static partial Regex AccountHead();

    [GeneratedRegex("转账|现金|公务卡|支票|电汇|网银|微信|支付宝")]
    private static partial Regex Method();

    [GeneratedRegex(@"\s{2,}|\t")]
    private static partial Regex Gaps();
}
