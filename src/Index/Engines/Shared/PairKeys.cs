namespace DocReview.Index;

/// <summary>
/// Numbers of the pairs of neighbouring characters in a folded text, and of its single characters: what a passage is looked up by. Two may share a number, hence whatever is looked up
/// is compared with the text itself.
/// </summary>
internal static class PairKeys
{
    private const int MostSought = 64;

    /// <summary>Everything a stretch of this text could be looked up by, each once.</summary>
    public static int[] Of(ReadOnlySpan<int> characters)
    {
        var keys = new HashSet<int>(characters.Length * 2);
        for (var at = 0; at < characters.Length; at++)
        {
            keys.Add(characters[at]);
            if (at + 1 < characters.Length) keys.Add(Pair(characters[at], characters[at + 1]));
        }
        return [.. keys];
    }

    /// <summary>What every text has that holds this stretch: of a long one a selection.</summary>
    public static int[] Sought(ReadOnlySpan<int> stretch)
    {
        if (stretch.Length == 1) return [stretch[0]];
        var keys = new HashSet<int>();
        var step = Math.Max(2, stretch.Length / MostSought);
        for (var at = 0; at < stretch.Length - 2; at += step) keys.Add(Pair(stretch[at], stretch[at + 1]));
        keys.Add(Pair(stretch[^2], stretch[^1]));
        return [.. keys];
    }

    private static int Pair(int first, int second) => unchecked(first << 16 ^ second ^ first >> 16 << 8);
}
