namespace DocReview.Index;

/// <summary>张*明, 鹤?镇: words with signs for characters that are not known.</summary>
internal static class Patterns
{
    /// <summary>What * stands for at most: enough for the middle of a name or a company, not for a clause.</summary>
    public const int Star = 5;

    /// <summary>Null where no sign stands between two pieces of text; a sign at an end asks for nothing.</summary>
    public static Query.Pattern? Of(string word)
    {
        if (word.AsSpan().IndexOfAny('*', '＊', '?') < 0) return null;
        var (pieces, gaps) = (new List<FoldedText>(), new List<Gap>());
        var gap = new Gap(0, 0);
        for (var at = 0; at < word.Length;)
        {
            var end = at;
            while (end < word.Length && word[end] is not ('*' or '＊' or '?')) end++;
            var piece = FoldedText.Of(word[at..end]);
            if (piece.Length > 0)
            {
                if (pieces.Count > 0) gaps.Add(gap);
                pieces.Add(piece);
                gap = new(0, 0);
            }
            if (end < word.Length) gap = word[end] == '?' ? new(gap.Least + 1, gap.Most + 1) : gap with { Most = gap.Most + Star };
            at = end + 1;
        }
        return pieces.Count > 1 ? new(word, pieces, gaps) : null;
    }
}
