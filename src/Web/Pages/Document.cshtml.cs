using DocReview.Index;
using DocReview.Ledger;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Page = DocReview.Ledger.Page;

namespace DocReview.Web;

/// <summary>One file: what it says, page by page, what is known of it, and the place a reader was sent to.</summary>
public sealed class DocumentPage(Catalogue catalogue, FactStore facts, ReviewQueue queue, AuditTrail audit, CurrentInspection here) : PageModel
{
    /// <summary>So many passages stand on one screen: a worksheet may have a hundred thousand rows.</summary>
    public const int ScreenSize = 500;

    public IReadOnlyList<DocumentRow> Paths { get; private set; } = [];
    public DocumentRow First => Paths[0];
    public Document? Document { get; private set; }
    public IReadOnlyList<Fact> Facts { get; private set; } = [];
    public IReadOnlyList<DocumentRow> Entries { get; private set; } = [];
    public IReadOnlyList<QueuedFinding> Findings { get; private set; } = [];
    public Cited Cited { get; private set; } = Cited.Nothing;
    public Pager Pager { get; private set; } = new(1, ScreenSize, 0);

    public string FileName => First.Path[(First.Path.LastIndexOfAny(['/', '!']) + 1)..];

    /// <summary>A worksheet's rows are numbered as the program that made it numbers them.</summary>
    public bool IsWorkbook => First.Format is "xlsx" or "xls" or "csv" or "et";

    public IActionResult OnGet(string id, int? p, int[] start, int[] len, int? part)
    {
        var file = new FileId(id);
        Paths = catalogue.Paths(here.Id, file);
        if (Paths.Count == 0) return NotFound();
        audit.Append(User.Identity!.Name!, "document.view", $"{here.Name}: {First.Path}{(p is null ? "" : $" #{p}")}");
        Document = catalogue.LoadDocument(here.Id, file);
        if (Document is null)
        {
            if (First.Status is ContentStatus.Container) Entries = catalogue.Documents(here.Id, new DocumentFilter(Folder: First.Path));
            return Page();
        }

        Facts = facts.Of(file);
        Findings = queue.All(here.Id).Where(f => f.Finding.Evidence.Any(e => e.Source.Passage.File == file)).ToList();
        Cited = new Cited(p ?? 0, start.Zip(len, (from, length) => new Match(Math.Max(0, from), Math.Max(0, length))).ToList());
        var total = Document.Pages.Sum(page => page.Passages.Count);
        var at = p is { } number ? Document.Passages.TakeWhile(passage => passage.Id.Number < number).Count() : 0;
        Pager = new Pager(part ?? (at / ScreenSize) + 1, ScreenSize, total);
        return Page();
    }

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
