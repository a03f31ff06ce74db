using DocReview.Ledger;

namespace DocReview.Web;

public enum FindingOrder { Severity, Date, Amount, Rule }

/// <summary>Which findings, in which order, as it stands in an address: the queue and the next/previous of a finding share it.</summary>
public sealed class FindingConditions
{
    public string? Kind { get; set; }
    public ReviewStatus? Status { get; set; }
    public Severity? Severity { get; set; }

    /// <summary>A name, or <see cref="Nobody"/>.</summary>
    public string? Assignee { get; set; }
    public string? Words { get; set; }
    public bool Withdrawn { get; set; }
    public FindingOrder Order { get; set; }

    public const string Nobody = "-";

    public bool Holds(QueuedFinding queued) =>
        (string.IsNullOrEmpty(Kind) || queued.Finding.Kind == Kind)
        && (Status is null || queued.Status == Status)
        && (Severity is null || queued.Finding.Severity == Severity)
        && (string.IsNullOrEmpty(Assignee) || queued.Assignee == (Assignee == Nobody ? null : Assignee))
        && (Withdrawn || queued.WithdrawnAt is null)
        && (string.IsNullOrWhiteSpace(Words) || Texts(queued.Finding).Any(text => text.Contains(Words.Trim(), StringComparison.OrdinalIgnoreCase)));

    public IReadOnlyList<QueuedFinding> Sorted(IReadOnlyList<QueuedFinding> findings) => Order switch
    {
        FindingOrder.Date => findings.OrderBy(f => f.Finding.Date is null).ThenBy(f => f.Finding.Date).ToList(),
        FindingOrder.Amount => findings.OrderByDescending(f => f.Finding.Amount?.Fen ?? -1).ToList(),
        FindingOrder.Rule => findings,
        _ => findings.OrderBy(f => f.Finding.Severity).ToList(),
    };

    /// <summary>The conditions as a query string with its question mark; empty where none is set.</summary>
    public string Query()
    {
        var query = new QueryString();
        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value)) query = query.Add($"Conditions.{name}", value);
        }

        Add(nameof(Kind), Kind);
        Add(nameof(Status), Status?.ToString());
        Add(nameof(Severity), Severity?.ToString());
        Add(nameof(Assignee), Assignee);
        Add(nameof(Words), Words);
        Add(nameof(Withdrawn), Withdrawn ? "true" : null);
        Add(nameof(Order), Order is FindingOrder.Severity ? null : Order.ToString());
        return query.ToUriComponent();
    }

    private static IEnumerable<string> Texts(Finding finding) => [finding.Subject, finding.Reason, .. finding.Evidence.Select(e => e.Source.Quote)];
}
