using System.Text.RegularExpressions;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>Text files in whatever encoding: every line a passage, blocks of evenly separated lines as table rows.</summary>
internal sealed partial class PlainText(ExtractionLimits limits) : IExtractor
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
        var builder = new DocumentBuilder(file, "txt", Name, limits);
        if (decoded.Name != "UTF-8")
            builder.Warn($"文本编码为 {decoded.Name}。");
        if (decoded.Replaced > 0)
            builder.Warn($"按 {decoded.Name} 解码，有 {decoded.Replaced} 处字节无法还原，以“\uFFFD”标出。");
        builder.StartPage();
        foreach (var block in DelimitedBlocks.In(LineBreak().Split(decoded.Text), Path.GetExtension(file.Name)))
        {
            var table = block.IsTable ? builder.NextTable() : 0;
            for (var i = 0; i < block.Rows.Count; i++)
            {
                if (block.IsTable)
                    builder.AddRow(table, block.FirstNumber + i, [.. block.Rows[i].Select((cell, column) => new RowCell(column + 1, cell))]);
                else
                    builder.Add(block.Rows[i][0]);
            }
        }
        return builder.PassageCount == 0 ? new Extraction.Unreadable("txt", Trouble.Empty, "文件中没有文字。") : new Extraction.Text(builder.Build());
    }

    [GeneratedRegex(@"\r\n|[\n\r\f\u2028\u2029\u0085]")]
    private static partial Regex LineBreak();
}
