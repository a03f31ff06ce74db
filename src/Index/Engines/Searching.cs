using DocReview.Ledger;

namespace DocReview.Index;

/// <summary>One search on one state of an index: as it was asked, then wider and wider, and it is said which is which.</summary>
internal sealed class Searching(ISnapshot snapshot, ITokenizer tokenizer, SearchQuery asked)
{
    /// <summary>How many passages are looked at for each that is shown of what only resembles the question.</summary>
    private const int Choice = 5;

    private readonly SearchedFiles files = new(asked.Within, asked.Without);

    public async Task<SearchResult> Result(CancellationToken cancel)
    {
        var understood = QueryParser.Parse(asked.Text, asked.Knowledge);
        var searched = snapshot.Count(files);
        // Where a sum alone is asked for, nothing was typed that could not be understood.
        if ((understood.Query ?? asked.Sum) is not { } query) return new(0, searched, [], understood.Note);
        var note = string.IsNullOrWhiteSpace(asked.Text) ? null : understood.Note;

        var widening = new WiderQueries(query, tokenizer);
        var (limit, skip) = (Math.Max(0, asked.Limit), Math.Max(0, asked.Skip));
        List<Tier> counted = [.. widening.Counted(asked.Synonyms).Select(WithSum)];
        var found = await snapshot.Find(counted, widening.RankingWords, files, skip, limit, asked.CountFiles, cancel);
        var hits = found.Passages.Select(passage => Hit(passage, counted[passage.Tier])).ToList();
        if (skip == 0) await Widen(widening, found.Totals.Sum(), hits, cancel);
        var wider = counted.Zip(found.Totals).Skip(1).Where(tier => tier.Second > 0).ToDictionary(tier => tier.First.Nearness, tier => tier.Second);
        return new(found.Totals[0], searched, hits, Note(note, hits)) { Wider = wider, Files = found.Files, Understanding = query.ToString(), Explanation = asked.Explain ? [.. Explanation(query, widening, counted)] : [] };
    }

    /// <summary>The sum is demanded of what only resembles the question, too.</summary>
    private Tier WithSum(Tier tier) => asked.Sum is not { } sum || tier.Query == sum ? tier
        : tier with { Query = new Query.And(tier.Query is Query.And and ? [.. and.Parts, sum] : [tier.Query, sum]) };

    /// <summary>What only resembles the question fills the first page, where there is room; nobody needs all of it.</summary>
    private async Task Widen(WiderQueries widening, int counted, List<SearchHit> hits, CancellationToken cancel)
    {
        if (asked.Widening == Widening.Never || counted >= asked.Limit || asked.Widening == Widening.WhenNothing && counted > 0) return;
        var shown = hits.Select(hit => hit.Passage).ToHashSet();
        foreach (var tier in widening.Filling().Select(WithSum))
        {
            var room = asked.Limit - hits.Count;
            if (room <= 0) return;
            var found = await snapshot.Find([tier], widening.RankingWords, files, 0, room * Choice + shown.Count, false, cancel);
            var fresh = found.Passages.Where(passage => shown.Add(passage.Id)).ToList();
            hits.AddRange(Spread(fresh, hits).Take(room).Select(passage => Hit(passage, tier)));
        }
    }

    /// <summary>A file that is not yet on the page says more than another passage of one that is.</summary>
    private static IEnumerable<FoundPassage> Spread(List<FoundPassage> found, List<SearchHit> shown)
    {
        var seen = shown.CountBy(hit => hit.Passage.File).ToDictionary();
        return found.Select(passage =>
        {
            var before = seen.GetValueOrDefault(passage.Id.File);
            seen[passage.Id.File] = before + 1;
            return (passage, before);
        }).OrderBy(ranked => ranked.before).Select(ranked => ranked.passage);
    }

    private IEnumerable<string> Explanation(Query query, WiderQueries widening, IReadOnlyList<Tier> counted)
    {
        foreach (var term in query.Terms)
            yield return $"“{term.Text}”：归一为 {string.Join(" 或 ", term.Spellings.Select(spelling => spelling.ToString()))}；分词 {string.Join('/', tokenizer.Tokens(term.Text).Select(token => token.Text))}";
        yield return $"分词器 {tokenizer.Version}；词只用于排序，命中以逐字相符为准";
        foreach (var tier in counted) yield return $"{Words(tier.Nearness)}：{tier.Query}";
        foreach (var tier in widening.Filling()) yield return $"{Words(tier.Nearness)}（不足一页时补充，不计入命中）：{tier.Query}";
    }

    private static string Words(Nearness nearness) => nearness switch
    {
        Nearness.AsAsked => "按所查",
        Nearness.Recognised => "识别文字中的形近字",
        Nearness.Synonym => "近义词",
        Nearness.Words => "拆开的各词同在一段",
        Nearness.SameFile => "各词同在一份文件",
        _ => "用词相近",
    };

    private SearchHit Hit(FoundPassage found, Tier tier)
    {
        var (page, text) = found.Stored();
        var snippet = Snippet.Of(text, tier.Query, asked.WholePassages);
        return new(found.Id, page, found.Score, snippet.Text, snippet.Start, snippet.Matches) { Nearness = tier.Nearness, Text = text };
    }

    private static string? Note(string? understood, List<SearchHit> hits)
    {
        var kinds = new List<string>();
        if (hits.Exists(hit => hit.Nearness == Nearness.Words)) kinds.Add("拆开的各词同在一段的段落");
        if (hits.Exists(hit => hit.Nearness == Nearness.SameFile)) kinds.Add("同一文件内分别含有各词的段落");
        if (hits.Exists(hit => hit.Nearness == Nearness.Similar)) kinds.Add("用词相近的段落");
        if (kinds.Count == 0) return understood;
        var from = hits[0].Nearness is Nearness.AsAsked or Nearness.Recognised or Nearness.Synonym ? "其后" : "没有一段符合所查，以下";
        return $"{understood}{from}列出{string.Join("、", kinds)}，仅供参考。";
    }
}
