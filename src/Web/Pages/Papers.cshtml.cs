using DocReview.Ledger;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DocReview.Web;

/// <summary>文书: the papers of the group as drafts, and those meant for outside, which leave only when the leader has approved them.</summary>
[Demands(Capability.Export)]
public sealed class PapersPage(Workspace workspace, Releases releases, CurrentInspection here) : PageModel
{
    [BindProperty] public string? Paper { get; set; }
    [BindProperty] public string? Finding { get; set; }
    [BindProperty] public string? Note { get; set; }
    [BindProperty] public long Id { get; set; }
    [BindProperty] public bool Approved { get; set; }
    [TempData] public string? Told { get; set; }

    public IReadOnlyList<PaperRelease> All { get; private set; } = [];
    public IReadOnlyList<IExport> Drafts { get; private set; } = [];
    public IReadOnlyList<IExport> Outside => [.. Drafts.Where(export => export.LeavesTheGroup)];
    public bool MayDecide => Roles.May(User, Capability.Release);

    private string Me => User.Identity!.Name!;

    public void OnGet() => Load();

    [Demands(Capability.Export)]
    public IActionResult OnPostRequest()
    {
        Load();
        var export = Outside.FirstOrDefault(export => export.Id == Paper);
        var finding = string.IsNullOrWhiteSpace(Finding) ? null : Finding.Trim();
        if (export is null) ModelState.AddModelError(nameof(Paper), Text.Of("Papers.PaperNeeded"));
        if (string.IsNullOrWhiteSpace(Note)) ModelState.AddModelError(nameof(Note), Text.Of("Papers.NoteNeeded"));
        if (finding is not null && workspace.ForOutside.Queue.Find(here.Id, finding) is null) ModelState.AddModelError(nameof(Finding), Text.Of("Papers.FindingUnknown"));
        if (!ModelState.IsValid) return Page();
        var (name, content, entries) = Exports.Whole(export!, workspace, here.Value, Me, finding, approved: true);
        releases.Request(here.Id, export!.Id, finding, name, content, entries, Me, Note!.Trim());
        Told = Text.Of("Papers.Requested", name);
        return Back();
    }

    [Demands(Capability.Release)]
    public IActionResult OnPostDecide()
    {
        if (!Approved && string.IsNullOrWhiteSpace(Note))
        {
            Load();
            ModelState.AddModelError(nameof(Note), Text.Of("Papers.RefusalNeeded"));
            return Page();
        }

        Told = Text.Of(releases.Decide(here.Id, Id, Approved, Me, Note?.Trim() ?? "") ? Approved ? "Papers.Approved" : "Papers.Refused" : "Papers.Decided");
        return Back();
    }

    /// <summary>For the leader, before deciding: the very file that would leave.</summary>
    [Demands(Capability.Release)]
    public IActionResult OnPostLook() => Sent(releases.Content(here.Id, Id));

    [Demands(Capability.Export)]
    public IActionResult OnPostTake() => Sent(releases.Take(here.Id, Id, Me));

    private IActionResult Sent(byte[]? content) => content is null || releases.All(here.Id).FirstOrDefault(release => release.Id == Id) is not { } release ? NotFound()
        : File(content, "application/octet-stream", release.FileName);

    private RedirectResult Back() => Redirect(Url.Content("~/papers"));

    private void Load()
    {
        All = releases.All(here.Id);
        Drafts = [.. Exports.All.Where(export => workspace.Sight.Holds(export.Zone))];
    }
}
