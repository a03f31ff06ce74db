using DiffPlex;
using DiffPlex.Chunkers;
using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>One place where two documents differ.</summary>
/// <param name="Old">Null where the passage is only in the new document.</param>
/// <param name="New">Null where it is only in the old one.</param>
/// <param name="Stretches">The passage's text, old and new in one: what stayed, what went, what came.</param>
public sealed record TextChange(PlacedPassage? Old, PlacedPassage? New, IReadOnlyList<Stretch> Stretches);

public sealed record PlacedPassage(int Page, Passage Passage);

/// <summary>What a second reading of a paper has that the first has not: passage by passage, and within a passage by characters. White space, widths and quotation marks are no difference.</summary>
/// <param name="Changes">In the order of the new document.</param>
/// <param name="Same">Passages that both have.</param>
/// <param name="Moved">Of those, the ones that stand elsewhere in the order: rows of a table sorted anew.</param>
public sealed record TextDifference(IReadOnlyList<TextChange> Changes, int Same, int Moved)
{
    /// <summary>Beyond this many comparisons a stretch without any fixed point is shown as replaced.</summary>
    private const long Bearable = 4_000_000;

    private sealed record Line(PlacedPassage At, string Key);

    public static TextDifference Of(Document old, Document @new)
    {
        var (a, b) = (Lines(old), Lines(@new));
        var blocks = Blocks(a, b).ToList();
        var removed = blocks.SelectMany(block => a[block.A]).GroupBy(line => line.Key).ToDictionary(group => group.Key, group => group.Count());
        var moved = blocks.SelectMany(block => b[block.B]).GroupBy(line => line.Key)
            .ToDictionary(group => group.Key, group => Math.Min(group.Count(), removed.GetValueOrDefault(group.Key)));
        var (fromOld, fromNew) = (new Dictionary<string, int>(moved), new Dictionary<string, int>(moved));
        var changes = blocks.SelectMany(block => ChangesOf(Without(a[block.A], fromOld), Without(b[block.B], fromNew))).ToList();
        var elsewhere = moved.Values.Sum();
        return new(changes, a.Length - blocks.Sum(block => block.A.End.Value - block.A.Start.Value) + elsewhere, elsewhere);
    }

    /// <summary>Passages without letters say nothing. What was struck out or noted in the margin is not the same as the same words in the text.</summary>
    private static Line[] Lines(Document document) =>
    [
        .. from page in document.Pages
           from passage in page.Passages
           let folded = FoldedText.Of(passage.Text).ToString()
           where folded.Length > 0
           select new Line(new(page.Number, passage), Shingles.Counts(passage.Kind) ? folded : $"{passage.Kind}:{folded}"),
    ];

    private static List<Line> Without(Line[] lines, Dictionary<string, int> moved)
    {
        var left = new List<Line>();
        foreach (var line in lines)
        {
            if (moved.GetValueOrDefault(line.Key) == 0) left.Add(line);
            else moved[line.Key]--;
        }

        return left;
    }

    /// <summary>Stretches that differ. Passages that each text has once, in an order that both keep, are fixed points; between them lines are compared one by one.</summary>
    private static IEnumerable<(Range A, Range B)> Blocks(Line[] a, Line[] b)
    {
        var (fromA, fromB) = (0, 0);
        foreach (var (atA, atB) in FixedPoints(a, b).Append((a.Length, b.Length)))
        {
            foreach (var block in Between(a, fromA, atA, b, fromB, atB)) yield return block;
            (fromA, fromB) = (atA + 1, atB + 1);
        }
    }

    /// <summary>The longest row of passages unique in both texts that stand in the same order in both.</summary>
    private static List<(int A, int B)> FixedPoints(Line[] a, Line[] b)
    {
        var places = b.Select((line, i) => (line.Key, i)).GroupBy(at => at.Key).Where(group => group.Count() == 1).ToDictionary(group => group.Key, group => group.First().i);
        var pairs = a.Select((line, i) => (line.Key, i)).GroupBy(at => at.Key).Where(group => group.Count() == 1 && places.ContainsKey(group.Key))
            .Select(group => (A: group.First().i, B: places[group.Key])).OrderBy(pair => pair.A).ToList();
        // Patience sorting: on each pile the least end of a row of that length, and for each pair its predecessor.
        var (piles, before) = (new List<int>(), new int[pairs.Count]);
        for (var i = 0; i < pairs.Count; i++)
        {
            int low = 0, high = piles.Count;
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (pairs[piles[middle]].B < pairs[i].B) low = middle + 1;
                else high = middle;
            }

            before[i] = low > 0 ? piles[low - 1] : -1;
            if (low == piles.Count) piles.Add(i);
            else piles[low] = i;
        }

        var row = new List<(int, int)>();
        for (var i = piles.Count > 0 ? piles[^1] : -1; i >= 0; i = before[i]) row.Add(pairs[i]);
        row.Reverse();
        return row;
    }

    private static IEnumerable<(Range A, Range B)> Between(Line[] a, int fromA, int toA, Line[] b, int fromB, int toB)
    {
        while (fromA < toA && fromB < toB && a[fromA].Key == b[fromB].Key) (fromA, fromB) = (fromA + 1, fromB + 1);
        while (fromA < toA && fromB < toB && a[toA - 1].Key == b[toB - 1].Key) (toA, toB) = (toA - 1, toB - 1);
        if (fromA == toA && fromB == toB) return [];
        if (fromA == toA || fromB == toB || (long)(toA - fromA) * (toB - fromB) > Bearable) return [(fromA..toA, fromB..toB)];
        // Keys hold no line ends: folding drops them.
        var blocks = Differ.Instance.CreateDiffs(
            string.Join('\n', a[fromA..toA].Select(line => line.Key)), string.Join('\n', b[fromB..toB].Select(line => line.Key)), false, false, LineChunker.Instance).DiffBlocks;
        return blocks.Select(block => (
            new Range(fromA + block.DeleteStartA, fromA + block.DeleteStartA + block.DeleteCountA),
            new Range(fromB + block.InsertStartB, fromB + block.InsertStartB + block.InsertCountB)));
    }

    /// <summary>Pairs passages that say nearly the same; the rest went or came.</summary>
    private static IEnumerable<TextChange> ChangesOf(List<Line> a, List<Line> b)
    {
        var from = 0;
        foreach (var line in b)
        {
            var partner = (long)a.Count * b.Count > Bearable ? -1 : a.FindIndex(from, other => Stretches.AreAkin(other.Key, line.Key));
            if (partner < 0)
            {
                yield return new(null, line.At, [new(Edit.Added, line.At.Passage.Text)]);
                continue;
            }

            for (; from < partner; from++) yield return Gone(a[from]);
            yield return new(a[from].At, line.At, Stretches.Of(a[from].At.Passage.Text, line.At.Passage.Text));
            from++;
        }

        for (; from < a.Count; from++) yield return Gone(a[from]);
    }

    private static TextChange Gone(Line line) => new(line.At, null, [new(Edit.Removed, line.At.Passage.Text)]);
}
