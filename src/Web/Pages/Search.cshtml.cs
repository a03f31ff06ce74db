using DocReview.Index;
using DocReview.Ledger;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DocReview.Web;

/// <summary>Full-text search. Every hit can be reached, and it is said what was searched and what could not be.</summary>
[Demands(Capability.Read)]
public sealed class SearchPage(Workspace workspace, Pipeline pipeline, CurrentInspection here) : PageModel
{
    public const int PageSize = 20;

    /// <summary>With fewer hits it is told what might be missing.</summary>
    private const int Few = 5;

    private const int LongestName = 60;

    [BindProperty(SupportsGet = true, Name = "part")] public int Part { get; set; } = 1;

    /// <summary>The saved search that is opened.</summary>
    [BindProperty(SupportsGet = true, Name = "saved")] public long? SavedId { get; set; }

    public SearchAsked Asked { get; private set; } = new("");
    public SearchResult? Result { get; private set; }
    public InspectionTraits Known { get; private set; } = null!;
    public IReadOnlyList<HitGroup> Groups { get; private set; } = [];
    public IReadOnlyList<Facet> Facets { get; private set; } = [];
    public IReadOnlyList<(string Label, SearchAsked Without)> Set => [.. Web.Facets.Set(Asked)];
    public IReadOnlyDictionary<PassageId, Place> Places { get; private set; } = new Dictionary<PassageId, Place>();
    public Pager Pager => new(Part, PageSize, Result?.Listed ?? 0);

    /// <summary>Set where the search that was opened is a saved one, as it was before.</summary>
    public SavedSearch? Saved { get; private set; }

    /// <summary>Hits since it was opened last.</summary>
    public int Came => Saved is { OpenedTotal: { } before } && Result is { } now ? (int)Math.Max(0, now.Listed - before) : 0;

    /// <summary>Files that are still being worked on.</summary>
    public int Waiting { get; private set; }

    /// <summary>Another process holds the index: nothing can be said.</summary>
    public bool Busy { get; private set; }

    public bool HasFew => Result is { Listed: < Few };
    public (int Pages, int Files) Unsure { get; private set; }
    public IReadOnlyList<(string Name, string Text)> NearNames { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Asked = SearchAsked.Of(Request.Query);
        Part = Math.Max(1, Part);
        if (Asked.IsNothing || await Search(cancel) is not { } found) return;
        (Result, Known) = (found.Result, found.Known);
        Facets = Web.Facets.Of(Asked, found);
        Groups = HitGroups.Of(Result.Hits, workspace.Likenesses.VersionsAmong(Result.Hits.Select(hit => hit.Passage.File).ToHashSet()));
        Places = workspace.Catalogue.Places(here.Id, Result.Hits.Select(hit => hit.Passage));
        Waiting = pipeline.Left(here.Value, workspace).Unread;
        if (HasFew) (Unsure, NearNames) = (workspace.Catalogue.UnsurePages(here.Id), NearSpellings.Of(workspace, here.Value, Asked.Text));
        Open();
        if (Part == 1) workspace.Audit.Append(User.Identity!.Name!, "search", $"{here.Name}: {Text.Of("Search.Audit", Asked.Text, Result.Total)}{string.Concat(Set.Select(set => $" [{set.Label}]"))}");
    }

    /// <summary>Keeps the search that stands in the address under a name.</summary>
    [Demands(Capability.Read)]
    public async Task<IActionResult> OnPostSaveAsync(string? name, bool shared, CancellationToken cancel)
    {
        Asked = SearchAsked.Of(Request.Query);
        if (Asked.IsNothing) return Redirect(Url.Content("~/search"));
        var total = (await Search(cancel))?.Result.Listed ?? 0;
        var kept = string.IsNullOrWhiteSpace(name) ? Asked.Text : name.Trim();
        var saved = workspace.Searches.Add(here.Id, User.Identity!.Name!, kept[..Math.Min(kept.Length, LongestName)], shared, Asked.Address, total);
        return Redirect(Url.Search(Asked) + (saved is null ? "&full=true" : $"&saved={saved.Id}"));
    }

    /// <summary>What stands before and after a hit in its paper, beginning and end cut off.</summary>
    public IEnumerable<string> Before(SearchHit hit) => Neighbour(hit, -1) is { } text ? [text.Length > Context ? $"…{text[^Context..]}" : text] : [];

    public IEnumerable<string> After(SearchHit hit) => Neighbour(hit, +1) is { } text ? [text.Length > Context ? $"{text[..Context]}…" : text] : [];

    private const int Context = 160;

    private string? Neighbour(SearchHit hit, int step) =>
        workspace.Catalogue.LoadPassage(hit.Passage with { Number = hit.Passage.Number + step })?.Text is { Length: > 0 } text ? text : null;

    private async Task<FoundHits?> Search(CancellationToken cancel)
    {
        try
        {
            return await workspace.HitsOf(here.Value).Find(Asked, (Part - 1) * PageSize, PageSize, cancel);
        }
        catch (IndexInUseException)
        {
            Busy = true;
            return null;
        }
    }

    /// <summary>What is seen now is no news the next time.</summary>
    private void Open()
    {
        if (SavedId is not { } id || workspace.Searches.Find(here.Id, User.Identity!.Name!, id) is not { } saved || saved.Asked != Asked.Address) return;
        Saved = saved;
        workspace.Searches.Opened(id, User.Identity!.Name!, Result!.Listed);
    }
}
