using DocReview.Ledger;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DocReview.Web;

/// <summary>巡察设置: round, inspected unit, period, team, roster, watched folders.</summary>
[Demands(Capability.Read)]
public sealed class SettingsPage(Inspections inspections, Users users, Recusals recusals, AuditTrail audit, Workspace workspace, CurrentInspection here) : PageModel
{
    [BindProperty] public SettingsForm Form { get; set; } = new();
    [TempData] public bool Saved { get; set; }

    public InspectionSettings Settings => here.Value.Settings;

    public bool MayChange => Roles.May(User, Capability.Settings);

    /// <summary>Everyone with an account that is open; who is recused sees nothing of this inspection.</summary>
    public IReadOnlyList<(User User, bool Recused)> Team { get; private set; } = [];

    public void OnGet()
    {
        Form = SettingsForm.Of(Settings).WithRoom();
        Load();
    }

    [Demands(Capability.Settings)]
    public IActionResult OnPost()
    {
        foreach (var (field, words) in Form.Complaints(folder => folder == workspace.Folder || workspace.IsOurs(folder))) ModelState.AddModelError($"Form.{field}", words);
        if (!ModelState.IsValid)
        {
            Load();
            return Page();
        }

        var (before, after) = (Settings, Form.Apply(Settings));
        inspections.Save(here.Id, after);
        audit.Append(User.Identity!.Name!, "settings.change", $"{here.Name}: {SettingsChanges.Of(before, after)}");
        Saved = true;
        return RedirectToPage();
    }

    private void Load()
    {
        var recused = recusals.All().Where(recusal => recusal.Inspection == here.Id).Select(recusal => recusal.Account).ToHashSet();
        Team = [.. users.All().Where(user => user.DisabledAt is null).Select(user => (user, recused.Contains(user.Name)))];
    }
}
