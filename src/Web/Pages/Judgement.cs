using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>What a person may make of a finding, each with a key of its own.</summary>
public enum Verdict { Comment, TakeUp, Lead, Clear, Records, Later, Transfer, SignOff, Close, Reopen }

/// <summary>What a person has filled in about a finding.</summary>
public sealed class Judgement
{
    public Verdict Verdict { get; set; }
    public string? Assignee { get; set; }
    public string? Note { get; set; }

    /// <summary>The innocent explanation that was considered, in free words: without one, or one of the usual ones, nothing is held to be so.</summary>
    public string? Innocent { get; set; }

    /// <summary>Which of the usual explanations were considered, by their numbers.</summary>
    public List<string> Considered { get; set; } = [];

    /// <summary>The version of the finding that was on the screen.</summary>
    public long Version { get; set; }

    public static Judgement Of(QueuedFinding queued) => new() { Assignee = queued.Assignee, Version = queued.Version };

    /// <summary>The key that chooses it; none of them moves through the list.</summary>
    public static char Key(Verdict verdict) => verdict switch
    {
        Verdict.TakeUp => 't', Verdict.Lead => 'a', Verdict.Clear => 'x', Verdict.Records => 'r', Verdict.Later => 'l', Verdict.Transfer => 'f', Verdict.SignOff => 's', Verdict.Close => 'e',
        Verdict.Reopen => 'b', _ => 'c',
    };

    /// <summary>Whether it may be sent off without a word of reason.</summary>
    public static bool NeedsNoWords(Verdict verdict) => verdict is Verdict.TakeUp or Verdict.Later or Verdict.SignOff or Verdict.Close;

    /// <summary>What can be done now; signing only by whoever <paramref name="maySign"/>.</summary>
    public static IReadOnlyList<Verdict> Choices(QueuedFinding queued, bool maySign) => queued.Status switch
    {
        ReviewStatus.New => [Verdict.Lead, Verdict.Clear, Verdict.Records, Verdict.Later, Verdict.Transfer, Verdict.TakeUp, Verdict.Comment],
        ReviewStatus.InReview => [Verdict.Lead, Verdict.Clear, Verdict.Records, Verdict.Later, Verdict.Transfer, Verdict.Comment],
        _ when queued.AwaitsSecond => maySign ? [Verdict.SignOff, Verdict.Reopen, Verdict.Comment] : [Verdict.Reopen, Verdict.Comment],
        ReviewStatus.Closed => [Verdict.Reopen, Verdict.Comment],
        _ => [Verdict.Close, Verdict.Reopen, Verdict.Comment],
    };

    /// <summary>The usual innocent explanations of the rule, one by one.</summary>
    public static IReadOnlyList<string> Usual(Finding finding) =>
        finding.FalseAlarms.Split(['；', '\n', '。'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public bool Considers(int number) => Considered.SelectMany(chosen => chosen.Split(',')).Contains(number.ToString());

    public IEnumerable<(string Field, string Words)> Complaints(QueuedFinding queued, bool maySign)
    {
        if (Verdict is Verdict.SignOff && queued.AwaitsSecond && !maySign) yield return (nameof(Verdict), Text.Of("Finding.Result.OwnJudgement"));
        else if (!Choices(queued, maySign).Contains(Verdict)) yield return (nameof(Verdict), Text.Of("Finding.Result.NotAllowed"));
        if (Verdict is not Verdict.Comment && !NeedsNoWords(Verdict) && Blank(Note) is null) yield return (nameof(Note), Text.Of(Verdict is Verdict.Records ? "Finding.RecordsNeeded" : "Finding.NoteNeeded"));
        if (Verdict is Verdict.Lead && Explanation(queued.Finding).Length == 0) yield return (nameof(Innocent), Text.Of("Finding.InnocentNeeded"));
        if (Verdict is Verdict.Comment && Blank(Assignee) == queued.Assignee && Blank(Note) is null) yield return (nameof(Note), Text.Of("Finding.NothingToSave"));
    }

    /// <summary>Each change is a step of the history; the note goes with the last one.</summary>
    public StepResult Save(ReviewQueue queue, long inspection, QueuedFinding queued, string who)
    {
        var (version, note, result) = (Version, Blank(Note) ?? "", StepResult.Done);
        if (Blank(Assignee) != queued.Assignee) result = queue.Assign(inspection, queued.Key, version++, Blank(Assignee), who);
        if (result is StepResult.Done && queued.Status is ReviewStatus.New && Verdict is Verdict.Lead or Verdict.Clear or Verdict.Transfer)
            result = queue.Move(inspection, queued.Key, version++, ReviewStatus.InReview, who, "");
        if (result is not StepResult.Done) return result;
        StepResult Move(ReviewStatus to) => queue.Move(inspection, queued.Key, version, to, who, note, to is ReviewStatus.Substantiated ? Explanation(queued.Finding) : "");
        return Verdict switch
        {
            Verdict.Lead => Move(ReviewStatus.Substantiated),
            Verdict.Clear => Move(ReviewStatus.Cleared),
            Verdict.Transfer => Move(ReviewStatus.Transferred),
            Verdict.Close => Move(ReviewStatus.Closed),
            Verdict.TakeUp or Verdict.Reopen => Move(ReviewStatus.InReview),
            Verdict.Records => queue.PutOff(inspection, queued.Key, version, Hold.Records, who, note),
            Verdict.Later => queue.PutOff(inspection, queued.Key, version, Hold.Later, who, note),
            Verdict.SignOff => queue.Sign(inspection, queued.Key, version, who, note),
            _ => note.Length > 0 ? queue.Note(inspection, queued.Key, version, who, note) : StepResult.Done,
        };
    }

    /// <summary>One line for each explanation.</summary>
    private string Explanation(Finding finding) =>
        string.Join('\n', Usual(finding).Where((_, i) => Considers(i)).Append(Innocent?.Trim() ?? "").Where(line => line.Length > 0));

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
