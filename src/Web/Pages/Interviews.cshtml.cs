using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>谈话记录登记.</summary>
[Demands(Capability.Interviews)]
public sealed class InterviewsPage(Register register, AuditTrail audit, CurrentInspection here) : RegisterPage(register, audit, here, RegisterKind.Interviews);
