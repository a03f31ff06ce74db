using System.Runtime.CompilerServices;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>One agenda item with its meeting: what a paper's matter is compared with. What is derived from its words is made once.</summary>
public sealed record DeliberatedItem(CaseDocument Document, Meeting Meeting, AgendaItem Item)
{
    public IReadOnlySet<string> Grams { get; } = SubjectText.Grams(Item.Title + "\n" + Item.Text);
    public IReadOnlySet<string> TitleGrams { get; } = SubjectText.Grams(Item.Title);
    public IReadOnlySet<string> Places { get; } = SubjectText.Places(Item.Title + "\n" + Item.Text);
    public string Plain { get; } = SubjectText.Plain(Item.Title + "\n" + Item.Text);

    public IReadOnlySet<int> Years { get; } = SubjectText.Years(Item.Title);

    /// <summary>An item is itself, whatever another says in the same words.</summary>
    public bool Equals(DeliberatedItem? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    public bool Decided => Item.Outcome == Outcome.Decided;

    /// <summary>The sentence to cite: the resolution where there is one.</summary>
    public Citation Source => Item.Resolution ?? Item.Source;

    public static IReadOnlyList<DeliberatedItem> AllOf(CaseFacts facts) => Continuation.Joined(facts.Documents);
}
