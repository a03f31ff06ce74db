using DocReview.Ledger;
using DocReview.Review;

namespace DocReview.Tests;

/// <summary>The facts of one paper written in a test: cells stand between " | ".</summary>
internal static class PaperFacts
{
    public static IReadOnlyList<T> Of<T>(string text, string path = "材料/一份.txt") where T : Fact
    {
        var document = PaperText.Read(path, text.Replace(" | ", "\t", StringComparison.Ordinal).Replace(" |\n", "\t\n", StringComparison.Ordinal).TrimEnd('\n'));
        var facts = DocumentReading.Read(document);
        var passages = document.Passages.ToDictionary(p => p.Id);
        Assert.All(facts, fact => Assert.Equal(fact.Source.Quote, passages[fact.Source.Passage].Text.Substring(fact.Source.Start, fact.Source.Length)));
        return [.. facts.OfType<T>()];
    }

    public static T One<T>(string text, string path = "材料/一份.txt") where T : Fact => Assert.Single(Of<T>(text, path));

    public static PartialDate Day(string text) => PartialDate.Parse(text)!.Value;
}
