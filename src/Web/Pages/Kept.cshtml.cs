using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DocReview.Web;

/// <summary>Where a form arrives whose session has ended: it changes nothing, it only asks to sign in and holds on to the words.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
public sealed class KeptPage(KeptForm kept) : PageModel
{
    public SignInForm Form { get; private set; } = new(null, null, null);

    public IActionResult OnGet() => RedirectToPage("/SignIn");

    public async Task<IActionResult> OnPostAsync(string? to)
    {
        if (!KeptForm.IsOurs(Request)) return RedirectToPage("/SignIn");
        Form = new SignInForm(null, to, kept.Seal(await Request.ReadFormAsync()));
        return Page();
    }
}
