using DocReview.Ledger;
using DocReview.Review;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DocReview.Web;

/// <summary>What each rule looks for and what it rests on: written from the rules themselves.</summary>
[Demands(Capability.Read)]
public sealed class RulesPage(ReviewQueue queue, CurrentInspection here) : PageModel
{
    public IReadOnlyList<IRule> Rules => CaseReview.Rules;
    public ILookup<string, QueuedFinding> Findings { get; private set; } = null!;

    public void OnGet() => Findings = queue.All(here.Id).ToLookup(f => f.Finding.Kind);
}
