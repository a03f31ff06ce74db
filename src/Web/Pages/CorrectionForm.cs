namespace DocReview.Web;

/// <summary>立行立改 as it is typed: what is asked, or what came back.</summary>
public sealed class CorrectionForm
{
    private const int LongestAhead = 366;

    public long Id { get; set; }
    public long Version { get; set; }
    public string? Asked { get; set; }
    public string? AskedOf { get; set; }
    public DateOnly? Due { get; set; }
    public string? Answer { get; set; }
    public DateOnly? AnsweredOn { get; set; }
    public bool Settled { get; set; }

    public IEnumerable<(string Field, string Words)> AskComplaints(DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(Asked)) yield return (nameof(Asked), Text.Of("Correction.AskedNeeded"));
        if (string.IsNullOrWhiteSpace(AskedOf)) yield return (nameof(AskedOf), Text.Of("Correction.AskedOfNeeded"));
        if (Due is not { } due || due < today || due > today.AddDays(LongestAhead)) yield return (nameof(Due), Text.Of("Correction.DueNeeded"));
    }

    public IEnumerable<(string Field, string Words)> AnswerComplaints(DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(Answer)) yield return (nameof(Answer), Text.Of("Correction.AnswerNeeded"));
        if (AnsweredOn is not { } on || on > today) yield return (nameof(AnsweredOn), Text.Of("Correction.AnsweredOnNeeded"));
    }
}
