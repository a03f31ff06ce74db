using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>The whole data folder as one file, while the site runs, and back into an empty folder.</summary>
public static class BackupCommand
{
    public static ExitCode Save(Workspace workspace, Arguments arguments, Output output, CancellationToken cancel)
    {
        var path = CommandLine.FileToWrite(arguments.Operands[0]);
        workspace.Audit.Append(Environment.UserName, "backup", Path.GetFileName(path));
        var files = BackupArchive.Write(workspace, path, cancel);
        if (output.IsJson) output.JsonLine(new { file = path, files, bytes = new FileInfo(path).Length });
        else output.Text($"已备份 {files} 个文件并逐个读回核对：{path}（{Format.Bytes(new FileInfo(path).Length)}）。备份含有全部材料，请由专人妥善保管。");
        return ExitCode.Done;
    }

    public static async Task<ExitCode> Restore(Arguments arguments, Output output, CancellationToken cancel)
    {
        var path = Path.GetFullPath(arguments.Operands[0]);
        if (!File.Exists(path)) throw new UsageException($"没有这个文件：{path}");
        var tables = BackupArchive.Unpack(path, Path.GetFullPath(arguments.Data), arguments.Postgres is not null, cancel);
        await using var workspace = Workspace.Open(arguments.Data, arguments.Postgres);
        if (tables is not null)
        {
            LedgerCopy.LoadTables(workspace.Db, tables);
            Directory.Delete(tables, recursive: true);
        }
        // The index did not come along: all of it is written anew.
        foreach (var inspection in workspace.Inspections.All()) workspace.IndexState.Forget(inspection.Id);
        workspace.Audit.Append(Environment.UserName, "restore", Path.GetFileName(path));
        if (output.IsJson) output.JsonLine(new { data = workspace.Folder, inspections = workspace.Inspections.All().Count });
        else output.Text($"已恢复到 {workspace.Folder}，每个文件都与备份清单核对一致。检索索引将在下次检索、导入或启动网站时重建。");
        return ExitCode.Done;
    }
}
