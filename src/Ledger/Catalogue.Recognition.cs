using System.Data.Common;
using Dapper;

namespace DocReview.Ledger;

/// <summary>What came of recognising one page.</summary>
/// <param name="Text">The page in passages, numbered from 1; null where it could not be recognised.</param>
/// <param name="Detail">Chinese: why there is no text, or what is doubtful about it.</param>
/// <param name="Lines">What the engine saw.</param>
public sealed record PageRecognition(int Page, string Engine, Page? Text, RecognisedPage? Lines, string? Detail);

/// <summary>Pages that are images, and what was read from them.</summary>
public sealed partial class Catalogue
{
    /// <summary>Saved page by page as they are done, so that a job that was cut off goes on where it stopped.</summary>
    public void SaveRecognition(FileId file, PageRecognition page) => db.Write(c => c.Execute("""
        insert into recognition (file, page, engine, at, page_text, lines, detail) values (@file, @page, @engine, @at, @text, @lines, @detail)
        on conflict (file, page) do update set engine = excluded.engine, at = excluded.at, page_text = excluded.page_text, lines = excluded.lines, detail = excluded.detail
        """, new
    {
        file = file.Value, page = (long)page.Page, engine = page.Engine, at = db.Now(), text = Json(page.Text), lines = Json(page.Lines),
        detail = page.Detail is { } detail ? Storable.Text(detail) : null,
    }));

    /// <summary>Without the engine's lines, which are many: see <see cref="RecognisedLines"/>.</summary>
    public IReadOnlyList<PageRecognition> Recognitions(FileId file) => db.Read(c => c
        .Query<(long Page, string Engine, string? Text, string? Detail)>(
            "select page, engine, page_text, detail from recognition where file = @file order by page", new { file = file.Value })
        .Select(row => new PageRecognition((int)row.Page, row.Engine, row.Text is { } text ? LedgerJson.Read<Page>(text) : null, null, row.Detail)).ToList());

    /// <summary>What the engine saw on a page; null where it was not recognised.</summary>
    public RecognisedPage? RecognisedLines(FileId file, int page) => db.Read(c => c.ExecuteScalar<string?>(
        "select lines from recognition where file = @file and page = @page", new { file = file.Value, page = (long)page }) is { } lines && Sees(c, file)
            ? LedgerJson.Read<RecognisedPage>(lines) : null);

    /// <summary>How many pages of an inspection wait for recognition, in how many files.</summary>
    public (int Pages, int Files) WaitingPages(long inspection) => db.Read(c => c.QuerySingle<(long Pages, long Files)>($"""
        select cast(coalesce(sum(waiting), 0) as bigint), count(*) from content t where t.waiting > 0 and exists (
            select 1 from {sight.Custody} k where k.file = t.file and k.inspection = @inspection and k.superseded_at is null)
        """, new { inspection })) is var (pages, files) ? ((int)pages, (int)files) : default;

    private static string? Json<T>(T? value) where T : class => value is null ? null : Storable.Text(LedgerJson.Write(value));
}
