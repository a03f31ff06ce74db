using DocReview.Ledger;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;
using PdfPage = UglyToad.PdfPig.Content.Page;

namespace DocReview.Ingest;

/// <summary>What a PDF holds beside the contents of its pages. Scripts are not run, links not followed; both are named where they could matter.</summary>
internal sealed class PdfExtras
{
    private readonly PdfDocument _pdf;
    private readonly DocumentBuilder _builder;
    private readonly PdfObjects _objects;
    private readonly PdfFields _fields;
    private readonly PdfAttachments _attachments;
    private readonly PdfNotes _notes;

    public PdfExtras(PdfDocument pdf, DocumentBuilder builder, Unpacking files)
    {
        (_pdf, _builder, _objects) = (pdf, builder, new PdfObjects(pdf));
        (_fields, _attachments) = (new PdfFields(_objects, builder), new PdfAttachments(_objects, files));
        _notes = new PdfNotes(_objects, builder, _fields, _attachments);
    }

    public void OfPage(PdfPage page) => Guarded(() => _notes.Write(page.Dictionary), $"第 {page.Number} 页的批注或表单未能全部读取。");

    public void OfDocument()
    {
        Guarded(_fields.WriteOthers, "表单未能全部读取。");
        Guarded(_attachments.TakeAll, "附件未能全部读取。");
        Guarded(() => _builder.Properties = PdfProperties.Of(_objects, _pdf.Information.DocumentInformationDictionary), "文档属性未能读取。");
        if (_objects.Dictionary(_objects.Catalog, "Names") is { } names && names.Data.ContainsKey("JavaScript") || _objects.Name(_objects.Dictionary(_objects.Catalog, "OpenAction"), "S") == "JavaScript")
            _builder.Warn("文档带有脚本（JavaScript），未执行；由脚本显示的内容未读取。");
    }

    /// <summary>What is broken beside the pages does not take them along.</summary>
    private void Guarded(Action read, string otherwise)
    {
        try
        {
            read();
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or StopReadingException))
        {
            _builder.Warn(otherwise);
        }
    }
}
