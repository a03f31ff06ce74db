using DocReview.Ledger;

namespace DocReview.Web;

/// <summary>Lists and papers as files. Each says at its end which program wrote it and how far the audit trail went. What is meant for outside is a draft here: it is approved on the site.</summary>
public static class ExportCommand
{
    private const string Hits = "hits";

    public static async Task<ExitCode> Run(Workspace workspace, Arguments arguments, Output output, CancellationToken cancel)
    {
        var (id, query) = (arguments.Operands[0], arguments.Options.GetValueOrDefault("query"));
        if ((id == Hits) != (query is not null)) throw new UsageException(query is null ? "请用 --query 写明要检索什么。" : "--query 只用于 export hits。");
        var inspection = CommandLine.Existing(workspace, arguments);
        var export = query is null ? Exports.All.FirstOrDefault(export => export.Id == id) ?? throw Unknown(id) : await Found(workspace, inspection, query, cancel);
        var path = CommandLine.FileToWrite(arguments.Options.GetValueOrDefault("out") ?? throw new UsageException($"请用 --out 指定要写的文件，例如 --out {export.Title}.{export.Ending}。"));
        var finding = arguments.Options.GetValueOrDefault("finding");
        if (finding is not null && workspace.Queue.Find(inspection.Id, finding) is null) throw new UsageException($"没有编号为 {finding} 的疑点。");
        var written = Exports.Write(export, workspace, inspection, Environment.UserName, path, finding, about: query);
        if (output.IsJson) output.JsonLine(new { file = path, rows = written });
        else output.Text($"已导出 {written} 项并读回核对：{path}");
        return ExitCode.Done;
    }

    private static async Task<IExport> Found(Workspace workspace, Inspection inspection, string query, CancellationToken cancel)
    {
        var asked = new SearchAsked(query.Trim());
        if (asked.IsNothing) throw new UsageException("--query 是空的。");
        return new HitList(asked.Text, await workspace.HitsOf(inspection).Find(asked, 0, HitList.Most, cancel, Index.Widening.Never));
    }

    private static UsageException Unknown(string id) =>
        new($"不能导出“{id}”；可以导出：{string.Join("、", Exports.All.Select(export => $"{export.Id}（{export.Title}）").Append($"{Hits}（检索结果）"))}。");
}
