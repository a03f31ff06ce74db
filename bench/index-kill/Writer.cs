using DocReview.Index;
using DocReview.Ledger;
using DocReview.Tests;
using DocReview.Web;

namespace DocReview.Bench;

/// <summary>The real opening, index and ledger, with as little beside them as can be: a process that starts in no time can be killed often.</summary>
internal static class Writer
{
    public const string Answer = "answer ";
    private const int Files = 60, PassagesEach = 30, FilesToCommit = 7;

    private static readonly string[] Queries = ["会议", "\"大额资金\"", "道路硬化 或 公务接待", "会议 -经研究", "同文件:(河湾镇 柳溪村)", "路", "\"道路 工程\"~20", "金额:3万..5万", "日期:2023", "㛃*"];

    /// <summary>A ledger that knows the documents, and nothing of an index.</summary>
    public static void Prepare(string folder, int seed)
    {
        using var db = Ledger(folder);
        var (catalogue, random) = (new Catalogue(db), new Random(seed));
        var accession = catalogue.OpenAccession(new Inspections(db).Named("巡察一").Id, "/records", null, "检查员甲");
        for (var number = 0; number < Files; number++)
        {
            var document = InventedText.Document(number, [.. Enumerable.Range(0, PassagesEach).Select(_ => InventedText.Passage(random))]);
            catalogue.Receive(accession, new Supplied($"{number}.txt", document.File, 1, DateTime.UnixEpoch));
            catalogue.SaveDocument(document);
        }
    }

    public static async Task Run(string folder)
    {
        using var db = Ledger(folder);
        var (catalogue, state, inspections) = (new Catalogue(db), new IndexState(db), new Inspections(db));
        var inspection = inspections.Named("巡察一");
        await using var indexes = new LocalIndexes(Path.Combine(folder, "index"), new Characters(), catalogue, state);
        var index = indexes.Writable(inspection);
        await Say("open");
        var marked = state.Marked(inspection.Id);
        foreach (var batch in catalogue.Documents(inspection.Id).Select(row => row.File).Where(file => !marked.ContainsKey(file)).Chunk(FilesToCommit))
        {
            foreach (var file in batch)
            {
                await Say("put");
                await index.Put(catalogue.LoadDocument(inspection.Id, file)!, default);
            }

            await Say("commit");
            await index.Commit(default);
            await Say("mark");
            state.Mark(inspection.Id, batch, indexes.Version);
        }

        foreach (var query in Queries)
        {
            var result = await index.Search(new(query, Limit: 10_000) { Widening = Widening.Never }, default);
            await Say($"{Answer}{query} {result.Total} {result.Searched} {string.Join(' ', result.Hits.Select(hit => $"{hit.Passage} {hit.Page} {hit.Snippet.ReplaceLineEndings("")}").Order())}");
        }

        await Say("done");
    }

    private static LedgerDb Ledger(string folder) => LedgerDb.OpenSqlite(Path.Combine(folder, "ledger.db"));

    private static async Task Say(string line)
    {
        await Console.Out.WriteLineAsync(line);
        await Console.Out.FlushAsync();
    }

    /// <summary>The words only rank, and the dictionary takes longer to read than all of this to be indexed.</summary>
    private sealed class Characters : ITokenizer
    {
        public string Version => "characters/1";

        public IEnumerable<Token> Tokens(string text) => text.Select((character, at) => new Token(char.IsSurrogate(character) ? "字" : character.ToString(), at, at + 1));

        public int Visit(string text, TokenVisitor visit)
        {
            foreach (var token in Tokens(text)) visit(token.Text, token.Start, token.End, token.PositionIncrement);
            return 0;
        }
    }
}
