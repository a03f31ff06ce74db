namespace DocReview.Ingest;

/// <summary>Every format the program reads, one line each; the first that recognises the content reads it. Plain text comes last: it can only say what it is not.</summary>
internal static class Formats
{
    /// <param name="folder">Where entries of containers are unpacked to; the child's own folder.</param>
    public static IReadOnlyList<IExtractor> Listed(ExtractionLimits limits, string folder) =>
    [
        new SplitVolume(),
        new Tar(limits, folder),
        new Docx(limits, folder),
        new Xlsx(limits, folder),
        new Pptx(limits, folder),
        new OpenDocument(limits, folder),
        new Pdf(limits, folder),
        new Ofd(limits, folder),
        new Archive(limits, folder),
        new Doc(limits, folder),
        new Rtf(limits, folder),
        new SevenZip(limits, folder),
        new Rar(limits, folder),
        .. Packed.All(limits, folder),
        new Xls(limits, folder),
        new Msg(limits, folder),
        new Ppt(limits, folder),
        new OldOffice(),
        new SpreadsheetXml(limits),
        new WordXml(limits),
        new Picture(limits),
        new KnownElsewhere(),
        new WebArchive(limits, folder),
        new Eml(limits, folder),
        new Mbox(limits, folder),
        new Html(limits, folder),
        new PlainText(limits),
    ];
}
