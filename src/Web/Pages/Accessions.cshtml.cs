using DocReview.Ledger;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DocReview.Web;

/// <summary>接收批次: every delivery, by whom, to whom, when, and what is in custody of it.</summary>
[Demands(Capability.Read)]
public sealed class AccessionsPage(Catalogue catalogue, CurrentInspection here) : PageModel
{
    public IReadOnlyList<AccessionRow> Rows { get; private set; } = [];

    public void OnGet() => Rows = catalogue.AccessionRows(here.Id);
}
