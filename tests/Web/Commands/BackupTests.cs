using System.IO.Compression;

namespace DocReview.Tests;

public sealed class BackupOfOneMachine() : BackupTests(null, null);

public sealed class BackupOfPostgres(PostgresServer server) : BackupTests(server.NewDatabase(), server.NewDatabase());

/// <summary>A backup and back, through the real program.</summary>
public abstract class BackupTests : IDisposable
{
    private readonly ProgramRun _from, _to;
    private readonly string _backup;

    protected BackupTests(string? from, string? to)
    {
        (_from, _to) = (new(from), new(to));
        _backup = Path.Combine(_from.Folder, "备份.zip");
        _from.Write("党政办/纪要.txt", "松岭镇党委会议纪要\n时间：2023年3月8日\n会议研究了桥梁维修事项，同意支付工程款80,000元。\t制表符\\反斜杠");
        _from.Write("凭证.txt", "付桥梁维修工程款80,000元");
        _from.Run("ingest", _from.Records, "--supplied-by", "松岭镇党政办");
    }

    public void Dispose()
    {
        _from.Dispose();
        _to.Dispose();
    }

    [Fact]
    public void What_was_backed_up_is_there_again_and_searched_again()
    {
        Assert.Equal(0, _from.Run("backup", _backup).Code);
        Assert.False(File.Exists(_backup + ".part"));
        var restored = _to.Run("restore", _backup);
        Assert.Equal((0, ""), (restored.Code, restored.Errors));
        string Lists(ProgramRun program) => string.Join('\n', new[] { "documents", "meetings", "accessions", "findings" }.Select(list => program.Run(list, "--format", "jsonl").Output));
        Assert.Equal(Lists(_from), Lists(_to));
        Assert.Equal(_from.Run("documents", "--text", "--format", "jsonl").Output, _to.Run("documents", "--text", "--format", "jsonl").Output);
        Assert.Single(_to.List("search", "会议研究了桥梁维修"), hit => hit.GetProperty("nearness").GetString() == "AsAsked");
        Assert.Equal(0, _to.Run("verify", "--no-disk").Code);
        Assert.Equal(0, _to.Run("ingest", _from.Records).Code);
        Assert.Equal(2, _to.List("documents").Count);
    }

    [Fact]
    public void A_folder_with_something_in_it_a_file_that_is_none_and_a_damaged_one_are_refused()
    {
        Assert.Equal(0, _from.Run("backup", _backup).Code);
        Assert.Contains("不是空的", _from.Run("restore", _backup).Errors);
        var other = _from.Write("不是备份.zip", "PK");
        Assert.Equal(2, _to.Run("restore", other).Code);
        using (var zip = ZipFile.Open(_backup, ZipArchiveMode.Update))
        {
            var original = zip.Entries.First(entry => entry.FullName.StartsWith("vault/"));
            var name = original.FullName;
            original.Delete();
            using var changed = new StreamWriter(zip.CreateEntry(name).Open());
            changed.Write("别的内容");
        }
        Assert.Contains("已损坏", _to.Run("restore", _backup).Errors);
        Assert.False(Directory.Exists(_to.Data));
    }

    [Fact]
    public void An_archive_decides_nowhere_what_is_written_where()
    {
        Assert.Equal(0, _from.Run("backup", _backup).Code);
        using (var zip = ZipFile.Open(_backup, ZipArchiveMode.Update))
        {
            var list = zip.GetEntry("docreview-backup.json")!;
            string text;
            using (var reader = new StreamReader(list.Open())) text = reader.ReadToEnd();
            list.Delete();
            using (var writer = new StreamWriter(zip.CreateEntry("docreview-backup.json").Open())) writer.Write(text.Replace("\"Files\":{", "\"Files\":{\"vault/../../外面.txt\":\"0\","));
            using var outside = new StreamWriter(zip.CreateEntry("vault/../../外面.txt").Open());
            outside.Write("不该写出");
        }
        Assert.NotEqual(0, _to.Run("restore", _backup).Code);
        Assert.False(File.Exists(Path.Combine(_to.Folder, "外面.txt")));
    }
}
