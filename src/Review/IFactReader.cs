using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>Reads the facts of one kind of paper. A pure function of the document.</summary>
public interface IFactReader
{
    /// <summary>A quick look whether this reader has anything to say.</summary>
    bool Reads(Document document, Profile profile);

    IEnumerable<Fact> Read(Document document, Profile profile);
}
