using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using DocReview.Web;
using Npgsql;

namespace DocReview.Tests;

/// <summary>The whole way through the real program: custody, extraction in child processes, index, lists.</summary>
public sealed class IngestCommandTests(PostgresServer server) : IDisposable
{
    private readonly ProgramRun _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public void A_ledger_in_PostgreSQL_serves_the_same_commands()
    {
        var database = server.NewDatabase();
        using var shared = new ProgramRun(database);
        shared.Write("说明.txt", "本月支出情况说明：购买办公用品一批。");
        Assert.Equal(0, shared.Run("ingest", shared.Records).Code);
        Assert.Contains("未变 1 份", shared.Run("ingest", shared.Records).Output);
        Assert.Equal("说明.txt", Text(Assert.Single(shared.List("search", "办公用品")), "file"));
        Assert.Empty(Directory.GetFileSystemEntries(shared.Data, "ledger.db").Concat(Directory.GetFileSystemEntries(shared.Data, "index")));
        Assert.Equal(0, shared.Run("verify").Code);
        using var connection = new NpgsqlConnection(database);
        Dapper.SqlMapper.Execute(connection, "delete from search_1.passage");
        Assert.Contains("不全", shared.Run("verify").Output);
        // An administrator may throw the index away at any time.
        Dapper.SqlMapper.Execute(connection, "drop schema search_1 cascade");
        Assert.Single(shared.List("search", "办公用品"));
        Assert.Equal(0, shared.Run("verify").Code);
    }

    private static string Text(JsonElement row, string field) => row.GetProperty(field).ToString();

    private void SomeRecords()
    {
        _program.Write("党政办/会议记录.txt", "松岭镇党委会议记录\n时间：2023年3月8日\n会议研究了桥梁维修事项。");
        _program.Write("党政办/副本.txt", "松岭镇党委会议记录\n时间：2023年3月8日\n会议研究了桥梁维修事项。");
        _program.Write("财政所/说明.txt", "本月支出情况说明：购买办公用品一批。");
    }

    [Fact]
    public void A_folder_is_taken_listed_and_searched()
    {
        SomeRecords();
        var ingest = _program.Run("ingest", _program.Records, "--supplied-by", "松岭镇档案室");
        Assert.Equal(0, ingest.Code);
        Assert.Contains("接收 3 份，未变 0 份，重复 1 份，未能读取 0 份", ingest.Output);

        var documents = _program.List("documents", "--text");
        Assert.Equal(["党政办/会议记录.txt", "党政办/副本.txt", "财政所/说明.txt"], documents.Select(d => Text(d, "file")).OrderByDescending(f => f.Contains("党政办")).ThenByDescending(f => f.Contains("会议")));
        Assert.All(documents, d => Assert.Equal(("Text", "txt", 64), (Text(d, "status"), Text(d, "format"), Text(d, "sha256").Length)));
        Assert.Single(documents, d => d.GetProperty("duplicateOf").ValueKind == JsonValueKind.String);
        Assert.Contains(documents, d => Text(d, "text").Contains("会议研究了桥梁维修事项。"));

        var hit = Assert.Single(_program.List("search", "办公用品"));
        Assert.Equal(("财政所/说明.txt", "1", "1"), (Text(hit, "file"), Text(hit, "page"), Text(hit, "rank")));
        var match = hit.GetProperty("matches")[0];
        Assert.Equal("办公用品", Text(hit, "snippet").Substring(match.GetProperty("start").GetInt32(), match.GetProperty("length").GetInt32()));
        Assert.Single(_program.List("search", "桥梁维修", "--folder", "党政办"));
        Assert.Empty(_program.List("search", "桥梁维修", "--folder", "财政所"));
        Assert.Equal(0, _program.Run("verify").Code);
    }

    [Fact]
    public void A_second_run_changes_nothing_and_starts_nothing()
    {
        SomeRecords();
        _program.Run("ingest", _program.Records);
        var before = Snapshot();
        var again = _program.Run("ingest", _program.Records);
        Assert.Equal((0, ""), (again.Code, again.Errors));
        Assert.Contains("接收 0 份，未变 3 份", again.Output);
        Assert.Equal(before, Snapshot());

        File.SetLastWriteTimeUtc(Path.Combine(_program.Records, "财政所/说明.txt"), new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.Contains("接收 0 份，未变 3 份", _program.Run("ingest", _program.Records).Output);
    }

    /// <summary>All files of index, vault and work folder with their times; of the ledger what it lists.</summary>
    private string Snapshot() => string.Join('\n', Directory.EnumerateFiles(_program.Data, "*", SearchOption.AllDirectories)
        .Where(file => !Path.GetFileName(file).StartsWith("ledger.db")).Order().Select(file => $"{file} {File.GetLastWriteTimeUtc(file):O}")
        .Append(_program.Run("documents", "--format", "jsonl").Output).Append(_program.Run("verify").Output));

    [Fact]
    public void What_cannot_be_read_is_named_and_stops_nothing()
    {
        SomeRecords();
        _program.Write("空.txt", "");
        File.WriteAllBytes(Path.Combine(_program.Records, "坏.docx"), [0x50, 0x4B, 3, 4, 1, 2, 3, 4, 5, 6, 7, 8]);
        File.CreateSymbolicLink(Path.Combine(_program.Records, "链接.txt"), "/etc/hostname");
        var ingest = _program.Run("ingest", _program.Records, "--format", "jsonl");
        Assert.Equal(1, ingest.Code);
        Assert.Equal(["坏.docx", "空.txt", "链接.txt"], ingest.Json.SkipLast(1).Select(row => Text(row, "file")).Order());
        Assert.All(ingest.Json.SkipLast(1), row => Assert.NotEqual("", Text(row, "reason")));
        Assert.Equal("3", Text(ingest.Json[^1], "unreadable"));
        Assert.Equal(3, _program.List("documents").Count(d => Text(d, "status") == "Text"));
        Assert.Equal(1, _program.Run("ingest", _program.Records).Code);
        Assert.Equal(6, _program.List("documents").Count);
    }

    [Fact]
    public void What_is_left_of_a_damaged_paper_is_found_and_said_to_be_no_more_than_that()
    {
        SomeRecords();
        byte[] damaged = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[200], .. System.Text.Encoding.Unicode.GetBytes("会议研究决定修缮渡口栈桥，由镇财政支出工程款贰拾万元。"), .. new byte[99]];
        File.WriteAllBytes(Path.Combine(_program.Records, "渡口.doc"), damaged);
        Assert.Equal(1, _program.Run("ingest", _program.Records).Code);
        var row = Assert.Single(_program.List("documents"), row => Text(row, "file") == "渡口.doc");
        Assert.Equal("Unreadable", Text(row, "status"));
        var hit = Assert.Single(_program.List("search", "渡口栈桥"));
        Assert.Equal(("渡口.doc", "True"), (Text(hit, "file"), Text(hit, "salvaged")));
        Assert.Contains("［残留文字，未经正常读取］会议研究", _program.Run("search", "渡口栈桥").Output);
        Assert.DoesNotContain(_program.List("meetings"), meeting => Text(meeting, "file") == "渡口.doc");
        Assert.Equal(0, _program.Run("verify").Code);
        Assert.Contains("接收 0 份", _program.Run("ingest", _program.Records).Output);
    }

    [Fact]
    public void Entries_of_a_zip_are_files_of_their_own()
    {
        using (var zip = ZipFile.Open(Path.Combine(_program.Records, "来文.zip"), ZipArchiveMode.Create))
        {
            foreach (var (name, content) in (ReadOnlySpan<(string, string)>)[("2023/请示.txt", "关于维修水渠的请示"), ("2023/批复.txt", "同意维修水渠")])
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(content);
            }
        }

        Assert.Equal(0, _program.Run("ingest", _program.Records).Code);
        Assert.Equal(["来文.zip!2023/批复.txt", "来文.zip!2023/请示.txt"], _program.List("search", "维修水渠").Select(hit => Text(hit, "file")).Order());
    }

    [Fact]
    public void A_file_supplied_anew_takes_the_place_of_the_old()
    {
        SomeRecords();
        _program.Run("ingest", _program.Records);
        _program.Write("财政所/说明.txt", "更正后的说明：购买桌椅一批。");
        Assert.Contains("接收 1 份，未变 2 份", _program.Run("ingest", _program.Records).Output);
        Assert.Equal(3, _program.List("documents").Count);
        Assert.Equal(0, _program.List("search", "办公用品").Count(hit => Text(hit, "nearness") == "AsAsked"));
        Assert.Single(_program.List("search", "桌椅"));
        Assert.Equal(0, _program.Run("verify").Code);
    }

    [Fact]
    public void The_data_folder_inside_the_records_is_no_record()
    {
        SomeRecords();
        Assert.Equal(0, _program.Run("ingest", _program.Folder).Code);
        Assert.Equal(0, _program.Run("ingest", _program.Folder).Code);
        Assert.Equal(3, _program.List("documents").Count);
    }

    [Fact]
    public void A_lost_index_is_written_again_by_the_next_search()
    {
        SomeRecords();
        _program.Run("ingest", _program.Records);
        Directory.Delete(Path.Combine(_program.Data, "index"), recursive: true);
        Assert.Equal(1, _program.Run("verify").Code);
        Assert.Single(_program.List("search", "办公用品"));
        Assert.Equal(0, _program.Run("verify").Code);
    }

    [Fact]
    public void Verify_names_originals_that_were_changed_or_removed()
    {
        SomeRecords();
        _program.Run("ingest", _program.Records);
        var originals = Directory.EnumerateFiles(Path.Combine(_program.Data, "vault"), "*", SearchOption.AllDirectories).Order().ToList();
        File.SetAttributes(originals[0], FileAttributes.Normal);
        File.AppendAllText(originals[0], "改");
        File.Delete(originals[1]);
        var verify = _program.Run("verify", "--format", "jsonl");
        Assert.Equal(1, verify.Code);
        Assert.Equal(originals.Take(2).Select(Path.GetFileName), verify.Json.SkipLast(1).Select(row => Text(row, "subject")[..64]).Order());
    }

    [Fact]
    public async Task An_index_that_another_process_holds_is_said_plainly()
    {
        SomeRecords();
        _program.Run("ingest", _program.Records);
        _program.Write("新.txt", "新的材料");
        await using (var other = Workspace.Open(_program.Data))
        {
            other.Indexes.Writable(other.Inspections.Find("default")!);
            var refused = _program.Run("ingest", _program.Records);
            Assert.Equal(3, refused.Code);
            Assert.Contains("另一个进程", refused.Errors);
        }

        Assert.Equal(0, _program.Run("ingest", _program.Records).Code);
        Assert.Single(_program.List("search", "新的材料"));
    }

    [Fact]
    public async Task Killed_at_any_moment_and_started_again_it_ends_with_the_same()
    {
        for (var i = 0; i < 120; i++) _program.Write($"第{i % 7}卷/第{i}号.txt", $"第{i}号记录\n会议研究了第{i}项工程，金额{i + 1}万元。\n" + string.Concat(Enumerable.Repeat("其余事项照办。", 50 + i)));
        using var undisturbed = new ProgramRun();
        Directory.Delete(undisturbed.Records);
        Directory.CreateSymbolicLink(undisturbed.Records, _program.Records);
        var clock = Stopwatch.StartNew();
        var real = Path.GetFullPath(_program.Records);
        Assert.Equal(0, undisturbed.Run("ingest", real).Code);
        var whole = clock.Elapsed;

        var random = new Random(20230308);
        for (var kill = 0; kill < 6; kill++)
        {
            using var process = _program.Start("ingest", real);
            await Task.Delay(whole * (0.25 + 0.7 * random.NextDouble()), TestContext.Current.CancellationToken);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var last = _program.Run("ingest", real);
        Assert.Equal(0, last.Code);
        foreach (var list in (string[][])[["documents", "--text"], ["meetings"], ["decisions"], ["findings"], ["search", "第7项工程"], ["search", "其余事项", "--limit", "500"]])
        {
            Assert.Equal(Stable(undisturbed.List(list)), Stable(_program.List(list)));
        }

        Assert.Equal(0, _program.Run("verify").Code);
    }

    [Fact]
    public async Task An_interrupt_stops_the_run_says_how_to_go_on_and_loses_nothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Signals are sent as Linux does.");
        for (var i = 0; i < 300; i++) _program.Write($"夹/第{i}号.txt", $"第{i}号记录：会议研究决定维修第{i}号水渠。");
        using var ingest = _program.Start("ingest", _program.Records);
        var errors = ingest.StandardError.ReadToEndAsync();
        // Once files are on record it is in the middle of its work.
        while (!ingest.HasExited && !(Directory.Exists(Path.Combine(_program.Data, "work")) && Directory.EnumerateDirectories(Path.Combine(_program.Data, "work"), "extract-*").Any()))
            await Task.Delay(20, TestContext.Current.CancellationToken);
        using (var kill = Process.Start("kill", ["-INT", $"{ingest.Id}"])) await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        await ingest.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(3, ingest.ExitCode);
        Assert.Contains("重新运行即可从中断处继续", await errors);
        var again = _program.Run("ingest", _program.Records);
        Assert.Equal(0, again.Code);
        Assert.Equal(300, _program.List("documents").Count(row => Text(row, "status") == "Text"));
        Assert.Equal(0, _program.Run("verify").Code);
    }

    /// <summary>Without what counts runs: the number of a custody row, the deliveries and their times, and scores, which depend on the order of writing.</summary>
    private static IEnumerable<string> Stable(IReadOnlyList<JsonElement> rows) => rows
        .Select(row => string.Join('|', row.EnumerateObject().Where(p => p.Name is not ("id" or "score" or "rank" or "accession" or "paths")).Select(p => p.ToString()))).Order(StringComparer.Ordinal);
}
