using DocReview.Ledger;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DocReview.Web;

/// <summary>The list of a register: what stands in it identifies nobody.</summary>
public abstract class RegisterPage(Register register, AuditTrail audit, CurrentInspection here, RegisterKind kind) : PageModel
{
    public const int PageSize = 100;

    [BindProperty(SupportsGet = true, Name = "part")] public int Part { get; set; } = 1;

    public RegisterKind Kind => kind;
    public IReadOnlyList<RegisterEntry> Rows { get; private set; } = [];
    public Pager Pager { get; private set; } = new(1, PageSize, 0);

    public void OnGet()
    {
        Pager = new Pager(Part, PageSize, register.Count(here.Id, kind.Zone));
        Rows = register.Entries(here.Id, kind.Zone, Math.Max(0, Pager.First - 1), PageSize);
        audit.Append(User.Identity!.Name!, "register.list", $"{here.Name}: {kind.Zone}");
    }
}

/// <summary>One entry of a register, to be written and gone on with.</summary>
public abstract class RegisterEntryPage(Register register, RegisterSeal seal, AuditTrail audit, CurrentInspection here, RegisterKind kind, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)] public long? Number { get; set; }
    [BindProperty] public DateOnly? Day { get; set; }
    [BindProperty] public string? State { get; set; }
    [BindProperty] public DateOnly? Due { get; set; }
    [BindProperty] public string? Summary { get; set; }
    [BindProperty] public Dictionary<string, string?> Values { get; set; } = [];
    [BindProperty] public long Version { get; set; }

    public RegisterKind Kind => kind;

    /// <summary>Sealed with other keys than those of this site.</summary>
    public bool IsLost { get; private set; }

    public IActionResult OnGet()
    {
        if (Number is not { } number)
        {
            (Day, State) = (DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime), kind.States[0]);
            return Page();
        }

        if (register.Find(here.Id, kind.Zone, number) is not { } entry) return NotFound();
        var opened = seal.Open(entry.Sealed);
        (Day, State, Due, Summary, Version, IsLost, Values) = (entry.Day, entry.State, entry.Due, entry.Summary, entry.Version, opened is null, opened ?? []);
        audit.Append(User.Identity!.Name!, "register.view", $"{here.Name}: {kind.Zone} {number}");
        return Page();
    }

    protected IActionResult Save()
    {
        foreach (var complaint in Complaints()) ModelState.AddModelError("", complaint);
        if (!ModelState.IsValid) return Page();
        var kept = kind.Fields.ToDictionary(field => field.Name, field => Values.GetValueOrDefault(field.Name)?.Trim());
        var entry = new RegisterEntry(Number ?? 0, Day!.Value, State!, Due ?? (kind.DueDays is { } days ? Day.Value.AddDays(days) : null), Summary!.Trim(), seal.Seal(kept), "", default, null, null, Version);
        var who = User.Identity!.Name!;
        if (Number is null) register.Add(here.Id, kind.Zone, entry, who);
        else if (register.Change(here.Id, kind.Zone, entry, who) is not StepResult.Done and var result)
        {
            ModelState.AddModelError("", Text.Of($"Finding.Result.{result}"));
            return Page();
        }

        return LocalRedirect("~" + kind.Path);
    }

    private IEnumerable<string> Complaints()
    {
        if (Day is null) yield return Text.Of("Register.Needed", Text.Of("Register.Day"));
        if (string.IsNullOrWhiteSpace(Summary)) yield return Text.Of("Register.Needed", Text.Of("Register.Summary"));
        if (!kind.States.Contains(State)) yield return Text.Of("Register.Needed", Text.Of("Register.State"));
        foreach (var complaint in kind.Complaints(State ?? "", Values)) yield return complaint;
    }
}
