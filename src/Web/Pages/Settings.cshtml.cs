using DocReview.Ledger;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DocReview.Web;

/// <summary>What is set for this inspection: the unit, the period, and the thresholds with the place they were read from.</summary>
[Demands(Capability.Read)]
public sealed class SettingsPage(Inspections inspections, FactStore facts, Quotations quotations, AuditTrail audit, CurrentInspection here) : PageModel
{
    [BindProperty] public SettingsForm Form { get; set; } = new();
    [TempData] public bool Saved { get; set; }

    public InspectionSettings Settings => here.Value.Settings;

    /// <summary>Each standard that a paper states, with the sentence.</summary>
    public IReadOnlyList<(Standard Standard, Quotation Quotation)> Read { get; private set; } = [];

    public bool MayChange => Roles.May(User, Capability.Settings);

    public void OnGet()
    {
        Form = SettingsForm.Of(Settings);
        Load();
    }

    [Demands(Capability.Settings)]
    public IActionResult OnPost()
    {
        if (ModelState.IsValid) return Change(Form.Apply, "settings.change");
        Load();
        return Page();
    }

    /// <param name="number">Which of the standards that were read, counted from 0.</param>
    [Demands(Capability.Settings)]
    public IActionResult OnPostConfirm(int number)
    {
        Load();
        if (number < 0 || number >= Read.Count) return NotFound();
        var (standard, quotation) = Read[number];
        var confirmed = new ConfirmedStandard(
            standard.Kind, standard.From, standard.Body, standard.EffectiveFrom?.First,
            $"{quotation.Place?.Path} {Places.Words(quotation.Place, 1)}：{standard.Source.Quote}", User.Identity!.Name!);
        return Change(settings => settings with { Confirmed = [.. settings.Confirmed, confirmed] }, "settings.confirm");
    }

    [Demands(Capability.Settings)]
    public IActionResult OnPostRemove(int number) =>
        Change(settings => settings with { Confirmed = settings.Confirmed.Where((_, i) => i != number).ToList() }, "settings.remove");

    public bool IsConfirmed(Standard standard) => Settings.Confirmed.Any(c =>
        c.Kind == standard.Kind && c.From == standard.From && c.Body == standard.Body && c.SourceText.EndsWith(standard.Source.Quote, StringComparison.Ordinal));

    private IActionResult Change(Func<InspectionSettings, InspectionSettings> change, string action)
    {
        inspections.Save(here.Id, change(Settings));
        audit.Append(User.Identity!.Name!, action, here.Name);
        Saved = true;
        return RedirectToPage();
    }

    // One by one: several standards may stand in one sentence, and each is confirmed by itself.
    private void Load() => Read = facts.All<Standard>(here.Id)
        .Select(standard => (standard, quotations.Of([(standard.Source, Text.Of(standard.Kind))]).Single())).ToList();
}
