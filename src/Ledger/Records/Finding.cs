using System.Security.Cryptography;
using System.Text;

namespace DocReview.Ledger;

public enum Severity { High, Medium, Low }

/// <summary>A lead for a person, never a verdict: about a matter and its papers, not about a person's worth.</summary>
/// <param name="Kind">The rule that raised it (<c>NoDeliberation</c> …): the names of the contract.</param>
/// <param name="Reason">Chinese: what the records in custody show and do not show. Never accuses.</param>
/// <param name="Basis">Chinese: which rule in which version, with the day from which it applies.</param>
/// <param name="Evidence">The first is the paper it hangs on (its anchor), the others support it.</param>
/// <param name="Searched">What was searched in vain; null for findings that rest on what is there.</param>
/// <param name="Requests">Which records would settle it.</param>
public sealed record Finding(
    string Kind, DecisionCategory? Category, Severity Severity, string Subject, Money? Amount, PartialDate? Date, string Reason, string Basis,
    IReadOnlyList<Evidence> Evidence, IReadOnlyList<Exculpation> Exculpatory, SearchedFor? Searched, IReadOnlyList<string> Requests)
{
    /// <summary>What commonly explains such a matter innocently; from the rule.</summary>
    public string FalseAlarms { get; init; } = "";

    /// <summary>Made of the rule and the anchor, so that a re-run keeps status, notes and assignee.</summary>
    public string Key
    {
        get
        {
            var anchor = Evidence.Count > 0 ? $"{Evidence[0].Source.Passage.File}|{Evidence[0].Source.Quote}" : Subject;
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Kind}|{anchor}")))[..16];
        }
    }
}

/// <param name="Role">Chinese, short: 合同, 付款, 会议记录 …</param>
public sealed record Evidence(Citation Source, string Role);

/// <param name="Why">Chinese: why this passage may clear the matter.</param>
public sealed record Exculpation(Citation Source, string Why);

/// <param name="Documents">How many meeting records (or letters …) were looked through.</param>
/// <param name="Missing">Chinese: what of the period is not in custody or could not be read.</param>
public sealed record SearchedFor(int Documents, PartialDate? From, PartialDate? To, IReadOnlyList<string> Missing);

public enum ReviewStatus { New, InReview, Substantiated, Cleared, Transferred, Closed }
