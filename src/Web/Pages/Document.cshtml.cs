using DocReview.Index;
using DocReview.Ledger;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Page = DocReview.Ledger.Page;

namespace DocReview.Web;

/// <summary>One file: what it says, page by page, what is known of it, and the place a reader was sent to.</summary>
public sealed class DocumentPage(Catalogue catalogue, FactStore facts, Likenesses likenesses, ReviewQueue queue, AuditTrail audit, CurrentInspection here) : PageModel
{
    /// <summary>So many passages stand on one screen: a worksheet may have a hundred thousand rows.</summary>
    public const int ScreenSize = 500;

    /// <summary>So many files that say nearly the same, and so many other places of a paragraph, are named.</summary>
    public const int LikesShown = 10, ElsewhereShown = 3;

    public IReadOnlyList<DocumentRow> Paths { get; private set; } = [];
    public DocumentRow First => Paths[0];
    public Document? Document { get; private set; }
    public IReadOnlyList<Fact> Facts { get; private set; } = [];
    public IReadOnlyList<DocumentRow> Entries { get; private set; } = [];
    public IReadOnlyList<CustodyPath> History { get; private set; } = [];
    public FileAccount? Account { get; private set; }
    public IReadOnlyList<(Alike Alike, DocumentRow Row)> Alike { get; private set; } = [];
    public ILookup<int, (Recurrence Elsewhere, Place? Place)> Recurrences { get; private set; } = Array.Empty<(Recurrence Elsewhere, Place? Place)>().ToLookup(at => 0);
    public IReadOnlyList<QueuedFinding> Findings { get; private set; } = [];
    public Cited Cited { get; private set; } = Cited.Nothing;
    public Pager Pager { get; private set; } = new(1, ScreenSize, 0);

    public string FileName => First.Path[(First.Path.LastIndexOfAny(['/', '!']) + 1)..];

    /// <summary>A worksheet's rows are numbered as the program that made it numbers them.</summary>
    public bool IsWorkbook => First.Format is "xlsx" or "xls" or "csv" or "et" or "ods";

    public IActionResult OnGet(string id, int? p, int[] start, int[] len, int? part)
    {
        var file = new FileId(id);
        // Bytes that were replaced under their path stay on record, and a comparison leads to them.
        Paths = catalogue.Paths(here.Id, file) is { Count: > 0 } paths ? paths : catalogue.AnyPath(here.Id, file) is { } replaced ? [replaced] : [];
        if (Paths.Count == 0) return NotFound();
        audit.Append(User.Identity!.Name!, "document.view", $"{here.Name}: {First.Path}{(p is null ? "" : $" #{p}")}");
        (History, Account) = (catalogue.History(here.Id, file), catalogue.Account(file));
        if (Account?.Contained.Count > 0) Entries = catalogue.Documents(here.Id, new DocumentFilter(Folder: First.Path));
        Document = catalogue.LoadDocument(here.Id, file);
        if (Document is null) return Page();
        LoadLikes(file);
        Facts = facts.Of(file);
        Findings = queue.All(here.Id).Where(f => f.Finding.Evidence.Any(e => e.Source.Passage.File == file)).ToList();
        Cited = new Cited(p ?? 0, start.Zip(len, (from, length) => new Match(Math.Max(0, from), Math.Max(0, length))).ToList());
        var total = Document.Pages.Sum(page => page.Passages.Count);
        var at = p is { } number ? Document.Passages.TakeWhile(passage => passage.Id.Number < number).Count() : 0;
        Pager = new Pager(part ?? (at / ScreenSize) + 1, ScreenSize, total);
        return Page();
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

    /// <summary>The pages on this screen, each with those of its passages that stand on it.</summary>
    public IEnumerable<(Page Page, IReadOnlyList<Passage> Passages)> Screen()
    {
        var (from, to) = (Pager.First - 1, Pager.Last);
        var at = 0;
        foreach (var page in Document!.Pages)
        {
            var passages = page.Passages.Skip(Math.Max(0, from - at)).Take(to - Math.Max(from, at)).ToList();
            at += page.Passages.Count;
            if (passages.Count > 0 || (page.Passages.Count == 0 && at > from && at <= to)) yield return (page, passages);
        }
    }

    /// <summary>The part of the list in which a page begins.</summary>
    public int PartOf(Page page) => (Document!.Pages.TakeWhile(other => other.Number < page.Number).Sum(other => other.Passages.Count) / ScreenSize) + 1;
}
