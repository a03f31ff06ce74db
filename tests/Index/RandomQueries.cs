using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Tests;

/// <summary>Trees of conditions of every kind; most of their leaves are taken from the passages, so that they hold somewhere.</summary>
internal sealed class RandomQueries(IReadOnlyList<PassageContent> passages, Random random)
{
    public Query Next(int depth) => random.Next(depth > 0 ? 20 : 12) switch
    {
        < 5 => Term(1, 5),
        5 => Pattern(),
        6 => Near(),
        7 => Sum(),
        8 => Day(),
        9 => random.Next(1, 4) is var first ? new Query.OnPages(first, first + random.Next(0, 2)) : throw new InvalidOperationException(),
        10 => random.Next(2) == 0 ? new Query.InFiles("文件", Some(4).Select(passage => passage.Id.File).ToHashSet()) : new Query.Among("段", Some(9).Select(passage => passage.Id).ToHashSet()),
        11 => new Query.AnyWord(["会议", "资金", "的", "㛃琪"]),
        < 15 => new Query.And(Parts(depth)),
        < 17 => new Query.Or(Parts(depth)),
        < 19 => new Query.SameFile(Parts(depth)),
        _ => new Query.Not(Next(depth - 1)),
    };

    private Query[] Parts(int depth) => [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(5) == 0 ? new Query.Not(Next(depth - 1)) : Next(depth - 1))];

    private IEnumerable<PassageContent> Some(int most) => Enumerable.Range(0, random.Next(0, most)).Select(_ => passages[random.Next(passages.Count)]);

    private Query.Term Term(int shortest, int longest)
    {
        while (true)
        {
            var text = Stretch(passages[random.Next(passages.Count)], random.Next(shortest, longest + 1));
            if (Spellings.Of(text) is { Count: > 0 } spellings) return new(text, spellings) { Quoted = true, Loose = random.Next(3) == 0 };
        }
    }

    /// <summary>Mostly terms of one passage, whose distance is close to the one asked for.</summary>
    private Query Near()
    {
        var passage = passages[random.Next(passages.Count)];
        if (passage.Exact.Length < 10 || random.Next(4) == 0) return new Query.Near([Term(1, 3), Term(1, 3)], random.Next(6) == 0 ? int.MaxValue : random.Next(0, 25));
        var (at, terms, distance) = (random.Next(passage.Exact.Length - 8), new List<Query.Term>(), 0);
        for (var length = random.Next(1, 4); terms.Count < 3 && at + length <= passage.Exact.Length; length = random.Next(1, 4))
        {
            var text = passage.Text[passage.Exact.Start(at)..passage.Exact.End(at + length - 1)];
            terms.Add(new(text, Spellings.Of(text)) { Quoted = true });
            var gap = random.Next(-1, 6);
            at += length + gap;
            if (terms.Count == 1) distance += gap;
        }
        return terms.Count < 2 ? terms[0] : new Query.Near([.. terms.OrderBy(_ => random.Next())], Math.Max(0, distance + random.Next(-2, 3)));
    }

    private string Stretch(PassageContent passage, int length)
    {
        if (passage.Exact.Length == 0) return "";
        var start = random.Next(passage.Exact.Length);
        return passage.Text[passage.Exact.Start(start)..passage.Exact.End(Math.Min(passage.Exact.Length, start + length) - 1)];
    }

    /// <summary>Pieces of one passage in their order, mostly with gaps that they fit.</summary>
    private Query Pattern()
    {
        var text = passages[random.Next(passages.Count)].Exact;
        var (pieces, gaps, at) = (new List<FoldedText>(), new List<Gap>(), text.Length == 0 ? 0 : random.Next(text.Length));
        for (var wanted = random.Next(2, 5); pieces.Count < wanted;)
        {
            var length = random.Next(1, 4);
            if (at + length > text.Length) return Term(1, 2);
            pieces.Add(FoldedText.Of(string.Concat(text.Characters.Slice(at, length).ToArray().Select(rune => new System.Text.Rune(rune).ToString()))));
            if (pieces[^1].Length == 0) return Term(1, 2);
            var gap = random.Next(0, 5);
            at += length + gap;
            var least = random.Next(2) == 0 ? 0 : random.Next(0, 3);
            if (pieces.Count < wanted) gaps.Add(new(least, least + random.Next(0, 11)));
        }
        return new Query.Pattern("样式", pieces, gaps);
    }

    private Query Sum()
    {
        if (passages[random.Next(passages.Count)].Sums is not { Count: > 0 } sums) return new Query.Sum(new(0), new(random.NextInt64(100_000_000)));
        var fen = sums[random.Next(sums.Count)];
        return random.Next(3) switch { 0 => new Query.Sum(new(fen), new(fen)), 1 => new Query.Sum(new(fen), Query.Sum.Most), _ => new Query.Sum(new(fen - random.Next(1000)), new(fen + random.Next(100_000))) };
    }

    private Query Day()
    {
        if (passages[random.Next(passages.Count)].Days is not { Count: > 0 } days) return new Query.Day(2021_00_00, 2021_99_99);
        var day = days[random.Next(days.Count)];
        return new Query.Day(day, day + random.Next(200));
    }
}
