namespace DocReview.Ledger;

/// <summary>What a document is compared by, small enough to keep: see Shingles in the Review project.</summary>
/// <param name="Shingles">How many stretches of five characters the text has.</param>
/// <param name="Minima">The least hash of all stretches under each of a fixed number of hash functions.</param>
/// <param name="Bands">Keys of groups of minima: documents that share a key may be alike.</param>
/// <param name="Least">From what estimate on another document is worth a comparison of the texts.</param>
public sealed record Sketch(FileId File, long Shingles, IReadOnlyList<uint> Minima, IReadOnlyList<long> Bands, double Least)
{
    /// <summary>The share of equal minima estimates the share of stretches that both texts have, give or take 0.06.</summary>
    public double Estimate(IReadOnlyList<uint> minima) => Minima.Zip(minima).Count(pair => pair.First == pair.Second) / (double)Minima.Count;
}

/// <summary>What is kept of a text to find it again in others.</summary>
/// <param name="Sketch">Null where the text is too short to be compared.</param>
public sealed record TextTraits(Sketch? Sketch, IReadOnlyList<MeetingParagraph> Paragraphs);

/// <summary>Version: the same paper, reworked, converted or scanned. SameForm: one form or pattern filled in for different occasions.</summary>
public enum Likeness { Version, SameForm }

/// <param name="Share">0 to 1: stretches of five characters in both texts, of those in either.</param>
public sealed record Alike(FileId File, FileId Other, double Share, Likeness Kind);

/// <summary>A paragraph of a meeting's record, by what it says.</summary>
/// <param name="Number">The passage's number.</param>
/// <param name="Key">Equal for paragraphs of equal words, whatever their width, white space and punctuation.</param>
/// <param name="Date">Of the meeting under which it stands.</param>
public sealed record MeetingParagraph(int Number, long Key, PartialDate Date);

/// <summary>Where else a paragraph stands, word for word.</summary>
public sealed record Recurrence(int Number, PassageId Elsewhere, PartialDate Date);
