using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>Rich text as Word, WPS, LibreOffice, WordPad and TextEdit write it, in the order of <see cref="Docx"/>.</summary>
internal sealed class Rtf(ExtractionLimits limits, string folder) : IExtractor
{
    private const long SizeLimit = 256L << 20;

    public string Name => "rtf/1";

    public IReadOnlyList<string> Endings { get; } = [".rtf"];

    public bool Recognises(FileHead head)
    {
        var bytes = head.Bytes.Span;
        bytes = bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? bytes[3..] : bytes;
        return bytes.TrimStart(" \r\n\t"u8).StartsWith("{\\rtf"u8);
    }

    public Extraction Extract(SourceFile file, Stream content, CancellationToken cancel)
    {
        if (content.Length > SizeLimit)
            return new Extraction.Unreadable("rtf", Trouble.TooLarge, $"RTF 文件超过 {SizeLimit >> 20} MB；请另存为 docx 后重新提供。");
        var bytes = new byte[content.Length];
        content.ReadExactly(bytes);
        var builder = new DocumentBuilder(file, "rtf", Name, limits);
        var reader = new RtfReader(bytes, limits, builder.NextTable);
        reader.Read(cancel);
        builder.StartPage();
        Repeated(builder, reader.Headers);
        Write(builder, reader.Body.Items);
        reader.Notes.ForEach(note => Write(builder, note.Items));
        Repeated(builder, reader.Footers);
        if (reader.IsCut)
            builder.Warn("文件不完整（末尾缺失），已读取尚存的部分；请从原处重新复制。");
        builder.Properties = reader.Aside.Properties;
        var files = new EmbeddedFiles(file, folder, limits);
        files.Pictures(reader.Aside.Pictures);
        reader.Aside.Objects.ForEach(inner => files.Object(inner.Bytes, inner.Class));
        reader.Aside.Externals.ForEach(files.External);
        return WordResult.Of("rtf", builder, reader.Insertions, reader.Deletions, reader.Aside.Revisers, reader.HasHidden, files);
    }

    /// <summary>The text alone, where rich text is what a mail was written in.</summary>
    public static void Write(DocumentBuilder builder, byte[] rich, ExtractionLimits limits, CancellationToken cancel)
    {
        var reader = new RtfReader(rich, limits, builder.NextTable);
        reader.Read(cancel);
        Write(builder, reader.Body.Items);
    }

    /// <summary>Headers and footers: each wording once; bare page numbers say nothing.</summary>
    private static void Repeated(DocumentBuilder builder, List<RtfStory> stories)
    {
        var seen = new HashSet<string>();
        foreach (var story in stories)
        {
            var wording = string.Join('\n', story.Items.Select(item => item.PlainText));
            if (!PageNumbers.Only(wording) && seen.Add(wording))
                Write(builder, story.Items);
        }
    }

    private static void Write(DocumentBuilder builder, List<StoryItem> items)
    {
        foreach (var item in items)
        {
            if (item.Cells is { } cells)
                builder.AddRow(item.Table, item.Row, cells);
            else
                builder.Add(item.Text, item.Kind, revision: item.By, hidden: item.Hidden);
        }
    }
}
