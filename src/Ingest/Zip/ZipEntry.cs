namespace DocReview.Ingest;

/// <summary>One entry as the directory (or, in a zip without one, its own header) describes it. Nothing of it is trusted.</summary>
/// <param name="Name">Decoded, '/' as separator, otherwise as it stands: see <see cref="ZipNames.Harmless"/>.</param>
/// <param name="HeaderOffset">Where its local header begins.</param>
internal sealed record ZipEntry(string Name, long HeaderOffset, long PackedLength, long Length, int Method, int Flags, uint Crc)
{
    public bool IsEncrypted => (Flags & 0x41) != 0;

    public bool IsFolder => Name.EndsWith('/');
}
