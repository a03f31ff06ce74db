using DocReview.Ledger;
using SharpCompress.Archives;
using SharpCompress.Common;
using SharpCompress.Readers;

namespace DocReview.Ingest;

/// <summary>
/// Archives whose packing a library undoes (7z, rar). It is trusted with nothing: names, sizes and numbers are counted by <see cref="Unpacking"/>, encrypted entries are asked for first
/// because it returns them as garbage, and whatever it throws is said of the entry in hand.
/// </summary>
internal sealed class LibraryArchive(string format, SourceFile file, string folder, ExtractionLimits limits)
{
    public Extraction Unpack(Stream content, Func<ReaderOptions, IArchive> open, CancellationToken cancel)
    {
        // What all entries together may unpack to, for a solid archive does not say what one of them takes.
        var most = Math.Min(limits.ExpandedBytes, Math.Max(limits.ExpansionFloor, content.Length * limits.ExpansionRatio));
        var unpacking = new Unpacking(file, folder, limits with { ExpandedBytes = most });
        if (unpacking.IsTooDeep)
            return new Extraction.Unreadable(format, Trouble.TooDeep, $"压缩包嵌套超过 {limits.Nesting} 层，未再解开。");
        try
        {
            using var archive = open(new ReaderOptions { LeaveStreamOpen = true, ArchiveEncoding = new ArchiveEncoding { CustomDecoder = (bytes, from, count, _) => ZipNames.Decode(bytes.AsSpan(from, count), []) } });
            Take(archive, unpacking, cancel);
        }
        catch (CryptographicException)
        {
            return new Extraction.Unreadable(format, Trouble.Encrypted, "压缩包连同其中的文件名已加密，需要密码；请解压后重新提供。");
        }
        return unpacking.Count == 0 && unpacking.PassedOver.Count == 0 ? new Extraction.Unreadable(format, Trouble.Empty, "压缩包中没有文件。") : unpacking.AsContainer(format);
    }

    private void Take(IArchive archive, Unpacking unpacking, CancellationToken cancel)
    {
        var named = new List<IArchiveEntry>();
        try
        {
            named.AddRange(archive.Entries.Where(entry => !entry.IsDirectory));
        }
        catch (Exception exception) when (named.Count > 0 && exception is not (OutOfMemoryException or CryptographicException))
        {
            unpacking.PassOver("（其余条目）", Trouble.Damaged, $"压缩包不完整或已损坏（{exception.Message}），其后的条目及其名称无法得知。");
        }
        var closed = named.Where(entry => Closed(entry, unpacking)).ToHashSet();
        var readable = named.Where(entry => !closed.Contains(entry)).ToList();
        if (format == "7z" || archive.IsSolid)
            InOrder(archive, readable, closed.Count > 0, unpacking, cancel);
        else
            OneByOne(readable, unpacking, cancel);
    }

    /// <summary>What cannot be taken is named at once.</summary>
    private static bool Closed(IArchiveEntry entry, Unpacking unpacking)
    {
        var name = entry.Key ?? "无名";
        if (entry.IsEncrypted)
            unpacking.PassOver(name, Trouble.Encrypted, "已加密，需要密码。");
        else if (entry.LinkTarget is { Length: > 0 } target)
            unpacking.PassOver(name, Trouble.Refused, $"链接（指向 {DocumentBuilder.Clean(target)}），不予跟随；如需要，请提供所指的文件本身。");
        else if (entry.IsSplitAfter || !entry.IsComplete)
            unpacking.PassOver(name, Trouble.Damaged, SplitVolume.Advice);
        else
            return false;
        return true;
    }

    private static void OneByOne(List<IArchiveEntry> entries, Unpacking unpacking, CancellationToken cancel)
    {
        foreach (var entry in entries)
        {
            cancel.ThrowIfCancellationRequested();
            unpacking.Take(entry.Key ?? "无名", _ => entry.OpenEntryStream(), Math.Max(0, entry.CompressedSize));
        }
    }

    /// <summary>Files packed as one stream come out in their order; behind one that is too large or broken there is no getting at the others.</summary>
    private void InOrder(IArchive archive, List<IArchiveEntry> entries, bool someClosed, Unpacking unpacking, CancellationToken cancel)
    {
        var left = entries.Select(entry => entry.Key ?? "无名").ToList();
        var trouble = (Trouble: Trouble.Damaged, Why: "位于压缩包损坏处之后，未能取出。");
        try
        {
            using var reader = archive.ExtractAllEntries();
            while (left.Count > 0 && reader.MoveToNextEntry())
            {
                cancel.ThrowIfCancellationRequested();
                var name = reader.Entry.Key ?? "无名";
                if (reader.Entry.IsDirectory || reader.Entry.IsEncrypted || !left.Remove(name))
                    continue;
                var before = unpacking.PassedOver.Count;
                unpacking.Take(name, _ => new MeasuredStream(reader.OpenEntryStream(), long.MaxValue));
                if (unpacking.PassedOver.Skip(before).Any(entry => entry.Trouble == Trouble.TooLarge))
                {
                    trouble = (Trouble.TooLarge, "位于一个超过上限的条目之后，未取出；请解压后按文件夹提供。");
                    reader.Cancel();
                    break;
                }
            }
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or OperationCanceledException or StopReadingException))
        {
            if (someClosed)
                trouble = (Trouble.Encrypted, "与已加密的条目压在一起，未能取出。");
        }
        foreach (var name in left)
            unpacking.PassOver(name, trouble.Trouble, trouble.Why);
    }
}
