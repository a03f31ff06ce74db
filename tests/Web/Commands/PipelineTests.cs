using DocReview.Ingest;
using DocReview.Ledger;
using DocReview.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace DocReview.Tests;

/// <summary>What the stages make of files that do not go through.</summary>
public sealed class PipelineTests : IDisposable
{
    private readonly ProgramRun _folders = new();

    public void Dispose() => _folders.Dispose();

    private async Task<DocumentRow> Processed(Workspace workspace, Action? afterTaking = null)
    {
        var inspection = workspace.Inspections.Named("巡察一");
        new Taking(workspace).Take(inspection, [_folders.Records], null, "检查员甲", null, CancellationToken.None);
        afterTaking?.Invoke();
        await new WholeRun(new Pipeline(workspace, NullLogger<Pipeline>.Instance)).Run(inspection, null, CancellationToken.None);
        return Assert.Single(workspace.Catalogue.Documents(inspection.Id));
    }

    [Fact]
    public async Task A_file_that_ends_the_reading_process_twice_is_quarantined_and_named()
    {
        _folders.Write("甲.txt", "记录");
        // With so small a heap every child dies: no file is needed that kills one.
        await using var workspace = Workspace.Open(_folders.Data, limits: new ExtractionLimits { HeapBytes = 1 << 16 });
        var row = await Processed(workspace);
        Assert.Equal((ContentStatus.Unreadable, Trouble.Quarantined), (row.Status, row.Trouble!.Value));
        Assert.Contains("已隔离", row.Detail);
    }

    [Fact]
    public async Task An_original_that_is_gone_from_the_vault_is_named()
    {
        _folders.Write("甲.txt", "记录");
        await using var workspace = Workspace.Open(_folders.Data);
        var row = await Processed(workspace, () => File.Delete(workspace.Vault.PathOf(workspace.Vault.Files().Single())));
        Assert.Equal((ContentStatus.Unreadable, Trouble.Inaccessible), (row.Status, row.Trouble!.Value));
    }

    [Fact]
    public async Task Containers_within_containers_share_one_budget_and_what_finds_no_room_is_named()
    {
        byte[] Level(string mark, Func<int, (string, byte[])> entry) => OfficeFiles.Zip([.. Enumerable.Range(1, 4).Select(entry).Append(($"{mark}.txt", System.Text.Encoding.UTF8.GetBytes($"{mark}号记录")))]);
        var bomb = Level("外", i => ($"{i}.zip", Level($"中{i}", j => ($"{j}.zip", Level($"内{i}{j}", k => ($"{k}.txt", System.Text.Encoding.UTF8.GetBytes($"{i}{j}{k}号记录")))))));
        File.WriteAllBytes(Path.Combine(_folders.Records, "层层.zip"), bomb);
        _folders.Write("旁.txt", "旁边的记录");
        await using var workspace = Workspace.Open(_folders.Data, limits: new ExtractionLimits { TreeEntries = 40 });
        var inspection = workspace.Inspections.Named("巡察一");
        new Taking(workspace).Take(inspection, [_folders.Records], null, "检查员甲", null, CancellationToken.None);
        await new WholeRun(new Pipeline(workspace, NullLogger<Pipeline>.Instance)).Run(inspection, null, CancellationToken.None);
        var rows = workspace.Catalogue.Documents(inspection.Id);
        Assert.Equal(40, rows.Count(row => row.ContainedIn is not null && row.File.Value.Length > 0));
        Assert.Contains(rows, row => row.Trouble == Trouble.TooLarge && row.Path.Contains("（另有 ") && row.Detail!.Contains("40 个"));
        Assert.Contains(rows, row => row.Path == "旁.txt" && row.Status == ContentStatus.Text);
    }

    [Fact]
    public async Task A_paper_with_a_classification_mark_is_named_and_nothing_of_it_is_kept()
    {
        _folders.Write("甲.txt", "机密★5年\n中共松岭县委办公室文件\n松委办发〔2021〕5号\n关于某项工作的通知");
        await using var workspace = Workspace.Open(_folders.Data);
        var row = await Processed(workspace);
        Assert.Equal((ContentStatus.Unreadable, Trouble.Classified), (row.Status, row.Trouble!.Value));
        Assert.Empty(workspace.Vault.Files());

        _folders.Write("乙.txt", "机密★5年\n中共松岭县委办公室文件\n松委办发〔2021〕5号\n关于某项工作的通知");
        var inspection = workspace.Inspections.Named("巡察一");
        new Taking(workspace).Take(inspection, [_folders.Records], null, "检查员甲", null, CancellationToken.None);
        await new WholeRun(new Pipeline(workspace, NullLogger<Pipeline>.Instance)).Run(inspection, null, CancellationToken.None);
        Assert.Empty(workspace.Vault.Files());
    }

    [Fact]
    public async Task What_holds_a_classified_paper_is_not_kept_either_and_the_rest_of_it_is()
    {
        const string marked = "机密★5年\n中共松岭县委办公室文件\n松委办发〔2021〕5号\n关于某项工作的通知";
        byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);
        var inner = OfficeFiles.Zip(("密.txt", Bytes(marked)), ("乙.txt", Bytes("乙记录")));
        File.WriteAllBytes(Path.Combine(_folders.Records, "外.zip"), OfficeFiles.Zip(("内.zip", inner), ("甲.txt", Bytes("甲记录"))));
        await using var workspace = Workspace.Open(_folders.Data);
        var inspection = workspace.Inspections.Named("巡察一");
        async Task Supply()
        {
            new Taking(workspace).Take(inspection, [_folders.Records], null, "检查员甲", null, CancellationToken.None);
            await new WholeRun(new Pipeline(workspace, NullLogger<Pipeline>.Instance)).Run(inspection, null, CancellationToken.None);
        }

        await Supply();
        var rows = workspace.Catalogue.Documents(inspection.Id).ToDictionary(row => row.Path);
        Assert.Equal(["外.zip", "外.zip!内.zip", "外.zip!内.zip!乙.txt", "外.zip!内.zip!密.txt", "外.zip!甲.txt"], rows.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(Trouble.Classified, rows["外.zip!内.zip!密.txt"].Trouble);
        Assert.All(["外.zip", "外.zip!内.zip"], holder => Assert.Contains("内含标有密级标志的文件", rows[holder].Detail));
        Assert.Equal(new[] { rows["外.zip!甲.txt"].File, rows["外.zip!内.zip!乙.txt"].File }.OrderBy(file => file.Value, StringComparer.Ordinal), workspace.Vault.Files().OrderBy(file => file.Value, StringComparer.Ordinal));

        // Supplied once more in the same container, and in another; and a newer program does not miss the bytes.
        File.WriteAllBytes(Path.Combine(_folders.Records, "又.zip"), OfficeFiles.Zip(("密.txt", Bytes(marked)), ("丙.txt", Bytes("丙记录"))));
        await Supply();
        Assert.Equal(3, workspace.Vault.Files().Count());
        Assert.Equal(0, workspace.Catalogue.ReadAnew(["other/1", .. workspace.Catalogue.Documents(inspection.Id).Where(row => row.Status == ContentStatus.Text).Select(_ => "txt/1")]));
        Assert.Equal(ContentStatus.Container, workspace.Catalogue.Documents(inspection.Id).Single(row => row.Path == "又.zip").Status);
    }

    [Fact]
    public async Task What_an_older_program_could_not_read_is_tried_again()
    {
        _folders.Write("甲.txt", "记录");
        await using var workspace = Workspace.Open(_folders.Data);
        var row = await Processed(workspace);
        workspace.Catalogue.SaveUnreadable(row.File, "txt", Trouble.Unsupported, "暂不能读取", "all/older");
        Assert.Equal(1, new Pipeline(workspace, NullLogger<Pipeline>.Instance).TakeUpOlder());
        Assert.Equal(ContentStatus.Text, (await Processed(workspace)).Status);
        Assert.Equal(0, new Pipeline(workspace, NullLogger<Pipeline>.Instance).TakeUpOlder());
    }

    [Fact]
    public async Task A_raised_version_of_one_reader_reads_its_own_files_anew_and_what_none_could_read()
    {
        _folders.Write("甲.txt", "松岭镇党委会议记录");
        _folders.Write("乙.bin.txt", "");
        using (var zip = System.IO.Compression.ZipFile.Open(Path.Combine(_folders.Records, "丙.zip"), System.IO.Compression.ZipArchiveMode.Create))
        {
            using var writer = new StreamWriter(zip.CreateEntry("内.csv").Open());
            writer.Write("日期,金额\n2023-03-08,100\n");
        }

        await using var workspace = Workspace.Open(_folders.Data);
        var inspection = workspace.Inspections.Named("巡察一");
        new Taking(workspace).Take(inspection, [_folders.Records], null, "检查员甲", null, CancellationToken.None);
        await new WholeRun(new Pipeline(workspace, NullLogger<Pipeline>.Instance)).Run(inspection, null, CancellationToken.None);
        string[] TakenUp(Func<string, bool> isRaised)
        {
            workspace.Catalogue.ReadAnew([.. Extractors.Names.Where(name => !isRaised(name)), "raised/2"]);
            return [.. workspace.Catalogue.Documents(inspection.Id, new DocumentFilter(Status: ContentStatus.Taken)).Select(row => row.Path).Order(StringComparer.Ordinal)];
        }

        // What none could read is tried again whenever any reader has learnt something; the zip and the text are not.
        Assert.Equal(["乙.bin.txt"], TakenUp(_ => false));
        Assert.Equal(["丙.zip", "乙.bin.txt"], TakenUp(name => name.StartsWith("zip/")));
        await new WholeRun(new Pipeline(workspace, NullLogger<Pipeline>.Instance)).Run(inspection, null, CancellationToken.None);
        Assert.Equal(["丙.zip!内.csv", "乙.bin.txt", "甲.txt"], TakenUp(name => name.StartsWith("txt/")));
    }
}
