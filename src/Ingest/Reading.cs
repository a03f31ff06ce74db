using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>Reads one file: recognise, extract, look for a mark of secrecy, compare the ending. Whatever a library throws becomes a value here.</summary>
internal static class Reading
{
    private const int HeadBytes = 64 * 1024;

    public static Extraction Read(SourceFile file, Stream content, string folder, ExtractionLimits limits, CancellationToken cancel)
    {
        if (content.Length == 0)
            return new Extraction.Unreadable(Ending(file.Name), Trouble.Empty, "文件为空（0 字节）。");
        var format = Ending(file.Name);
        try
        {
            var head = HeadOf(file, content);
            var extractor = Formats.Listed(limits, folder).FirstOrDefault(extractor => extractor.Recognises(head));
            if (extractor is null)
                return new Extraction.Unreadable(format, Trouble.Unsupported, "内容不是可识别的格式，未能读取。");
            format = extractor.Name[..extractor.Name.IndexOf('/', StringComparison.Ordinal)];
            content.Position = 0;
            return Checked(extractor.Extract(file, content, cancel), extractor, file);
        }
        catch (StopReadingException stop)
        {
            return new Extraction.Unreadable(format, stop.Trouble, stop.Message);
        }
        catch (OutOfMemoryException)
        {
            return OutOfMemory(file);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new Extraction.Unreadable(format, Trouble.Damaged, $"文件已损坏或不完整，未能读取（{exception.GetType().Name}：{FirstLine(exception.Message)}）。");
        }
    }

    public static Extraction.Unreadable OutOfMemory(SourceFile file) => new(Ending(file.Name), Trouble.OutOfMemory, "读取所需内存超过上限，未能读取。");

    private static FileHead HeadOf(SourceFile file, Stream content)
    {
        var bytes = new byte[(int)Math.Min(HeadBytes, content.Length)];
        content.Position = 0;
        content.ReadExactly(bytes);
        var head = new FileHead(file.Name, content.Length, bytes);
        if (ZipDirectory.LooksLikeZip(bytes))
            return head with { EntryNames = ZipDirectory.Names(content) };
        return head.StartsWith(CompoundFile.Magic) && CompoundFile.Open(content) is { } compound ? head with { EntryNames = [.. compound.Names] } : head;
    }

    private static Extraction Checked(Extraction extraction, IExtractor extractor, SourceFile file)
    {
        var wrongEnding = WrongEnding(extractor, file.Name);
        switch (extraction)
        {
            case Extraction.Text text when ClassificationMark.In(text.Document) is { } mark:
                return ClassificationMark.Refusal(text.Document.Format, mark);
            case Extraction.Text text when wrongEnding is not null:
                return text with { Document = text.Document with { Warnings = [.. text.Document.Warnings, wrongEnding] } };
            case Extraction.Container container:
                return container with { Extractor = extractor.Name, Warnings = wrongEnding is null ? container.Warnings : [.. container.Warnings, wrongEnding] };
            // Plain text is what is left when nothing else fits: it cannot say what the ending should be.
            case Extraction.Unreadable unreadable when wrongEnding is not null && extractor is not PlainText:
                return unreadable with { Detail = unreadable.Detail + wrongEnding };
            default:
                return extraction;
        }
    }

    private static string? WrongEnding(IExtractor extractor, string name)
    {
        var ending = Path.GetExtension(name).ToLowerInvariant();
        return ending.Length == 0 || extractor.Endings.Count == 0 || extractor.Endings.Contains(ending)
            ? null
            : $"扩展名为 {ending}，按内容应为 {extractor.Endings[0]}。";
    }

    private static string Ending(string name) => Path.GetExtension(name).TrimStart('.').ToLowerInvariant();

    private static string FirstLine(string message)
    {
        var line = message.Split('\n')[0].Trim();
        return line.Length > 160 ? line[..160] + "…" : line;
    }
}
