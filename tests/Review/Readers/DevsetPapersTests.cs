using System.Text.Json;
using System.Text.RegularExpressions;
using DocReview.Ledger;
using DocReview.Review;

namespace DocReview.Tests;

/// <summary>Shares read right of the development records beside the repository; silent where they are not there.</summary>
public sealed partial class DevsetPapersTests(ITestOutputHelper output)
{
    private static string? Root => Repository.Shared is { } shared && Directory.Exists(Path.Combine(shared, "devset")) ? Path.Combine(shared, "devset") : null;

    private static IReadOnlyList<Fact> Facts(string file) => DocumentReading.Read(PaperText.Read(file, File.ReadAllText(Path.Combine(Root!, "truth", file + ".txt"))));

    [Fact]
    public void Decisions_carried_out_are_found_with_sum_day_and_category()
    {
        if (Root is null) return;
        var (all, found, amount, date, category) = (0, 0, 0, 0, 0);
        foreach (var line in File.ReadLines(Path.Combine(Root, "gold", "decisions.jsonl")))
        {
            var gold = JsonDocument.Parse(line).RootElement;
            var file = gold.GetProperty("file").GetString()!;
            if (MeetingPaper().IsMatch(file)) continue;
            all++;
            var quote = Compact(gold.GetProperty("quote").GetString()!);
            var fact = Facts(file).Where(f => f is Execution or Expenditure).FirstOrDefault(f => Compact(f.Source.Quote) is var own && (own.Contains(quote) || quote.Contains(own)));
            if (fact is null) { output.WriteLine($"{gold.GetProperty("id")} not found: {file} «{quote}»"); continue; }
            found++;
            var (sum, day, kinds) = fact is Execution e ? (e.Amount, e.Date, e.Categories) : fact is Expenditure p ? (p.Amount, p.Date, CategoriesOf.Spending(p.Purpose, p.Account)) : default;
            var (goldSum, goldDay, goldKind) = (gold.GetProperty("amount").ValueKind == JsonValueKind.Null ? (decimal?)null : gold.GetProperty("amount").GetDecimal(), gold.GetProperty("date").GetString(), gold.GetProperty("category").GetString());
            void Check(ref int count, bool right, string what) { if (right) count++; else output.WriteLine($"{gold.GetProperty("id")} {what}: {goldSum} {goldDay} {goldKind} ≠ {sum} {day} {string.Join("+", kinds)}"); }
            Check(ref amount, sum?.InYuan == goldSum, "amount");
            Check(ref date, day?.ToString() == goldDay, "date");
            Check(ref category, kinds.Any(k => k.ToString() == goldKind), "category");
        }
        output.WriteLine($"found {found}/{all}  amount {amount}  date {date}  category {category}");
        Assert.True(found >= all * 0.9, $"found {found} of {all}");
    }

    [Fact]
    public void Every_row_of_the_ledgers_and_registers_is_read()
    {
        if (Root is null) return;
        var spent = new[] { "03财政所/2020-2021支出台账.xlsx", "03财政所/2022年支出台账.xls" }.SelectMany(Facts).OfType<Expenditure>().ToList();
        Assert.Equal(55 + 58 + 52, spent.Count);
        Assert.All(spent, e => Assert.True(e is { Date.Day: not null, Payee: not null, Account: not null, Method: not null, Approver: not null, VoucherNumber: not null }, e.Source.Quote));
        var visits = Facts("05公务接待/2021年接待登记簿.xls").OfType<Reception>().ToList();
        Assert.Equal(57, visits.Count);
        Assert.All(visits, v => Assert.True(v is { Date.Day: not null, Guests: not null, GuestCount: not null, CompanionCount: not null, Venue: not null, Amount: not null, Purpose: not null, Letter: not null }, v.Source.Quote));
        Assert.Equal(4, visits.Count(v => v.Letter == false));
    }

    [Fact]
    public void Papers_that_carry_nothing_out_stay_silent()
    {
        if (Root is null) return;
        foreach (var file in Directory.GetFiles(Path.Combine(Root, "truth", "07学习与监督")))
        {
            var facts = Facts(Path.GetRelativePath(Path.Combine(Root, "truth"), file)[..^4]);
            Assert.DoesNotContain(facts, f => f is Execution or Expenditure or Reception);
        }
    }

    private static string Compact(string text) => Space().Replace(text, "");

    [GeneratedRegex(@"\s")]
    private static partial Regex Space();

    [GeneratedRegex("会议记录|纪要|联席会|现场会|公示")]
    private static partial Regex MeetingPaper();
}
