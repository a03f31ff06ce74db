using DocReview.Index;
using DocReview.Ledger;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DocReview.Web;

/// <summary>Full-text search. Every hit can be reached, and it is said what was searched and what could not be.</summary>
[Demands(Capability.Read)]
public sealed class SearchPage(Workspace workspace, OpenIndex open, Pipeline pipeline, CurrentInspection here) : PageModel
{
    public const int PageSize = 20;

    [BindProperty(SupportsGet = true, Name = "q")] public string? Query { get; set; }
    [BindProperty(SupportsGet = true)] public DocumentConditions Conditions { get; set; } = new();
    [BindProperty(SupportsGet = true, Name = "part")] public int Part { get; set; } = 1;

    /// <summary>Only the words themselves, no synonyms.</summary>
    [BindProperty(SupportsGet = true, Name = "exact")] public bool Exact { get; set; }

    public SearchResult? Result { get; private set; }

    /// <summary>The hits of the page, each with those after it whose whole passage says the same.</summary>
    public IReadOnlyList<(SearchHit Hit, IReadOnlyList<SearchHit> Same)> Groups { get; private set; } = [];
    public DocumentCounts Counts { get; private set; } = null!;
    public IReadOnlyDictionary<PassageId, Place> Places { get; private set; } = new Dictionary<PassageId, Place>();
    public IReadOnlyDictionary<FileId, DocumentRow> Rows { get; private set; } = new Dictionary<FileId, DocumentRow>();
    public Pager Pager => new(Part, PageSize, Result?.Listed ?? 0);

    /// <summary>The same search with synonyms switched the other way.</summary>
    public string SynonymSwitch
    {
        get
        {
            var kept = Request.Query.Where(pair => pair.Key is not "part" and not "exact").SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value));
            var address = QueryString.Create(kept);
            return Request.PathBase + Request.Path + (Exact ? address : address.Add("exact", "true"));
        }
    }

    /// <summary>What stands before and after a hit in its paper, beginning and end cut off.</summary>
    public IEnumerable<string> Before(SearchHit hit) => Neighbour(hit, -1) is { } text ? [text.Length > Context ? $"…{text[^Context..]}" : text] : [];

    public IEnumerable<string> After(SearchHit hit) => Neighbour(hit, +1) is { } text ? [text.Length > Context ? $"{text[..Context]}…" : text] : [];

    private const int Context = 160;

    private string? Neighbour(SearchHit hit, int step) =>
        workspace.Catalogue.LoadPassage(hit.Passage with { Number = hit.Passage.Number + step })?.Text is { Length: > 0 } text ? text : null;

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
        Counts = workspace.Catalogue.Counts(here.Id);
        if (string.IsNullOrWhiteSpace(Query)) return;
        var within = Conditions.IsEmpty ? null : workspace.Catalogue.Files(here.Id, Conditions.Filter());
        Part = Math.Max(1, Part);
        Waiting = pipeline.CountUnread(here.Value, workspace.Catalogue);
        ScanPages = workspace.Catalogue.WaitingPages(here.Id).Pages;
        try
        {
            var query = new SearchQuery(Query, within, PageSize, (Part - 1) * PageSize) { Knowledge = workspace.Knowledge(here.Value), Synonyms = Exact ? null : workspace.Thesaurus };
            Result = await open(here.Value).Search(query, cancel);
        }
        catch (IndexInUseException)
        {
            Busy = true;
            return;
        }

        Groups = [.. Result.Hits.GroupBy(hit => (hit.Nearness, FoldedText.Of(hit.Text).ToString())).Select(same => (same.First(), (IReadOnlyList<SearchHit>)[.. same.Skip(1)]))];
        Places = workspace.Catalogue.Places(here.Id, Result.Hits.Select(hit => hit.Passage));
        Rows = Result.Hits.Select(hit => hit.Passage.File).Distinct()
            .SelectMany(file => workspace.Catalogue.Paths(here.Id, file).Take(1)).ToDictionary(row => row.File);
        if (Part == 1) workspace.Audit.Append(User.Identity!.Name!, "search", $"{here.Name}: {Text.Of("Search.Audit", Query, Result.Total)}");
    }
}
