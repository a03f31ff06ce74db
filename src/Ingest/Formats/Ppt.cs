using DocReview.Ledger;

namespace DocReview.Ingest;

/// <summary>Presentations of PowerPoint 97 to 2003 and of WPS (.dps), as <see cref="Pptx"/> gives them.</summary>
internal sealed class Ppt(ExtractionLimits limits, string folder) : IExtractor
{
    private const long LongestObject = 256L << 20;

    public string Name => "ppt/1";

    public IReadOnlyList<string> Endings { get; } = [".ppt", ".pps", ".dps", ".pot", ".dpt"];

    public bool Recognises(FileHead head) => head.StartsWith(CompoundFile.Magic) && head.EntryNames.Contains("PowerPoint Document");

    public Extraction Extract(SourceFile file, Stream content, CancellationToken cancel)
    {
        if (CompoundFile.Open(content) is not { } compound)
            return new Extraction.Unreadable("ppt", Trouble.Damaged, "文件不完整或已损坏，未能读取；请从原处重新复制。");
        var presentation = PptFile.Open(compound);
        var builder = new DocumentBuilder(file, "ppt", Name, limits) { Properties = PropertySets.Of(compound) };
        var slides = presentation.Slides();
        foreach (var slide in slides)
        {
            cancel.ThrowIfCancellationRequested();
            builder.StartPage(slide.Hidden ? SlideResult.HiddenLabel : null);
            foreach (var text in slide.Texts)
                builder.Add(text, hidden: slide.Hidden);
            foreach (var (text, by) in slide.Comments)
                builder.Add(text, PassageKind.Comment, revision: by, hidden: slide.Hidden);
            foreach (var note in slide.Notes)
                builder.Add(note, PassageKind.Note, hidden: slide.Hidden);
        }
        if (presentation.IsSalvaged)
            builder.Warn("演示文稿的目录已损坏，文字按其在文件中的先后列出，可能含有已删除的文字。");
        var files = new EmbeddedFiles(file, folder, limits);
        files.Pictures(OldOfficeExtras.Pictures(compound.Read("Pictures") ?? []));
        foreach (var inner in presentation.Objects(LongestObject))
            files.Object(inner);
        return SlideResult.Of("ppt", builder, slides.Count(slide => slide.Hidden), files);
    }
}
