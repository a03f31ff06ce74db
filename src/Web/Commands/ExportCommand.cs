using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>Lists and papers as files. Each says at its end which program wrote it and how far the audit trail went.</summary>
public static class ExportCommand
{
    public static ExitCode Run(Workspace workspace, Arguments arguments, Output output)
    {
        var export = Exports.All.FirstOrDefault(export => export.Id == arguments.Operands[0])
            ?? throw new UsageException($"不能导出“{arguments.Operands[0]}”；可以导出：{string.Join("、", Exports.All.Select(export => $"{export.Id}（{export.Title}）"))}。");
        var inspection = CommandLine.Existing(workspace, arguments);
        var path = CommandLine.FileToWrite(arguments.Options.GetValueOrDefault("out") ?? throw new UsageException($"请用 --out 指定要写的文件，例如 --out {export.Title}.{export.Ending}。"));
        var finding = arguments.Options.GetValueOrDefault("finding");
        if (finding is not null && workspace.Queue.Find(inspection.Id, finding) is null) throw new UsageException($"没有编号为 {finding} 的疑点。");
        var written = Exports.Write(export, workspace, inspection, Environment.UserName, path, finding);
        if (output.IsJson) output.JsonLine(new { file = path, rows = written });
        else output.Text($"已导出 {written} 项并读回核对：{path}");
        return ExitCode.Done;
    }
}
