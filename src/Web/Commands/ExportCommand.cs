using System.Reflection;
using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>Lists as files for the working papers. Each says at its end which program wrote it and how far the audit trail went.</summary>
public static class ExportCommand
{
    public static ExitCode Run(Workspace workspace, Arguments arguments, Output output)
    {
        if (arguments.Operands[0] != "documents") throw new UsageException($"不能导出“{arguments.Operands[0]}”；可以导出：documents（入库清单）。");
        var inspection = CommandLine.Existing(workspace, arguments);
        var path = Path.GetFullPath(arguments.Options.GetValueOrDefault("out") ?? throw new UsageException("请用 --out 指定要写的文件，例如 --out 入库清单.xlsx。"));
        if (!Directory.Exists(Path.GetDirectoryName(path))) throw new UsageException($"没有这个文件夹：{Path.GetDirectoryName(path)}");
        // Before the file is written: an export that leaves no trace is worse than an entry without a file.
        workspace.Audit.Append(Environment.UserName, "export.documents", $"{inspection.Name}: {Path.GetFileName(path)}");
        var list = new DocumentList(workspace, inspection);
        var rows = list.Sheet.Write(path, list.Rows(Version, workspace.Audit.Head()));
        var written = rows - DocumentList.ClosingRows;
        if (written != workspace.Catalogue.CountDocuments(inspection.Id)) throw new IOException($"导出期间又有材料入库，清单只有 {written} 行，请重新导出。");
        if (output.IsJson) output.JsonLine(new { file = path, rows = written });
        else output.Text($"已导出 {written} 行并读回核对：{path}");
        return ExitCode.Done;
    }

    private static string Version => $"DocReview {typeof(ExportCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion}";
}
