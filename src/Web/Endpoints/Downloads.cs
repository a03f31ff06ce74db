using System.Globalization;
using DocReview.Ledger;
using Microsoft.Net.Http.Headers;

namespace DocReview.Web;

/// <summary>Exports for whoever may take papers out: written and read back on the server, then sent, never shown by the browser.</summary>
public static class Downloads
{
    public static void MapExports(this WebApplication app) => app.MapGet("/exports/{id}", Send).RequireAuthorization(new DemandsAttribute(Capability.Export));

    private static IResult Send(string id, string? finding, HttpContext context, Workspace workspace, CurrentInspection here)
    {
        if (Exports.All.FirstOrDefault(export => export.Id == id) is not { } export) return Results.NotFound();
        if (finding is not null && workspace.Queue.Find(here.Id, finding) is null) return Results.NotFound();
        var name = $"{export.Title}-{workspace.Db.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).ToString("yyyyMMdd-HHmm", CultureInfo.InvariantCulture)}.{export.Ending}";
        var folder = Directory.CreateTempSubdirectory("docreview-export-");
        try
        {
            var path = Path.Combine(folder.FullName, name);
            Exports.Write(export, workspace, here.Value, context.User.Identity!.Name!, path, finding);
            var disposition = new ContentDispositionHeaderValue("attachment");
            disposition.SetHttpFileName(name);
            context.Response.Headers.ContentDisposition = disposition.ToString();
            return Results.Bytes(File.ReadAllBytes(path), "application/octet-stream");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
