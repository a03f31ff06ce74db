using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>A paper that is filled in: labels and values, as a table (label | value | label | value) or as lines (label：value　label：value).</summary>
public sealed record Form(Paper Paper, IReadOnlyList<Field> Fields)
{
    public string Title => Paper.Title;

    public static Form Of(Paper paper) => new(paper, FormReading.Read(paper.Passages));

    /// <summary>The filled field whose label says the meaning best; the first of equals.</summary>
    public Field? Find<T>(Vocabulary<T> words, T meaning) where T : struct, Enum => All(words, meaning).FirstOrDefault(field => field.Text.Length > 0);

    /// <summary>The form has a place for it, filled or not.</summary>
    public bool HasPlaceFor<T>(Vocabulary<T> words, T meaning) where T : struct, Enum => All(words, meaning).Any();

    public IEnumerable<Field> All<T>(Vocabulary<T> words, T meaning) where T : struct, Enum
    {
        var meanings = words.Meanings.Where(m => EqualityComparer<T>.Default.Equals(m.Kind, meaning)).ToList();
        return
            from field in Fields
            let fit = meanings.Max(m => Math.Max(m.Fit(field.Label), field.Group is { } above ? m.Fit(above + field.Label) + 1 : 0))
            where fit > 1
            where field.Group is not null || words.Of(field.Label) is { } best && (EqualityComparer<T>.Default.Equals(best, meaning) || fit >= Meaning<T>.Whole)
            orderby fit descending
            select field;
    }
}

/// <param name="Label">Without white space and colon.</param>
/// <param name="Group">The label of the group it stands in (接待对象 over 单位, 姓名, 人数); null where there is none.</param>
public sealed record Field(string Label, Passage Passage, int Start, int Length, string? Group = null)
{
    public string Text => Passage.Text.Substring(Start, Length).Trim();

    public Citation Citation => Citation.Of(Passage, Start, Length);
}
