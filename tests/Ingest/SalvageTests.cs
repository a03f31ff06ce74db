using System.Text;
using DocReview.Ingest;
using DocReview.Ledger;

namespace DocReview.Tests;

/// <summary>What is still found of files that cannot be read, and that noise is not taken for text.</summary>
[Collection("ingest")]
public sealed class SalvageTests(IngestFixture ingest)
{
    private const string Sentence = "会议研究决定从河西村集体收入中支出工程款叁万元，由李建光经办。";

    private static byte[] Noise(int length, int seed)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private async Task<string> Salvaged(byte[] bytes)
    {
        var path = Path.Combine(ingest.Folder, Guid.NewGuid().ToString("N"));
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
        var left = await ingest.Pool.Salvage(new SourceFile(new FileId("0"), "残.doc", bytes.Length), path, TestContext.Current.CancellationToken);
        if (left is not Extraction.Text { Document: var document })
            return Assert.IsType<Extraction.Unreadable>(left).Trouble.ToString();
        Assert.Equal("salvage/1", document.Extractor);
        Assert.All(document.Pages, page => Assert.Equal(TextOrigin.Salvaged, page.Origin));
        return string.Join('\n', document.Passages.Select(passage => passage.Text));
    }

    [Theory]
    [InlineData("utf-8", 0), InlineData("utf-8", 1), InlineData("utf-16", 0), InlineData("utf-16", 1), InlineData("gb18030", 0), InlineData("gb18030", 1)]
    public async Task A_sentence_among_noise_is_found_in_every_encoding_and_at_odd_places(string encoding, int shift)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = Encoding.GetEncoding(encoding).GetBytes(Sentence);
        Assert.Contains(Sentence, await Salvaged([.. Noise(5000 + shift, 1), 0, .. text, 0, .. Noise(5000, 2)]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_child_that_is_ended_from_outside_costs_no_text()
    {
        var work = Path.Combine(ingest.Folder, $"work-{Guid.NewGuid():N}");
        await using var pool = new ExtractionPool(ExtractionPool.ChildBesideThisAssembly, [ingest.Folder], work, size: 1);
        var path = Path.Combine(ingest.Folder, Guid.NewGuid().ToString("N"));
        await File.WriteAllBytesAsync(path, [.. Noise(8_000_000, 3), 0, .. Encoding.UTF8.GetBytes(Sentence), 0], TestContext.Current.CancellationToken);
        var salvage = pool.Salvage(new SourceFile(new FileId("0"), "残.doc", new FileInfo(path).Length), path, TestContext.Current.CancellationToken);
        int ended;
        while ((ended = Directory.EnumerateDirectories("/proc").Select(ProcessBelow).FirstOrDefault(id => id > 0)) == 0) await Task.Delay(5, TestContext.Current.CancellationToken);
        System.Diagnostics.Process.GetProcessById(ended).Kill();
        Assert.Contains(Sentence, string.Join('\n', Assert.IsType<Extraction.Text>(await salvage).Document.Passages.Select(passage => passage.Text)), StringComparison.Ordinal);

        int ProcessBelow(string place)
        {
            try
            {
                return int.TryParse(Path.GetFileName(place), out var id) && File.ReadAllText($"{place}/cmdline").Contains(work, StringComparison.Ordinal) ? id : 0;
            }
            catch (IOException)
            {
                // It has ended meanwhile.
                return 0;
            }
        }
    }

    [Fact]
    public async Task Noise_is_no_text()
    {
        Assert.Equal("NoText", await Salvaged(Noise(4_000_000, 20261123)));
        Assert.Equal("NoText", await Salvaged(new byte[300_000]));
    }

    [Fact]
    public async Task The_packed_parts_of_a_cut_off_document_are_searched_and_its_tags_are_not()
    {
        var body = string.Concat(Enumerable.Range(0, 400).Select(i => OfficeFiles.P($"第{i}项：{Sentence}")));
        var whole = OfficeFiles.Docx(body);
        var text = await Salvaged(whole[..(whole.Length - 700)]);
        Assert.Contains($"第7项：{Sentence}", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<w:", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Long_lines_that_are_no_text_cost_no_more_than_reading_them()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        await Salvaged([.. Enumerable.Repeat((byte)'@', 20_000_000)]);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"{clock.Elapsed}");
    }

    [Fact]
    public async Task A_mark_of_secrecy_among_raw_strings_is_a_mark() =>
        Assert.Equal("Classified", await Salvaged([0xD0, 0xCF, 0x11, 0xE0, .. Encoding.Unicode.GetBytes("机密★1年\r河西镇人民政府文件\r"), .. Encoding.Unicode.GetBytes(Sentence)]));
}
