using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>From the facts of an inspection to its decisions and findings. A pure function.</summary>
public static class CaseReview
{
    /// <summary>Rules in the order in which they are shown.</summary>
    public static IReadOnlyList<IRule> Rules { get; } =
    [
        new NoDeliberation(),
        new DeliberationAfterDecision(),
        new WrongForum(),
        new CirculatedInsteadOfMeeting(),
        new QuorumNotMet(),
        new DeviatesFromDecision(),
        new SplitPayment(),
        new AllowanceViolation(),
        new HospitalityNoLetter(),
        new HospitalityTooManyCompanions(),
        new HospitalityOverStandard(),
        new HospitalityDisguised(),
        new RecordGap(),
    ];

    public static CaseResult Of(CaseFacts facts)
    {
        var study = CaseStudy.Of(facts);
        return new(Decisions.Of(study), Rules.SelectMany(rule => rule.Check(study)).ToList());
    }
}

public sealed record CaseResult(IReadOnlyList<Decision> Decisions, IReadOnlyList<Finding> Findings);
