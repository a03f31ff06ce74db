using System.Data.Common;
using Dapper;

namespace DocReview.Ledger;

/// <summary>The entries of the hand-over list (调阅清单) with which somebody has dealt. Nothing of it is told of papers and findings that whoever asks does not see.</summary>
public sealed class RecordRequests(LedgerDb db, AuditTrail audit, Catalogue catalogue, ReviewQueue queue, Sight sight)
{
    /// <summary>So many an inspection may hold.</summary>
    public const int Most = 5_000;

    private sealed record Row(long Id, string Source, string Zone, string Title, string Span, string Note, string State, string? Day, string ChangedBy, string ChangedAt);

    private const string Columns = """
        select id as "Id", source as "Source", zone as "Zone", title as "Title", span as "Span", note as "Note", state as "State", day as "Day", changed_by as "ChangedBy", changed_at as "ChangedAt" from request
        """;

    /// <summary>In the order in which they were written.</summary>
    public IReadOnlyList<RecordRequest> All(long inspection) =>
        [.. db.Read(c => c.Query<Row>($"{Columns} where inspection = @inspection order by id", new { inspection }).Select(Of).ToList()).Where(request => Sees(inspection, request))];

    /// <summary>Writes down how far entries are; those that are not on record yet are put there. Says so in the audit trail.</summary>
    /// <param name="day">Since when.</param>
    public void Tell(long inspection, IReadOnlyCollection<RecordRequest> entries, RequestState state, DateOnly day, string? note, string who) => db.Write(c =>
    {
        db.Lock(c, "request");
        foreach (var entry in entries)
        {
            if (Count(c, inspection) >= Most) return;
            c.Execute("""
                insert into request (id, inspection, source, zone, title, span, note, state, day, changed_by, changed_at) values (@id, @inspection, @Source, @zone, @title, @span, @note, @state, @day, @who, @at)
                on conflict (inspection, source) do update set title = excluded.title, span = excluded.span, state = excluded.state, day = excluded.day,
                    note = case when excluded.note = '' then request.note else excluded.note end, changed_by = excluded.changed_by, changed_at = excluded.changed_at
                """, Values(c, inspection, entry with { State = state, Day = day, Note = note?.Trim() ?? "" }, who));
            audit.Append(c, who, $"request.{state}", $"{inspection} {entry.Title} {entry.Span} {note}".TrimEnd());
        }
    });

    /// <summary>An entry that a person writes. False where there are too many.</summary>
    public bool Add(long inspection, string title, string span, string note, string who) => db.Write(c =>
    {
        db.Lock(c, "request");
        if (Count(c, inspection) >= Most) return false;
        var source = $"{RequestSource.ByHand}{db.NextId(c, "request")}";
        c.Execute("insert into request (id, inspection, source, zone, title, span, note, state, day, changed_by, changed_at) values (@id, @inspection, @Source, @zone, @title, @span, @note, @state, @day, @who, @at)",
            Values(c, inspection, new(0, source, Zone.Ordinary, title, span, note, RequestState.Open, null, who, default), who));
        audit.Append(c, who, "request.add", $"{inspection} {title} {span}".TrimEnd());
        return true;
    });

    private bool Sees(long inspection, RecordRequest request) => sight.Holds(request.Zone)
        && (RequestSource.FileOf(request.Source) is not { } file || catalogue.AnyPath(inspection, file) is not null)
        && (RequestSource.FindingOf(request.Source) is not { } key || queue.Find(inspection, key) is not null);

    private static long Count(DbConnection c, long inspection) => c.ExecuteScalar<long>("select count(*) from request where inspection = @inspection", new { inspection });

    private object Values(DbConnection c, long inspection, RecordRequest entry, string who) => new
    {
        id = db.NextId(c, "request"), inspection, Source = Storable.Text(entry.Source), zone = entry.Zone.ToString(), title = Storable.Text(entry.Title), span = Storable.Text(entry.Span),
        note = Storable.Text(entry.Note), state = entry.State.ToString(), day = entry.Day is { } day ? day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : null, who, at = db.Now(),
    };

    private static RecordRequest Of(Row r) => new(
        r.Id, r.Source, Enum.Parse<Zone>(r.Zone), r.Title, r.Span, r.Note, Enum.Parse<RequestState>(r.State), r.Day is { } day ? DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture) : null,
        r.ChangedBy, LedgerDb.Moment(r.ChangedAt));
}
