using DocReview.Index;
using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>检索结果: one row for every hit in the order of the page, as far as a sheet is still of use.</summary>
/// <param name="asked">In words: what was searched, and under which filters.</param>
internal sealed class HitList(string asked, FoundHits found) : IExport
{
    /// <summary>The most rows; what is left out is said.</summary>
    public const int Most = 5_000;

    private static readonly ExportedSheet Sheet = new("检索结果",
    [
        ("序号", 7), ("相符程度", 14), ("标题", 36), ("路径", 60), ("位置", 18), ("体裁", 12), ("日期", 12), ("段落文字", 90), ("命中字样", 30), ("其他路径", 40), ("SHA-256", 66),
    ]);

    public string Id => "hits";
    public string Title => "检索结果";
    public string Ending => "xlsx";

    public int Write(ExportScope scope, string path)
    {
        var hits = found.Result.Hits;
        var places = scope.Workspace.Catalogue.Places(scope.Inspection.Id, hits.Select(hit => hit.Passage));
        var foot = Foot(hits.Count).Concat(scope.Foot()).ToList();
        var written = Sheet.Write(path, hits.Select((hit, i) => Row(i + 1, hit, places.GetValueOrDefault(hit.Passage))).Concat(foot.Select(line => (object?[])["说明", line]))) - foot.Count;
        if (written != hits.Count) throw new IOException($"应导出 {hits.Count} 行，写出 {written} 行，请重新导出。");
        return written;
    }

    private object?[] Row(int number, SearchHit hit, Place? place)
    {
        var known = found.Known.Files.GetValueOrDefault(hit.Passage.File);
        return
        [
            number, hit.Nearness == Nearness.AsAsked ? "按所查" : Text.Of($"Search.Count.{hit.Nearness}"), known?.Headline, place?.Path, Places.Words(place, hit.Page), known?.Genre is { } genre ? Text.Of(genre) : null,
            known?.Date?.ToString(), hit.Text, string.Join("；", hit.Matches.Select(match => hit.Snippet.Substring(match.Start, match.Length)).Distinct()),
            known is { Paths.Count: > 1 } ? string.Join("\n", known.Paths.Where(other => other != place?.Path)) : null, hit.Passage.File.Value,
        ];
    }

    private IEnumerable<string> Foot(int rows)
    {
        var result = found.Result;
        yield return $"检索：{asked}。{(result.Understanding is { } understanding ? $"按此检索：{understanding}。" : "")}{result.Note}";
        yield return $"命中 {result.Total} 处{string.Concat(result.Wider.Select(wider => $"，另有{Text.Of($"Search.Count.{wider.Key}")} {wider.Value} 处"))}；共检索 {result.Searched} 段文字。";
        yield return rows < result.Listed ? $"本表只列出前 {rows} 处，其余 {result.Listed - rows} 处未列出；请缩小范围后再导出。" : $"本表列出全部 {rows} 处。";
    }
}
