using System.Data.Common;
using Dapper;

namespace DocReview.Ledger;

/// <summary>A document with what its readers found: the first fact is its profile.</summary>
public sealed record ReadDocument(Document Document, IReadOnlyList<Fact> Facts)
{
    public Profile Profile => (Profile)Facts[0];
}

/// <summary>What documents say, and what was decided on the strength of it. Derived: all of it can be read anew.</summary>
public sealed partial class FactStore(LedgerDb db, Catalogue catalogue, Sight? seen = null)
{
    private readonly Sight sight = seen ?? Sight.Everything;

    /// <summary>Replaces all facts of a file. The first is its profile, from which lists are filtered.</summary>
    /// <param name="traits">By what the text is found again in others; null where it is not compared.</param>
    public void Replace(FileId file, string version, IReadOnlyList<Fact> facts, TextTraits? traits = null) => db.WriteDerived(c =>
    {
        Likenesses.Put(db, c, file, traits);
        c.Execute("delete from fact where file = @file", new { file = file.Value });
        c.Execute("insert into fact (file, number, kind, body, variety, who, day, amount, words) values (@file, @number, @kind, @body, @Variety, @Who, @Day, @Amount, @Words)", facts.Select((fact, i) =>
        {
            var row = new DynamicParameters(new { file = file.Value, number = (long)i, kind = fact.GetType().Name, body = Storable.Text(LedgerJson.Write(fact)) });
            row.AddDynamicParams(FactColumns.Of(fact));
            return row;
        }));
        var profile = facts.OfType<Profile>().FirstOrDefault();
        c.Execute("""
            update content set facts_version = @version, genre = @genre, headline = @headline, issuer = @Issuer, document_number = @DocumentNumber,
                   date = @date, date_first = @first, date_last = @last, bodies = @bodies where file = @file
            """, new
        {
            version, file = file.Value, genre = profile?.Genre.ToString(), headline = Stored(profile?.Title), Issuer = Stored(profile?.Issuer),
            DocumentNumber = Stored(profile?.DocumentNumber), date = profile?.Date?.ToString(), first = profile?.Date?.First.ToString("yyyy-MM-dd"),
            last = profile?.Date?.Last.ToString("yyyy-MM-dd"), bodies = Bodies(facts),
        });
        if (profile is not null) Catalogue.KeepApart(c, file, profile);
        Catalogue.Touch(c, file);
    });

    private static string? Bodies(IReadOnlyList<Fact> facts) =>
        facts.OfType<Meeting>().Select(meeting => meeting.Body).Distinct().ToList() is { Count: > 0 } bodies ? $" {string.Join(' ', bodies)} " : null;

    /// <summary>The facts of one file, in the order in which its readers gave them.</summary>
    public IReadOnlyList<Fact> Of(FileId file) => catalogue.Sees(file) ? db.Read(c => Of(c, file)) : [];

    /// <summary>All facts of one kind in an inspection, file by file in the order in which they came.</summary>
    public IReadOnlyList<T> All<T>(long inspection) where T : Fact => db.Read(c => c.Query<string>($"""
        select x.body from fact x join (select file, min(id) as id from {sight.Custody} c where inspection = @inspection and superseded_at is null group by file) k
        on k.file = x.file where x.kind = @kind order by k.id, x.number
        """, new { inspection, kind = typeof(T).Name }).Select(body => (T)LedgerJson.Read<Fact>(body)).ToList());

    /// <summary>Every read document of an inspection with its facts, one at a time: what an analysis reads.</summary>
    public IEnumerable<ReadDocument> Documents(long inspection)
    {
        var files = catalogue.Documents(inspection)
            .Where(row => row.DuplicateOf is null && row.Status is ContentStatus.Text or ContentStatus.Ocr)
            .Select(row => row.File).Distinct();
        foreach (var file in files)
        {
            var facts = Of(file);
            if (facts.Count > 0 && catalogue.LoadDocument(inspection, file) is { } document) yield return new ReadDocument(document, facts);
        }
    }

    /// <summary>The decisions of the last analysis.</summary>
    public IReadOnlyList<Decision> Decisions(long inspection)
    {
        var all = db.Read(c => c.Query<string>("select body from decision where inspection = @inspection order by number", new { inspection }).Select(LedgerJson.Read<Decision>).ToList());
        return sight.IsEverything ? all : [.. Seen(all, catalogue.OutOfSight(inspection))];
    }

    /// <summary>A matter is not told of where its paper or its meeting is out of sight; other papers of it are left out.</summary>
    private IEnumerable<Decision> Seen(IEnumerable<Decision> all, IReadOnlySet<FileId> hidden)
    {
        bool Sees(Citation citation) => !hidden.Contains(citation.Passage.File);
        return from decision in all
               where sight.Holds(Zone.Ordinary) && Sees(decision.Source) && (decision.Meeting is not { } meeting || Sees(meeting))
               select decision with { Related = [.. decision.Related.Where(related => Sees(related.Source))], Rejected = [.. decision.Rejected.Where(rejected => Sees(rejected.Source))] };
    }

    /// <summary>The first decision of the last analysis that hangs on one of these passages; null where none does.</summary>
    public Decision? DecisionAt(long inspection, IEnumerable<PassageId> passages)
    {
        var places = passages.ToHashSet();
        return db.Read(c => c.Query<(long Passage, string File, string Body)>($"select passage, file, body from decision where inspection = @inspection and {db.In("file", "files")} order by number",
                new { inspection, files = places.Select(place => place.File.Value).Distinct().ToArray() })
            .Where(row => places.Contains(new PassageId(new FileId(row.File), (int)row.Passage))).Select(row => LedgerJson.Read<Decision>(row.Body)).ToList()) is { Count: > 0 } found
            ? (sight.IsEverything ? found : Seen(found, catalogue.OutOfSight(inspection))).FirstOrDefault() : null;
    }

    internal static void ReplaceDecisions(DbConnection c, long inspection, IReadOnlyList<Decision> decisions)
    {
        c.Execute("delete from decision where inspection = @inspection", new { inspection });
        c.Execute("""
            insert into decision (inspection, number, body, file, passage, day, deliberation, categories, words, meeting_file)
            values (@inspection, @number, @body, @file, @passage, @Day, @Deliberation, @Categories, @Words, @MeetingFile)
            """, decisions.Select((decision, i) =>
        {
            var row = new DynamicParameters(new { inspection, number = (long)i + 1, body = Storable.Text(LedgerJson.Write(decision)), file = decision.Source.Passage.File.Value, passage = (long)decision.Source.Passage.Number });
            row.AddDynamicParams(DecisionColumns.Of(decision));
            return row;
        }));
    }

    private static List<Fact> Of(DbConnection c, FileId file) => c
        .Query<string>("select body from fact where file = @file order by number", new { file = file.Value }).Select(LedgerJson.Read<Fact>).ToList();

    private static string? Stored(string? text) => text is null ? null : Storable.Text(text);
}
