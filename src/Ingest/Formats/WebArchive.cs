using DocReview.Ledger;
using MimeKit;

namespace DocReview.Ingest;

/// <summary>A web page saved with its pictures in one file (mht), also what Word and Excel call a single-file page: every page in it is read, the rest become files.</summary>
internal sealed class WebArchive(ExtractionLimits limits, string folder) : IExtractor
{
    public string Name => "mht/1";

    public IReadOnlyList<string> Endings { get; } = [".mht", ".mhtml"];

    public bool Recognises(FileHead head) => MimeFields.AreOfWebArchive(MimeFields.In(head));

    public Extraction Extract(SourceFile file, Stream content, CancellationToken cancel)
    {
        var message = new MimeParser(MimeText.Options, content, MimeFormat.Entity, persistent: true).ParseMessage(cancel);
        var builder = new DocumentBuilder(file, "mht", Name, limits);
        var files = new Unpacking(file, folder, limits);
        foreach (var part in message.BodyParts.OfType<MimePart>())
        {
            cancel.ThrowIfCancellationRequested();
            if (part is TextPart { IsHtml: true } page)
                Page(builder, files, page);
            else if (part is not TextPart && !part.ContentType.IsMimeType("application", "x-javascript"))
                File(files, part);
        }
        if (builder.PassageCount == 0 && files.Count == 0)
            return new Extraction.Unreadable("mht", Trouble.NoText, "网页中没有文字。");
        builder.Properties = (builder.Properties ?? new DocumentProperties()) with { Modified = message.Date == default ? builder.Properties?.Modified : message.Date.ToString("yyyy-MM-dd'T'HH:mm:sszzz") };
        return files.Beside(builder.Build());
    }

    private static void Page(DocumentBuilder builder, Unpacking files, TextPart part)
    {
        var page = HtmlPage.Parse(MimeText.Of(part), builder.Warn);
        builder.Title ??= HtmlPage.Title(page);
        if (builder.Properties is null or { IsEmpty: true })
            builder.Properties = HtmlPage.Properties(page);
        builder.StartPage(part.ContentLocation is { } location ? LastPart(location.OriginalString) : null);
        new HtmlText(builder, files).Write(page.Body);
    }

    private static void File(Unpacking files, MimePart part)
    {
        var name = part.FileName ?? (part.ContentLocation is { } location ? LastPart(location.OriginalString) : null) ?? part.ContentId ?? "无名";
        if (part.Content is not null)
            files.Take(name, _ => part.Content.Open());
    }

    private static string LastPart(string address)
    {
        var path = address.Split('?', '#')[0].TrimEnd('/');
        return Uri.UnescapeDataString(path[(path.LastIndexOfAny(['/', '\\']) + 1)..]) is { Length: > 0 } name ? name : "无名";
    }
}
