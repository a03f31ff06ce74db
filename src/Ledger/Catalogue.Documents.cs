using System.Data.Common;
using Dapper;

namespace DocReview.Ledger;

/// <summary>Where a passage stands, for people: the path as supplied, the page, the row.</summary>
/// <param name="Row">The row's number as Excel shows it, or counted in its table; null where the passage is no row.</param>
public sealed record Place(FileId File, string Path, int Page, string? PageLabel, int? Row);

/// <summary>A document without its passages.</summary>
/// <param name="Pages">Every page of it, with how many passages stand on it.</param>
public sealed record DocumentOutline(Document Document, IReadOnlyList<PageExtent> Pages)
{
    public int Passages => Pages.Count == 0 ? 0 : Pages[^1].First + Pages[^1].Count - 1;
}

/// <param name="Page">Without its passages.</param>
/// <param name="First">The number of its first passage; where it has none, of the next.</param>
public sealed record PageExtent(Page Page, int First, int Count)
{
    public int Last => First + Count - 1;
}

/// <summary>Loading what was read.</summary>
public sealed partial class Catalogue
{
    private sealed record PassageRow(long Number, long Page, string Kind, string Text, string? Row, string? Boxes, string? Revision, long Hidden, long? Confidence);

    private const string PassageColumns = """
        select number as "Number", page as "Page", kind as "Kind", text as "Text", row as "Row", boxes as "Boxes",
               revision as "Revision", hidden as "Hidden", confidence as "Confidence" from passage
        """;

    private sealed record PageRow(long Number, string? Label, string Origin, string? Waiting, long? Quality, long Width, long Height);

    private const string PageColumns = """
        select number as "Number", label as "Label", origin as "Origin", waiting as "Waiting", quality as "Quality", width as "Width", height as "Height" from page
        """;

    /// <summary>The document as it was read, with the pages that wait for recognition; null where the file has no pages. Its path is the first under which this inspection got it.</summary>
    public Document? LoadDocument(long inspection, FileId file) => db.Read(c => Sees(c, file, inspection) ? Load(c, inspection, file) : null);

    /// <summary>The document without its passages, and how they lie on its pages: what is needed to show a few pages of many. Null where the file has no pages.</summary>
    public DocumentOutline? LoadOutline(long inspection, FileId file) => db.Read(c =>
    {
        if (!Sees(c, file, inspection) || Head(c, inspection, file, NoPassages) is not { } document) return null;
        var first = 1;
        var passages = c.Query<(long Page, long Count)>("select page, count(*) from passage where file = @file group by page", new { file = file.Value }).ToDictionary(row => row.Page, row => (int)row.Count);
        return new DocumentOutline(document, document.Pages.Select(page =>
        {
            var count = passages.GetValueOrDefault(page.Number);
            return new PageExtent(page, (first += count) - count, count);
        }).ToList());
    });

    /// <summary>Passages by their numbers, from the first to the last of them, by the page they stand on.</summary>
    public ILookup<int, Passage> LoadPassages(FileId file, int from, int to) => db.Read(c => (Sees(c, file) ? c
        .Query<PassageRow>($"{PassageColumns} where file = @file and number between @from and @to order by number", new { file = file.Value, from = (long)from, to = (long)to }) : [])
        .ToLookup(row => (int)row.Page, row => Of(file, row)));

    private static readonly ILookup<long, Passage> NoPassages = Array.Empty<Passage>().ToLookup(_ => 0L);

    private Document? Load(DbConnection c, long inspection, FileId file) => Head(c, inspection, file, c
        .Query<PassageRow>($"{PassageColumns} where file = @file order by number", new { file = file.Value }).ToLookup(row => row.Page, row => Of(file, row)));

    private Document? Head(DbConnection c, long inspection, FileId file, ILookup<long, Passage> passages)
    {
        var head = c.QuerySingleOrDefault<(string Status, string? Title, string? Format, string? Extractor, string? Warnings, string? Properties)>(
            "select status, title, format, extractor, warnings, properties from content where file = @file", new { file = file.Value });
        if (head.Status is null or nameof(ContentStatus.Taken)) return null;
        var pages = c.Query<PageRow>($"{PageColumns} where file = @file order by number", new { file = file.Value })
            .Select(page => Of(page, passages[page.Number].ToList())).ToList();
        if (pages.Count == 0) return null;
        return new Document(file, PathOf(c, inspection, file), head.Title ?? "", head.Format ?? "", pages, head.Extractor ?? "")
        {
            Warnings = LedgerJson.Read<string[]>(head.Warnings ?? "[]"),
            Properties = head.Properties is { } properties ? LedgerJson.Read<DocumentProperties>(properties) : null,
        };
    }

    public Page? LoadPage(FileId file, int number) => db.Read(c =>
    {
        var page = c.QuerySingleOrDefault<PageRow>($"{PageColumns} where file = @file and number = @number", new { file = file.Value, number = (long)number });
        if (page is null || !Sees(c, file)) return null;
        var passages = c.Query<PassageRow>(
            $"{PassageColumns} where file = @file and page = @number order by number", new { file = file.Value, number = (long)number });
        return Of(page, passages.Select(row => Of(file, row)).ToList());
    });

    public Passage? LoadPassage(PassageId id) => db.Read(c => c.QuerySingleOrDefault<PassageRow>(
        $"{PassageColumns} where file = @file and number = @number", new { file = id.File.Value, number = (long)id.Number }) is { } row && Sees(c, id.File) ? Of(id.File, row) : null);

    /// <summary>Path, page and row of passages, for citations; what is not on record is left out. Paths are those of the inspection.</summary>
    public IReadOnlyDictionary<PassageId, Place> Places(long inspection, IEnumerable<PassageId> passages) => db.Read(c =>
    {
        var places = new Dictionary<PassageId, Place>();
        foreach (var wanted in passages.Distinct().GroupBy(id => id.File).Where(wanted => Sees(c, wanted.Key, inspection)))
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

    private string PathOf(DbConnection c, long inspection, FileId file) => c.ExecuteScalar<string?>($"""
        select path from {sight.Custody} k where file = @file and inspection = @inspection order by case when superseded_at is null then 0 else 1 end, id limit 1
        """, new { file = file.Value, inspection }) ?? "";

    private static Page Of(PageRow row, IReadOnlyList<Passage> passages) => new((int)row.Number, Enum.Parse<TextOrigin>(row.Origin), passages, row.Label)
    {
        Waiting = row.Waiting is { } waiting ? Enum.Parse<Waiting>(waiting) : null,
        Quality = row.Quality / 1000.0,
        Width = row.Width / 1000.0,
        Height = row.Height / 1000.0,
    };

    private static Passage Of(FileId file, PassageRow row) => new(new PassageId(file, (int)row.Number), row.Text)
    {
        Kind = Enum.Parse<PassageKind>(row.Kind),
        Row = row.Row is { } cells ? LedgerJson.Read<TableRow>(cells) : null,
        Boxes = row.Boxes is { } boxes ? LedgerJson.Read<Box[]>(boxes) : [],
        Revision = row.Revision is { } revision ? LedgerJson.Read<Revision>(revision) : null,
        Hidden = row.Hidden != 0,
        Confidence = row.Confidence / 1000.0,
    };
}
