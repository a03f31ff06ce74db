using DocReview.Ledger;
using Microsoft.AspNetCore.Mvc;

namespace DocReview.Web;

/// <summary>谈话记录登记: one entry.</summary>
[Demands(Capability.Interviews)]
public sealed class InterviewPage(Register register, RegisterSeal seal, AuditTrail audit, CurrentInspection here, TimeProvider clock) : RegisterEntryPage(register, seal, audit, here, RegisterKind.Interviews, clock)
{
    [Demands(Capability.Interviews)]
    public IActionResult OnPost() => Save();
}
