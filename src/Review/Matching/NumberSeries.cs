using System.Globalization;
using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>Numbers that run on (vouchers of a year, letters of a register) of which some are not there.</summary>
/// <param name="Name">What the numbers are, Chinese: 记账凭证记-, 青工委发〔2021〕.</param>
/// <param name="Neighbours">The rows before and after each gap.</param>
public sealed record NumberGap(string Name, IReadOnlyList<int> Missing, int First, int Last, IReadOnlyList<Citation> Neighbours, PartialDate? Date);

/// <summary>Only runs that are clearly complete otherwise: ten numbers or more in one list, of which at most one in ten (and no more than five) is missing.</summary>
public static partial class NumberSeries
{
    public static IReadOnlyList<NumberGap> In(CaseFacts facts) => [.. Vouchers(facts), .. Registers(facts)];

    private static IEnumerable<NumberGap> Vouchers(CaseFacts facts) =>
        from document in facts.Documents
        let pages = document.Document.Pages.SelectMany(p => p.Passages.Select(s => (s.Id.Number, Page: p))).ToDictionary(x => x.Number, x => x.Page)
        from list in document.Facts.OfType<Expenditure>().Where(e => e.VoucherNumber is not null)
            .Select(e => (Number: Tail().Match(SubjectText.Plain(e.VoucherNumber!)), e.Source, e.Date, Page: pages.GetValueOrDefault(e.Source.Passage.Number)))
            .Where(x => x.Number.Success).GroupBy(x => (x.Page?.Number, x.Page?.Label, Prefix: x.Number.Groups[1].Value, x.Date?.Year, Monthly: (int?)null))
        let gap = Gap($"{list.First().Date?.Year}年{NameOf(document)}{list.Key.Prefix}", list.Select(x => (Number(x.Number.Groups[2].Value), x.Source, x.Date)).ToList(), 10,
            Others([.. list.Select(x => (x.Number, x.Source.Passage.Number))], document))
        where gap is not null
        select gap;

    private static IEnumerable<NumberGap> Registers(CaseFacts facts) =>
        from document in facts.Documents
        where document.Profile.Genre == Genre.Register || document.Profile.Title.Contains("登记", StringComparison.Ordinal)
        from list in document.Document.Passages.Where(p => p.Row is not null).SelectMany(p => DocumentNumber().Matches(p.Text).Take(1).Select(m => (Match: m, Source: Citation.Of(p))))
            .GroupBy(x => (Prefix: x.Match.Groups[1].Value, Year: x.Match.Groups[2].Value))
        let gap = Gap($"{list.Key.Prefix}〔{list.Key.Year}〕发文", list.Select(x => (Number(x.Match.Groups[3].Value), x.Source, (PartialDate?)null)).ToList(), 5, [])
        where gap is not null
        select gap;

    private const int NumberColumns = 6;

    /// <summary>Neighbours of gaps that are cited.</summary>
    private const int Shown = 8;

    /// <summary>Rows among those of the list that have a number written as theirs, though they are no payment (income, voided). Elsewhere (in another year's sheet) a number tells nothing.</summary>
    private static IReadOnlyList<(int Number, Citation Source)> Others(IReadOnlyList<(Match Number, int Passage)> list, CaseDocument document)
    {
        var forms = list.Select(x => (x.Number.Groups[1].Value, After(x.Number))).ToHashSet();
        var (first, last, own) = (list.Min(x => x.Passage), list.Max(x => x.Passage), list.Select(x => x.Passage).ToHashSet());
        return
        [
            .. from passage in document.Document.Passages
               where passage.Id.Number > first && passage.Id.Number < last && !own.Contains(passage.Id.Number)
               let row = GridRow.Of(passage)
               where row is not null
               let number = row.Cells.Take(NumberColumns).Select(c => Tail().Match(SubjectText.Plain(c.Text))).FirstOrDefault(m => m.Success && forms.Contains((m.Groups[1].Value, After(m))))
               where number is not null
               select (Number(number.Groups[2].Value), Citation.Of(passage)),
        ];
    }

    /// <summary>What stands behind the digits: 号, # or nothing.</summary>
    private static string After(Match number) => number.Value[(number.Groups[2].Index + number.Groups[2].Length)..];

    /// <summary>Vouchers of the books; payment orders and slips where that is what the list holds.</summary>
    private static string NameOf(CaseDocument document) =>
        OfPayments().Match(Labels.Compact(document.Profile.Title)) is { Success: true } list ? list.Value : "记账凭证";

    [GeneratedRegex("国库集中支付|(?:授权|直接)支付|支付(?:令|凭证|明细|台账)|付款(?:台账|明细|登记)|报销(?:台账|明细|登记)|费用报销")]
    private static partial Regex OfPayments();

    /// <param name="others">Rows that have a number of the series and are no payment; outside of its first and last number they tell nothing.</param>
    private static NumberGap? Gap(string name, List<(int Number, Citation Source, PartialDate? Date)> rows, int atLeast, IReadOnlyList<(int Number, Citation Source)> others)
    {
        var (first, last) = (rows.Min(r => r.Number), rows.Max(r => r.Number));
        var held = rows.Select(r => (r.Number, r.Source)).Concat(others.Where(o => o.Number > first && o.Number < last)).ToList();
        var numbers = held.Select(h => h.Number).ToHashSet();
        if (numbers.Count < atLeast) return null;
        var missing = Enumerable.Range(first, last - first + 1).Where(n => !numbers.Contains(n)).ToList();
        if (missing.Count == 0 || missing.Count > Math.Clamp(numbers.Count / 10, 1, 5)) return null;
        var neighbours = missing.SelectMany(n => new[] { held.Where(h => h.Number < n).MaxBy(h => h.Number), held.Where(h => h.Number > n).MinBy(h => h.Number) }).Select(h => h.Source).Distinct().Take(Shown).ToList();
        return new NumberGap(name, missing, first, last, neighbours, rows.Where(r => r.Number < missing[0]).MaxBy(r => r.Number).Date);
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex("^(.*?)(\\d{1,6})(?:号|#)?$")]
    private static partial Regex Tail();

    [GeneratedRegex("([\\u4e00-\\u9fff]{2,10})[〔\\[［（(【]((?:19|20)\\d\\d)[〕\\]］）)】]\\s*第?(\\d{1,4})号")]
    private static partial Regex DocumentNumber();
}
