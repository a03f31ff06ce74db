namespace DocReview.Ledger;

/// <summary>One file as it lies in the vault, under the path by which it was supplied.</summary>
/// <param name="Path">Relative to the ingested folder, '/' as separator, entries of containers after '!' (<c>财务.zip!2020/3月.xlsx</c>).</param>
/// <param name="Length">In bytes.</param>
/// <param name="ContainedIn">The container from which it was unpacked; null where it was supplied as a file of its own.</param>
public sealed record SourceFile(FileId Id, string Path, long Length, FileId? ContainedIn = null)
{
    /// <summary>The last part of the path, with its ending: <c>3月.xlsx</c>.</summary>
    public string Name => Path[(Path.LastIndexOfAny(['/', '!']) + 1)..];
}
