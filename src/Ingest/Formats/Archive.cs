using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>Unpacks a zip, one level: entries are files of their own afterwards, containers among them come back here.</summary>
internal sealed class Archive(ExtractionLimits limits, string folder) : IExtractor
{
    public string Name => "zip/1";

    public IReadOnlyList<string> Endings { get; } = [".zip"];

    public bool Recognises(FileHead head) => ZipDirectory.LooksLikeZip(head.Bytes.Span);

    public Extraction Extract(SourceFile file, Stream content, CancellationToken cancel)
    {
        var (entries, complete) = ZipDirectory.Read(content);
        if (entries.Count == 0)
        {
            return complete ? new Extraction.Unreadable("zip", Trouble.Empty, "压缩包中没有文件。")
                : new Extraction.Unreadable("zip", Trouble.Damaged, "压缩包已损坏：找不到目录，也找不到完整的条目。");
        }
        var unpacking = new Unpacking(file, folder, limits);
        if (unpacking.IsTooDeep)
            return new Extraction.Unreadable("zip", Trouble.TooDeep, $"压缩包嵌套超过 {limits.Nesting} 层，未再解开。");
        foreach (var entry in entries.Where(entry => !entry.IsFolder))
        {
            cancel.ThrowIfCancellationRequested();
            unpacking.Take(entry.Name, remaining => UnpackedStream.Open(content, entry, limits, remaining));
        }
        if (!complete)
            unpacking.PassOver("（其余条目）", Trouble.Damaged, "压缩包不完整，目录缺失：已取出尚可读取的条目，其后的条目及其名称无法得知。");
        return unpacking.AsContainer("zip");
    }
}
