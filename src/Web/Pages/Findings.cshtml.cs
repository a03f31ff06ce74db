using DocReview.Ledger;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DocReview.Web;

/// <summary>The queue: leads for people to check, never verdicts. What is done to many at once can be undone.</summary>
[Demands(Capability.Read)]
public sealed class FindingsPage(ReviewQueue queue, Users users, CurrentInspection here, TimeProvider clock) : PageModel
{
    public const int PageSize = 100;

    [BindProperty(SupportsGet = true, Name = "Conditions")] public FindingConditions Conditions { get; set; } = new();
    [BindProperty(SupportsGet = true, Name = "part")] public int Part { get; set; } = 1;

    /// <summary>What was ticked: key and version, with a colon between.</summary>
    [BindProperty] public List<string> Chosen { get; set; } = [];
    [BindProperty] public string? To { get; set; }
    [BindProperty] public string? Reason { get; set; }
    [BindProperty] public long Bulk { get; set; }

    /// <summary>What the last action on many did, and the number by which it can be undone.</summary>
    [TempData] public string? Told { get; set; }
    [TempData] public string? Undoable { get; set; }

    /// <summary>The finding that was saved last where a batch ended with it.</summary>
    [TempData(Key = "SavedFinding")] public string? Saved { get; set; }

    public FindingFigures Figures { get; private set; } = null!;
    public IReadOnlyList<QueuedFinding> Shown { get; private set; } = [];
    public IReadOnlyList<string> People { get; private set; } = [];
    public IReadOnlyList<Batch> Mine { get; private set; } = [];
    public Batch? Batch { get; private set; }
    public Pager Pager { get; private set; } = null!;
    public string? FirstReady { get; private set; }
    public bool MayJudge => Roles.May(User, Capability.Judge);

    private string Me => User.Identity!.Name!;

    private IEnumerable<(string, long)> Seen => Chosen.Select(chosen => chosen.Split(':')).Where(parts => parts.Length == 2 && long.TryParse(parts[1], out _)).Select(parts => (parts[0], long.Parse(parts[1])));

    public void OnGet() => Load();

    [Demands(Capability.Judge)]
    public IActionResult OnPostAssign() => Done(() => queue.AssignAll(here.Id, Seen, string.IsNullOrWhiteSpace(To) ? null : To.Trim(), Me));

    [Demands(Capability.Judge)]
    public IActionResult OnPostLater() => Done(() => queue.PutOffAll(here.Id, Seen, Hold.Later, Me, Reason?.Trim() ?? ""));

    [Demands(Capability.Judge)]
    public IActionResult OnPostClear()
    {
        if (string.IsNullOrWhiteSpace(Reason)) ModelState.AddModelError(nameof(Reason), Text.Of("Findings.Bulk.ReasonNeeded"));
        return Done(() => queue.ClearAll(here.Id, Seen, Me, Reason!.Trim()));
    }

    [Demands(Capability.Judge)]
    public IActionResult OnPostUndo()
    {
        var result = queue.Undo(here.Id, Bulk, Me);
        Told = Text.Of("Findings.Bulk.Undone", result.Done) + Left(result);
        return Back();
    }

    private IActionResult Done(Func<BulkResult> act)
    {
        if (!Seen.Any()) ModelState.AddModelError(nameof(Chosen), Text.Of("Findings.Bulk.NoneChosen"));
        if (!ModelState.IsValid)
        {
            Load();
            return Page();
        }

        var result = act();
        Told = Text.Of("Findings.Bulk.Done", result.Done) + Left(result);
        Undoable = result.Done > 0 ? result.Bulk.ToString() : null;
        return Back();
    }

    private static string Left(BulkResult result) => string.Concat(result.Refused.GroupBy(refused => refused.Why).Select(same => Text.Of("Findings.Bulk.Left", same.Count(), Text.Of($"StepResult.{same.Key}"))));

    private RedirectResult Back() => Redirect(Url.Content("~/findings") + Conditions.Query());

    private void Load()
    {
        var today = Format.Day(clock.GetUtcNow());
        var filter = Conditions.Filter(today);
        Figures = new FindingFigures(queue.Counts(here.Id, Conditions.Base(today)), Conditions);
        Pager = new(Part, PageSize, queue.Count(here.Id, filter));
        Shown = queue.Page(here.Id, filter, Conditions.Order, Pager.First == 0 ? 0 : Pager.First - 1, PageSize);
        People = users.All().Select(user => user.Name).ToList();
        var batches = queue.Batches(here.Id);
        Mine = batches.Where(batch => batch.Assignee == Me && batch.Judged < batch.Size).ToList();
        Batch = batches.FirstOrDefault(batch => batch.Id == Conditions.Batch);
        if (Batch is not null && queue.Page(here.Id, filter with { Ready = true }, Conditions.Order, 0, 1) is [var first, ..]) FirstReady = first.Key;
    }
}
