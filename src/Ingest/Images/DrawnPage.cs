namespace DocReview.Ingest;

/// <summary>A page as people see it, in two sizes.</summary>
/// <param name="Image">JPEG; its longer side is at most 2,400 pixels.</param>
/// <param name="Thumbnail">JPEG, too small to be read.</param>
public sealed record DrawnPage(byte[] Image, byte[] Thumbnail)
{
    private const int MostBytes = 16 << 20;

    /// <summary>Whatever took a child over could answer with anything: what does not begin as a JPEG is not sent to a browser as one.</summary>
    internal bool IsImage => new[] { Image, Thumbnail }.All(bytes => bytes is [0xFF, 0xD8, 0xFF, ..] && bytes.Length <= MostBytes);
}

/// <summary>What came of drawing one page.</summary>
/// <param name="Trouble">Why there is no image; null where there is one, or where nothing is known but that there is none.</param>
/// <param name="ChildDied">Over this page: another of the same file may do the same.</param>
public sealed record DrawingOutcome(DrawnPage? Page, Extraction.Unreadable? Trouble, bool ChildDied);
