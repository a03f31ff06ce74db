using DocReview.Ledger;

namespace DocReview.Review;

/// <summary>From the facts of an inspection to its decisions and findings. A pure function.</summary>
public static class CaseReview
{
    /// <summary>Rules in the order in which they are shown.</summary>
    public static IReadOnlyList<IRule> Rules { get; } = [];

    public static CaseResult Of(CaseFacts facts) => new([], Rules.SelectMany(rule => rule.Check(facts)).ToList());
}

public sealed record CaseResult(IReadOnlyList<Decision> Decisions, IReadOnlyList<Finding> Findings);
