using System.Text.Json.Serialization;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>Reads one format. A pure function of the bytes; runs in the extraction child only. Bad input is an <see cref="Extraction.Unreadable"/>, never an exception that matters: the child catches what leaks.</summary>
public interface IExtractor
{
    /// <summary>Name and version, "docx/1".</summary>
    string Name { get; }

    /// <summary>The endings such a file usually has, lower case with the dot; another one is worth a warning.</summary>
    IReadOnlyList<string> Endings { get; }

    /// <summary>Decides by content, not by the file's name.</summary>
    bool Recognises(FileHead head);

    Extraction Extract(SourceFile file, Stream content, CancellationToken cancel);
}

/// <param name="Bytes">The first 64 KiB, or the whole file where it is shorter.</param>
public sealed record FileHead(string Name, long Length, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The names in a zip's directory, or of its first entry where the directory is lost; the streams of a compound file (OLE2); empty for anything else. Office documents are told from others by them.</summary>
    public IReadOnlyList<string> EntryNames { get; init; } = [];

    public bool StartsWith(ReadOnlySpan<byte> magic) => Bytes.Span.StartsWith(magic);
}

[JsonDerivedType(typeof(Text), "text"), JsonDerivedType(typeof(Container), "container"), JsonDerivedType(typeof(Unreadable), "unreadable")]
public abstract record Extraction
{
    private Extraction() { }

    public sealed record Text(Document Document) : Extraction
    {
        /// <summary>Attachments and embedded files, unpacked below the folder the child was given; they become files of their own under <c>name!attachment</c>.</summary>
        public IReadOnlyList<ContainedFile> Files { get; init; } = [];

        public IReadOnlyList<UnreadableEntry> PassedOver { get; init; } = [];
    }

    /// <summary>A container's entries, unpacked below the folder the child was given.</summary>
    public sealed record Container(string Format, IReadOnlyList<ContainedFile> Files, IReadOnlyList<UnreadableEntry> PassedOver) : Extraction
    {
        /// <summary>Name and version of the extractor that unpacked it.</summary>
        public string Extractor { get; init; } = "";

        /// <summary>As in <see cref="Document.Warnings"/>: names made harmless, entries that only the system cares for.</summary>
        public IReadOnlyList<string> Warnings { get; init; } = [];
    }

    /// <param name="Detail">Chinese, for people: what was seen and what could be done.</param>
    public sealed record Unreadable(string Format, Trouble Trouble, string Detail) : Extraction;
}

/// <param name="Name">The entry's name as decoded and made harmless, '/' as separator, unique within its container.</param>
/// <param name="TemporaryPath">Where the child put its bytes.</param>
public sealed record ContainedFile(string Name, string TemporaryPath, long Length);

public sealed record UnreadableEntry(string Name, Trouble Trouble, string Detail);
