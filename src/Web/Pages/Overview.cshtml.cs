using DocReview.Ledger;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DocReview.Web;

/// <summary>Where the inspection stands: what came in, what could not be read, what is left to do, what was found.</summary>
[Demands(Capability.Read)]
public sealed class OverviewPage(Workspace workspace, Catalogue catalogue, FactStore facts, ReviewQueue queue, Workload workload, CurrentInspection here) : PageModel
{
    private const int UnreadShown = 30;
    private static readonly TimeSpan NewsPatience = TimeSpan.FromMilliseconds(60);

    public Inspection Inspection => here.Value;
    public DocumentCounts Counts { get; private set; } = null!;
    public Work Work { get; private set; } = null!;
    public IReadOnlyList<DocumentRow> Unread { get; private set; } = [];
    public long UnreadTotal => Counts.ByStatus.GetValueOrDefault(ContentStatus.Unreadable);
    public IReadOnlyList<QueuedFinding> Findings { get; private set; } = [];

    /// <summary>What came of checking the search index on itself.</summary>
    public RecallTally Recall { get; private set; } = RecallTally.None;
    public Coverage Coverage { get; private set; } = null!;

    /// <summary>Saved searches that find more than when they were opened last.</summary>
    public IReadOnlyList<SavedCount> News { get; private set; } = [];

    public async Task OnGetAsync()
    {
        News = [.. (await SavedCount.Of(workspace, here.Value, User.Identity!.Name!, NewsPatience)).Where(saved => saved.Came > 0)];
        Counts = catalogue.Counts(here.Id);
        Work = workload.Of(here.Value, Counts);
        Unread = catalogue.Documents(here.Id, new DocumentFilter(Status: ContentStatus.Unreadable), 0, UnreadShown);
        Recall = workspace.Recall.Of(here.Id, workspace.Indexes.Version);
        Findings = queue.All(here.Id);
        Coverage = Coverage.Of(facts.All<Meeting>(here.Id), here.Value.Settings);
    }

    /// <summary>The progress alone: asked for again and again while work is under way.</summary>
    public IActionResult OnGetProgress() => Partial("_Progress", workload.Of(here.Value, catalogue.Counts(here.Id)));
}
