using DocReview.Ledger;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DocReview.Web;

[Authorize(CookieRules.SignedIn)]
public sealed class AccountPage(Sessions sessions, Users users, FirstUser first) : PageModel
{
    [BindProperty] public string Current { get; set; } = "";
    [BindProperty] public string Fresh { get; set; } = "";
    [BindProperty] public string Again { get; set; } = "";

    [TempData] public bool Changed { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        var name = User.Identity!.Name!;
        if (Complaint(users.Find(name)!) is { } complaint)
        {
            ModelState.AddModelError(complaint.Field, complaint.Words);
            return Page();
        }

        var wasFirst = User.HasClaim(claim => claim.Type == Sessions.MustChange);
        var principal = sessions.ChangePassword(name, Fresh);
        await HttpContext.SignInAsync(principal);
        if (name == FirstUser.Name) first.Forget();
        Changed = true;
        return wasFirst ? LocalRedirect("~" + Navigation.Home(principal)) : RedirectToPage();
    }

    private (string Field, string Words)? Complaint(User user)
    {
        if (!Passwords.Verify(Current ?? "", user.Password)) return (nameof(Current), Text.Of("Account.WrongCurrent"));
        if ((Fresh ?? "").Length < Passwords.LeastLength) return (nameof(Fresh), Text.Of("Account.TooShort", Passwords.LeastLength));
        if (Fresh == Current || Fresh!.Contains(user.Name, StringComparison.OrdinalIgnoreCase)) return (nameof(Fresh), Text.Of("Account.TooEasy"));
        return Fresh != Again ? (nameof(Again), Text.Of("Account.NotEqual")) : null;
    }
}
