using DocReview.Ledger;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DocReview.Web;

/// <summary>未能读取的材料: each with its reason and what can be done about it, and whether it was asked for anew.</summary>
[Demands(Capability.Read)]
public sealed class UnreadPage(Catalogue catalogue, RecordRequests requests, CurrentInspection here, TimeProvider clock) : PageModel
{
    private const int PageSize = 100;

    /// <summary>Only of this delivery.</summary>
    [BindProperty(SupportsGet = true, Name = "batch")] public long? Batch { get; set; }
    [BindProperty(SupportsGet = true, Name = "trouble")] public Trouble? Trouble { get; set; }
    [BindProperty(SupportsGet = true, Name = "part")] public int Part { get; set; } = 1;
    [BindProperty] public string[] Chosen { get; set; } = [];
    [TempData] public string? Told { get; set; }

    public IReadOnlyList<DocumentRow> Rows { get; private set; } = [];
    public int Total { get; private set; }
    public Pager Pager => new(Part, PageSize, Total);
    public IReadOnlyDictionary<Trouble, long> Troubles { get; private set; } = new Dictionary<Trouble, long>();

    /// <summary>What was said of each, by its source.</summary>
    public IReadOnlyDictionary<string, RecordRequest> Asked { get; private set; } = new Dictionary<string, RecordRequest>();

    public bool MayAsk => Roles.May(User, Capability.Intake);

    public void OnGet()
    {
        var filter = new DocumentFilter(Status: ContentStatus.Unreadable, Accession: Batch, Trouble: Trouble);
        Total = catalogue.CountDocuments(here.Id, filter);
        Part = Pager.Clamped;
        Rows = catalogue.Documents(here.Id, filter, (Part - 1) * PageSize, PageSize);
        Troubles = catalogue.Counts(here.Id).ByTrouble;
        Asked = requests.All(here.Id).ToDictionary(request => request.Source);
    }

    /// <summary>What was chosen is asked for anew: it stands in the hand-over list from now on.</summary>
    [Demands(Capability.Intake)]
    public IActionResult OnPost()
    {
        OnGet();
        var chosen = Rows.Where(row => RequestItems.MayBeAsked(row) && Chosen.Contains(RequestSource.Unread(row))).DistinctBy(RequestSource.Unread).Select(RequestItems.Of).ToList();
        requests.Tell(here.Id, chosen, RequestState.Asked, Format.Day(clock.GetUtcNow()), null, User.Identity!.Name!);
        if (chosen.Count > 0) Told = Text.Of("Unread.Told", chosen.Count);
        return Redirect($"{Request.PathBase}{Request.Path}{Request.QueryString}");
    }
}
