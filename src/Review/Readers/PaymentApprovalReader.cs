using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>Payment slips as acts of approval, with the meeting they appeal to; a slip by which the unit lends to another is a loan.</summary>
public sealed class PaymentApprovalReader : IFactReader
{
    public bool Reads(Document document, Profile profile) => new ExpenditureReader().Reads(document, profile) && !Drafts.Is(document);

    public IEnumerable<Fact> Read(Document document, Profile profile) =>
        Paper.In(document, SpendingTables.In(document).Select(t => t.Grid)).Select(paper => PaymentSlip.Of(paper, document, profile)).OfType<PaymentSlip>().Select(slip => Of(slip, profile));

    private static Execution Of(PaymentSlip slip, Profile profile) => slip.IsLoan
        ? new Execution(slip.Source, ExecutionKind.Loan, [DecisionCategory.MajorDecision, DecisionCategory.LargeFund], $"借款给{slip.Payee}：{slip.Purpose}", slip.Amount, slip.Date, Parties(slip), profile.Issuer, slip.Number, slip.Claim)
        : new Execution(slip.Source, ExecutionKind.PaymentApproval, CategoriesOf.Spending(slip.Purpose, slip.Account), slip.Purpose, slip.Amount, slip.Date, Parties(slip), profile.Issuer, slip.Number, slip.Claim);

    private static IReadOnlyList<string> Parties(PaymentSlip slip) => slip.Payee is { Length: > 0 } payee ? [payee] : [];
}
