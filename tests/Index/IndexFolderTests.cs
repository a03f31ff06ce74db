using DocReview.Index;

namespace DocReview.Tests;

public sealed class IndexFolderTests
{
    [Fact]
    public async Task What_was_put_is_found_a_second_later_without_a_commit_and_is_gone_after_a_crash()
    {
        await using var index = await IndexInFolder.Of("甲方一");
        await index.Index.Put(InventedText.Document(2, "甲方二"), TestContext.Current.CancellationToken);
        await Task.Delay(1100, TestContext.Current.CancellationToken);
        Assert.Equal("1:1 2:1", await index.Found("甲方"));
        await using var committed = IndexInFolder.Ready(LuceneIndex.OpenForReading(index.Folder, TestIndex.Tokenizer));
        Assert.Equal(1, (await committed.Search(new("甲方"), TestContext.Current.CancellationToken)).Total);
    }

    [Fact]
    public async Task What_was_committed_is_there_after_reopening_and_what_was_not_is_not()
    {
        await using var index = await IndexInFolder.Of("甲方一");
        await index.Index.Put(InventedText.Document(2, "甲方二"), TestContext.Current.CancellationToken);
        await index.Index.Commit(TestContext.Current.CancellationToken);
        Assert.IsType<IndexOpening.Ready>(await index.Reopen());
        Assert.Equal("1:1 2:1", await index.Found("甲方"));
        Assert.Equal(new HashSet<Ledger.FileId> { InventedText.File(1), InventedText.File(2) }, index.Index.Passages().Keys.ToHashSet());
    }

    /// <summary>A copy of the folder is what a killed process would leave behind.</summary>
    [Fact]
    public async Task What_is_left_of_a_process_killed_while_writing_is_the_last_commit()
    {
        var random = new Random(5);
        await using var index = await IndexInFolder.Of("甲方一");
        for (var round = 0; round < 6; round++)
        {
            for (var file = 2; file < 80; file++)
                await index.Index.Put(InventedText.Document(file + 100 * round, [.. Enumerable.Range(0, 30).Select(_ => InventedText.Passage(random))]), TestContext.Current.CancellationToken);
            var committed = index.Index.Passages();
            var left = Directory.CreateTempSubdirectory("docreview-killed-").FullName;
            foreach (var path in Directory.GetFiles(index.Folder).Where(path => !path.EndsWith("write.lock", StringComparison.Ordinal)))
                File.Copy(path, Path.Combine(left, Path.GetFileName(path)));
            await using (var opened = IndexInFolder.Ready(LuceneIndex.Open(left, TestIndex.Tokenizer))) Assert.Equal(committed, opened.Passages());
            Directory.Delete(left, true);
            await index.Index.Commit(TestContext.Current.CancellationToken);
        }
    }

    public static TheoryData<string, Action<string>> Damages => new()
    {
        { "half of it is gone", path => Truncate(path, 0.5) },
        { "the last byte is gone", path => Truncate(path, 1) },
        { "it is empty", path => Truncate(path, 0) },
        { "a byte is another", Flip },
        { "it is missing", File.Delete },
    };

    [Theory, MemberData(nameof(Damages), DisableDiscoveryEnumeration = true)]
    public async Task Damage_to_any_file_is_noticed_and_the_index_can_be_made_anew(string what, Action<string> damage)
    {
        var random = new Random(3);
        await using var index = await IndexInFolder.Of([.. Enumerable.Range(0, 300).Select(_ => InventedText.Passage(random))]);
        await index.Index.DisposeAsync();
        // segments.gen is a second copy of a number that the names of the files tell as well.
        var files = Directory.GetFiles(index.Folder).Where(path => Path.GetFileName(path) is not ("write.lock" or "segments.gen")).ToList();
        Assert.True(files.Count >= 4, string.Join(' ', files));
        foreach (var file in files)
        {
            var whole = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            damage(file);
            Assert.True(LuceneIndex.Open(index.Folder, TestIndex.Tokenizer) is IndexOpening.Unusable, $"{Path.GetFileName(file)}: {what}");
            await File.WriteAllBytesAsync(file, whole, TestContext.Current.CancellationToken);
        }
        damage(files[0]);
        await using var anew = LuceneIndex.Create(index.Folder, TestIndex.Tokenizer);
        await anew.Put(InventedText.Document(1, "甲方一"), TestContext.Current.CancellationToken);
        await anew.Commit(TestContext.Current.CancellationToken);
        Assert.Equal(1, (await anew.Search(new("甲方"), TestContext.Current.CancellationToken)).Total);
    }

    private static void Truncate(string path, double kept)
    {
        using var stream = File.OpenWrite(path);
        stream.SetLength(kept == 1 ? stream.Length - 1 : (long)(stream.Length * kept));
    }

    private static void Flip(string path)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 0x10;
        File.WriteAllBytes(path, bytes);
    }

    [Fact]
    public async Task A_folder_of_another_version_is_to_be_rebuilt()
    {
        await using var index = await IndexInFolder.Of("甲方一");
        await index.Index.DisposeAsync();
        await File.WriteAllTextAsync(Path.Combine(index.Folder, "format.txt"), "docreview-index/0\n\n", TestContext.Current.CancellationToken);
        Assert.False(Assert.IsType<IndexOpening.Unusable>(await index.Reopen()).Damaged);
    }

    [Fact]
    public async Task A_second_writer_is_refused_and_readers_see_the_last_commit()
    {
        await using var index = await IndexInFolder.Of("甲方一");
        Assert.Throws<IndexInUseException>(() => LuceneIndex.Open(index.Folder, TestIndex.Tokenizer));
        Assert.Throws<IndexInUseException>(() => LuceneIndex.Create(index.Folder, TestIndex.Tokenizer));
        await index.Index.Put(InventedText.Document(2, "甲方二"), TestContext.Current.CancellationToken);
        await using var reader = IndexInFolder.Ready(LuceneIndex.OpenForReading(index.Folder, TestIndex.Tokenizer));
        Assert.Equal(1, (await reader.Search(new("甲方"), TestContext.Current.CancellationToken)).Total);
        await index.Index.Commit(TestContext.Current.CancellationToken);
        await using var later = IndexInFolder.Ready(LuceneIndex.OpenForReading(index.Folder, TestIndex.Tokenizer));
        Assert.Equal(2, (await later.Search(new("甲方"), TestContext.Current.CancellationToken)).Total);
        await Assert.ThrowsAsync<InvalidOperationException>(() => reader.Put(InventedText.Document(3, "甲方三"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_reader_of_nothing_is_told_so() =>
        Assert.False(Assert.IsType<IndexOpening.Unusable>(LuceneIndex.OpenForReading(Path.Combine(Path.GetTempPath(), "docreview-no-such-folder"), TestIndex.Tokenizer)).Damaged);
}
