using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>Reads one format. A pure function of the bytes; runs in the extraction child only. Bad input is an <see cref="Extraction.Unreadable"/>, never an exception that matters: the child catches what leaks.</summary>
public interface IExtractor
{
    /// <summary>Name and version, "docx/1".</summary>
    string Name { get; }

    /// <summary>Decides by content, not by the file's name.</summary>
    bool Recognises(FileHead head);

    Extraction Extract(SourceFile file, Stream content, CancellationToken cancel);
}

/// <param name="Bytes">The first 64 KiB, or the whole file where it is shorter.</param>
public sealed record FileHead(string Name, long Length, ReadOnlyMemory<byte> Bytes);

public abstract record Extraction
{
    private Extraction() { }

    public sealed record Text(Document Document) : Extraction;

    /// <summary>A container's entries, unpacked below the folder the child was given.</summary>
    public sealed record Container(string Format, IReadOnlyList<ContainedFile> Files, IReadOnlyList<UnreadableEntry> PassedOver) : Extraction;

    /// <param name="Detail">Chinese, for people: what was seen and what could be done.</param>
    public sealed record Unreadable(string Format, Trouble Trouble, string Detail) : Extraction;
}

/// <param name="Name">The entry's name as decoded, '/' as separator.</param>
/// <param name="TemporaryPath">Where the child put its bytes.</param>
public sealed record ContainedFile(string Name, string TemporaryPath, long Length);

public sealed record UnreadableEntry(string Name, Trouble Trouble, string Detail);
