using DocReview.Ledger;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DocReview.Web;

/// <summary>In which zone a paper lies. Who may look at it may have it kept apart; only who decides over zones may put it elsewhere.</summary>
[Demands(Capability.Read)]
public sealed class PaperZonePage(Catalogue catalogue, AuditTrail audit, CurrentInspection here) : PageModel
{
    [BindProperty] public Zone Zone { get; set; }
    [TempData] public bool Saved { get; set; }

    public DocumentRow Row { get; private set; } = null!;

    /// <summary>Where this person may put it.</summary>
    public IReadOnlyList<Zone> Choices => Roles.May(User, Capability.Zones) || Row.Zone is Zone.Ordinary ? Enum.GetValues<Zone>() : [Row.Zone];

    public IActionResult OnGet(string id) => Load(id) ? Page() : NotFound();

    [Demands(Capability.Judge)]
    public IActionResult OnPost(string id)
    {
        var wanted = Zone;
        if (!Load(id)) return NotFound();
        if (!Choices.Contains(wanted) || !Enum.IsDefined(wanted)) return Forbid();
        catalogue.PutInZone(here.Id, Row.File, wanted, User.Identity!.Name!);
        audit.Append(User.Identity!.Name!, "document.zone", $"{here.Name}: {Row.Path} {Row.Zone}→{wanted}");
        // Whoever has put it out of their own sight is not led there.
        if (!catalogue.Sees(Row.File)) return RedirectToPage("/Documents");
        Saved = true;
        return RedirectToPage(new { id });
    }

    private bool Load(string id)
    {
        if (catalogue.AnyPath(here.Id, new FileId(id)) is not { } row) return false;
        (Row, Zone) = (row, row.Zone);
        return true;
    }
}
