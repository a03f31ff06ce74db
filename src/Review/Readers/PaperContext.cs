using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>What a paper's surroundings say of it: the year of dates that are written without one.</summary>
internal static class PaperContext
{
    /// <summary>The year that a table's dates without year belong to: its header, its title, the worksheet, the document, the file's name. Null where none says exactly one.</summary>
    public static PartialDate? YearOf<T>(LogicalTable<T> table, Document document, Profile profile) where T : struct, Enum =>
        YearIn(string.Join('\n', table.Headers.Values)) ?? YearIn(table.Title) ?? Year(table.Grid.Page.Label is { } label ? Dates.InFileName(label) : null)
        ?? YearOf(document, profile);

    public static PartialDate? YearOf(Paper paper, Document document, Profile profile) => YearIn(paper.Text) ?? YearIn(paper.Title) ?? YearOf(document, profile);

    public static PartialDate? YearOf(Document document, Profile profile) => YearIn(document.Title) ?? Year(profile.Date) ?? Year(Dates.InFileName(document.Path));

    private static PartialDate? Year(PartialDate? date) => date is { } d ? PartialDate.OfYear(d.Year) : null;

    private static PartialDate? YearIn(string text)
    {
        var years = Dates.In(text).Where(m => m is { Inferred: false, Date: not null }).Select(m => m.Date!.Value.Year).Distinct().Take(2).ToList();
        return years is [var year] ? PartialDate.OfYear(year) : null;
    }
}
