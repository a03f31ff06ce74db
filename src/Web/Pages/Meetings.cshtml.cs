using DocReview.Ledger;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DocReview.Web;

/// <summary>Every meeting that was read, from records and from minutes.</summary>
[Demands(Capability.Read)]
public sealed class MeetingsPage(FactStore facts, Catalogue catalogue, Workspace workspace, CurrentInspection here) : PageModel
{
    public const int PageSize = 100;

    [BindProperty(SupportsGet = true)] public MeetingBody? Body { get; set; }
    [BindProperty(SupportsGet = true)] public int? Year { get; set; }
    [BindProperty(SupportsGet = true)] public int? Month { get; set; }
    [BindProperty(SupportsGet = true)] public string? Words { get; set; }
    [BindProperty(SupportsGet = true, Name = "part")] public int Part { get; set; } = 1;

    public IReadOnlyList<MeetingFigure> All { get; private set; } = [];
    public IReadOnlyList<Meeting> OnThisPart { get; private set; } = [];
    public IReadOnlyDictionary<PassageId, Place> Places { get; private set; } = null!;
    public Pager Pager { get; private set; } = new(1, PageSize, 0);

    public void OnGet()
    {
        All = workspace.Figures.Of(here.Value).Meetings;
        var filter = new MeetingFilter(Body, Year, Month, Words);
        Pager = new Pager(Part, PageSize, facts.CountMeetings(here.Id, filter));
        OnThisPart = facts.Meetings(here.Id, filter, Math.Max(0, Pager.First - 1), PageSize);
        Places = catalogue.Places(here.Id, OnThisPart.Select(meeting => meeting.Source.Passage));
    }
}
