using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>Unpacks a tar, by itself or out of a packed stream.</summary>
internal sealed class Tar(ExtractionLimits limits, string folder) : IExtractor
{
    public string Name => "tar/1";

    public IReadOnlyList<string> Endings { get; } = [".tar"];

    public bool Recognises(FileHead head) => TarEntries.LooksLikeTar(head.Bytes.Span);

    public Extraction Extract(SourceFile file, Stream content, CancellationToken cancel)
    {
        var unpacking = new Unpacking(file, folder, limits);
        return unpacking.IsTooDeep ? new Extraction.Unreadable("tar", Trouble.TooDeep, $"压缩包嵌套超过 {limits.Nesting} 层，未再解开。") : Unpack("tar", content, unpacking, cancel);
    }

    public static Extraction Unpack(string format, Stream tar, Unpacking unpacking, CancellationToken cancel)
    {
        var entries = new TarEntries(tar);
        try
        {
            while (entries.Next() is { } entry)
            {
                cancel.ThrowIfCancellationRequested();
                Take(entry, unpacking);
            }
        }
        catch (StopReadingException stop)
        {
            unpacking.PassOver("（其余条目）", stop.Trouble, stop.Message);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            unpacking.PassOver("（其余条目）", Trouble.Damaged, $"压缩包从此处起已损坏或不完整（{exception.Message}），其后的条目及其名称无法得知。");
        }
        return unpacking.Count == 0 && unpacking.PassedOver.Count == 0 ? new Extraction.Unreadable(format, Trouble.Empty, "压缩包中没有文件。") : unpacking.AsContainer(format);
    }

    private static void Take(TarEntry entry, Unpacking unpacking)
    {
        if (entry.IsFolder)
            return;
        if (entry.IsFile)
            unpacking.Take(entry.Name, entry.Content);
        else if (entry.IsLink)
            unpacking.PassOver(entry.Name, Trouble.Refused, $"链接（指向 {DocumentBuilder.Clean(entry.LinkTarget)}），不予跟随；如需要，请提供所指的文件本身。");
        else
            unpacking.PassOver(entry.Name, Trouble.Unsupported, "不是普通文件（设备、稀疏文件等），未取出。");
    }
}
