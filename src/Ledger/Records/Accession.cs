namespace DocReview.Ledger;

/// <summary>原件 or 复制件: whether what was handed over are the unit's own files or copies of them.</summary>
public enum DeliveryForm { Original, Copy }

/// <summary>What is known of a delivery beside its files.</summary>
/// <param name="From">Place or medium: an office, a computer, a disk and its number.</param>
/// <param name="Form">Null where nobody said.</param>
/// <param name="Zone">Where all of it belongs.</param>
public sealed record Handover(string? SuppliedBy, string ReceivedBy, string? From = null, DeliveryForm? Form = null, string? Note = null, Zone Zone = Zone.Ordinary);

/// <summary>One delivery (接收批次): what was supplied together, by whom, to whom, when.</summary>
/// <param name="Root">The folder that was ingested, as an absolute path; a name of its own where it was sent by a browser, so that no delivery takes the place of another.</param>
/// <param name="Whole">False where only some files of the folder were named: the others were never meant.</param>
public sealed record Accession(long Id, long Inspection, string Root, Handover Handover, DateTimeOffset At, bool Whole = true)
{
    /// <summary>What the roots of deliveries that a browser sent begin with.</summary>
    public const string Upload = "upload:";

    public bool IsUpload => Root.StartsWith(Upload, StringComparison.Ordinal);
    public string? SuppliedBy => Handover.SuppliedBy;
    public string ReceivedBy => Handover.ReceivedBy;
}

/// <summary>A delivery with what is in custody of it now.</summary>
/// <param name="Files">Paths as they were supplied; <paramref name="Contained"/> counts entries of containers among them.</param>
/// <param name="Bytes">Of the supplied files.</param>
/// <param name="Superseded">Paths that came with this delivery and were supplied anew with other bytes; in none of the other counts.</param>
/// <param name="Missing">Paths of earlier deliveries of the same folder that were no longer there.</param>
public sealed record AccessionRow(Accession Accession, int Files, int Contained, long Bytes, int Unreadable, int Duplicates, int Superseded, int Missing);

/// <summary>A path under which the same bytes came, with its delivery.</summary>
/// <param name="SupersededAt">When other bytes came under this path.</param>
/// <param name="SupersededBy">Those bytes; null where none are known (an entry that a newer container no longer has).</param>
public sealed record CustodyPath(string Path, Accession Accession, DateTimeOffset? SupersededAt, FileId? SupersededBy);

/// <summary>A path as a delivery held it.</summary>
/// <param name="File">Null where no bytes could be taken.</param>
/// <param name="Modified">The source's time of last change, UTC; null for entries of containers.</param>
public sealed record HeldFile(string Path, FileId? File, long Length, DateTime? Modified);
