using System.Runtime.InteropServices;
using System.Text;
using DocReview.Ledger;
using Npgsql;
using NpgsqlTypes;

namespace DocReview.Index;

/// <summary>The rows of one document.</summary>
internal sealed class SharedRows(Document document, ITokenizer tokenizer)
{
    private readonly List<PassageContent> passages = [.. PassageContent.Of(document)];

    public bool Recognised => passages.Exists(passage => passage.Loose is not null);

    public string[] About => [.. Words(PassageContent.About(document), tokenizer).Distinct()];

    public static long Id(long file, int number) => file << 32 | (uint)number;

    public static int Number(long id) => (int)id;

    /// <summary>The tokenizer's words, but for those that the database cannot keep.</summary>
    public static IEnumerable<string> Words(string text, ITokenizer tokenizer) => tokenizer.Tokens(text).Select(token => token.Text).Where(CanRank);

    public static bool CanRank(string word) => word.Length <= Ranking.LongestWord && !word.EnumerateRunes().Any(rune => rune.Value == 0 || rune == Rune.ReplacementChar);

    /// <summary>The units as they are: an encoding would mend halves of characters.</summary>
    private static byte[] Said(string text) => MemoryMarshal.AsBytes(text.AsSpan()).ToArray();

    public static string Text(byte[] said) => new(MemoryMarshal.Cast<byte, char>(said));

    /// <summary>Writes the passages. Returns how many words they have.</summary>
    public async Task<long> WritePassages(NpgsqlConnection connection, string schema, long file, CancellationToken cancel)
    {
        var all = 0L;
        await using var rows = await connection.BeginBinaryImportAsync(
            $"copy {schema}.passage (id, file, page, head, length, said, exact, exact_pairs, loose, loose_pairs, words) from stdin (format binary)", cancel);
        foreach (var passage in passages)
        {
            string[] words = [.. Words(passage.Text, tokenizer)];
            all += words.Length;
            await rows.WriteRowAsync(cancel, Id(file, passage.Id.Number), file, passage.Page, passage.Head, words.Length, Said(passage.Text),
                $"{passage.Exact}", PairKeys.Of(passage.Exact.Characters), $"{passage.Loose}", PairKeys.Of(passage.Loose is { } loose ? loose.Characters : []), words.Distinct().ToArray());
        }
        await rows.CompleteAsync(cancel);
        return all;
    }

    public async Task WriteNumbers(NpgsqlConnection connection, string schema, long file, CancellationToken cancel)
    {
        await Write("sum", passage => passage.Sums, NpgsqlDbType.Bigint);
        await Write("day", passage => passage.Days, NpgsqlDbType.Integer);

        async Task Write<T>(string table, Func<PassageContent, IReadOnlyList<T>> values, NpgsqlDbType type)
        {
            await using var rows = await connection.BeginBinaryImportAsync($"copy {schema}.{table} (value, passage, file) from stdin (format binary)", cancel);
            foreach (var passage in passages)
                foreach (var value in values(passage))
                {
                    await rows.StartRowAsync(cancel);
                    await rows.WriteAsync(value, type, cancel);
                    await rows.WriteAsync(Id(file, passage.Id.Number), NpgsqlDbType.Bigint, cancel);
                    await rows.WriteAsync(file, NpgsqlDbType.Bigint, cancel);
                }
            await rows.CompleteAsync(cancel);
        }
    }
}
