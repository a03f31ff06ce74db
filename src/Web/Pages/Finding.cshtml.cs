using DocReview.Ledger;
using DocReview.Review;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DocReview.Web;

/// <summary>One finding: what the records show, what speaks for an innocent reading, what is missing, and what a person makes of it.</summary>
[Demands(Capability.Read)]
public sealed class FindingPage(
    ReviewQueue queue, FactStore facts, Quotations quotations, Users users, AuditTrail audit, CurrentInspection here) : PageModel
{
    [BindProperty] public Judgement Judgement { get; set; } = new();
    [BindProperty(SupportsGet = true)] public FindingConditions Conditions { get; set; } = new();
    [TempData] public bool Saved { get; set; }

    public QueuedFinding Queued { get; private set; } = null!;
    public Finding Finding => Queued.Finding;
    public IRule? Rule { get; private set; }
    public IReadOnlyList<Quotation> Evidence { get; private set; } = [];
    public IReadOnlyList<Quotation> Exculpatory { get; private set; } = [];
    public Decision? Decision { get; private set; }
    public IReadOnlyList<Quotation> DecidedBy { get; private set; } = [];
    public IReadOnlyList<Quotation> Rejected { get; private set; } = [];
    public IReadOnlyList<ReviewStep> History { get; private set; } = [];
    public IReadOnlyList<string> People { get; private set; } = [];
    public QueuedFinding? Previous { get; private set; }
    public QueuedFinding? Next { get; private set; }

    /// <summary>How many papers the evidence comes from: a matter that rests on one alone is not yet proved by another.</summary>
    public int Papers => Finding.Evidence.Select(e => e.Source.Passage.File).Distinct().Count();

    public bool MayJudge => Roles.May(User, Capability.Judge);

    public IActionResult OnGet(string key)
    {
        if (!Load(key)) return NotFound();
        Judgement = Judgement.Of(Queued);
        audit.Append(User.Identity!.Name!, "finding.view", $"{here.Name}: {key} {Finding.Subject}");
        return Page();
    }

    [Demands(Capability.Judge)]
    public IActionResult OnPost(string key)
    {
        if (!Load(key)) return NotFound();
        var complaints = Judgement.Complaints(Queued).ToList();
        if (complaints.Count == 0 && Judgement.Save(queue, here.Id, Queued, User.Identity!.Name!) is not StepResult.Done and var result)
        {
            complaints.Add((nameof(Judgement.Note), Text.Of($"Finding.Result.{result}")));
            Load(key);
        }

        if (complaints.Count == 0)
        {
            Saved = true;
            return Redirect(Url.Finding(key) + Conditions.Query());
        }

        // What was typed stays in the form; only the version is that of what is shown now.
        foreach (var (field, words) in complaints) ModelState.AddModelError($"Judgement.{field}", words);
        ModelState.SetModelValue("Judgement.Version", Queued.Version, Queued.Version.ToString());
        return Page();
    }

    private bool Load(string key)
    {
        if (queue.Find(here.Id, key) is not { } found) return false;
        Queued = found;
        Rule = CaseReview.Rules.FirstOrDefault(rule => rule.Id == Finding.Kind);
        Evidence = quotations.Of(Finding.Evidence.Select(e => (e.Source, e.Role)));
        Exculpatory = quotations.Of(Finding.Exculpatory.Select(e => (e.Source, e.Why)));
        var places = Finding.Evidence.Select(e => e.Source.Passage).Concat(Finding.Exculpatory.Select(e => e.Source.Passage)).ToHashSet();
        Decision = facts.Decisions(here.Id).FirstOrDefault(decision => Finding.Evidence.Any(e => e.Source.Passage == decision.Source.Passage));
        if (Decision is { } decided)
        {
            DecidedBy = decided.Meeting is { } meeting && !places.Contains(meeting.Passage) ? quotations.Of([(meeting, Text.Of("Finding.Meeting"))]) : [];
            Rejected = quotations.Of(decided.Rejected.Select(r => (r.Source, r.Why)));
        }

        History = queue.History(here.Id, key);
        People = users.All().Select(user => user.Name).ToList();
        FindNeighbours(key);
        return true;
    }

    /// <summary>Next and previous in the queue as it was filtered, also after a judgement has taken this finding out of the filter.</summary>
    private void FindNeighbours(string key)
    {
        var all = Conditions.Sorted(queue.All(here.Id, withdrawn: true)).ToList();
        var at = all.FindIndex(f => f.Key == key);
        Previous = all.Take(at).LastOrDefault(Conditions.Holds);
        Next = all.Skip(at + 1).FirstOrDefault(Conditions.Holds);
    }
}
