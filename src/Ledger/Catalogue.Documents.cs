using System.Data.Common;
using Dapper;

namespace DocReview.Ledger;

/// <summary>Where a passage stands, for people: the path as supplied, the page, the row.</summary>
/// <param name="Row">The row's number as Excel shows it, or counted in its table; null where the passage is no row.</param>
public sealed record Place(FileId File, string Path, int Page, string? PageLabel, int? Row);

/// <summary>Loading what was read.</summary>
public sealed partial class Catalogue
{
    private sealed record PassageRow(long Number, long Page, string Kind, string Text, string? Row, string? Boxes, string? Revision);

    private const string PassageColumns = """
        select number as "Number", page as "Page", kind as "Kind", text as "Text", row as "Row", boxes as "Boxes",
               revision as "Revision" from passage
        """;

    /// <summary>The document as it was read; null where the file has no text. Its path is the first under which this inspection got it.</summary>
    public Document? LoadDocument(long inspection, FileId file) => db.Read(c => Load(c, inspection, file));

    private static Document? Load(DbConnection c, long inspection, FileId file)
    {
        var head = c.QuerySingleOrDefault<(string Status, string? Title, string? Format, string? Extractor, string? Warnings)>(
            "select status, title, format, extractor, warnings from content where file = @file", new { file = file.Value });
        if (head.Status is not (nameof(ContentStatus.Text) or nameof(ContentStatus.Ocr))) return null;
        var passages = c.Query<PassageRow>($"{PassageColumns} where file = @file order by number", new { file = file.Value })
            .ToLookup(row => row.Page, row => Of(file, row));
        var pages = c.Query<(long Number, string? Label, string Origin)>(
                "select number, label, origin from page where file = @file order by number", new { file = file.Value })
            .Select(page => new Page((int)page.Number, Enum.Parse<TextOrigin>(page.Origin), passages[page.Number].ToList(), page.Label))
            .ToList();
        return new Document(file, PathOf(c, inspection, file), head.Title ?? "", head.Format ?? "", pages, head.Extractor ?? "")
        {
            Warnings = LedgerJson.Read<string[]>(head.Warnings ?? "[]"),
        };
    }

    public Page? LoadPage(FileId file, int number) => db.Read(c =>
    {
        var page = c.Query<(string? Label, string Origin)>(
            "select label, origin from page where file = @file and number = @number", new { file = file.Value, number = (long)number }).ToList();
        if (page.Count == 0) return null;
        var passages = c.Query<PassageRow>(
            $"{PassageColumns} where file = @file and page = @number order by number", new { file = file.Value, number = (long)number });
        return new Page(number, Enum.Parse<TextOrigin>(page[0].Origin), passages.Select(row => Of(file, row)).ToList(), page[0].Label);
    });

    public Passage? LoadPassage(PassageId id) => db.Read(c => c.QuerySingleOrDefault<PassageRow>(
        $"{PassageColumns} where file = @file and number = @number", new { file = id.File.Value, number = (long)id.Number }) is { } row ? Of(id.File, row) : null);

    /// <summary>Path, page and row of passages, for citations; what is not on record is left out. Paths are those of the inspection.</summary>
    public IReadOnlyDictionary<PassageId, Place> Places(long inspection, IEnumerable<PassageId> passages) => db.Read(c =>
    {
        var places = new Dictionary<PassageId, Place>();
        foreach (var wanted in passages.Distinct().GroupBy(id => id.File))
        {
            var path = PathOf(c, inspection, wanted.Key);
            var labels = c.Query<(long Number, string? Label)>("select number, label from page where file = @file", new { file = wanted.Key.Value })
                .ToDictionary(page => page.Number, page => page.Label);
            foreach (var numbers in wanted.Select(id => (long)id.Number).Chunk(500))
            {
                var rows = c.Query<(long Number, long Page, long? Row)>(
                    $"select number, page, row_number from passage where file = @file and {db.In("number", "numbers")}", new { file = wanted.Key.Value, numbers });
                foreach (var row in rows)
                {
                    places[new PassageId(wanted.Key, (int)row.Number)] =
                        new Place(wanted.Key, path, (int)row.Page, labels.GetValueOrDefault(row.Page), (int?)row.Row);
                }
            }
        }

        return places;
    });

    public Place? PlaceOf(long inspection, PassageId passage) => Places(inspection, [passage]).GetValueOrDefault(passage);

    private static string PathOf(DbConnection c, long inspection, FileId file) => c.ExecuteScalar<string?>("""
        select path from custody where file = @file and inspection = @inspection order by case when superseded_at is null then 0 else 1 end, id limit 1
        """, new { file = file.Value, inspection }) ?? "";

    private static Passage Of(FileId file, PassageRow row) => new(new PassageId(file, (int)row.Number), row.Text)
    {
        Kind = Enum.Parse<PassageKind>(row.Kind),
        Row = row.Row is { } cells ? LedgerJson.Read<TableRow>(cells) : null,
        Boxes = row.Boxes is { } boxes ? LedgerJson.Read<Box[]>(boxes) : [],
        Revision = row.Revision is { } revision ? LedgerJson.Read<Revision>(revision) : null,
    };
}
