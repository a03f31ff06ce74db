using DocReview.Ledger;
using Microsoft.Extensions.Logging.Abstractions;

namespace DocReview.Web;

/// <summary>Takes files and folders into custody and does everything that follows, to its end.</summary>
public static class IngestCommand
{
    public static async Task<ExitCode> Run(Workspace workspace, Arguments arguments, Output output, CancellationToken cancel)
    {
        foreach (var path in arguments.Operands.Where(path => !Path.Exists(path))) throw new UsageException($"没有这个文件或文件夹：{path}");
        var handover = HandoverOf(arguments);
        var inspection = workspace.Inspections.Named(arguments.Inspection);
        var progress = new Progress();
        var result = new Taking(workspace).Take(inspection, arguments.Operands, handover, progress.Looked, cancel);
        // The index was deleted by hand: all of it is to be written again.
        if (!workspace.Indexes.IsThere(inspection)) workspace.IndexState.Forget(inspection.Id);
        var pipeline = new Pipeline(workspace, Logs.Stderr<Pipeline>()) { Recogniser = arguments.Has("no-ocr") ? null : workspace.Recogniser.Engine };
        pipeline.TakeUpOlder();
        await new WholeRun(pipeline) { Searchable = progress.Searchable }.Run(inspection, progress.Worked, cancel);
        progress.End();
        return Report(workspace, inspection, result, output, arguments.Has("no-ocr"));
    }

    private static Handover HandoverOf(Arguments arguments)
    {
        if (arguments.Has("original") && arguments.Has("copy")) throw new UsageException("--original（原件）与 --copy（复制件）只能选一个。");
        DeliveryForm? form = arguments.Has("original") ? DeliveryForm.Original : arguments.Has("copy") ? DeliveryForm.Copy : null;
        string? Said(string option) => arguments.Options.GetValueOrDefault(option) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
        return new(Said("supplied-by"), Said("received-by") ?? Environment.UserName, Said("from"), form, Said("note"), arguments.Word<Zone>("zone") ?? Zone.Ordinary);
    }

    private static ExitCode Report(Workspace workspace, Inspection inspection, TakingResult result, Output output, bool scansLeft)
    {
        var unread = Unread(workspace, inspection, result.Roots);
        var entries = workspace.Catalogue.CountContained(inspection.Id);
        var (waiting, waitingFiles) = workspace.Catalogue.WaitingPages(inspection.Id);
        if (output.IsJson)
        {
            foreach (var row in unread) output.JsonLine(new { file = row.Path, status = nameof(ContentStatus.Unreadable), trouble = row.Trouble?.ToString(), reason = row.Detail });
            output.JsonLine(new
            {
                taken = result.Taken, unchanged = result.Unchanged, duplicates = result.Duplicates, unreadable = unread.Count, passedOver = result.PassedOver,
                contained = entries, pagesWaiting = waiting, missing = result.Missing,
            });
        }
        else
        {
            foreach (var row in unread) output.Text($"未能读取  {row.Path}：{row.Detail}");
            var over = result.PassedOver > 0 ? $"，略过系统文件 {result.PassedOver} 份" : "";
            output.Text($"接收 {result.Taken} 份，未变 {result.Unchanged} 份，重复 {result.Duplicates} 份，未能读取 {unread.Count} 份{over}；压缩包等容器内共 {entries} 份。");
            if (result.Missing > 0) output.Text($"以前接收过、这次文件夹里已没有的 {result.Missing} 份（已接收的原件仍在库中；用 compare 可查看两次移交的差别）。");
            if (waiting > 0) output.Text($"等待识别的扫描页、图片共 {waiting} 页（{waitingFiles} 份）{(scansLeft ? "：本次未识别（--no-ocr），不加此选项再运行一次即可识别" : WhyWaiting(workspace))}。");
        }

        return unread.Count > 0 ? ExitCode.SomeUnread : ExitCode.Done;
    }

    private static string WhyWaiting(Workspace workspace) => workspace.Recogniser.Why is { } why ? $"：{why.TrimEnd('。')}" : "：未能识别的原因见各份文件的说明";

    /// <summary>What cannot be read below the folders that were given, whenever it was taken: a second run names it again.</summary>
    private static List<DocumentRow> Unread(Workspace workspace, Inspection inspection, IReadOnlyList<string> roots)
    {
        var accessions = workspace.Catalogue.Accessions(inspection.Id).Where(a => roots.Contains(a.Root)).Select(a => a.Id).ToHashSet();
        return workspace.Catalogue.Documents(inspection.Id, new DocumentFilter(Status: ContentStatus.Unreadable)).Where(row => accessions.Contains(row.Accession)).ToList();
    }
}

/// <summary>Re-reads the facts of everything in custody and runs the rules again.</summary>
public static class AnalyzeCommand
{
    public static async Task<ExitCode> Run(Workspace workspace, Arguments arguments, Output output, CancellationToken cancel)
    {
        var inspection = CommandLine.Existing(workspace, arguments);
        var pipeline = new Pipeline(workspace, Logs.Stderr<Pipeline>());
        var progress = new Progress();
        await pipeline.ReadAnew(inspection, progress.Worked, cancel);
        var result = pipeline.Analyse(inspection);
        progress.End();
        if (output.IsJson) output.JsonLine(new { decisions = result.Decisions.Count, findings = result.Findings.Count });
        else output.Text($"决策事项 {result.Decisions.Count} 项，待核线索 {result.Findings.Count} 条。");
        return ExitCode.Done;
    }
}

/// <summary>Logs of the command line: to standard error, warnings and worse.</summary>
internal static class Logs
{
    public static ILogger<T> Stderr<T>() => LoggerFactory.Create(logging => logging
        .AddSimpleConsole(console => (console.SingleLine, console.ColorBehavior) = (true, Microsoft.Extensions.Logging.Console.LoggerColorBehavior.Disabled)).SetMinimumLevel(LogLevel.Warning)
        .Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace))
        .CreateLogger<T>();
}
