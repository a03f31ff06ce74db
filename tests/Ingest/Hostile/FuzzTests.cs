using System.Collections.Concurrent;
using DocReview.Ingest;
using DocReview.Ledger;

namespace DocReview.Tests;

/// <summary>
/// Honest files with something changed in them, through real children: every one is answered by a value, in its time, and the program that asked lives on.
/// DOCREVIEW_FUZZ is how many, DOCREVIEW_FUZZ_SEED where the sequence begins: see bench/fuzz/run.sh. One number makes one file, always the same.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int SeedsAFormat = 50;
    private static readonly ExtractionLimits Limits = new() { Total = TimeSpan.FromSeconds(20), Silence = TimeSpan.FromSeconds(15), HeapBytes = 512L << 20 };

    private static int Number(string name, int usual) => int.TryParse(Environment.GetEnvironmentVariable(name), out var number) ? number : usual;

    [Fact]
    public async Task Changed_files_are_answered_by_values_in_their_time()
    {
        var (count, first) = (Number("DOCREVIEW_FUZZ", 2000), Number("DOCREVIEW_FUZZ_SEED", 20261123));
        var folder = Directory.CreateTempSubdirectory("docreview-fuzz-").FullName;
        var vault = Directory.CreateDirectory(Path.Combine(folder, "vault")).FullName;
        var formats = Seeds();
        var (came, wrong, deaths) = (new ConcurrentDictionary<string, int>(), new ConcurrentBag<string>(), new ConcurrentBag<string>());
        await using (var pool = new ExtractionPool(ExtractionPool.ChildBesideThisAssembly, [vault], Path.Combine(folder, "work"), Limits, Environment.ProcessorCount))
        {
            await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = pool.Size }, async (i, _) =>
            {
                var seed = first + i;
                var (format, files) = formats[seed % formats.Count];
                var (name, bytes) = Mutation.Of(seed, files);
                var path = Path.Combine(vault, $"{i}");
                await File.WriteAllBytesAsync(path, bytes, CancellationToken.None);
                using var outcome = await pool.Extract(new SourceFile(new FileId($"{i}"), name, bytes.Length), path, CancellationToken.None);
                File.Delete(path);
                var kind = outcome.Extraction is Extraction.Unreadable unreadable ? $"{unreadable.Trouble}" : outcome.Extraction.GetType().Name;
                came.AddOrUpdate($"{format} {kind}", 1, (_, before) => before + 1);
                if (outcome.ChildDied)
                    deaths.Add($"{seed} {name}: {kind}");
                if (outcome.Took > Limits.Total + TimeSpan.FromSeconds(10 + (2 * bytes.Length / 1048576.0)))
                    wrong.Add($"{seed} {name}: {outcome.Took}");
                if (outcome.Extraction is Extraction.Unreadable { Detail: "" })
                    wrong.Add($"{seed} {name}: no reason");
            });
        }
        Directory.Delete(folder, recursive: true);
        output.WriteLine($"{count} files from seed {first}, {formats.Count} formats ({string.Join(' ', formats.Select(format => format.Format))}); children died {deaths.Count} times");
        output.WriteLine(string.Join('\n', came.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Value,7} {pair.Key}").Concat(deaths.Order().Take(50))));
        Assert.True(wrong.IsEmpty, string.Join('\n', wrong));
        Assert.True(formats.Count >= 12, $"{formats.Count}");
    }

    /// <summary>The sample corpus and the fixtures by format, and small files of formats that neither holds.</summary>
    private static List<(string Format, List<(string Name, byte[] Bytes)> Files)> Seeds()
    {
        var files = new[] { Path.Combine(Repository.Root, "sample-corpus"), Path.Combine(AppContext.BaseDirectory, "Ingest", "Files") }.Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)).Where(file => new FileInfo(file).Length is > 0 and < 2 << 20 && !Path.GetFileName(file).StartsWith("bomb", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(file => (Name: Path.GetFileName(file), Bytes: File.ReadAllBytes(file)));
        return [.. files.Concat(Made()).GroupBy(file => Path.GetExtension(file.Name).ToLowerInvariant()).Where(group => group.Key is not (".md" or ".tsv" or ".json"))
            .OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => (group.Key, group.Take(SeedsAFormat).ToList()))];
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Made()
    {
        const string sentence = "会议研究决定从河西村集体收入中支出工程款叁万元，由李建光经办。";
        var lines = string.Concat(Enumerable.Range(1, 40).Select(i => $"{i}．{sentence}\r\n"));
        yield return ("a.txt", Packing.Utf8(lines));
        yield return ("a.csv", Packing.Utf8("日期,事项,金额\r\n" + string.Concat(Enumerable.Range(1, 40).Select(i => $"2023-3-{i % 28 + 1},餐费,{i}00\r\n"))));
        yield return ("a.html", Packing.Utf8($"<html><head><meta charset=utf-8></head><body><table>{string.Concat(Enumerable.Range(1, 20).Select(i => $"<tr><td>{i}<td>{sentence}"))}</table></body></html>"));
        yield return ("a.rtf", Packing.Utf8("{\\rtf1\\ansi\\ansicpg936{\\fonttbl{\\f0 SimSun;}}\\f0 " + string.Concat(lines.Select(c => c < 128 ? $"{c}" : $"\\u{(short)c}?")) + "\\par}"));
        yield return ("a.eml", Packing.Utf8($"From: a@b.cn\r\nSubject: =?utf-8?B?5Lya6K6u?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{lines}\r\n--x\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=a.txt\r\nContent-Transfer-Encoding: base64\r\n\r\n{Convert.ToBase64String(Packing.Utf8(lines))}\r\n--x--\r\n"));
        yield return ("a.mht", Packing.Utf8($"From: a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x; type=\"text/html\"\r\n\r\n--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>{sentence}</p>\r\n--x--\r\n"));
        yield return ("a.zip", Packing.Stored(("纪要.txt", Packing.Utf8(lines)), ("夹/账.csv", Packing.Utf8("日期,金额\r\n"))));
        yield return ("a.docx", OfficeFiles.Docx(string.Concat(Enumerable.Range(1, 30).Select(i => OfficeFiles.P($"{i}．{sentence}")))));
        yield return ("a.xlsx", OfficeFiles.Xlsx([("账", $"<sheetData>{string.Concat(Enumerable.Range(1, 30).Select(i => $"<row r=\"{i}\"><c r=\"A{i}\"><v>{i}</v></c><c r=\"B{i}\" t=\"inlineStr\"><is><t>{sentence}</t></is></c></row>"))}</sheetData>")]));
        yield return ("a.pdf", PdfFiles.Pdf(string.Concat(Enumerable.Range(0, 20).Select(i => PdfFiles.Text(70, 60 + (i * 20), sentence, 12)))));
        yield return ("a.ofd", OfdFiles.Ofd(string.Concat(Enumerable.Range(0, 10).Select(i => OfdFiles.Line(10, 20 + (i * 10), sentence)))));
        yield return ("a.png", Bombs.Png(40, 40, Packing.Zlib(Packing.Zeros(2))));
        yield return ("a.rar", RawRar.Version5(false, new RawRar.Entry(Packing.Utf8("纪要.txt"), Packing.Utf8(lines))));
        yield return ("a.gz", Packing.Gzip(Packing.Deflated(lines, "甲", 1, "")));
    }
}

/// <summary>One number, one changed file.</summary>
internal static class Mutation
{
    public static (string Name, byte[] Bytes) Of(int seed, List<(string Name, byte[] Bytes)> files)
    {
        var random = new Random(seed);
        var (name, original) = files[random.Next(files.Count)];
        var bytes = (byte[])original.Clone();
        for (var changes = random.Next(1, 6); changes > 0 && bytes.Length > 0; changes--)
            bytes = Changed(bytes, random);
        return (name, bytes);
    }

    private static byte[] Changed(byte[] bytes, Random random)
    {
        var (at, length) = (random.Next(bytes.Length), random.Next(1, Math.Max(2, Math.Min(4096, bytes.Length / 4))));
        var end = Math.Min(bytes.Length, at + length);
        switch (random.Next(8))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 1:
                for (var i = 0; i < 20; i++)
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                return bytes;
            case 2:
                return bytes[..at];
            case 3:
                return [.. bytes[..at], .. bytes[end..]];
            case 4:
                return [.. bytes[..end], .. bytes[at..]];
            case 5:
                bytes.AsSpan(at, end - at).Fill((byte)(random.Next(2) * 255));
                return bytes;
            case 6:
                // A number that is at its end, or one too large.
                byte[][] numbers = [[255, 255, 255, 255], [0, 0, 0, 0], [255, 255, 255, 127], [0, 0, 0, 128], [1, 0, 0, 0], "99999999999"u8.ToArray(), "-1"u8.ToArray()];
                var number = numbers[random.Next(numbers.Length)];
                number.AsSpan(0, Math.Min(number.Length, bytes.Length - at)).CopyTo(bytes.AsSpan(at));
                return bytes;
            default:
                var other = random.Next(bytes.Length);
                var size = Math.Min(length, bytes.Length - Math.Max(at, other));
                bytes.AsSpan(other, size).ToArray().CopyTo(bytes.AsSpan(at));
                return bytes;
        }
    }
}
