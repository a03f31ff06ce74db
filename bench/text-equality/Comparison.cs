using System.Security.Cryptography;
using DocReview.Ingest;
using DocReview.Ledger;

namespace DocReview.TextEquality;

/// <summary>Holds what is read against the text the file was written from, and against what another reader makes of the same file. White space does not count.</summary>
internal static class Comparison
{
    private sealed record Row(string Format, double Ours, bool OursEqual, double? Other, bool OtherEqual);

    public static async Task<ExtractionOutcome> Extract(ExtractionPool pool, string path)
    {
        await using var stream = File.OpenRead(path);
        var id = new FileId(Convert.ToHexStringLower(await SHA256.HashDataAsync(stream)));
        return await pool.Extract(new SourceFile(id, Path.GetFileName(path), stream.Length), path, CancellationToken.None);
    }

    /// <param name="pairs">A file of lines: format, file, expected text, text of another reader or "-", parted by tabs.</param>
    public static async Task Print(ExtractionPool pool, string pairs)
    {
        var rows = new List<Row>();
        foreach (var line in await File.ReadAllLinesAsync(pairs))
        {
            if (line.Split('\t') is not [var format, var file, var expectedPath, var otherPath])
                continue;
            var expected = Bare(await File.ReadAllTextAsync(expectedPath));
            using var outcome = await Extract(pool, file);
            var ours = outcome.Extraction is Extraction.Text { Document: var document } ? Bare(string.Join('\n', document.Passages.Select(passage => passage.Text))) : "";
            var other = File.Exists(otherPath) ? Bare(await File.ReadAllTextAsync(otherPath)) : null;
            rows.Add(new Row(format, Dice(expected, ours), expected == ours, other is null ? null : Dice(expected, other), expected == other));
            if (expected != ours)
                Console.Error.WriteLine($"{format} {Path.GetFileName(file)} {expectedPath}: {Difference(expected, ours)} {(outcome.Extraction as Extraction.Unreadable)?.Detail}");
        }
        Console.WriteLine("| format | files | equal | Dice | other reader: equal | Dice |\n|---|---|---|---|---|---|");
        foreach (var format in rows.GroupBy(row => row.Format))
        {
            var others = format.Where(row => row.Other is not null).ToList();
            Console.WriteLine($"| {format.Key} | {format.Count()} | {format.Count(row => row.OursEqual)} | {format.Average(row => row.Ours):0.0000} | "
                + (others.Count == 0 ? "– | – |" : $"{others.Count(row => row.OtherEqual)} of {others.Count} | {others.Average(row => row.Other):0.0000} |"));
        }
    }

    /// <summary>Without white space, and without the line that names a worksheet.</summary>
    private static string Bare(string text) => string.Concat(string.Concat(text.Split('\n').Where(line => !line.StartsWith("【工作表:", StringComparison.Ordinal))).Where(character => !char.IsWhiteSpace(character) && character is not ('\uFEFF' or '\f')));

    /// <summary>Twice the pairs of characters both have, of all pairs.</summary>
    private static double Dice(string one, string other)
    {
        if (one.Length < 2 || other.Length < 2)
            return one == other ? 1 : 0;
        var pairs = Pairs(one).CountBy(pair => pair).ToDictionary();
        var common = Pairs(other).CountBy(pair => pair).Sum(pair => Math.Min(pair.Value, pairs.GetValueOrDefault(pair.Key)));
        return 2.0 * common / (one.Length - 1 + other.Length - 1);
    }

    private static IEnumerable<(char, char)> Pairs(string text) => text.Zip(text.Skip(1));

    private static string Difference(string expected, string read)
    {
        var at = 0;
        while (at < expected.Length && at < read.Length && expected[at] == read[at])
            at++;
        string Around(string text) => text.Substring(Math.Max(0, Math.Min(at, text.Length) - 8), Math.Min(28, text.Length - Math.Max(0, Math.Min(at, text.Length) - 8)));
        return $"«{Around(expected)}» read «{Around(read)}»";
    }
}
