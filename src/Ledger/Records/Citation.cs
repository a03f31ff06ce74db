namespace DocReview.Ledger;

/// <summary>A quoted place: <c>passage.Text.Substring(Start, Length) == Quote</c> holds for every citation that is stored.</summary>
public sealed record Citation(PassageId Passage, int Start, int Length, string Quote)
{
    public static Citation Of(Passage passage) => new(passage.Id, 0, passage.Text.Length, passage.Text);

    public static Citation Of(Passage passage, int start, int length) => new(passage.Id, start, length, passage.Text.Substring(start, length));
}
