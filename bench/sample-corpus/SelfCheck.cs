namespace DocReview.SampleCorpus;

/// <summary>What can be checked without reading the papers back: quotes are verbatim, days are working days, sums agree.</summary>
public static class SelfCheck
{
    private const long MostBytes = 4_000_000;

    public static int Run(string root, string town, string texts)
    {
        var troubles = new List<string>();
        CheckQuotes(root, "expected-findings.tsv", [(1, 2)], texts, troubles);
        CheckQuotes(root, "decisions.tsv", [(1, 2), (3, 4)], texts, troubles);
        CheckQuotes(root, "traps.tsv", [(0, 1)], texts, troubles);
        foreach (var visit in new[] { 2021, 2022, 2023 }.SelectMany(Register.Year).Where(v => !Ledger.IsWorkingDay(v.Date)))
        {
            troubles.Add($"reception on a day off: {visit.Date:yyyy-MM-dd} {visit.Unit}");
        }
        CheckPayments(root, troubles);
        CheckVisits(root, troubles);
        var letters = new[] { 2021, 2022, 2023 }.SelectMany(Register.Year).Select(v => v.Letter).Where(l => l is not ("" or "无"));
        troubles.AddRange(letters.GroupBy(l => l).Where(same => same.Count() > 1).Select(same => $"letter used twice: {same.Key}"));

        var files = Directory.GetFiles(town, "*", SearchOption.AllDirectories);
        var bytes = files.Sum(file => new FileInfo(file).Length);
        if (bytes > MostBytes)
        {
            troubles.Add($"{bytes} bytes, more than {MostBytes}");
        }
        foreach (var format in files.GroupBy(Path.GetExtension).OrderByDescending(group => group.Count()))
        {
            Console.WriteLine($"{format.Key}\t{format.Count()}");
        }
        Console.WriteLine($"files\t{files.Length}\nbytes\t{bytes}\nexpected texts\t{Directory.GetFiles(texts, "*.txt", SearchOption.AllDirectories).Length}");
        foreach (var year in new[] { 2021, 2022, 2023 })
        {
            Console.WriteLine($"{year}\t{Ledger.Year(year).Count} payments\t{Register.Year(year).Count} visits");
        }
        foreach (var kind in Lines(root, "expected-findings.tsv").GroupBy(f => f[0]))
        {
            Console.WriteLine($"{kind.Key}\t{kind.Select(f => f[^1]).Distinct().Count()}");
        }
        troubles.ForEach(Console.Error.WriteLine);
        return troubles.Count == 0 ? 0 : 1;
    }

    /// <param name="places">Which columns hold a file and its quote.</param>
    private static void CheckQuotes(string root, string table, (int File, int Quote)[] places, string texts, List<string> troubles)
    {
        var lines = Lines(root, table).ToList();
        Console.WriteLine($"{table}\t{lines.Count}");
        foreach (var (fields, place) in lines.SelectMany(fields => places.Select(place => (fields, place))))
        {
            var (file, quote) = (fields[place.File], fields[place.Quote]);
            var text = Path.Combine(texts, file + ".txt");
            if (file.Length > 0 && (quote.Length == 0 || !File.Exists(text) || !File.ReadAllText(text).Contains(quote, StringComparison.Ordinal)))
            {
                troubles.Add($"{table}: not in {file}: {quote}");
            }
        }
    }

    /// <summary>The careful inspector: every payment from the sum that goes before a meeting is a known decision or finding, or wages.</summary>
    private static void CheckPayments(string root, List<string> troubles)
    {
        foreach (var (payment, file) in LedgerFiles.SelectMany(book => Ledger.Year(book.Year).Select(payment => (payment, book.File))))
        {
            var limit = payment.Date < new DateOnly(2022, 7, 1) ? 30_000 : 20_000;
            var known = Lines(root, "decisions.tsv").Concat(Lines(root, "expected-findings.tsv")).Any(f => f[1] == file && f[2] == payment.Purpose);
            if (!Ledger.IsWorkingDay(payment.Date))
            {
                troubles.Add($"payment on a day off: {payment.Date:yyyy-MM-dd} {payment.Purpose}");
            }
            if (payment.Amount >= limit && payment.Account != "工资福利支出" && !known)
            {
                troubles.Add($"no decision, no finding: {payment.Date:yyyy-MM-dd} {payment.Purpose} {payment.Amount}");
            }
            if (payment.Amount < limit && known && payment.Amount > limit * 0.99m)
            {
                troubles.Add($"on the border: {payment.Purpose}");
            }
        }
        foreach (var same in LedgerFiles.SelectMany(book => Ledger.Year(book.Year).Select(p => (book.Year, p.Purpose))).GroupBy(row => row).Where(rows => rows.Count() > 1))
        {
            troubles.Add($"purpose twice in a year: {same.Key}");
        }
    }

    private static readonly (int Year, string File)[] LedgerFiles =
        [(2021, "财政所/2021年支出台账.xlsx"), (2022, "财政所/2022年支出台账.xlsx"), (2023, "财政所/2023年1-6月支出台账.xlsx")];

    /// <summary>The receptions outside the town's rule are those of the findings, by kind.</summary>
    private static void CheckVisits(string root, List<string> troubles)
    {
        var findings = Lines(root, "expected-findings.tsv").Select(f => (f[0], f[2])).ToHashSet();
        foreach (var visit in new[] { 2021, 2022, 2023 }.SelectMany(Register.Year).Where(v => v.Guests > 0))
        {
            var breaches = new[]
            {
                ("HospitalityNoLetter", visit.Letter is "无" || (visit.Letter.Length == 0 && visit.Remark.Length == 0)),
                ("HospitalityTooManyCompanions", visit.Companions > Math.Max(3, visit.Guests > 10 ? visit.Guests / 3 : 3)),
                ("HospitalityOverStandard", visit.Amount > 50m * (visit.Guests + visit.Companions)),
            };
            troubles.AddRange(breaches.Where(b => b.Item2 && !findings.Contains((b.Item1, visit.Matter))).Select(b => $"{b.Item1} not among the findings: {visit.Matter}"));
        }
    }

    private static IEnumerable<string[]> Lines(string root, string table)
    {
        var path = Path.Combine(root, table);
        return File.Exists(path) ? File.ReadLines(path).Skip(1).Select(line => line.Split('\t')) : [];
    }
}
