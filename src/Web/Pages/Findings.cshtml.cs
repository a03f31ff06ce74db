using DocReview.Ledger;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DocReview.Web;

/// <summary>The queue: leads for people to check, never verdicts.</summary>
[Demands(Capability.Read)]
public sealed class FindingsPage(ReviewQueue queue, Users users, CurrentInspection here) : PageModel
{
    public const int PageSize = 100;

    [BindProperty(SupportsGet = true)] public FindingConditions Conditions { get; set; } = new();
    [BindProperty(SupportsGet = true, Name = "part")] public int Part { get; set; } = 1;

    public IReadOnlyList<QueuedFinding> All { get; private set; } = [];
    public IReadOnlyList<QueuedFinding> Shown { get; private set; } = [];
    public IReadOnlyList<string> People { get; private set; } = [];
    public Pager Pager => new(Part, PageSize, Shown.Count);
    public IEnumerable<QueuedFinding> OnThisPart => Shown.Skip(Pager.First - 1).Take(PageSize);

    public void OnGet()
    {
        All = queue.All(here.Id, withdrawn: true);
        Shown = Conditions.Sorted(All.Where(Conditions.Holds).ToList());
        People = users.All().Select(user => user.Name).ToList();
        Part = Pager.Clamped;
    }
}
