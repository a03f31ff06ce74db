using DocReview.Ledger;
using Microsoft.AspNetCore.Mvc;

namespace DocReview.Web;

/// <summary>来信来电来访登记: one entry.</summary>
[Demands(Capability.Petitions)]
public sealed class PetitionPage(Register register, RegisterSeal seal, AuditTrail audit, CurrentInspection here, TimeProvider clock) : RegisterEntryPage(register, seal, audit, here, RegisterKind.Petitions, clock)
{
    [Demands(Capability.Petitions)]
    public IActionResult OnPost() => Save();
}
