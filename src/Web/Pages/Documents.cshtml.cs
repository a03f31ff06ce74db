using DocReview.Ledger;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DocReview.Web;

/// <summary>Every path in custody, read or not: nothing that was supplied is missing from this list.</summary>
[Demands(Capability.Read)]
public sealed class DocumentsPage(Catalogue catalogue, Workspace workspace, CurrentInspection here) : PageModel
{
    public const int PageSize = 100;

    [BindProperty(SupportsGet = true)] public DocumentConditions Conditions { get; set; } = new();
    [BindProperty(SupportsGet = true, Name = "part")] public int Part { get; set; } = 1;

    public IReadOnlyList<DocumentRow> Rows { get; private set; } = [];
    public int Total { get; private set; }
    public DocumentCounts Counts { get; private set; } = null!;
    public Pager Pager => new(Part, PageSize, Total);

    public void OnGet()
    {
        var filter = Conditions.Filter();
        Counts = workspace.Figures.Of(here.Value).Documents;
        Total = Conditions.IsEmpty ? (int)Counts.Paths : catalogue.CountDocuments(here.Id, filter);
        Part = Pager.Clamped;
        Rows = catalogue.Documents(here.Id, filter, (Part - 1) * PageSize, PageSize);
    }
}
