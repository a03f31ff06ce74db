using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>What came of recognising one page.</summary>
/// <param name="Text">The page in passages, numbered from 1; null where it could not be recognised.</param>
/// <param name="Lines">What the engine saw; null where there was no image to see.</param>
/// <param name="Detail">Chinese: why there is no text, or what is doubtful about it.</param>
public sealed record RecognisedText(int Page, Page? Text, RecognisedPage? Lines, string? Detail = null);

/// <summary>What came of a request for recognition; pages that are in none of the answers have not been done.</summary>
/// <param name="Trouble">Why the whole file came to an end: it bears a mark of secrecy, cannot be opened …; null where all pages were gone through.</param>
/// <param name="ChildDied">Over the first page that was not answered.</param>
public sealed record RecognitionOutcome(Extraction.Unreadable? Trouble, bool ChildDied);
