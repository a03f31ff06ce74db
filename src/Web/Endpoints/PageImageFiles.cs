using DocReview.Ingest;
using DocReview.Ledger;
using Microsoft.Net.Http.Headers;

namespace DocReview.Web;

/// <summary>The image of one page. Its address is made of a file's id and the number of a page; the rest is looked up.</summary>
public static class PageImageFiles
{
    public static void MapPageImages(this WebApplication app) => app.MapGet("/documents/{id:length(64)}/pages/{number:int}/image", Send).RequireAuthorization(new DemandsAttribute(Capability.Read));

    /// <param name="small">A thumbnail, too small to be read.</param>
    private static async Task<IResult> Send(string id, int number, bool? small, HttpContext context, Workspace workspace, CurrentInspection here)
    {
        if (Originals.Held(id, workspace.Catalogue, workspace.Vault, here) is not { Format: { } format } row || !PageDrawings.Draws(format)) return Results.NotFound();
        if (workspace.Catalogue.LoadPage(row.File, number) is not { } page) return Results.NotFound();
        // That the document was opened is written down already: what can be read of it is, page by page.
        if (small != true) workspace.Audit.Append(context.User.Identity!.Name!, "document.image", $"{here.Name}: {row.Path} #{number}");
        var drawing = await workspace.Drawings.Of(new SourceFile(row.File, row.Path, row.Length), format, page, small == true);
        context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.Original;
        if (drawing.Jpeg is null) return Results.Text(drawing.Why ?? Text.Of("Document.NotDrawn"), "text/plain", System.Text.Encoding.UTF8, StatusCodes.Status422UnprocessableEntity);
        // The browser may keep it, but asks each time whether it still may show it.
        context.Response.Headers.CacheControl = "private, no-cache";
        return Results.Bytes(drawing.Jpeg, "image/jpeg", entityTag: new EntityTagHeaderValue($"\"{drawing.Name}\""));
    }
}
