namespace DocReview.Tests;

/// <summary>One fact of a planted case is changed.</summary>
/// <param name="From">What stands in the papers of the case; it occurs there.</param>
/// <param name="Flagged">Whether the finding is still there afterwards.</param>
internal sealed record ChangedFact(string From, string To, bool Flagged);

/// <summary>Papers in which a rule finds something, and what becomes of the finding when one fact is another.</summary>
/// <param name="Papers">Plain text, " | " between the cells of a row.</param>
internal sealed record PlantedCase(string Rule, string Name, IReadOnlyList<string> Papers, IReadOnlyList<ChangedFact> Changes)
{
    /// <summary>The case as planted: flagged.</summary>
    public IReadOnlyList<string> Planted => [.. Papers.Select(Cells)];

    public IReadOnlyList<string> With(ChangedFact change) => [.. Papers.Select(p => Cells(p.Replace(change.From, change.To, StringComparison.Ordinal)))];

    public bool Holds(ChangedFact change) => Papers.Any(p => p.Contains(change.From, StringComparison.Ordinal));

    private static string Cells(string text) => text.Replace(" | ", "\t", StringComparison.Ordinal).Replace(" |\n", "\t\n", StringComparison.Ordinal).TrimEnd('\n');
}
