using DocReview.Ledger;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DocReview.Web;

/// <summary>Every matter of the four kinds that was understood, with the meeting that covers it.</summary>
[Demands(Capability.Read)]
public sealed class DecisionsPage(FactStore facts, Catalogue catalogue, Workspace workspace, CurrentInspection here) : PageModel
{
    public const int PageSize = 100;

    [BindProperty(SupportsGet = true)] public Deliberation? Deliberation { get; set; }
    [BindProperty(SupportsGet = true)] public DecisionCategory? Category { get; set; }
    [BindProperty(SupportsGet = true)] public int? Year { get; set; }
    [BindProperty(SupportsGet = true)] public string? Words { get; set; }
    [BindProperty(SupportsGet = true, Name = "part")] public int Part { get; set; } = 1;

    public IReadOnlyList<DecisionFigure> All { get; private set; } = [];
    public IReadOnlyList<Decision> OnThisPart { get; private set; } = [];
    public IReadOnlyDictionary<PassageId, Place> Places { get; private set; } = null!;
    public Pager Pager { get; private set; } = new(1, PageSize, 0);

    public void OnGet()
    {
        All = workspace.Figures.Of(here.Value).Decisions;
        var filter = new DecisionFilter(Deliberation, Category, Words, Year);
        Pager = new Pager(Part, PageSize, facts.CountDecisions(here.Id, filter));
        OnThisPart = facts.Decisions(here.Id, filter, Math.Max(0, Pager.First - 1), PageSize);
        Places = catalogue.Places(here.Id, OnThisPart.SelectMany(d => d.Meeting is { } meeting ? new[] { d.Source.Passage, meeting.Passage } : [d.Source.Passage]));
    }
}
