namespace DocReview.Bench;

/// <summary>The table of a run.</summary>
internal static class Report
{
    public static void Print(List<SetPage> pages, IReadOnlyList<Readings> all)
    {
        Console.WriteLine($"{pages.Count} pages, {pages.Sum(page => page.Lines.Sum(line => line.Length))} characters");
        Console.WriteLine();
        Console.WriteLine("| engine | CER % | amounts | dates | names | numbers | CPU s/page | peak MB |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var readings in all)
        {
            var score = Of(pages, readings);
            Console.WriteLine($"| {readings.Engine} | {score.ErrorRate:0.00} | {Share(score.AmountsFound, score.Amounts)} | {Share(score.DatesFound, score.Dates)} | {Share(score.NamesFound, score.Names)} | {score.NumbersFound}/{score.Numbers} | {readings.Pages.Average(page => page.Cpu):0.00} | {readings.PeakBytes >> 20} |");
        }
        Console.WriteLine();
        Console.WriteLine("| CER % by condition | " + string.Join(" | ", all.Select(readings => readings.Engine)) + " |");
        Console.WriteLine("|---|" + string.Concat(all.Select(_ => "---|")));
        foreach (var group in pages.GroupBy(page => page.Condition).Concat(pages.GroupBy(page => $"{page.Dpi:0} dpi").OrderBy(group => group.Key)).Concat(pages.GroupBy(page => page.Font)).Concat(pages.GroupBy(page => page.Kind)))
            Console.WriteLine($"| {group.Key} | " + string.Join(" | ", all.Select(readings => $"{Of([.. group], readings).ErrorRate:0.00}")) + " |");
    }

    /// <summary>Page by page, the lines that were printed and not read, for whoever looks for a cause.</summary>
    public static void PrintErrors(List<SetPage> pages, Readings readings)
    {
        foreach (var page in pages)
        {
            var read = readings.Pages.First(other => other.File == page.File);
            var score = Score.Of(page, read.Lines);
            Console.WriteLine($"== {page.File} {page.Font} CER {score.ErrorRate:0.00} ({score.Errors}/{score.Characters}) amounts {score.AmountsFound}/{score.Amounts} dates {score.DatesFound}/{score.Dates} names {score.NamesFound}/{score.Names} numbers {score.NumbersFound}/{score.Numbers} {read.Wall:0.0} s");
            var (printed, seen) = (page.Lines.Select(Score.Unified).ToList(), read.Lines.Select(Score.Unified).ToList());
            foreach (var line in printed.Except(seen).Where(line => !string.Concat(seen).Contains(line, StringComparison.Ordinal)))
                Console.WriteLine($"  - {line}");
            foreach (var line in seen.Except(printed).Where(line => !string.Concat(printed).Contains(line, StringComparison.Ordinal)))
                Console.WriteLine($"  + {line}");
        }
    }

    private static Score Of(List<SetPage> pages, Readings readings)
    {
        var read = readings.Pages.ToDictionary(page => page.File);
        return pages.Select(page => Score.Of(page, read[page.File].Lines)).Aggregate(Score.Zero, (a, b) => a + b);
    }

    private static string Share(int found, int all) => $"{found}/{all} ({100.0 * found / Math.Max(1, all):0.0} %)";
}
