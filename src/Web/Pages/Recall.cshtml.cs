using DocReview.Ledger;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DocReview.Web;

/// <summary>What the search index missed when it was checked on itself.</summary>
[Demands(Capability.Read)]
public sealed class RecallPage(Workspace workspace, CurrentInspection here) : PageModel
{
    public RecallTally Tally { get; private set; } = RecallTally.None;
    public IReadOnlyList<RecallMiss> Misses { get; private set; } = [];
    public IReadOnlyDictionary<PassageId, Place> Places { get; private set; } = new Dictionary<PassageId, Place>();

    public void OnGet()
    {
        Tally = workspace.Recall.Of(here.Id, workspace.Indexes.Version);
        Misses = workspace.Recall.Misses(here.Id);
        Places = workspace.Catalogue.Places(here.Id, Misses.Select(miss => miss.Passage));
    }
}
