using DocReview.Ledger;
using DocReview.Review;
using Microsoft.Extensions.Logging.Abstractions;

namespace DocReview.Web;

/// <summary>Why a paper was or was not raised: what was read from it and what became of each matter in it.</summary>
public static class ExplainCommand
{
    public static ExitCode Run(Workspace workspace, Arguments arguments, Output output)
    {
        var inspection = CommandLine.Existing(workspace, arguments);
        var row = Named(workspace, inspection, arguments.Operands[0]);
        if (row.Trouble is { } trouble && row.Status == ContentStatus.Unreadable)
        {
            Write(output, row.Path, [$"没有读出可分析的文字：{Text.Of(trouble)}。{row.Detail}"]);
            return ExitCode.Done;
        }
        var facts = new Pipeline(workspace, NullLogger<Pipeline>.Instance) { Recogniser = null }.Facts(inspection);
        if (facts.Documents.FirstOrDefault(document => document.Document.File == row.File) is not { } paper)
        {
            Write(output, row.Path, ["还没有读取完，请先运行 ingest 或 analyze。"]);
            return ExitCode.Done;
        }
        var pages = paper.Document.Pages.Where(page => !arguments.Has("page") || page.Number == arguments.Number("page", 0)).ToList();
        if (pages.Count == 0) throw new UsageException($"{row.Path} 没有第 {arguments.Options["page"]} 页（共 {paper.Document.Pages.Count} 页）。");
        var passages = pages.SelectMany(page => page.Passages).Select(passage => passage.Id).ToHashSet();
        var study = CaseStudy.Of(facts);
        Write(output, row.Path, new Explanation(study, CaseReview.Of(study, CaseReview.Rules), Text.Of).Of(paper, passages));
        return ExitCode.Done;
    }

    private static void Write(Output output, string path, IEnumerable<string> lines)
    {
        if (output.IsJson)
        {
            foreach (var line in lines) output.JsonLine(new { file = path, says = line });
            return;
        }
        output.Text(path);
        foreach (var line in lines) output.Text($"  {line}");
    }

    /// <summary>By the path as it was supplied, by its end where only one path ends so, or by the beginning of its SHA-256.</summary>
    private static DocumentRow Named(Workspace workspace, Inspection inspection, string name)
    {
        var rows = workspace.Catalogue.Documents(inspection.Id);
        if (rows.FirstOrDefault(row => row.Path == name) is { } exact) return exact;
        var fitting = rows.Where(row => row.Path.EndsWith(name, StringComparison.Ordinal) || name.Length >= 8 && row.File.Value.StartsWith(name, StringComparison.OrdinalIgnoreCase)).ToList();
        return fitting.Count switch
        {
            1 => fitting[0],
            0 => throw new UsageException($"在册材料中没有“{name}”。"),
            _ => throw new UsageException($"有 {fitting.Count} 份材料以“{name}”结尾，请写全路径：{string.Join("、", fitting.Take(5).Select(row => row.Path))}"),
        };
    }
}
