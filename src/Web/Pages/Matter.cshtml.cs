using DocReview.Ledger;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DocReview.Web;

/// <summary>One decision with its way through the papers.</summary>
[Demands(Capability.Read)]
public sealed class MatterPage(FactStore facts, Chains chains, AuditTrail audit, CurrentInspection here) : PageModel
{
    public Decision Decision { get; private set; } = null!;
    public ShownChain Chain { get; private set; } = null!;

    public IActionResult OnGet(string file, int passage)
    {
        if (facts.DecisionAt(here.Id, [new PassageId(new FileId(file), passage)]) is not { } decision) return NotFound();
        (Decision, Chain) = (decision, chains.Of(decision, []));
        audit.Append(User.Identity!.Name!, "matter.view", $"{here.Name}: {decision.Subject}");
        return Page();
    }
}
