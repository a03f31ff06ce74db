using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>Full-text search over one inspection.</summary>
public static class SearchCommand
{
    public static async Task<ExitCode> Run(Workspace workspace, Arguments arguments, Output output, CancellationToken cancel)
    {
        var inspection = CommandLine.Existing(workspace, arguments);
        var filter = new DocumentFilter(arguments.Word<Genre>("genre"), arguments.Day("from"), arguments.Day("to"), arguments.Options.GetValueOrDefault("folder"));
        var within = filter == new DocumentFilter() ? null : workspace.Catalogue.Files(inspection.Id, filter);
        var query = new SearchQuery(string.Join(' ', arguments.Operands), within, arguments.Number("limit", 20))
        {
            Knowledge = workspace.Knowledge(inspection), Synonyms = arguments.Has("no-synonyms") ? null : workspace.Thesaurus, Explain = arguments.Has("explain"),
        };
        var pipeline = new Pipeline(workspace, Logs.Stderr<Pipeline>()) { Recogniser = null };
        var index = workspace.Indexes.Readable(inspection);
        if (index is null)
        {
            // Missing or damaged: written again from the ledger, which may take a while.
            workspace.IndexState.Forget(inspection.Id);
            var progress = new Progress();
            await new WholeRun(pipeline).Run(inspection, progress.Worked, cancel);
            progress.End();
            index = workspace.Indexes.Writable(inspection);
        }
        else if (pipeline.CountUnfinished(inspection) is var open and > 0)
        {
            Console.Error.WriteLine($"注意：还有 {open} 份材料尚未处理完，不在检索范围内。");
        }

        if (workspace.Catalogue.WaitingPages(inspection.Id) is { Pages: > 0 } scans)
        {
            Console.Error.WriteLine($"注意：有 {scans.Pages} 页扫描件、图片等待识别（{scans.Files} 份），不在检索范围内。");
        }

        await using (index)
        {
            var result = await index.Search(query, cancel);
            if (result.Note is { } note) Console.Error.WriteLine(note);
            foreach (var line in result.Explanation) Console.Error.WriteLine(line);
            Write(workspace, inspection, result, output);
        }

        return ExitCode.Done;
    }

    private static string Headline(SearchResult result) =>
        $"命中 {result.Total} 段{string.Concat(result.Wider.Select(wider => $"，另有{Text.Of($"Search.Count.{wider.Key}")} {wider.Value} 段"))}（共检索 {result.Searched} 段）"
        + (result.Hits.Any(hit => hit.Nearness != Nearness.AsAsked) ? "；≈ 表示并非按所查字样命中" : "");

    private static void Write(Workspace workspace, Inspection inspection, SearchResult result, Output output)
    {
        var places = workspace.Catalogue.Places(inspection.Id, result.Hits.Select(hit => hit.Passage));
        var files = result.Hits.Select(hit => hit.Passage.File).Distinct().ToDictionary(file => file, file => workspace.Catalogue.Paths(inspection.Id, file) is [var first, ..] ? first : null);
        if (!output.IsJson) output.Text(Headline(result));
        output.Rows(["序号", "日期", "文件", "页", "内容"], result.Hits.Select((hit, i) =>
        {
            var (row, place) = (files[hit.Passage.File], places.GetValueOrDefault(hit.Passage));
            return new OutputRow(new
            {
                rank = i + 1, score = hit.Score, file = place?.Path ?? row?.Path, page = hit.Page, row = place?.Row, title = row?.Headline, date = row?.Date?.ToString(),
                genre = row?.Genre?.ToString(), snippet = hit.Snippet, matches = hit.Matches.Select(m => new { start = m.Start, length = m.Length }), passage = hit.Passage.Number,
                nearness = hit.Nearness.ToString(), salvaged = row is { IsSalvaged: true },
            }, $"{(hit.Nearness == Nearness.AsAsked ? "" : "≈")}{i + 1}", row?.Date?.ToString(), place?.Path ?? row?.Path, $"{hit.Page}", row is { IsSalvaged: true } ? $"［{Text.Of("Document.Salvaged")}］{hit.Snippet}" : hit.Snippet);
        }));
    }
}
