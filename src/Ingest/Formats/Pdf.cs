using DocReview.Ledger;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Exceptions;
using PdfPage = UglyToad.PdfPig.Content.Page;

namespace DocReview.Ingest;

/// <summary>PDFs with a text layer. Pages without one, or with one that cannot be what is seen, are named and wait for recognition.</summary>
internal sealed class Pdf(ExtractionLimits limits, string folder) : IExtractor
{
    public string Name => "pdf/3";

    public IReadOnlyList<string> Endings { get; } = [".pdf"];

    /// <summary>Some programs put a few bytes before the mark.</summary>
    public bool Recognises(FileHead head) => head.Bytes.Span[..Math.Min(1024, head.Bytes.Length)].IndexOf("%PDF-"u8) >= 0;

    public Extraction Extract(SourceFile file, Stream content, CancellationToken cancel)
    {
        PdfDocument pdf;
        try
        {
            pdf = Open(content);
        }
        catch (PdfDocumentEncryptedException)
        {
            return new Extraction.Unreadable("pdf", Trouble.Encrypted, "文档设有打开密码；请提供去除密码的副本。");
        }
        using (pdf)
            return Read(pdf, new DrawnForms(pdf, content.Length, limits), new DocumentBuilder(file, "pdf", Name, limits), new Unpacking(file, folder, limits), cancel);
    }

    /// <exception cref="PdfDocumentEncryptedException">A password is needed to open it.</exception>
    public static PdfDocument Open(Stream content) =>
        PdfDocument.Open(content, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, FilterProvider = new MarkedStrings() });

    private static Extraction Read(PdfDocument pdf, DrawnForms forms, DocumentBuilder builder, Unpacking files, CancellationToken cancel)
    {
        if (pdf.NumberOfPages == 0)
            return new Extraction.Unreadable("pdf", Trouble.Damaged, "文件已损坏：找不到页面。");
        var extras = new PdfExtras(pdf, builder, files);
        var (scanned, garbled, broken, pictures) = (new List<int>(), new List<int>(), new List<int>(), new List<int>());
        for (var number = 1; number <= pdf.NumberOfPages; number++)
        {
            cancel.ThrowIfCancellationRequested();
            if (PageOrNull(pdf, forms, number) is not { } page)
            {
                broken.Add(number);
                builder.StartPage();
                continue;
            }
            var waiting = Write(builder, page, PdfPages.ImagesOf(page));
            if (waiting is { } why)
            {
                builder.Wait(why);
                (why == Waiting.Garbled ? garbled : scanned).Add(number);
            }
            else if (PdfPages.HasPictureBesideText(page))
            {
                pictures.Add(number);
            }
            extras.OfPage(page);
        }
        extras.OfDocument();
        if (builder.PassageCount == 0 && files.Count + files.PassedOver.Count == 0 && scanned.Count + garbled.Count == 0)
        {
            return broken.Count == pdf.NumberOfPages
                ? new Extraction.Unreadable("pdf", Trouble.Damaged, "文件已损坏：没有一页可以读取。")
                : new Extraction.Unreadable("pdf", Trouble.NoText, $"共 {pdf.NumberOfPages} 页，没有文字，也没有图像。");
        }
        Warn(builder, scanned, "没有文字层（扫描件），等待识别");
        Warn(builder, garbled, "的文字编码无法还原，未予保存，等待识别");
        Warn(builder, pictures, "有大幅图像，图中如有文字，未读取");
        Warn(builder, broken, "已损坏，未能读取");
        return files.Beside(builder.Build());
    }

    /// <summary>Starts the page and writes what text it has.</summary>
    /// <returns>Why the page must be recognised from its image; null where it need not.</returns>
    private static Waiting? Write(DocumentBuilder builder, PdfPage page, IReadOnlyList<IPdfImage> images)
    {
        const double mostOfPage = 0.7;
        const int fewLetters = 40, outlines = 50;
        var letters = page.Letters.Where(letter => !string.IsNullOrWhiteSpace(letter.Value)).ToList();
        // Text that is there but not drawn lies over a scan: somebody recognised it before us, and may have done so badly.
        var recognised = letters.Count(letter => letter.RenderingMode == TextRenderingMode.Neither) > letters.Count / 2;
        var legibility = Legibility.Of(page.Letters.Select(letter => letter.Value));
        builder.StartPage(origin: recognised ? TextOrigin.Recognised : TextOrigin.Written, width: page.Width, height: page.Height);
        if (legibility.Quality is { } quality)
            builder.Judge(quality);
        if (legibility.IsGarbled)
            return recognised ? Waiting.Scanned : Waiting.Garbled;
        Write(builder, page);
        if (letters.Count == 0)
            return images.Count > 0 || page.Paths.Count(PdfPages.IsSeen) > outlines ? Waiting.Scanned : null;
        // The number of the page, or a stamp that a program put on a scan, is not its text.
        return (recognised && images.Count > 0) || (letters.Count <= fewLetters && PdfPages.Coverage(page, images) >= mostOfPage) ? Waiting.Scanned : null;
    }

    private static void Warn(DocumentBuilder builder, List<int> pages, string what)
    {
        if (pages.Count > 0)
            builder.Warn($"第 {string.Join('、', pages.Take(30))}{(pages.Count > 30 ? $" 等 {pages.Count}" : "")} 页{what}。");
    }

    /// <summary>One page that cannot be parsed does not take the others along.</summary>
    private static PdfPage? PageOrNull(PdfDocument pdf, DrawnForms forms, int number)
    {
        try
        {
            forms.Check(number);
            return pdf.GetPage(number);
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or OperationCanceledException or StopReadingException))
        {
            return null;
        }
    }

    private static void Write(DocumentBuilder builder, PdfPage page)
    {
        var (horizontal, vertical) = PdfGlyphs.Rules(page);
        var tables = RuledTable.Find(horizontal, vertical);
        LaidPage.Write(builder, PdfGlyphs.Of(page), tables, page.Width, page.Height);
        builder.Add(PdfGlyphs.Aslant(page), PassageKind.TextBox);
    }
}
