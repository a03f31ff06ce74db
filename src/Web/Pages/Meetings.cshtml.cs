using DocReview.Ledger;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DocReview.Web;

/// <summary>Every meeting that was read, from records and from minutes.</summary>
[Demands(Capability.Read)]
public sealed class MeetingsPage(FactStore facts, Catalogue catalogue, CurrentInspection here) : PageModel
{
    public const int PageSize = 100;

    [BindProperty(SupportsGet = true)] public MeetingBody? Body { get; set; }
    [BindProperty(SupportsGet = true)] public int? Year { get; set; }
    [BindProperty(SupportsGet = true)] public int? Month { get; set; }
    [BindProperty(SupportsGet = true)] public string? Words { get; set; }
    [BindProperty(SupportsGet = true, Name = "part")] public int Part { get; set; } = 1;

    public IReadOnlyList<Meeting> All { get; private set; } = [];
    public IReadOnlyList<Meeting> OnThisPart { get; private set; } = [];
    public IReadOnlyDictionary<PassageId, Place> Places { get; private set; } = null!;
    public Pager Pager { get; private set; } = new(1, PageSize, 0);

    public void OnGet()
    {
        All = facts.All<Meeting>(here.Id);
        var shown = All.Where(Holds).OrderBy(meeting => meeting.Date is null).ThenBy(meeting => meeting.Date).ToList();
        Pager = new Pager(Part, PageSize, shown.Count);
        OnThisPart = shown.Skip(Pager.First - 1).Take(PageSize).ToList();
        Places = catalogue.Places(here.Id, OnThisPart.Select(meeting => meeting.Source.Passage));
    }

    private bool Holds(Meeting meeting) =>
        (Body is null || meeting.Body == Body)
        && (Year is null || meeting.Date?.Year == Year)
        && (Month is null || meeting.Date?.Month == Month)
        && (string.IsNullOrWhiteSpace(Words) || Texts(meeting).Any(text => text.Contains(Words.Trim(), StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<string> Texts(Meeting meeting) => [meeting.Name, .. meeting.Agenda.Select(item => item.Title), .. meeting.Attendees];
}
