using DocReview.Ledger;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DocReview.Web;

/// <summary>Where the inspection stands: what came in, what could not be read, what is left to do, what was found.</summary>
[Demands(Capability.Read)]
public sealed class OverviewPage(Workspace workspace, ReviewQueue queue, Workload workload, CurrentInspection here) : PageModel
{
    private static readonly TimeSpan NewsPatience = TimeSpan.FromMilliseconds(60);

    public Inspection Inspection => here.Value;
    public InspectionFigures Figures { get; private set; } = null!;
    public DocumentCounts Counts => Figures.Documents;
    public Work Work { get; private set; } = null!;
    public IReadOnlyList<DocumentRow> Unread => Figures.Unread;
    public long UnreadTotal => Counts.ByStatus.GetValueOrDefault(ContentStatus.Unreadable);
    public IReadOnlyList<QueueCount> Findings { get; private set; } = [];
    public IReadOnlyList<Chart> Charts { get; private set; } = [];

    /// <summary>What came of checking the search index on itself.</summary>
    public RecallTally Recall { get; private set; } = RecallTally.None;
    public Coverage Coverage { get; private set; } = null!;

    /// <summary>Saved searches that find more than when they were opened last.</summary>
    public IReadOnlyList<SavedCount> News { get; private set; } = [];

    public async Task OnGetAsync()
    {
        News = [.. (await SavedCount.Of(workspace, here.Value, User.Identity!.Name!, NewsPatience)).Where(saved => saved.Came > 0)];
        Figures = workspace.Figures.Of(here.Value);
        Work = workload.Of(here.Value);
        Recall = workspace.Recall.Of(here.Id, workspace.Indexes.Version);
        Findings = queue.Counts(here.Id, new QueueFilter());
        Charts = [.. new OverviewCharts(Url, here.Value.Settings).Of(Figures, Findings, queue.Judged(here.Id))];
        Coverage = Coverage.Of(Figures.Meetings, here.Value.Settings);
    }

    /// <summary>The progress alone: asked for again and again while work is under way.</summary>
    public IActionResult OnGetProgress() => Partial("_Progress", workload.Of(here.Value));
}
