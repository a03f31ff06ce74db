using System.Xml;
using System.Xml.Linq;
using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>OFD, the fixed layout of Chinese official documents (GB/T 33190): laid out anew by the places of its characters, as <see cref="Pdf"/> is. Pages of images alone wait for recognition.</summary>
internal sealed class Ofd(ExtractionLimits limits, string folder) : IExtractor
{
    private const double Point = 72 / 25.4;
    private static readonly List<double> A4 = [0, 0, 210, 297];

    public string Name => "ofd/3";

    public IReadOnlyList<string> Endings { get; } = [".ofd"];

    public bool Recognises(FileHead head) => ZipDirectory.LooksLikeZip(head.Bytes.Span)
        && (head.EntryNames.Any(name => name.TrimStart('/').Equals("OFD.xml", StringComparison.OrdinalIgnoreCase)) || (head.EntryNames.Count <= 1 && head.Name.EndsWith(".ofd", StringComparison.OrdinalIgnoreCase)));

    public Extraction Extract(SourceFile file, Stream content, CancellationToken cancel)
    {
        var package = new OfdPackage(content, limits);
        if (package.Has("Encryptions.xml") || package.Has("Decryptseed.dat"))
            return new Extraction.Unreadable("ofd", Trouble.Encrypted, "文档已加密；请提供解密后的副本。");
        var root = package.Load("OFD.xml") ?? throw new StopReadingException(Trouble.Damaged, "文件已损坏：找不到目录（OFD.xml）。");
        var builder = new DocumentBuilder(file, "ofd", Name, limits);
        var files = new Unpacking(file, folder, limits);
        var (scanned, garbled, broken, pages) = (new List<int>(), new List<int>(), new List<int>(), 0);
        foreach (var body in root.Children("DocBody"))
        {
            if (package.Find("OFD.xml", body.Child("DocRoot")?.Value) is not { } part)
                continue;
            var document = new OfdDocument(package, part);
            var seals = new OfdSeals(package, body, files);
            builder.Properties ??= OfdInfo.PropertiesOf(body);
            foreach (var page in document.Pages)
            {
                cancel.ThrowIfCancellationRequested();
                pages++;
                switch (Write(builder, document, page))
                {
                    case Outcome.Scanned:
                        builder.Wait(Waiting.Scanned);
                        scanned.Add(pages);
                        break;
                    case Outcome.Garbled:
                        builder.Wait(Waiting.Garbled);
                        garbled.Add(pages);
                        break;
                    case Outcome.Broken:
                        broken.Add(pages);
                        break;
                }
                seals.Write(builder, page.Id);
            }
            if (pages > 0)
            {
                seals.WriteRest(builder);
                OfdInfo.WriteCustomData(builder, body);
            }
            Attachments(builder, document, files);
        }
        if (builder.PassageCount == 0 && files.Count == 0 && scanned.Count + garbled.Count == 0)
        {
            return pages == broken.Count
                ? new Extraction.Unreadable("ofd", Trouble.Damaged, "文件已损坏：没有一页可以读取。")
                : new Extraction.Unreadable("ofd", Trouble.NoText, $"共 {pages} 页，没有文字，也没有图像。");
        }
        Warn(builder, scanned, "没有文字（扫描件），等待识别");
        Warn(builder, garbled, "的文字编码无法还原，未予保存，等待识别");
        Warn(builder, broken, "已损坏或缺失，未能读取");
        return files.Beside(builder.Build());
    }

    private static void Attachments(DocumentBuilder builder, OfdDocument document, Unpacking files)
    {
        try
        {
            document.TakeAttachments(files);
        }
        catch (Exception exception) when (exception is XmlException or InvalidDataException or EndOfStreamException)
        {
            builder.Warn("附件目录已损坏，附件未能读取。");
        }
    }

    private enum Outcome { Read, Scanned, Garbled, Broken }

    private static Outcome Write(DocumentBuilder builder, OfdDocument document, OfdPage page)
    {
        var before = builder.PassageCount;
        builder.StartPage();
        try
        {
            if (Shown(document, page) is not var (glyphs, box, corner))
                return Outcome.Broken;
            builder.Measure(box[2] * Point, box[3] * Point);
            var legibility = Legibility.Of(glyphs.Texts);
            if (legibility.Quality is { } quality)
                builder.Judge(quality);
            if (legibility.IsGarbled)
                return Outcome.Garbled;
            LaidPage.Write(builder, glyphs.Turned(), RuledTable.Find(glyphs.Horizontal, glyphs.Vertical), box[2] * Point, box[3] * Point);
            builder.Add(glyphs.Aslant(), PassageKind.TextBox);
            Annotations(builder, document, page, corner);
            const int outlines = 50;
            return builder.PassageCount == before && (glyphs.Images.Count > 0 || glyphs.Paths > outlines) ? Outcome.Scanned : Outcome.Read;
        }
        catch (Exception exception) when (exception is XmlException or InvalidDataException or EndOfStreamException)
        {
            return Outcome.Broken;
        }
    }

    /// <summary>What is drawn on a page, templates first; its frame in millimetres, and the way there from its corner. Null where the page is missing.</summary>
    public static (OfdGlyphs Glyphs, List<double> Box, OfdMatrix Corner)? Shown(OfdDocument document, OfdPage page)
    {
        if (page.Part is null || document.Load(page.Part) is not { } content)
            return null;
        var box = OfdMatrix.Numbers((content.Child("Area") ?? document.Area).Child("PhysicalBox")?.Value) is { Count: >= 4 } own ? own : A4;
        var corner = new OfdMatrix(1, 0, 0, 1, -box[0], -box[1]);
        var glyphs = document.Glyphs(page.Part, content);
        foreach (var template in content.Children("Template"))
            glyphs.Add(document.Template(template.Attr("TemplateID")).Child("Content"), corner);
        glyphs.Add(content.Child("Content"), corner);
        return (glyphs, box, corner);
    }

    /// <summary>Text boxes, stamps of text and watermarks: out of the lines of the page, each on its own.</summary>
    private static void Annotations(DocumentBuilder builder, OfdDocument document, OfdPage page, OfdMatrix corner)
    {
        foreach (var (part, annotation) in document.Annotations(page.Id))
        {
            var glyphs = document.Glyphs(part, annotation);
            foreach (var appearance in annotation.Children("Appearance"))
                glyphs.Add(appearance, OfdMatrix.Of(appearance).Then(corner));
            var lines = glyphs.Turned().SelectMany(turned => TextLine.Of(turned.Glyphs)).Select(line => line.Text).Append(glyphs.Aslant()).Where(line => line.Trim().Length > 0);
            var hidden = annotation.Attr("Visible") is "false" or "0";
            builder.Add(string.Join('\n', lines), annotation.Attr("Type") == "Stamp" ? PassageKind.Seal : PassageKind.TextBox, hidden: hidden);
            builder.Add(annotation.Child("Remark")?.Value ?? "", PassageKind.Comment, revision: new Revision(annotation.Attr("Creator"), annotation.Attr("LastModDate")), hidden: hidden);
        }
    }

    private static void Warn(DocumentBuilder builder, List<int> pages, string what)
    {
        if (pages.Count > 0)
            builder.Warn($"第 {string.Join('、', pages.Take(30))}{(pages.Count > 30 ? $" 等 {pages.Count}" : "")} 页{what}。");
    }
}
