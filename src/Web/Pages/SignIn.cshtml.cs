using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DocReview.Web;

/// <param name="To">Where to go on to.</param>
/// <param name="Kept">A sealed <see cref="KeptForm"/>; empty where nothing was kept.</param>
public sealed record SignInForm(string? Name, string? To, string? Kept);

[AllowAnonymous]
public sealed class SignInPage(Sessions sessions, KeptForm kept) : PageModel
{
    public SignInForm Form { get; private set; } = new(null, null, null);

    /// <summary>What was typed before the session ended, to be sent off again.</summary>
    public IReadOnlyDictionary<string, string>? Continue { get; private set; }

    public IActionResult OnGet(string? to)
    {
        Form = new SignInForm(null, to, null);
        return User.Identity?.IsAuthenticated == true ? Onward(User) : Page();
    }

    public async Task<IActionResult> OnPostAsync(string? name, string? password, string? to, [FromForm(Name = "Kept")] string? sealedForm)
    {
        Form = new SignInForm(name?.Trim(), to, sealedForm);
        var (outcome, principal) = await sessions.SignIn(Form.Name ?? "", password ?? "", HttpContext.Connection.RemoteIpAddress?.ToString());
        if (principal is null)
        {
            ModelState.AddModelError("Password", Text.Of($"SignIn.{outcome}", (int)Sessions.LockedFor.TotalMinutes));
            return Page();
        }

        await HttpContext.SignInAsync(principal);
        if (principal.HasClaim(claim => claim.Type == Sessions.MustChange)) return RedirectToPage("/Account");
        return kept.Open(Form.Kept) is { Count: > 0 } fields && Url.IsLocalUrl(to) ? Again(fields, principal) : Onward(principal);
    }

    private PageResult Again(Dictionary<string, string> fields, ClaimsPrincipal principal)
    {
        // The form token on this page must be that of the person who has just come in.
        HttpContext.User = principal;
        Continue = fields;
        return Page();
    }

    /// <summary>Only to an address of this site.</summary>
    private LocalRedirectResult Onward(ClaimsPrincipal user) => LocalRedirect(Url.IsLocalUrl(Form.To) && Form.To != "/" ? Form.To! : Url.Content("~" + Navigation.Home(user)));
}
