using DocReview.Ledger;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DocReview.Web;

[Authorize(CookieRules.SignedIn)]
public sealed class SignOutPage(AuditTrail audit) : PageModel
{
    public IActionResult OnGet() => LocalRedirect("~" + Navigation.Home(User));

    public async Task<IActionResult> OnPostAsync()
    {
        audit.Append(User.Identity!.Name!, "sign-out", "");
        await HttpContext.SignOutAsync();
        return RedirectToPage("/SignIn");
    }
}
