using DocReview.Ledger;
using DocReview.Review;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DocReview.Web;

/// <summary>One finding: what the records show, what speaks for an innocent reading, what is missing, and what a person makes of it.</summary>
[Demands(Capability.Read)]
public sealed class FindingPage(
    ReviewQueue queue, FactStore facts, Quotations quotations, Chains chains, Users users, AuditTrail audit, CurrentInspection here, TimeProvider clock) : PageModel
{
    [BindProperty(Name = "Judgement")] public Judgement Judgement { get; set; } = new();
    [BindProperty(Name = "Correction")] public CorrectionForm Correction { get; set; } = new();
    [BindProperty(SupportsGet = true, Name = "Conditions")] public FindingConditions Conditions { get; set; } = new();

    /// <summary>The key of the finding that was saved last: this one, or the one before it in the batch.</summary>
    [TempData(Key = "SavedFinding")] public string? Saved { get; set; }

    /// <summary>Which of its forms: the draft of that one has done its work.</summary>
    [TempData] public string? SavedForm { get; set; }

    public QueuedFinding Queued { get; private set; } = null!;
    public Finding Finding => Queued.Finding;
    public IRule? Rule { get; private set; }
    public IReadOnlyList<Quotation> Evidence { get; private set; } = [];
    public IReadOnlyList<Quotation> Exculpatory { get; private set; } = [];
    public Decision? Decision { get; private set; }
    public ShownChain? Chain { get; private set; }
    public IReadOnlyList<Quotation> DecidedBy { get; private set; } = [];
    public IReadOnlyList<Quotation> Rejected { get; private set; } = [];
    public IReadOnlyList<ReviewStep> History { get; private set; } = [];
    public IReadOnlyList<Correction> Corrections { get; private set; } = [];
    public IReadOnlyList<string> People { get; private set; } = [];
    public QueuedFinding? SavedBefore { get; private set; }
    public Batch? Batch { get; private set; }
    public string? Previous { get; private set; }
    public string? Next { get; private set; }
    public DateOnly Today => Format.Day(clock.GetUtcNow());

    /// <summary>How many papers the evidence comes from: a matter that rests on one alone is not yet proved by another.</summary>
    public int Papers => Finding.Evidence.Select(e => e.Source.Passage.File).Distinct().Count();

    public bool MayJudge => Roles.May(User, Capability.Judge);
    public bool MaySign => Roles.MaySign(User, Queued.JudgedBy);

    /// <summary>What was wrong stands in the form of the corrections.</summary>
    public bool CorrectionFailed { get; private set; }
    public IReadOnlyList<Verdict> Choices => Judgement.Choices(Queued, MaySign);

    public IActionResult OnGet(string key)
    {
        if (!Load(key)) return NotFound();
        Judgement = Judgement.Of(Queued);
        SavedBefore = Saved is { } before && before != key ? queue.Find(here.Id, before) : null;
        audit.Append(User.Identity!.Name!, "finding.view", $"{here.Name}: {key} {Finding.Subject}");
        return Page();
    }

    [Demands(Capability.Judge)]
    public IActionResult OnPost(string key) => Change(key, "", Judgement.Version, complaints =>
    {
        complaints.AddRange(Judgement.Complaints(Queued, MaySign));
        return complaints.Count > 0 ? null : Judgement.Save(queue, here.Id, Queued, User.Identity!.Name!);
    });

    /// <summary>立行立改: asks for something to be put right at once.</summary>
    [Demands(Capability.Judge)]
    public IActionResult OnPostCorrection(string key) => Change(key, "Correction", Correction.Version, complaints =>
    {
        complaints.AddRange(Correction.AskComplaints(Today));
        return complaints.Count > 0 ? null : queue.AskCorrection(here.Id, key, Correction.Version, Correction.Asked!.Trim(), Correction.AskedOf!.Trim(), Correction.Due!.Value, User.Identity!.Name!);
    });

    /// <summary>What came back on it.</summary>
    [Demands(Capability.Judge)]
    public IActionResult OnPostAnswer(string key) => Change(key, $"Answer{Correction.Id}", Correction.Version, complaints =>
    {
        if (Corrections.All(asked => asked.Id != Correction.Id)) return StepResult.NotFound;
        complaints.AddRange(Correction.AnswerComplaints(Today));
        return complaints.Count > 0 ? null : queue.AnswerCorrection(here.Id, Correction.Id, Correction.Version, Correction.Answer!.Trim(), Correction.AnsweredOn!.Value, Correction.Settled, User.Identity!.Name!);
    });

    /// <param name="form">Empty for the judgement.</param>
    /// <param name="change">Says what is wrong with what was filled in, and then does nothing.</param>
    private IActionResult Change(string key, string form, long seen, Func<List<(string Field, string Words)>, StepResult?> change)
    {
        if (!Load(key)) return NotFound();
        var complaints = new List<(string Field, string Words)>();
        if (seen != Queued.Version) complaints.Add(("Note", Text.Of($"Finding.Result.{StepResult.ChangedMeanwhile}")));
        else if (change(complaints) is { } result and not StepResult.Done)
        {
            complaints.Add(("Note", Text.Of($"Finding.Result.{result}")));
            Load(key);
        }

        if (complaints.Count == 0)
        {
            (Saved, SavedForm) = (key, form);
            return Redirect(form == "" ? Onward(key) : Url.Finding(key) + Conditions.Query());
        }

        // What was typed stays in the form; only the version is that of what is shown now.
        CorrectionFailed = form != "";
        ModelState.Clear();
        foreach (var (field, words) in complaints) ModelState.AddModelError($"{(CorrectionFailed ? "Correction" : "Judgement")}.{field}", words);
        Judgement.Version = Correction.Version = Queued.Version;
        if (CorrectionFailed) Judgement = Judgement.Of(Queued);
        return Page();
    }

    /// <summary>After a judgement in a batch the next that waits there; after a comment the same page.</summary>
    private string Onward(string key)
    {
        var query = Conditions.Query();
        if (!Conditions.LeadsOn || Judgement.Verdict is Verdict.Comment or Verdict.TakeUp) return Url.Finding(key) + query;
        var next = queue.Following(here.Id, Conditions.Filter(Today) with { Ready = Conditions.Batch is not null }, Conditions.Order, key);
        return next is null ? Url.Content("~/findings") + query : Url.Finding(next) + query;
    }

    private bool Load(string key)
    {
        if (queue.Find(here.Id, key) is not { } found) return false;
        Queued = found;
        Rule = CaseReview.Rules.FirstOrDefault(rule => rule.Id == Finding.Kind);
        Evidence = quotations.Of(Finding.Evidence.Select(e => (e.Source, e.Role)));
        Exculpatory = quotations.Of(Finding.Exculpatory.Select(e => (e.Source, e.Why)));
        LoadDecision();
        History = queue.History(here.Id, key);
        Corrections = queue.Corrections(here.Id, key);
        People = users.All().Select(user => user.Name).ToList();
        Batch = Conditions.Batch is { } number ? queue.Batches(here.Id).FirstOrDefault(batch => batch.Id == number) : null;
        (Previous, Next) = queue.Neighbours(here.Id, Conditions.Filter(Today), Conditions.Order, key);
        return true;
    }

    private void LoadDecision()
    {
        var places = Finding.Evidence.Select(e => e.Source.Passage).Concat(Finding.Exculpatory.Select(e => e.Source.Passage)).ToHashSet();
        Decision = facts.DecisionAt(here.Id, Finding.Evidence.Select(e => e.Source.Passage));
        if (Decision is not { } decided) return;
        Chain = chains.Of(decided, Finding.Evidence.Select(e => e.Source));
        DecidedBy = decided.Meeting is { } meeting && !places.Contains(meeting.Passage) ? quotations.Of([(meeting, Text.Of("Finding.Meeting"))]) : [];
        Rejected = quotations.Of(decided.Rejected.Select(r => (r.Source, r.Why)));
    }
}
