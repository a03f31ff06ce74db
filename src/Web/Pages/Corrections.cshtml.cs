using DocReview.Ledger;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DocReview.Web;

/// <summary>立行立改: everything that was asked to be put right at once, what is due first.</summary>
[Demands(Capability.Read)]
public sealed class CorrectionsPage(ReviewQueue queue, CurrentInspection here, TimeProvider clock) : PageModel
{
    public const int PageSize = 100;

    [BindProperty(SupportsGet = true, Name = "part")] public int Part { get; set; } = 1;

    public IReadOnlyList<(Correction Asked, string Subject)> Shown { get; private set; } = [];
    public Pager Pager { get; private set; } = null!;
    public int Overdue { get; private set; }
    public DateOnly Today => Format.Day(clock.GetUtcNow());

    public void OnGet()
    {
        (var all, Overdue) = queue.CountCorrections(here.Id, Today);
        Pager = new(Part, PageSize, all);
        var asked = queue.Corrections(here.Id, skip: Math.Max(0, Pager.First - 1), limit: PageSize);
        var subjects = queue.Subjects(here.Id, asked.Select(correction => correction.Key));
        Shown = asked.Select(correction => (correction, subjects.GetValueOrDefault(correction.Key, ""))).ToList();
    }
}
