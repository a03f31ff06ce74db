using DocReview.Ledger;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DocReview.Web;

/// <summary>调阅清单: what is missing, what was asked for, what came; and the letter that asks for it.</summary>
[Demands(Capability.Read)]
public sealed class RequestsPage(Workspace workspace, RecordRequests requests, Releases releases, CurrentInspection here, TimeProvider clock) : PageModel
{
    private const int LongestTitle = 300, LongestSpan = 100, LongestNote = 500;

    [BindProperty] public string[] Chosen { get; set; } = [];

    /// <summary>How far the chosen entries are, since when.</summary>
    [BindProperty] public RequestState State { get; set; } = RequestState.Asked;
    [BindProperty] public DateOnly? Day { get; set; }
    [BindProperty] public string? Note { get; set; }

    /// <summary>An entry that somebody writes.</summary>
    [BindProperty] public string? NewTitle { get; set; }
    [BindProperty] public string? NewSpan { get; set; }
    [BindProperty] public string? NewNote { get; set; }

    /// <summary>By when the letter asks for the records, and whether its entries are asked for from now on.</summary>
    [BindProperty] public DateOnly? Due { get; set; }
    [BindProperty] public bool AlsoAsked { get; set; } = true;
    [TempData] public string? Told { get; set; }

    public IReadOnlyList<RequestItem> Items { get; private set; } = [];

    public bool MayTell => Roles.May(User, Capability.Intake);

    private DateOnly Today => Format.Day(clock.GetUtcNow());

    public void OnGet()
    {
        Day = Today;
        Load();
    }

    [Demands(Capability.Intake)]
    public IActionResult OnPostTell()
    {
        var chosen = LoadChosen();
        if (Day is not { } day || day > Today) ModelState.AddModelError(nameof(Day), Text.Of("Requests.DayNeeded"));
        if (!Enum.IsDefined(State)) ModelState.AddModelError(nameof(State), Text.Of("Requests.DayNeeded"));
        if (Note?.Length > LongestNote) ModelState.AddModelError(nameof(Note), Text.Of("Requests.TooLong", LongestNote));
        if (!ModelState.IsValid) return Page();
        requests.Tell(here.Id, [.. chosen.Select(item => item.Entry)], State, Day!.Value, Note, User.Identity!.Name!);
        return Done(Text.Of("Requests.Told", chosen.Count, Text.Of(State)));
    }

    [Demands(Capability.Intake)]
    public IActionResult OnPostAdd()
    {
        Load();
        if (string.IsNullOrWhiteSpace(NewTitle)) ModelState.AddModelError(nameof(NewTitle), Text.Of("Requests.TitleNeeded"));
        if (NewTitle?.Length > LongestTitle || NewSpan?.Length > LongestSpan || NewNote?.Length > LongestNote) ModelState.AddModelError(nameof(NewTitle), Text.Of("Requests.TooLong", LongestTitle));
        if (ModelState.IsValid && !requests.Add(here.Id, NewTitle!.Trim(), (NewSpan ?? "").Trim(), (NewNote ?? "").Trim(), User.Identity!.Name!))
            ModelState.AddModelError(nameof(NewTitle), Text.Of("Requests.TooMany", RecordRequests.Most));
        return ModelState.IsValid ? Done(Text.Of("Requests.Added")) : Page();
    }

    /// <summary>The letter as a draft of the group.</summary>
    [Demands(Capability.Export)]
    public IActionResult OnPostLetter()
    {
        var chosen = LoadOutside();
        if (!ModelState.IsValid) return Page();
        var (name, content, _) = Exports.Whole(new RequestList(chosen, Due), workspace, here.Value, User.Identity!.Name!);
        return File(content, "application/octet-stream", name);
    }

    /// <summary>The letter as it is to leave: the leader decides.</summary>
    [Demands(Capability.Export)]
    public IActionResult OnPostRelease()
    {
        var chosen = LoadOutside();
        if (!ModelState.IsValid) return Page();
        var (letter, me) = (new RequestList(chosen, Due), User.Identity!.Name!);
        var (name, content, entries) = Exports.Whole(letter, workspace, here.Value, me, approved: true);
        releases.Request(here.Id, letter.Id, null, name, content, entries, me, Text.Of("Requests.ReleaseNote", here.Value.Settings.Unit ?? here.Name, entries));
        if (AlsoAsked && MayTell)
            requests.Tell(here.Id, [.. chosen.Where(item => item.Entry.State is RequestState.Open).Select(item => item.Entry)], RequestState.Asked, Today, null, me);
        return Done(Text.Of("Papers.Requested", name));
    }

    private void Load() => Items = RequestItems.Of(workspace, here.Value);

    private List<RequestItem> LoadChosen()
    {
        Load();
        Day ??= Today;
        var chosen = Items.Where(item => Chosen.Contains(item.Entry.Source)).ToList();
        if (chosen.Count == 0) ModelState.AddModelError(nameof(Chosen), Text.Of("Requests.NoneChosen"));
        return chosen;
    }

    /// <summary>What is chosen, as far as it may leave: made of ordinary papers alone.</summary>
    private List<RequestItem> LoadOutside()
    {
        var sources = LoadChosen().Select(item => item.Entry.Source).ToHashSet();
        var chosen = RequestItems.Of(workspace.ForOutside, here.Value).Where(item => sources.Contains(item.Entry.Source)).ToList();
        if (sources.Count > 0 && chosen.Count == 0) ModelState.AddModelError(nameof(Chosen), Text.Of("Requests.NotOutside"));
        return chosen;
    }

    private RedirectResult Done(string told)
    {
        Told = told;
        return Redirect(Url.Content("~/requests"));
    }
}
