using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DocReview.Web;

/// <summary>Ready searches by what an inspection looks at: where to begin, never what to conclude.</summary>
[Demands(Capability.Read)]
public sealed class ChecklistsPage : PageModel
{
    public IReadOnlyList<Checklist> All => Checklist.All;
}
