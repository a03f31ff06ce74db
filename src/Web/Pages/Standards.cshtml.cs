using System.ComponentModel.DataAnnotations;
using DocReview.Ledger;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DocReview.Web;

/// <summary>门槛与标准: each with the place it was read from and the person who confirmed it; and what is used where none is known.</summary>
[Demands(Capability.Read)]
public sealed class StandardsPage(Inspections inspections, FactStore facts, Quotations quotations, AuditTrail audit, CurrentInspection here) : PageModel
{
    /// <summary>In yuan.</summary>
    [BindProperty, Range(1, 1_000_000_000)] public decimal? LargeFund { get; set; }
    [BindProperty, Range(1, 10_000)] public decimal? PerHead { get; set; }
    [TempData] public bool Saved { get; set; }

    public InspectionSettings Settings => here.Value.Settings;

    /// <summary>Each standard that a paper states, with the sentence.</summary>
    public IReadOnlyList<(Standard Standard, Quotation Quotation)> Read { get; private set; } = [];

    public bool MayChange => Roles.May(User, Capability.Settings);

    public void OnGet()
    {
        (LargeFund, PerHead) = (Settings.ProvisionalLargeFund.InYuan, Settings.ReceptionPerHead?.InYuan);
        Load();
    }

    [Demands(Capability.Settings)]
    public IActionResult OnPost()
    {
        if (LargeFund is null) ModelState.AddModelError(nameof(LargeFund), Text.Of("Standards.LargeFundNeeded"));
        if (ModelState.IsValid)
        {
            var after = Settings with { ProvisionalLargeFund = Money.Yuan(LargeFund!.Value), ReceptionPerHead = PerHead is { } yuan ? Money.Yuan(yuan) : null };
            return Change(after, "settings.change", SettingsChanges.Of(Settings, after));
        }

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
        return Change(Settings with { Confirmed = [.. Settings.Confirmed, confirmed] }, "settings.confirm", $"{Text.Of(confirmed.Kind)} {confirmed.From} {confirmed.SourceText}");
    }

    [Demands(Capability.Settings)]
    public IActionResult OnPostRemove(int number)
    {
        if (Settings.Confirmed.ElementAtOrDefault(number) is not { } removed) return NotFound();
        return Change(Settings with { Confirmed = [.. Settings.Confirmed.Where((_, i) => i != number)] }, "settings.remove", $"{Text.Of(removed.Kind)} {removed.From} {removed.SourceText}");
    }

    public bool IsConfirmed(Standard standard) => Settings.Confirmed.Any(c =>
        c.Kind == standard.Kind && c.From == standard.From && c.Body == standard.Body && c.SourceText.EndsWith(standard.Source.Quote, StringComparison.Ordinal));

    private RedirectToPageResult Change(InspectionSettings settings, string action, string what)
    {
        inspections.Save(here.Id, settings);
        audit.Append(User.Identity!.Name!, action, $"{here.Name}: {what}");
        Saved = true;
        return RedirectToPage();
    }

    // One by one: several standards may stand in one sentence, and each is confirmed by itself.
    private void Load() => Read = facts.All<Standard>(here.Id)
        .Select(standard => (standard, quotations.Of([(standard.Source, Text.Of(standard.Kind))]).Single())).ToList();
}
