using DocReview.Ledger;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DocReview.Web;

/// <summary>Who did what: for the leader of the group.</summary>
[Demands(Capability.Audit)]
public sealed class AuditPage(AuditTrail audit, Inspections inspections, Recusals recusals) : PageModel
{
    public const int PageSize = 200;

    [BindProperty(SupportsGet = true)] public long? Before { get; set; }

    public IReadOnlyList<AuditEntry> Entries { get; private set; } = [];
    public AuditCheck? Check { get; private set; }
    public AuditHead Head { get; private set; } = null!;

    public void OnGet()
    {
        Head = audit.Head();
        var recused = recusals.Of(User.Identity!.Name!);
        var hidden = inspections.All().Where(inspection => recused.Contains(inspection.Id)).ToList();
        Entries = [.. audit.Latest(PageSize, Before ?? long.MaxValue).Select(entry => hidden.Exists(inspection => IsOf(entry, inspection)) ? entry with { Subject = Text.Of("Audit.Recused") } : entry)];
    }

    /// <summary>Entries name their inspection first: by its name and a colon, or by its number.</summary>
    private static bool IsOf(AuditEntry entry, Inspection inspection) =>
        new[] { $"{inspection.Name}: ", $"{inspection.Id}/", $"{inspection.Id} " }.Any(beginning => entry.Subject.StartsWith(beginning, StringComparison.Ordinal));

    [Demands(Capability.Audit)]
    public void OnPost()
    {
        Check = audit.Verify();
        OnGet();
    }
}
