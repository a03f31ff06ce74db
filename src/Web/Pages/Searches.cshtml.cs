using DocReview.Ledger;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DocReview.Web;

/// <summary>The searches that someone keeps, and those that others share, each with what it finds by now.</summary>
[Demands(Capability.Read)]
public sealed class SearchesPage(Workspace workspace, CurrentInspection here) : PageModel
{
    private const int LongestName = 60;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(120);

    public IReadOnlyList<SavedCount> All { get; private set; } = [];

    public bool IsOwn(SavedSearch search) => search.Owner == User.Identity!.Name;

    public async Task OnGetAsync() => All = await SavedCount.Of(workspace, here.Value, User.Identity!.Name!, Patience);

    [Demands(Capability.Read)]
    public IActionResult OnPostChange(long id, string? name, bool shared)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > LongestName) return RedirectToList();
        return workspace.Searches.Change(here.Id, User.Identity!.Name!, id, name.Trim(), shared) ? RedirectToList() : NotFound();
    }

    [Demands(Capability.Read)]
    public IActionResult OnPostRemove(long id) => workspace.Searches.Remove(here.Id, User.Identity!.Name!, id) ? RedirectToList() : NotFound();

    private RedirectResult RedirectToList() => Redirect(Url.Content("~/searches"));
}
