namespace DocReview.Ingest;

/// <summary>What one file may cost. Generous for any honest record, tight enough that a hostile one harms only itself.</summary>
public sealed record ExtractionLimits
{
    /// <summary>How long the child may go without reading a further byte of the file.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>The time for a file in all, to which <see cref="PerMegabyte"/> is added.</summary>
    public TimeSpan Total { get; init; } = TimeSpan.FromSeconds(60);

    public TimeSpan PerMegabyte { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The managed heap of a child; the process as a whole may take half as much again.</summary>
    public long HeapBytes { get; init; } = 1L << 30;

    /// <summary>Characters of text one file may yield.</summary>
    public long Characters { get; init; } = 40_000_000;

    public int Passages { get; init; } = 2_000_000;

    /// <summary>Entries taken from one container; the rest are named in one line.</summary>
    public int Entries { get; init; } = 20_000;

    /// <summary>How deep containers may lie in containers.</summary>
    public int Nesting { get; init; } = 6;

    /// <summary>Bytes that one container's entries may unpack to, all together.</summary>
    public long ExpandedBytes { get; init; } = 4L << 30;

    /// <summary>What a supplied file may hold in all, through all its levels: entries, and their bytes.</summary>
    public long TreeEntries { get; init; } = 100_000;

    public long TreeBytes { get; init; } = 16L << 30;

    /// <summary>Unpacked bytes for each packed one; applies once an entry has passed <see cref="ExpansionFloor"/>.</summary>
    public int ExpansionRatio { get; init; } = 200;

    /// <summary>An entry below this size is never a bomb, however well it was packed (a blank scan is packed well, too).</summary>
    public long ExpansionFloor { get; init; } = 32L << 20;

    /// <summary>The time for recognising one page; the file has as many of them as it has pages.</summary>
    public TimeSpan PerPage { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Pixels of one image or page, by what its head declares: looked at before anything is unpacked. An A0 drawing at 200 dpi has half as many.</summary>
    public long Pixels { get; init; } = 120_000_000;

    /// <summary>What all entries of a container of this length may unpack to together: many entries that are each small enough make a bomb, too.</summary>
    internal long ExpandedFrom(long length) => Math.Min(ExpandedBytes, Math.Max(8 * ExpansionFloor, length * ExpansionRatio));

    /// <summary>A child's whole answer: the text, three bytes a character, and as much again for where it stands.</summary>
    internal long ReplyBytes => Math.Min(512L << 20, (64L << 20) + (Characters * 8));

    internal long ResidentBytes => HeapBytes + (HeapBytes / 2);

    internal TimeSpan TotalFor(long length) => Total + (PerMegabyte * (length / 1048576.0));
}
