using DocReview.Ledger;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DocReview.Web;

/// <summary>Every matter of the four kinds that was understood, with the meeting that covers it.</summary>
[Demands(Capability.Read)]
public sealed class DecisionsPage(FactStore facts, Catalogue catalogue, CurrentInspection here) : PageModel
{
    public const int PageSize = 100;

    [BindProperty(SupportsGet = true)] public Deliberation? Deliberation { get; set; }
    [BindProperty(SupportsGet = true)] public DecisionCategory? Category { get; set; }
    [BindProperty(SupportsGet = true)] public string? Words { get; set; }
    [BindProperty(SupportsGet = true, Name = "part")] public int Part { get; set; } = 1;

    public IReadOnlyList<Decision> All { get; private set; } = [];
    public IReadOnlyList<Decision> OnThisPart { get; private set; } = [];
    public IReadOnlyDictionary<PassageId, Place> Places { get; private set; } = null!;
    public Pager Pager { get; private set; } = new(1, PageSize, 0);

    public void OnGet()
    {
        All = facts.Decisions(here.Id);
        var shown = All.Where(Holds).OrderBy(decision => decision.Date is null).ThenBy(decision => decision.Date).ToList();
        Pager = new Pager(Part, PageSize, shown.Count);
        OnThisPart = shown.Skip(Pager.First - 1).Take(PageSize).ToList();
        Places = catalogue.Places(here.Id, OnThisPart.SelectMany(d => d.Meeting is { } meeting ? new[] { d.Source.Passage, meeting.Passage } : [d.Source.Passage]));
    }

    private bool Holds(Decision decision) =>
        (Deliberation is null || decision.Deliberation == Deliberation)
        && (Category is not { } category || decision.Categories.Contains(category))
        && (string.IsNullOrWhiteSpace(Words) || decision.Parties.Append(decision.Subject).Any(text => text.Contains(Words.Trim(), StringComparison.OrdinalIgnoreCase)));
}
