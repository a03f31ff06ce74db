using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>What a query may ask of the ledger of one inspection. Reads only what is asked for.</summary>
public sealed class LedgerKnowledge(Catalogue catalogue, FactStore facts, KnownFiles files, KnownNames names, Inspection inspection) : IQueryKnowledge
{
    public IReadOnlyCollection<string> Names => names.Of(inspection);

    public IReadOnlySet<FileId>? Files(FileCondition condition, string value) => condition switch
    {
        FileCondition.Genre => GenreNames.Of(value) is { Count: > 0 } genres ? Documents(row => row.Genre is { } genre && genres.Contains(genre)) : null,
        FileCondition.Issuer => Documents(row => row.Issuer is { } issuer && Holds(issuer, value)),
        FileCondition.Name => Documents(row => row.Paths.Any(path => Holds(path, value))),
        _ => facts.All<Meeting>(inspection.Id).Where(meeting => Holds(meeting.Name, value) || Holds(Text.Of(meeting.Body), value)).Select(meeting => meeting.Source.Passage.File).ToHashSet(),
    };

    public IReadOnlySet<FileId> Dated(DateOnly first, DateOnly last) => catalogue.Files(inspection.Id, new DocumentFilter(From: first, To: last));

    public IReadOnlySet<PassageId>? Passages(PassageCondition condition, string value) => condition switch
    {
        PassageCondition.Act => Value(value, Acts) is { } outcome ? Items(outcome) : null,
        _ => Value(value, Kinds) is { } category ? Papers(category) : null,
    };

    private HashSet<FileId> Documents(Func<FileTraits, bool> condition) => files.Of(inspection).Files.Values.Where(condition).Select(row => row.File).ToHashSet();

    private HashSet<PassageId> Items(Outcome outcome) => facts.All<Meeting>(inspection.Id).SelectMany(meeting => meeting.Agenda).Where(item => item.Outcome == outcome)
        .SelectMany(item => new[] { item.Source, item.Resolution }.OfType<Citation>().Select(citation => citation.Passage)).ToHashSet();

    private HashSet<PassageId> Papers(DecisionCategory category) =>
    [
        .. facts.All<Execution>(inspection.Id).Where(execution => execution.Categories.Contains(category)).Select(execution => execution.Source.Passage),
        .. facts.Decisions(inspection.Id).Where(decision => decision.Categories.Contains(category)).SelectMany(decision => new[] { decision.Source, decision.Meeting }.OfType<Citation>().Select(citation => citation.Passage)),
    ];

    private static readonly Dictionary<string, Outcome> Acts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["DECIDE"] = Outcome.Decided, ["REPORT"] = Outcome.Noted, ["DEFER"] = Outcome.Deferred, ["REJECT"] = Outcome.Rejected,
    };

    private static readonly Dictionary<string, DecisionCategory> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["MAJOR"] = DecisionCategory.MajorDecision, ["PERSONNEL"] = DecisionCategory.Personnel, ["PROJECT"] = DecisionCategory.Project, ["MONEY"] = DecisionCategory.LargeFund,
    };

    /// <summary>By its short name, by the name in lists of the program (Decided), or by its word on the screen.</summary>
    private static T? Value<T>(string typed, Dictionary<string, T> shortNames) where T : struct, Enum =>
        shortNames.TryGetValue(typed, out var named) || Enum.TryParse(typed, true, out named) && Enum.IsDefined(named) ? named
        : Enum.GetValues<T>().Where(value => Holds(Text.Of(value), typed)).Select(value => (T?)value).FirstOrDefault();

    private static bool Holds(string text, string sought) => FoldedText.Of(sought) is { Length: > 0 } folded && FoldedText.Of(text).Characters.IndexOf(folded.Characters) >= 0;
}
