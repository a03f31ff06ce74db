using System.Text.RegularExpressions;
using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>Lists by which money or goods were handed out (补贴, 奖励, 慰问): one execution a list, with its total.</summary>
public sealed partial class AllowanceReader : IFactReader
{
    public bool Reads(Document document, Profile profile) =>
        (profile.Genre == Genre.AllowanceList || PayoutList.IsTitle(profile.Title)) && !Drafts.Is(document)
        && profile.Genre is not (Genre.MeetingRecord or Genre.MeetingMinutes or Genre.Regulation or Genre.StudyRecord or Genre.SelfCriticism or Genre.Petition or Genre.SpendingLedger or Genre.BankStatement);

    public IEnumerable<Fact> Read(Document document, Profile profile)
    {
        foreach (var list in PayoutList.In(document, profile))
        {
            if (Norms().IsMatch(Labels.Compact(list.Title)) || Total(list.Paper) is not { } total) continue;
            var date = list.Date(profile.Date);
            yield return new Execution(total.Source, ExecutionKind.Allowance, [DecisionCategory.LargeFund], list.Title, total.Amount, date, [], profile.Issuer, profile.DocumentNumber,
                Claims.In(list.Paper.Passages, date));
        }
    }

    private enum List { Name, Amount, Standard, Post, Group, Heads, Signed }

    private static readonly Vocabulary<List> Words = new(
        new(List.Name, "姓名|领取人|领款人|发放对象|人员|户主(?:姓名)?|受助人|单位及姓名") { Values = ColumnValues.AreWords },
        new(List.Amount, "(?:实发|应发|发放|补助|补贴|慰问|奖励|合计|领取)?(?:金额|数额|合计|小计)|实发数|实发|应发|合计金额|金额.*", "单价|标准|大写|扣") { Values = ColumnValues.AreAmounts },
        new(List.Standard, "标准|月标准|人均|补助标准") { Values = ColumnValues.AreAmounts },
        new(List.Post, "职务|岗位"),
        new(List.Group, "部门|科室|类别|人员类别|单位|站所|组别"),
        new(List.Heads, "人数|发放人数|户数|份数") { Values = ColumnValues.AreCounts },
        new(List.Signed, "签领|签收|签字|签名|领取签字|领款签字|代领"));

    /// <summary>The total as the paper states it, else the sum of its rows.</summary>
    private static (Money Amount, Citation Source)? Total(Document document)
    {
        foreach (var table in TableReading.Read(document, Words).Where(t => t.Has(List.Name) || t.Has(List.Signed) || t.Has(List.Group) && t.Has(List.Heads)))
        {
            var column = table.Columns.TryGetValue(List.Amount, out var amount) ? amount : table.Columns.GetValueOrDefault(List.Standard);
            if (column == 0) continue;
            var unit = TableUnit.Of(table.Headers.GetValueOrDefault(column, ""), table.Title);
            if (table.Totals.LastOrDefault(row => Sum(row, column, unit) is not null) is { } stated) return (Sum(stated, column, unit)!.Value, Citation.Of(stated.Passage));
            if (Told(document) is { } told) return told;
            var rows = table.Records.Where(r => r.Row.At(column) is not null).Select(r => (r, Amount: Amounts.OfCell(r.Row.At(column)!.Text, unit))).Where(r => r.Amount is not null).ToList();
            if (rows.Count > 0) return (rows.Aggregate(new Money(0), (sum, r) => sum + r.Amount!.Value), rows[0].r.Source);
        }
        return Told(document) ?? Lone(document);
    }

    private static Money? Sum(GridRow row, int column, string? unit) =>
        (row.At(column) is { } cell ? Amounts.OfCell(cell.Text, unit) : null) ?? row.Filled.Select(c => Amounts.OfCell(c.Text, unit)).LastOrDefault(m => m is { Fen: > 0 });

    private static (Money Amount, Citation Source)? Told(Document document)
    {
        foreach (var passage in document.Passages)
            if (TotalWord().Match(passage.Text) is { Success: true } word && Amounts.In(passage.Text).FirstOrDefault(m => m.Start >= word.Index && m.High.Fen > 0) is { Length: > 0 } mention)
                return (mention.High, Quotes.Sentence(passage, mention.Start));
        return null;
    }

    /// <summary>A summary row (人数 | 标准 | 金额) without names.</summary>
    private static (Money Amount, Citation Source)? Lone(Document document)
    {
        foreach (var table in TableReading.Read(document, SpendingWords.All).Where(t => t.Has(Spending.Amount)))
            if (table.Records.Count is 1 or 2 && table.Records[^1].Text(Spending.Amount) is { } text && Amounts.OfCell(text, TableUnit.Of(table.HeaderOf(Spending.Amount), table.Title)) is { Fen: > 0 } sum)
                return (sum, table.Records[^1].Source);
        return null;
    }

    [GeneratedRegex("办法|制度|规定|细则|通报|通知|请示|批复|总结|公示")]
    private static partial Regex Norms();

    [GeneratedRegex(@"(?:合\s*计|共\s*计|总\s*计|总金额|总额|共(?=\d))\s*[:：]?")]
    private static partial Regex TotalWord();
}
