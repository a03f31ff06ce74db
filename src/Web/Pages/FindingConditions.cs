using DocReview.Ledger;

namespace DocReview.Web;

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
    public long? Batch { get; set; }
    public Hold? Hold { get; set; }
    public bool AwaitsSecond { get; set; }
    public bool Overdue { get; set; }
    public FindingOrder Order { get; set; }

    public const string Nobody = "-";

    /// <summary>Whoever works through a batch or through what awaits a second reader is led on to the next.</summary>
    public bool LeadsOn => Batch is not null || AwaitsSecond;

    public QueueFilter Filter(DateOnly today) => new(
        Kind, Status, Severity, string.IsNullOrEmpty(Assignee) ? null : Assignee == Nobody ? "" : Assignee, Words, Withdrawn, Batch, Hold, AwaitsSecond, Overdue: Overdue ? today : null);

    /// <summary>The list without what its figures are counted by.</summary>
    public QueueFilter Base(DateOnly today) => new(Words: Words, Withdrawn: Withdrawn, Batch: Batch, Overdue: Overdue ? today : null);

    /// <summary>The conditions as a query string with its question mark; empty where none is set.</summary>
    public string Query()
    {
        var query = new QueryString();
        foreach (var (name, value) in Fields()) query = query.Add($"Conditions.{name}", value);
        return query.ToUriComponent();
    }

    /// <summary>Those that are set, as a form sends them.</summary>
    public IEnumerable<(string Name, string Value)> Fields() => new (string Name, string? Value)[]
    {
        (nameof(Kind), Kind), (nameof(Status), Status?.ToString()), (nameof(Severity), Severity?.ToString()), (nameof(Assignee), Assignee), (nameof(Words), Words),
        (nameof(Withdrawn), Withdrawn ? "true" : null), (nameof(Batch), Batch?.ToString()), (nameof(Hold), Hold?.ToString()), (nameof(AwaitsSecond), AwaitsSecond ? "true" : null),
        (nameof(Overdue), Overdue ? "true" : null), (nameof(Order), Order is FindingOrder.Severity ? null : Order.ToString()),
    }.Where(field => !string.IsNullOrEmpty(field.Value)).Select(field => (field.Name, field.Value!));
}

/// <summary>The figures beside the choices of each filter: how many there would be with that choice, the other filters as they are.</summary>
public sealed class FindingFigures(IReadOnlyList<QueueCount> counts, FindingConditions conditions)
{
    public IEnumerable<string> Kinds => counts.Select(c => c.Kind).Distinct().Order(StringComparer.Ordinal);
    public IEnumerable<string> People => counts.Select(c => c.Assignee).OfType<string>().Distinct().Order(StringComparer.Ordinal);

    public int Kind(string kind) => Sum(c => c.Kind == kind && OfStatus(c) && OfSeverity(c) && OfAssignee(c) && OfRest(c));
    public int Status(ReviewStatus status) => Sum(c => c.Status == status && OfKind(c) && OfSeverity(c) && OfAssignee(c) && OfRest(c));
    public int Severity(Severity severity) => Sum(c => c.Severity == severity && OfKind(c) && OfStatus(c) && OfAssignee(c) && OfRest(c));
    public int Assignee(string? assignee) => Sum(c => c.Assignee == assignee && OfKind(c) && OfStatus(c) && OfSeverity(c) && OfRest(c));
    public int Hold(Hold hold) => Sum(c => c.Hold == hold && OfKind(c) && OfStatus(c) && OfSeverity(c) && OfAssignee(c));
    public int AwaitsSecond => Sum(c => c.AwaitsSecond);
    public int All => Sum(_ => true);

    private int Sum(Func<QueueCount, bool> holds) => counts.Where(holds).Sum(c => c.Count);
    private bool OfKind(QueueCount c) => string.IsNullOrEmpty(conditions.Kind) || c.Kind == conditions.Kind;
    private bool OfStatus(QueueCount c) => conditions.Status is null || c.Status == conditions.Status;
    private bool OfSeverity(QueueCount c) => conditions.Severity is null || c.Severity == conditions.Severity;
    private bool OfAssignee(QueueCount c) => string.IsNullOrEmpty(conditions.Assignee) || c.Assignee == (conditions.Assignee == FindingConditions.Nobody ? null : conditions.Assignee);
    private bool OfRest(QueueCount c) => (conditions.Hold is null || c.Hold == conditions.Hold) && (!conditions.AwaitsSecond || c.AwaitsSecond);
}
