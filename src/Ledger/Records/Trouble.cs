namespace DocReview.Ledger;

/// <summary>Why a file, or a part of one, could not be read. Expected trouble is a row on a page, never an exception.</summary>
public enum Trouble
{
    Empty, Encrypted, Damaged, Unsupported, TooLarge, TooDeep, TimedOut, OutOfMemory, NoText, Refused, Classified, Quarantined, Inaccessible,
}
