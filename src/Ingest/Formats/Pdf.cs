using DocReview.Ledger;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Annotations;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Exceptions;
using UglyToad.PdfPig.Tokens;
using PdfPage = UglyToad.PdfPig.Content.Page;

namespace DocReview.Ingest;

/// <summary>PDFs with a text layer. Scanned pages are named and wait for recognition.</summary>
internal sealed class Pdf(ExtractionLimits limits) : IExtractor
{
    public string Name => "pdf/1";

    public IReadOnlyList<string> Endings { get; } = [".pdf"];

    /// <summary>Some programs put a few bytes before the mark.</summary>
    public bool Recognises(FileHead head) => head.Bytes.Span[..Math.Min(1024, head.Bytes.Length)].IndexOf("%PDF-"u8) >= 0;

    public Extraction Extract(SourceFile file, Stream content, CancellationToken cancel)
    {
        PdfDocument pdf;
        try
        {
            pdf = PdfDocument.Open(content, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, FilterProvider = new MarkedStrings() });
        }
        catch (PdfDocumentEncryptedException)
        {
            return new Extraction.Unreadable("pdf", Trouble.Encrypted, "文档设有打开密码；请提供去除密码的副本。");
        }
        using (pdf)
            return Read(pdf, new DocumentBuilder(file, "pdf", Name, limits), cancel);
    }

    private static Extraction Read(PdfDocument pdf, DocumentBuilder builder, CancellationToken cancel)
    {
        if (pdf.NumberOfPages == 0)
            return new Extraction.Unreadable("pdf", Trouble.Damaged, "文件已损坏：找不到页面。");
        var (scanned, garbled, broken) = (new List<int>(), new List<int>(), new List<int>());
        for (var number = 1; number <= pdf.NumberOfPages; number++)
        {
            cancel.ThrowIfCancellationRequested();
            if (PageOrNull(pdf, number) is not { } page)
            {
                broken.Add(number);
                builder.StartPage();
                continue;
            }
            var before = builder.PassageCount;
            if (Legibility.IsGarbled(page.Letters.Select(letter => letter.Value)))
                garbled.Add(number);
            builder.StartPage(origin: IsRecognised(page) ? TextOrigin.Recognised : TextOrigin.Written);
            if (!garbled.Contains(number))
                Write(builder, page);
            if (builder.PassageCount == before && !garbled.Contains(number) && HasImages(page))
                scanned.Add(number);
            Annotations(builder, page);
        }
        if (builder.PassageCount == 0)
            return Nothing(pdf.NumberOfPages, scanned.Count, garbled.Count, broken.Count);
        Warn(builder, scanned, "没有文字层（扫描件），等待识别");
        Warn(builder, garbled, "的文字编码无法还原，未予保存，等待识别");
        Warn(builder, broken, "已损坏，未能读取");
        return new Extraction.Text(builder.Build());
    }

    private static Extraction.Unreadable Nothing(int pages, int scanned, int garbled, int broken)
    {
        if (broken == pages)
            return new("pdf", Trouble.Damaged, "文件已损坏：没有一页可以读取。");
        if (garbled > 0)
            return new("pdf", Trouble.NoText, $"共 {pages} 页，文字编码无法还原，等待识别。");
        return scanned > 0 ? new("pdf", Trouble.NoText, $"扫描件，共 {pages} 页，等待识别。") : new("pdf", Trouble.NoText, $"共 {pages} 页，没有文字；如有图形或手写内容，等待识别。");
    }

    private static void Warn(DocumentBuilder builder, List<int> pages, string what)
    {
        if (pages.Count > 0)
            builder.Warn($"第 {string.Join('、', pages.Take(30))}{(pages.Count > 30 ? $" 等 {pages.Count}" : "")} 页{what}。");
    }

    /// <summary>One page that cannot be parsed does not take the others along.</summary>
    private static PdfPage? PageOrNull(PdfDocument pdf, int number)
    {
        try
        {
            return pdf.GetPage(number);
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or OperationCanceledException))
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

    /// <summary>Text that is there but not drawn lies over a scan: somebody recognised it before us.</summary>
    private static bool IsRecognised(PdfPage page) =>
        page.Letters.Count > 0 && page.Letters.Count(letter => letter.RenderingMode == TextRenderingMode.Neither) > page.Letters.Count / 2;

    private static bool HasImages(PdfPage page)
    {
        try
        {
            return page.NumberOfImages > 0;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return true;
        }
    }

    private static void Annotations(DocumentBuilder builder, PdfPage page)
    {
        try
        {
            foreach (var note in page.GetAnnotations().Where(note => note.Type is not (AnnotationType.Link or AnnotationType.Popup or AnnotationType.Widget)))
            {
                var author = note.AnnotationDictionary.TryGet(NameToken.T, out StringToken name) ? name.Data : null;
                builder.Add(note.Content ?? "", note.Type == AnnotationType.FreeText ? PassageKind.TextBox : PassageKind.Comment, revision: new Revision(author, note.ModifiedDate));
            }
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or StopReadingException))
        {
            builder.Warn($"第 {page.Number} 页的批注未能读取。");
        }
    }
}
