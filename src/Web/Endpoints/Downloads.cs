using DocReview.Ledger;
using Microsoft.Net.Http.Headers;

namespace DocReview.Web;

/// <summary>Exports for whoever may take papers out: written and read back on the server, then sent, never shown by the browser.</summary>
public static class Downloads
{
    public static void MapExports(this WebApplication app)
    {
        app.MapGet("/exports/{id}", Send).RequireAuthorization(new DemandsAttribute(Capability.Export));
        app.MapGet("/exports/hits", SendHits).RequireAuthorization(new DemandsAttribute(Capability.Export));
    }

    private static IResult Send(string id, string? finding, HttpContext context, Workspace workspace, CurrentInspection here)
    {
        if (Exports.All.FirstOrDefault(export => export.Id == id) is not { } export || !workspace.Sight.Holds(export.Zone)) return Results.NotFound();
        if (finding is not null && workspace.Queue.Find(here.Id, finding) is null) return Results.NotFound();
        return Sent(export, context, workspace, here, finding);
    }

    /// <summary>The search that stands in the address, as the page shows it: what the person sees of it.</summary>
    private static async Task<IResult> SendHits(HttpContext context, Workspace workspace, CurrentInspection here, CancellationToken cancel)
    {
        var asked = SearchAsked.Of(context.Request.Query);
        if (asked.IsNothing) return Results.NotFound();
        var words = string.Join(' ', Facets.Set(asked).Select(set => $"[{set.Label}]").Prepend(asked.Text)).Trim();
        return Sent(new HitList(words, await workspace.HitsOf(here.Value).Find(asked, 0, HitList.Most, cancel, Index.Widening.Never)), context, workspace, here, about: words);
    }

    private static IResult Sent(IExport export, HttpContext context, Workspace workspace, CurrentInspection here, string? finding = null, string? about = null)
    {
        var (name, content, _) = Exports.Whole(export, workspace, here.Value, context.User.Identity!.Name!, finding, about);
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        context.Response.Headers.ContentDisposition = disposition.ToString();
        return Results.Bytes(content, "application/octet-stream");
    }
}
