using System.Text.RegularExpressions;
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
        new VoteCountMismatch(),
        new AbsentMemberCounted(),
        new DeviatesFromDecision(),
        new SplitPayment(),
        new ContractAfterPayment(),
        new ThirdPartyPayment(),
        new LargeCashPayment(),
        new GiftPurchase(),
        new PublicTravel(),
        new VehicleMisuse(),
        new DuplicateReimbursement(),
        new ConsecutiveInvoices(),
        new ImpossibleDate(),
        new AllowanceViolation(),
        new HospitalityNoLetter(),
        new HospitalityTooManyCompanions(),
        new HospitalityOverStandard(),
        new HospitalityLuxuryItems(),
        new HospitalityVenue(),
        new HospitalityDisguised(),
        new RecordGap(),
    ];

    public static CaseResult Of(CaseFacts facts) => Of(facts, Rules);

    public static CaseResult Of(CaseFacts facts, IReadOnlyList<IRule> rules) => Of(CaseStudy.Of(facts), rules);

    public static CaseResult Of(CaseStudy study, IReadOnlyList<IRule> rules)
    {
        var recognised = new RecognisedSources(study.Facts);
        var (findings, unfinished) = (new List<Finding>(), new List<UnfinishedRule>());
        foreach (var rule in rules)
            if (Run(rule, study, findings) is { } trouble) unfinished.Add(trouble);
        return new(WithFlaws(Decisions.Of(study), findings).Select(recognised.Marked).ToList(), OncePerFact(findings).Where(f => IsAskedFor(f, study.Facts.Settings)).Select(recognised.Marked).ToList(), unfinished);
    }

    /// <summary>That something was searched in vain is told of the period under review alone: the records of other times were never asked for.</summary>
    private static bool IsAskedFor(Finding finding, InspectionSettings settings) =>
        finding.Searched is null || finding.Kind == nameof(RecordGap) || finding.Date is not { } date || settings.Reviews(date.First, date.Last);

    /// <summary>One rule that fails stops neither the others nor the analysis; it is named.</summary>
    private static UnfinishedRule? Run(IRule rule, CaseStudy study, List<Finding> findings)
    {
        try
        {
            foreach (var finding in rule.Check(study)) findings.Add(finding);
            return null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return new(rule.Id, $"{exception.GetType().Name}: {exception.Message}", exception is RegexMatchTimeoutException { Input: { Length: > 0 } text } ? PaperWith(text, study.Facts) : null);
        }
    }

    /// <summary>A decision whose meeting is itself to be looked into is not plainly deliberated. Where all records of a year give results only, it is the way of recording that is to be asked about, not each decision.</summary>
    private static IEnumerable<Decision> WithFlaws(IEnumerable<Decision> decisions, List<Finding> findings)
    {
        const int WayOfRecording = 3;
        var flawed = findings.Where(f => f.Kind is "LeaderSpokeFirst" or "AdHocMotion" or "DeviatesFromDecision" || f.Kind == "NoDiscussionRecorded" && f.Evidence.Count(e => e.Role == "会议记录") < WayOfRecording).SelectMany(f => f.Evidence.Select(e => (e.Source, f.Kind))).ToLookup(x => x.Source, x => x.Kind);
        return decisions.Select(d => d is { Deliberation: Deliberation.Prior, Meeting: { } meeting } && flawed[meeting].FirstOrDefault() is { } kind
            ? d with { Deliberation = Deliberation.Flawed, Reasons = [.. d.Reasons, Rules.First(r => r.Id == kind).Title] } : d);
    }

    /// <summary>The paper on whose text a pattern took too long.</summary>
    private static string? PaperWith(string text, CaseFacts facts)
    {
        var line = text.Split('\n').MaxBy(l => l.Length)!;
        return facts.Documents.FirstOrDefault(d => d.Document.Passages.Any(p => p.Text.Contains(line, StringComparison.Ordinal)))?.Document.Path;
    }

    /// <summary>One fact gives one main finding: that no meeting is found is told by the more particular finding on the same paper, where there is one.</summary>
    private static List<Finding> OncePerFact(List<Finding> findings)
    {
        var particular = findings.Where(f => f.Kind is "SplitPayment" or "CirculatedInsteadOfMeeting" or "WrongForum" or "AllowanceViolation").SelectMany(f => f.Evidence).Select(e => e.Source).ToHashSet();
        var gifts = findings.Where(f => f.Kind is "GiftPurchase" or "PublicTravel").Select(f => f.Evidence[0].Source).ToHashSet();
        var disguised = findings.Where(f => f.Kind == "HospitalityDisguised").Select(f => f.Evidence[0].Source).ToHashSet();
        return findings.Where(f => f.Kind switch
        {
            "NoDeliberation" => !particular.Contains(f.Evidence[0].Source),
            "HospitalityDisguised" => !gifts.Contains(f.Evidence[0].Source),
            "HospitalityLuxuryItems" => !gifts.Contains(f.Evidence[0].Source) && !disguised.Contains(f.Evidence[0].Source),
            _ => true,
        }).ToList();
    }
}

/// <param name="Unfinished">Rules that broke off; empty where all ran to their end.</param>
public sealed record CaseResult(IReadOnlyList<Decision> Decisions, IReadOnlyList<Finding> Findings, IReadOnlyList<UnfinishedRule> Unfinished);
