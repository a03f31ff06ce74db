using System.Data.Common;
using Dapper;

namespace DocReview.Ledger;

/// <summary>What was read from the bytes: documents, entries of containers, trouble.</summary>
public sealed partial class Catalogue
{
    /// <summary>Counts that the reading process died over this file. Returns how often it did.</summary>
    public int ReaderDied(FileId file) => db.Write(c =>
    {
        c.Execute("update content set attempts = attempts + 1 where file = @file", new { file = file.Value });
        return (int)c.ExecuteScalar<long>("select attempts from content where file = @file", new { file = file.Value });
    });

    /// <summary>Saves pages and passages, replacing what an earlier reading left. One transaction. A document without a passage is saved as one that waits, or has nothing, for recognition.</summary>
    /// <param name="readBy">What <see cref="ReadAnew"/> compares; the document's extractor where it is null.</param>
    /// <param name="entries">Attachments and embedded files; their bytes lie in the vault already.</param>
    /// <param name="noText">Chinese: why there is no text, where there is none.</param>
    /// <returns>The document as it is now on record.</returns>
    public Document SaveDocument(Document document, string? readBy = null, IReadOnlyList<Entry>? entries = null, string? noText = null)
    {
        db.WriteDerived(c =>
        {
            if (entries is { Count: > 0 }) db.Lock(c, "custody");
            Clear(c, document.File);
            c.Execute("update content set extractor = @Extractor, read_by = @readBy where file = @file",
                new { document.Extractor, readBy = readBy ?? document.Extractor, file = document.File.Value });
            SaveText(c, document, noText);
            if (entries is { Count: > 0 }) InsertEntries(c, document.File, entries);
            Touch(c, document.File);
        });
        return Storable.Document(document);
    }

    /// <summary>Saves a document with what an engine recognised of it: it is the same reading, and what the file holds stays as it is.</summary>
    public void SaveRecognised(Document document, string engine, string? noText) => db.Write(c =>
    {
        ClearText(c, document.File);
        SaveText(c, document, noText);
        c.Execute("update content set recogniser = @engine where file = @file", new { engine, file = document.File.Value });
        Touch(c, document.File);
    });

    private static void SaveText(DbConnection c, Document document, string? noText)
    {
        var empty = !document.Passages.Any();
        c.Execute("""
            update content set status = @status, format = @Format, trouble = @trouble, detail = @detail, title = @title, warnings = @warnings, properties = @properties,
                   pages = @pages, characters = @characters, scans = @scans, waiting = @waiting where file = @file
            """, new
        {
            status = StatusOf(document, empty).ToString(), trouble = StatusOf(document, empty) == ContentStatus.Unreadable ? nameof(Trouble.NoText) : null,
            detail = empty ? noText : null, document.Format, title = Storable.Text(document.Title),
            warnings = Storable.Text(LedgerJson.Write(document.Warnings)), properties = Json(document.Properties), pages = (long)document.Pages.Count,
            characters = document.Passages.Sum(p => (long)p.Text.Length), waiting = document.Pages.LongCount(page => page.Waiting is not null),
            scans = document.Pages.LongCount(page => page.Waiting is not null || page.Origin == TextOrigin.Recognised), file = document.File.Value,
        });
        InsertPages(c, document);
    }

    /// <summary>A photograph without a word on it was read as well as it can be: it is not unreadable.</summary>
    private static ContentStatus StatusOf(Document document, bool empty)
    {
        var recognised = document.Pages.Any(page => page.Origin == TextOrigin.Recognised);
        if (empty && !(recognised && document.Pages.All(page => page.Waiting is null))) return ContentStatus.Unreadable;
        return recognised ? ContentStatus.Ocr : ContentStatus.Text;
    }

    private static void InsertPages(DbConnection c, Document document)
    {
        Insert(c, "insert into page (file, number, label, origin, waiting, quality, width, height) values (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7)",
            document.Pages.Select(page => new object?[]
            {
                document.File.Value, (long)page.Number, page.Label is { } label ? Storable.Text(label) : null, page.Origin.ToString(), page.Waiting?.ToString(),
                Thousandths(page.Quality), Thousandths(page.Width), Thousandths(page.Height),
            }));
        Insert(c, """
            insert into passage (file, number, page, kind, text, row_number, row, boxes, revision, hidden, confidence)
            values (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10)
            """, document.Pages.SelectMany(page => page.Passages.Select(passage => new object?[]
            {
                document.File.Value, (long)passage.Id.Number, (long)page.Number, passage.Kind.ToString(), Storable.Text(passage.Text),
                (long?)passage.Row?.Number, passage.Row is { } row ? LedgerJson.Write(row) : null,
                passage.Boxes.Count > 0 ? LedgerJson.Write(passage.Boxes) : null, passage.Revision is { } revision ? Storable.Text(LedgerJson.Write(revision)) : null,
                passage.Hidden ? 1L : 0L, Thousandths(passage.Confidence),
            })));
    }

    private static long? Thousandths(double? value) => value is { } number ? (long)Math.Round(number * 1000) : null;

    /// <param name="salvaged">The raw strings of the file: searchable, though it stays unreadable.</param>
    /// <returns>What was salvaged, as it is now on record.</returns>
    public Document? SaveUnreadable(FileId file, string format, Trouble trouble, string detail, string? readBy = null, Document? salvaged = null)
    {
        db.WriteDerived(c => SaveUnreadable(c, file, format, (trouble, detail), readBy, salvaged));
        return salvaged is null ? null : Storable.Document(salvaged);
    }

    /// <summary>What marks a paper as one that may not be kept must be on the disk before the paper goes. No reader's name beside it: it cannot be read anew.</summary>
    /// <param name="ofHolders">Chinese: what is said of whatever holds it.</param>
    public void SaveClassified(FileId file, string format, string detail, string ofHolders) => db.Write(c =>
    {
        SaveUnreadable(c, file, format, (Trouble.Classified, detail), null, null);
        c.Execute("delete from recognition where file = @file", new { file = file.Value });
        MarkHolders(c, ofHolders);
    });

    private static void SaveUnreadable(DbConnection c, FileId file, string format, (Trouble Trouble, string Detail) why, string? readBy, Document? salvaged)
    {
        Clear(c, file);
        if (salvaged is not null) SaveText(c, salvaged, null);
        c.Execute("""
            update content set status = 'Unreadable', format = @format, trouble = @trouble, detail = @detail, extractor = @extractor, read_by = @readBy where file = @file
            """, new { file = file.Value, format, trouble = why.Trouble.ToString(), detail = Storable.Text(why.Detail), extractor = salvaged?.Extractor, readBy });
        Touch(c, file);
    }

    /// <summary>The containers, mails and documents that hold a classified file, however deep; its bytes are theirs, too.</summary>
    private const string WithHolders = """
        with recursive holder(file) as (
            select e.container from entry e join content t on t.file = e.file where t.trouble = 'Classified'
            union select e.container from entry e join holder h on e.file = h.file)
        """;

    /// <summary>Says of whatever holds a classified file that its own bytes are not kept. What else was in it stays; without its bytes it cannot be read anew.</summary>
    /// <param name="detail">Chinese: what is said of each.</param>
    public void MarkHolders(string detail) => db.Write(c => MarkHolders(c, detail));

    private static void MarkHolders(DbConnection c, string detail) => c.Execute($"""
        {WithHolders} update content set detail = @detail, read_by = null
        where file in (select file from holder) and read_by is not null and (trouble is null or trouble <> 'Classified')
        """, new { detail });

    /// <summary>Saves a container's entries and takes them into custody wherever the container is. Their bytes lie in the vault already.</summary>
    public void SaveContainer(FileId file, string format, string readBy, IReadOnlyList<Entry> entries, IReadOnlyList<string>? warnings = null) => db.WriteDerived(c =>
    {
        db.Lock(c, "custody");
        Clear(c, file);
        c.Execute("""
            update content set status = 'Container', format = @format, trouble = null, detail = null, extractor = null, read_by = @readBy, warnings = @warnings where file = @file
            """, new { file = file.Value, format, readBy, warnings = LedgerJson.Write(warnings ?? []) });
        InsertEntries(c, file, entries);
        Touch(c, file);
    });

    /// <summary>Writes what a file holds, and takes it into custody wherever the file is.</summary>
    private void InsertEntries(DbConnection c, FileId file, IReadOnlyList<Entry> entries)
    {
        Insert(c, "insert into entry (container, number, name, file, bytes, trouble, detail) values (@p0, @p1, @p2, @p3, @p4, @p5, @p6)",
            entries.Select((entry, i) => new object?[]
            {
                file.Value, (long)i + 1, Storable.Text(entry.Name), entry.File?.Value ?? "", entry.Length, entry.Trouble?.ToString(),
                entry.Detail is { } detail ? Storable.Text(detail) : null,
            }));
        var wherever = c.Query<(long Accession, long Inspection, string Root, string Path)>(
            "select accession, inspection, root, path from custody where file = @file and superseded_at is null order by id", new { file = file.Value }).ToList();
        foreach (var at in wherever)
        {
            var accession = new Accession(at.Accession, at.Inspection, at.Root, new Handover(null, ""), default);
            SupersedeUnnamed(c, accession, at.Path, file, entries);
            ReceiveEntries(c, accession, at.Path, file);
        }
    }

    /// <summary>A better reader may give entries other names: those it no longer names leave the list.</summary>
    private void SupersedeUnnamed(DbConnection c, Accession accession, string path, FileId container, IReadOnlyList<Entry> entries)
    {
        var named = entries.Select(entry => $"{path}!{Storable.Text(entry.Name)}").ToHashSet();
        var unnamed = c.Query<string>("""
            select path from custody where inspection = @Inspection and root = @Root and contained_in = @container and substr(path, 1, @length) = @inside and superseded_at is null
            """, new { accession.Inspection, accession.Root, container = container.Value, inside = path + "!", length = path.Length + 1 }).Where(known => !named.Contains(known)).ToList();
        foreach (var gone in unnamed)
        {
            c.Execute("update custody set superseded_at = @now where inspection = @Inspection and root = @Root and path = @gone and superseded_at is null",
                new { accession.Inspection, accession.Root, gone, now = db.Now() });
            SupersedeEntries(c, accession, gone);
        }
    }

    /// <summary>Says something about a document that stays readable: what came of reading its facts.</summary>
    public void Remark(FileId file, string detail) => db.WriteDerived(c => c.Execute(
        "update content set detail = @detail where file = @file", new { file = file.Value, detail = Storable.Text(detail) }));

    /// <summary>Files read by none of today's readers are to be read anew. Returns how many.</summary>
    public int ReadAnew(IEnumerable<string> current) => db.Write(c => c.Execute($"""
        update content set status = 'Taken', attempts = 0 where status <> 'Taken' and read_by is not null and not ({db.In("read_by", "current")})
        """, new { current = current.ToArray() }));

    private static void Clear(DbConnection c, FileId file)
    {
        ClearText(c, file);
        c.Execute("delete from entry where container = @file", new { file = file.Value });
        c.Execute("update content set recogniser = null where file = @file", new { file = file.Value });
    }

    private static void ClearText(DbConnection c, FileId file)
    {
        foreach (var table in (string[])["page", "passage", "fact", "indexed"]) c.Execute($"delete from {table} where file = @file", new { file = file.Value });
        Likenesses.Clear(c, file);
        c.Execute("""
            update content set pages = 0, characters = 0, scans = 0, waiting = 0, title = null, warnings = null, properties = null, facts_version = null, genre = null, headline = null, issuer = null,
                   document_number = null, date = null, date_first = null, date_last = null where file = @file
            """, new { file = file.Value });
    }

    /// <summary>One prepared command for many rows: a workbook may have a hundred thousand.</summary>
    private static void Insert(DbConnection c, string sql, IEnumerable<object?[]> rows)
    {
        using var command = c.CreateCommand();
        command.CommandText = sql;
        foreach (var row in rows)
        {
            if (command.Parameters.Count == 0)
            {
                for (var i = 0; i < row.Length; i++)
                {
                    var parameter = command.CreateParameter();
                    parameter.ParameterName = $"@p{i}";
                    command.Parameters.Add(parameter);
                }
            }

            for (var i = 0; i < row.Length; i++)
            {
                // The type goes with each value: a null without one fits every column.
                command.Parameters[i].ResetDbType();
                command.Parameters[i].Value = row[i] ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
        }
    }
}
