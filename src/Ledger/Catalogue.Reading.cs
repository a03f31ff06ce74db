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

    /// <summary>Saves pages and passages, replacing what an earlier reading left. One transaction.</summary>
    /// <param name="readBy">What <see cref="ReadAnew"/> compares; the document's extractor where it is null.</param>
    public void SaveDocument(Document document, string? readBy = null) => db.Write(c =>
    {
        Clear(c, document.File);
        c.Execute("""
            update content set status = @status, format = @Format, trouble = null, detail = null, extractor = @Extractor, read_by = @readBy, title = @title, warnings = @warnings,
                   pages = @pages, characters = @characters where file = @file
            """, new
        {
            status = (document.Pages.Any(p => p.Origin == TextOrigin.Recognised) ? ContentStatus.Ocr : ContentStatus.Text).ToString(),
            document.Format, document.Extractor, readBy = readBy ?? document.Extractor, title = Storable.Text(document.Title), warnings = LedgerJson.Write(document.Warnings),
            pages = (long)document.Pages.Count, characters = document.Passages.Sum(p => (long)p.Text.Length), file = document.File.Value,
        });
        Insert(c, "insert into page (file, number, label, origin) values (@p0, @p1, @p2, @p3)", document.Pages.Select(page => new object?[]
        {
            document.File.Value, (long)page.Number, page.Label is { } label ? Storable.Text(label) : null, page.Origin.ToString(),
        }));
        Insert(c, "insert into passage (file, number, page, kind, text, row_number, row, boxes, revision) values (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8)",
            document.Pages.SelectMany(page => page.Passages.Select(passage => new object?[]
            {
                document.File.Value, (long)passage.Id.Number, (long)page.Number, passage.Kind.ToString(), Storable.Text(passage.Text),
                (long?)passage.Row?.Number, passage.Row is { } row ? LedgerJson.Write(row) : null,
                passage.Boxes.Count > 0 ? LedgerJson.Write(passage.Boxes) : null, passage.Revision is { } revision ? Storable.Text(LedgerJson.Write(revision)) : null,
            })));
        Touch(c, document.File);
    });

    public void SaveUnreadable(FileId file, string format, Trouble trouble, string detail, string? readBy = null) => db.Write(c =>
    {
        Clear(c, file);
        c.Execute("""
            update content set status = 'Unreadable', format = @format, trouble = @trouble, detail = @detail, extractor = null, read_by = @readBy where file = @file
            """, new { file = file.Value, format, trouble = trouble.ToString(), detail = Storable.Text(detail), readBy });
        Touch(c, file);
    });

    /// <summary>Saves a container's entries and takes them into custody wherever the container is. Their bytes lie in the vault already.</summary>
    public void SaveContainer(FileId file, string format, string readBy, IReadOnlyList<Entry> entries, IReadOnlyList<string>? warnings = null) => db.Write(c =>
    {
        db.Lock(c, "custody");
        Clear(c, file);
        c.Execute("""
            update content set status = 'Container', format = @format, trouble = null, detail = null, extractor = null, read_by = @readBy, warnings = @warnings where file = @file
            """, new { file = file.Value, format, readBy, warnings = LedgerJson.Write(warnings ?? []) });
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
            ReceiveEntries(c, new Accession(at.Accession, at.Inspection, at.Root, null, "", default), at.Path, file);
            Touch(c, at.Inspection);
        }
    });

    /// <summary>Says something about a document that stays readable: what came of reading its facts.</summary>
    public void Remark(FileId file, string detail) => db.Write(c => c.Execute(
        "update content set detail = @detail where file = @file", new { file = file.Value, detail = Storable.Text(detail) }));

    /// <summary>Files read by none of today's readers are to be read anew. Returns how many.</summary>
    public int ReadAnew(IEnumerable<string> current) => db.Write(c => c.Execute($"""
        update content set status = 'Taken', attempts = 0 where status <> 'Taken' and read_by is not null and not ({db.In("read_by", "current")})
        """, new { current = current.ToArray() }));

    private static void Clear(DbConnection c, FileId file)
    {
        foreach (var table in (string[])["page", "passage", "fact", "indexed"]) c.Execute($"delete from {table} where file = @file", new { file = file.Value });
        c.Execute("delete from entry where container = @file", new { file = file.Value });
        c.Execute("""
            update content set pages = 0, characters = 0, title = null, warnings = null, facts_version = null, genre = null, headline = null, issuer = null,
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
