using DocReview.Ledger;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DocReview.Web;

/// <summary>One account: what it may do and see, from which inspections the person is recused, and an end to its sessions.</summary>
[Demands(Capability.Users)]
public sealed class UserCardPage(Users users, Recusals recusals, AuditTrail audit, CurrentInspection here) : PageModel
{
    [BindProperty] public string? Role { get; set; }
    [BindProperty] public string? Field { get; set; }
    [BindProperty] public Zone[] Zones { get; set; } = [];

    [TempData] public string? OneTime { get; set; }
    [TempData] public bool Saved { get; set; }

    public User Account { get; private set; } = null!;
    public bool MayChange => UserChanges.MayChange(User, Account);
    public IReadOnlyList<Recusal> Recused { get; private set; } = [];
    public IReadOnlyList<Inspection> Inspections => here.All();

    public IActionResult OnGet(string? name)
    {
        if (!Load(name)) return NotFound();
        (Role, Field, Zones) = (Account.Role, Account.Field, [.. Account.Zones]);
        return Page();
    }

    [Demands(Capability.Users)]
    public IActionResult OnPost(string? name) => Change(name, "user.change", $"{Role} {Field} {string.Join(' ', Zones)}", () =>
    {
        if (!UserChanges.RolesFor(User).Contains(Role)) return Text.Of("Users.RoleNeeded");
        if (Role != Roles.Leader && UserChanges.IsLastLeader(users, Account)) return Text.Of("Users.LastLeader");
        users.Change(Account.Name, Role!, Field, UserChanges.MayGrantZones(User) ? Zones : Account.Zones);
        return null;
    });

    [Demands(Capability.Users)]
    public IActionResult OnPostReset(string? name) => Change(name, "password.reset", "", () =>
    {
        OneTime = Passwords.OneTime();
        users.SetPassword(Account.Name, Passwords.Hash(OneTime), mustChange: true);
        return null;
    });

    [Demands(Capability.Users)]
    public IActionResult OnPostDisable(string? name, bool disabled) => Change(name, disabled ? "user.disable" : "user.enable", "", () =>
    {
        if (disabled && UserChanges.IsLastLeader(users, Account)) return Text.Of("Users.LastLeader");
        users.Disable(Account.Name, disabled);
        return null;
    });

    [Demands(Capability.Users)]
    public IActionResult OnPostEnd(string? name) => Change(name, "sessions.end", "", () =>
    {
        users.EndSessions(Account.Name);
        return null;
    });

    [Demands(Capability.Users)]
    public IActionResult OnPostRecuse(string? name, long inspection, string? reason) => Change(name, null, "", () =>
    {
        if (Inspections.All(known => known.Id != inspection) || string.IsNullOrWhiteSpace(reason)) return Text.Of("Recusal.ReasonNeeded");
        recusals.Add(inspection, Account.Name, reason.Trim(), User.Identity!.Name!);
        return null;
    });

    [Demands(Capability.Users)]
    public IActionResult OnPostLift(string? name, long inspection) => Change(name, null, "", () =>
    {
        recusals.Lift(inspection, Account.Name, User.Identity!.Name!);
        return null;
    });

    /// <param name="action">For the audit trail; null where what is called writes it itself.</param>
    /// <param name="change">Says what stands against it, else null.</param>
    private IActionResult Change(string? name, string? action, string what, Func<string?> change)
    {
        if (!Load(name)) return NotFound();
        if (!MayChange) return Forbid();
        if (change() is { } complaint)
        {
            ModelState.AddModelError("", complaint);
            return Page();
        }

        if (action is not null) audit.Append(User.Identity!.Name!, action, $"{Account.Name} {what}".TrimEnd());
        Saved = true;
        return RedirectToPage(new { name });
    }

    private bool Load(string? name)
    {
        if (users.Find(name ?? "") is not { } found) return false;
        (Account, Recused) = (found, [.. recusals.All().Where(recusal => recusal.Account == found.Name)]);
        return true;
    }
}
