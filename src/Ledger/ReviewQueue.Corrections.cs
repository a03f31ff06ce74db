using System.Globalization;
using Dapper;

namespace DocReview.Ledger;

/// <summary>立行立改: what was asked to be put right at once, of whom, by when, and what came back.</summary>
public sealed partial class ReviewQueue
{
    private const string Day = "yyyy-MM-dd";

    private sealed record CorrectionRow(
        long Id, string Key, string Asked, string AskedOf, string Due, string AskedBy, string AskedAt, string? Answer, string? AnsweredOn, string? AnsweredBy, long Settled);

    public StepResult AskCorrection(long inspection, string key, long version, string asked, string askedOf, DateOnly due, string who) => Step(
        inspection, key, version, who, new(StepAction.CorrectionAsked, $"{asked}（{askedOf}，{due.ToString(Day, CultureInfo.InvariantCulture)}）", f => (f, StepResult.Done)),
        c => c.Execute("""
            insert into correction (id, inspection, key, asked, asked_of, due, asked_by, asked_at) values (@id, @inspection, @key, @asked, @askedOf, @due, @who, @now)
            """, new { id = db.NextId(c, "correction"), inspection, key, asked = Storable.Text(asked), askedOf = Storable.Text(askedOf), due = due.ToString(Day, CultureInfo.InvariantCulture), who, now = db.Now() }));

    /// <param name="settled">False where what came back does not put it right yet; the last answer stands in the list, all of them in the history.</param>
    public StepResult AnswerCorrection(long inspection, long id, long version, string answer, DateOnly on, bool settled, string who) =>
        Corrections(inspection).FirstOrDefault(k => k.Id == id) is not { } correction ? StepResult.NotFound : Step(
            inspection, correction.Key, version, who, new(StepAction.CorrectionAnswered, $"{answer}（{on.ToString(Day, CultureInfo.InvariantCulture)}）", f => (f, StepResult.Done)),
            c => c.Execute("update correction set answer = @answer, answered_on = @on, answered_by = @who, settled = @settled where id = @id",
                new { id, answer = Storable.Text(answer), on = on.ToString(Day, CultureInfo.InvariantCulture), who, settled = settled ? 1L : 0 }));

    /// <summary>Open ones first, by the day on which they are due.</summary>
    /// <param name="key">Of one finding; null for all.</param>
    public IReadOnlyList<Correction> Corrections(long inspection, string? key = null, int skip = 0, int limit = int.MaxValue) => db.Read(c => c.Query<CorrectionRow>($"""
        select id as "Id", key as "Key", asked as "Asked", asked_of as "AskedOf", due as "Due", asked_by as "AskedBy", asked_at as "AskedAt", answer as "Answer",
               answered_on as "AnsweredOn", answered_by as "AnsweredBy", settled as "Settled" from correction
        where {CorrectionSeen} and (@key is null or key = @key) order by settled, due, id limit @limit offset @skip
        """, new { inspection, key, skip = (long)skip, limit = (long)limit }).Select(Of).ToList());

    /// <summary>How many there are, and how many of them were due before this day and are not settled.</summary>
    public (int All, int Overdue) CountCorrections(long inspection, DateOnly today) => db.Read(c => c.QuerySingle<(long All, long Overdue)>(
        $"select count(*), cast(coalesce(sum(case when settled = 0 and due < @today then 1 else 0 end), 0) as bigint) from correction where {CorrectionSeen}",
        new { inspection, today = today.ToString(Day, CultureInfo.InvariantCulture) })) is var (all, overdue) ? ((int)all, (int)overdue) : default;

    private string CorrectionSeen => $"inspection = @inspection and exists (select 1 from {Shown} where f.inspection = correction.inspection and f.key = correction.key)";

    /// <summary>What findings are about, by their keys; those out of sight are left out.</summary>
    public IReadOnlyDictionary<string, string> Subjects(long inspection, IEnumerable<string> keys) => db.Read(c => c.Query<(string Key, string Body)>(
            $"select key, body from {Shown} where inspection = @inspection and {db.In("key", "keys")}", new { inspection, keys = keys.Distinct().ToArray() })
        .ToDictionary(row => row.Key, row => LedgerJson.Read<Finding>(row.Body).Subject));

    private static Correction Of(CorrectionRow r) => new(
        r.Id, r.Key, r.Asked, r.AskedOf, DateOnly.Parse(r.Due, CultureInfo.InvariantCulture), r.AskedBy, LedgerDb.Moment(r.AskedAt), r.Answer,
        r.AnsweredOn is { } on ? DateOnly.Parse(on, CultureInfo.InvariantCulture) : null, r.AnsweredBy, r.Settled != 0);
}
