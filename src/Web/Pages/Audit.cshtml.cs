using DocReview.Ledger;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DocReview.Web;

/// <summary>Who did what: for the leader of the group.</summary>
[Demands(Capability.Audit)]
public sealed class AuditPage(AuditTrail audit) : PageModel
{
    public const int PageSize = 200;

    [BindProperty(SupportsGet = true)] public long? Before { get; set; }

    public IReadOnlyList<AuditEntry> Entries { get; private set; } = [];
    public AuditCheck? Check { get; private set; }
    public AuditHead Head { get; private set; } = null!;

    public void OnGet()
    {
        Head = audit.Head();
        Entries = audit.Latest(PageSize, Before ?? long.MaxValue);
    }

    [Demands(Capability.Audit)]
    public void OnPost()
    {
        Check = audit.Verify();
        OnGet();
    }
}
