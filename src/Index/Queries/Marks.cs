using DocReview.Ledger;

namespace DocReview.Index;

/// <summary>Where in a passage's text a condition is fulfilled. The same for all engines: what is marked does not depend on how it was found.</summary>
internal sealed class Marks(string text)
{
    private readonly FoldedText exact = FoldedText.Of(text);
    private FoldedText? loose;

    /// <summary>Start and length of every place, for each part of what is wanted (its number), in order, none overlapping: of two that begin together the longer.</summary>
    public List<(int Start, int Length, int Part)> Of(Query query)
    {
        var found = new List<(int Start, int Length, int Part)>();
        foreach (var (wanted, part) in query.Wanted.Select((wanted, part) => (wanted, part)))
            foreach (var (start, length) in Places(wanted)) found.Add((start, length, part));
        found.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.Length.CompareTo(a.Length));
        var end = 0;
        found.RemoveAll(match =>
        {
            if (match.Start < end) return true;
            end = match.Start + match.Length;
            return false;
        });
        return found;
    }

    private IEnumerable<(int Start, int Length)> Places(Query wanted) => wanted switch
    {
        Query.Term term => Stretches(term),
        Query.Near near => near.Parts.SelectMany(Stretches),
        Query.Pattern pattern => Shapes(pattern),
        Query.Sum sum => Sums(sum),
        Query.Day day => Dates.In(text, PartialDate.OfYear(day.First >= 10_000 ? day.First / 10_000 : 2020)).Where(mention => Within(mention, day)).Select(mention => (mention.Start, mention.Length)),
        _ => [],
    };

    /// <summary>Mentions, and cells of a row that hold nothing but a number: its unit stands at the head of the column, so that any that fits is marked.</summary>
    private IEnumerable<(int Start, int Length)> Sums(Query.Sum sum)
    {
        foreach (var mention in Amounts.In(text))
            if (mention.Low <= sum.High && mention.High >= sum.Low) yield return (mention.Start, mention.Length);
        if (!text.Contains('\t')) yield break;
        for (int start = 0, end; start < text.Length; start = end + 1)
        {
            end = text.IndexOf('\t', start) is var tab and >= 0 ? tab : text.Length;
            var cell = text[start..end];
            if (UnitsOfCells.Any(unit => Amounts.OfCell(cell, unit) is { } value && value >= sum.Low && value <= sum.High)) yield return (start, end - start);
        }
    }

    private static readonly string?[] UnitsOfCells = [null, "千元", "万元", "亿元"];

    private static bool Within(DateMention mention, Query.Day day)
    {
        if (mention.Date is not { } date) return false;
        if (day.First >= 10_000) return DayNumber.Of(date) is var number && number >= day.First && number <= day.Last;
        return date is { Month: { } month, Day: { } of } && DayNumber.WithoutYear(month, of) is var yearless && yearless >= day.First && yearless <= day.Last;
    }

    private List<(int Start, int Length)> Stretches(Query.Term term)
    {
        var found = new List<(int, int)>();
        foreach (var spelling in term.Spellings) Stretches(exact, spelling.Characters, found);
        if (found.Count == 0 && term.Loose)
            foreach (var spelling in term.Spellings) Stretches(loose ??= exact.Loose(), spelling.Loose().Characters, found);
        return found;
    }

    private static void Stretches(FoldedText within, ReadOnlySpan<int> sought, List<(int, int)> found)
    {
        for (int from = 0, hit; (hit = within.Characters[from..].IndexOf(sought)) >= 0; from += hit + sought.Length)
        {
            var first = within.Start(from + hit);
            found.Add((first, within.End(from + hit + sought.Length - 1) - first));
        }
    }

    private List<(int Start, int Length)> Shapes(Query.Pattern pattern)
    {
        var found = new List<(int, int)>();
        var match = new PatternMatch(pattern, exact.Memory);
        for (var at = 0; at < exact.Length; at++)
        {
            var end = match.End(at);
            if (end < 0) continue;
            found.Add((exact.Start(at), exact.End(end - 1) - exact.Start(at)));
            at = end - 1;
        }
        return found;
    }
}
