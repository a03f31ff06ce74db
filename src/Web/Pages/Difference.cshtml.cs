using DocReview.Ledger;
using DocReview.Review;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DocReview.Web;

/// <summary>Two papers that say nearly the same, side by side in what they are and in one column in what they say.</summary>
[Demands(Capability.Read)]
public sealed class DifferencePage(Catalogue catalogue, Likenesses likenesses, AuditTrail audit, CurrentInspection here) : PageModel
{
    public const int PageSize = 200;

    [BindProperty(SupportsGet = true, Name = "part")] public int Part { get; set; } = 1;

    public ComparedFiles Files { get; private set; } = null!;
    public IReadOnlyList<(string Word, DocumentRow Row, Document? Document, CustodyPath Came)> Sides { get; private set; } = [];
    public Pager Pager => new(Part, PageSize, Files.Difference?.Changes.Count ?? 0);
    public IEnumerable<TextChange> OnThisPart => Files.Difference?.Changes.Skip(Pager.First - 1).Take(PageSize) ?? [];

    public IActionResult OnGet(string old, string @new)
    {
        var (before, now) = (new FileId(old), new FileId(@new));
        Files = new Comparing(catalogue, likenesses).Files(here.Id, before, now);
        if (Files.Old is not { } oldRow || Files.New is not { } newRow) return NotFound();
        audit.Append(User.Identity!.Name!, "document.compare", $"{here.Name}: {oldRow.Path} - {newRow.Path}");
        Sides =
        [
            ("Difference.Old", oldRow, Files.OldDocument, catalogue.History(here.Id, before)[0]), ("Difference.New", newRow, Files.NewDocument, catalogue.History(here.Id, now)[0]),
        ];
        return Page();
    }
}
