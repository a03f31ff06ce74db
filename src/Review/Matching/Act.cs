using System.Runtime.CompilerServices;
using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>What carries a matter out, as one paper tells it: an execution or an expenditure, with the document it stands in.</summary>
/// <param name="Kind">Null for an expenditure.</param>
/// <param name="Date">Its own date, else that of its document.</param>
public sealed record Act(
    CaseDocument Document, Fact Fact, ExecutionKind? Kind, IReadOnlyList<DecisionCategory> Categories, string Subject, Money? Amount, PartialDate? Date,
    IReadOnlyList<string> Parties, ClaimedDeliberation? Claim)
{
    public IReadOnlySet<string> Grams { get; } = SubjectText.Grams(Subject);
    public IReadOnlySet<string> Places { get; } = SubjectText.Places(Subject);

    public string? Section { get; } = SubjectText.Section(Subject);
    public bool IsInstalment { get; } = AmountMatch.IsInstalment(Subject);
    public IReadOnlySet<int> Years { get; } = SubjectText.Years(Subject);

    public bool Equals(Act? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    public Citation Source => Fact.Source;

    public static IReadOnlyList<Act> AllOf(CaseFacts facts) =>
        facts.Documents.SelectMany(d => d.Facts.Select(fact => fact switch
        {
            Execution e => Of(d, e),
            Expenditure e => Of(d, e),
            _ => null,
        })).OfType<Act>().Distinct(SameWords.Comparer).ToList();

    private static Act Of(CaseDocument document, Execution e) =>
        new(document, e, e.Kind, e.Categories, e.Subject, e.Amount, e.Date ?? document.Profile.Date, e.Parties, e.Claim);

    private static Act Of(CaseDocument document, Expenditure e) =>
        new(document, e, null, CategoriesOf.Spending(e.Purpose, null, e.Amount), e.Purpose, e.Amount, e.Date ?? document.Profile.Date, e.Payee is { Length: > 0 } p ? [p] : [], e.Claim);

    /// <summary>合同, 付款 …: the role it plays as evidence.</summary>
    public string Role => Kind switch
    {
        ExecutionKind.Appointment => "任免文件",
        ExecutionKind.Hiring => "聘用文件",
        ExecutionKind.Contract => "合同",
        ExecutionKind.Supplement => "补充协议",
        ExecutionKind.Lease => "租赁合同",
        ExecutionKind.Award => "中标（成交）通知",
        ExecutionKind.DirectAward => "直接委托",
        ExecutionKind.PaymentApproval => "付款审批",
        ExecutionKind.Allowance => "发放依据",
        ExecutionKind.AssetDisposal => "资产处置",
        ExecutionKind.Loan => "借款",
        ExecutionKind.Guarantee => "担保",
        ExecutionKind.Variation => "变更签证",
        ExecutionKind.Settlement => "结算",
        ExecutionKind.Circulation => "传阅会签",
        ExecutionKind.Resolution => "决定",
        ExecutionKind.Plan => "方案",
        _ => "付款",
    };

    /// <summary>The paper that best stands for the matter: lower comes first.</summary>
    public int Rank => Kind switch
    {
        ExecutionKind.Contract or ExecutionKind.Lease or ExecutionKind.Appointment or ExecutionKind.Hiring or ExecutionKind.Loan or ExecutionKind.Guarantee or ExecutionKind.Variation or ExecutionKind.AssetDisposal => 0,
        ExecutionKind.Supplement or ExecutionKind.Settlement => 1,
        ExecutionKind.Award or ExecutionKind.DirectAward => 2,
        ExecutionKind.Circulation or ExecutionKind.Allowance => 3,
        ExecutionKind.PaymentApproval => 4,
        null => 5,
        _ => 6,
    };

    /// <summary>Binds the unit or moves money: such acts must come after the deliberation; an award or a plan may come before.</summary>
    public bool Binds => Kind is not (ExecutionKind.Award or ExecutionKind.DirectAward or ExecutionKind.Settlement or ExecutionKind.Circulation or ExecutionKind.Plan or ExecutionKind.Resolution);

    public bool Pays => Kind is null or ExecutionKind.PaymentApproval;

    /// <summary>Adds to a work under contract, or pays for what was added: a matter of its own, which the meeting that decided the contract has not decided.</summary>
    public bool IsVariation { get; } = Kind == ExecutionKind.Variation || Kind is null or ExecutionKind.PaymentApproval && Variations.PaidFor(Subject);

    public bool IsPersonnel => Kind is ExecutionKind.Appointment or ExecutionKind.Hiring;

    /// <summary>One file copied under two names of different bytes, or read twice, tells an act once.</summary>
    private sealed class SameWords : IEqualityComparer<Act>
    {
        public static readonly SameWords Comparer = new();

        public bool Equals(Act? a, Act? b) => a is not null && b is not null && a.Source.Passage == b.Source.Passage && a.Kind == b.Kind && a.Amount == b.Amount && a.Subject == b.Subject;

        public int GetHashCode(Act act) => HashCode.Combine(act.Source.Passage, act.Kind, act.Amount);
    }
}
