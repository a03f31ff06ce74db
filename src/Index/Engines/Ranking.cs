namespace DocReview.Index;

/// <summary>By what hits are ranked, the same for all engines.</summary>
internal static class Ranking
{
    /// <summary>Longer words (a picture written as letters, an endless number) rank nothing, and an engine refuses them. The exact pairs find them all the same.</summary>
    public const int LongestWord = 200;

    /// <summary>So many characters at most stand between terms that are near one another.</summary>
    public const int NearEnough = 60;

    /// <summary>What is added where a passage is a head, and where the terms stand near one another in it; what a word in title or path counts beside one in the passage.</summary>
    public const float Head = 0.5f, Near = 1.5f, About = 0.3f;

    /// <summary>The terms that had better stand near one another; null where there are no several, or too many.</summary>
    public static IReadOnlyList<Query.Term>? Together(Query query) => query is Query.And and && and.Parts.OfType<Query.Term>().ToList() is { Count: > 1 and < 8 } terms ? terms : null;
}
