using System.Globalization;
using Dapper;
using Npgsql;

namespace DocReview.Index;

/// <summary>How a passage <c>p</c> of a file <c>f</c> is scored: by what it and its file's title hold of the words, the rarer the more; by where it stands; by how near the terms stand in it.</summary>
internal static class SharedRanking
{
    private const int MostWords = 32;

    public static async Task<string> Of(NpgsqlConnection connection, string schema, SharedConditions conditions, Query query, IReadOnlyList<string> words, CancellationToken cancel)
    {
        var score = string.Create(CultureInfo.InvariantCulture, $"case when p.head then {Ranking.Head} else 0 end");
        if (Ranking.Together(query) is { } terms) score += $" + {Together(conditions, terms)}";
        string[] ranking = [.. words.Where(SharedRows.CanRank).Take(MostWords)];
        if (ranking.Length == 0) return score;
        var (passages, files, average) = await connection.QuerySingleAsync<(long Passages, long Files, double Average)>(new(
            $"select coalesce(sum(passages), 0)::bigint, count(*), coalesce(sum(words) / nullif(sum(passages), 0), 1)::float8 from {schema}.file", cancellationToken: cancel));
        var held = (await connection.QueryAsync<(long InPassages, long InFiles)>(new($"""
            select (select count(*) from {schema}.passage p where p.words @> array[w.word]), (select count(*) from {schema}.file f where f.about @> array[w.word])
            from unnest(@ranking) with ordinality w(word, place) order by place
            """, new { ranking }, cancellationToken: cancel))).ToList();
        var wanted = conditions.Value(ranking);
        var saturation = string.Create(CultureInfo.InvariantCulture, $"2.2 / (1 + 1.2 * (0.25 + 0.75 * p.length / {Math.Max(1, average):0.0###}))");
        return $"{score} + {Held("p.words", wanted, conditions.Value(held.Select(word => Rarity(word.InPassages, passages)).ToArray()))} * {saturation}"
            + string.Create(CultureInfo.InvariantCulture, $" + {Ranking.About} * {Held("f.about", wanted, conditions.Value(held.Select(word => Rarity(word.InFiles, files)).ToArray()))}");
    }

    private static string Held(string column, string words, string weights) => $"coalesce((select sum(w.weight) from unnest({words}, {weights}) w(word, weight) where w.word = any({column})), 0)";

    private static double Rarity(long having, long all) => Math.Log(1 + (all - having + 0.5) / (having + 0.5));

    /// <summary>By the first place of each: near enough for a rank.</summary>
    private static string Together(SharedConditions conditions, IReadOnlyList<Query.Term> terms)
    {
        var places = string.Join(", ", terms.Select(term => $"strpos(p.exact, {conditions.Value($"{term.Spellings[0]}")})"));
        return string.Create(CultureInfo.InvariantCulture, $"case when least({places}) > 0 and greatest({places}) - least({places}) <= {Ranking.NearEnough + terms.Max(term => term.Spellings[0].Length)} then {Ranking.Near} else 0 end");
    }
}
