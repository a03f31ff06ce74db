using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>All that is known of one inspection when the rules run. Rules read it and change nothing.</summary>
public sealed record CaseFacts(
    IReadOnlyList<CaseDocument> Documents,
    IReadOnlyList<UnreadFile> Unread,
    InspectionSettings Settings)
{
    public IEnumerable<T> Of<T>() where T : Fact => Documents.SelectMany(d => d.Facts).OfType<T>();
}

/// <summary>A document that was read, with its facts.</summary>
public sealed record CaseDocument(Document Document, Profile Profile, IReadOnlyList<Fact> Facts);

/// <summary>A file in custody that could not be read.</summary>
public sealed record UnreadFile(FileId File, string Path, Trouble Trouble, string Detail);
