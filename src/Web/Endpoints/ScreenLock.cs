using DocReview.Ledger;
using Microsoft.AspNetCore.Authentication;

namespace DocReview.Web;

/// <summary>
/// The locked screen: the session ends, the page stays with what was typed into it, and the password of the same person opens it again. The browser does the rest (site.js);
/// without scripts the session ends a little later by itself, and what is then sent off is kept (<see cref="KeptForm"/>).
/// </summary>
public static class ScreenLock
{
    public static void MapScreenLock(this WebApplication app)
    {
        app.MapPost("/lock", Lock).RequireAuthorization(CookieRules.SignedIn);
        app.MapPost("/unlock", Unlock).AllowAnonymous();
        // Asked while a person is at work on a page that asks for nothing else.
        app.MapGet("/alive", (HttpContext context) => Results.Text(context.User.Identity!.Name)).RequireAuthorization(CookieRules.SignedIn);
    }

    private static async Task<IResult> Lock(HttpContext context, AuditTrail audit)
    {
        if (!KeptForm.IsOurs(context.Request)) return Results.BadRequest();
        audit.Append(context.User.Identity!.Name!, "screen.lock", "");
        await context.SignOutAsync();
        return Results.NoContent();
    }

    /// <summary>As a sign-in, with the same limits; refused with the words to show.</summary>
    private static async Task<IResult> Unlock(HttpContext context, Sessions sessions)
    {
        if (!KeptForm.IsOurs(context.Request)) return Results.BadRequest();
        var form = await context.Request.ReadFormAsync();
        var (outcome, principal) = await sessions.SignIn(form["Name"].ToString(), form["Password"].ToString(), context.Connection.RemoteIpAddress?.ToString());
        if (principal is null) return Results.Text(Text.Of($"SignIn.{outcome}", (int)Sessions.LockedFor.TotalMinutes), statusCode: StatusCodes.Status422UnprocessableEntity);
        await context.SignInAsync(principal);
        return Results.NoContent();
    }
}
