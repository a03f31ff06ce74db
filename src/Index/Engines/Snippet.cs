using System.Buffers;

namespace DocReview.Index;

/// <summary>A stretch of a passage around the place where most of what was asked for stands together.</summary>
internal sealed record Snippet(string Text, int Start, IReadOnlyList<Match> Matches)
{
    private const int Whole = 220, Window = 120, Lead = 40;

    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create("。；！？\n\t");

    public static Snippet Of(string text, Query query, bool whole = false)
    {
        var found = new Marks(text).Of(query);
        var (start, end) = whole || text.Length <= Whole ? (0, text.Length) : Stretch(text, found);
        var inside = found.Where(match => match.Start >= start && match.Start + match.Length <= end).Select(match => new Match(match.Start - start, match.Length));
        return new(text[start..end], start, [.. inside]);
    }

    private static (int Start, int End) Stretch(string text, List<(int Start, int Length, int Part)> found)
    {
        if (found.Count == 0) return (0, Cut(text, Window + Lead));
        var best = found[0];
        var most = (Kinds: 0, Count: 0);
        for (var first = 0; first < found.Count; first++)
        {
            var near = found.Skip(first).TakeWhile(match => match.Start + match.Length <= found[first].Start + Window).ToList();
            var here = (near.Select(match => match.Part).Distinct().Count(), near.Count);
            if (here.CompareTo(most) > 0) (most, best) = (here, found[first]);
        }
        var start = Begin(text, best.Start);
        return (start, Cut(text, Math.Max(best.Start + Window + Lead, best.Start + best.Length)));
    }

    /// <summary>The beginning of the sentence, where it is near enough.</summary>
    private static int Begin(string text, int match)
    {
        var earliest = Math.Max(0, match - Lead);
        if (earliest == 0) return 0;
        var stop = text.AsSpan(earliest, match - earliest).LastIndexOfAny(SentenceEnds);
        if (stop >= 0) return earliest + stop + 1;
        return char.IsLowSurrogate(text[earliest]) ? earliest + 1 : earliest;
    }

    private static int Cut(string text, int end)
    {
        if (end >= text.Length) return text.Length;
        return char.IsLowSurrogate(text[end]) ? end + 1 : end;
    }
}
