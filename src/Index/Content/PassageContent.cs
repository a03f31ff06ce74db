using DocReview.Ledger;

namespace DocReview.Index;

/// <summary>What an engine keeps of one passage to find it by.</summary>
/// <param name="Exact">Finds every stretch of the text.</param>
/// <param name="Loose">The same with look-alike characters made one; null where the passage was not recognised from an image.</param>
/// <param name="Sums">Sums of money, in fen, whatever their notation; of a range both ends.</param>
/// <param name="Days">Dates as <see cref="DayNumber"/>, with their year and, where it is a day, without.</param>
/// <param name="Head">It stands at the head of its document, or is the title of an item in it: such a hit comes before one in running text.</param>
internal sealed record PassageContent(PassageId Id, int Page, string Text, FoldedText Exact, FoldedText? Loose, IReadOnlyList<long> Sums, IReadOnlyList<int> Days, bool Head)
{
    private const int HeadPassages = 4;

    /// <summary>The words of these rank all passages of the document.</summary>
    public static string About(Document document) => $"{document.Title}\n{document.Path}";

    public static IEnumerable<PassageContent> Of(Document document)
    {
        var numbers = new PassageNumbers(document.Path);
        var count = 0;
        foreach (var page in document.Pages)
            foreach (var passage in page.Passages)
            {
                var exact = FoldedText.Of(passage.Text);
                var loose = page.Origin == TextOrigin.Recognised ? exact.Loose() : null;
                yield return new(passage.Id, page.Number, passage.Text, exact, loose, numbers.Sums(passage), numbers.Days(passage.Text), count++ < HeadPassages || ItemTitles.Has(passage));
            }
    }
}
