using DocReview.Ledger;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DocReview.Web;

/// <summary>The accounts: one person, one account. Who manages them need not see a single paper.</summary>
[Demands(Capability.Users)]
public sealed class UsersPage(Users users, AuditTrail audit, TimeProvider clock) : PageModel
{
    private const int LongestName = 40;

    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Role { get; set; }
    [BindProperty] public string? Field { get; set; }

    /// <summary>Shown once, to be handed over.</summary>
    [TempData] public string? OneTime { get; set; }
    [TempData] public string? Added { get; set; }

    public IReadOnlyList<User> All { get; private set; } = [];

    /// <summary>Who is no leader makes none.</summary>
    public IEnumerable<string> Roles => UserChanges.RolesFor(User);

    public void OnGet() => All = users.All();

    [Demands(Capability.Users)]
    public IActionResult OnPost()
    {
        OnGet();
        var name = (Name ?? "").Trim();
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl)) ModelState.AddModelError(nameof(Name), Text.Of("Users.NameNeeded", LongestName));
        if (!Roles.Contains(Role)) ModelState.AddModelError(nameof(Role), Text.Of("Users.RoleNeeded"));
        if (!ModelState.IsValid) return Page();
        var password = Passwords.OneTime();
        if (!users.Add(name, Role!, Passwords.Hash(password), mustChange: true))
        {
            ModelState.AddModelError(nameof(Name), Text.Of("Users.NameTaken"));
            return Page();
        }

        if (!string.IsNullOrWhiteSpace(Field)) users.Change(name, Role!, Field, []);
        audit.Append(User.Identity!.Name!, "user.add", $"{name} {Role} {Field}".TrimEnd());
        (Added, OneTime) = (name, password);
        return RedirectToPage();
    }

    public string StateOf(User user) => user switch
    {
        { DisabledAt: { } at } => Text.Of("Users.DisabledSince", Format.Moment(at)),
        { LockedUntil: { } until } when until > clock.GetUtcNow() => Text.Of("Users.LockedUntil", Format.Moment(until)),
        { MustChange: true } => Text.Of("Users.MustChange"),
        _ => Text.Of("Users.Active"),
    };
}
