using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>Text files in whatever encoding: every line a passage, blocks of evenly separated lines as table rows.</summary>
internal sealed class PlainText(ExtractionLimits limits) : IExtractor
{
    private const long SizeLimit = 256L << 20;

    public string Name => "txt/1";

    public IReadOnlyList<string> Endings { get; } = [".txt", ".csv", ".tsv", ".md", ".log", ".text", ".json", ".xml", ".ini"];

    public bool Recognises(FileHead head) => true;

    public Extraction Extract(SourceFile file, Stream content, CancellationToken cancel)
    {
        if (content.Length > SizeLimit)
            return new Extraction.Unreadable("txt", Trouble.TooLarge, $"文本文件超过 {SizeLimit >> 20} MB。");
        var bytes = new byte[content.Length];
        content.ReadExactly(bytes);
        if (Encodings.Decode(bytes) is not { } decoded)
            return new Extraction.Unreadable(Path.GetExtension(file.Name).TrimStart('.').ToLowerInvariant(), Trouble.Unsupported, "内容不是文本，也不是可识别的格式，未能读取。");
        var ending = Path.GetExtension(file.Name);
        var builder = new DocumentBuilder(file, ending.Equals(".csv", StringComparison.OrdinalIgnoreCase) ? "csv" : "txt", Name, limits);
        if (decoded.Name != "UTF-8")
            builder.Warn($"文本编码为 {decoded.Name}。");
        if (decoded.Replaced > 0)
            builder.Warn($"按 {decoded.Name} 解码，有 {decoded.Replaced} 处字节无法还原，以“\uFFFD”标出。");
        builder.StartPage();
        WrittenLines.Add(builder, decoded.Text, ending);
        return builder.PassageCount == 0 ? new Extraction.Unreadable("txt", Trouble.Empty, "文件中没有文字。") : new Extraction.Text(builder.Build());
    }
}
