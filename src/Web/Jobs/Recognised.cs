using DocReview.Ingest;
using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>A document put together from the pages that were read and the pages that were recognised.</summary>
public static class Recognised
{
    /// <summary>Pages that wait, or were recognised before, take the text that was recognised; passages are numbered anew. Pages that could not be recognised keep waiting and are named.</summary>
    public static Document Into(Document document, IReadOnlyList<PageRecognition> recognitions)
    {
        if (recognitions.Count == 0) return document;
        var byPage = recognitions.ToDictionary(recognition => recognition.Page);
        var failed = document.Pages.Where(page => page.Waiting is not null && byPage.GetValueOrDefault(page.Number) is { Text: null }).Select(page => byPage[page.Number]).ToList();
        var pages = Renumbered(document.Pages.Select(page => byPage.GetValueOrDefault(page.Number) is { Text: { } text } && MayTake(page) ? Taken(page, text) : page), document.File);
        return document with
        {
            Title = Title(document, pages),
            Pages = pages,
            // What an earlier merging said of pages that waited or failed is said anew, or no longer true.
            Warnings = [.. document.Warnings.Where(warning => !warning.EndsWith(Waits, StringComparison.Ordinal) && !warning.Contains(Failed, StringComparison.Ordinal)), .. failed.Select(Failure).Distinct(), .. recognitions.Where(page => page is { Text: not null, Detail: not null }).Select(Doubt).Except(document.Warnings), .. StillWaiting(document, byPage)],
        };
    }

    /// <summary>Chinese: why a document has no text; null where it has.</summary>
    public static string? WhyNoText(Document document)
    {
        if (document.Passages.Any()) return null;
        var waiting = document.Pages.Count(page => page.Waiting is not null);
        if (waiting == 0) return document.Pages.Any(page => page.Origin == TextOrigin.Recognised) ? "图像已识别，没有发现文字。" : "文件中没有文字。";
        var why = document.Warnings.FirstOrDefault(warning => warning.Contains("未能识别", StringComparison.Ordinal));
        var what = document.Pages[0].Waiting switch
        {
            Waiting.Picture => "图片",
            Waiting.Garbled => "文字编码无法还原",
            _ => "扫描件",
        };
        return why ?? $"{what}，共 {document.Pages.Count} 页，等待识别。";
    }

    /// <summary>One that was taken from the text, or from the file's name for want of text, is looked for again; one that the file declares stays.</summary>
    private static string Title(Document document, List<Page> pages)
    {
        var name = new SourceFile(document.File, document.Path, 0).Name;
        return document.Title == Titles.Of(document.Pages, name) ? Titles.Of(pages, name) : document.Title;
    }

    private const string Waits = "等待识别。", Failed = "页未能识别：";

    private static bool MayTake(Page page) => page.Waiting is not null || page.Origin == TextOrigin.Recognised;

    private static Page Taken(Page page, Page text)
    {
        var seen = string.Concat(text.Passages.Select(passage => Bare(passage.Text)));
        return text with { Number = page.Number, Label = page.Label, Passages = [.. text.Passages, .. page.Passages.Where(passage => Stays(page, passage) && !seen.Contains(Bare(passage.Text), StringComparison.Ordinal))] };
    }

    /// <summary>What is not part of the image stays: notes that somebody put on the page, a typed stamp, what was filled into a form. Another program's recognition goes.</summary>
    private static bool Stays(Page page, Passage passage) => passage.Confidence is null
        && (page.Waiting is null || page.Origin == TextOrigin.Written || passage.Kind is PassageKind.Comment or PassageKind.FormField or PassageKind.Seal);

    private static string Bare(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));

    private static List<Page> Renumbered(IEnumerable<Page> pages, FileId file)
    {
        var number = 0;
        return pages.Select(page => page with { Passages = page.Passages.Select(passage => passage with { Id = new PassageId(file, ++number) }).ToList() }).ToList();
    }

    private static string Failure(PageRecognition page) => $"第 {page.Page} {Failed}{page.Detail}";

    private static string Doubt(PageRecognition page) => $"第 {page.Page} 页：{page.Detail}";

    private static IEnumerable<string> StillWaiting(Document document, Dictionary<int, PageRecognition> byPage)
    {
        var waiting = document.Pages.Where(page => page.Waiting is not null && !byPage.ContainsKey(page.Number)).Select(page => page.Number).ToList();
        return waiting.Count == 0 ? [] : [$"第 {string.Join('、', waiting.Take(30))}{(waiting.Count > 30 ? $" 等 {waiting.Count}" : "")} 页{Waits}"];
    }
}
