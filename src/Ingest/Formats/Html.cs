using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>Web pages, among them what other programs export as ".doc" or ".xls".</summary>
internal sealed class Html(ExtractionLimits limits, string folder) : IExtractor
{
    private const long SizeLimit = 64L << 20;

    public string Name => "html/1";

    public IReadOnlyList<string> Endings { get; } = [".html", ".htm", ".xhtml", ".shtml"];

    public bool Recognises(FileHead head) => HtmlPage.Is(head);

    public Extraction Extract(SourceFile file, Stream content, CancellationToken cancel)
    {
        if (content.Length > SizeLimit)
            return new Extraction.Unreadable("html", Trouble.TooLarge, $"网页超过 {SizeLimit >> 20} MB；请拆分或另存为文本后重新提供。");
        var bytes = new byte[content.Length];
        content.ReadExactly(bytes);
        var decoded = HtmlPage.Decode(bytes);
        var builder = new DocumentBuilder(file, "html", Name, limits);
        var page = HtmlPage.Parse(decoded.Text, builder.Warn);
        (builder.Title, builder.Properties) = (HtmlPage.Title(page), HtmlPage.Properties(page));
        if (decoded.Replaced > 0)
            builder.Warn($"按 {decoded.Name} 解码，有 {decoded.Replaced} 处字节无法还原，以“\uFFFD”标出。");
        builder.StartPage();
        var files = new Unpacking(file, folder, limits);
        var text = new HtmlText(builder, files);
        text.Write(page.Body);
        if (text.Elsewhere > 0)
            builder.Warn($"网页引用了 {text.Elsewhere} 处未随文件保存的图片或网页，未取用。");
        if (builder.PassageCount > 0 || files.Count > 0)
            return files.Beside(builder.Build());
        return new Extraction.Unreadable("html", Trouble.NoText, text.Elsewhere > 0 ? $"网页中没有文字，只引用了 {text.Elsewhere} 处未随文件保存的内容，未取用。" : "网页中没有文字。");
    }
}
