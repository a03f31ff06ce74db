using DocReview.Ledger;
using Microsoft.Net.Http.Headers;

namespace DocReview.Web;

/// <summary>The original of a file, as it was supplied: always a download, never shown by the browser.</summary>
public static class Originals
{
    public static void MapOriginals(this WebApplication app) =>
        app.MapGet("/documents/{id:length(64)}/original", Send).RequireAuthorization(new DemandsAttribute(Capability.Read));

    private static IResult Send(string id, HttpContext context, Catalogue catalogue, Vault vault, AuditTrail audit, CurrentInspection here)
    {
        if (Held(id, catalogue, vault, here) is not { } row) return Results.NotFound();
        audit.Append(context.User.Identity!.Name!, "document.download", $"{here.Name}: {row.Path}");
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(NameOf(row.Path));
        context.Response.Headers.ContentDisposition = disposition.ToString();
        context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.Original;
        return Results.Stream(vault.Open(row.File), "application/octet-stream");
    }

    /// <summary>What whoever asks may have of the bytes behind an id: null where the inspection did not get them, or they are not kept.</summary>
    internal static DocumentRow? Held(string id, Catalogue catalogue, Vault vault, CurrentInspection here) =>
        catalogue.AnyPath(here.Id, new FileId(id)) is { } row && vault.Holds(row.File) ? row : null;

    /// <summary>The last part of the path, without what a file name may not hold or would mislead by (a right-to-left mark turns an ending around).</summary>
    private static string NameOf(string path)
    {
        var name = path[(path.LastIndexOfAny(['/', '!']) + 1)..];
        var clean = string.Concat(name.Where(c => !char.IsControl(c) && !"\\/:*?\"<>|".Contains(c) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format));
        return clean.Trim('.', ' ') is { Length: > 0 } kept ? kept : "original";
    }
}
