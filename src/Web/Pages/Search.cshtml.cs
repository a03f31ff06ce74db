using DocReview.Index;
using DocReview.Ledger;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DocReview.Web;

/// <summary>Full-text search. Every hit can be reached, and it is said what was searched and what could not be.</summary>
public sealed class SearchPage(Catalogue catalogue, OpenIndex open, Pipeline pipeline, AuditTrail audit, CurrentInspection here) : PageModel
{
    public const int PageSize = 20;

    [BindProperty(SupportsGet = true, Name = "q")] public string? Query { get; set; }
    [BindProperty(SupportsGet = true)] public DocumentConditions Conditions { get; set; } = new();
    [BindProperty(SupportsGet = true, Name = "part")] public int Part { get; set; } = 1;

    public SearchResult? Result { get; private set; }
    public DocumentCounts Counts { get; private set; } = null!;
    public IReadOnlyDictionary<PassageId, Place> Places { get; private set; } = new Dictionary<PassageId, Place>();
    public IReadOnlyDictionary<FileId, DocumentRow> Rows { get; private set; } = new Dictionary<FileId, DocumentRow>();
    public Pager Pager => new(Part, PageSize, Result?.Total ?? 0);

    /// <summary>Files of the inspection that hold no text: what is asked for may stand in them.</summary>
    public long Unreadable => Counts.ByStatus.GetValueOrDefault(ContentStatus.Unreadable);

    /// <summary>Files that are still being worked on.</summary>
    public int Waiting { get; private set; }

    /// <summary>Pages that are images and have not been recognised.</summary>
    public int ScanPages { get; private set; }

    /// <summary>Another process holds the index: nothing can be said.</summary>
    public bool Busy { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Counts = catalogue.Counts(here.Id);
        if (string.IsNullOrWhiteSpace(Query)) return;
        var within = Conditions.IsEmpty ? null : catalogue.Files(here.Id, Conditions.Filter());
        Part = Math.Max(1, Part);
        Waiting = pipeline.CountUnread(here.Value);
        ScanPages = catalogue.WaitingPages(here.Id).Pages;
        try
        {
            Result = await open(here.Value).Search(new SearchQuery(Query, within, PageSize, (Part - 1) * PageSize), cancel);
        }
        catch (IndexInUseException)
        {
            Busy = true;
            return;
        }

        Places = catalogue.Places(here.Id, Result.Hits.Select(hit => hit.Passage));
        Rows = Result.Hits.Select(hit => hit.Passage.File).Distinct()
            .SelectMany(file => catalogue.Paths(here.Id, file).Take(1)).ToDictionary(row => row.File);
        if (Part == 1) audit.Append(User.Identity!.Name!, "search", $"{here.Name}: {Text.Of("Search.Audit", Query, Result.Total)}");
    }
}
