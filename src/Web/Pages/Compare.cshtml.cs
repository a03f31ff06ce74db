using DocReview.Ledger;
using DocReview.Review;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DocReview.Web;

/// <summary>两次移交比对: what one delivery has that another has not, file by file.</summary>
[Demands(Capability.Read)]
public sealed class ComparePage(Catalogue catalogue, Likenesses likenesses, AuditTrail audit, CurrentInspection here) : PageModel
{
    public const int PageSize = 200;

    [BindProperty(SupportsGet = true, Name = "part")] public int Part { get; set; } = 1;

    public ComparedDeliveries Compared { get; private set; } = null!;
    public IReadOnlyList<FileChange> OnThisPart { get; private set; } = [];
    public Pager Pager => new(Part, PageSize, Compared.Difference.Changes.Count);

    public IActionResult OnGet(long old, long @new)
    {
        var accessions = catalogue.Accessions(here.Id);
        if (accessions.FirstOrDefault(a => a.Id == old) is not { } before || accessions.FirstOrDefault(a => a.Id == @new) is not { } now) return NotFound();
        audit.Append(User.Identity!.Name!, "delivery.compare", $"{here.Name}: {old} - {@new}");
        Compared = new Comparing(catalogue, likenesses).Deliveries(before, now);
        OnThisPart = Compared.Difference.Changes.Skip(Pager.First - 1).Take(PageSize).ToList();
        return Page();
    }

    public int Count(FileChangeKind kind) => Compared.Difference.Changes.Count(change => change.Kind == kind);

    /// <summary>The difference of the texts can be looked at where both sides have bytes.</summary>
    public static bool HasBoth(FileChange change) =>
        change.Kind is FileChangeKind.Changed or FileChangeKind.Reworked && change.Old?.File is not null && change.New?.File is not null;
}
