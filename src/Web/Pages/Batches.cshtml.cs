using DocReview.Ledger;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DocReview.Web;

/// <summary>Batches: the leader cuts a part of the queue and gives it to a person; everybody sees how far each is.</summary>
[Demands(Capability.Read)]
public sealed class BatchesPage(ReviewQueue queue, Users users, CurrentInspection here, TimeProvider clock) : PageModel
{
    private const int Usual = 40, Most = 500;

    [BindProperty(SupportsGet = true, Name = "Conditions")] public FindingConditions Conditions { get; set; } = new();
    [BindProperty] public int Size { get; set; } = Usual;
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Assignee { get; set; }
    [TempData] public string? Told { get; set; }

    public IReadOnlyList<Batch> All { get; private set; } = [];
    public IReadOnlyList<string> People { get; private set; } = [];
    public int Waiting { get; private set; }

    private QueueFilter Filter => Conditions.Filter(Format.Day(clock.GetUtcNow()));

    public void OnGet()
    {
        Load();
        Name = Text.Of("Batch.NameIs", All.Count + 1);
    }

    [Demands(Capability.SignOff)]
    public IActionResult OnPost()
    {
        Load();
        if (Size is < 1 or > Most) ModelState.AddModelError(nameof(Size), Text.Of("Batch.SizeNeeded", Most));
        if (string.IsNullOrWhiteSpace(Name)) ModelState.AddModelError(nameof(Name), Text.Of("Batch.NameNeeded"));
        if (!People.Contains(Assignee)) ModelState.AddModelError(nameof(Assignee), Text.Of("Batch.AssigneeNeeded"));
        if (!ModelState.IsValid) return Page();
        if (queue.CutBatch(here.Id, Filter, Conditions.Order, Size, Name!.Trim(), Assignee!, User.Identity!.Name!) is null)
        {
            ModelState.AddModelError(nameof(Size), Text.Of("Batch.NothingLeft"));
            return Page();
        }

        Told = Text.Of("Batch.Cut", Name, Assignee);
        return Redirect(Url.Content("~/batches"));
    }

    private void Load()
    {
        All = queue.Batches(here.Id);
        People = users.All().Select(user => user.Name).ToList();
        Waiting = queue.Count(here.Id, Filter with { Open = true, Batch = null, NoBatch = true, Withdrawn = false });
    }
}
