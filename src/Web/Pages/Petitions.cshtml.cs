using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>来信来电来访登记.</summary>
[Demands(Capability.Petitions)]
public sealed class PetitionsPage(Register register, AuditTrail audit, CurrentInspection here) : RegisterPage(register, audit, here, RegisterKind.Petitions);
