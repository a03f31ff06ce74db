namespace DocReview.Index;

/// <summary>Where a wildcard pattern stands in one folded text. Time grows with text, pieces and widths, never with their combinations.</summary>
internal sealed class PatternMatch(Query.Pattern pattern, ReadOnlyMemory<int> text)
{
    private readonly HashSet<(int Piece, int At)> vain = [];

    public bool Any()
    {
        for (var at = 0; at < text.Length; at++)
            if (End(at) >= 0) return true;
        return false;
    }

    /// <summary>Where the pattern ends that begins here, the narrowest gaps first; -1 where none does.</summary>
    public int End(int at) => End(0, at);

    private int End(int piece, int at)
    {
        var sought = pattern.Pieces[piece].Characters;
        if (at > text.Length || !text.Span[at..].StartsWith(sought) || vain.Contains((piece, at))) return -1;
        var end = at + sought.Length;
        if (piece == pattern.Gaps.Count) return end;
        var gap = pattern.Gaps[piece];
        for (var width = gap.Least; width <= gap.Most && end + width <= text.Length; width++)
            if (End(piece + 1, end + width) is var last and >= 0) return last;
        vain.Add((piece, at));
        return -1;
    }
}
