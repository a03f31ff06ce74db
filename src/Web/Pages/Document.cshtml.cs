using DocReview.Index;
using DocReview.Ingest;
using DocReview.Ledger;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Page = DocReview.Ledger.Page;

namespace DocReview.Web;

/// <summary>One file: its pages as they are seen, what they say, what is known of it, and the places a reader was sent to.</summary>
[Demands(Capability.Read)]
public sealed class DocumentPage(Workspace workspace, OpenIndex open, Catalogue catalogue, FactStore facts, Likenesses likenesses, ReviewQueue queue, AuditTrail audit, CurrentInspection here) : PageModel
{
    /// <summary>So many pages that have images stand on one screen.</summary>
    private const int PagesShown = 12;

    /// <summary>So many files that say nearly the same, and so many other places of a paragraph, are named.</summary>
    public const int LikesShown = 10, ElsewhereShown = 3;

    /// <summary>What was searched for when this document was found.</summary>
    [BindProperty(SupportsGet = true, Name = "q")] public string? Query { get; set; }
    [BindProperty(SupportsGet = true, Name = "exact")] public bool Exact { get; set; }

    public IReadOnlyList<DocumentRow> Paths { get; private set; } = [];
    public DocumentRow First => Paths[0];
    public DocumentOutline? Outline { get; private set; }
    public Document? Document => Outline?.Document;
    public IReadOnlyList<Fact> Facts { get; private set; } = [];
    public IReadOnlyList<DocumentRow> Entries { get; private set; } = [];
    public IReadOnlyList<CustodyPath> History { get; private set; } = [];
    public FileAccount? Account { get; private set; }
    public IReadOnlyList<(Alike Alike, DocumentRow Row)> Alike { get; private set; } = [];
    public ILookup<int, (Recurrence Elsewhere, Place? Place)> Recurrences { get; private set; } = Array.Empty<(Recurrence Elsewhere, Place? Place)>().ToLookup(at => 0);
    public IReadOnlyList<QueuedFinding> Findings { get; private set; } = [];
    public DocumentHits Hits { get; private set; } = new([], -1);
    public Cited Cited { get; private set; } = Cited.Nothing;
    public IReadOnlyList<DocumentScreen> Screens { get; private set; } = [];

    /// <summary>Which of them is shown; counts from 1.</summary>
    public int Part { get; private set; } = 1;
    public DocumentScreen Screen => Screens[Part - 1];

    /// <summary>The pages on this screen, each with those of its passages that stand on it.</summary>
    public IReadOnlyList<Leaf> Leaves { get; private set; } = [];

    public string FileName => First.Path[(First.Path.LastIndexOfAny(['/', '!']) + 1)..];

    /// <summary>A worksheet's rows are numbered as the program that made it numbers them.</summary>
    public bool IsWorkbook => First.Format is "xlsx" or "xls" or "csv" or "et" or "ods";

    /// <summary>Its pages are shown as images beside their text.</summary>
    public bool HasImages => PageDrawings.Draws(First.Format) && Document is not null && workspace.Vault.Holds(First.File);

    public async Task<IActionResult> OnGetAsync(string id, int? p, int[] start, int[] len, int? part, int? at, CancellationToken cancel)
    {
        var file = new FileId(id);
        // Bytes that were replaced under their path stay on record, and a comparison leads to them.
        Paths = catalogue.Paths(here.Id, file) is { Count: > 0 } paths ? paths : catalogue.AnyPath(here.Id, file) is { } replaced ? [replaced] : [];
        if (Paths.Count == 0) return NotFound();
        Outline = catalogue.LoadOutline(here.Id, file);
        if (Outline is not null) Screens = DocumentScreen.Of(Outline.Pages, HasImages ? PagesShown : int.MaxValue);
        if (at is { } page && Outline is not null) return Redirect($"{Request.PathBase}{Request.Path}{QueryString.Create([.. Asked, new("part", $"{PartOf(page)}")])}#page-{page}");
        audit.Append(User.Identity!.Name!, "document.view", $"{here.Name}: {First.Path}{(p is null ? "" : $" #{p}")}");
        (History, Account) = (catalogue.History(here.Id, file), catalogue.Account(file));
        if (Account?.Contained.Count > 0) Entries = catalogue.Documents(here.Id, new DocumentFilter(Folder: First.Path));
        if (Outline is null) return Page();
        LoadLikes(file);
        Facts = facts.Of(file);
        Findings = queue.Citing(here.Id, file);
        await LoadHits(file, p, start.Zip(len, (from, length) => new Match(Math.Max(0, from), Math.Max(0, length))).ToList(), cancel);
        var shown = p ?? Hits.At(Hits.Current)?.Passage ?? 1;
        Part = Math.Clamp(part ?? Screens.ToList().FindIndex(screen => screen.Holds(shown)) + 1, 1, Screens.Count);
        LoadLeaves(file);
        return Page();
    }

    private async Task LoadHits(FileId file, int? passage, IReadOnlyList<Match> cited, CancellationToken cancel)
    {
        IEnumerable<DocumentHit> found = [];
        if (!string.IsNullOrWhiteSpace(Query))
        {
            try
            {
                found = await DocumentHits.Search(open(here.Value), new SearchQuery(Query) { Knowledge = workspace.Knowledge(here.Value), Synonyms = Exact ? null : workspace.Thesaurus }, file, cancel);
            }
            catch (IndexInUseException)
            {
                // The place the reader was sent to is marked all the same.
            }
        }

        Hits = DocumentHits.Of(found, passage, cited);
        Cited = new Cited(passage ?? Hits.At(Hits.Current)?.Passage ?? 0, []) { Hits = Hits.All.ToLookup(hit => hit.Passage, hit => hit.Match) };
    }

    private void LoadLeaves(FileId file)
    {
        var passages = catalogue.LoadPassages(file, Screen.First, Screen.Last);
        Leaves = Outline!.Pages.Skip(Screen.FirstPage).Take(Screen.LastPage - Screen.FirstPage + 1).Select(extent =>
        {
            var page = extent.Page with { Passages = passages[extent.Page.Number].ToList() };
            var recognised = HasImages && page.Origin == TextOrigin.Recognised ? catalogue.RecognisedLines(file, page.Number) : null;
            return new Leaf(file, page, PageDrawings.WithoutLetters(First.Format, page), recognised is null ? [] : SeenLine.Of(recognised)) { Turned = recognised is { Turned: not 0 } };
        }).ToList();
    }

    private void LoadLikes(FileId file)
    {
        Alike = likenesses.Of(here.Id, file).Take(LikesShown).Select(alike => (alike, catalogue.AnyPath(here.Id, alike.Other)!)).ToList();
        var elsewhere = likenesses.Recurrences(here.Id, file);
        var places = catalogue.Places(here.Id, elsewhere.Select(at => at.Elsewhere));
        Recurrences = elsewhere.Select(at => (at, places.GetValueOrDefault(at.Elsewhere))).ToLookup(at => at.at.Number);
    }

    /// <summary>What came first is the old one.</summary>
    public (FileId Old, FileId New) InOrder(DocumentRow other) => other.Id < First.Id ? (other.File, First.File) : (First.File, other.File);

    /// <summary>The screen on which a page begins.</summary>
    public int PartOf(int page) => Math.Clamp(Screens.TakeWhile(screen => Outline!.Pages[screen.LastPage].Page.Number < page).Count() + 1, 1, Math.Max(1, Screens.Count));

    /// <summary>The search that led here, for addresses within the document.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Asked => string.IsNullOrWhiteSpace(Query) ? [] : Exact ? [new("q", Query), new("exact", "true")] : [new("q", Query)];

    /// <summary>What a page of it is called.</summary>
    public string NameOf(Page page) => IsWorkbook ? Text.Of("Document.Sheet", page.Number, page.Label ?? "") : Text.Of("Document.Page", page.Number);
}
