using DocReview.Ledger;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DocReview.Web;

/// <summary>接收材料: what is known of a delivery, its files from this browser (see <see cref="Uploads"/>), and how far the reading is.</summary>
[Demands(Capability.Intake)]
public sealed class IntakePage(Catalogue catalogue, Pipeline pipeline, Workload workload, CurrentSight sight, CurrentInspection here) : PageModel
{
    /// <summary>What came of files that were sent without scripts.</summary>
    [BindProperty(SupportsGet = true)] public long? Batch { get; set; }
    [BindProperty(SupportsGet = true)] public int Received { get; set; }
    [BindProperty(SupportsGet = true)] public int Refused { get; set; }

    public IntakeProgress Progress { get; private set; } = null!;

    /// <summary>Where a delivery belongs that somebody brings who sees no ordinary papers.</summary>
    public Zone Usual => sight.Value.Zones.FirstOrDefault();

    public IReadOnlyList<string> WatchFolders => Roles.May(User, Capability.Settings) ? here.Value.Settings.WatchFolders : [];

    public void OnGet() => Progress = IntakeProgress.Of(here.Value, catalogue, pipeline, workload);

    /// <summary>The progress alone: asked for again and again.</summary>
    public IActionResult OnGetProgress() => Partial("_IntakeProgress", IntakeProgress.Of(here.Value, catalogue, pipeline, workload));
}
