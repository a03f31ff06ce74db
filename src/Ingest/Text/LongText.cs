namespace DocReview.Ingest;

/// <summary>Cuts a text without paragraphs into parts that end with a line, else with a sentence, else with a clause, else where they must.</summary>
internal static class LongText
{
    private static readonly char[][] Ends = [['\n'], ['。', '！', '？', '；', ';', '!', '?'], ['，', '、', ',', '.', ' ', '\t', '\u3000']];

    /// <returns>Parts of at most <paramref name="longest"/> characters which together are the text.</returns>
    public static IEnumerable<string> Parts(string text, int longest)
    {
        for (var start = 0; start < text.Length;)
        {
            var length = text.Length - start <= longest ? text.Length - start : Cut(text.AsSpan(start, longest));
            yield return text.Substring(start, length);
            start += length;
        }
    }

    private static int Cut(ReadOnlySpan<char> window)
    {
        foreach (var ends in Ends)
        {
            // An end in the first half would leave crumbs.
            if (window[(window.Length / 2)..].LastIndexOfAny(ends) is >= 0 and var at)
                return (window.Length / 2) + at + 1;
        }
        return char.IsHighSurrogate(window[^1]) ? window.Length - 1 : window.Length;
    }
}
