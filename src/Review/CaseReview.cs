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
        new NoDiscussionRecorded(),
        new LeaderSpokeFirst(),
        new AdHocMotion(),
        new DeviatesFromDecision(),
        new SplitPayment(),
        new ContractAfterPayment(),
        new ThirdPartyPayment(),
        new LargeCashPayment(),
        new GiftPurchase(),
        new PublicTravel(),
        new VehicleMisuse(),
        new AllowanceViolation(),
        new HospitalityNoLetter(),
        new HospitalityTooManyCompanions(),
        new HospitalityOverStandard(),
        new HospitalityLuxuryItems(),
        new HospitalityVenue(),
        new HospitalityDisguised(),
        new RecordGap(),
    ];

    public static CaseResult Of(CaseFacts facts)
    {
        var study = CaseStudy.Of(facts);
        var recognised = new RecognisedSources(facts);
        return new(
            Decisions.Of(study).Select(recognised.Marked).ToList(),
            OncePerFact(Rules.SelectMany(rule => rule.Check(study)).ToList()).Select(recognised.Marked).ToList());
    }

    /// <summary>One fact gives one main finding: that no meeting is found is told by the more particular finding on the same paper, where there is one.</summary>
    private static List<Finding> OncePerFact(List<Finding> findings)
    {
        var particular = findings.Where(f => f.Kind is "SplitPayment" or "CirculatedInsteadOfMeeting" or "WrongForum" or "AllowanceViolation").SelectMany(f => f.Evidence).Select(e => e.Source).ToHashSet();
        var gifts = findings.Where(f => f.Kind is "GiftPurchase" or "PublicTravel").Select(f => f.Evidence[0].Source).ToHashSet();
        return findings.Where(f => f.Kind switch
        {
            "NoDeliberation" => !particular.Contains(f.Evidence[0].Source),
            "HospitalityLuxuryItems" or "HospitalityDisguised" => !gifts.Contains(f.Evidence[0].Source),
            _ => true,
        }).ToList();
    }
}

public sealed record CaseResult(IReadOnlyList<Decision> Decisions, IReadOnlyList<Finding> Findings);
