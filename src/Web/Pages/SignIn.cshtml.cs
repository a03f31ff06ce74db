using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DocReview.Web;

[AllowAnonymous]
public sealed class SignInPage(Sessions sessions) : PageModel
{
    [BindProperty] public string Name { get; set; } = "";
    [BindProperty] public string Password { get; set; } = "";
    [BindProperty(SupportsGet = true)] public string? To { get; set; }

    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? Onward() : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        var (outcome, principal) = sessions.SignIn((Name ?? "").Trim(), Password ?? "");
        if (principal is null)
        {
            ModelState.AddModelError(nameof(Password), Text.Of($"SignIn.{outcome}", (int)Sessions.LockedFor.TotalMinutes));
            return Page();
        }

        await HttpContext.SignInAsync(principal);
        return principal.HasClaim(claim => claim.Type == Sessions.MustChange) ? RedirectToPage("/Account") : Onward();
    }

    /// <summary>Only to an address of this site.</summary>
    private LocalRedirectResult Onward() => LocalRedirect(Url.IsLocalUrl(To) ? To! : Url.Content("~/"));
}
